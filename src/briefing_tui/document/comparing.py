"""Comparing: what two sides, or two speakers, say on one topic."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from msgspec import Struct

from briefing_tui import dates
from briefing_tui.document import wording
from briefing_tui.document.blocks import Block, Text
from briefing_tui.document.matrix import NO_SIDE, NO_TOPIC, Heading, sides_of, topics_of
from briefing_tui.model import Briefing, Item, Quote, Section

By = Literal["sides", "speakers"]
"""Whom to compare."""
EVERY: Final = ""
"""Stands for the id of all topics together; no id is empty."""
NOBODY: Final = "Two sides, or two speakers, would stand next to each other here. This briefing quotes fewer."


class Comparison(Struct, frozen=True):
    """Who can be compared, on what, and what each says."""

    by: By
    voices: tuple[Heading, ...]
    """Whoever is quoted, in the order of the file."""
    topics: tuple[Heading, ...]
    """All topics together, then each that somebody is quoted on or that the file lists."""
    said: Mapping[tuple[str | None, str | None], tuple[Quote, ...]]
    """By the ids of a topic and a voice."""

    def quotes(self, topic: str | None, voice: str | None) -> tuple[Quote, ...]:
        """What a voice says on a topic."""
        return self.said.get((topic, voice), ())


class Chosen(NamedTuple):
    """What is compared: numbers of a topic and two voices."""

    topic: int
    left: int
    right: int


def comparison(briefing: Briefing, by: By) -> Comparison:
    """Everything that can be compared by sides or by speakers."""
    said: dict[tuple[str | None, str | None], list[Quote]] = {}
    for quote in briefing.quotes:
        voices = sides_of(briefing, quote) if by == "sides" else dict.fromkeys(quote.speakers)
        for topic in (EVERY, *topics_of(briefing, quote)):
            for voice in voices:
                said.setdefault((topic, voice), []).append(quote)
    quoted = dict.fromkeys(voice for topic, voice in said if topic == EVERY)
    if by == "sides":
        listed = [Heading(side.id, side.label) for side in briefing.sides]
        listed += [Heading(None, NO_SIDE)] if None in quoted else []
    else:
        listed = [Heading(voice, briefing.name_of(voice or "")) for voice in quoted]
    topics = [Heading(EVERY, "All topics"), *(Heading(topic.id, topic.label) for topic in briefing.topics)]
    topics += [Heading(None, NO_TOPIC)] if any(topic is None for topic, _ in said) and briefing.topics else []
    return Comparison(by, tuple(listed), tuple(topics), {cell: tuple(quotes) for cell, quotes in said.items()})


def best(briefing: Briefing) -> By:
    """Sides where there are two that can be compared, else speakers."""
    return "sides" if len(briefing.sides) > 1 else "speakers"


def begin(found: Comparison, topic: str | None, voice: str | None) -> Chosen:
    """What to show first: a voice, and another that says something on the topic, too; they stand in the file's order.

    Args:
        found: what can be compared.
        topic: the topic; all topics where it is none of those.
        voice: one of the two; the first who says something where it is none of those.
    """
    at = next((number for number, known in enumerate(found.topics) if known.id == topic), 0)
    ids = [known.id for known in found.voices]
    speaking = [number for number, known in enumerate(ids) if found.quotes(found.topics[at].id, known)]
    one = ids.index(voice) if voice in ids else next(iter(speaking), 0)
    others = (number for number in (*speaking, *range(len(ids))) if number != one)
    other = next(others, one)
    return Chosen(at, min(one, other), max(one, other))


def about(briefing: Briefing, item: Item | None, by: By) -> tuple[str | None, str | None]:
    """The ids of the topic and of the voice that an item is about, to begin a comparison with."""
    topics = getattr(item, "topics", ()) if isinstance(item, Quote | Section) else ()
    topic = topics[0] if topics else EVERY
    if not isinstance(item, Quote):
        return topic, EVERY
    return topic, sides_of(briefing, item)[0] if by == "sides" else item.speakers[0]


def said(briefing: Briefing, quote: Quote, label: str = "") -> Block:
    """A quote in a column: who speaks, the words, when and where.

    Args:
        briefing: what it is in.
        quote: the quote.
        label: the column that it belongs to, where the columns stand one above the other.
    """
    text = Text()
    if label:
        text.add(label, "label").add("\n")
    speakers = " and ".join(map(briefing.name_of, quote.speakers))
    if speakers != label:
        text.add(speakers, "strong").add("\n")
    text.add(wording.marked(quote)).add("\n")
    on = dates.display(quote.date) if quote.date else ""
    cited = wording.cited(briefing, quote.source, quote.locator)
    text.join([(part, "dim", None) for part in (wording.kind(quote), quote.medium or "", on, cited)])
    return text.block("entry", quote.id, side=wording.side_of(briefing, quote))


def silent(topic: Heading, label: str = "") -> Block:
    """What stands in a column of somebody who says nothing on a topic."""
    text = Text()
    if label:
        text.add(label, "label").add("\n")
    on = "" if topic.id == EVERY else f" on {topic.label}"
    return text.add(f"nothing quoted{on}", "dim").block("entry", None)
