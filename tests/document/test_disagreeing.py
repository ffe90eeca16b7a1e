from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from briefing_tui.document.disagreeing import Disagreements, said
from briefing_tui.model import Briefing, Date, Figure, Number

Make = Callable[..., Briefing]
Made = Callable[..., Figure]


def disagree(make: Make, figure: Made, one: dict[str, Any], other: dict[str, Any]) -> bool:
    first, second = figure("f", **({"value": None} | one)), figure("g", **({"value": None} | other))
    found = Disagreements(make(figures=(first, second)))
    assert found.any(first) is found.any(second) is (found.of(first) == (second,)) is (found.of(second) == (first,))
    return found.any(first)


def ranged(low: str | None, high: str | None) -> dict[str, Any]:
    return {"min_value": Number(low) if low else None, "max_value": Number(high) if high else None}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"value": "2"}, {"value": "3"}, True),
        ({"value": "2"}, {"value": "2.0"}, False),
        ({"value": "12"}, {"value": "10"}, True),
        ({"value": "7"}, {"value": "7.4"}, False),  # 7.4 is 7 where it is rounded
        ({"value": "7"}, {"value": "7.6"}, True),
        ({"value": "2", "unit": "km"}, {"value": "2000", "unit": "m"}, False),
        ({"value": "2", "unit": "bcm"}, {"value": "3000", "unit": "mcm"}, True),
        ({"value": "1.00", "unit": "bcm/yr"}, {"value": "2.74", "unit": "mcm/d"}, False),
        ({"value": "10", "unit": "bcm/yr"}, {"value": "10", "unit": "mcm/d"}, True),
        ({"value": "2", "unit": "bcm"}, {"value": "3", "unit": "bcm/yr"}, False),  # another thing is measured
        ({"value": "2", "unit": "EUR"}, {"value": "3", "unit": "USD"}, False),
        ({"value": "2", "unit": "EUR"}, {"value": "3", "unit": "EUR"}, True),
        ({"value": "2", "qualifier": "more_than"}, {"value": "2"}, True),
        ({"value": "2", "qualifier": "more_than"}, {"value": "3"}, False),
        ({"value": "2", "qualifier": "at_least"}, {"value": "2"}, False),
        ({"value": "2", "qualifier": "less_than"}, {"value": "2"}, True),
        ({"value": "2"}, {"value": "5", "qualifier": "less_than"}, False),
        ({"value": "2", "qualifier": "up_to"}, {"value": "3", "qualifier": "more_than"}, True),
        ({"value": "2", "qualifier": "about"}, {"value": "2.1"}, False),
        ({"value": "2", "qualifier": "about"}, {"value": "3"}, True),
        (ranged("2", "5"), {"value": "4"}, False),
        (ranged("2", "5"), {"value": "6"}, True),
        (ranged("2", None), {"value": "1"}, True),
        (ranged(None, "2"), {"value": "3"}, True),
        ({}, {"value": "3"}, False),
        ({"value": "-2", "qualifier": "about"}, {"value": "-2.1"}, False),
    ],
)
def test_values(make: Make, figure: Made, *, one: dict[str, Any], other: dict[str, Any], expected: bool) -> None:
    assert disagree(make, figure, one, other) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"label": "Tugs"}, {"label": "TUGS"}, True),
        ({"label": "Tugs"}, {"label": "Barges"}, False),
        (
            {"label": "a", "measure": "count", "subject": ("x",)},
            {"label": "b", "measure": "Count", "subject": ("x",)},
            True,
        ),
        ({"measure": "count", "subject": ("x",)}, {"measure": "count", "subject": ("y",)}, False),
        ({"as_of": Date("2024")}, {"as_of": Date("2025")}, False),
        ({"period": Date("2024"), "as_of": Date("2025")}, {"period": Date("2024"), "as_of": Date("2026")}, True),
        ({"status": "reported"}, {"status": "estimated"}, True),
        ({"status": "reported"}, {"status": "forecast"}, False),
        ({"status": "proposed"}, {"status": "agreed"}, False),
        ({"per": "day"}, {"per": "year"}, False),
        ({"status": "derived", "derived_from": ("a", "b")}, {"status": "derived", "derived_from": ("a",)}, False),
        ({"status": "derived", "derived_from": ("a", "b")}, {"status": "derived", "derived_from": ("b", "a")}, True),
        ({"status": "derived", "derived_from": ("a", "b")}, {"status": "reported"}, True),
    ],
)
def test_only_what_is_of_the_same(make: Make, figure: Made, *, one: Any, other: Any, expected: bool) -> None:
    assert disagree(make, figure, {"value": "2"} | one, {"value": "3"} | other) is expected


def test_dates(make: Make, figure: Made) -> None:
    def day(date: str, **fields: Any) -> dict[str, Any]:
        return {"kind": "date", "unit": None, "date": Date(date), **fields}

    assert disagree(make, figure, day("2026-05-01"), day("2026-06"))
    assert not disagree(make, figure, day("2026-05-01"), day("2026-05"))
    assert not disagree(make, figure, day("2026-05-01", qualifier="about"), day("2026-06"))


def test_whose_it_is(make: Make, figure: Made) -> None:
    one = figure("f", "2", source="src", attributed_to=("ada",), qualifier="more_than", as_of=Date("2024"))
    assert said(make(figures=(one,)), one) == "> 2 km · Tugs · agreed · as of 2024 · ada · Log"


def test_thousands_are_compared_at_once(make: Make, figure: Made) -> None:
    figures = [figure(f"f{number}", str(number // 2), label=f"Thing {number // 2}") for number in range(3000)]
    found = Disagreements(make(figures=(*figures, figure("odd", "9", label="thing 0"))))
    assert [one.id for one in (*figures, *found.of(figures[0])) if found.any(one)] == ["f0", "f1", "odd"]
