"""Mistakes: what an author did where the YAML parser gave up, in the author's words rather than the parser's."""

from __future__ import annotations

import re
from typing import Final

from briefing_tui.loading import slips
from briefing_tui.loading.lines import first_slip
from briefing_tui.loading.problems import Problem, shorten
from briefing_tui.loading.quoting import as_written, properties
from briefing_tui.loading.slips import Slip
from briefing_tui.loading.source import Source

_COMPARE: Final = "Compare the indentation and the quotes with the lines above."
_NO_HYPHEN: Final = 'Put "- " before it if it is one of the entries above; else compare its indentation with theirs.'
_HYPHEN_OVER: Final = 'Remove the "-" if it is a key like those above; else compare its indentation with theirs.'
_BACKSLASH: Final = r"Write \\ for a backslash, or use single quotes."
_BEYOND = re.compile(r"\\U(?!0010|000[0-9a-fA-F])[0-9a-fA-F]{8}")
"""An escape of no character: Unicode ends at U+10FFFF. PyYAML's own parser does not say where it is."""
_ENDED = re.compile(r"^\.\.\.(?=\s|\Z)", re.MULTILINE)
_VERSION = re.compile(r"\bbriefing_version\b")
_FIRST = re.compile(r"^(?![ \t]*(?:#|\r?$|%|---))(?P<line>.+)", re.MULTILINE)
_KEYED = re.compile(r"\s*(?:[{\"'\[-]|[^\s:]+\s*:(?:\s|$)|[A-Za-z_]+:\S)")
_COLON_MISSING: Final = "could not find expected ':'"
_PLAIN_WORDS: Final = {
    _COLON_MISSING: 'a line without a ":" after its key',
    "did not find expected ':'": 'a line without a ":" after its key',
    "did not find expected key": "the indentation of this line fits none of the lines above it",
    "did not find expected '-' indicator": "the indentation of this line fits none of the lines above it",
    "expected <block end>": "the indentation of this line fits none of the lines above it",
    "expected ',' or ']'": 'a "," or "]" was expected here',
    "expected ',' or '}'": 'a "," or "}" was expected here',
    "did not find expected <document start>": "the briefing ended before this line",
    "expected '<document start>'": "the briefing ended before this line",
    "expected node content": "a value was expected here",
    "expected the node content": "a value was expected here",
    "sequence entries are not allowed": 'an entry that starts with "-" cannot stand here',
}


def explain(source: Source, error: Exception) -> Problem:
    """The problem behind an error of the parser, at the place where the author made it."""
    if "nesting depth" in str(error):  # libyaml has a limit of its own, and reads ahead
        mark = getattr(error, "problem_mark", None)
        return source.problem("Y23", mark.index if mark else 0, "nesting deeper than a briefing may have")
    found = _behind(source.text, error)
    return source.problem(found.code, found.offset, found.message, found.hint)


def not_a_mark(source: Source, offset: int) -> Slip | None:
    """The mistake where a text begins with * or !, and YAML sees an alias or a tag in its first word: `*bold text*`.

    None where an alias or a tag may well be meant.
    """
    text = source.text
    if text[offset : offset + 1] not in ("*", "!"):
        return None
    if text[offset : offset + 2] != "! " and any(properties(text, offset, flow=flow) for flow in (False, True)):
        return None
    return slips.starter(offset, text[offset], as_written(text, offset))


def _behind(text: str, error: Exception) -> Slip:
    """The mistake behind an error of the parser."""
    mark = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None)
    said = str(getattr(error, "problem", None) or error)
    if mark is None:
        beyond = _BEYOND.search(text)
        at = beyond.start() if beyond else opened.index if opened else 0
    else:
        at = mark.index
    return _no_briefing(text) or first_slip(text, at) or _at_place(text, at, said, opened.index if opened else at)


def _no_briefing(text: str) -> Slip | None:
    """A file of another kind: prose, say, or Markdown."""
    first = _FIRST.search(text)
    if first is None or _VERSION.search(text) or _KEYED.match(first["line"]):
        return None
    message = 'expected one mapping with "briefing_version", found other text'
    return Slip("Y22", first.start(), message, "Is this the right file?")


def _at_place(text: str, at: int, said: str, opened: int) -> Slip:
    """What the place and the words of the parser tell."""
    sign = text[at : at + 1]
    if sign == "\t":
        return slips.tab(at, leading=not text[text.rfind("\n", 0, at) + 1 : at].strip())
    if "escape" in said or "hexdecimal" in said or "chr()" in said or "too large" in said:
        message = "a backslash in double quotes, and no escape that YAML has"
        return Slip("Y00", max(text.rfind("\\", 0, at + 1), 0), message, _BACKSLASH)
    if "document start" in said and (ends := [found.start() for found in _ENDED.finditer(text, 0, at)]):
        return Slip("Y22", ends[-1], 'the line "..." ends the briefing; nothing may follow it', 'Remove "...".')
    if sign == "?":
        return slips.bracket_inside(at, sign)  # only PyYAML's own parser finds anything wrong with it
    if "mapping values are not allowed" in said:
        return slips.colon(at, "", "")
    if _COLON_MISSING in said:
        at = opened
    plain = next((plain for words, plain in _PLAIN_WORDS.items() if words in said), f"this is not YAML: {said}")
    hint = _NO_HYPHEN if "'-' indicator" in said else _HYPHEN_OVER if text.startswith("- ", at) else _COMPARE
    return Slip("Y00", at, shorten(plain, 120), hint)
