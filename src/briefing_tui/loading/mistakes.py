"""Mistakes: what an author did where the YAML parser gave up, in the author's words rather than the parser's."""

from __future__ import annotations

import re
from typing import Final

import yaml

from briefing_tui.loading.problems import Problem, Text

_ENCODINGS: Final = (
    (re.compile(rb"[\xd0\xdd\xde\xf0\xfd\xfe]"), "windows-1254", "Windows-1254 (Turkish)"),
    (re.compile(rb"[\xc0-\xff]{3}"), "windows-1251", "Windows-1251 (Cyrillic)"),
)
_TAB = re.compile(r" *\t")
_COMPARATOR = re.compile(r"(:\s+|-\s+)(>=?|<=?)\s*(-?\d[\d.,]*)")
_AFTER_QUOTE = re.compile(r"""(:\s+|-\s+)(?P<mark>['"])(?:(?!(?P=mark)).)*(?P=mark)\s*[^\s,#}\]:]""")
_COMPARE: Final = "Compare the indentation and the quotes with the lines above."
_STARTER = re.compile(r"(:\s+|-\s+)([%@`&*!\[{])")


def explain(text: Text, error: yaml.YAMLError) -> Problem:
    """The problem behind an error of the parser, at the place where the author made it."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = str(getattr(error, "problem", None) or error).strip()
    opened = getattr(error, "context_mark", None)
    offset = mark.index if mark else 0
    if "quoted scalar" in str(getattr(error, "context", "")) and opened is not None:
        return _quoted(text, offset, opened.index, said)
    return _line(text, offset) or _rest(text, offset, said)


def _quoted(text: Text, offset: int, opened: int, said: str) -> Problem:
    if "escape" in said:
        hint = r"Write \\ for a backslash, or use single quotes."
        return text.problem("Y18", offset, "an unknown escape after a backslash", hint)
    return text.problem("Y18", opened, "the quote opened here is never closed", "Close it at the end of the text.")


def _line(text: Text, offset: int) -> Problem | None:
    """The mistake that the line at an offset shows, None where it shows none."""
    line, start = text.line(offset), text.text.rfind("\n", 0, offset) + 1
    if found := _TAB.match(text.text, start):
        message = "a tab is used for indentation; YAML allows only spaces"
        return text.problem("Y01", found.end() - 1, message, "Replace the tab by 2 spaces.")
    if found := _COMPARATOR.search(line):
        hint = f"Write value: {found[3]} and a qualifier."
        return text.problem("Y13", start + found.end(1), f'"{found[2]}" cannot start a value', hint)
    if found := _AFTER_QUOTE.search(line):
        hint = "Put the whole value in the other kind of quotes."
        return text.problem("Y17", start + found.end() - 1, "text goes on after the closing quote", hint)
    return None


def _rest(text: Text, offset: int, said: str) -> Problem:
    line, start = text.line(offset), text.text.rfind("\n", 0, offset) + 1
    if "mapping values are not allowed" in said:
        key, _, value = line.partition(":")
        hint = f'Put the whole value in quotes: {key.strip()}: "{value.strip()}"' if ":" in value else _COMPARE
        return text.problem("Y02", offset, '": " inside an unquoted text', hint)
    if found := _STARTER.search(line):
        message = f'a value cannot start with "{found[2]}" unless it is meant as YAML'
        return text.problem("Y16", start + found.end(1), message, "Put it in quotes.")
    return text.problem("Y00", offset, f"this is not YAML: {said}", _COMPARE)


def not_utf8(data: bytes, file: str, error: UnicodeDecodeError) -> Problem:
    """What a file that is not UTF-8 seems to be."""
    before = data[: error.start].decode("utf-8")
    text = Text(before, file)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:200]:
        looks = "UTF-16"
    else:
        around = data[max(0, error.start - 2000) : error.start + 2000]
        looks = next((name for pattern, _, name in _ENCODINGS if pattern.search(around)), "Windows-1252 or Latin-1")
    message = f"byte 0x{data[error.start]:02X} at offset {error.start} is not UTF-8; the file looks like {looks}"
    return text.problem("Y24", len(before), message, "Save it as UTF-8.")
