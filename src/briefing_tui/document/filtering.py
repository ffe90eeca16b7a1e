"""Filtering: which items match a query of words and of the fields speaker:, side: and topic:."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from briefing_tui.document import wording
from briefing_tui.model import Briefing, Entity, Figure, Item, Organisation, Person, Quote
from briefing_tui.text import folded

FIELDS: Final = ("speaker", "side", "topic")
"""The fields that a filter knows; a colon after any other word is part of the word."""


class Texts:
    """The folded words of the items of a briefing, kept so that no letter typed folds them again."""

    def __init__(self, briefing: Briefing) -> None:
        """Nothing is folded yet."""
        self.briefing = briefing
        self._texts: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._ahead = iter(tuple(briefing.statements()))

    def of(self, item: Item) -> str:
        """What an item says, what it is called, and who says it."""
        if item.id is None:
            return self._made(item)
        if (known := self._texts.get(item.id)) is None:
            known = self._texts[item.id] = self._made(item)
        return known

    def _made(self, item: Item) -> str:
        return " ".join((folded(_text(item)), *map(self.names, _speakers(item))))

    def names(self, item_id: str) -> str:
        """What an item is called, in all spellings."""
        if item_id not in self._names:
            briefing = self.briefing
            spellings = wording.spellings(briefing.by_id.get(item_id)) or (briefing.name_of(item_id),)
            self._names[item_id] = folded(" ".join(spellings))
        return self._names[item_id]

    def warm(self, until: Callable[[], bool]) -> bool:
        """Fold statements ahead until it is time to stop; whether all are done."""
        for statement in self._ahead:
            self.of(statement)
            if until():
                return False
        return True


class Filter:
    """A query: all its words must occur, folded, and each field must match the id or a part of a name.

    A `!` before it turns it round: what does not match is shown.
    """

    def __init__(self, query: str, texts: Texts | None = None) -> None:
        """Take a query apart; quotation marks are not needed, since words need not stand together.

        Args:
            query: what was typed.
            texts: the words of the items, where they are kept.
        """
        self.query = query.strip()
        self._texts = texts
        self._words: list[str] = []
        self._fields: list[tuple[str, str]] = []
        self.inverted = self.query.startswith("!")
        for word in folded(self.query.removeprefix("!")).split():
            name, colon, value = word.partition(":")
            if colon and name in FIELDS:
                if value:
                    self._fields.append((name, value))
            else:
                self._words.append(word)

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return bool(self._words or self._fields)

    def matches(self, briefing: Briefing, item: Item) -> bool:
        """Whether an item matches; everything does where nothing is asked for."""
        return not self or self._agrees(self._of(briefing), item) is not self.inverted

    def passes(self, briefing: Briefing, text: str, item: Item | None) -> bool:
        """Whether a block of the page matches: by its folded text, unless fields are asked for, or by its item."""
        agrees = not self._fields and self._has_words(text)
        return (agrees or (item is not None and self._agrees(self._of(briefing), item))) is not self.inverted

    def _of(self, briefing: Briefing) -> Texts:
        if self._texts is None or self._texts.briefing is not briefing:
            self._texts = Texts(briefing)
        return self._texts

    def _agrees(self, texts: Texts, item: Item) -> bool:
        for field, value in self._fields:
            ids = _ids(texts.briefing, item, field)
            if not any(value in item_id or value in texts.names(item_id) for item_id in ids):
                return False
        return not self._words or self._has_words(texts.of(item))

    def _has_words(self, text: str) -> bool:
        # A loop: with `all` this is the most of what a letter typed over thousands of quotes takes.
        for word in self._words:  # noqa: SIM110
            if word not in text:
                return False
        return True


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
