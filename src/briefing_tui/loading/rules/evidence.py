"""Evidence: whether a figure says what the words of its source say. Number, scale, qualifier and period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefing_tui.loading.findings import Finding
from briefing_tui.loading.problems import shorten
from briefing_tui.loading.rules import datewords, matching, otherunits, unitwords, wording
from briefing_tui.loading.rules.matching import Stated, stated
from briefing_tui.loading.rules.numbers import Amount
from briefing_tui.loading.rules.rule import Case, rule
from briefing_tui.loading.rules.wording import Reading
from briefing_tui.model import Figure, Number
from briefing_tui.units import UNITS


@rule(
    "F01",
    "error",
    "The value of a figure is not the number that its evidence gives. Number words count as well, and a date in words.",
    bad="""\
figures:
  - {id: f-tugs, label: Tugs in the pool, value: 3, unit: item, qualifier: at_least, status: agreed,
     as_of: "2026-11-20", evidence: at least two tugs, source: src-minutes, locator: {paragraph: 1}}
""",
    good="""\
figures:
  - {id: f-tugs, label: Tugs in the pool, value: 2, unit: item, qualifier: at_least, status: agreed,
     as_of: "2026-11-20", evidence: at least two tugs, source: src-minutes, locator: {paragraph: 1}}
""",
)
def number_differs(case: Case) -> Iterator[Finding]:
    """Values that their evidence does not give; one of a range is enough."""
    for figure in case.briefing.figures:
        if (given := stated(case, figure)) is None:
            continue
        reading = given.reading
        if figure.kind == "date":
            date = figure.date or ""
            if date and (other := datewords.other_date(date, reading.text, reading.dates, reading.english)):
                message = f"date {date}, but the evidence {other}"
                yield Finding("F01", message, "Write the date of the evidence.", case.path(figure, "date"))
            continue
        wrong = (one for one in given.held if not one.scale and matching.differs(one, reading, figure))
        if (one := next(wrong, None)) is not None:
            said = _said(reading, figure, one.number)
            says = f'says "{shorten(said, 40)}"' if said else "has no number"
            hint = "Write the number of the evidence." if said else _NO_NUMBER
            name = one.field.removesuffix("_value")
            shown = shorten(one.number.written, 30)
            if one.dotted:
                hint = f"Write {one.number.written.replace('.', '')}."
                shown += f" is {one.number.normalize():f}"
            message = f"{name} {shown}, but the evidence {says}"
            yield Finding("F01", message, hint, case.path(figure, one.field))


_NO_NUMBER: Final = "Quote the words that give it; for a count of your own write status: derived and derivation: count."


def _said(reading: Reading, figure: Figure, number: Number) -> str:
    """The number of the evidence that an author most likely had in mind, with the word after it.

    Of the two ends of a range it is the nearer one.
    """
    value = abs(float(number)) if figure.value is None else 0.0
    unit = UNITS.get(figure.unit or "")
    measure = unitwords.measured(unit) if unit else None
    ranked = sorted(
        reading.amounts,
        key=lambda one: (one.kind != "firm", one.measure not in (None, measure), value and abs(one.total - value)),
    )
    if not ranked:
        return ""
    end = ranked[0].end
    word = re.match(r"[\s-]*[\w'’%]+", reading.text[end:]) if ranked[0].measure is None else None
    return reading.text[ranked[0].start : end + (word.end() if word else 0)]


@rule(
    "F02",
    "warning",
    "The qualifier of a figure and the words before the number in its evidence say different things.",
    bad="""\
figures:
  - {id: f-tugs, label: Tugs in the pool, value: 2, unit: item, status: agreed, as_of: "2026-11-20",
     evidence: at least two tugs, source: src-minutes, locator: {paragraph: 1}}
""",
    good="""\
figures:
  - {id: f-tugs, label: Tugs in the pool, value: 2, unit: item, qualifier: at_least, status: agreed,
     as_of: "2026-11-20", evidence: at least two tugs, source: src-minutes, locator: {paragraph: 1}}
""",
)
def qualifier_differs(case: Case) -> Iterator[Finding]:
    """Qualifiers that the evidence does not bear out."""
    for figure in case.briefing.figures:
        given = stated(case, figure)
        if given is None or not figure.value or not matching.values_of(figure):
            continue
        reading = given.reading
        value = abs(float(figure.value))
        same = [one for one in reading.amounts if matching.is_same(one, value, figure.unit)]
        same = same or [one.amount for one in given.held if one.amount]
        if not same or any(one.kind == "vague" for one in same) or any(one.dotted for one in given.held):
            continue
        said = [wording.qualifiers(reading, one) for one in same]
        if figure.qualifier == "about" and not any(said) and any(one.kind == "fraction" for one in same):
            continue  # two thirds are about 66.7 %
        if message := _contradiction(said, reading, figure):
            use = next((one[1][0] for one in said if one), None)
            hint = f"Use {use}." if use else "Leave the qualifier out."
            yield Finding("F02", message, hint, case.path(figure, *_place(figure)))


def _place(figure: Figure) -> tuple[str, ...]:
    return ("qualifier",) if figure.qualifier != "exactly" else ("value",)


def _contradiction(said: list[tuple[str, tuple[str, ...]] | None], reading: Reading, figure: Figure) -> str:
    """How words that qualify a value and its qualifier differ; nothing where they do not."""
    qualifier = figure.qualifier
    if None in said and not reading.english:
        return ""
    if None in said and (qualifier == "exactly" or wording.says(reading, qualifier) or _is_hedged(reading, figure)):
        return ""
    given = [one for one in said if one]
    if any(qualifier in allowed for _, allowed in given):
        return ""
    if any("estimated" in word for word, _ in given) and qualifier == "exactly" and figure.status == "estimated":
        return ""
    if given:
        return f'evidence says "{given[0][0]}"; qualifier is {qualifier}'
    return f"qualifier is {qualifier}, but the evidence does not say so"


_HEDGES = re.compile(r"\b(?:perhaps|possibly|maybe|may|might|could|estimate\w*|expect\w*|likely|probably|couple|or)\b")


def _is_hedged(reading: Reading, figure: Figure) -> bool:
    return figure.qualifier == "about" and _HEDGES.search(reading.text.lower()) is not None


@rule(
    "F03",
    "warning",
    "A figure is a rate, such as bcm a year, by its unit or per, and its evidence is not; or the other way round.",
    bad="""\
figures:
  - {id: f-tugs, label: Tugs in the pool, value: 2, unit: item, per: year, qualifier: at_least, status: agreed,
     as_of: "2026-11-20", evidence: at least two tugs, source: src-minutes, locator: {paragraph: 1}}
""",
    good="""\
figures:
  - {id: f-tugs, label: Tugs in the pool, value: 2, unit: item, qualifier: at_least, status: agreed,
     as_of: "2026-11-20", evidence: at least two tugs, source: src-minutes, locator: {paragraph: 1}}
""",
)
def period_differs(case: Case) -> Iterator[Finding]:
    """Rates that the evidence does not give, and rates of the evidence that the figure leaves out."""
    for figure in case.briefing.figures:
        given = stated(case, figure)
        if given is None or not given.reading.english or figure.kind == "date":
            continue
        reading = given.reading
        field, span = _span(figure)
        if span and not _is_rate_of(span, reading, figure):
            said = wording.periods(reading.text)
            says = f'says "{said[0][1]}"' if said else f'has no "{_RATES[span]}"'
            rate = f"per {span}" if field == "per" else f"unit {figure.unit}"
            use = (figure.unit or "").partition("/")[0]
            hint = f"Use {use}." if field == "unit" and use in UNITS and not said else "Say what the evidence says."
            yield Finding("F03", f"{rate}, but the evidence {says}", hint, case.path(figure, field))
        elif not span and (missing := _missing_rate(given, figure)) is not None:
            use = next((f"{figure.unit}{suffix}" for suffix, one in _SUFFIXES.items() if one == missing[0]), "")
            hint = f"Use {use}." if use in UNITS else f"Add per: {missing[0]}."
            message = f'evidence says "{missing[1]}", but neither unit nor per does'
            yield Finding("F03", message, hint, case.path(figure, "unit"))


def _is_rate_of(span: str, reading: Reading, figure: Figure) -> bool:
    """Whether evidence gives a rate for a time, or the number of one year for a yearly one."""
    if any(span == one for one, _, _ in wording.periods(reading.text)):
        return True
    if span != "year" or any(one.year and not one.month for one in reading.dates):
        return span == "year"
    return figure.period is not None and (_is_within_a_year(figure.period) or "averag" in reading.text.lower())


def _is_within_a_year(period: str) -> bool:
    """Whether a period is at most as long as a year: 2024, 2024-05, 2023/2024 of a season, but not 2020/2024."""
    start, _, end = period.partition("/")
    return not end or ".." in (start, end) or int(end[:4].replace("X", "9")) - int(start[:4].replace("X", "0")) <= 1


_RATES: Final = {
    "year": "per year/annually", "day": "per day/daily", "month": "per month", "week": "per week", "hour": "per hour",
    "quarter": "per quarter", "minute": "per minute", "second": "per second",
}  # fmt: skip
_SUFFIXES: Final = {"/yr": "year", "/d": "day"}
_PER: Final = {
    "annum": "year",
    "daily": "day",
    "annually": "year",
    "yearly": "year",
    "annual": "year",
    "monthly": "month",
}


def _span(figure: Figure) -> tuple[str, str]:
    """The field that makes a figure a rate, and the time that it is for; nothing where it is none."""
    if figure.per:
        per = figure.per.lower().removeprefix("per ").removeprefix("a ").strip()
        per = _PER.get(per, per.removesuffix("s"))
        if per in _RATES:
            return "per", per
    unit = figure.unit or ""
    if "/" not in unit:
        return "unit", ""
    return "unit", next((span for suffix, span in _SUFFIXES.items() if unit in UNITS and unit.endswith(suffix)), "")


def _missing_rate(given: Stated, figure: Figure) -> tuple[str, str, bool] | None:
    """The rate that evidence gives beside the number of a figure without one, unless its label says it."""
    unit = UNITS.get(figure.unit or "")
    if figure.per or _FOR_EACH.search(figure.unit or "") or (unit and unit.measures == "time"):
        return None
    same = [one.amount for one in given.held if one.amount]
    about = f"{figure.label} {figure.measure or ''}".lower()
    text = given.reading.text
    first: list[tuple[str, str, bool]] = []
    for amount in same:
        if "ach " in text or "very " in text:  # a hundredth of the time that the search takes
            before = _EACH.search(text, max(0, amount.start - _NEAR), amount.start)
            first = [(before[2].lower(), before[1], True)] if before else []
        after = text[amount.end : amount.end + _NEAR]
        if not first and not any(one in after for one in _TIMES):
            continue
        following = (one.start for one in given.reading.amounts if one.start >= amount.end and one.kind != "weak")
        after = text[amount.end : min([amount.end + _NEAR, *following])]
        clause = re.split(r"[,;:.]\s| and | but | while ", after, maxsplit=1)[0]
        for span, words, only in (*first, *wording.periods(f"x{clause}")):
            if only and span in _RATES and not any(one == span for one, _, _ in wording.periods(f"x {about}")):
                return (span, words, only) if span not in about else None
    return None


_FOR_EACH = re.compile("/| per ")
"""What a unit that is itself a rate has in it, also one that is not in the list."""
_EACH = re.compile(
    rf"\b((?:each|every) ({'|'.join(_RATES)}))"
    r"(?:,? (?:about|around|some|up to|at least|at most|more than|over|nearly|almost))?,?\s$",
    re.IGNORECASE,
)
"""What stands before a number that is one for each of some times."""
_TIMES: Final = ("a ", "an ", "per ", "/", "annually", "p.a.", "bcma", "bpd", "mtpa")
"""What every rate has in it that can be nothing else, as `wording.periods` tells."""
_NEAR: Final = 40
"""Characters after a number in which its "a year" stands."""


@rule(
    "F04",
    "warning",
    "The unit of a figure is not that of its evidence: mcm for billion cubic metres, MWh for megawatts, USD for euros.",
    bad="""\
figures:
  - {id: f-tugs, label: Gas to the terminal, value: 2, unit: mcm/yr, status: agreed, as_of: "2026-11-20",
     evidence: 2 billion cubic metres of gas a year, source: src-minutes}
""",
    good="""\
figures:
  - {id: f-tugs, label: Gas to the terminal, value: 2, unit: bcm/yr, status: agreed, as_of: "2026-11-20",
     evidence: 2 billion cubic metres of gas a year, source: src-minutes}
""",
)
def scale_differs(case: Case) -> Iterator[Finding]:
    """Values that are those of their evidence at another scale."""
    for figure in case.briefing.figures:
        if (given := stated(case, figure)) is None:
            continue
        wrong = next((one for one in given.held if one.scale and one.amount), None)
        if wrong is not None and wrong.amount is not None:
            said = given.reading.text[wrong.amount.start : wrong.amount.end]
            use, number = _unit_for(wrong.amount, wrong.number, figure.unit), wrong.number
            hint = f"Use {use}." if use else "Write the value at the scale of its unit."
            field = "unit" if use else wrong.field
        elif (other := otherunits.other(given, figure)) is not None:
            said, hint, field = *other, "unit"
            number = next(one.number for one in given.held if one.amount is not None)
        else:
            continue
        unit = UNITS.get(figure.unit or "")
        named = f" ({unit.many})" if unit and unit.many != figure.unit else ""
        message = f'evidence says "{shorten(said, 60)}"; value is {shorten(number.written, 30)} {figure.unit}{named}'
        yield Finding("F04", message, hint, case.path(figure, field))


def _unit_for(amount: Amount, number: Number, code: str | None) -> str:
    """The unit in which a number is an amount; nothing where it is the number that has to change."""
    unit = UNITS.get(code or "")
    if unit is None or amount.measure != unitwords.measured(unit):
        return ""
    for other, one in UNITS.items():
        period = other.partition("/")[2] == (code or "").partition("/")[2]
        if period and one.measures == unit.measures and _is_for(one.scale, amount, number):
            return other
    return ""


def _is_for(scale: float, amount: Amount, number: Number) -> bool:
    return matching.is_close(scale * float(number), amount.total * amount.unit)
