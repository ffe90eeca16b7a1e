from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from briefing_tui.document.converting import conversions
from briefing_tui.document.detailing import detail
from briefing_tui.document.disagreeing import Disagreements
from briefing_tui.model import Briefing, Date, Figure, Number, Point, Series

Make = Callable[..., Briefing]
Made = Callable[..., Figure]


def texts(briefing: Briefing, figure: Figure, **given: Any) -> list[str]:
    found = Disagreements(briefing)
    return [block.text for block in detail(briefing, figure, today=date(2026, 11, 24), disagreements=found, **given)]


def test_age_what_disagrees_and_other_units(make: Make, figure: Made) -> None:
    gas = figure("f", "2", unit="bcm", label="Gas", as_of=Date("2024"))
    briefing = make(figures=(gas, figure("g", "3", unit="bcm", label="Gas", as_of=Date("2024"), source="src")))
    assert texts(briefing, gas, conversions=conversions(briefing, gas)) == [
        "2 bcm  Gas\nagreed · as of 2024, about 2 years old",
        "disagrees 3 bcm · Gas · agreed · as of 2024 · Log",
        "≈ about 20 TWh net, 72 PJ, 1.7 Mtoe, 22 TWh gross, 1.5 Mt LNG, 71 bcf"
        "  (net 36 MJ/m³ at 15 °C, gross 40 MJ/m³, 0.735 Mt LNG a bcm; Energy Institute)",
    ]
    assert texts(briefing, gas, conversions=None)[-1] == "≈ being worked out …"


def test_a_unit_that_needs_no_factor_names_no_source(make: Make, figure: Made) -> None:
    road = figure("f", "1200")
    assert texts(make(figures=(road,)), road, conversions=conversions(make(), road))[-1] == "≈ about 750 mi"


def test_a_few_that_disagree_and_how_many_more(make: Make, figure: Made) -> None:
    briefing = make(figures=tuple(figure(f"f{n}", str(n)) for n in range(8)))
    assert texts(briefing, briefing.figures[0])[-1] == "disagrees with 2 more"


def test_the_points_of_a_series_are_left_to_the_chart(make: Make, figure: Made) -> None:
    points = tuple(Point(date=Date(year), value=Number("2")) for year in ("2021", "2022"))
    one = figure("f", series=Series(points=points))
    assert "2021" not in texts(make(figures=(one,)), one)[0]
