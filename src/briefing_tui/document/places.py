"""Places: where what a page shows stands in the page of the same briefing after a change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefing_tui.document.page import Page, Place

_AROUND = 12
"""Parts of a section that are compared together with as many on either side; one of 50 KB has fewer."""
_BACK = 400
"""Blocks that are looked back over for one that is still there."""


class _Identity(NamedTuple):
    """What makes a block the same block in another page."""

    key: str
    """Of its part."""
    name: str
    """The id of the item that it shows, else its text; empty for the heading of its section."""
    is_item: bool


Blocks = dict[Place, _Identity]
"""The blocks of a stretch of a page in reading order."""


class SamePlaces:
    """A page and the same page after a change, and which place of the one is which of the other.

    A block is the same if it shows the same item, or has the same text in the same section. One that has another text
    now is known by the block before it. Where there is none like it any more, it is the nearest one before it.
    """

    def __init__(self, old: Page, new: Page) -> None:
        """Compare two pages, as far as it is asked."""
        self.old = old
        self.new = new
        self._stretches: dict[tuple[str, int], tuple[Blocks, Blocks]] = {}

    def same(self, place: Place) -> Place:
        """The place in the new page that shows what a place of the old one shows, as far into its text."""
        return self._found(place)[0]

    def has(self, place: Place) -> bool:
        """Whether the new page still has the block at a place of the old one."""
        return self._found(place)[1]

    def _found(self, place: Place) -> tuple[Place, bool]:
        """The place, and whether it is of the block itself."""
        key = self.old.key_of(place)
        for steps, earlier in enumerate(_back(self.old, place)):
            before, now = self._stretch(earlier)
            found = _counterpart(self.new, earlier, before, now)
            if found is None:
                continue
            edited = _later(now, found, steps) if key == self.old.key_of(earlier) else None
            is_there = not steps or (edited is not None and now[edited] not in before.values())
            at = edited if edited and is_there else found
            offset = min(place.offset, len(self.new.block(at).text)) if is_there else 0
            return Place(at.part, at.block, offset), is_there
        return Place(0), False

    def _stretch(self, place: Place) -> tuple[Blocks, Blocks]:
        """The blocks around a place, and those about as far into the same section of the new page."""
        key = self.old.key_of(place)
        number = _parts(self.old, key).index(place.part) // _AROUND * _AROUND
        if (key, number) not in self._stretches:
            self._stretches[key, number] = _blocks(self.old, key, number), _blocks(self.new, key, number)
        return self._stretches[key, number]


def _back(page: Page, place: Place) -> Iterator[Place]:
    """A block and those before it."""
    earlier: Place | None = Place(*place[:2])
    for _ in range(_BACK):
        if earlier is None:
            return
        yield earlier
        earlier = page.neighbour(earlier, -1)


def _counterpart(new: Page, place: Place, before: Blocks, now: Blocks) -> Place | None:
    """The same block in the new page: in its section, else wherever the item is shown first."""
    identity = before.get(place)
    if identity is None:
        return None
    listed = [at for at, found in now.items() if found == identity]
    if listed:
        number = sum(found == identity for at, found in before.items() if at < place)
        return listed[min(number, len(listed) - 1)]
    found = new.place_of(identity.name) if identity.is_item else None
    return found if found and new.block(found).item_id == identity.name else None


def _later(blocks: Blocks, place: Place, steps: int) -> Place | None:
    """The block some steps after another one of the same stretch, if there is one."""
    places = list(blocks)
    at = places.index(place) + steps if place in blocks else len(places)
    return places[at] if at < len(places) else None


def _parts(page: Page, key: str) -> list[int]:
    """The numbers of the parts that a section, or another part of that key, is made of."""
    found = page.place_of(key)
    number = found.part if found else len(page.parts)
    numbers = []
    while number < len(page.parts) and page.parts[number].key == key:
        numbers.append(number)
        number += 1
    return numbers


def _blocks(page: Page, key: str, number: int) -> Blocks:
    """The blocks of a section around its part of that number."""
    parts = _parts(page, key)
    near = parts[max(0, number - _AROUND) : number + 2 * _AROUND]
    places = [Place(part, at) for part in near for at in range(len(page.blocks(part)))]
    return {place: _identity(page, place, key, first=place == (parts[0], 0, 0)) for place in places}


def _identity(page: Page, place: Place, key: str, *, first: bool) -> _Identity:
    block = page.block(place)
    if block.item_id and block.item_id != key:
        return _Identity(key, block.item_id, True)
    return _Identity(key, "" if first else block.text, False)
