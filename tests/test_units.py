from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing_tui import units

NAMED_IN_THE_FORMAT = "bcm bcm/yr mcm/d TWh Mtoe MW bbl/d km % day year country person item USD EUR AZN IRR"


@pytest.mark.parametrize("unit", NAMED_IN_THE_FORMAT.split())
def test_known_units(unit: str) -> None:
    assert units.is_known(unit)


@pytest.mark.parametrize("unit", ["", "Mcf", "t", "toe/yr2", "usd", "BCM", "Mbbl/d", "XXX", "item "])
def test_unknown_units(unit: str) -> None:
    assert not units.is_known(unit)


@pytest.mark.parametrize(
    ("unit", "one", "many"),
    [
        ("item", "", ""),
        ("country", "country", "countries"),
        ("person", "person", "people"),
        ("day", "day", "days"),
        ("tonne", "tonne", "tonnes"),
        ("bcm/yr", "bcm/yr", "bcm/yr"),
        ("%", "%", "%"),
        ("USD", "USD", "USD"),
        ("[/b]", "[/b]", "[/b]"),
    ],
)
def test_what_stands_after_a_value(unit: str, one: str, many: str) -> None:
    assert (units.label(unit, True), units.label(unit, False)) == (one, many)


def test_every_unit_has_words_and_measures_something() -> None:
    for code, unit in units.UNITS.items():
        assert code == code.strip()
        assert unit.one and unit.many and unit.measures
        assert code not in units.CURRENCIES


def test_a_volume_is_no_flow() -> None:
    assert units.UNITS["bcm"].measures != units.UNITS["bcm/yr"].measures
    assert units.UNITS["bcm"].measures == units.UNITS["bcf"].measures


@pytest.mark.parametrize(
    ("large", "small", "many"),
    [("bcm", "mcm", 1000), ("bcf", "MMcf", 1000), ("bcm", "bcf", 35.3147), ("TWh", "kWh", 1e9), ("Mtoe", "TWh", 11.63),
     ("PJ", "GWh", 277.7778), ("Mt", "tonne", 1e6), ("km2", "ha", 100), ("week", "day", 7), ("m3", "bbl", 6.28981),
     ("MMbbl/d", "kbbl/d", 1000), ("bcm/yr", "mcm/d", 1000)],
)  # fmt: skip
def test_scales_say_how_many_of_the_one_make_the_other(large: str, small: str, many: float) -> None:
    assert units.UNITS[large].scale / units.UNITS[small].scale == pytest.approx(many, rel=1e-5)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2", "2"),
        ("2.10", "2.10"),
        ("1e3", "1e3"),
        ("2020", "2020"),
        ("9999.99999", "9999.99999"),
        ("12345", "12_345"),
        ("-123456", "-123_456"),
        ("+1234567.8901", "+1_234_567.8901"),
        ("012345", "012345"),
        ("12345e10", "12345e10"),
        (".12345", ".12345"),
        ("12345.", "12345."),
        ("١٢٣٤٥", "١٢٣٤٥"),
    ],
)
def test_numbers_stay_as_written_but_for_thousands(written: str, shown: str) -> None:
    assert units.display_number(written) == shown.replace("_", units.SEPARATOR)


@given(st.from_regex(r"[-+]?[0-9]{1,100}(\.[0-9]{0,20})?", fullmatch=True))
def test_no_digit_is_lost(written: str) -> None:
    assert units.display_number(written).replace(units.SEPARATOR, "") == written


def test_the_separator_is_one_cell_at_which_no_line_breaks() -> None:
    assert cell_len(units.SEPARATOR) == 1
    assert units.SEPARATOR == "\N{NARROW NO-BREAK SPACE}"
