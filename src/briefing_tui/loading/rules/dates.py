"""Dates: spans that end before they begin, what was to come and is past, and durations that are not their span."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from briefing_tui.dates import last_day, sort_key
from briefing_tui.loading.findings import Finding
from briefing_tui.loading.positions import Path
from briefing_tui.loading.problems import shorten
from briefing_tui.loading.rules import datewords, matching
from briefing_tui.loading.rules.rule import Case, rule
from briefing_tui.model import Event, Figure, Person

_HAPPENED: Final = frozenset(("reported", "historical"))
_DONE: Final = frozenset(("reported", "agreed", "signed", "ratified", "in-force", "terminated"))
_DATED_AHEAD: Final = frozenset(("article-magazine", "article-journal", "periodical", "book", "chapter"))
"""Types of sources that often come out before the date that is on them."""
_WHOLE_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_UPCOMING = re.compile(r"\b(?:upcoming|forthcoming)\b", re.IGNORECASE)
_AGE = re.compile(r"\bage[ds]?\b|\byears?[- ]old\b", re.IGNORECASE)
_MANY: Final = 3
"""Dates after as_of from which on it is as_of that is wrong."""
_OLDEST: Final = 150
"""Years that no person has lived: the longest life proved is 122 years."""


@rule(
    "D01",
    "warning",
    "Dates contradict each other: an end before its start, what has happened after as_of, what is to come before it, a "
    "source read before it came out.",
    bad="""\
events:
  - {id: ev-start, name: Start of the pool, date: "2026-12-01/2026-11-01", status: scheduled,
     sources: [{source: src-minutes}]}
""",
    good="""\
events:
  - {id: ev-start, name: Start of the pool, date: "2026-12-01/2026-12-31", status: scheduled,
     sources: [{source: src-minutes}]}
""",
)
def contradicting_dates(case: Case) -> Iterator[Finding]:
    """Dates that cannot be as they are given."""
    known = last_day(case.briefing.as_of) if case.briefing.as_of is not None else None
    late: list[tuple[str, Path]] = []
    for text, path, happened in _dates(case):
        start, _, end = text.partition("/")
        if end and ".." not in (start, end) and last_day(end) < sort_key(start):
            yield Finding("D01", f"starts {start}, ends {end}", "Put the earlier one first.", path)
        elif happened and known is not None and known < sort_key(start):
            late.append((text, path))
    yield from _late(case, late)
    briefing = case.briefing
    created = _created(case)
    if briefing.modified is not None and created is not None and last_day(briefing.modified) < sort_key(created):
        message = f"modified {briefing.modified} is before created {created}"
        yield Finding("D01", message, "Look at both dates.", ("modified",))
    yield from _past(case)
    yield from _read_early(case, known)
    yield from _ages(case)


def _late(case: Case, late: list[tuple[str, Path]]) -> Iterator[Finding]:
    """What has happened after as_of; where that are many dates, as_of is wrong, unless an author silenced some."""
    as_of = case.briefing.as_of
    if len(late) >= _MANY and b"x_ignore" not in case.source.data:
        message = f"{len(late)} dates of the briefing are after as_of {as_of}, the first of them {late[0][0]}"
        yield Finding("D01", message, "Correct as_of, or those dates.", ("as_of",))
        return
    for text, path in late:
        message = f"{text} is after as_of {as_of}"
        yield Finding("D01", message, "What the briefing tells is known by its as_of.", path)


def _created(case: Case) -> str | None:
    """When the briefing was made; None where the file has no such date, and another stands in for it."""
    created = case.briefing.created
    return created if case.data.get("created") == created else None


def _dates(case: Case) -> Iterator[tuple[str, Path, bool]]:
    """The dates of a briefing, where they stand, and whether they are of what has happened."""
    briefing = case.briefing
    for event in briefing.events:
        if event.date is not None:
            yield event.date, case.path(event, "date"), event.status == "occurred"
    for agreement in briefing.agreements:
        if agreement.date is not None:
            yield agreement.date, case.path(agreement, "date"), agreement.status in _DONE
    for source in briefing.sources:
        if source.issued is not None:
            yield source.issued, case.path(source, "issued"), True
    for quote in briefing.quotes:
        if quote.date is not None:
            yield quote.date, case.path(quote, "date"), True
    for figure in briefing.figures:
        for field in ("date", "as_of", "period"):
            if (given := getattr(figure, field)) is not None:
                yield given, case.path(figure, field), figure.status in _HAPPENED


def _past(case: Case) -> Iterator[Finding]:
    """Events that are to come, by their status or name, and were over when the briefing was written."""
    cutoff = case.briefing.as_of or _created(case)
    if cutoff is None:
        return
    for event in case.briefing.events:
        named = event.status is None and _UPCOMING.search(event.name)
        if event.date is None or not (named or event.status == "scheduled"):
            continue
        if sort_key(event.date) <= last_day(event.date) < sort_key(cutoff):
            word = "scheduled" if event.status else "upcoming"
            field = "as_of" if case.briefing.as_of else "created"
            message = f"{word}, but {event.date} is before {field} {cutoff}"
            yield Finding("D01", message, "Say whether it occurred.", case.path(event, "date"))


def _read_early(case: Case, known: tuple[int, int, int] | None) -> Iterator[Finding]:
    """Sources read before the day on which they came out; one that is after as_of has its problem already.

    It may be a day earlier where the reader is than where the source came out.
    """
    for source in case.briefing.sources:
        issued, accessed = source.issued, source.accessed
        if issued is None or accessed is None or source.type in _DATED_AHEAD:
            continue
        if not _WHOLE_DAY.fullmatch(issued) or not _WHOLE_DAY.fullmatch(accessed):
            continue
        if (known is None or sort_key(issued) <= known) and _lengths(accessed, issued, "day")[:1] > [1]:
            message = f"accessed {accessed} is before issued {issued}"
            yield Finding("D01", message, "Look at both dates.", case.path(source, "accessed"))


def _ages(case: Case) -> Iterator[Finding]:
    """Ages that no person reaches."""
    for figure in case.briefing.figures:
        if figure.unit != "year" or figure.value is None or figure.value <= _OLDEST:
            continue
        of_person = any(case.briefing.get(one, Person) for one in figure.subject)
        if of_person and _AGE.search(f"{figure.label} {figure.measure or ''}") and matching.agrees(case, figure):
            message = f"an age of {shorten(figure.value.written, 30)} years"
            yield Finding("D01", message, "No person has grown that old.", case.path(figure, "value"))


_TYPICAL = re.compile(
    r"\b(?:average|mean|median|typical(?:ly)?|usual(?:ly)?|each|every|per|longest|shortest|total|altogether|in all)\b",
    re.IGNORECASE,
)
"""Words with which a duration is not that of one thing, from its beginning to its end."""
_OTHER = re.compile(
    r"\b(?:until|before|after|delay|waiting|wait|outages?|ages?|old|leave|holidays?|sick|lost"
    r"|work(?:ing)?|travel|remaining|left|notice|interval|lag|ahead|since|maximum|minimum|out of|open|closed"
    r"|hours|days|weeks|months|years)\b",
    re.IGNORECASE,
)
"""Words with which a number of days need not be the length of the period that it is given for."""
_LENGTH = re.compile(r"\b(?:length|duration|last(?:s|ed|ing)?|long|span)\b", re.IGNORECASE)
_LASTED = re.compile(
    r"\b(?:last(?:ed|ing)|continued|(?:went|dragged|carried) on|raged|took|fought|served"
    r"|worked|(?:was|were|been|stayed|remained) (?:closed|shut|down|out|blocked|cut off|on strike))"
    r"(?: (?:for|about|around|some|nearly|almost|exactly|just|only|over|more than|less than|at least|the))*\s$",
    re.IGNORECASE,
)
"""What stands before a number that is how long something went on."""
_GOES_ON = re.compile(
    r"(?: of|-long)?(?: [\w-]+)? (?:fighting|war|strike|walkout|stoppage|closure|outage|blackout|siege|blockade|truce"
    r"|ceasefire|shutdown|lockdown|curfew|occupation|campaign|conflict|battle|voyage)\b",
    re.IGNORECASE,
)
"""What stands behind it."""
_WITHIN = re.compile(
    r"\W{0,2}\b(?:[\w-]+ ){0,4}(?:in|during|within|between|since|out of|this|an?) (?:the )?\W?"
    r"(?:\d{4}|year|month|week|day|season|period|last|past|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|spring|summer|autumn|winter)",
    re.IGNORECASE,
)
"""What stands behind a number of days that were counted in a longer time."""
_BESIDE = re.compile(
    r"[\s,;:(–—-]*(?:(?:of|from|between|that is|lasting|lasted|or|in total|a total of|the)\s+){0,2}[\s(]*",
    re.IGNORECASE,
)
"""What may stand between a duration and its span in running text."""
_UNITS: Final = {"hour": 10, "day": 10, "week": 10, "month": 7, "year": 4}
"""Characters that the ends of a span must have at least to be measured in a unit."""
_ABOUT: Final = 0.1
"""How far a duration may be off that is given as about so long."""
_LIKE: Final = 2
"""How many times longer or shorter a number may be before it is taken for something else than the length."""


@rule(
    "D02",
    "warning",
    "A duration is neither the inclusive nor the exclusive length of the span of time between its dates.",
    bad="""\
figures:
  - {id: f-tugs, label: Length of the trial, value: 1, unit: year, status: planned, period: "2026/2028",
     evidence: for one year, source: src-minutes}
""",
    good="""\
figures:
  - {id: f-tugs, label: Length of the trial, value: 1, unit: year, status: planned, period: "2026/2027",
     evidence: for one year, source: src-minutes}
""",
)
def wrong_durations(case: Case) -> Iterator[Finding]:
    """Durations that their dates contradict."""
    for figure in case.briefing.figures:
        if figure.value is None or figure.unit not in _UNITS or figure.kind == "date":
            continue
        for start, end in _spans(case, figure):
            if min(len(start), len(end)) < _UNITS[figure.unit] or not matching.agrees(case, figure):
                continue
            lengths = _lengths(start, end, figure.unit)
            if lengths and not _fits(figure, lengths) and _is_like(case, figure, (start, end), lengths):
                unit = figure.unit + "s" * (figure.value != 1)
                spans = (" to " if figure.unit == "hour" else " or ").join(map(str, lengths))
                message = f"{shorten(figure.value.written, 30)} {unit}, but {start}/{end} spans {spans}"
                yield Finding("D02", message, "Look at the dates and the value.", case.path(figure, "value"))
                break


def _spans(case: Case, figure: Figure) -> Iterator[tuple[str, str]]:
    """The spans of time that a duration is said to be of: those of its words, its period, and its one event."""
    about = f"{figure.label} {figure.measure or ''}"
    for start, end in datewords.spans(about, datewords.mentions(about)):
        yield _written(start), _written(end)
    said = matching.stated(case, figure)
    if said and said.reading.english:
        reading = said.reading
        amounts = [one.amount for one in said.held if one.amount]
        for start, end in datewords.spans(reading.text, reading.dates):
            gaps = [reading.text[one.end : start.start] or reading.text[end.end : one.start] for one in amounts]
            if any(_BESIDE.fullmatch(gap) for gap in gaps if gap):
                yield _written(start), _written(end)
    if _TYPICAL.search(f"{about} {figure.evidence or ''}"):
        return
    if _OTHER.search(about) and not _LENGTH.search(about) and not _is_lasting(said):
        return
    events = [case.briefing.get(one, Event) for one in figure.subject]
    for given in (figure.period, *(event.date for event in events if event and len(events) == 1)):
        start_text, _, end_text = (given or "").partition("/")
        if end_text and ".." not in (start_text, end_text) and not set("X?~%") & set(given or ""):
            yield start_text, end_text


def _is_lasting(said: matching.Stated | None) -> bool:
    """Whether evidence says that something went on for the time that it gives."""
    if said is None or not said.reading.english:
        return False
    text = said.reading.text
    amounts = [one.amount for one in said.held if one.amount and one.amount.measure == "time"]
    return any(
        (_LASTED.search(text, 0, one.start) or _GOES_ON.match(text, one.end)) and not _WITHIN.match(text, one.end)
        for one in amounts
    )


def _written(said: datewords.Mention) -> str:
    parts = (said.year, said.month, said.day)
    known = parts[: parts.index(None)] if None in parts else parts
    return "-".join(f"{part:02}" for part in known if part is not None)


def _lengths(start: str, end: str, unit: str) -> list[int]:
    """How many of a unit lie between two dates, without and with the last one; nothing where there is no such span."""
    (year, month, day), (last_year, last_month, last_day_) = sort_key(start), sort_key(end)
    if (last_year, last_month, last_day_) < (year, month, day):
        return []
    if unit in ("hour", "day", "week"):
        try:
            days = (date(last_year, last_month, last_day_) - date(year, month, day)).days
        except ValueError:  # a day that a text gives and no calendar has
            return []
        if unit == "hour":
            return [24 * max(days - 1, 0), 24 * (days + 1)]
        return [days, days + 1] if unit == "day" else sorted({days // 7, -(-(days + 1) // 7)})
    months = (last_year - year) * 12 + last_month - month
    if unit == "month":
        return [months, months + 1]
    return [last_year - year, last_year - year + 1]


def _is_like(case: Case, figure: Figure, span: tuple[str, str], lengths: list[int]) -> bool:
    """Whether a number can be meant as one of some lengths: 40 days of fog in a year cannot."""
    value = float(figure.value or 0)
    about = f"{figure.label} {figure.measure or ''}"
    if _LENGTH.search(about) or lengths[0] / _LIKE <= value <= lengths[-1] * _LIKE:
        return True
    years = span[0].endswith("-01-01") and span[1].endswith("-12-31")
    return not years and _is_lasting(matching.stated(case, figure))


def _fits(figure: Figure, lengths: list[int]) -> bool:
    """Whether a duration is one of some lengths, as far as its qualifier says."""
    value = float(figure.value or 0)
    low, high = lengths[0], lengths[-1]
    if figure.qualifier == "about":
        return low * (1 - _ABOUT) - 1 <= value <= high * (1 + _ABOUT) + 1
    if figure.qualifier in ("more_than", "at_least"):
        return value <= high
    if figure.qualifier in ("less_than", "at_most", "up_to"):
        return value >= low
    return low <= value <= high
