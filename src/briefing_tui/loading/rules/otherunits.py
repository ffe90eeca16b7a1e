"""Other units: evidence that gives the value of a figure in another currency, or of something else that is measured."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from briefing_tui.loading.rules import unitwords
from briefing_tui.loading.rules.matching import Stated, is_close, is_same
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
_OF: Final = unitwords.QUANTITIES - {"share"}


class Other(NamedTuple):
    """The unit that evidence gives a value in."""

    said: str
    hint: str


def other(given: Stated, figure: Figure) -> Other | None:
    """How evidence measures the value of a figure, where that is not by the unit of the figure."""
    unit = UNITS.get(figure.unit or "")
    measure = unitwords.measured(unit) if unit else None
    money = figure.unit in CURRENCIES
    held = next((one for one in given.held if one.amount is not None), None)
    if held is None or held.amount is None or not (money or (measure in _OF and held.amount.measure != measure)):
        return None
    text = given.reading.text
    if not given.reading.english or (money and _in_money(text, [held.amount], figure.unit or "") is None):
        return None
    value = abs(float(held.number))
    same = [one for one in given.reading.amounts if is_same(one, value, figure.unit)]
    if money:
        return _in_money(text, same, figure.unit or "")
    if any(one.kind != "firm" or one.measure not in _OF - {measure} for one in same):
        return None
    first = held.amount
    fits = (
        code
        for code, one in UNITS.items()
        if "/" not in code and one.measures == first.measure and is_close(one.scale * value, first.total * first.unit)
    )
    use = next(fits, "")
    return Other(text[first.start : first.end], f"Use {use}." if use else "Use the unit of the evidence.")


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
