"""Charts of every size, compared letter by letter with charts.txt; `BRIEFING_GOLDEN=write` writes it anew."""

from __future__ import annotations

import os
from math import sin
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing_tui.document.charting import chart
from briefing_tui.model import Date, Figure, Number, Point, Series

KEPT = Path(__file__).parent / "charts.txt"
SIZES = [(60, 12), (40, 8), (60, 6), (30, 4), (40, 2), (60, 1), (30, 1), (12, 1), (3, 1), (1, 1)]


def figure(points: list[tuple[str, str, Any]], **fields: Any) -> Figure:
    series = Series(points=tuple(Point(date=Date(date), value=Number(value), status=s) for date, value, s in points))
    given: dict[str, Any] = {"label": "Gas", "status": "reported", "value": Number("2"), "unit": "bcm"}
    return Figure(id="f", series=series, **(given | fields))


FIGURES = {
    "years": figure([
        ("2021", "8.1", None), ("2022", "11.4", None), ("2023", "11.8", None), ("2024", "12.9", None),
        ("2025", "13.5", "estimated"), ("2026", "14.0", "forecast"),
    ]),
    "months": figure([
        (f"{year}-{month:02}", f"{10 + 3 * sin(month / 2 + year):.1f}", "forecast" if year == 2025 else None)
        for year in range(2023, 2026)
        for month in range(1, 13)
    ]),
    "loss": figure([("2021", "-3", None), ("2022", "5", None), ("2023", "2", "target")], unit="item"),
    "level": figure([("2021", "12000", None), ("2021-06", "12000", None)], unit="country", status="planned"),
}  # fmt: skip


def drawn() -> str:
    charts = [
        f"{name} {width}x{height}\n" + "\n".join(chart(one, width, height)) + "\n"
        for name, one in FIGURES.items()
        for width, height in SIZES
    ]
    return "\n".join(charts)


def test_charts_of_every_size() -> None:
    if os.environ.get("BRIEFING_GOLDEN") == "write":
        KEPT.write_text(drawn(), encoding="utf-8")
    assert drawn().split("\n") == KEPT.read_text(encoding="utf-8").split("\n")


@pytest.mark.parametrize("size", [(0, 5), (5, 0), (-1, 1)])
def test_no_room_no_chart(size: tuple[int, int]) -> None:
    assert chart(FIGURES["years"], *size) == []


def test_no_series_no_chart() -> None:
    assert chart(Figure(id="f", label="x", status="reported"), 60, 12) == []
    assert chart(figure([("2021", "1", None)]), 60, 12) == []


POINTS = st.lists(
    st.tuples(
        st.sampled_from(["2021", "2022-05", "2024-02-30", "20XX", "../2020", "2021/2022", "nonsense 佐藤"]),
        st.decimals(allow_nan=False, allow_infinity=False, places=2).map(lambda value: f"{value:f}"[:90]),
        st.sampled_from([None, "forecast", "historical"]),
    ),
    max_size=40,
)


@given(POINTS, st.integers(1, 90), st.integers(1, 20), st.sampled_from(["bcm", "item", "佐藤佐藤", "", None]))
def test_whatever_the_points_and_the_size_it_fits(points: Any, width: int, height: int, unit: str | None) -> None:
    lines = chart(figure(points, unit=unit), width, height)
    assert len(lines) <= height
    assert all(cell_len(line) <= width for line in lines)
    assert bool(lines) is (len(points) > 1)


def test_a_long_series_is_drawn_from_its_first_point_to_its_last() -> None:
    long = figure([(f"{1000 + at}", str(at), None) for at in range(5000)])
    lines = chart(long, 60, 10)
    assert lines[-1].split() == ["1000", "5999"]
    assert lines[1].startswith("4999┤")
