"""Mistakes: what an author did where the YAML parser gave up, in the author's words rather than the parser's."""

from __future__ import annotations

import re
from typing import Final

from briefing_tui.loading.problems import Problem, shorten
from briefing_tui.loading.source import Source

_TAB = re.compile(r"[ -]*\t")
_STARTS: Final = r"(?:^\s*|:\s+|-\s+|[\[{,]\s*)"
_NO_SPACE = re.compile(r"\s*(?:- )?[A-Za-z_]+(?P<at>:)[^\s/]")
_COMPARATOR = re.compile(_STARTS + r"(?P<at>[<>]=?)\s*(?P<number>-?[0-9]+(?:[.,][0-9]+)*)")
_AFTER_QUOTE = re.compile(r"""(?::\s+|-\s+)(?P<mark>['"])(?:(?!(?P=mark)).)*(?P=mark)\s*(?P<at>[^\s,#}\]:'"])""")
_OPENED = re.compile(r"""(?::\s+|-\s+)(?P<at>(?P<mark>['"])(?:(?!(?P=mark)).)*$)""")
_STARTER = re.compile(_STARTS + r"(?P<at>[%@`&*!]|\[(?=[^\[\]]*\]\s*[^\s,\]}#])|\{(?=[^{}]*\}\s*[^\s,\]}#]))")
_LOOK_BACK: Final = 20
_COMPARE: Final = "Compare the indentation and the quotes with the lines above."
_PLAIN_WORDS: Final = {
    "could not find expected ':'": 'a line without a ":" after its key',
    "did not find expected ':'": 'a line without a ":" after its key',
    "did not find expected key": "a key was expected here",
    "did not find expected '-' indicator": 'an entry that starts with "-" was expected here',
    "did not find expected ',' or ']'": 'a "," or "]" was expected here',
    "did not find expected ',' or '}'": 'a "," or "}" was expected here',
    "did not find expected <document start>": "the mapping ended before this line",
    "did not find expected node content": "a value was expected here",
    "sequence entries are not allowed": 'an entry that starts with "-" cannot stand here',
    "'\\t' that cannot start": "a tab stands where YAML allows only spaces",
    "found undefined tag handle": 'a value cannot start with "!"',
    "int too large": "an escape stands for no character",
    "chr() arg": "an escape stands for no character",
}


def explain(source: Source, error: Exception) -> Problem:
    """The problem behind an error of the parser, at the place where the author made it."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    opened = getattr(error, "context_mark", None)
    said = str(getattr(error, "problem", None) or error)
    if "expected ':'" in said and opened is not None:
        mark = opened
    offset = mark.index if mark else 0
    if "quoted scalar" in str(getattr(error, "context", None)) and opened is not None:
        return _quoted(source, offset, opened.index, said)
    return _line(source, offset, said) or _opened(source, offset) or _rest(source, offset, said)


def _quoted(source: Source, offset: int, opened: int, said: str) -> Problem:
    """A quoted text that does not end, or holds what it may not."""
    if "escape" in said or "hexdecimal" in said:
        hint = r"Write \\ for a backslash, or use single quotes."
        return source.problem("Y00", offset, "a backslash in double quotes, and no escape that YAML has", hint)
    return _never_closed(source, opened)


def _line(source: Source, offset: int, said: str) -> Problem | None:
    """The mistake that the line at an offset shows, None where it shows none."""
    line, start = source.line(offset)
    if found := _TAB.match(line):
        message = "a tab is used for indentation; YAML allows only spaces"
        return source.problem("Y01", start + found.end() - 1, message, "Replace the tab by 2 spaces.")
    if found := _COMPARATOR.search(line):
        hint = f"Write value: {found['number']} and a qualifier, such as more_than."
        return source.problem("Y13", start + found.start("at"), f'"{found["at"]}" cannot start a value', hint)
    if found := _NO_SPACE.match(line):
        hint = "Put a space after it."
        return source.problem("Y19", start + found.start("at"), 'no space after ":"', hint)
    if "mapping values are not allowed" in said:
        key, _, value = line.partition(": ")
        in_quotes = value.strip().replace("\\", "\\\\").replace('"', '\\"')
        hint = f'Put the whole value in quotes: {key.strip()}: "{in_quotes}"' if ": " in value else _COMPARE
        return source.problem("Y02", offset, '": " inside an unquoted text', hint)
    if found := _AFTER_QUOTE.search(line):
        hint = "Put the whole value in the other kind of quotes."
        return source.problem("Y17", start + found.start("at"), "text goes on after the closing quote", hint)
    return None


def _opened(source: Source, offset: int) -> Problem | None:
    """The quote that was never closed, where the parser gives up behind the one that opens the next quoted text."""
    line, start = source.line(offset)
    for _ in range(_LOOK_BACK):
        if start == 0:
            break
        before, start = source.line(start - 1)
        found = _OPENED.search(before)
        if found and found["mark"] in line:
            return _never_closed(source, start + found.start("at"))
    return None


def _never_closed(source: Source, offset: int) -> Problem:
    return source.problem("Y18", offset, "the quote opened here is never closed", "Close it at the end of the text.")


def _rest(source: Source, offset: int, said: str) -> Problem:
    """What only the words of the parser tell."""
    for at in (offset, max(0, offset - 1)):  # after a value in brackets, the parser gives up on the line after it
        line, start = source.line(at)
        if found := _STARTER.search(line):
            message = f'a value cannot start with "{found["at"]}", unless it is meant as YAML'
            return source.problem("Y16", start + found.start("at"), message, "Put the whole value in quotes.")
    plain = next((plain for words, plain in _PLAIN_WORDS.items() if words in said), f"this is not YAML: {said}")
    return source.problem("Y00", offset, shorten(plain, 120), _COMPARE)
