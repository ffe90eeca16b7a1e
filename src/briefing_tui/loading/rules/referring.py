"""Referring: every place of a briefing that refers to an id, and the kinds of item that fit there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, cast

from msgspec import Struct

from briefing_tui.loading.rules.rule import Case
from briefing_tui.model import LISTS, RESERVED_IDS, Briefing, Figure, Placement

KINDS: Final[Mapping[str, str]] = {
    "key_points": "key point", "topics": "topic", "sides": "side", "glossary": "term", "people": "person",
    "organisations": "organisation", "places": "place", "projects": "project", "agreements": "agreement",
    "events": "event", "sources": "source", "sections": "section", "quotes": "quote", "figures": "figure",
}  # fmt: skip
"""What an item of each list is called."""
ENTITIES: Final = ("people", "organisations", "places", "projects", "agreements", "events")
_ANY: Final = LISTS
_AGENTS: Final = ("people", "organisations")
_PARTIES: Final = (*_AGENTS, "places")
"""States take part in things as places: the format has no list of states."""
_SUBJECTS: Final = (*ENTITIES, "topics", "sides", "glossary", "figures")
_SOURCES: Final = ("sources",)
_WORKED_OUT_FROM: Final = ("figures", "events", "quotes")
"""What a figure is worked out from, unless it counts: then from anything."""

Kinds = tuple[str, ...]
Field = tuple[str, Kinds, bool]
"""A field, the lists whose items fit, and whether it may hold text as well."""

_OF_ENTITIES: Final[tuple[Field, ...]] = (("part_of", ENTITIES, False), ("related", _ANY, False))
_SIDE: Final[Field] = ("side", ("sides",), False)
_OF_STATEMENTS: Final[tuple[Field, ...]] = (
    ("source", ("sources",), False), ("section", ("sections",), False), ("topics", ("topics",), False),
)  # fmt: skip
_FIELDS: Final[Mapping[str, tuple[Field, ...]]] = {
    "key_points": (("refs", _ANY, False),),
    "people": (*_OF_ENTITIES, ("affiliation", ("organisations",), True), _SIDE),
    "organisations": (*_OF_ENTITIES, _SIDE, ("participants", _PARTIES, False), ("members", _PARTIES, False)),
    "places": _OF_ENTITIES,
    "projects": (*_OF_ENTITIES, ("parties", _PARTIES, False)),
    "agreements": (*_OF_ENTITIES, ("parties", _PARTIES, False)),
    "events": (*_OF_ENTITIES, ("place", ("places",), False), ("participants", _PARTIES, False)),
    "sources": (("publisher", _AGENTS, True), ("origin", ("sources",), False)),
    "sections": (("topics", ("topics",), False),),
    "quotes": (
        *_OF_STATEMENTS, ("speakers", _AGENTS, False), ("addressees", _PARTIES, False), ("place", ("places",), True),
    ),
    "figures": (
        *_OF_STATEMENTS, ("subject", _SUBJECTS, False), ("attributed_to", _AGENTS, False),
        ("derived_from", _WORKED_OUT_FROM, False),
    ),
}  # fmt: skip
_CITING: Final = frozenset((*ENTITIES, "sections"))
_NOTED: Final = frozenset((*ENTITIES, "sources", "quotes", "figures"))
_WITH_TEXT: Final = frozenset(("key_points", "glossary"))
_LINK = re.compile(r"\]\(#([^)\s]{1,100})[)\s]")
_CODE = re.compile("(?<!`)`++[^`]++`++")
_PARTS: Final = frozenset(RESERVED_IDS)


class Reference(Struct, frozen=True, gc=False):
    """An id where something refers to it."""

    id: str
    item: object
    """The item of a list that refers to it; None for the briefing itself."""
    steps: tuple[str | int, ...]
    """The way to it from there."""
    kinds: Kinds
    """The lists whose items fit."""
    free: bool = False
    """Whether the field may hold text as well."""
    link: bool = False
    """Whether it is a link in a text."""

    def path(self, case: Case) -> tuple[str | int, ...]:
        """Where it stands in the file."""
        return self.steps if self.item is None else case.path(self.item, *self.steps)


def all_references(case: Case) -> tuple[Reference, ...]:
    """Every id that the readable part of a briefing refers to, with what fits there."""
    found = case.memo.get(all_references)
    if found is None:
        case.memo[all_references] = found = tuple(_references(case.briefing))
    return cast(tuple[Reference, ...], found)


def _references(briefing: Briefing) -> Iterator[Reference]:
    for number, item_id in enumerate(briefing.key_figures):
        yield Reference(item_id, None, ("key_figures", number), ("figures", "events"))
    for number, author in enumerate(briefing.authors):
        if author.affiliation:
            yield Reference(author.affiliation, None, ("authors", number, "affiliation"), ("organisations",), free=True)
    if briefing.bottom_line:
        yield from _links(briefing.bottom_line, None, ("bottom_line",))
    if briefing.marking and briefing.marking.note:
        yield from _links(briefing.marking.note, None, ("marking", "note"))
    for name in LISTS:
        yield from references_of(getattr(briefing, name), name)


def references_of(items: Iterable[object], name: str) -> Iterator[Reference]:
    """The references of some items of one list."""
    fields, cites, has_note, has_text = _FIELDS.get(name, ()), name in _CITING, name in _NOTED, name in _WITH_TEXT
    for item in items:
        for field, kinds, free in fields:
            value = getattr(item, field)
            if not value:
                continue
            if isinstance(value, str):
                yield Reference(value, item, (field,), kinds, free)
                continue
            counts = field == "derived_from" and isinstance(item, Figure) and item.derivation == "count"
            for number, item_id in enumerate(value):
                yield Reference(item_id, item, (field, number), _ANY if counts else kinds)
        if cites:
            for number, citation in enumerate(item.sources):  # type: ignore[attr-defined]
                yield Reference(citation.source, item, ("sources", number, "source"), _SOURCES)
        if has_note and (note := item.note):  # type: ignore[attr-defined]
            yield from _links(note, item, ("note",))
        if has_text:
            yield from _links(item.text, item, ("text",))  # type: ignore[attr-defined]
        elif name == "sections":
            yield from _placed_and_linked(item)
        elif name == "quotes" and (stance := item.stance):  # type: ignore[attr-defined]
            yield Reference(stance.toward, item, ("stance", "toward"), _ANY)


def _placed_and_linked(section: object) -> Iterator[Reference]:
    """What the body of a section refers to."""
    body: str | tuple[str | Placement, ...] = section.body  # type: ignore[attr-defined]
    if isinstance(body, str):
        yield from _links(body, section, ("body",))
        return
    for number, entry in enumerate(body):
        if isinstance(entry, str):
            yield from _links(entry, section, ("body", number))
            continue
        if entry.quote:
            yield Reference(entry.quote, section, ("body", number, "quote"), ("quotes",))
        if entry.figure:
            yield Reference(entry.figure, section, ("body", number, "figure"), ("figures",))
        for at, item_id in enumerate(entry.figures):
            yield Reference(item_id, section, ("body", number, "figures", at), ("figures",))


def _links(text: str, item: object, steps: tuple[str | int, ...]) -> Iterable[Reference]:
    """The links of a Markdown text to ids; those in code are none."""
    if "](#" not in text:
        return ()
    if "`" in text:
        text = _CODE.sub("", text)
    return [
        Reference(item_id, item, steps, _ANY, link=True) for item_id in _LINK.findall(text) if item_id not in _PARTS
    ]
