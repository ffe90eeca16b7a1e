"""Converting: the value of a figure in other units, by pint, each with the basis that it rests on."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from briefing_tui import units
from briefing_tui.document import wording
from briefing_tui.model import Briefing, Figure, Number
from briefing_tui.text import folded

if TYPE_CHECKING:
    from pint import UnitRegistry


class Basis(NamedTuple):
    """What a conversion rests on."""

    words: str
    brief: str = ""
    """The same where room is scarce; empty where it follows from what the units are."""


SOURCE: Final = "Energy Institute"
"""Whose factors for fuels they are: those of the Statistical Review of World Energy, for gas at 15 °C."""
_FACTORS: Final = f"({SOURCE}, Statistical Review of World Energy)"
_NET: Final = Basis(f"net calorific value, 36 MJ/m³ at 15 °C {_FACTORS}", "net 36 MJ/m³ at 15 °C")
_GROSS: Final = Basis(f"gross calorific value, 40 MJ/m³ at 15 °C {_FACTORS}", "gross 40 MJ/m³")
_LNG: Final = Basis(f"1 bcm of gas at 15 °C is 0.735 Mt of LNG {_FACTORS}", "0.735 Mt LNG a bcm")
_OIL: Final = Basis(f"7.33 barrels of crude to a tonne, world average {_FACTORS}", "7.33 bbl a tonne")
_FOOT: Final = Basis("1 bcm is 35.3 bcf; the foot is 0.3048 m")
_METRES: Final = Basis("the foot is 0.3048 m, a barrel 42 US gallons")
_YEAR: Final = Basis("a year of 365.25 days")
_ENERGY: Final = Basis("1 TWh is 3.6 PJ, a toe 11.63 MWh (IEA)")
_MILE: Final = Basis("a mile is 1.609 km")
_HECTARE: Final = Basis("1 km² is 100 ha")
_DEFINITIONS: Final = """
m = [length]
kg = [mass]
kWh = [energy]
second = [time]
m2 = m ** 2
m3 = m ** 3
mi = 1609.344 * m
yr = year
d = day
@context net
    [length] ** 3 -> [energy]: value * 10 * kWh / m3
    [length] ** 3 / [time] -> [energy] / [time]: value * 10 * kWh / m3
    [energy] -> [length] ** 3: value / (10 * kWh / m3)
    [energy] / [time] -> [length] ** 3 / [time]: value / (10 * kWh / m3)
@end
@context gross
    [length] ** 3 -> [energy]: value * 40 * GJ / (1000 * m3)
    [length] ** 3 / [time] -> [energy] / [time]: value * 40 * GJ / (1000 * m3)
    [energy] -> [length] ** 3: value * 1000 * m3 / (40 * GJ)
    [energy] / [time] -> [length] ** 3 / [time]: value * 1000 * m3 / (40 * GJ)
@end
@context lng
    [length] ** 3 -> [mass]: value * 0.735 * Mt / bcm
    [length] ** 3 / [time] -> [mass] / [time]: value * 0.735 * Mt / bcm
    [mass] -> [length] ** 3: value * bcm / (0.735 * Mt)
    [mass] / [time] -> [length] ** 3 / [time]: value * bcm / (0.735 * Mt)
@end
@context oil
    [length] ** 3 -> [mass]: value * tonne / (7.33 * bbl)
    [length] ** 3 / [time] -> [mass] / [time]: value * tonne / (7.33 * bbl)
    [mass] -> [length] ** 3: value * 7.33 * bbl / tonne
    [mass] / [time] -> [length] ** 3 / [time]: value * 7.33 * bbl / tonne
@end
"""
"""What the scales of `units` do not say, and what a gas or an oil turns into. 36 MJ is 10 kWh."""
_BASES: Final = {"volume": "m3", "energy": "kWh", "mass": "kg", "length": "m", "area": "m2", "time": "second"}


class _Route(NamedTuple):
    """A way from what a figure measures to units of another kind; of each family the unit that suits the size."""

    measures: str
    of: str
    """The substance that it holds for; empty for all."""
    families: str
    basis: Basis
    context: str = ""
    said: str = ""
    """What is said after the first value, such as `net`."""


_ROUTES: Final = (
    _Route("volume", "gas", "kWh MWh GWh TWh, GJ TJ PJ, toe Mtoe", _NET, "net", "net"),
    _Route("volume", "gas", "kWh MWh GWh TWh", _GROSS, "gross", "gross"),
    _Route("volume", "gas", "tonne Mt", _LNG, "lng", "LNG"),
    _Route("volume", "gas", "kcf MMcf bcf", _FOOT),
    _Route("volume", "oil", "tonne Mt", _OIL, "oil", "of oil"),
    _Route("volume", "", "m3 mcm bcm", _METRES),
    _Route("volume over time", "gas", "mcm/d", _YEAR),
    _Route("volume over time", "gas", "mcm/yr bcm/yr", _YEAR),
    _Route("volume over time", "gas", "GWh/yr TWh/yr, TJ/yr PJ/yr, toe/yr Mtoe/yr", _NET, "net", "net"),
    _Route("volume over time", "gas", "GWh/yr TWh/yr", _GROSS, "gross", "gross"),
    _Route("volume over time", "gas", "tonne/yr Mt/yr", _LNG, "lng", "LNG"),
    _Route("volume over time", "gas", "MMcf/d bcf/d", _FOOT),
    _Route("volume over time", "oil", "tonne/yr Mt/yr", _OIL, "oil", "of oil"),
    _Route("energy", "", "kWh MWh GWh TWh, GJ TJ PJ, toe Mtoe", _ENERGY),
    _Route("energy", "gas", "m3 mcm bcm", _NET, "net", "of gas if net"),
    _Route("energy", "gas", "m3 mcm bcm", _GROSS, "gross", "of gas if gross"),
    _Route("energy over time", "", "GWh/yr TWh/yr, TJ/yr PJ/yr, toe/yr Mtoe/yr", _ENERGY),
    _Route("energy over time", "gas", "mcm/yr bcm/yr", _NET, "net", "of gas if net"),
    _Route("energy over time", "gas", "mcm/yr bcm/yr", _GROSS, "gross", "of gas if gross"),
    _Route("mass", "lng", "m3 mcm bcm, kcf MMcf bcf", _LNG, "lng", "of gas"),
    _Route("mass", "oil", "bbl", _OIL, "oil", "of oil"),
    _Route("mass over time", "lng", "mcm/yr bcm/yr, MMcf/d bcf/d", _LNG, "lng", "of gas"),
    _Route("mass over time", "oil", "bbl/d kbbl/d MMbbl/d", _OIL, "oil", "of oil"),
    _Route("length", "", "mi", _MILE),
    _Route("area", "", "ha, km2", _HECTARE),
)
_LIQUID = re.compile(r"\b(?:lng|liquefied natural gas|flussigerdgas)\b|\bспг\b")
_GAS = re.compile(
    r"\b(?:gas|gasmengen?|erdgas\w*|gaz|qaz\w{0,3}|dogalgaz\w*|metan|methane)\b(?!\s*-?oil)|\bгаз(?:а|у|ом|е)?\b|\bگاز\b"
)
_BURNT = re.compile(r"electric|power|generat|heat|greenhouse")
"""Words with which energy is made of gas, and is not its own."""
_OILY = re.compile(
    r"(?<!palm )(?<!olive )(?<!vegetable )(?<!fuel )(?<!heating )\b(?:oil|crude|petroleum|neft\w{0,3})\b"
    r"|\bнефт\w*|\bنفت\b"
)
_LEAST: Final = 2
_MOST: Final = 3
"""Significant digits of a conversion: as many as the figure has, within what a rounded factor is good for."""


class Conversion(NamedTuple):
    """A value in other units that rest on the same, and on what."""

    how: str
    """The qualifier of the figure: "more than about"."""
    values: str
    """Such as "20 TWh net, 72 PJ, 1.7 Mtoe"."""
    basis: Basis

    @property
    def words(self) -> str:
        """The values with the qualifier."""
        return f"{self.how} {self.values}"


def is_convertible(briefing: Briefing, figure: Figure) -> bool:
    """Whether there is anything to say in other units. It costs next to nothing: pint is not asked."""
    return bool(_routes(briefing, figure))


def conversions(briefing: Briefing, figure: Figure) -> tuple[Conversion, ...]:
    """The value of a figure in other units. The first call takes a tenth of a second, for pint: not for a key to wait.

    Money, counts, shares and dates are left alone; a flow stays a flow, and an amount an amount.
    """
    found: dict[tuple[Basis, str], list[str]] = {}
    for route, family in _routes(briefing, figure):
        said = found.setdefault((route.basis, route.said), [])
        said.append(_converted(figure, route, family) + (f" {route.said}" if route.said and not said else ""))
    how = f"{wording.QUALIFIERS[wording.bound(figure)]} about".removeprefix("about ").strip()
    per = f" per {wording.words(figure.per)}" if figure.per else ""
    return tuple(Conversion(how, f"{', '.join(said)}{per}", basis) for (basis, _), said in found.items())


def _routes(briefing: Briefing, figure: Figure) -> list[tuple[_Route, tuple[str, ...]]]:
    """The ways that hold for a figure, each with a family of units that its own is not of."""
    unit = units.UNITS.get(figure.unit or "")
    if unit is None or figure.kind != "quantity" or not any(_numbers(figure)):
        return []
    substances = ("", *_substances(briefing, figure))
    return [
        (route, family)
        for route in _ROUTES
        if route.measures == unit.measures and route.of in substances
        for family in (tuple(one.split()) for one in route.families.split(","))
        if figure.unit not in family
    ]


def _substances(briefing: Briefing, figure: Figure) -> tuple[str, ...]:
    """What the figure is of, as far as its words say: without them a volume may be one of water."""
    names = (name for item_id in figure.subject for name in wording.spellings(briefing.by_id.get(item_id)))
    said = folded(" ".join(filter(None, (figure.label, figure.measure, figure.evidence, *names))))
    unit = figure.unit or ""
    if "bbl" in unit:
        return ("oil",) if _OILY.search(said) else ()
    measures = units.UNITS[unit].measures
    if measures.startswith("mass"):
        return ("lng",) if _LIQUID.search(said) else ("oil",) if _OILY.search(said) else ()
    burnt = measures.startswith("energy") and _BURNT.search(said)
    return ("gas",) if (_GAS.search(said) or _LIQUID.search(said)) and not burnt else ()


def _numbers(figure: Figure) -> tuple[Number, ...]:
    return tuple(number for number in (figure.value, figure.min_value, figure.max_value) if number)


def _converted(figure: Figure, route: _Route, family: tuple[str, ...]) -> str:
    """The value or range in the unit of a family that suits its size: the largest in which it is 1 or more."""
    written = [figure.value] if figure.value is not None else [figure.min_value, figure.max_value]
    given = [number for number in written if number is not None]

    def within(code: str) -> list[float]:
        return [convert(float(number), figure.unit or "", code, route.context) for number in given]

    sizes = {code: max(map(abs, within(code))) for code in family}
    unit = next((code for code in reversed(family) if sizes[code] >= 1), family[0])
    larger = family[family.index(unit) + 1 :]
    if larger and sizes[unit] >= 1000:
        unit = larger[0]
    digits = max(_LEAST, min(_MOST, *map(_significant, given)))
    shown = [_rounded(value, digits) for value in within(unit)]
    return " ".join(filter(None, ("–".join(dict.fromkeys(shown)), units.label(unit, shown == ["1"]))))


def convert(value: float, unit: str, other: str, context: str = "") -> float:
    """A value in another unit.

    Args:
        value: the value.
        unit: its unit.
        other: the unit to have it in.
        context: what makes one kind into another: `net` and `gross` gas into energy, `lng` gas into mass, `oil` too.

    Raises:
        pint.DimensionalityError: if no such way leads from one unit to the other, as from an amount to a flow.
    """
    return float(_registry().Quantity(value, unit).to(other, *([context] if context else ())).magnitude)


def _significant(number: Number) -> int:
    """The digits of a number that say something: zeros at the end of a whole number may only fill it up."""
    digits = number.as_tuple()
    whole = "".join(map(str, digits.digits)).lstrip("0")
    return len(whole if isinstance(digits.exponent, int) and digits.exponent < 0 else whole.rstrip("0"))


def _rounded(value: float, digits: int) -> str:
    """A number with so many significant digits, as it is shown."""
    if not value:
        return "0"
    return units.display_number(format(Decimal(f"{value:.{digits - 1}e}"), "f"))


@cache
def _registry() -> UnitRegistry[Any]:
    """Our own units and no others: in pint's registry mcm is a micrometre, kt a knot, and mb/d a millibarn a day."""
    from pint import UnitRegistry  # noqa: PLC0415 - a tenth of a second, and only for who asks

    registry: UnitRegistry[Any] = UnitRegistry(None)
    bases = {code: _BASES.get(unit.measures.removesuffix(" over time")) for code, unit in units.UNITS.items()}
    ours = {code.partition("/")[0]: f"{units.UNITS[code].scale!r} * {base}" for code, base in bases.items() if base}
    registry.load_definitions(
        [
            *(f"{name} = {meant}" for name, meant in ours.items() if name not in _BASES.values()),
            *_DEFINITIONS.strip().splitlines(),
        ]
    )
    return registry
