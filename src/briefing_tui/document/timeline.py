"""Timeline: what has a date, in the order of time, and apart from it what has none. No date is ever guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from briefing_tui import dates
from briefing_tui.document import wording
from briefing_tui.document.blocks import Block, Text
from briefing_tui.model import Agreement, Briefing, Event, Figure, Quote

Position = tuple[tuple[int, int, int], int, tuple[int, ...]]
Dated = Event | Agreement | Figure | Quote
_LAST_MONTH = 12
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""Nearly every date is a plain day, and of these there may be thousands."""


class Moment(NamedTuple):
    """An item and the date that the file gives it, None where it gives none that can be read."""

    date: str | None
    item: Dated


def date_of(item: Dated) -> str | None:
    """The date that an item stands under: a figure's own value, else of when it is, else the span that it is of."""
    return item.date or item.as_of or item.period if isinstance(item, Figure) else item.date


def position(date: str) -> Position:
    """Where a date stands in time: by the earliest day that it may mean, then the less precise first.

    So 2020 stands before 2020-01, and that before 2020-01-01: what says less about the day comes first. Of two spans
    that begin together the one that ends first comes first, and one without an end comes last.
    """
    if _DAY.fullmatch(date):
        return (int(date[:4]), int(date[5:7]), int(date[8:])), 2, (0,)
    start, _, end = date.partition("/")
    closing = (0,) if not end else (2,) if end == ".." else (1, *dates.sort_key(end))
    return dates.sort_key(date), start.count("-"), closing


def moments(briefing: Briefing) -> tuple[Moment, ...]:
    """The events, agreements, figures and quotes in the order of time, at the end those without a date.

    What has the same date stays in that order, and within it in the file's.
    """
    dated: list[tuple[Position, Moment]] = []
    undated: list[Moment] = []
    for item in _items(briefing):
        date = date_of(item)
        place = position(date) if date else None
        # A text that is no date sorts after all dates; a file with that mistake is read all the same.
        if place and place[0][1] <= _LAST_MONTH:
            dated.append((place, Moment(date, item)))
        else:
            undated.append(Moment(None, item))
    dated.sort(key=itemgetter(0))
    return (*(moment for _, moment in dated), *undated)


def _items(briefing: Briefing) -> Iterator[Dated]:
    yield from briefing.events
    yield from briefing.agreements
    yield from briefing.figures
    yield from briefing.quotes


def moment(briefing: Briefing, found: Moment) -> Block:
    """One item of the timeline, below its date: what it is in words, then what kind of thing, and whose."""
    item, text = found.item, Text()
    if isinstance(item, Quote):
        text.add(" and ".join(map(briefing.name_of, item.speakers)), "strong").add(": ").add(wording.marked(item))
        facts = ("quote", wording.kind(item), item.medium or "", wording.cited(briefing, item.source, item.locator))
    elif isinstance(item, Figure):
        if item.date:
            text.add(item.label, "value")
        else:
            text.add(wording.value(item), "value").add("  ").add(item.label)
        source = wording.source_name(briefing, item.source)
        who = ", ".join(name for name in map(briefing.name_of, item.attributed_to) if name != source)
        cited = wording.cited(briefing, item.source, item.locator)
        facts = (f"figure, {wording.status(item)}", _meaning(item), who, cited)
    else:
        text.add(item.name, "strong")
        where = briefing.name_of(item.place) if isinstance(item, Event) and item.place else ""
        kind = item.kind if isinstance(item, Agreement) and item.kind else type(item).__name__.lower()
        facts = (wording.words(kind), wording.words(item.status or ""), where, "")
    text.add("\n").join([(fact, "dim", None) for fact in facts])
    if found.date is None and date_of(item):
        text.add("\n").add(f"its date cannot be read: {date_of(item)}", "dim")
    return text.block("entry", item.id, rest="  ", gap=0, side=wording.side_of(briefing, item))


def _meaning(figure: Figure) -> str:
    """What the date of a figure says of it: the value itself, when it held, or the span that it is of."""
    if figure.date:
        return ""
    return "as of this date" if figure.as_of else "of this span" if figure.period else ""
