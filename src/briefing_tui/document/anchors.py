"""Anchors: what a mark or a note hangs on, and where one was, so that both are found again in another state of a file.

An item is anchored by its id and a hash of all that the file says of it; a paragraph, which has no id, by its section
and a hash of its words. What has changed is told to have changed, and never found by likeness: a note on the wrong
words is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

import msgspec

from briefing_tui.document.blocks import Block
from briefing_tui.document.page import Page, Place
from briefing_tui.model import Briefing, Item, Node, Placement, Section

WORDS: Final = 400
"""The most characters that are kept of what a mark hangs on."""
_PLAIN: Final = ("text", "title", "name", "label", "term", "body")
"""Fields that speak for themselves, and come first."""
_BLANK_LINES: Final = re.compile(r"\n\s*\n")
_HEAD: Final = ("title", "subtitle", "language", "created", "modified", "as_of", "status", "authors", "marking")
ABOUT: Final = "About"
"""Stands for the id of what a briefing says of itself; no id has a capital."""


class Anchored(NamedTuple):
    """What something hangs on."""

    item: str
    """Id of the item; of the section, or key of the part, where it is a paragraph."""
    hash: str
    words: str
    """The beginning of the text as it is read."""


class Found(NamedTuple):
    """What has become of it."""

    place: Place | None
    """Where it is; where its item is, if the text is another; None if there is no such item."""
    state: Literal["same", "changed", "gone"]


def texts(briefing: Briefing) -> Iterator[tuple[str, str]]:
    """The id of every item and the text that the file gives it, in the order of the format's lists.

    The parts that have no id stand under the ids that the format reserves for them, and under `ABOUT`.
    """
    if briefing.bottom_line:
        yield "bottom-line", _shown(briefing.bottom_line)
    if briefing.key_figures:
        yield "key-figures", "\n".join(briefing.key_figures)
    if unnamed := [text_of(point) for point in briefing.key_points if point.id is None]:
        yield "key-points", "\n".join(unnamed)
    seen = set[str]()
    for item in briefing.items():
        if item.id and item.id not in seen:
            seen.add(item.id)
            yield item.id, text_of(item)
    yield ABOUT, "\n".join(_fields(briefing, _HEAD))


def text_of(item: Item) -> str:
    """All that a file says of an item, one field a line, without what is left at its default."""
    return "\n".join(_fields(item, item.__struct_fields__))


def text_at(briefing: Briefing, item_id: str) -> str | None:
    """The text that `texts` gives for an id; None where there is no such item."""
    item = briefing.by_id.get(item_id)
    return text_of(item) if item else dict(texts(briefing)).get(item_id)


def hash_of(text: str) -> str:
    """The hash of a text, in 32 hexadecimal digits."""
    from hashlib import sha256  # noqa: PLC0415 - 1.6 ms before the first paint, where nothing is hashed

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _fields(node: Node, names: tuple[str, ...]) -> Iterator[str]:
    defaults = {field.name: field.default for field in msgspec.structs.fields(type(node))}
    for name in sorted(names, key=lambda name: name not in _PLAIN):
        value = getattr(node, name)
        if name in ("id", "extra") or value is None or value in ((), {}) or value == defaults.get(name):
            continue
        if isinstance(value, tuple) and not all(isinstance(one, str) for one in value):
            yield from (_shown(one) if name in _PLAIN else f"{_label(name)}: {_shown(one)}" for one in value)
        else:
            yield _shown(value, "\n") if name in _PLAIN else f"{_label(name)}: {_shown(value)}"


def _shown(value: object, between: str = ", ") -> str:
    """A value as text: `paragraph 4, page 2` for a struct."""
    if isinstance(value, Placement):
        return f"[{', '.join(value.ids)}]"
    if isinstance(value, Node):
        fields = ((name, getattr(value, name)) for name in value.__struct_fields__ if name != "extra")
        return ", ".join(f"{_label(name)} {_shown(inner)}" for name, inner in fields if inner not in (None, (), {}))
    if isinstance(value, dict):
        return ", ".join(f"{key} {_shown(inner)}" for key, inner in value.items())
    if isinstance(value, tuple):
        return between.join(_shown(inner) for inner in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    # How a paragraph is broken into lines in the file is no part of what it says.
    paragraphs = _BLANK_LINES.split(str(getattr(value, "written", value)).strip())
    return "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _label(name: str) -> str:
    return name.replace("_", " ")


def is_head(page: Page, place: Place) -> bool:
    """Whether a block is the first of its section or part: what is said of the whole stands there."""
    return place.block == 0 and (place.part == 0 or page.parts[place.part - 1].key != page.key_of(place))


def anchor(page: Page, place: Place) -> Anchored:
    """What a mark on the block at a place hangs on."""
    block = page.block(place)
    item = _item(page, block)
    text = block.text if item is None else text_of(item)
    name = (block.item_id or page.key_of(place)) if item is None else str(item.id)
    if block.kind == "heading" and (section := page.briefing.get(name, Section)) and block.text.endswith(section.title):
        text = section.title  # the number before it is no part of the file
    return Anchored(name, hash_of(text), " ".join(block.text.split())[:WORDS])


def _item(page: Page, block: Block) -> Item | None:
    """The item that a block shows whole; None for a part of a section, and for the parts that have no item."""
    item = page.briefing.by_id.get(block.item_id or "")
    return None if isinstance(item, Section) else item


class Finder:
    """Finds what anchors hang on, in one page."""

    def __init__(self, page: Page) -> None:
        """Begin with nothing looked through."""
        self._page = page
        self._known: dict[str, dict[str, Place]] = {}

    def find(self, item_id: str, hash: str) -> Found:
        """Where that which an anchor hangs on is now."""
        item = self._page.briefing.by_id.get(item_id)
        if item is not None and not isinstance(item, Section):
            return Found(self._page.place_of(item_id), "same" if hash_of(text_of(item)) == hash else "changed")
        known = self._blocks(item_id)
        if hash in known:
            return Found(known[hash], "same")
        return Found(next(iter(known.values()), None), "changed" if known else "gone")

    def _blocks(self, key: str) -> dict[str, Place]:
        """The places of the blocks of a part that are no item, under their hashes."""
        if key not in self._known:
            found = self._known[key] = {}
            for number in (number for number, part in enumerate(self._page.parts) if part.key == key):
                for place in (Place(number, at) for at in range(len(self._page.blocks(number)))):
                    if (here := anchor(self._page, place)).item == key:
                        found.setdefault(here.hash, place)
        return self._known[key]


class Spot(NamedTuple):
    """A place in a page, told so that it can be found when the page is another."""

    key: str
    """Id of the section, or key of the part."""
    item: str
    """Id of the item that the block shows, empty where it has none."""
    number: int
    """Which block of the section it is, from 0."""
    offset: int
    """Code points into the block's text."""
    share: float
    """Share of the page before it, 0 to 1."""


def spot(page: Page, place: Place) -> Spot:
    """Tell a place."""
    key = page.key_of(place)
    first = _first(page, place.part)
    number = sum(len(page.blocks(part)) for part in range(first, place.part)) + place.block
    return Spot(key, page.block(place).item_id or "", number, place.offset, round(page.share(place), 4))


def place(page: Page, spot: Spot) -> Place:
    """The place that a spot tells of: by item, else by section and number, else by the share of the page."""
    if spot.item not in ("", spot.key) and spot.item in page.briefing.by_id and (found := page.place_of(spot.item)):
        return _at(page, found, spot.offset)
    parts = [number for number, part in enumerate(page.parts) if part.key == spot.key]
    left = max(0, spot.number)
    for number in parts:
        if left < (size := len(page.blocks(number))):
            return _at(page, Place(number, left), spot.offset)
        left -= size
    if parts:
        return Place(parts[-1], max(0, len(page.blocks(parts[-1])) - 1))
    before = [number for number in range(len(page.parts)) if page.share(Place(number)) <= spot.share]
    return Place(before[-1] if before else 0)


def _first(page: Page, part: int) -> int:
    """The first of the parts of a section."""
    while part and page.parts[part - 1].key == page.parts[part].key:
        part -= 1
    return part


def _at(page: Page, place: Place, offset: int) -> Place:
    return place._replace(offset=max(0, min(offset, len(page.block(place).text))))
