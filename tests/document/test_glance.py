from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing_tui.document.glance import chosen, glance
from briefing_tui.document.wrapping import wrap
from briefing_tui.exports.text import plain
from briefing_tui.library.catalogue import bundled_folder, find_briefings
from briefing_tui.loading import load_file
from briefing_tui.model import Briefing, Event, Figure, KeyPoint, Marking, Person, Quote, Side

Make = Callable[..., Briefing]


def shown(briefing: Briefing, width: int = 80, height: int = 24) -> list[str]:
    return [plain(block, line) for block in glance(briefing, width, height) for line in wrap(block, width)]


@pytest.fixture(scope="module")
def bundled() -> Briefing:
    (path,) = find_briefings(bundled_folder())
    return load_file(path)


@given(width=st.integers(20, 200), height=st.integers(14, 80))
def test_it_always_fits(bundled: Briefing, width: int, height: int) -> None:
    lines = shown(bundled, width, height)
    assert len(lines) <= height
    assert max(map(cell_len, lines)) <= width


def test_the_usual_screen_is_full_and_has_every_part(bundled: Briefing) -> None:
    lines = shown(bundled)
    assert len(lines) == 24
    labels = [line for line in lines if line.isupper()]
    assert labels == ["BOTTOM LINE", "KEY FIGURES", "KEY POINTS", "ONE QUOTE A SIDE"]
    assert any(line.endswith("…") for line in lines)


def test_where_there_is_room_nothing_is_cut(bundled: Briefing) -> None:
    text = "\n".join(shown(bundled, 100, 80))
    assert not any(line.endswith("…") for line in text.split("\n"))
    assert "more than 2 bcm" in text


def test_no_label_stands_alone(bundled: Briefing) -> None:
    assert not any(shown(bundled, 40, height)[-1].isupper() for height in range(2, 24))


def test_the_marking_is_always_there(make: Make) -> None:
    marked = make(marking=Marking(tlp="amber+strict"), status="draft", bottom_line="word " * 900)
    assert shown(marked, height=14)[1] == "TLP:AMBER+STRICT · draft"
    assert shown(make())[1] == "created 1 Jan 2020"


def test_a_cut_never_hides_how_sure_something_is(make: Make, figure: Callable[..., Figure]) -> None:
    briefing = make(
        figures=(figure("f", label="A very long label " * 9, certainty="disputed", qualifier="less_than"),),
        key_points=(KeyPoint(text="A long point. " * 20, kind="judgement", likelihood="very_unlikely"),),
        bottom_line="Long. " * 200,
    )
    lines = shown(briefing, 60, 10)
    assert any(line.startswith("< 2 km  agreed, disputed · A very") for line in lines)
    assert any(line.startswith("1 judgement, very unlikely: A long") for line in lines)


def test_what_has_no_room_is_counted(make: Make) -> None:
    points = tuple(KeyPoint(id=f"kp-{number}", text=f"Point {number}.") for number in range(40))
    lines = shown(make(key_points=points), height=14)
    assert lines[-1] == "… and 30 more"
    assert lines[-2] == "10 Point 9."
    (*_, last) = glance(make(key_points=points), 80, 14)
    assert last.item_id == "key-points"


def test_an_event_as_key_figure(make: Make) -> None:
    briefing = make(events=(Event(id="ev", name="Launch", status="scheduled"),), key_figures=("ev",))
    assert "date not given  scheduled · Launch" in shown(briefing)


def test_one_quote_a_side_what_carries_a_key_point_first(make: Make, quote: Callable[..., Quote]) -> None:
    briefing = make(
        sides=(Side(id="west", label="West"), Side(id="east", label="East"), Side(id="mute", label="Mute")),
        people=(Person(id="ada", name="Ada", side="east"), Person(id="eve", name="Eve", side="west")),
        quotes=(
            quote("q-report", kind="indirect"),
            quote("q-words"),
            quote("q-eve", speakers=("eve",)),
            quote("q-point", kind="phrase", speakers=("eve",)),
            quote("q-nobody", speakers=("zoe",)),
        ),
        key_points=(KeyPoint(text="x", refs=("q-point",)),),
    )
    assert [item.id for item in chosen(briefing)] == ["q-point", "q-words"]
    assert "West · Eve · phrase · Log" in shown(briefing)


def test_without_sides_the_first_speakers(make: Make, quote: Callable[..., Quote]) -> None:
    quotes = tuple(quote(f"q-{who}-{n}", speakers=(who,)) for who in ("a", "b", "c") for n in range(2))
    assert [item.id for item in chosen(make(quotes=quotes))] == ["q-a-0", "q-b-0"]


def test_a_briefing_of_nothing(make: Make) -> None:
    assert shown(make()) == ["A title", "created 1 Jan 2020"]
