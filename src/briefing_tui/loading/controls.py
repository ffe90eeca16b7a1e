"""Controls: characters that no text may hold. The reader shows ␦ in their place; `check` says where they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge
from itertools import islice
from typing import Final

from yaml.events import ScalarEvent

from briefing_tui.loading.findings import with_id
from briefing_tui.loading.positions import NO_YAML, Path, holders, walk
from briefing_tui.loading.problems import Problem
from briefing_tui.loading.slips import invisible
from briefing_tui.loading.source import Source

_BOM: Final = b"\xef\xbb\xbf"
_MOST: Final = 100
"""Places that are named one by one."""
_RAW = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\u200b\u2060\ufeff]")
_INVISIBLE: Final = "\u200b\u2060\ufeff"
"""No controls, but nothing to be seen either. Bidirectional controls are the matter of L02."""
_ESCAPED = re.compile(rb"\\[0abefvrNxuU]")
_ESCAPE = re.compile(r"\\(?:x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})|U(?P<U>[0-9a-fA-F]{8})|(?P<sign>[^xuU]))")
_SIGNS: Final = {"0": 0, "a": 7, "b": 8, "v": 0x0B, "f": 0x0C, "r": 0x0D, "e": 0x1B, "N": 0x85}
_HIGH: Final = range(0xD800, 0xDC00)
_LOW: Final = range(0xDC00, 0xE000)


def controls(data: bytes, source: Source, holder: object = None) -> Iterator[Problem]:
    """Every place where there is one, or an escape that makes one; at most a hundred, and one more for the rest.

    Args:
        data: the bytes of the file as they are; in those of `source`, ␦ stands in the place of control characters.
        source: the file.
        holder: its plain data, for the ids in paths; None where it is no YAML.
    """
    data = data.removeprefix(_BOM)
    if source.clean and source.data == data:
        return
    escaped = _escaped(source) if _ESCAPED.search(source.data) else ()
    places = [*islice(merge(_raw(data), escaped), _MOST + 1)]
    paths = _paths(source, [at for at, _ in places])
    for (at, code), path in zip(places[:_MOST], paths, strict=False):
        if chr(code) in _INVISIBLE:
            slip = invisible(at, chr(code), "in a text")
            yield source.problem("Y20", at, slip.message, slip.hint, with_id(path, holder))
        else:
            message, hint = f"U+{code:04X} is not allowed in text", "Remove it; ␦ is shown in its place."
            yield source.problem("Y21", at, message, hint, with_id(path, holder))
    if len(places) > _MOST:
        # They are not counted: that would take 4 s of a large file that is no text at all.
        message, hint = "more such characters from here on", "Remove them; ␦ is shown in their place."
        yield source.problem("Y21", places[_MOST][0], message, hint, with_id(paths[_MOST], holder))


def _paths(source: Source, offsets: list[int]) -> list[Path]:
    """Where in the data some ascending offsets are."""
    try:
        return [path for path, _ in holders(source, offsets)] if offsets else []
    except NO_YAML:
        return [()] * len(offsets)  # what is wrong with the YAML is said elsewhere


def _raw(data: bytes) -> Iterator[tuple[int, int]]:
    """The offset and the code point of each such character that stands in a file."""
    for found in _RAW.finditer(data.decode("utf-8", "replace")):
        yield found.start(), ord(found[0])


def _escaped(source: Source) -> Iterator[tuple[int, int]]:
    """The offset and the code point of each escape of such a character, or of half of one, in double quotes."""
    try:
        for _, _, event in walk(source):
            kind = event.__class__
            if kind is ScalarEvent and event.style == '"':
                yield from _escapes(source.text, event.start_mark.index, event.end_mark.index)
    except NO_YAML:
        return  # as far as it is YAML


def _escapes(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    high: tuple[int, int, int] | None = None  # a first half: its offset, its code point, and where its escape ends
    for found in _ESCAPE.finditer(text, start, end):
        digits = found["x"] or found["u"] or found["U"]
        code = int(digits, 16) if digits else _SIGNS.get(found["sign"], 0x20)
        joined = high is not None and code in _LOW and high[2] == found.start()
        if high is not None and not joined:
            yield high[:2]
        high = (found.start(), code, found.end()) if code in _HIGH else None
        if (code in _LOW and not joined) or (code < 0x110000 and _RAW.match(chr(code))) or code == 0x0D:
            yield found.start(), code
    if high is not None:
        yield high[:2]
