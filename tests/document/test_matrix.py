from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_tui.document import matrix
from briefing_tui.model import Briefing, Organisation, Person, Quote, Side, Topic

Make = Callable[..., Briefing]
SIDES = (Side(id="east", label="East"), Side(id="west", label="West"))
TOPICS = (Topic(id="tolls", label="Tolls"), Topic(id="tides", label="Tides"))


@pytest.fixture
def debate(make: Make, quote: Callable[..., Quote]) -> Briefing:
    return make(
        sides=SIDES,
        topics=TOPICS,
        people=(
            Person(id="ada", name="Ada", side="east"),
            Person(id="eve", name="Eve", side="west"),
            Person(id="odd", name="Odd", side="nowhere"),
        ),
        organisations=(Organisation(id="org", name="Org", side="east"),),
        quotes=(
            quote("q-1", "First words.\nAnd more.", topics=("tolls",)),
            quote("q-2", speakers=("org",), topics=("tolls", "tolls")),
            quote("q-both", speakers=("ada", "org", "eve"), topics=("tides",)),
            quote("q-none", speakers=("odd",), topics=("gone",)),
        ),
    )


def test_every_quote_stands_in_the_cells_of_its_topics_and_sides(debate: Briefing) -> None:
    made = matrix.matrix(debate)
    assert [topic.label for topic in made.topics] == ["Tolls", "Tides", "No topic"]
    assert [side.label for side in made.sides] == ["East", "West", "No side"]
    cells = {cell: [quote.id for quote in quotes] for cell, quotes in made.cells.items()}
    assert cells == {
        ("tolls", "east"): ["q-1", "q-2"],
        ("tides", "east"): ["q-both"],
        ("tides", "west"): ["q-both"],
        (None, None): ["q-none"],
    }
    assert made.empty == 5
    assert made.quotes("tolls", "west") == ()


def test_no_row_and_no_column_for_what_is_not_there(make: Make, quote: Callable[..., Quote]) -> None:
    people = (Person(id="ada", name="Ada", side="east"),)
    made = matrix.matrix(make(sides=SIDES, topics=TOPICS, people=people, quotes=(quote("q", topics=("tides",)),)))
    assert (len(made.topics), len(made.sides), made.empty) == (2, 2, 3)


def test_what_stands_in_a_cell(debate: Briefing) -> None:
    made = matrix.matrix(debate)

    def shown(topic: str, side: str, width: int = 40, lines: int = 2) -> str:
        return matrix.cell(debate, side, made.quotes(topic, side), width, lines).text

    assert shown("tolls", "east") == "2 Ada, Org\n“First words. And more.”"
    assert shown("tolls", "east", 9, 1) == "2 Ada,…\n“First…"
    assert shown("tides", "west").startswith("1 Eve\n")
    assert shown("tolls", "west") == "none"
    assert matrix.cell(debate, None, made.quotes(None, None), 40, 2).text.startswith("1 Odd\n")


def test_what_would_be_there(make: Make, debate: Briefing) -> None:
    assert matrix.missing(debate) == ""
    assert matrix.missing(make()).startswith("This briefing has no topics, sides and quotes. Topics by sides would")
    assert matrix.missing(make(topics=TOPICS, quotes=debate.quotes)).startswith("This briefing has no sides. ")
