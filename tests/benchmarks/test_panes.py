from __future__ import annotations

from benchmarks.panes import TOUR, table
from briefing_tui.reader.commands import BY_NAME


def test_the_tour_opens_what_its_name_says() -> None:
    opened = {name: keys[0] for name, keys in TOUR.items() if name in BY_NAME and name != "explain"}
    assert opened == {name: BY_NAME[name].keys[0] for name in opened}
    assert len(opened) == 7


def test_the_table_sums_up() -> None:
    lines = table({"people": [1.0, 3.0, 2.0], "timeline": [], "glance": [9.0]})
    assert [line.split()[:2] for line in lines] == [["people", "3"], ["glance", "1"], ["all", "4"]]
    assert "p50    2.0" in lines[0]
    assert "slowest    9.0" in lines[2]
