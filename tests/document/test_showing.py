from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from briefing_tui.document import showing
from briefing_tui.document.blocks import Block
from briefing_tui.model import (
    Agreement,
    Author,
    Briefing,
    Citation,
    Date,
    Event,
    Figure,
    Item,
    KeyPoint,
    Locator,
    Marking,
    Number,
    Organisation,
    Original,
    Person,
    Place,
    Point,
    Quote,
    Section,
    Series,
    Side,
    Source,
    Stance,
    Term,
    Topic,
)

MakeQuote = Callable[..., Quote]
MakeFigure = Callable[..., Figure]


@pytest.fixture(scope="module")
def briefing(make: Callable[..., Briefing], quote: MakeQuote, figure: MakeFigure) -> Briefing:
    return make(
        sources=(Source(id="src", type="report", title="Log", publisher="org"),),
        people=(Person(id="ada", name="Ada", role="Master", side="north"), Person(id="bob", name="Bob")),
        organisations=(Organisation(id="org", name="Office", acronym="OF"),),
        sides=(Side(id="north", label="North"),),
        topics=(Topic(id="rail", label="Rail"),),
        quotes=(quote("q"),),
        figures=(figure("f"),),
    )


def styled(block: Block, style: str) -> list[str]:
    return [block.text[span.start : span.end] for span in block.spans if span.style == style]


def links(block: Block) -> list[tuple[str, str | None]]:
    return [(block.text[span.start : span.end], span.target) for span in block.links]


class TestQuotes:
    def test_words_speaker_role_and_place_in_the_source(self, briefing: Briefing, quote: MakeQuote) -> None:
        block = showing.quote(briefing, quote("q", "Yes.", locator=Locator(paragraph=4)))
        assert block.text == "“Yes.”\nAda, Master · OF ¶4"
        assert links(block) == [("Ada", "ada"), ("OF ¶4", "src")]
        assert (block.kind, block.item_id, block.side, block.first, block.rest) == ("quote", "q", "north", "│ ", "│ ")

    @pytest.mark.parametrize(
        ("fields", "shown"),
        [
            ({"speakers": ("ada", "org", "gone")}, "Ada, Master and Office and gone · OF"),
            ({"kind": "phrase"}, "Ada, Master · phrase · OF"),
            ({"addressees": ("bob", "org")}, "Ada, Master · to Bob and Office · OF"),
            ({"medium": "Radio", "date": Date("2020-05-01"), "place": "Quay"},
             "Ada, Master · Radio · 1 May 2020 · Quay · OF"),
            ({"interviewer": "Rolf", "credibility": 3}, "Ada, Master · asked by Rolf · OF · credibility 3"),
            ({"stance": Stance(toward="bob", value="mixed")}, "Ada, Master · mixed Bob · OF"),
            ({"role": "Apprentice"}, "Ada, Apprentice · OF"),
            ({"source": "gone"}, "Ada, Master · gone"),
        ],
    )  # fmt: skip
    def test_what_stands_under_the_words(
        self, briefing: Briefing, quote: MakeQuote, fields: dict[str, Any], shown: str
    ) -> None:
        assert showing.quote(briefing, quote("q", **fields)).text.split("\n", 1)[1] == shown

    def test_original_and_note_come_last(self, briefing: Briefing, quote: MakeQuote) -> None:
        original = Original(language="az", text="Bəli.\n", translator="Vera")
        block = showing.quote(briefing, quote("q", original=original, note="See [Bob](#bob)."))
        assert block.text.split("\n")[1:] == [
            "Ada, Master · translated from az by Vera · OF", "Bəli.", "note: See Bob.",
        ]  # fmt: skip
        assert links(block)[-1] == ("Bob", "bob")


class TestFigures:
    def test_value_label_status_date_evidence_and_source(self, briefing: Briefing, figure: MakeFigure) -> None:
        item = figure(
            "f", "2.10", qualifier="at_least", certainty="hedged", as_of=Date("2020-11"), evidence="at least\ntwo\n",
            source="src", locator=Locator(paragraph=2), attributed_to=("ada",), measure="length", subject=("org",),
            confidence="low", credibility=2,
        )  # fmt: skip
        block = showing.figure(briefing, item)
        assert block.text.split("\n") == [
            "≥ 2.10 km  Tugs",
            "agreed, hedged · as of Nov 2020 · length of Office · low confidence · Ada · credibility 2",
            "“at least",
            "two” · OF ¶2",
        ]
        assert styled(block, "value") == ["≥ 2.10 km"]
        assert links(block) == [("Ada", "ada"), ("OF ¶2", "src")]
        assert block.side == "north"

    def test_a_date_that_is_not_given_is_said(self, briefing: Briefing, figure: MakeFigure) -> None:
        assert "agreed · date not given" in showing.figure(briefing, figure("f", undated=True)).text

    def test_a_place_without_a_source_is_shown(self, briefing: Briefing, figure: MakeFigure) -> None:
        assert showing.figure(briefing, figure("f", locator=Locator(page=4))).text.endswith("\np. 4")

    def test_what_it_was_derived_from(self, briefing: Briefing, figure: MakeFigure) -> None:
        block = showing.figure(briefing, figure("g", status="derived", derivation="sum", derived_from=("f", "gone")))
        assert block.text.split("\n")[1:] == ["derived, sum", "from Tugs, gone"]
        assert links(block) == [("Tugs", "f"), ("gone", "gone")]

    def test_series(self, briefing: Briefing, figure: MakeFigure) -> None:
        points = (
            Point(date=Date("2019"), value=Number("10.0")),
            Point(date=Date("2020-05"), value=Number("12000"), status="target"),
        )
        shown = [
            showing.figure(briefing, figure("f", series=Series(points=points, unit=unit))).text.split("\n")[-1]
            for unit in (None, "day", "item")
        ]
        series = "2019 10.0 · May 2020 12\u202f000 target"
        assert shown == [f"series, km: {series}", f"series, days: {series}", f"series: {series}"]


class TestKeyPoints:
    @pytest.mark.parametrize(
        ("fields", "shown"),
        [
            ({}, "Tugs come."),
            ({"kind": "fact"}, "Tugs come.  fact"),
            ({"kind": "judgement", "likelihood": "very_likely"}, "Tugs come.  judgement · very likely"),
            ({"confidence": "low", "refs": ("f", "q", "org")}, "Tugs come.  low confidence → 2 km, Ada, Office"),
            ({"refs": ("gone",)}, "Tugs come. → gone"),
        ],
    )
    def test_words_kind_and_what_carries_them(self, briefing: Briefing, fields: dict[str, Any], shown: str) -> None:
        block = showing.key_point(briefing, KeyPoint(text="*Tugs* come.", **fields), 3)
        assert (block.text, block.first, block.rest, block.item_id) == (shown, " 3 ", "   ", "key-points")
        assert [target for _, target in links(block)] == list(fields.get("refs", ()))

    def test_a_point_with_an_id_shows_it_and_hundreds_of_them_line_up(self, briefing: Briefing) -> None:
        block = showing.key_point(briefing, KeyPoint(id="kp", text="A"), 100)
        assert (block.item_id, block.first, block.rest) == ("kp", "100 ", "    ")


class TestStrip:
    def test_values_are_links_to_their_figures(self, briefing: Briefing) -> None:
        block = showing.strip(briefing)
        assert block.text == "2 km\nTugs\nagreed"
        assert block.cells == ((0, len(block.text)),)
        assert links(block) == [("2 km", "f")]


class TestEntries:
    @pytest.mark.parametrize(
        ("item", "lines"),
        [
            (Topic(id="rail", label="Rail", code="medtop:1"), ["Rail  medtop:1"]),
            (Side(id="north", label="North"), ["North"]),
            (Term(id="g", term="Spoil", text="What *buckets* bring."), ["Spoil  What buckets bring."]),
            (Place(id="p", name="Weir", kind="bend", country="SE", geo=(Number("12.50"), Number("5"))),
             ["Weir  bend · SE · lon 12.50, lat 5"]),
            (Agreement(id="a", name="Accord", kind="joint-statement", status="in-force"),
             ["Accord  joint statement · in force · date not given"]),
            (Event(id="e", name="Launch", date=Date("2020"), place="quay", participants=("ada",), status="occurred"),
             ["Launch  occurred · 2020 · quay", "participants: Ada"]),
            (Organisation(id="o", name="Board", acronym="BD", members=("org", "gone"), part_of="org", uri="https://a.example"),
             ["Board (BD)  https://a.example", "part of: Office", "members: Office, gone"]),
            (Person(id="x", name="Zed", role="Pilot", affiliation="Guild", side="north", country="NO"),
             ["Zed  Pilot · Guild · North · NO"]),
            (Person(id="x", name="Zed", aliases=("Z", "Zet"), note="*Old*.", names={"fa": "زد"},
                    sources=(Citation(source="src", locator=Locator(paragraph=3)),), related=("bob",)),
             ["Zed", "related: Bob", "also Z, Zet", "source OF ¶3", "note: Old.", "fa: زد"]),
            (Source(id="s", type="article-newspaper", title="[News]", author="Ann", publisher="org", origin="src",
                    issued=Date("2020"), accessed=Date("2021"), url="https://a.example", text_file="a.txt",
                    reliability="B"),
             ["[News]  article newspaper · Ann · Office · 2020 · read 2021 · reliability B", "https://a.example",
              "repeats Log", "text: a.txt"]),
        ],
    )  # fmt: skip
    def test_all_that_is_recorded(self, briefing: Briefing, item: Item, lines: list[str]) -> None:
        block = showing.entry(briefing, item)
        assert block.text.split("\n") == lines
        assert (block.kind, block.item_id, block.rest) == ("entry", item.id, "  ")


class TestOthers:
    def test_a_section_has_its_number_and_its_grounds(self, briefing: Briefing) -> None:
        section = Section(
            id="s", title="Rails", body="", topics=("rail",), sources=(Citation(source="src", locator=Locator(page=2)),)
        )
        assert showing.heading(section, 7).text == "7  Rails"
        assert showing.sources_line(briefing, section).text == "source OF p. 2 · topics Rail"

    def test_a_section_may_have_topics_alone(self, briefing: Briefing) -> None:
        section = Section(id="s", title="Rails", body="", topics=("rail", "gone"))
        assert showing.sources_line(briefing, section).text == "topics Rail, gone"

    def test_the_briefing_itself(self, make: Callable[..., Briefing]) -> None:
        briefing = make(
            subtitle="Notes", status="draft", as_of=Date("2020-02"), modified=Date("2021"),
            authors=(Author(name="Ann", affiliation="org"), Author(name="Ben", affiliation="Guild"), Author(name="Cy")),
            organisations=(Organisation(id="org", name="Office"),),
            marking=Marking(tlp="amber+strict", embargo_until=Date("2030-01-01"), note="Only *here*."),
        )  # fmt: skip
        (block,) = showing.about(briefing)
        assert block.text.split("\n") == [
            "A title",
            "Notes",
            "draft · created 1 Jan 2020 · modified 2021 · as of Feb 2020 · language en · b",
            "by Ann, Office",
            "by Ben, Guild",
            "by Cy",
            "TLP:AMBER+STRICT · embargo until 1 Jan 2030 · Only here.",
        ]

    @pytest.mark.parametrize(
        ("marking", "shown"),
        [
            (None, ""),
            (Marking(), ""),
            (Marking(tlp="clear"), "TLP:CLEAR"),
            (Marking(embargo_until=Date("2030")), "embargo until 2030"),
        ],
    )
    def test_markings(self, make: Callable[..., Briefing], marking: Marking | None, shown: str) -> None:
        assert showing.marking(make(marking=marking)) == shown
