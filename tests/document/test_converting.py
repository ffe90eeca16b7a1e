from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tui.document.converting import conversions, convert, is_convertible
from briefing_tui.model import Briefing, Figure, Number, Project
from briefing_tui.units import CURRENCIES, SEPARATOR, UNITS

Make = Callable[..., Briefing]
Made = Callable[..., Figure]
MEASURED = ("volume", "energy", "mass", "length", "area", "time")
FLOWS = tuple(code for code, unit in UNITS.items() if unit.measures.endswith("over time"))


def said(make: Make, figure: Figure) -> list[str]:
    briefing = make(figures=(figure,))
    found = [conversion.words for conversion in conversions(briefing, figure)]
    assert bool(found) is is_convertible(briefing, figure)
    return found


def test_two_billion_cubic_metres_of_gas(make: Make, figure: Made) -> None:
    gas = figure("f", "2", unit="bcm", label="Gas transit", qualifier="more_than")
    found = conversions(make(figures=(gas,)), gas)
    assert [conversion.words for conversion in found] == [
        "more than about 20 TWh net, 72 PJ, 1.7 Mtoe",
        "more than about 22 TWh gross",
        "more than about 1.5 Mt LNG",
        "more than about 71 bcf",
    ]
    assert found[0].basis.words == (
        "net calorific value, 36 MJ/m³ at 15 °C (Energy Institute, Statistical Review of World Energy)"
    )
    assert found[1].basis.brief == "gross 40 MJ/m³"


@pytest.mark.parametrize(
    ("value", "unit", "label", "expected"),
    [
        ("1.00", "bcm/yr", "gas", ["2.74 mcm/d", "10.0 TWh/yr net, 36.0 PJ/yr, 0.860 Mtoe/yr"]),
        ("1.00", "bcm", "gas", ["10.0 TWh net, 36.0 PJ, 0.860 Mtoe", "11.1 TWh gross", "0.735 Mt LNG", "35.3 bcf"]),
        ("500000", "m3", "qaz", ["5.0 GWh net, 18 TJ, 430 toe", "5.6 GWh gross", "370 tonnes LNG", "18 MMcf"]),
        ("71", "bcf", "природный газ", ["20 TWh net, 72 PJ, 1.7 Mtoe", "22 TWh gross", "1.5 Mt LNG", "2.0 bcm"]),
        ("7", "Mt", "LNG exports", ["9.5 bcm of gas, 340 bcf"]),
        ("20", "TWh", "gas supplied", ["72 PJ, 1.7 Mtoe", "2.0 bcm of gas if net", "1.8 bcm of gas if gross"]),
        ("500", "kbbl/d", "Crude exports", ["25 Mt/yr of oil"]),
        ("1200", "km", "Length", ["750 mi"]),
        ("1250", "km2", "Area", [f"125{SEPARATOR}000 ha"]),
    ],
)
def test_values(make: Make, figure: Made, *, value: str, unit: str, label: str, expected: list[str]) -> None:
    found = said(make, figure("f", value, unit=unit, label=label))
    assert found[: len(expected)] == [f"about {words}" for words in expected]


def test_what_is_left_alone(make: Make, figure: Made) -> None:
    water = figure("f", "1.61", unit="bcm", label="Reservoir")
    electric = figure("f", "12", unit="TWh", label="Gas-fired electricity")
    palm = figure("f", "40", unit="Mt", label="Palm oil")
    diesel = figure("f", "3", unit="m3", label="Gas oil in the tank")
    naught = figure("f", "0", unit="bcm", label="Gas")
    assert [said(make, one) for one in (water, palm, diesel, naught)] == [[], [], [], []]
    assert said(make, electric) == ["about 43 PJ, 1.0 Mtoe"]
    for unit in (*sorted(CURRENCIES)[:3], "%", "pp", "country", "day", "kV", "TEU", "furlong"):
        assert said(make, figure("f", "2", unit=unit, label="Gas", kind="quantity")) == []
    assert said(make, figure("f", "2", unit="km", label="Gas", kind="money")) == []


def test_a_range_a_bound_and_what_it_is_for(make: Make, figure: Made) -> None:
    low, high = Number("2"), Number("5")
    gas = {"unit": "bcm", "label": "Gas"}
    assert said(make, figure("f", None, min_value=low, max_value=high, **gas))[3] == "about 71–180 bcf"
    assert said(make, figure("f", None, min_value=low, **gas))[3] == "at least about 71 bcf"
    assert said(make, figure("f", "2", qualifier="about", **gas))[3] == "about 71 bcf"
    assert said(make, figure("f", "2", qualifier="up_to", per="year", **gas))[1] == "up to about 22 TWh gross per year"


def test_what_it_is_of_may_stand_in_the_name_of_its_subject(make: Make, figure: Made) -> None:
    flow = figure("f", "2", unit="bcm", subject=("pipe",))
    briefing = make(figures=(flow,), projects=(Project(id="pipe", name="X", aliases=("Gas pipeline",)),))
    assert len(conversions(briefing, flow)) == 4


@given(st.sampled_from(FLOWS), st.sampled_from(["Gas", "LNG", "Crude oil", "Water"]), st.integers(1, 10**6))
def test_a_flow_stays_a_flow(make: Make, figure: Made, unit: str, label: str, value: int) -> None:
    for words in said(make, figure("f", str(value), unit=unit, label=label)):
        assert all(re.search(r"/(?:yr|d)\b", part) for part in words.split(", "))


WAYS = [
    ("bcm", "TWh", "net"), ("mcm/d", "PJ/yr", "net"), ("bcf", "Mtoe", "gross"), ("bcm/yr", "TWh/yr", "gross"),
    ("kcf", "tonne", "lng"), ("bcm/yr", "Mt/yr", "lng"), ("bbl", "kg", "oil"), ("MMbbl/d", "tonne/yr", "oil"),
    ("bcm/yr", "bcf/d", ""), ("kWh", "toe", ""), ("m", "mi", ""), ("ha", "km2", ""),
]  # fmt: skip


@given(st.sampled_from(WAYS), st.floats(1e-6, 1e12))
def test_there_and_back(way: tuple[str, str, str], value: float) -> None:
    unit, other, context = way
    assert convert(convert(value, unit, other, context), other, unit, context) == pytest.approx(value, rel=1e-9)


@given(st.sampled_from(sorted(UNITS)), st.sampled_from(sorted(UNITS)))
def test_the_scales_of_the_format_and_those_of_pint_are_the_same(one: str, other: str) -> None:
    first, second = UNITS[one], UNITS[other]
    if first.measures == second.measures and "/" not in one + other and first.measures in MEASURED:
        assert convert(1, one, other) == pytest.approx(first.scale / second.scale, rel=1e-9)


@pytest.mark.parametrize("context", ["", "net", "gross", "lng", "oil"])
@pytest.mark.parametrize("other", ["bcm/yr", "TWh/yr", "Mt/yr", "km"])
def test_an_amount_is_never_a_flow(context: str, other: str) -> None:
    from pint import DimensionalityError

    with pytest.raises(DimensionalityError):
        convert(2, "bcm", other, context)


def test_no_more_digits_than_there_is_reason_for(make: Make, figure: Made) -> None:
    gas = {"unit": "bcm", "label": "Gas"}
    found = {value: said(make, figure("f", value, **gas))[3] for value in ("2", "2.0", "2.10", "2.1000", "2000")}
    assert [words.split(" ")[1] for words in found.values()] == ["71", "71", "74.2", "74.2", f"71{SEPARATOR}000"]


def test_pint_and_the_charts_are_loaded_only_when_they_are_asked_for() -> None:
    code = "import sys, briefing_tui.reader.app; sys.exit(bool({'pint', 'plotille'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False, stdin=subprocess.DEVNULL).returncode == 0


@given(st.sampled_from(sorted(UNITS)), st.decimals("-1e99", "1e99", allow_nan=False, allow_infinity=False))
def test_whatever_the_unit_and_the_number(make: Make, figure: Made, unit: str, number: Decimal) -> None:
    value = f"{number:f}"[:100].rstrip(".")
    for words in said(make, figure("f", value, unit=unit, label="LNG, gas and crude oil")):
        assert re.fullmatch(rf"about (?:-?[0-9.{SEPARATOR}]+ [^,]+(?:, |$))+", words)
