"""Matching: whether the number of a figure is one that its evidence gives, at the scale of its unit."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Final, NamedTuple, cast

from briefing_tui.loading.rules import unitwords, wording
from briefing_tui.loading.rules.numbers import Amount
from briefing_tui.loading.rules.rule import Case
from briefing_tui.loading.rules.wording import Reading
from briefing_tui.loading.verbatim import prove
from briefing_tui.model import Figure, Number, Source
from briefing_tui.units import CURRENCIES, UNITS

_SAME: Final = 1e-9
_CONVERTED: Final = 0.015
"""How far a value may be off that its author converted from another unit, or worked out of a fraction, and rounded."""
_NEARLY: Final = 80
"""Per cent from which on evidence is taken for a passage of its source that was copied with a mistake."""
_LONGEST: Final = 2000
"""Characters of evidence that is read; longer than that it is no excerpt, and a number in it proves nothing."""
_MOST: Final = 40
"""Numbers of which one may be a share of another."""
_COUNTED: Final = (1.0, 12.0, 100.0)
"""Scales of a number that are no unit of thousands: none, a dozen, a hundred."""
_ALL = re.compile(r"\b(?:all|every|each|entire|entirely|whole|wholly|full|fully|complete|completely)\b", re.IGNORECASE)
_NONE = re.compile(r"\b(?:no|none|nil|zero|neither|nor|without|not|nobody|never|nothing|any)\b", re.IGNORECASE)
_ARTICLE = re.compile(
    r"\b(?:an?|another|single|sole|one|the|its|his|her|their|this)\s+((?:[\w'’-]+\s*){1,4})", re.IGNORECASE
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
    dotted: bool = False
    """Whether it is written as the language of the evidence writes thousands: 1.800, which is 1.8."""


class Stated(NamedTuple):
    """What the evidence of a figure says."""

    reading: Reading
    held: tuple[Held, ...]
    """The numbers of the figure, each with the number of the evidence that it is."""


def stated(case: Case, figure: Figure) -> Stated | None:
    """What the evidence of a figure says; None where it has none, or none that its value has to be in.

    It is worked out once: half a dozen rules ask.
    """
    known = cast(dict[int, Stated | None], case.memo.setdefault(stated, {}))
    try:
        return known[id(figure)]
    except KeyError:
        known[id(figure)] = found = _stated(case, figure)
        return found


def _stated(case: Case, figure: Figure) -> Stated | None:
    if figure.evidence is None or len(figure.evidence) > _LONGEST or figure.status == "derived":
        return None
    source = case.briefing.get(figure.source, Source)
    language = (source.language if source else None) or case.briefing.language
    english = language.lower().partition("-")[0] == "en"
    dotted = not english and _writes_points(language)
    reading = wording.read(figure.evidence, english)
    given = Stated(reading, tuple(_held(reading, figure, dotted)))
    if figure.source in case.texts and (miscopied := _miscopied(case, figure)):
        meant = wording.read(miscopied, english)
        held = tuple(_held(meant, figure, dotted))
        if held and all(one.amount is not None and not one.scale for one in held):
            return Stated(meant, held)
    return given


def _miscopied(case: Case, figure: Figure) -> str:
    """The words of the source that evidence is nearly: where those bear out the figure, only the copy is wrong."""
    proof = prove(figure.evidence or "", case.texts[figure.source or ""], figure.locator)
    near = proof.nearest if proof.state == "changed" else None
    return "".join(part.source for part in near.parts) if near and near.likeness >= _NEARLY else ""


def values_of(figure: Figure) -> list[tuple[str, Number]]:
    """The numbers of a figure that its evidence has to give, by their fields."""
    if figure.kind == "date" or (figure.value is not None and (figure.min_value or figure.max_value) is not None):
        return []
    named = (("value", figure.value), ("min_value", figure.min_value), ("max_value", figure.max_value))
    return [(field, number) for field, number in named if number is not None]


def _held(reading: Reading, figure: Figure, dotted: bool) -> Iterator[Held]:
    """The numbers of a figure, held against those of its evidence.

    Args:
        reading: of the evidence.
        figure: that has the numbers.
        dotted: whether the language of the evidence writes thousands with points.
    """
    for field, number in values_of(figure):
        value = abs(float(number))
        if dotted and _GROUPED.fullmatch(number.written) and _has(reading, number.written):
            yield Held(number, field, None, scale=False, dotted=True)
            continue
        meant = [value, value * 1000] if looks_like_thousands(number) else [value]
        same = next((one for one in reading.amounts for v in meant if is_same(one, v, figure.unit)), None)
        if same is None and (reading.english or _is_counted(figure.unit)):
            amounts = reading.amounts if reading.english else _only(reading, value)
            scaled = next((one for one in amounts if _is_scaled(one, value, figure.unit)), None)
            yield Held(number, field, scaled, scaled is not None)
        else:
            yield Held(number, field, same, scale=False)


def agrees(case: Case, figure: Figure) -> bool:
    """Whether nothing is wrong with the numbers of a figure: other rules look at it no further if there is."""
    said = stated(case, figure)
    return said is None or all(not one.scale and not differs(one, said.reading, figure) for one in said.held)


_GROUPED = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}(?<!000)")
_COMMA: Final = (
    "az be bg bs ca cs da de el et eu fi fr hr hu hy id is it ka kk lt lv mk nb nl nn no pl pt ro ru sk sl sq sr sv tr "
    "uk uz vi"
)
_POINTED: Final = frozenset(_COMMA.split())
"""Languages that write decimals with a comma, wherever they are spoken but in Switzerland (CLDR)."""


def _writes_points(language: str) -> bool:
    """Whether a point in a number of a language stands between thousands."""
    main, *rest = language.lower().split("-")
    return main in _POINTED and not {"ch", "li"}.intersection(rest)


def _has(reading: Reading, written: str) -> bool:
    return any(reading.text[one.start : one.end].split()[0] == written for one in reading.amounts)


_THOUSANDS = re.compile(r"[-+]?[1-9][0-9]{0,2}\.000")


def looks_like_thousands(number: Number) -> bool:
    """Whether a number is written as many languages write thousands: 2.000."""
    return _THOUSANDS.fullmatch(number.written) is not None


def is_close(one: float, other: float, tolerance: float = _SAME) -> bool:
    """Whether two numbers are the same, or as near as the tolerance, a part of the larger, allows."""
    return math.isclose(one, other, rel_tol=tolerance)


def is_same(amount: Amount, value: float, code: str | None) -> bool:
    """Whether an amount of the evidence is a value in a unit."""
    unit = UNITS.get(code or "")
    named = unitwords.named_scale(unit) if unit else 1.0
    if amount.kind == "vague":
        return any(amount.total <= one <= 10 * amount.total for one in (value, value * named))
    if code == "%" and _is_share(amount, value):
        return True
    if unit is not None and amount.measure == unitwords.measured(unit):
        factor = unit.scale / amount.unit
        return is_close(amount.total, value * factor, _SAME if _is_power(factor) else _CONVERTED)
    tolerance = _CONVERTED if amount.kind == "fraction" else _SAME
    if is_close(amount.total, value, tolerance) or (amount.measure == "money" and is_close(amount.total, value * 100)):
        return True
    if unit is None:
        return code not in CURRENCIES and (is_close(amount.number, value) or _is_thousandfold(amount.total, value))
    return is_close(amount.total, value * named)


def _is_share(amount: Amount, value: float) -> bool:
    """Whether a part or a multiple in words is a value in per cent: "two thirds", "doubled"."""
    if amount.kind == "times":
        return value in (amount.number * 100, (amount.number - 1) * 100)
    return amount.kind == "fraction" and is_close(amount.total * 100, value, _CONVERTED)


def _is_scaled(amount: Amount, value: float, code: str | None) -> bool:
    """Whether an amount of the evidence is a value but for its scale or its unit."""
    unit = UNITS.get(code or "")
    if not value or amount.kind not in ("firm", "fraction") or (unit is None and code not in CURRENCIES):
        return False
    if unit is not None and amount.measure == unitwords.measured(unit):
        one, other = amount.total * amount.unit, value * unit.scale
        return amount.measure != "share" and (is_close(amount.number, value) or _is_thousandfold(one, other))
    named = unitwords.named_scale(unit) if unit else 1.0
    if amount.scale in _COUNTED and named == 1.0:
        return False
    return is_close(amount.number, value) or any(_is_thousandfold(amount.total, value * one) for one in (1.0, named))


def _is_power(factor: float) -> bool:
    return abs(math.log10(factor) - round(math.log10(factor))) < _SAME


def _is_thousandfold(one: float, other: float) -> bool:
    """Whether two numbers differ by a thousand, a million, and so on."""
    if not one or not other:
        return False
    threes = math.log10(one / other) / 3
    return round(threes) != 0 and abs(threes - round(threes)) < _SAME


def differs(one: Held, reading: Reading, figure: Figure) -> bool:
    """Whether evidence does not give a number, nor can be taken to."""
    if one.amount is not None:
        return False
    if one.dotted:
        return True
    value = abs(float(one.number))
    if not reading.english:
        return _differs_abroad(value, reading, figure.unit)
    if value == 0:
        return not _NONE.search(reading.text)
    if figure.value is None and _PLUS_MINUS.search(reading.text):
        return False
    return not (value == 1 and _is_one(reading, figure)) and not (figure.unit == "%" and _is_ratio(value, reading))


def _is_ratio(value: float, reading: Reading) -> bool:
    """Whether a value in per cent is that of two numbers of its evidence: "one in five", "all"."""
    if value == 100 and _ALL.search(reading.text):
        return True
    parts = [one.total for one in reading.amounts if one.total and one.measure is None][:_MOST]
    return any(part < whole and is_close(100 * part / whole, value, _CONVERTED) for part in parts for whole in parts)


def _differs_abroad(value: float, reading: Reading, code: str | None) -> bool:
    """The same in a language whose words are not known: only where one number stands that cannot be the value."""
    numbers = _only(reading, value)
    return value > 0 and bool(numbers) and not any(_may_be(one, value, code) for one in numbers)


def _only(reading: Reading, value: float) -> list[Amount]:
    """The one number of evidence in another language, in each way it can be read; none where words may be the value."""
    starts = {one.start for one in reading.amounts if one.scale != 1 or not _is_year(one.number)}
    found = [one for one in reading.amounts if one.start in starts]
    if len(starts) != 1 or found[0].kind == "weak" or _HALF.search(reading.text):
        return []
    return [] if value <= 12 and len(reading.text.split()) > _SHORT else found


def _is_year(number: float) -> bool:
    return number.is_integer() and 1000 <= number < 2200


_HALF = re.compile(r"buçuk|yarım|половин|полтор|halb|demi|\bmedi[oa]\b|\bmezz[oa]\b|نیم|نصف", re.IGNORECASE)
"""What a number in another language may go on with that is no digit."""
_TENFOLD: Final = {"IRR": 10.0}
"""Money that is named in a larger unit, which has no code: tomans are ten rials."""


def _is_counted(code: str | None) -> bool:
    """Whether a unit is one of money or of things that are counted, so that no other unit is meant by its evidence."""
    unit = UNITS.get(code or "")
    return code in CURRENCIES or (unit is not None and unitwords.measured(unit) == "count")


def _may_be(amount: Amount, value: float, code: str | None) -> bool:
    """Whether a number may be a value at a scale that its words give: none where that scale is known."""
    if not amount.number:
        return False
    if amount.scale != 1 and _is_counted(code):
        return is_close(amount.total * _TENFOLD.get(code or "", 1.0), value)
    ratio = value / amount.number
    is_scale = ratio >= 100 or (amount.scale != 1 and (ratio == 1 or _is_thousandfold(value, amount.number)))
    return is_scale and _is_power(ratio)


def _is_one(reading: Reading, figure: Figure) -> bool:
    """Whether words stand for one of something: they give no number that could be the figure's, or say "a tunnel"."""
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
