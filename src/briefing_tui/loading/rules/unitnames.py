"""Unit names: the units that are none of the format's, and what their author means by them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefing_tui.loading.findings import Finding
from briefing_tui.loading.problems import nearest, shorten
from briefing_tui.loading.rules.rule import Case, rule
from briefing_tui.units import CURRENCIES, UNITS, is_known

_MEANT: Final = {
    "mcf": "in gas trade this is thousand cubic feet. Write kcf or MMcf", "t": "tonne, or toe for oil equivalent",
    "ton": "tonne", "tons": "tonne", "mb/d": "MMbbl/d", "mbd": "MMbbl/d", "mbpd": "MMbbl/d", "mmbbl/day": "MMbbl/d",
    "mmb/d": "MMbbl/d", "kb/d": "kbbl/d", "kbpd": "kbbl/d", "mbbl/d": "kbbl/d or MMbbl/d", "bpd": "bbl/d",
    "b/d": "bbl/d", "b": "bbl", "bcma": "bcm/yr", "mmcm": "mcm", "cf": "kcf", "mmcfd": "MMcf/d", "bcfd": "bcf/d",
    "mtpa": "Mt/yr",
    "$": "USD, or the dollar that it is", "us$": "USD", "dollar": "USD", "dollars": "USD", "€": "EUR", "euro": "EUR",
    "euros": "EUR", "£": "GBP", "¥": "JPY or CNY", "₼": "AZN", "manat": "AZN", "manats": "AZN", "₽": "RUB",
    "rouble": "RUB", "roubles": "RUB", "rubles": "RUB", "₺": "TRY", "lira": "TRY", "rial": "IRR", "rials": "IRR",
    "yuan": "CNY", "rmb": "CNY", "percent": "%", "pct": "%", "percentage": "%", "percentage points": "pp",
    "m³": "m3", "m^3": "m3", "cubic meter": "m3", "km²": "km2", "km^2": "km2", "sq km": "km2", "kmh": "km/h",
    "kph": "km/h", "km/hr": "km/h", "km/hour": "km/h", "kilometres per hour": "km/h",
    "people": "person", "persons": "person", "nation": "country", "nations": "country",
    "state": "country",
    "states": "country", "ship": "vessel", "ships": "vessel", "car": "vehicle", "cars": "vehicle", "unit": "item",
    "units": "item", "piece": "item", "pieces": "item", "number": "item", "count": "item", "h": "hour", "min": "minute",
    "d": "day", "yr": "year", "y": "year", "hr": "hour", "s": "second", "w": "kW", "wh": "kWh",
}  # fmt: skip
"""Units that are not the format's, in small letters, and the one that is; of one that is ambiguous, both."""
_LONG: Final = tuple((code, code.lower(), unit.one.lower(), unit.many.lower()) for code, unit in UNITS.items())
_PER = re.compile(r"([^/]+?)\s*(?:/| per )\s*([^\W\d_][\w ]*)")
"""A unit for each of something, as in USD/bbl."""
_RATE = re.compile(r"(?<=\w)\s*(?:/| per | a | an )\s*(year|yr|y|annum|a|day|d)$")


@rule(
    "F06",
    "warning",
    "The unit is none of the format's, so that nobody can tell what it means or compare it.",
    bad="""\
figures:
  - {id: f-tugs, label: Tugs in the pool, value: 2, unit: tug, qualifier: at_least, status: agreed,
     as_of: "2026-11-20", evidence: at least two tugs, source: src-minutes, locator: {paragraph: 1}}
""",
    good="""\
figures:
  - {id: f-tugs, label: Tugs in the pool, value: 2, unit: item, qualifier: at_least, status: agreed,
     as_of: "2026-11-20", evidence: at least two tugs, source: src-minutes, locator: {paragraph: 1}}
""",
)
def unknown_units(case: Case) -> Iterator[Finding]:
    """Units that are not in the list, and money in no currency."""
    for figure in case.briefing.figures:
        if figure.unit is not None and figure.kind != "date":
            if not is_known(figure.unit):
                of_each = _of_each(figure.unit, "unit: {} and per: {}") if figure.per is None else ""
                yield Finding("F06", *_unknown(figure.unit, of_each), case.path(figure, "unit"))
            elif figure.kind == "money" and figure.unit not in CURRENCIES:
                message = f'"{figure.unit}" is no currency, and the kind is money'
                yield Finding("F06", message, "Write an ISO 4217 code such as USD.", case.path(figure, "unit"))
        if figure.series and figure.series.unit is not None and not is_known(figure.series.unit):
            of_each = _of_each(figure.series.unit, "{} here, and per: {} beside the unit of the figure")
            yield Finding("F06", *_unknown(figure.series.unit, of_each), case.path(figure, "series", "unit"))


def _unknown(unit: str, of_each: str) -> tuple[str, str]:
    """What is wrong with a unit that is not in the list, and the one that is meant.

    Args:
        unit: the unit.
        of_each: how to write it, if it is a unit for each of something.
    """
    message = f'unit "{shorten(unit, 40)}" is not in the list'
    meant = _meant(unit.strip())
    if meant is None:
        known = of_each or nearest(unit, [*UNITS, *CURRENCIES])
        return message, known or "briefing check --explain F06 prints the list; unit: item is for what the label names."
    if ". " in meant:
        return f'unit "{shorten(unit, 40)}": {meant.partition(". ")[0]}', f"{meant.partition('. ')[2]}."
    return message, f"Did you mean {meant}?"


def _of_each(unit: str, written: str) -> str:
    """How to write a unit for each of something: unit: USD and per: bbl for USD/bbl; nothing where it is none."""
    parts = _PER.fullmatch(unit.strip())
    if parts is None:
        return ""
    one, other = (part if is_known(part) else _meant(part) or part for part in parts.groups())
    return f"Write {written.format(one, other if is_known(other) else parts[2])}." if is_known(one) else ""


def _meant(unit: str) -> str | None:
    """The unit of the list that another writing of it means; None where there is no telling."""
    low = " ".join(unit.lower().replace("meter", "metre").split())
    if low in _MEANT:
        return _MEANT[low]
    if unit.upper() in CURRENCIES:
        return unit.upper()
    spelled = [code for code, *names in _LONG if low in names or low.removesuffix("s") in names]
    if not spelled and (rate := _RATE.search(low)) is not None:
        suffix = "/d" if rate[1] in ("day", "d") else "/yr"
        base = low[: rate.start()]
        flow = f"{base if base in UNITS else _meant(base) or ''}{suffix}"
        spelled = [flow] if flow in UNITS else []
    if not spelled and low.replace("per cent", "%") == "%":
        return "%"
    return " or ".join(spelled) if spelled else None
