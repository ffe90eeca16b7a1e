from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_tui.document import timeline
from briefing_tui.model import Agreement, Briefing, Date, Event, Figure, Quote

Make = Callable[..., Briefing]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2020", "2020-01"),
        ("2020-01", "2020-01-01"),
        ("2020", "2020-05"),
        ("2020-05", "2020-05-02"),
        ("2019-12-31", "2020"),
        ("202X", "2020-01"),
        ("../2020", "1900"),
        ("2020-01-01", "2020-01-01/2020-02"),
        ("2020/2021", "2020/2022"),
        ("2020/2022", "2020/.."),
        ("2020~", "2020-03-01?"),
    ],
)
def test_the_earliest_possible_day_decides_and_then_what_says_less(earlier: str, later: str) -> None:
    assert timeline.position(earlier) < timeline.position(later)


def test_a_doubt_moves_nothing() -> None:
    assert timeline.position("2020-03?") == timeline.position("2020-03") == timeline.position("2020-03%")


@pytest.fixture
def history(make: Make, figure: Callable[..., Figure], quote: Callable[..., Quote]) -> Briefing:
    return make(
        events=(Event(id="ev-late", name="Late", date=Date("2021")), Event(id="ev-when", name="Some day")),
        agreements=(Agreement(id="ag-early", name="Early", date=Date("2020-05")), Agreement(id="ag-when", name="Pact")),
        figures=(
            figure("f-day", None, kind="date", date=Date("2020-05-01"), as_of=Date("1990")),
            figure("f-held", as_of=Date("2020-04-30"), period=Date("1980")),
            figure("f-span", period=Date("2020-05/2020-06")),
            figure("f-undated", undated=True),
        ),
        quotes=(quote("q-said", date=Date("2020-05")), quote("q-when")),
    )


def test_all_that_is_dated_in_order_and_the_rest_apart(history: Briefing) -> None:
    found = timeline.moments(history)
    assert [moment.item.id for moment in found] == [
        *("f-held", "ag-early", "q-said", "f-span", "f-day", "ev-late"),
        *("ev-when", "ag-when", "f-undated", "q-when"),
    ]
    assert [moment.date for moment in found if moment.item.id in ("f-held", "f-day")] == ["2020-04-30", "2020-05-01"]
    assert all(moment.date is None for moment in found[6:])


def test_a_text_that_is_no_date_is_not_taken_for_one(make: Make) -> None:
    briefing = make(events=(Event(id="ev", name="Odd", date=Date("the other day")),))
    (moment,) = timeline.moments(briefing)
    assert moment.date is None
    assert "its date cannot be read: the other day" in timeline.moment(briefing, moment).text


def test_what_is_shown_of_each(history: Briefing) -> None:
    shown = {moment.item.id: timeline.moment(history, moment).text for moment in timeline.moments(history)}
    assert shown["f-held"] == "2 km  Tugs\nfigure, agreed · as of this date"
    assert shown["f-span"] == "2 km  Tugs\nfigure, agreed · of this span"
    assert shown["f-day"] == "Tugs\nfigure, agreed"
    assert shown["q-said"] == "ada: “Words.”\nquote · Log"
    assert shown["ag-early"] == "Early\nagreement"


def test_a_source_that_says_it_itself_is_named_once(make: Make, figure: Callable[..., Figure]) -> None:
    items = (figure("f", source="src", attributed_to=("Log",)), figure("g", source="src", attributed_to=("ada", "Log")))
    shown = [timeline.moment(briefing, timeline.Moment(None, item)).text for briefing in (make(),) for item in items]
    assert shown == ["2 km  Tugs\nfigure, agreed · Log", "2 km  Tugs\nfigure, agreed · ada · Log"]


def test_kind_status_and_place(everything: Briefing) -> None:
    shown = {moment.item.id: timeline.moment(everything, moment).text for moment in timeline.moments(everything)}
    assert shown["ag-sluice"] == "Sluice accord\njoint statement · in force"
    assert shown["ev-launch"] == "Barge launch\nevent · postponed · Weir bend"
    assert "phrase, translated from da by Vera Gloss" in shown["q-hale"]
