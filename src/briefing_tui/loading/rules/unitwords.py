"""Unit words: what the words and signs after a number measure, and how much of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from briefing_tui.units import UNITS, Unit

SPANS: Final = frozenset(("decade", "century", "fortnight"))
"""Words that are an amount of time by themselves."""
_OTHER: Final = (
    ("tcm trillion-cubic-metre", "volume", 1e12),
    ("m³ cu-m cu-metre cubic-m cbm", "volume", 1.0),
    ("cf cu-ft cubic-foot cubic-feet", "volume", 0.028316846592),
    ("mmcm", "volume", 1e6),
    ("bcma", "volume", 1e9),
    ("bpd b-/-d", "volume", UNITS["bbl"].scale),
    ("kbpd kb-/-d kbbl", "volume", UNITS["kbbl/d"].scale),
    ("mbpd mb-/-d mmbbl", "volume", UNITS["MMbbl/d"].scale),
    ("ton-of-oil-equivalent tons-of-oil-equivalent", "energy", UNITS["toe"].scale),
    ("t ton metric-ton metric-tonne", "mass", 1e3),
    ("btu british-thermal-unit", "energy", 2.9307107e-4),
    ("litre liter", "volume", 1e-3),
    ("cent pence p kopeck kopek qapik", "money", 0.01),
    ("kilo", "mass", 1.0),
    ("gram gramme", "mass", 1e-3),
    ("centimetre cm", "length", 1e-2),
    ("millimetre", "length", 1e-3),
    ("mile", "length", 1609.344),
    ("foot feet ft", "length", 0.3048),
    ("sq-km sq-.-km km²", "area", 1e6),
    ("square-metre sq-m m² m2", "area", 1.0),
    ("square-mile", "area", 2589988.11),
    ("acre", "area", 4046.8564),
    ("watt", "power", 1e-3),
    ("terawatt tw", "power", 1e9),
    ("watt-hour wh", "energy", 1e-3),
    ("percent pct per-cent", "share", 1.0),
    ("percentage-point", "difference of shares", 1.0),
    ("basis-point", "difference of shares", 1e-2),
    ("km-/-h kph kilometre-per-hour kilometres-per-hour kilometres-an-hour", "speed", 1.0),
    ("fortnight", "time", 14 * UNITS["day"].scale),
    ("decade", "time", 10 * UNITS["year"].scale),
    ("century centuries", "time", 100 * UNITS["year"].scale),
)
_BETWEEN: Final = frozenset((
    "-", "full", "standard", "consecutive", "calendar", "additional", "more", "extra", "further", "straight", "long",
))  # fmt: skip
QUANTITIES: Final = frozenset(
    ("volume", "energy", "power", "voltage", "mass", "length", "area", "share", "time", "speed")
)


def measured(unit: Unit) -> str:
    """What a unit measures, without the time of a flow, which is looked at by itself."""
    return unit.measures.removesuffix(" over time")


def named_scale(unit: Unit) -> float:
    """The scale in the name of a unit: that of bcm is the billion of "billion cubic metres"."""
    return {"thousand": 1e3, "million": 1e6, "billion": 1e9}.get(unit.many.split(" ", 1)[0], 1.0)


def unit_at(words: list[str]) -> tuple[str | None, float, int]:
    """What the unit at the beginning of some words measures, its scale, and how many words it takes."""
    skipped = 0
    while skipped < len(words) and words[skipped] in _BETWEEN:
        skipped += 1
    if skipped < len(words) and words[skipped] in _FIRST:
        for end in range(len(words), skipped, -1):
            if (found := _WORDS.get(" ".join(word for word in words[skipped:end] if word != "-"))) is not None:
                return *found, end
    return None, 1.0, 0


def _spellings(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        for spelled in (name, name.replace("metre", "meter")):
            low = spelled.lower()
            yield low
            yield from (low + "s",) if low[-1].isalpha() else ()


def _table() -> dict[str, tuple[str, float]]:
    """Unit words, with blanks between what the reader of numbers takes for words, and what they mean."""
    table: dict[str, tuple[str, float]] = {}
    for names, measure, scale in _OTHER:
        table.update(dict.fromkeys(_spellings(name.replace("-", " ") for name in names.split()), (measure, scale)))
    for code, unit in UNITS.items():
        if (measure := measured(unit)) in QUANTITIES or measure == "containers":
            named = [code.partition("/")[0], *(() if "/" in code else (unit.one, unit.many))]
            named = [name.replace("-", " ") for name in named if code != "km/h"]
            table.update(dict.fromkeys(_spellings(named), (measure, unit.scale)))
    return table


_WORDS: Final = _table()
_FIRST: Final = frozenset(word.split(" ", 1)[0] for word in _WORDS)
