"""The page of a briefing: its blocks in reading order, made part by part as they are looked at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import accumulate
from typing import NamedTuple, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from briefing_tui.document import markdown, showing
from briefing_tui.document.blocks import Block, Text
from briefing_tui.document.wrapping import MEASURE, Line, wrap
from briefing_tui.model import Briefing, Figure, Ids, Item, Placement, Quote, Section, Statement

_KEPT = 96
"""Parts whose lines are kept; at 100x30 that is more than a hundred screens."""
_BATCH = 40
"""Items of the reference part that are made together."""
_END = 1 << 40
"""A number that no block has."""
_LETTERS = 160
"""Characters that an item counts for in the share read, before it has been made."""
_HEADING = re.compile(r"^ {0,3}(#{1,6}[ \t]|=+ *$|-+ *$)", re.MULTILINE)


K = TypeVar("K")
V = TypeVar("V")


class Place(NamedTuple):
    """A place on the page: part, block in it, and offset in the block's text. Places sort in reading order."""

    part: int
    block: int = 0
    offset: int = 0


class Part(Struct, frozen=True):
    """A run of blocks that are made together."""

    key: str
    """The section's id, or a key of `_NAMES`."""
    make: Callable[[], Iterable[Block]]
    weight: int
    """About how many characters it shows."""
    ids: tuple[str, ...] = ()
    """The items that it shows, where that is known without making it."""
    texts: tuple[str, ...] = ()
    """The Markdown that it shows."""


class Entry(NamedTuple):
    """A line of the contents."""

    level: int
    number: str
    title: str
    key: str
    """The key of the part."""
    place: Place
    counts: str = ""


class Page:
    """All blocks of a briefing. Nothing is made before it is looked at, and nothing needs the height of the whole."""

    def __init__(self, briefing: Briefing, measure: int = MEASURE) -> None:
        """Lay out the parts of the page, its prose at most `measure` cells wide; no block is made yet."""
        self.briefing = briefing
        self.measure = measure
        self.parts: list[Part] = list(_parts(briefing))
        self._ends = list(accumulate(part.weight for part in self.parts))
        self._blocks: OrderedDict[int, tuple[Block, ...]] = OrderedDict()
        self._lines: OrderedDict[tuple[int, int], list[tuple[int, Line]]] = OrderedDict()
        self._only: Mapping[int, Sequence[int]] | None = None

    def narrow(self, only: Mapping[int, Sequence[int]] | None) -> None:
        """Have lines only for these blocks of each part, for all where it is None; places stay what they are."""
        self._only = only
        self._lines.clear()

    def blocks(self, part: int) -> tuple[Block, ...]:
        """The blocks of a part."""
        return _kept(self._blocks, part, lambda: tuple(self.parts[part].make()))

    def block(self, place: Place) -> Block:
        """The block at a place."""
        return self.blocks(place.part)[place.block]

    def lines(self, part: int, width: int) -> list[tuple[int, Line]]:
        """The lines of a part at a width in cells, each with the number of its block."""
        if not (shown := self._shown(part)):
            return []
        blocks = self.blocks(part)
        return _kept(
            self._lines,
            (part, width),
            lambda: [(at, line) for at in shown for line in wrap(blocks[at], width, self.measure)],
        )

    def _shown(self, part: int) -> Sequence[int]:
        """The numbers of the blocks of a part that have lines."""
        return range(len(self.blocks(part))) if self._only is None else self._only.get(part, ())

    def line_at(self, place: Place, width: int) -> tuple[int, int]:
        """The part and the number of the line in it that shows a place."""
        lines = self.lines(place.part, width)
        found = 0
        for at, (block, line) in enumerate(lines):
            if block > place.block or (block == place.block and line.start > place.offset):
                break
            if block == place.block and line.pieces:
                found = at
            # The cells of a strip lie beside each other: the first line that holds the offset is the one.
            if block == place.block and any(p.start <= place.offset < p.end for p in line.pieces):
                return place.part, at
        return place.part, found

    def moved(self, line: tuple[int, int], count: int, width: int) -> tuple[int, int]:
        """The line that stands `count` lines further down (up where negative), or the first or last of the page."""
        part, at = line
        at += count
        while at < 0:
            if part == 0:
                return 0, 0
            part -= 1
            at += len(self.lines(part, width))
        while at >= (size := len(self.lines(part, width))):
            if part == len(self.parts) - 1:
                return part, max(0, size - 1)
            part += 1
            at -= size
        return part, at

    def neighbour(self, place: Place, step: int) -> Place | None:
        """The next block that is shown (step 1) or the one before (step -1), None at the end of the page."""
        part, block = place.part, place.block
        while 0 <= part < len(self.parts):
            shown = self._shown(part)
            at = bisect_left(shown, block + 1) if step > 0 else bisect_left(shown, block) - 1
            if 0 <= at < len(shown):
                return Place(part, shown[at])
            part, block = part + step, -1 if step > 0 else _END
        return None

    def shows(self, place: Place) -> bool:
        """Whether a block has lines."""
        return self._only is None or place.block in self._only.get(place.part, ())

    def nearest(self, place: Place) -> Place:
        """A place; where its block is not shown the next one that is, or the last."""
        return place if self.shows(place) else self.neighbour(place, 1) or self.neighbour(place, -1) or place

    @property
    def first(self) -> Place:
        """The first block that is shown."""
        return self.nearest(Place(0))

    @property
    def last(self) -> Place:
        """The last block that is shown."""
        return self.neighbour(Place(len(self.parts) - 1, _END), -1) or Place(0)

    @cached_property
    def _part_of(self) -> dict[str, int]:
        """The first part that shows each item."""
        found: dict[str, int] = {}
        for number, part in enumerate(self.parts):
            for item_id in (part.key, *part.ids):
                found.setdefault(item_id, number)
        return found

    def place_of(self, item_id: str) -> Place | None:
        """Where an item is shown first, None where the page shows no such item."""
        number = self._part_of.get(item_id)
        if number is None:
            return None
        for at, block in enumerate(self.blocks(number)):
            if block.item_id == item_id:
                return Place(number, at)
        return Place(number)

    def part_of(self, item_id: str) -> str | None:
        """The id of the section that shows an item first, or the key of the part; None where none shows it."""
        number = self._part_of.get(item_id)
        return None if number is None else self.parts[number].key

    def share(self, place: Place) -> float:
        """The share of the page's characters that stand before a place, 0 to 1."""
        before = self._ends[place.part - 1] if place.part else 0
        lengths = [len(block.text) for block in self.blocks(place.part)]
        inside = (sum(lengths[: place.block]) + place.offset) / (sum(lengths) or 1)
        return (before + inside * self.parts[place.part].weight) / (self._ends[-1] or 1)

    @cached_property
    def contents(self) -> tuple[Entry, ...]:
        """The parts that have a heading of their own, in reading order."""
        briefing, entries = self.briefing, dict[str, Entry]()
        sections = {section.id: (str(at), section) for at, section in enumerate(briefing.sections, 1)}
        for at, part in enumerate(self.parts):
            if part.key in entries:
                continue
            if part.key in sections:
                number, section = sections[part.key]
                counts = _counts(briefing.belonging.get(part.key, ()))
                entries[part.key] = Entry(0, number, section.title, part.key, Place(at), counts)
            else:
                entries[part.key] = Entry(0, "", _NAMES[part.key], part.key, Place(at))
        return tuple(entries.values())

    def has_headings(self, key: str) -> bool:
        """Whether the section of that id seems to have Markdown headings, told without making its blocks."""
        return any(_HEADING.search(text) for number in self._numbers(key) for text in self.parts[number].texts)

    def headings(self, key: str) -> tuple[Entry, ...]:
        """The Markdown headings inside the section of that id: its sub-entries in the contents."""
        return tuple(
            Entry(1, "", block.text, key, Place(number, at))
            for number in self._numbers(key)
            for at, block in enumerate(self.blocks(number))
            if block.kind == "heading" and (at or number != self._part_of[key])
        )

    def _numbers(self, key: str) -> Iterator[int]:
        """The numbers of the parts that a section is made of; only sections have Markdown to look at."""
        number = self._part_of.get(key, len(self.parts))
        while number < len(self.parts) and self.parts[number].key == key:
            yield number
            number += 1

    def key_of(self, place: Place) -> str:
        """The id of the section that a place stands in, or the key of the part."""
        return self.parts[place.part].key


_NAMES = {
    "bottom-line": "Bottom line",
    "key-figures": "Key figures",
    "key-points": "Key points",
    "Also-recorded": "Also recorded",
    "People": "People",
    "Organisations": "Organisations",
    "Places": "Places",
    "Projects": "Projects",
    "Agreements": "Agreements",
    "Events": "Events",
    "Topics": "Topics",
    "Sides": "Sides",
    "Glossary": "Glossary",
    "Sources": "Sources",
    "About": "About this briefing",
}
"""The parts that are not sections: the reserved ids, and keys with a capital, which no id has."""
_REFERENCE = tuple(_NAMES)[4:-1]


def _kept(cache: OrderedDict[K, V], key: K, make: Callable[[], V]) -> V:
    """The value of a key, made where it is not kept; the one used longest ago makes room."""
    if key in cache:
        cache.move_to_end(key)
        return cache[key]
    value = cache[key] = make()
    if len(cache) > _KEPT:
        cache.popitem(last=False)
    return value


def _parts(briefing: Briefing) -> Iterator[Part]:
    if briefing.bottom_line:
        make = partial(_bottom_line, briefing.bottom_line)
        yield Part("bottom-line", make, len(briefing.bottom_line))
    if briefing.strip or briefing.key_figures:
        yield Part("key-figures", lambda: [showing.strip(briefing)], _LETTERS)
    if briefing.key_points:
        ids = tuple(point.id for point in briefing.key_points if point.id)
        weight = sum(len(point.text) for point in briefing.key_points)
        yield Part("key-points", partial(_key_points, briefing), weight, ids)
    for number, section in enumerate(briefing.sections, 1):
        yield from _section(briefing, section, number)
    unplaced = briefing.belonging.get(None, ())
    yield from _batches(briefing, "Also-recorded", unplaced)
    for name in _REFERENCE:
        yield from _batches(briefing, name, getattr(briefing, name.lower()))
    yield Part("About", lambda: [_title("About"), *showing.about(briefing)], _LETTERS)


def _bottom_line(text: str) -> Iterator[Block]:
    yield showing.label("BOTTOM LINE", "bottom-line")
    yield markdown.inline(text, Text()).block("paragraph", "bottom-line", gap=0)


def _key_points(briefing: Briefing) -> Iterator[Block]:
    yield showing.label("KEY POINTS", "key-points")
    for number, point in enumerate(briefing.key_points, 1):
        yield replace(showing.key_point(briefing, point, number), gap=0)


def _title(key: str) -> Block:
    return replace(showing.label(_NAMES[key].upper(), key), gap=2)


def _batches(briefing: Briefing, key: str, items: tuple[Item, ...]) -> Iterator[Part]:
    """A reference list under its title, a batch of items at a time."""
    for start in range(0, len(items), _BATCH):
        batch = items[start : start + _BATCH]
        ids = tuple(item.id for item in batch if item.id)
        yield Part(key, partial(_listed, briefing, key, batch, start == 0), _LETTERS * len(batch), ids)


def _listed(briefing: Briefing, key: str, items: tuple[Item, ...], titled: bool) -> Iterator[Block]:
    if titled:
        yield _title(key)
    for item in items:
        yield _shown(briefing, item)


def _shown(briefing: Briefing, item: Item) -> Block:
    if isinstance(item, Quote):
        return showing.quote(briefing, item)
    if isinstance(item, Figure):
        return showing.figure(briefing, item)
    return showing.entry(briefing, item)


def _section(briefing: Briefing, section: Section, number: int) -> Iterator[Part]:
    """A section in parts of a few thousand characters; statements that no body places come at its end."""
    entries = [entry.ids if isinstance(entry, Placement) else entry for entry in section.entries]
    placed = {item_id for entry in entries if not isinstance(entry, str) for item_id in entry}
    entries += [(item.id,) for item in briefing.belonging.get(section.id, ()) if item.id not in placed]
    run: list[str | Ids] = []
    weight, first = len(section.title), True
    for entry in entries:
        for piece in markdown.pieces(entry) if isinstance(entry, str) else (entry,):
            if weight > markdown.CHUNK:
                yield _run(briefing, section, number if first else 0, run, weight)
                run, weight, first = [], 0, False
            run.append(piece)
            weight += len(piece) if isinstance(piece, str) else _LETTERS * len(piece)
    yield _run(briefing, section, number if first else 0, run, weight)
    if section.sources or section.topics:
        yield Part(section.id, lambda: [showing.sources_line(briefing, section)], _LETTERS)


def _run(
    briefing: Briefing,
    section: Section,
    number: int,
    entries: list[str | Ids],
    weight: int,
) -> Part:
    ids = tuple(item_id for entry in entries if not isinstance(entry, str) for item_id in entry)
    texts = tuple(entry for entry in entries if isinstance(entry, str))
    return Part(section.id, partial(_made, briefing, section, number, tuple(entries)), weight, ids, texts)


def _made(briefing: Briefing, section: Section, number: int, entries: tuple[str | Ids, ...]) -> Iterator[Block]:
    if number:
        yield showing.heading(section, number)
    for entry in entries:
        if isinstance(entry, str):
            yield from markdown.blocks(entry, section.id)
            continue
        for item_id in entry:
            item = briefing.by_id.get(item_id)
            yield _shown(briefing, item) if item else Block("paragraph", showing.absent(item_id), item_id)


def _counts(statements: tuple[Statement, ...]) -> str:
    """How many quotes and figures: "2q 1f"."""
    quotes = sum(isinstance(statement, Quote) for statement in statements)
    figures = len(statements) - quotes
    return " ".join(filter(None, (f"{quotes}q" if quotes else "", f"{figures}f" if figures else "")))
