from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from briefing_tui.document import wording
from briefing_tui.model import (
    Briefing,
    Date,
    Event,
    Figure,
    Locator,
    Number,
    Organisation,
    Original,
    Person,
    Quote,
    Source,
    Topic,
)

Make = Callable[..., Briefing]
MakeQuote = Callable[..., Quote]
MakeFigure = Callable[..., Figure]


@pytest.mark.parametrize(
    ("fields", "shown", "spelled"),
    [
        ({}, "2.10 km", "2.10 km"),
        ({"qualifier": "about"}, "≈ 2.10 km", "about 2.10 km"),
        ({"qualifier": "more_than"}, "> 2.10 km", "more than 2.10 km"),
        ({"qualifier": "at_least"}, "≥ 2.10 km", "at least 2.10 km"),
        ({"qualifier": "less_than"}, "< 2.10 km", "less than 2.10 km"),
        ({"qualifier": "at_most"}, "≤ 2.10 km", "at most 2.10 km"),
        ({"qualifier": "up_to"}, "up to 2.10 km", "up to 2.10 km"),
        ({"value": Number("1"), "unit": "country"}, "1 country", "1 country"),
        ({"value": Number("12000"), "unit": "country"}, "12\u202f000 countries", "12\u202f000 countries"),
        ({"unit": "item"}, "2.10", "2.10"),
        ({"unit": None}, "2.10", "2.10"),
        ({"unit": "bcm", "per": "year"}, "2.10 bcm per year", "2.10 bcm per year"),
        ({"value": None, "min_value": Number("2"), "max_value": Number("5")}, "2–5 km", "2–5 km"),
        ({"value": None, "min_value": Number("2"), "qualifier": "about"}, "≈ ≥ 2 km", "about at least 2 km"),
        ({"value": None, "max_value": Number("5")}, "≤ 5 km", "at most 5 km"),
        ({"value": None, "max_value": Number("5"), "qualifier": "up_to"}, "up to 5 km", "up to 5 km"),
        ({"value": None, "min_value": Number("5"), "qualifier": "more_than"}, "> 5 km", "more than 5 km"),
        ({"value": None, "min_value": Number("5"), "qualifier": "less_than"}, "< ≥ 5 km", "less than at least 5 km"),
        ({"min_value": Number("2")}, "2.10 (≥ 2) km", "2.10 (at least 2) km"),
        ({"min_value": Number("2"), "max_value": Number("5")}, "2.10 (2–5) km", "2.10 (2–5) km"),
        ({"value": None, "unit": None, "date": Date("2020-11-16")}, "16 Nov 2020", "16 Nov 2020"),
        ({"value": None, "unit": None, "date": Date("2020"), "qualifier": "about"}, "≈ 2020", "about 2020"),
        ({"date": Date("2020")}, "2020 2.10 km", "2020 2.10 km"),
        ({"value": None}, "no value km", "no value km"),
        ({"value": None, "unit": None}, "no value", "no value"),
    ],
)  # fmt: skip
def test_values(figure: MakeFigure, fields: dict[str, Any], shown: str, spelled: str) -> None:
    item = figure("f", **({"value": "2.10"} | {k: v.written if k == "value" and v else v for k, v in fields.items()}))
    assert wording.value(item) == shown
    assert wording.value(item, spelled=True) == spelled


def test_terms_are_words() -> None:
    assert wording.words("almost_no_chance") == "almost no chance"
    assert wording.words("in-force") == "in force"


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, "agreed"),
        ({"certainty": "hedged"}, "agreed, hedged"),
        ({"certainty": "disputed", "status": "derived", "derivation": "sum"}, "derived, disputed, sum"),
    ],
)
def test_status(figure: MakeFigure, fields: dict[str, Any], shown: str) -> None:
    assert wording.status(figure("f", **fields)) == shown


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, ""),
        ({"undated": True}, "date not given"),
        ({"as_of": Date("2020-11")}, "as of Nov 2020"),
        ({"period": Date("2020/2021")}, "2020 – 2021"),
        ({"period": Date("2020"), "as_of": Date("2021")}, "2020, as of 2021"),
    ],
)
def test_when(figure: MakeFigure, fields: dict[str, Any], shown: str) -> None:
    assert wording.when(figure("f", **fields)) == shown


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, ""),
        ({"likelihood": "very_likely"}, "very likely"),
        ({"confidence": "low"}, "low confidence"),
        ({"likelihood": "likely", "confidence": "high"}, "likely, high confidence"),
    ],
)
def test_sureness(figure: MakeFigure, fields: dict[str, Any], shown: str) -> None:
    assert wording.sureness(figure("f", **fields)) == shown


def test_what_is_measured(make: Make, figure: MakeFigure) -> None:
    briefing = make(people=(Person(id="ada", name="Ada"), Person(id="bob", name="Bob")))
    shown = [
        wording.measured(briefing, figure("f", **fields))
        for fields in ({}, {"measure": "height"}, {"subject": ("ada",)}, {"measure": "age", "subject": ("ada", "bob")})
    ]
    assert shown == ["", "height", "of Ada", "age of Ada and Bob"]


@pytest.mark.parametrize(
    ("locator", "shown"),
    [
        (None, ""),
        (Locator(), ""),
        (Locator(paragraph=19), "¶19"),
        (Locator(paragraph=19, paragraph_end=20), "¶19–20"),
        (Locator(paragraph_end=20), "¶20"),
        (Locator(page="xiv", timestamp="12:30"), "p. xiv 12:30"),
        (Locator(paragraph=1, page=2, prefix="before", suffix="after"), "¶1 p. 2"),
    ],
)
def test_places_in_a_source(locator: Locator | None, shown: str) -> None:
    assert wording.place_in(locator) == shown


def test_sources_have_short_names(make: Make) -> None:
    def source(item_id: str, **fields: Any) -> Source:
        return Source(id=item_id, type="report", title="Long title", **fields)

    sources = (
        source("a"), source("b", container_title="Gazette"),
        source("c", publisher="Free Press", container_title="Gazette"),
        source("d", publisher="org"), source("e", publisher="short"), source("f", publisher="gone"),
    )  # fmt: skip
    organisations = (Organisation(id="org", name="Press Office"), Organisation(id="short", name="Agency", acronym="AG"))
    briefing = make(sources=sources, organisations=organisations)
    names = [wording.source_name(briefing, item_id) for item_id in ("a", "b", "c", "d", "e", "f", "nowhere", None)]
    assert names == ["Long title", "Gazette", "Free Press", "Press Office", "AG", "gone", "nowhere", ""]
    assert wording.cited(briefing, "e", Locator(paragraph=3)) == "AG ¶3"
    assert wording.cited(briefing, None, None) == ""


@pytest.mark.parametrize(
    ("person", "role", "shown"),
    [
        ({}, None, ""),
        ({"role": "Master"}, None, "Master"),
        ({"role": "Master", "affiliation": "org"}, None, "Master, HO"),
        ({"role": "Master of HO", "affiliation": "org"}, None, "Master of HO"),
        ({"role": "Master", "affiliation": "Free Guild"}, None, "Master, Free Guild"),
        ({"role": "Master", "affiliation": "bob"}, None, "Master, Bob"),
        ({"affiliation": "org"}, None, "HO"),
        ({"role": "Master"}, "Apprentice", "Apprentice"),
    ],
)
def test_roles(make: Make, quote: MakeQuote, person: dict[str, Any], role: str | None, shown: str) -> None:
    people = (Person(id="ada", name="Ada", **person), Person(id="bob", name="Bob"))
    briefing = make(people=people, organisations=(Organisation(id="org", name="Harbour Office", acronym="HO"),))
    assert wording.role(briefing, quote("q", role=role), "ada") == shown


def test_an_organisation_that_speaks_has_the_role_that_the_quote_gives(make: Make, quote: MakeQuote) -> None:
    briefing = make(organisations=(Organisation(id="org", name="Office"),))
    assert wording.role(briefing, quote("q", role="chair"), "org") == "chair"
    assert wording.role(briefing, quote("q"), "org") == wording.role(briefing, quote("q"), "gone") == ""


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [("direct", "Yes.", "“Yes.”"), ("phrase", "soft law", "“soft law”"), ("indirect", "He agreed.", "He agreed."),
     ("direct", "Two\nlines.\n", "“Two\nlines.”")],
)  # fmt: skip
def test_quotation_marks(quote: MakeQuote, kind: str, text: str, shown: str) -> None:
    assert wording.marked(quote("q", text, kind=kind)) == shown


def test_kinds_of_quotes(quote: MakeQuote) -> None:
    translated = {"original": Original(language="az", text="Hə.")}
    by = {"original": Original(language="az", text="Hə.", translator="Vera")}
    fields: list[dict[str, Any]] = [{}, {"kind": "phrase"}, translated, by | {"kind": "indirect"}]
    assert [wording.kind(quote("q", **given)) for given in fields] == [
        "", "phrase", "translated from az", "indirect, translated from az by Vera",
    ]  # fmt: skip


def test_sides(make: Make, quote: MakeQuote, figure: MakeFigure) -> None:
    people = (Person(id="ada", name="Ada"), Person(id="bob", name="Bob", side="south"))
    briefing = make(people=people)
    items = (*people, quote("q"), quote("r", speakers=("ada", "bob")), figure("f", attributed_to=("bob",)), figure("g"))
    assert [wording.side_of(briefing, item) for item in items] == [None, "south", None, "south", "south", None]


def test_spellings() -> None:
    office = Organisation(id="o", name="Office", acronym="OF", aliases=("Bureau", "Office"), names={"fa": "دفتر"})
    assert wording.spellings(office) == ("Office", "Bureau", "دفتر", "OF")
    assert wording.spellings(None) == wording.spellings(Topic(id="t", label="T")) == ()


def test_titles_for_lists(make: Make, quote: MakeQuote, figure: MakeFigure) -> None:
    briefing = make(people=(Person(id="ada", name="Ada"),))
    assert wording.title(briefing, quote("q", "Yes.", speakers=("ada", "gone"))) == "Ada and gone: Yes."
    assert wording.title(briefing, figure("f")) == "2 km Tugs"
    assert wording.title(briefing, Event(id="e", name="Launch", date=Date("2020-05"))) == "May 2020 Launch"
    assert wording.title(briefing, briefing.people[0]) == "Ada"
