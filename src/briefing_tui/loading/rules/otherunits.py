"""Other units: evidence that gives the value of a figure in another currency, or of something else that is measured."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from briefing_tui.loading.rules import unitwords
from briefing_tui.loading.rules.matching import Held, Stated, is_close, is_same
from briefing_tui.loading.rules.numbers import Amount
from briefing_tui.model import Figure
from briefing_tui.units import CURRENCIES, UNITS

_DOLLARS: Final = (
    "USD AUD CAD NZD SGD HKD TWD BSD BBD BZD BMD BND FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD ZWG "
    "MXN ARS CLP COP UYU DOP"
)
_MEANT: Final = {
    word: frozenset(codes.split())
    for words, codes in (
        ("$ dollar dollars", _DOLLARS),
        ("us$ us-dollar us-dollars", "USD"),
        ("€ euro euros", "EUR"),
        ("£", "GBP EGP LBP SYP SDG SSP FKP GIP SHP"),
        ("sterling", "GBP"),
        ("¥", "JPY CNY"),
        ("yen", "JPY"),
        ("yuan renminbi", "CNY"),
        ("₼ manat manats", "AZN TMT"),
        ("₽ rouble roubles ruble rubles", "RUB BYN"),
        ("₺ lira liras", "TRY LBP SYP"),
        ("rial rials", "IRR OMR YER QAR SAR"),
        ("lari", "GEL"),
        ("dram drams", "AMD"),
        ("tenge", "KZT"),
        ("hryvnia hryvnias", "UAH"),
        ("zloty zlotys", "PLN"),
        ("forint forints", "HUF"),
        ("rupee rupees", "INR PKR LKR NPR MUR SCR"),
    )
    for word in words.split()
} | {code.lower(): frozenset((code,)) for code in CURRENCIES}
_SIGN = re.compile(r"(?:\b(?:US)?[$]|[$€£¥₼₽₺]|\b[A-Z]{3})\s?\Z")
_WORD = re.compile(r"\s?([$€£¥₼₽₺]|\b[A-Z]{3}\b|(?:US )?[a-z]+\b)")
_COUNTED: Final = {unit.many: code for code, unit in UNITS.items() if unit.counted and unit.measures == "count"}
"""The words of the units that are things counted, and those units."""
_THINGS = re.compile(r"\s([a-z]+)\b(?!['’])")
_NO_THINGS = re.compile(r"points?|times|parts?|pts|percents|degrees|cents|thirds|quarters|[a-z]*[^s]|[a-z]*[is]s")
"""Words after a number that are no things in the plural."""
_SHARE = re.compile(r"%|per ?cent|pct|share|proportion|ratio|\brate|margin|tariff|interest", re.IGNORECASE)
_OF: Final = unitwords.QUANTITIES - {"share"}


class Other(NamedTuple):
    """The unit that evidence gives a value in."""

    said: str
    hint: str


def other(given: Stated, figure: Figure) -> Other | None:
    """How evidence measures the value of a figure, where that is not by the unit of the figure."""
    unit = UNITS.get(figure.unit or "")
    measure = unitwords.measured(unit) if unit else None
    held = next((one for one in given.held if one.amount is not None), None)
    if held is None or held.amount is None or not given.reading.english:
        return None
    value = abs(float(held.number))
    if figure.unit in CURRENCIES:
        text, code = given.reading.text, figure.unit or ""
        if _in_money(text, [held.amount], code) is None:
            return None
        return _in_money(text, [one for one in given.reading.amounts if is_same(one, value, code)], code)
    if measure == "count" or figure.unit == "%":
        return _in_things(given, figure, value)
    return _in_measures(given, held, held.amount, figure.unit) if measure in _OF - {held.amount.measure} else None


def _in_measures(given: Stated, held: Held, first: Amount, code: str | None) -> Other | None:
    """The unit in which evidence measures something else than the unit of a figure does."""
    value, measure = abs(float(held.number)), unitwords.measured(UNITS[code or ""])
    same = [one for one in given.reading.amounts if is_same(one, value, code)]
    if any(one.kind != "firm" or one.measure not in _OF - {measure} for one in same):
        return None
    fits = (
        code
        for code, one in UNITS.items()
        if "/" not in code and one.measures == first.measure and is_close(one.scale * value, first.total * first.unit)
    )
    use = next(fits, "")
    return Other(given.reading.text[first.start : first.end], f"Use {use}." if use else "Use the unit of the evidence.")


def _in_things(given: Stated, figure: Figure, value: float) -> Other | None:
    """What evidence counts instead of the things of a unit, or instead of a part of a whole."""
    text = given.reading.text
    if figure.unit == "item" or (figure.unit == "%" and (len(given.reading.amounts) != 1 or _SHARE.search(text))):
        return None
    first = None
    for amount in given.reading.amounts:
        if not is_same(amount, value, figure.unit):
            continue
        things = _THINGS.match(text, amount.end)
        if things is None or amount.kind != "firm" or amount.measure is not None:
            return None
        use = _COUNTED.get(things[1])
        if use == figure.unit or (figure.unit != "%" and use is None) or _is_no_thing(things[1], use):
            return None
        first = first or Other(text[amount.start : things.end()], f"Use {use or 'item'}.")
    return first


def _is_no_thing(word: str, use: str | None) -> bool:
    return use is None and _NO_THINGS.fullmatch(word) is not None


def _in_money(text: str, same: list[Amount], code: str) -> Other | None:
    """The currency that all amounts have which may be meant, where it is another."""
    first = None
    for amount in same:
        before, after = _SIGN.search(text, 0, amount.start), _WORD.match(text, amount.end)
        written = [one for one in (before and before[0].strip(), after and after[1]) if one]
        known = [(one, _MEANT[low]) for one in written if (low := one.lower().replace(" ", "-")) in _MEANT]
        if not known or any(code in codes for _, codes in known):
            return None
        start = before.start() if before and before[0].strip() == known[0][0] else amount.start
        end = after.end() if after and after[1] == known[0][0] else amount.end
        codes = sorted(known[0][1])
        hint = f"Use {codes[0]}." if len(codes) == 1 else "Use the currency of the evidence."
        first = first or Other(text[start:end], hint)
    return first
