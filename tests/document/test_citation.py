from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from briefing_tui.document.blocks import Block
from briefing_tui.document.citation import cite, permalink
from briefing_tui.document.page import Page
from briefing_tui.model import Briefing, Date, Figure, Marking, Person, Quote, Source


def copied(briefing: Briefing, item_id: str) -> list[str]:
    page = Page(briefing)
    place = page.place_of(item_id)
    assert place is not None
    return cite(briefing, page.block(place)).split("\n")


@pytest.fixture(scope="module")
def plain(make: Callable[..., Briefing], quote: Callable[..., Quote], figure: Callable[..., Figure]) -> Briefing:
    source = Source(
        id="src", type="report", title="Log", publisher="Press", issued=Date("2020-05"), url="https://a.example"
    )
    figures = (figure("f", certainty="hedged"), figure("g", source="src", evidence="two\n"))
    people = (Person(id="ada", name="Ada", role="Master"),)
    return make(sources=(source,), people=people, quotes=(quote("q"), quote("r", source="gone")), figures=figures)


def test_a_quote_says_who_where_and_when(plain: Briefing) -> None:
    assert copied(plain, "q") == ["“Words.”", "— Ada, Master", "Source: Press, Log, May 2020, https://a.example", "b#q"]


def test_a_figure_is_spelled_out(plain: Briefing) -> None:
    assert copied(plain, "f") == ["Tugs: 2 km", "agreed, hedged", "b#f"]
    assert copied(plain, "g")[2:4] == ["“two”", "Source: Press, Log, May 2020, https://a.example"]


def test_all_that_a_quote_has(everything: Briefing) -> None:
    assert copied(everything, "q-hale") == [
        "“Nobody shovels faster.”",
        "— Ines Hale, Acting foreman, MWX; phrase, translated from da by Vera Gloss; Megaphone; 10 Sep 2017",
        "Original (da): Ingen graver hurtigere.",
        "Note: Heard *dimly*.",
        "Source: Quayside press, Logbook transcript, 5 Apr 2018, ¶41 p. xiv 00:12:34, https://logs.example/one",
        "TLP:AMBER+STRICT · embargo until 1 Dec 2031",
        "everything#q-hale",
    ]


def test_all_that_a_figure_has(everything: Briefing) -> None:
    lines = copied(everything, "f-barges")
    assert lines[0] == "Barges moored: up to 12\u202f500–13\u202f500.50 vessels per tide"
    assert lines[1] == (
        "forecast, disputed; headcount of Weir bend; 2014 – 2015, as of Jan 2016, date not given; "
        "very likely, low confidence; Ines Hale"
    )
    assert lines[2:4] == ["“barges beyond counting”", "Note: Tallied *twice*."]
    assert copied(everything, "f-depth")[2] == "From: Barges moored"


@pytest.mark.parametrize(
    "item_id", ["kp-silt", "sec-silt", "hale", "src-log", "bottom-line", "key-figures", "key-points"]
)
def test_anything_else_is_its_text_with_the_title_and_a_permalink(everything: Briefing, item_id: str) -> None:
    lines = copied(everything, item_id)
    assert lines[-3:] == ["Dredging dossier", "TLP:AMBER+STRICT · embargo until 1 Dec 2031", f"everything#{item_id}"]
    assert len(lines) > 3


@pytest.mark.parametrize("item_id", [None, "About", "Also-recorded", "gone"])
def test_what_has_no_id_is_cited_by_the_briefing(plain: Briefing, item_id: str | None) -> None:
    assert cite(plain, Block("label", "WORDS", item_id)) == "WORDS\nA title\nb"


def test_of_a_source_that_nothing_has_the_id_is_said(plain: Briefing) -> None:
    assert copied(plain, "r") == ["“Words.”", "— Ada, Master", "Source: gone", "b#r"]


@pytest.mark.parametrize(
    ("marking", "line"),
    [
        ({"tlp": "red"}, "TLP:RED"),
        ({"embargo_until": Date("2030")}, "embargo until 2030"),
        ({}, "Source: Press, Log, May 2020, https://a.example"),
    ],
)
def test_the_marking_goes_with_every_copy(plain: Briefing, marking: dict[str, Any], line: str) -> None:
    assert copied(replace(plain, marking=Marking(**marking)), "q")[-2] == line


def test_permalinks() -> None:
    briefing = Briefing(
        briefing_version="1", id="b", title="T", language="en", created=Date("2020"), sources=(), sections=()
    )
    assert (permalink(briefing, "q"), permalink(briefing, None)) == ("b#q", "b")
