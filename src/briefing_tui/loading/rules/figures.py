"""Figures: what is wrong with one by itself. Range, series, date, and thousands with a point."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_tui import dates
from briefing_tui.loading.findings import Finding
from briefing_tui.loading.problems import shorten
from briefing_tui.loading.rules import saying, unitwords
from briefing_tui.loading.rules.matching import agrees, looks_like_thousands
from briefing_tui.loading.rules.rule import Case, rule
from briefing_tui.model import Figure, Number, Series
from briefing_tui.units import UNITS, is_known

_CHANGE = re.compile(
    r"grow|grew|rise|rose|rising|increas|chang|fall|fell|declin|drop|decreas|reduc|inflat|return|yield|margin|ratio"
    r"|relative|compared|than|gdp|utili[sz]|surge|jump|gain|more|up by|down|tariff|dut(?:y|ies)|rate|interest|tax"
    r"|premium|discount|over|quota|target|plan|index|debt|mark-?up|profit|loss|deficit|balance|doubl|tripl|fold|times|capacity"
    r"|level|norm|share of (?:the )?(?:previous|last)|expan|exceed|fulfil|turnover|oversubscri|difference|year-on-year",
    re.IGNORECASE,
)
"""Words with which a percentage need not be a part of a whole, so that it may be above 100 or below 0."""


@rule(
    "F05",
    "error",
    "A figure has a value, or a range from min_value to max_value, and not half a range; a share is 0 to 100 %.",
    bad="""\
figures:
  - {id: f-tugs, label: Tugs in the pool, min_value: 2, unit: item, status: agreed, as_of: "2026-11-20",
     evidence: at least two tugs, source: src-minutes, locator: {paragraph: 1}}
""",
    good="""\
figures:
  - {id: f-tugs, label: Tugs in the pool, value: 2, unit: item, qualifier: at_least, status: agreed,
     as_of: "2026-11-20", evidence: at least two tugs, source: src-minutes, locator: {paragraph: 1}}
""",
)
def impossible_values(case: Case) -> Iterator[Finding]:
    """Values that cannot be, and ranges that are none."""
    for figure in case.briefing.figures:
        if figure.kind != "date" and (wrong := _wrong_range(figure)) is not None:
            field, message, hint = wrong
            yield Finding("F05", message, hint, case.path(figure, field))
        elif figure.unit == "%" and (outside := _outside(figure)) is not None and agrees(case, figure):
            field, number = outside
            message = f"{shorten(number.written, 30)} % is no share of a whole"
            hint = "A share lies between 0 and 100; for a change say so in the label or measure."
            yield Finding("F05", message, hint, case.path(figure, field), severity="warning")


def is_sound(figure: Figure) -> bool:
    """Whether nothing is wrong with the values of a figure by themselves."""
    return _wrong_range(figure) is None and (figure.unit != "%" or _outside(figure) is None)


def _wrong_range(figure: Figure) -> tuple[str, str, str] | None:
    """The field that is wrong with a range, why, and what to write."""
    low, high = figure.min_value, figure.max_value
    if low is None and high is None:
        return None
    if figure.value is not None:
        field = "value" if low is not None and high is not None else "min_value" if low is not None else "max_value"
        return field, "both a value and a range are given", "Give value, or min_value and max_value."
    if low is None or high is None:
        given, missing, bound = (
            ("min_value", "max_value", "at_least") if high is None else ("max_value", "min_value", "at_most")
        )
        number = low if low is not None else high
        shown = shorten(number.written, 30) if number is not None else ""
        return given, f"{given} without {missing}", f"Write value: {shown} and qualifier: {bound}, or give {missing}."
    if low > high and not (looks_like_thousands(high) and low <= high * 1000):
        message = f"min_value {shorten(low.written, 30)} is larger than max_value {shorten(high.written, 30)}"
        return "min_value", message, "Put the smaller one first."
    return None


def _outside(figure: Figure) -> tuple[str, Number] | None:
    """The percentage of a figure that no share can have."""
    about = " ".join(filter(None, (figure.label, figure.measure, figure.evidence)))
    for field in ("value", "min_value", "max_value"):
        number = getattr(figure, field)
        if number is not None and not 0 <= number <= 100 and not _CHANGE.search(about):
            return field, number
    return None


@rule(
    "F07",
    "error",
    "A series has two points or more, in the order of time, one a date, in a unit that measures what the figure does.",
    bad="""\
figures:
  - {id: f-tugs, label: Ships moved, value: 300, unit: item, status: reported, period: "2025",
     evidence: the pool moved 300 ships, source: src-minutes, locator: {paragraph: 3},
     series: {points: [{date: "2025", value: 300}, {date: "2024", value: 280}]}}
""",
    good="""\
figures:
  - {id: f-tugs, label: Ships moved, value: 300, unit: item, status: reported, period: "2025",
     evidence: the pool moved 300 ships, source: src-minutes, locator: {paragraph: 3},
     series: {points: [{date: "2024", value: 280}, {date: "2025", value: 300}]}}
""",
)
def wrong_series(case: Case) -> Iterator[Finding]:
    """Series that no chart can be drawn of."""
    for figure in case.briefing.figures:
        series = figure.series
        if series is None:
            continue
        if len(series.points) < 2:
            message = f"{len(series.points) or 'no'} point{'s' * (len(series.points) != 1)}; a series has at least two"
            yield Finding("F07", message, "Leave the series out, or add points.", case.path(figure, "series", "points"))
        if _is_mixed(figure, series):
            message = f"{series.unit} does not measure the same as {figure.unit}, the unit of the figure"
            yield Finding("F07", message, "Make it a figure of its own.", case.path(figure, "series", "unit"))
        elif _is_unlike(figure, series):
            message = f"{series.unit} is not {figure.unit}, the unit of the figure, which is one of the points"
            yield Finding("F07", message, f"Use {figure.unit}.", case.path(figure, "series", "unit"))
        for number, message in _unsorted(series):
            hint = "Points go from the earliest to the latest."
            yield Finding("F07", message, hint, case.path(figure, "series", "points", number, "date"))


def _is_mixed(figure: Figure, series: Series) -> bool:
    one, other = figure.unit or "", series.unit or ""
    if not is_known(one) or not is_known(other) or figure.kind == "date":
        return False
    measures = [unitwords.measured(UNITS[unit]) if unit in UNITS else unit for unit in (one, other)]
    return measures[0] != measures[1]


def _is_unlike(figure: Figure, series: Series) -> bool:
    """Whether the point of the figure's own time has its value, in a unit of another scale."""
    one, other = UNITS.get(figure.unit or ""), UNITS.get(series.unit or "")
    if one is None or other is None or one.scale == other.scale or not figure.value:
        return False
    return any(point.value == figure.value and point.date in (figure.period, figure.as_of) for point in series.points)


def _unsorted(series: Series) -> Iterator[tuple[int, str]]:
    """Points that are not where they belong, and what is wrong with them."""
    seen: set[str] = set()
    latest = ""
    for number, point in enumerate(series.points):
        if point.date in seen:
            yield number, f"date {point.date} is given twice"
        elif latest and dates.sort_key(point.date) < dates.sort_key(latest):
            yield number, f"date {point.date} comes after {latest}"
        else:
            latest = point.date
        seen.add(point.date)


@rule(
    "F08",
    "warning",
    "A figure says of when it is, or that its source does not; and one that somebody has said, says rightly who.",
    bad="""\
figures:
  - {id: f-tugs, label: Ships moved, value: 300, unit: item, status: reported,
     evidence: the pool moved 300 ships, source: src-minutes, locator: {paragraph: 3}}
""",
    good="""\
figures:
  - {id: f-tugs, label: Ships moved, value: 300, unit: item, status: reported, period: "2025",
     evidence: the pool moved 300 ships, source: src-minutes, locator: {paragraph: 3}}
""",
)
def undated_or_nobodys(case: Case) -> Iterator[Finding]:
    """Figures of no date, and numbers that a person has said and that are attributed to nobody."""
    speakers = saying.Speakers(case)
    for figure in case.briefing.figures:
        if figure.kind == "date" or figure.status == "derived":
            continue
        if figure.status != "historical" and not _is_dated(figure):
            hint = "Give as_of or period, or undated: true if the source gives none."
            yield Finding("F08", f"{figure.id} has no date", hint, case.path(figure))
        if not figure.attributed_to and (speaker := speakers.of(figure)) is not None:
            message = f"{shorten(case.briefing.name_of(speaker), 60)} said the number; attributed_to is missing"
            yield Finding("F08", message, f"Add attributed_to: [{speaker}].", case.path(figure))
        elif figure.attributed_to and figure.source in case.texts and (speaker := speakers.another(figure)) is not None:
            message = f"{shorten(case.briefing.name_of(speaker), 60)} said the number"
            yield Finding("F08", message, "Check attributed_to.", case.path(figure, "attributed_to"))


def _is_dated(figure: Figure) -> bool:
    rate = (figure.unit or "").endswith(("/yr", "/d"))
    return bool(figure.as_of or figure.period or figure.per or figure.undated or figure.series or rate)


@rule(
    "Y12",
    "warning",
    "A point stands before decimals. 2.000 is two, though many languages write two thousand like that.",
    bad="""\
figures:
  - {id: f-tugs, label: Tugs in the pool, value: 2.000, unit: item, qualifier: at_least, status: agreed,
     as_of: "2026-11-20", evidence: at least two tugs, source: src-minutes, locator: {paragraph: 1}}
""",
    good="""\
figures:
  - {id: f-tugs, label: Tugs in the pool, value: 2, unit: item, qualifier: at_least, status: agreed,
     as_of: "2026-11-20", evidence: at least two tugs, source: src-minutes, locator: {paragraph: 1}}
""",
)
def dotted_thousands(case: Case) -> Iterator[Finding]:
    """Values such as 2.000."""
    for figure in case.briefing.figures:
        points = figure.series.points if figure.series else ()
        named: list[tuple[Number | None, tuple[str | int, ...]]] = [
            (figure.value, ("value",)),
            (figure.min_value, ("min_value",)),
            (figure.max_value, ("max_value",)),
            *((point.value, ("series", "points", number, "value")) for number, point in enumerate(points)),
        ]
        for number, steps in named:
            if number is not None and looks_like_thousands(number):
                whole = number.written.partition(".")[0]
                hint = f"If {whole} thousand is meant write {whole}000; else write {whole}."
                yield Finding("Y12", f"{number.written} is {whole}", hint, case.path(figure, *steps))
