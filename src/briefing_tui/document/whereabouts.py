"""Whereabouts: what names the place that is being read, where it stands, and what it is a place of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefing_tui import dates
from briefing_tui.document import evidence, showing, wording
from briefing_tui.document.citation import permalink
from briefing_tui.document.explaining import Explanation
from briefing_tui.document.page import Page, Place
from briefing_tui.model import RESERVED_IDS, Figure, Quote, Section

_COUNTED = 20_000
"""Characters of a section whose blocks are counted: all of them are made for that, in some milliseconds."""
_LISTS = ("sections", "quotes", "figures", "people", "organisations", "agreements", "events", "sources")
_ONE = {"people": "person"}


def whereabouts(page: Page, place: Place, share: float, file: str, today: date) -> tuple[Explanation, ...]:
    """All that says where a block is, a line each; those that lead somewhere have its id.

    Args:
        page: the page.
        place: the block.
        share: the share of the page that has been read, 0 to 1.
        file: what the briefing was read from, safe to show.
        today: the day to count the age of its information from.
    """
    briefing, block = page.briefing, page.block(place)
    named = block.item_id if block.item_id in briefing.by_id or block.item_id in RESERVED_IDS else None
    key = page.key_of(place)
    section = key if key in briefing.by_id or key in RESERVED_IDS else None
    return (
        Explanation("link", permalink(briefing, named or section), named or section),
        Explanation("place", " · ".join((*_position(page, place), f"{int(share * 100)}% read")), section),
        Explanation("dates", _dates(page, today)),
        Explanation("marking", showing.marking(briefing) or "none: nothing says how it may be passed on"),
        Explanation("counts", _counts(page)),
        Explanation("file", file),
    )


def _position(page: Page, place: Place) -> Iterator[str]:
    """The section, which of its items this is and, of a quote or figure, which of all."""
    briefing, key = page.briefing, page.key_of(place)
    entry = next(entry for entry in page.contents if entry.key == key)
    section = briefing.get(key, Section)
    yield f"section {entry.number} of {len(briefing.sections)}, {entry.title}" if section else entry.title
    parts = [number for number, part in enumerate(page.parts) if part.key == key]
    if sum(page.parts[number].weight for number in parts) <= _COUNTED:
        before = sum(len(page.blocks(number)) for number in parts if number < place.part)
        yield f"item {before + place.block + 1} of {sum(len(page.blocks(number)) for number in parts)} in it"
    item = briefing.by_id.get(page.block(place).item_id or "")
    if isinstance(item, Quote | Figure):
        alike = [statement.id for statement in evidence.in_order(briefing) if type(statement) is type(item)]
        yield f"{type(item).__name__.lower()} {alike.index(item.id) + 1} of {len(alike)}"


def _dates(page: Page, today: date) -> str:
    briefing = page.briefing
    named = (("created", briefing.created), ("modified", briefing.modified))
    parts = [f"{name} {dates.display(when)}" for name, when in named if when]
    return " · ".join([*parts, *([wording.as_of(briefing.as_of, today)] if briefing.as_of else ())])


def _counts(page: Page) -> str:
    found = ((len(getattr(page.briefing, name)), name) for name in _LISTS)
    words = (f"{count} {name if count > 1 else _ONE.get(name, name[:-1])}" for count, name in found if count)
    return " · ".join(words) or "nothing yet"
