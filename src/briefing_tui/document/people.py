"""People and organisations: who they are, and everything that is said by them, given by them or recorded of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from briefing_tui import dates
from briefing_tui.document import wording
from briefing_tui.document.blocks import Block, Text
from briefing_tui.document.showing import BAR
from briefing_tui.model import Briefing, Figure, Organisation, Person, Quote, Section
from briefing_tui.text import folded

HOW: Final = {
    "speakers": "says",
    "attributed_to": "gives the number",
    "addressees": "is spoken to",
    "subject": "is measured in",
    "participants": "takes part in",
    "parties": "is a party to",
    "members": "is a member of",
    "affiliation": "home of",
    "publisher": "publishes",
    "part_of": "has as a part",
    "related": "is related to",
}
"""The fields by which an item names somebody, in the order to list them, and what that makes of the person named."""
_ENTITIES: Final = ("people", "organisations", "places", "projects", "agreements", "events")
_LISTS: Final[dict[str, tuple[str, ...]]] = {
    "speakers": ("quotes",),
    "attributed_to": ("figures",),
    "addressees": ("quotes",),
    "subject": ("figures",),
    "participants": ("organisations", "events"),
    "parties": ("projects", "agreements"),
    "members": ("organisations",),
    "affiliation": ("people",),
    "publisher": ("sources",),
    "part_of": _ENTITIES,
    "related": _ENTITIES,
}
"""The lists whose items have each field: looking at all items for all fields would take 20 ms in 4 MB."""
OF: Final = "is spoken of"
"""What a stance toward somebody makes of the one it is toward."""
NAMED: Final = "is named in"
"""What a link in the text of a section makes of whom it goes to."""
Voice = Person | Organisation


class Mention(NamedTuple):
    """One thing that is recorded of somebody."""

    how: str
    """A word of `HOW`, or `OF`, or `NAMED`."""
    item_id: str


def voices(briefing: Briefing) -> tuple[Voice, ...]:
    """The people, then the organisations, in the order of the file."""
    return (*briefing.people, *briefing.organisations)


def mentions(briefing: Briefing) -> dict[str, tuple[Mention, ...]]:
    """What is recorded of everybody, by id: what they say first, then the numbers they give, then the rest.

    Links in prose are left to `named_in`: looking for all of them would take 20 ms in 4 MB, too.
    """
    found: dict[str, dict[Mention, None]] = {}
    for how, words in HOW.items():
        for items in _LISTS[how]:
            for item in getattr(briefing, items):
                if ids := getattr(item, how):
                    for named in (ids,) if isinstance(ids, str) else ids:
                        found.setdefault(named, {})[Mention(words, item.id)] = None
    for quote in briefing.quotes:
        if quote.stance:
            found.setdefault(quote.stance.toward, {})[Mention(OF, quote.id)] = None
    return {named: tuple(of_them) for named, of_them in found.items()}


def named_in(briefing: Briefing, item_id: str) -> Iterator[Mention]:
    """The sections whose text links to an item."""
    link = f"](#{item_id})"
    for section in briefing.sections:
        if any(isinstance(entry, str) and link in entry for entry in section.entries):
            yield Mention(NAMED, section.id)


def counts(found: tuple[Mention, ...]) -> str:
    """How much is recorded of somebody: "3 quotes · 1 figure · 2 more"."""
    said = sum(mention.how == HOW["speakers"] for mention in found)
    given = sum(mention.how == HOW["attributed_to"] for mention in found)
    numbers = ((said, "quote"), (given, "figure"))
    parts = [f"{count} {word}{'s' * (count != 1)}" for count, word in numbers if count]
    if more := len(found) - said - given:
        parts.append(f"{more} more")
    return " · ".join(parts) or "nothing said here"


Key = Callable[[Briefing, Voice, tuple[Mention, ...]], tuple[object, ...]]
ORDERS: Final[dict[str, Key]] = {
    "in the order of the file": lambda briefing, voice, found: (),
    "by name": lambda briefing, voice, found: (folded(voice.name),),
    "by how much they say": lambda briefing, voice, found: (
        -sum(mention.how in (HOW["speakers"], HOW["attributed_to"]) for mention in found),
    ),
    "by side": lambda briefing, voice, found: (not voice.side, folded(briefing.name_of(voice.side or ""))),
}
"""The orders that the pane sorts by, each within people and within organisations."""


def voice(briefing: Briefing, item: Voice, found: tuple[Mention, ...], sign: str) -> Block:
    """Somebody: name, role, side, other names, and how much is recorded of them.

    Args:
        briefing: what they are in.
        item: a person or an organisation.
        found: what is recorded of them.
        sign: says whether what is recorded is listed below, or can be.
    """
    text = Text().add(item.name, "strong")
    if isinstance(item, Organisation) and item.acronym:
        text.add(f" ({item.acronym})")
    side = f"side: {briefing.name_of(item.side)}" if item.side else ""
    role = item.role if isinstance(item, Person) else wording.words(item.kind or "")
    home = briefing.name_of(item.affiliation) if isinstance(item, Person) and item.affiliation else ""
    if facts := [part for part in (role, home, item.country, side) if part]:
        text.add("\n").join([(part, "dim", None) for part in facts])
    for line in _other_names(item):
        text.add("\n").add(line)
    text.add("\n").add(f"{counts(found)} {sign}".rstrip(), "dim")
    return text.block("entry", item.id, side=item.side)


def _other_names(item: Voice) -> Iterator[str]:
    """Other spellings in one line; a name of another language stands alone, so that no script disturbs another."""
    if aliases := [name for name in item.aliases if name != item.name]:
        yield f"also {', '.join(aliases)}"
    for tag, name in item.names.items():
        if name != item.name and name not in aliases:
            yield f"{tag}: {name}"


def mention(briefing: Briefing, found: Mention) -> Block:
    """One thing that is recorded of somebody: how, then the words, the number or the name."""
    item = briefing.by_id.get(found.item_id)
    text = Text().add(found.how, "dim").add("  ")
    side = None
    if isinstance(item, Quote):
        text.add(wording.marked(item)).add("\n")
        said_by = "" if found.how == HOW["speakers"] else " and ".join(map(briefing.name_of, item.speakers))
        on = dates.display(item.date) if item.date else ""
        cited = wording.cited(briefing, item.source, item.locator)
        text.join([(part, "dim", None) for part in (said_by, wording.kind(item), on, cited)])
        side = wording.side_of(briefing, item)
    elif isinstance(item, Figure):
        text.add(wording.value(item), "value").add("  ").add(item.label).add("\n")
        cited = wording.cited(briefing, item.source, item.locator)
        text.join([(part, "dim", None) for part in (wording.status(item), wording.when(item), cited)])
    elif item is not None:
        text.add("" if isinstance(item, Section) else f"{type(item).__name__.lower()} ", "dim")
        text.add(wording.title(briefing, item))
    return text.block("entry", found.item_id, first=BAR, rest=BAR, gap=0, side=side)
