"""Evidence: whether a figure says what the words of its source say. Number, scale, qualifier and period."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from briefing_tui import dates
from briefing_tui.loading.findings import Finding
from briefing_tui.loading.problems import shorten
from briefing_tui.loading.rules import unitwords, wording
from briefing_tui.loading.rules.numbers import Amount
from briefing_tui.loading.rules.rule import Case, rule
from briefing_tui.loading.rules.wording import Reading
from briefing_tui.model import Figure, Number, Source
from briefing_tui.units import CURRENCIES, UNITS

_SAME: Final = 1e-9
_CONVERTED: Final = 0.015
"""How far a value may be off that its author converted from another unit, or worked out of a fraction, and rounded."""
_NONE = re.compile(r"\b(?:no|none|nil|zero|neither|nor|without|not|nobody|never|nothing|any)\b", re.IGNORECASE)
_ARTICLE = re.compile(
    r"\b(?:an?|another|single|sole|one|the|its|his|her|their|this)\s+((?:[\w'’-]+\s*){1,4})", re.IGNORECASE
)
_RELATIVE = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|week|month|year|decade|spring|summer|autumn|fall|winter|morning|evening|day"
    r"|night|days|weeks|months|years|ago|last|next|monday|tuesday|wednesday|thursday|friday|saturday|sunday|century"
    r"|quarter|half|eve|anniversary|now|currently|later|earlier|immediately|easter|christmas|ramadan|nowruz|novruz)\b",
    re.IGNORECASE,
)
_SHORT: Final = 8
"""Words up to which evidence in another language can hardly give a small number in a word of its own."""
_PLUS_MINUS = re.compile(r"±|\bplus or minus\b|\bgive or take\b", re.IGNORECASE)


class Held(NamedTuple):
    """A value held against the numbers of its evidence."""

    number: Number
    field: str
    amount: Amount | None
    """The number of the evidence that it is, or would be but for the scale."""
    scale: bool
    """Whether it is that number at another scale."""


def reading_of(case: Case, figure: Figure) -> Reading | None:
    """What the evidence of a figure says; None where it has none, or none that its value has to be in."""
    if figure.evidence is None or figure.status == "derived":
        return None
    source = case.briefing.get(figure.source, Source)
    language = (source.language if source else None) or case.briefing.language
    return wording.read(figure.evidence, language.lower().partition("-")[0] == "en")


def values_of(figure: Figure) -> list[tuple[str, Number]]:
    """The numbers of a figure that its evidence has to give, by their fields."""
    if figure.kind == "date" or (figure.value is not None and (figure.min_value or figure.max_value) is not None):
        return []
    named = (("value", figure.value), ("min_value", figure.min_value), ("max_value", figure.max_value))
    return [(field, number) for field, number in named if number is not None]


def held(reading: Reading, figure: Figure) -> list[Held]:
    """The numbers of a figure, each with the number of the evidence that it is."""
    found = []
    for field, number in values_of(figure):
        value = abs(float(number))
        meant = [value, value * 1000] if looks_like_thousands(number) else [value]
        same = next((one for one in reading.amounts for v in meant if _is_same(one, v, figure.unit)), None)
        if same is None and reading.english:
            scaled = next((one for one in reading.amounts if _is_scaled(one, value, figure.unit)), None)
            found.append(Held(number, field, scaled, scaled is not None))
        else:
            found.append(Held(number, field, same, scale=False))
    return found


def agrees(case: Case, figure: Figure) -> bool:
    """Whether nothing is wrong with the numbers of a figure: other rules look at it no further if there is."""
    reading = reading_of(case, figure)
    return reading is None or all(not one.scale and not _differs(one, reading, figure) for one in held(reading, figure))


def looks_like_thousands(number: Number) -> bool:
    """Whether a number is written as many languages write thousands: 2.000."""
    return _THOUSANDS.fullmatch(number.written) is not None


_THOUSANDS = re.compile(r"[-+]?[1-9][0-9]{0,2}\.000")


def _close(one: float, other: float, tolerance: float = _SAME) -> bool:
    return math.isclose(one, other, rel_tol=tolerance)


def _is_same(amount: Amount, value: float, code: str | None) -> bool:
    """Whether an amount of the evidence is a value in a unit."""
    unit = UNITS.get(code or "")
    share = code == "%"
    if amount.kind == "vague":
        named = unitwords.named_scale(unit) if unit else 1.0
        return any(amount.total <= one <= 10 * amount.total for one in (value, value * named))
    if amount.kind == "fraction" and share and _close(amount.total * 100, value, _CONVERTED):
        return True
    if amount.kind == "times" and share and value in (amount.number * 100, (amount.number - 1) * 100):
        return True
    if unit is not None and amount.measure == unitwords.measured(unit):
        factor = unit.scale / amount.unit
        decimal = _is_power(factor)
        return _close(amount.total, value * factor, _SAME if decimal else _CONVERTED)
    if _close(amount.total, value, _CONVERTED if amount.kind == "fraction" else _SAME):
        return True
    if unit is None:
        return code not in CURRENCIES and (_close(amount.number, value) or _is_thousandfold(amount.total, value))
    return _close(amount.total, value * unitwords.named_scale(unit))


def _is_scaled(amount: Amount, value: float, code: str | None) -> bool:
    """Whether an amount of the evidence is a value but for its scale or its unit."""
    unit = UNITS.get(code or "")
    if not value or amount.kind not in ("firm", "fraction") or (unit is None and code not in CURRENCIES):
        return False
    if unit is not None and amount.measure == unitwords.measured(unit):
        if amount.measure in ("share", "difference of shares"):
            return False
        return _close(amount.number, value) or _is_thousandfold(amount.total * amount.unit, value * unit.scale)
    named = unitwords.named_scale(unit) if unit else 1.0
    if amount.scale in (1.0, 12.0) and named == 1.0:
        return False
    return _close(amount.number, value) or any(_is_thousandfold(amount.total, value * one) for one in (1.0, named))


def _is_power(factor: float) -> bool:
    return abs(math.log10(factor) - round(math.log10(factor))) < _SAME


def _is_thousandfold(one: float, other: float) -> bool:
    """Whether two numbers differ by a thousand, a million, and so on."""
    if not one or not other:
        return False
    threes = math.log10(one / other) / 3
    return round(threes) != 0 and abs(threes - round(threes)) < _SAME


def _differs(one: Held, reading: Reading, figure: Figure) -> bool:
    """Whether evidence does not give a number, nor can be taken to."""
    if one.amount is not None:
        return False
    value = abs(float(one.number))
    if not reading.english:
        return _differs_abroad(value, reading)
    if value == 0:
        return not _NONE.search(reading.text)
    if _PLUS_MINUS.search(reading.text) and figure.value is None:
        return False
    if value == 1 and _is_one(reading, figure):
        return False
    if figure.unit == "%":
        parts = [amount.total for amount in reading.amounts if amount.total]
        return not any(_close(100 * part / whole, value, _CONVERTED) for part in parts for whole in parts)
    return True


def _differs_abroad(value: float, reading: Reading) -> bool:
    """The same in a language whose words are not known: only where one number stands that cannot be the value."""
    firm = {one.start: one for one in reading.amounts if not (one.number.is_integer() and 1000 <= one.number < 2200)}
    if len(firm) != 1 or (value <= 12 and len(reading.text.split()) > _SHORT):
        return False
    others = [one.number for one in reading.amounts if one.start in firm]
    return value > 0 and not any(number and _is_power(value / number) and value / number >= 100 for number in others)


def _is_one(reading: Reading, figure: Figure) -> bool:
    """Whether words can stand for one of something: they give no number that could be the figure's, or say "a tunnel"."""
    unit = UNITS.get(figure.unit or "")
    measure = unitwords.measured(unit) if unit else None
    measure = None if measure == "count" else measure
    if not any(one.kind == "firm" and one.measure in (None, measure) for one in reading.amounts):
        return True
    about = f"{figure.label} {figure.measure or ''} {unit.one if unit else ''}".lower()
    return any(
        len(word) > 3 and word.lower()[:5] in about
        for found in _ARTICLE.finditer(reading.text)
        for word in found[1].split()
    )


def _said(reading: Reading, figure: Figure) -> str:
    """The number of the evidence that an author most likely had in mind, with the word after it."""
    unit = UNITS.get(figure.unit or "")
    measure = unitwords.measured(unit) if unit else None
    ranked = sorted(reading.amounts, key=lambda one: (one.kind != "firm", one.measure not in (None, measure)))
    if not ranked:
        return ""
    end = ranked[0].end
    word = re.match(r"[\s-]*[\w'’%]+", reading.text[end:]) if ranked[0].measure is None else None
    return reading.text[ranked[0].start : end + (word.end() if word else 0)]


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
    """Values that their evidence does not give."""
    for figure in case.briefing.figures:
        if (reading := reading_of(case, figure)) is None:
            continue
        if figure.kind == "date":
            if figure.date is not None and (said := _other_date(figure.date, reading)) is not None:
                message = f"date {figure.date}, but the evidence {said}"
                yield Finding("F01", message, "Write the date of the evidence.", case.path(figure, "date"))
            continue
        for one in held(reading, figure):
            if not one.scale and _differs(one, reading, figure):
                said = _said(reading, figure)
                says = f'says "{shorten(said, 40)}"' if said else "has no number"
                hint = "Write the number of the evidence." if said else _NO_NUMBER
                message = (
                    f"{one.field.removesuffix('_value')} {shorten(one.number.written, 30)}, but the evidence {says}"
                )
                yield Finding("F01", message, hint, case.path(figure, one.field))


_NO_NUMBER: Final = "Quote the words that give it; for a count of your own write status: derived and derivation: count."


def _other_date(date: str, reading: Reading) -> str | None:
    """What evidence says instead of a date; None where it is the same, as far as either gives it."""
    ends = [end for end in date.split("/") if end not in ("", "..")]
    if not reading.english:
        years = {one.year for one in reading.dates if one.year and one.year >= 1800}
        wrong = years and not any(_fits_year(end, year) for end in ends for year in years)
        return f'says "{min(filter(None, years))}"' if wrong else None
    if not reading.dates:
        relative = _RELATIVE.search(reading.text) or reading.amounts
        return None if relative else "has no date"
    fitting = [end for end in ends if any(_fits(end, one) for one in reading.dates)]
    if len(fitting) == len(ends) or (fitting and len(reading.dates) == 1):
        return None
    said = reading.dates[0]
    return f'says "{reading.text[said.start : said.end]}"'


def _fits_year(date: str, year: int) -> bool:
    return all(one in ("X", other) for one, other in zip(date[:4], str(year), strict=False))


def _fits(date: str, said: wording.Mention) -> bool:
    """Whether a date and one in words can be the same: what only one of them gives does not matter."""
    if said.year is not None and not _fits_year(date, said.year):
        return False
    _, month, day = dates.sort_key(date)
    if len(date) >= 7 and "X" not in date and said.month is not None and said.month != month:
        return False
    return len(date) < 10 or said.day is None or said.day == day


@rule(
    "F04",
    "warning",
    "The unit of a figure is larger or smaller than the one that its evidence gives, such as mcm for billion cubic metres.",
    bad="""\
figures:
  - {id: f-ships, label: Ships moved, value: 300, unit: mcm, status: reported, period: "2025",
     evidence: the pool moved 300 ships, source: src-minutes, locator: {paragraph: 3}}
""",
    good="""\
figures:
  - {id: f-ships, label: Ships moved, value: 300, unit: item, status: reported, period: "2025",
     evidence: the pool moved 300 ships, source: src-minutes, locator: {paragraph: 3}}
""",
)
def scale_differs(case: Case) -> Iterator[Finding]:
    """Values that are those of their evidence at another scale."""
    for figure in case.briefing.figures:
        if (reading := reading_of(case, figure)) is None:
            continue
        wrong = next((one for one in held(reading, figure) if one.scale and one.amount), None)
        if wrong is None or wrong.amount is None:
            continue
        said = reading.text[wrong.amount.start : wrong.amount.end]
        unit = UNITS.get(figure.unit or "")
        named = f" ({unit.many})" if unit and unit.many != figure.unit else ""
        message = (
            f'evidence says "{shorten(said, 60)}"; value is {shorten(wrong.number.written, 30)} {figure.unit}{named}'
        )
        yield Finding("F04", message, _scale_hint(wrong.amount, wrong.number, figure.unit), case.path(figure, "unit"))


def _scale_hint(amount: Amount, number: Number, code: str | None) -> str:
    unit = UNITS.get(code or "")
    same = unit is not None and amount.measure == unitwords.measured(unit)
    meant = next(
        (
            other
            for other, one in UNITS.items()
            if same
            and unit
            and one.measures == unit.measures
            and _close(one.scale * float(number), amount.total * amount.unit)
        ),
        None,
    )
    return f"Use {meant}." if meant else "Write the value at the scale of its unit."


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
        reading = reading_of(case, figure)
        if reading is None or not reading.english or figure.value is None or not values_of(figure):
            continue
        value = abs(float(figure.value))
        same = [one for one in reading.amounts if _is_same(one, value, figure.unit)]
        same = same or [one.amount for one in held(reading, figure) if one.amount]
        if not same or any(one.kind == "vague" for one in same):
            continue
        said = [wording.qualifiers(reading, one) for one in same]
        if message := _contradiction(said, reading, figure):
            use = next((one[1][0] for one in said if one), "exactly")
            yield Finding("F02", message, f"Use {use}.", case.path(figure, *_place(figure)))


def _place(figure: Figure) -> tuple[str, ...]:
    return ("qualifier",) if figure.qualifier != "exactly" else ("value",)


def _contradiction(said: list[tuple[str, tuple[str, ...]] | None], reading: Reading, figure: Figure) -> str:
    """How words that qualify a value and its qualifier differ; nothing where they do not."""
    qualifier = figure.qualifier
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
    "The unit of a figure, or its key per, gives a rate, such as bcm a year, and the evidence none; or the other way round.",
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
        reading = reading_of(case, figure)
        if reading is None or not reading.english or figure.kind == "date":
            continue
        said = wording.periods(reading.text)
        field, span = _span(figure)
        if span:
            if not any(span == one for one, _, _ in said) and not (span == "year" and _of_a_year(reading, figure)):
                shown = figure.unit if field == "unit" else f"per {shorten(figure.per or '', 30)}"
                words = f' but "{said[0][1]}"' if said else ""
                message = f'{field} {shown}, but the evidence has no "{_RATES[span]}"{words}'.replace("per per", "per")
                use = (figure.unit or "").partition("/")[0]
                hint = f"Use {use}." if field == "unit" and use in UNITS and not said else "Say what the evidence says."
                yield Finding("F03", message, hint, case.path(figure, field))
        elif (missing := _missing_rate(reading, figure)) is not None:
            message = f'evidence says "{missing[1]}", but neither unit nor per does'
            yield Finding("F03", message, f"Add per: {missing[0]}.", case.path(figure, "unit"))


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
    per = (figure.per or "").lower().removeprefix("per ").removeprefix("a ").strip()
    per = _PER.get(per, per.removesuffix("s"))
    if per in _RATES:
        return "per", per
    unit = figure.unit or ""
    return "unit", next((span for suffix, span in _SUFFIXES.items() if unit in UNITS and unit.endswith(suffix)), "")


def _of_a_year(reading: Reading, figure: Figure) -> bool:
    """Whether evidence names the year that a yearly rate is of."""
    return figure.period is not None or any(one.year and not one.month for one in reading.dates)


def _missing_rate(reading: Reading, figure: Figure) -> tuple[str, str, bool] | None:
    """The rate that evidence gives just after the number of a figure without one, unless its label says it."""
    unit = UNITS.get(figure.unit or "")
    if figure.per or figure.period is not None or figure.unit == "km/h" or (unit and unit.measures == "time"):
        return None
    same = [one.amount for one in held(reading, figure) if one.amount]
    about = f"{figure.label} {figure.measure or ''}".lower()
    for amount in same:
        after = reading.text[amount.end : amount.end + _NEAR]
        clause = re.split(r"[,;:.]\s| and | but | while ", after, maxsplit=1)[0]
        for span, words, only in wording.periods(f"x{clause}"):
            if only and span in _RATES and not any(one == span for one, _, _ in wording.periods(f"x {about}")):
                return (span, words, only) if span not in about else None
    return None


_NEAR: Final = 40
"""Characters after a number in which its "a year" stands."""
