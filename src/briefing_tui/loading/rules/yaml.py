"""YAML: what other programs read in a file, and what YAML takes for something else than the text that it stands in.

These rules look at the file, not at the briefing. Each reads its events once more, and all but the notes do so only
where a search through the bytes says that there may be something to find.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, Final, NamedTuple

from yaml.events import AliasEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent

from briefing_tui.loading import slips
from briefing_tui.loading.findings import Finding
from briefing_tui.loading.positions import Path, walk
from briefing_tui.loading.quoting import Seen, closing
from briefing_tui.loading.slips import Slip
from briefing_tui.loading.source import Source

_RUNNING: Final = frozenset(
    ("title", "subtitle", "bottom_line", "text", "body", "note", "label", "evidence", "prefix", "suffix", "measure")
)
"""Fields of running text: a comment behind one is less likely than a # that belongs to it."""
_COMMENT_LINES = re.compile(rb"[ \t]*#[^\n]*(?:\n[ \t]*#[^\n]*)*+")
_COMMENT = re.compile(r"[ \t]+(?P<sign>#)(?P<next>.?)")
_OPENED = re.compile(rb"\"(?<= \")[^\"\n]*+$", re.MULTILINE), re.compile(rb"'(?<= ')[^'\n]*+$", re.MULTILINE)
_TABBED = re.compile(rb"^ *\t", re.MULTILINE)
_BLOCKS = re.compile(rb">[+-]?[1-9]"), re.compile(rb"\|[+-]?[1-9]")
_MARKED = re.compile(rb"&(?<= &)[0-9A-Za-z_-]")
_LONGEST: Final = 100
"""Characters of what may be a number, a date or the like, and of the spaces before a value."""
_SHOWN: Final = 30


class _Reading(NamedTuple):
    """How programs of YAML 1.1 read some plain scalars."""

    code: str
    pattern: re.Pattern[str]
    tell: Callable[[str], tuple[str, str]]
    """The message and the hint for a scalar."""


_READINGS: Final[list[_Reading]] = []
_STARTS: Final = frozenset("0123456789+-.yYnNoO")


def _reads(code: str, pattern: str) -> Callable[[Callable[[str], tuple[str, str]]], Callable[[str], tuple[str, str]]]:
    def register(tell: Callable[[str], tuple[str, str]]) -> Callable[[str], tuple[str, str]]:
        _READINGS.append(_Reading(code, re.compile(pattern, re.ASCII), tell))
        return tell

    return register


def portability(source: Source) -> Iterator[Finding]:
    """What programs of YAML 1.1, PyYAML's plain loaders among them, read otherwise: notes, at keys and values."""
    for path, is_key, event in walk(source):
        kind = event.__class__
        if kind is not ScalarEvent or event.style or event.value[:1] not in _STARTS:
            continue
        written = event.value
        if written == "1" and path == ["briefing_version"] and not is_key:
            at, hint = event.start_mark.index, 'Write briefing_version: "1".'
            yield Finding("S05", "the version is a text", hint, tuple(path), severity="note", offset=at)
        for reading in _READINGS if 0 < len(written) <= _LONGEST else ():
            if reading.pattern.fullmatch(written):
                message, hint = reading.tell(written)
                at = event.start_mark.index
                yield Finding(reading.code, message, hint, tuple(path), is_key, severity="note", offset=at)
                break


# The patterns are those of PyYAML 6.0.3 (resolver.py); y and n are from https://yaml.org/type/bool.html.
@_reads("Y04", "y|Y|yes|Yes|YES|on|On|ON|n|N|no|No|NO|off|Off|OFF")
def _truth(written: str) -> tuple[str, str]:
    truth = "true" if written.lower() in ("y", "yes", "on") else "false"
    return f'{written} is read as "{truth}" by YAML 1.1 tools', f'Write "{written}" in quotes.'


@_reads("Y07", r"\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d.*")
def _date(written: str) -> tuple[str, str]:
    message = f"{written} is text here and a date for YAML 1.1 tools"
    return message, f'Quote the date ("{written}") so every tool reads the same text.'


@_reads("Y08", r"[-+]?(?:[1-9][0-9_]*(?::[0-5]?[0-9])+|[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*)")
def _sexagesimal(written: str) -> tuple[str, str]:
    number = Decimal(0)
    for part in written.lstrip("+-").replace("_", "").split(":"):
        number = number * 60 + Decimal(part.rstrip(".") or 0)
    sign = "-" if written.startswith("-") else ""
    return f"{written} is read as the number {sign}{number:f} by YAML 1.1 tools", f'Quote it: "{written}".'


@_reads("Y09", r"[-+]?0[0-9]+")
def _octal(written: str) -> tuple[str, str]:
    number = int(written)
    other = f"octal {int(written, 8)}" if set(written).isdisjoint("89") else "text"
    return f"{written} is {number} here and {other} for YAML 1.1 tools", f"Write {number}."


@_reads("Y10", r"(?![-+]?[0-9]*\.[0-9]*[eE][-+])[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]{1,2}")
def _exponent(written: str) -> tuple[str, str]:
    number = f"{Decimal(written):f}"
    return f"{written} is the number {number} here and text for YAML 1.1 tools", f"Write {number}."


def comments(source: Source) -> Iterator[Finding]:
    """Y15: comments that may be meant as a part of the text before them."""
    if not _has_comments(source.data):
        return
    for path, is_key, event in walk(source):
        kind = event.__class__
        if is_key or kind is not ScalarEvent or event.style or not event.value:
            continue
        found = _COMMENT.match(source.text, event.end_mark.index)
        if found and (found["next"].strip(" \t\r#!") or _field(path) in _RUNNING):
            message = f'everything after " #" is a comment; the text ends at "{event.value[-_SHOWN:]}"'
            hint = "Put the whole text in quotes if # belongs to it; else give the comment a line of its own."
            yield Finding("Y15", message, hint, tuple(path), offset=found.start("sign"))


def _may_open(data: bytes, at: int) -> bool:
    """Whether the quotation mark at an offset may begin a value."""
    return data[max(0, at - _LONGEST) : at].rstrip(b" ")[-1:] in b":,[{-"


def _has_comments(data: bytes) -> bool:
    """Whether a # may begin a comment behind something else on its line."""
    looked = 0  # up to here
    while (at := data.find(b"#", looked)) >= 0:
        line = data.rfind(b"\n", looked, at) + 1
        if (line or not looked) and (comments := _COMMENT_LINES.match(data, line)):
            looked = comments.end()
        elif data[at - 1 : at] in (b" ", b"\t"):
            return True
        else:
            looked = at + 1
    return False


def _field(path: list[str | int]) -> str:
    """The field that a path leads to, or to an entry of."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def silent(source: Source) -> Iterator[Finding]:
    """Errors that YAML does not see: quotes that swallow keys (Y18), tabs (Y01), text taken for something else."""
    if any(_may_open(source.data, found.start()) for quote in _OPENED for found in quote.finditer(source.data)):
        yield from _swallowed(source)
    if b"\t" in source.data and _TABBED.search(source.data):
        yield from _tabs(source)
    if _MARKED.search(source.data):
        yield from _marks(source)
    if any(block.search(source.data) for block in _BLOCKS):
        yield from _emptied(source)


def _swallowed(source: Source) -> Iterator[Finding]:
    """Quotes that are closed only by one of a text further down, so that the keys between are not read."""
    columns: list[int] = []  # for each open list or mapping, that of the innermost one without brackets
    for path, _, event in walk(source):
        kind, depth = event.__class__, len(path)
        if kind is MappingStartEvent or kind is SequenceStartEvent:
            outer = columns[depth - 1] if depth else -1
            columns[depth:] = [outer if event.flow_style else event.start_mark.column]
        elif kind is ScalarEvent and event.style in ("'", '"') and depth:
            start, end = event.start_mark, event.end_mark
            if start.line != end.line and event.anchor is None:
                try:
                    closing(source.text, start.index, columns[depth - 1])
                except Seen as seen:
                    yield _found(seen.slip, tuple(path))


def _tabs(source: Source) -> Iterator[Finding]:
    """Tabs before a key or value between brackets: YAML forbids them there as elsewhere, and libyaml takes them."""
    for path, is_key, event in walk(source):
        start = event.start_mark.index
        line = source.text.rfind("\n", 0, start) + 1
        if (at := source.text.find("\t", line, start)) >= 0 and not source.text[line:start].strip(" \t"):
            slip = slips.tab(at)
            yield Finding(slip.code, slip.message, slip.hint, tuple(path), is_key, offset=at)


def _marks(source: Source) -> Iterator[Finding]:
    """Anchors of texts that no alias repeats."""
    open_marks: dict[str, tuple[Path, Any]] = {}
    for path, is_key, event in walk(source):
        kind = event.__class__
        if kind is AliasEvent:
            open_marks.pop(event.anchor, None)
        elif kind is ScalarEvent and not is_key and event.tag is None:
            if event.anchor in open_marks:
                yield _taken(source, *open_marks[event.anchor])
            if event.anchor is not None:
                open_marks[event.anchor] = tuple(path), event
    for path_of, event in open_marks.values():
        yield _taken(source, path_of, event)


def _emptied(source: Source) -> Iterator[Finding]:
    """Texts such as >2, which begin a block of text that has no line."""
    for path, _, event in walk(source):
        kind = event.__class__
        if kind is ScalarEvent and event.style in ("|", ">") and not event.value.strip():
            start = source.text.find(event.style, event.start_mark.index)
            if slip := slips.emptied(source.text, start, _field(path)):
                yield _found(slip, tuple(path))


def _taken(source: Source, path: Path, event: Any) -> Finding:
    start = event.start_mark.index
    return _found(slips.starter(start, "&", source.text[start : event.end_mark.index]), path)


def _found(slip: Slip, path: Path) -> Finding:
    return Finding(slip.code, slip.message, slip.hint, path, offset=slip.offset)
