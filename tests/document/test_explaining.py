from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from briefing_tui.document import showing
from briefing_tui.document.blocks import Block, Text
from briefing_tui.document.disagreeing import Disagreements
from briefing_tui.document.explaining import Explanation, converted, explain
from briefing_tui.model import (
    Briefing,
    Date,
    Figure,
    KeyPoint,
    Organisation,
    Original,
    Person,
    Place,
    Quote,
    Side,
    Source,
    Term,
)

Make = Callable[..., Briefing]


TODAY = date(2026, 11, 24)


def found(briefing: Briefing, block: Block, target: str | None = None) -> tuple[Explanation, ...]:
    return explain(briefing, block, target, today=TODAY, disagreements=Disagreements(briefing))


def words(briefing: Briefing, block: Block, target: str | None = None) -> dict[str, str]:
    return {one.what: one.words for one in found(briefing, block, target)}


@pytest.fixture
def briefing(make: Make) -> Briefing:
    return make(
        glossary=(
            Term(id="spoil", term="Spoil", text="What buckets *bring*."),
            Term(id="two", term="Ebb, flow", text="x"),
        ),
        sides=(Side(id="east", label="East"),),
        people=(
            Person(
                id="ada",
                name="Ədalət",
                aliases=("Adalat",),
                role="Pilot",
                affiliation="org",
                side="east",
                note="*Old*.",
            ),
            Person(id="bo", name="Bo"),
        ),
        organisations=(Organisation(id="org", name="Harbour Office", kind="office"),),
        places=(Place(id="weir", name="Weir", kind="bend", country="NO"),),
        sources=(Source(id="src", type="report", title="Log", reliability="C", origin="wire"),),
    )


def test_terms_and_names_in_running_text(briefing: Briefing) -> None:
    found = words(briefing, Block("paragraph", "The spoil, said Adalat at the weir, goes with the ebb. Boats spoiled."))
    assert found == {
        "Spoil": "What buckets bring.",
        "Ebb, flow": "x",
        "Ədalət": "Pilot, Harbour Office, side: East. Old.",
        "Weir": "bend · NO",
    }


def test_only_whole_words(briefing: Briefing) -> None:
    assert words(briefing, Block("paragraph", "Spoiled weirs. Bottom.")) == {}


def test_the_chosen_link_first(briefing: Briefing) -> None:
    block = Text().add("him", "link", "bo").add(" and ").add("them", "link", "org").block("paragraph")
    assert [one.item_id for one in found(briefing, block)] == ["bo", "org"]
    assert [one.item_id for one in found(briefing, block, "org")] == ["org", "bo"]
    assert words(briefing, block)["Bo"] == "nothing more is recorded"


def test_a_statement_only_where_it_is_chosen(make: Make, quote: Callable[..., Quote]) -> None:
    with_it = make(quotes=(quote("q"),))
    block = Text().add("he says", "link", "q").block("paragraph")
    assert words(with_it, block) == {}
    assert words(with_it, block, "q") == {"quote": "ada: Words."}


def test_the_signs_of_a_figure(briefing: Briefing, figure: Callable[..., Figure], make: Make) -> None:
    item = figure(
        "f",
        qualifier="more_than",
        unit="bcm",
        certainty="hedged",
        status="forecast",
        likelihood="likely",
        confidence="low",
        undated=True,
        credibility=4,
        source="src",
    )
    with_it = make(figures=(item,), sources=briefing.sources)
    found = words(with_it, showing.figure(with_it, item))
    assert found["bcm"] == "billion cubic metres: volume"
    assert found[">"] == "more than, as the source words it"
    assert found["forecast"].startswith("it is expected")
    assert found["hedged"] == "the source words it with caution"
    assert found["likely"] == "55 to 80 per cent"
    assert found["credibility 4"] == "doubtful"
    assert "date not given" in found
    assert found["Log"] == "Log; reliability C: fairly reliable; repeats wire, so it is not independent of it"
    assert found["low confidence"]


def test_money_and_bare_items(make: Make, figure: Callable[..., Figure]) -> None:
    money, bare = figure("f", unit="EUR", kind="money"), figure("g", unit="item")
    with_them = make(figures=(money, bare))
    assert words(with_them, showing.figure(with_them, money))["EUR"].startswith("a currency")
    assert "item" not in words(with_them, showing.figure(with_them, bare))


def test_the_kind_of_a_quote(make: Make, quote: Callable[..., Quote]) -> None:
    item = quote("q", kind="indirect", credibility=1, original=Original(language="fa", text="x"))
    found = words(briefing := make(quotes=(item,)), showing.quote(briefing, item))
    assert found["indirect"].startswith("the source's own")
    assert found["credibility 1"] == "confirmed by other sources"
    assert found["translated"] == "the words were said in fa; this is a translation"


def test_key_points_and_the_strip(make: Make, figure: Callable[..., Figure]) -> None:
    point = KeyPoint(id="kp", text="Perhaps.", kind="judgement", likelihood="almost_certain")
    with_it = make(key_points=(point,), figures=(figure("f", qualifier="at_most"),))
    assert words(with_it, showing.key_point(with_it, point, 1)) == {
        "judgement": "the briefing's own conclusion",
        "almost certain": "95 to 99 per cent",
    }
    assert words(with_it, showing.strip(with_it))["≤"] == "at most, as the source words it"


def test_a_key_point_without_an_id(make: Make) -> None:
    points = (KeyPoint(text="One *thing*.", kind="fact"), KeyPoint(text="Another.", kind="unknown"))
    with_them = make(key_points=points)
    assert list(words(with_them, showing.key_point(with_them, points[1], 2))) == ["unknown"]
    assert list(words(with_them, showing.key_point(with_them, points[0], 1))) == ["fact"]


def test_a_term_explains_itself(everything: Briefing) -> None:
    block = showing.entry(everything, everything.glossary[0])
    assert words(everything, block)["Spoil"] == "What buckets bring."


def test_how_a_figure_stands_to_others_and_to_the_day(make: Make, figure: Callable[..., Figure]) -> None:
    given = {"as_of": Date("2026-11-20"), "source": "src"}
    one, other = figure("f", "2", **given), figure("g", "3", **given)
    with_them = make(figures=(one, other))
    (disagrees, age, *_) = found(with_them, showing.figure(with_them, one))
    assert disagrees == Explanation(
        "disagrees",
        "3 km · Tugs · agreed · as of 20 Nov 2026 · Log; here 2 km · Tugs · agreed · as of 20 Nov 2026 · Log",
        "g",
    )
    assert age == Explanation("as of 20 Nov 2026", "4 days old")
    link = Text().add("it", "link", "f").block("paragraph")
    assert found(with_them, link, "f")[:2] == (disagrees, age)
    assert converted(with_them, one) == (Explanation("≈ about 1.2 mi", "a mile is 1.609 km"),)


def test_no_more_than_a_few_that_disagree_are_listed(make: Make, figure: Callable[..., Figure]) -> None:
    with_them = make(figures=tuple(figure(f"f{n}", str(n)) for n in range(8)))
    said = [one.words for one in found(with_them, showing.figure(with_them, with_them.figures[0]))]
    assert said[5] == "with 2 more"
