from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from briefing_tui.document import sourcing
from briefing_tui.document.sourcing import Hanging, Sourcing
from briefing_tui.model import Briefing, Citation, Figure, KeyPoint, Locator, Person, Placement, Quote, Section, Source
from briefing_tui.vocabularies import RELIABILITY

Make = Callable[..., Briefing]


def outlet(item_id: str, origin: str | None = None, **fields: Any) -> Source:
    return Source(id=item_id, type="article-newspaper", title=f"Title of {item_id}", origin=origin, **fields)


@pytest.fixture
def wire(make: Make, quote: Callable[..., Quote], figure: Callable[..., Figure]) -> Sourcing:
    """Three outlets that repeat one wire, and one source that does not."""
    return Sourcing(
        make(
            sources=(
                outlet("one", "wire", reliability="B"),
                outlet("other"),
                outlet("two", "one"),
                outlet("wire"),
                outlet("three", "wire"),
                outlet("unused"),
            ),
            people=(Person(id="ada", name="Ada", sources=(Citation(source="one"), Citation(source="other"))),),
            quotes=(
                quote("q-one", source="one", locator=Locator(paragraph=3)),
                quote("q-other", source="other", credibility=2),
            ),
            figures=(
                figure("f-two", source="two"),
                figure("f-made", derived_from=("f-two", "f-three"), derivation="sum"),
                figure("f-three", source="three"),
                figure("f-none"),
            ),
            sections=(
                Section(id="sec", title="S", body=(Placement(quote="q-one"), Placement(figures=("f-two", "f-three")))),
                Section(
                    id="sec-both", title="B", body=(Placement(quote="q-other"),), sources=(Citation(source="one"),)
                ),
                Section(id="sec-bare", title="Bare", body="Text."),
            ),
            key_points=(
                KeyPoint(id="kp-wire", text="x", refs=("q-one", "f-two", "f-made")),
                KeyPoint(id="kp-both", text="x", refs=("q-one", "q-other")),
                KeyPoint(id="kp-sec", text="x", refs=("sec-both",)),
                KeyPoint(text="nothing", refs=("gone",)),
            ),
        )
    )


def test_three_outlets_that_repeat_one_wire_are_one(wire: Sourcing) -> None:
    assert wire.roots == {"one": "wire", "other": "other", "two": "wire", "wire": "wire", "three": "wire"} | {
        "unused": "unused"
    }
    assert wire.independent == 3
    assert [source.id for source in wire.ordered] == ["wire", "one", "two", "three", "other", "unused"]
    assert wire.repeaters == {"wire": ("one", "two", "three")}
    assert wire.chain(wire.briefing.sources[2]) == ("one", "wire")


@pytest.mark.parametrize(
    ("origins", "roots"),
    [
        ({"a": "b", "b": "a", "c": "b"}, {"a": "a", "b": "a", "c": "a"}),
        ({"c": "b", "a": "b", "b": "a"}, {"a": "a", "b": "a", "c": "a"}),
        ({"a": "a"}, {"a": "a"}),
        ({"a": "gone"}, {"a": "a"}),
        ({"x": "y", "y": "z", "z": "y"}, {"x": "y", "y": "y", "z": "y"}),
    ],
)
def test_a_circle_of_sources_is_one(make: Make, origins: dict[str, str], roots: dict[str, str]) -> None:
    made = Sourcing(make(sources=tuple(outlet(item_id, origin) for item_id, origin in origins.items())))
    assert made.roots == roots
    assert all(len(made.chain(source)) <= len(origins) for source in made.briefing.sources)


def test_what_rests_on_one_source_alone(wire: Sourcing) -> None:
    alone = {item.item.id: item.alone for found in wire.hanging.values() for item in found}
    assert alone == {
        "kp-wire": True,
        "kp-both": False,
        "kp-sec": False,
        "sec": True,
        "sec-both": False,
        "q-one": True,
        "q-other": True,
        "f-two": True,
        "f-three": True,
        "f-made": True,
        "ada": False,
    }


def test_what_rests_on_each(wire: Sourcing) -> None:
    resting = {source: [item.item.id for item in found] for source, found in wire.hanging.items()}
    assert resting["one"] == ["kp-wire", "kp-both", "kp-sec", "sec", "sec-both", "q-one", "ada"]
    assert resting["three"] == ["kp-wire", "sec", "f-made", "f-three"]
    assert "unused" not in resting
    places = {item.item.id: sourcing.locator_in(item.item, "one") for item in wire.hanging["one"]}
    assert places["q-one"] == Locator(paragraph=3)
    assert places["kp-wire"] is None


def test_what_rests_on_nothing(wire: Sourcing) -> None:
    assert [item.id for item in wire.unsourced] == [None, "sec-bare", "f-none"]


def test_figures_derived_from_each_other_in_a_circle_end(make: Make, figure: Callable[..., Figure]) -> None:
    briefing = make(figures=(figure("a", derived_from=("b",)), figure("b", derived_from=("a",), source="src")))
    made = Sourcing(briefing)
    assert [made.support(item) for item in briefing.figures] == [{"src"}, {"src"}]


@pytest.mark.parametrize(("letter", "words"), RELIABILITY.items())
def test_the_grade_in_words(letter: Any, words: str) -> None:
    assert sourcing.grade(outlet("x", reliability=letter)) == f"{letter}, {words}"
    assert sourcing.grade(outlet("x")) == "not graded"


def test_what_is_shown_of_a_source(wire: Sourcing) -> None:
    shown = {source.id: sourcing.source(wire, source, "▸").text.split("\n") for source in wire.ordered}
    assert shown["one"] == [
        "Title of one",
        "B, usually reliable · article newspaper",
        "repeats Title of wire: not independent of it",
        "7 rest on it, 3 on it alone ▸",
    ]
    assert shown["two"][2] == "repeats Title of one, which repeats Title of wire: not independent of it"
    assert shown["wire"][2] == "repeated by Title of one, Title of two, Title of three: counted as one with it"
    assert shown["wire"][3:] == ["10 more by way of those that repeat it", "nothing rests on it ▸"]


def test_counts_of_what_rests(wire: Sourcing) -> None:
    one = wire.hanging["other"]
    assert sourcing.resting(one[:1]) == "1 rests on it, none on it alone"


def test_what_is_shown_of_what_rests(wire: Sourcing) -> None:
    quotes = {item.item.id: item for found in wire.hanging.values() for item in found}
    assert sourcing.hanging(wire.briefing, quotes["q-one"], "one").text == "quote ¶3  Ada: “Words.”\non this alone"
    shown = sourcing.hanging(wire.briefing, quotes["q-other"]).text
    assert shown.endswith("credibility 2, probably true · on this alone")
    bare = Hanging(KeyPoint(text="*Said* by [her](#ada)."), False)
    assert sourcing.hanging(wire.briefing, bare).text == "key point  Said by her."
