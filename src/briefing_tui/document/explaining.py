"""Explaining: what the terms, names, units, grades and signs of a block mean, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from briefing_tui import dates, units
from briefing_tui.document import disagreeing, markdown, showing, wording
from briefing_tui.document.blocks import Block, Text
from briefing_tui.document.converting import conversions
from briefing_tui.document.disagreeing import MOST, Disagreements
from briefing_tui.model import Briefing, Entity, Figure, Item, KeyPoint, Organisation, Person, Quote, Source, Term
from briefing_tui.text import folded
from briefing_tui.vocabularies import (
    CERTAINTY,
    CONFIDENCE,
    CREDIBILITY,
    FIGURE_STATUS,
    KEY_POINT_KIND,
    LIKELIHOOD,
    QUOTE_KIND,
    RELIABILITY,
)

_PLAIN: Final = frozenset(("direct", "stated"))
"""Terms that say nothing beyond what everybody takes for granted."""
_SHORTEST = 3
"""Letters of a name that is looked for in running text; shorter ones stand in other words by chance."""


class Explanation(NamedTuple):
    """What is explained, and in which words; the id where the page has more."""

    what: str
    words: str
    item_id: str | None = None


PENDING: Final = Explanation("≈", "being worked out …")
"""Stands in the place of other units until they are known."""


def explain(
    briefing: Briefing,
    block: Block,
    target: str | None = None,
    *,
    today: date,
    disagreements: Disagreements,
) -> tuple[Explanation, ...]:
    """Everything in a block that has a meaning of its own: what it links to and names, then its signs and grades.

    Args:
        briefing: what the block is of.
        block: the block.
        target: the item of the link that is chosen in it, which is explained first.
        today: the day to count ages from.
        disagreements: of the briefing.
    """
    linked = (span.target for span in block.links)
    # A statement that a key point rests on explains itself, where it stands; only one that is asked for is shown.
    others = (item_id for item_id in (*linked, *_named(briefing, block)) if item_id and not _states(briefing, item_id))
    ids = dict.fromkeys((*([target] if target else []), *others))
    item = briefing.by_id.get(block.item_id or "") or _point(briefing, block)
    found = [_item(briefing, known) for item_id in ids if (known := briefing.by_id.get(item_id)) and known is not item]
    if isinstance(item, Entity | Term | Source):
        found.append(_item(briefing, item))
    figure = briefing.get(target, Figure) or item
    about = _standing(briefing, figure, today, disagreements) if isinstance(figure, Figure) else ()
    return tuple(dict.fromkeys((*about, *filter(None, found), *_signs(briefing, block, item))))


def _standing(briefing: Briefing, item: Figure, today: date, disagreements: Disagreements) -> Iterator[Explanation]:
    """How a figure stands to others and to the day: what disagrees with it, and how old it is."""
    others = disagreements.of(item)
    for other in others[:MOST]:
        words = f"{disagreeing.said(briefing, other)}; here {disagreeing.said(briefing, item)}"
        yield Explanation("disagrees", words, other.id)
    if len(others) > MOST:
        yield Explanation("disagrees", f"with {len(others) - MOST} more")
    if item.as_of and (age := dates.age(item.as_of, today)):
        yield Explanation(f"as of {dates.display(item.as_of)}", age)


def converted(briefing: Briefing, figure: Figure) -> tuple[Explanation, ...]:
    """The value of a figure in other units. It takes a tenth of a second the first time."""
    return tuple(Explanation(f"≈ {found.words}", found.basis.words) for found in conversions(briefing, figure))


def _states(briefing: Briefing, item_id: str) -> bool:
    """Whether an item is a quote or a figure."""
    return isinstance(briefing.by_id.get(item_id), Quote | Figure)


def _point(briefing: Briefing, block: Block) -> KeyPoint | None:
    """The key point that a block shows where the point has no id."""
    points = briefing.key_points if block.kind == "point" else ()
    return next((point for point in points if block.text.startswith(_plain(point.text))), None)


def _named(briefing: Briefing, block: Block) -> Iterator[str]:
    """The ids of the terms, people, organisations and so on that the words of a block name."""
    text = folded(block.text)
    for term in briefing.glossary:
        if any(_occurs(part, text) for part in (term.term, *term.term.split(","))):
            yield term.id
    for entities in (briefing.people, briefing.organisations, briefing.places, briefing.projects):
        for entity in entities:
            if any(_occurs(spelling, text) for spelling in wording.spellings(entity)):
                yield entity.id


def _occurs(spelling: str, text: str) -> bool:
    """Whether a name stands in folded text as words of its own."""
    name = folded(spelling).strip()
    # Most do not occur at all, and that is known at a fraction of the cost of a pattern.
    return len(name) >= _SHORTEST and name in text and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _item(briefing: Briefing, item: Item) -> Explanation | None:
    """What an item is: a term's meaning, a person's role and side, a source's grade."""
    if isinstance(item, Term):
        return Explanation(item.term, _plain(item.text), item.id)
    if isinstance(item, Source):
        return _source(briefing, item)
    if isinstance(item, Person | Organisation):
        role = item.role if isinstance(item, Person) else wording.words(item.kind or "organisation")
        home = briefing.name_of(item.affiliation) if isinstance(item, Person) and item.affiliation else ""
        side = f"side: {briefing.name_of(item.side)}" if item.side else ""
        note = _plain(item.note) if item.note else ""
        said = ", ".join(filter(None, (role, home, side)))
        return Explanation(item.name, ". ".join(filter(None, (said, note))) or "nothing more is recorded", item.id)
    if isinstance(item, Entity):
        name, _, rest = showing.entry(briefing, item).text.partition("  ")
        words = " · ".join(rest.split("\n")) or type(item).__name__.lower()
        return Explanation(name, words, item.id)
    if isinstance(item, Quote | Figure):
        return Explanation(type(item).__name__.lower(), wording.title(briefing, item), item.id)
    return None


def _source(briefing: Briefing, item: Source) -> Explanation:
    graded = f"reliability {item.reliability}: {RELIABILITY[item.reliability]}" if item.reliability else "not graded"
    repeats = f"repeats {briefing.name_of(item.origin)}, so it is not independent of it" if item.origin else ""
    words = "; ".join(filter(None, (item.title, graded, repeats)))
    return Explanation(wording.source_name(briefing, item.id), words, item.id)


def _signs(briefing: Briefing, block: Block, item: Item | None) -> Iterator[Explanation]:
    """What the signs, units and grades of a block say."""
    if isinstance(item, Figure):
        yield from _figure(item)
    if isinstance(item, Quote | Figure) and item.credibility:
        yield Explanation(f"credibility {item.credibility}", CREDIBILITY[item.credibility])
    if isinstance(item, Quote) and item.kind not in _PLAIN:
        yield Explanation(item.kind, QUOTE_KIND[item.kind])
    if isinstance(item, KeyPoint) and item.kind:
        yield Explanation(item.kind, KEY_POINT_KIND[item.kind])
    if isinstance(item, Quote) and item.original:
        yield Explanation("translated", f"the words were said in {item.original.language}; this is a translation")
    if isinstance(item, KeyPoint | Figure):
        if item.likelihood:
            yield Explanation(wording.words(item.likelihood), LIKELIHOOD[item.likelihood])
        if item.confidence:
            yield Explanation(f"{item.confidence} confidence", CONFIDENCE[item.confidence])
    if block.item_id == "key-figures":
        for figure in briefing.strip:
            if isinstance(figure, Figure):
                yield from _figure(figure)


def _figure(item: Figure) -> Iterator[Explanation]:
    unit = units.UNITS.get(item.unit or "")
    if unit and item.unit != "item":
        yield Explanation(str(item.unit), f"{unit.many}: {unit.measures}")
    elif item.unit in units.CURRENCIES:
        yield Explanation(str(item.unit), "a currency, by its ISO 4217 code")
    if sign := wording.SIGNS[item.qualifier].strip():
        yield Explanation(sign, f"{wording.QUALIFIERS[item.qualifier]}, as the source words it")
    yield Explanation(item.status, FIGURE_STATUS[item.status])
    if item.certainty not in _PLAIN:
        yield Explanation(item.certainty, CERTAINTY[item.certainty])
    if item.undated:
        yield Explanation("date not given", "the source does not say of when the figure is")


def _plain(text: str) -> str:
    """Inline Markdown as text."""
    return str(markdown.inline(text, Text()))


def shown(found: Explanation) -> Block:
    """One explanation as a block."""
    return Text().add(found.what, "strong").add("  ").add(found.words).block("entry", found.item_id, rest="  ", gap=0)
