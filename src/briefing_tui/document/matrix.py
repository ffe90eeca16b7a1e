"""Matrix: topics by sides. Who said what on what, and who said nothing, which is a finding, too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from msgspec import Struct

from briefing_tui.document import wording
from briefing_tui.document.blocks import Block, Text
from briefing_tui.document.columns import cut
from briefing_tui.model import Briefing, Organisation, Person, Quote, Side, Topic

EMPTY: Final = "none"
"""What stands in a cell without a quote."""
NO_TOPIC: Final = "No topic"
"""The row of the quotes whose topics the file does not list."""
NO_SIDE: Final = "No side"
"""The column of the quotes whose speakers stand on no side."""


_NAMED: Final = 40
"""Quotes of a cell whose speakers are named: more names than these have no room in a line."""


class Heading(NamedTuple):
    """A topic or a side; the id is None for what has none."""

    id: str | None
    label: str


Cell = tuple[str | None, str | None]
"""The ids of a topic and a side."""


class Matrix(Struct, frozen=True):
    """Topics by sides, and the quotes of each cell."""

    topics: tuple[Heading, ...]
    sides: tuple[Heading, ...]
    cells: Mapping[Cell, tuple[Quote, ...]]

    def quotes(self, topic: str | None, side: str | None) -> tuple[Quote, ...]:
        """The quotes of a cell."""
        return self.cells.get((topic, side), ())

    @property
    def empty(self) -> int:
        """How many cells are empty."""
        return sum(not self.quotes(topic.id, side.id) for topic in self.topics for side in self.sides)


def side_of(briefing: Briefing, speaker: str) -> str | None:
    """The side that a speaker stands on, None where it is none that the file lists."""
    item = briefing.by_id.get(speaker)
    side = item.side if isinstance(item, Person | Organisation) else None
    return side if briefing.get(side, Side) else None


def sides_of(briefing: Briefing, quote: Quote) -> tuple[str | None, ...]:
    """The sides that a quote's speakers stand on, each once; None alone where there is none that the file lists."""
    found = dict.fromkeys(side_of(briefing, speaker) for speaker in quote.speakers)
    return tuple(side for side in found if side is not None) or (None,)


def topics_of(briefing: Briefing, quote: Quote) -> tuple[str | None, ...]:
    """The topics of a quote, each once; None alone where it has none that the file lists."""
    return tuple(topic for topic in dict.fromkeys(quote.topics) if briefing.get(topic, Topic)) or (None,)


def matrix(briefing: Briefing, quotes: Sequence[Quote] | None = None) -> Matrix:
    """The matrix of a briefing, or of some of its quotes. One of several topics or sides stands in each of their cells.

    What has no topic or no side gets a row or a column of its own at the end, so that no quote is left out.
    """
    cells: dict[Cell, list[Quote]] = {}
    for quote in briefing.quotes if quotes is None else quotes:
        sides = sides_of(briefing, quote)
        for topic in topics_of(briefing, quote):
            for side in sides:
                cells.setdefault((topic, side), []).append(quote)
    topics = [Heading(topic.id, topic.label) for topic in briefing.topics]
    sides_ = [Heading(side.id, side.label) for side in briefing.sides]
    topics += [Heading(None, NO_TOPIC)] if any(topic is None for topic, _ in cells) else []
    sides_ += [Heading(None, NO_SIDE)] if any(side is None for _, side in cells) else []
    return Matrix(tuple(topics), tuple(sides_), {cell: tuple(found) for cell, found in cells.items()})


def missing(briefing: Briefing) -> str:
    """What would be there, where the file has not what a matrix is made of; nothing where it has."""
    lacking = [
        what
        for what, there in (("topics", briefing.topics), ("sides", briefing.sides), ("quotes", briefing.quotes))
        if not there
    ]
    if not lacking:
        return ""
    said = f"{', '.join(lacking[:-1])} and {lacking[-1]}" if len(lacking) > 1 else lacking[0]
    return (
        f"This briefing has no {said}. Topics by sides would stand here: who said what on what, and who said nothing."
    )


def cell(briefing: Briefing, side: str | None, quotes: Sequence[Quote], width: int, lines: int) -> Block:
    """A cell: in one line how many quotes and whose, then the first words of the first.

    Args:
        briefing: what the quotes are in.
        side: the id of its side: those who speak for another side, too, are left out.
        quotes: those of the cell.
        width: cells of a line.
        lines: the most lines of words.
    """
    if not quotes:
        return Text().add(EMPTY, "dim").block("entry", None, gap=0)
    said_by = dict.fromkeys(speaker for quote in quotes[:_NAMED] for speaker in quote.speakers)
    speakers = [briefing.name_of(speaker) for speaker in said_by if side_of(briefing, speaker) == side]
    text = Text().add(cut(f"{len(quotes)} {', '.join(speakers)}", width, 1), "strong").add("\n")
    words = " ".join(wording.marked(quotes[0]).split())
    return text.add(cut(words, width, lines)).block("entry", quotes[0].id, gap=0)
