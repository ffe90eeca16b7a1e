"""Unit spelling: what authors write for the units of the format."""

from __future__ import annotations

import re
from typing import Final

from briefing_tui.units import CURRENCIES, UNITS

_MEANT: Final = {
    "mcf": "in gas trade this is thousand cubic feet. Write kcf or MMcf", "t": "tonne, or toe for oil equivalent",
    "ton": "tonne", "tons": "tonne", "mb/d": "MMbbl/d", "mbd": "MMbbl/d", "mbpd": "MMbbl/d", "mmbbl/day": "MMbbl/d",
    "mmb/d": "MMbbl/d", "kb/d": "kbbl/d", "kbpd": "kbbl/d", "mbbl/d": "kbbl/d or MMbbl/d", "bpd": "bbl/d",
    "b/d": "bbl/d", "b": "bbl", "bcma": "bcm/yr", "mmcm": "mcm", "cf": "kcf", "mmcfd": "MMcf/d", "bcfd": "bcf/d",
    "mtpa": "Mt/yr", "mmt": "Mt", "mmtpa": "Mt/yr", "mio t": "Mt",
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
_RATE = re.compile(r"(?<=\w)\s*(?:/| per | a | an )\s*(year|yr|y|annum|a|day|d)$")


def unit_meant(unit: str) -> str | None:
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
        flow = f"{base if base in UNITS else unit_meant(base) or ''}{suffix}"
        spelled = [flow] if flow in UNITS else []
    if not spelled and low.replace("per cent", "%") == "%":
        return "%"
    return " or ".join(spelled) if spelled else None


def quoted(unit: str) -> str:
    """A unit as it is written in a file: YAML takes a % at the beginning for something else."""
    return f'"{unit}"' if unit.startswith("%") else unit
