"""Filtering: which items match a query of words and of the fields speaker:, side: and topic:."""

from __future__ import annotations

from typing import Final

from briefing_tui.document import wording
from briefing_tui.model import Briefing, Entity, Figure, Item, Organisation, Person, Quote
from briefing_tui.text import folded

FIELDS: Final = ("speaker", "side", "topic")
"""The fields that a filter knows; a colon after any other word is part of the word."""


class Filter:
    """A query: all its words must occur, folded, and each field must match the id or a part of a name.

    A `!` before it turns it round: what does not match is shown.
    """

    def __init__(self, query: str) -> None:
        """Take a query apart; quotation marks are not needed, since words need not stand together."""
        self.query = query.strip()
        self._words: list[str] = []
        self._fields: list[tuple[str, str]] = []
        self._known: dict[str, str] = {}
        self._inverted = self.query.startswith("!")
        for word in folded(self.query.removeprefix("!")).split():
            name, colon, value = word.partition(":")
            if colon and name in FIELDS:
                if value:
                    self._fields.append((name, value))
            else:
                self._words.append(word)

    def matches(self, briefing: Briefing, item: Item) -> bool:
        """Whether an item matches; everything does where nothing is asked for."""
        asked = bool(self._words or self._fields)
        return not asked or self._agrees(briefing, item) is not self._inverted

    def _agrees(self, briefing: Briefing, item: Item) -> bool:
        for field, value in self._fields:
            ids = _ids(briefing, item, field)
            if not any(value in item_id or value in self._names(briefing, item_id) for item_id in ids):
                return False
        if not self._words:
            return True
        names = (self._names(briefing, item_id) for item_id in _ids(briefing, item, "speaker"))
        text = " ".join((folded(_text(item)), *names))
        return all(word in text for word in self._words)

    def _names(self, briefing: Briefing, item_id: str) -> str:
        """What an item is called, in all spellings, folded."""
        if item_id not in self._known:
            spellings = wording.spellings(briefing.by_id.get(item_id)) or (briefing.name_of(item_id),)
            self._known[item_id] = folded(" ".join(spellings))
        return self._known[item_id]


def _ids(briefing: Briefing, item: Item, field: str) -> tuple[str, ...]:
    if field == "speaker":
        return _speakers(item)
    if field == "topic":
        return getattr(item, "topics", ())
    side = wording.side_of(briefing, item)
    return (side,) if side else ()


def _speakers(item: Item) -> tuple[str, ...]:
    """Who says it; a person or an organisation speaks for itself."""
    if isinstance(item, Quote):
        return item.speakers
    if isinstance(item, Figure):
        return item.attributed_to
    return (item.id,) if isinstance(item, Person | Organisation) else ()


def _text(item: Item) -> str:
    if isinstance(item, Quote):
        return f"{item.text} {item.original.text if item.original else ''} {item.note or ''}"
    if isinstance(item, Figure):
        return f"{wording.value(item, spelled=True)} {item.label} {item.evidence or ''} {item.note or ''}"
    words = [*wording.spellings(item), item.note or ""] if isinstance(item, Entity) else []
    named = (getattr(item, name, None) for name in ("title", "label", "term", "text", "role", "publisher", "author"))
    return " ".join([*words, *filter(None, named)])
