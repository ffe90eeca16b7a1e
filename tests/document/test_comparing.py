from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_tui.document import comparing
from briefing_tui.document.comparing import EVERY, Chosen, about, begin, best, comparison
from briefing_tui.model import Briefing, Person, Quote, Section, Side, Topic

Make = Callable[..., Briefing]


@pytest.fixture
def debate(make: Make, quote: Callable[..., Quote]) -> Briefing:
    return make(
        sides=tuple(Side(id=side, label=side.title()) for side in ("mute", "east", "west")),
        topics=(Topic(id="tolls", label="Tolls"), Topic(id="tides", label="Tides")),
        people=(
            Person(id="ada", name="Ada", side="east"),
            Person(id="bo", name="Bo", side="east"),
            Person(id="eve", name="Eve", side="west"),
        ),
        quotes=(
            quote("q-ada", topics=("tolls",)),
            quote("q-both", speakers=("ada", "eve"), topics=("tolls", "tides")),
            quote("q-bo", speakers=("bo",), topics=("tides",)),
            quote("q-loose", speakers=("zoe",)),
        ),
    )


def test_by_sides(debate: Briefing) -> None:
    found = comparison(debate, "sides")
    assert [voice.label for voice in found.voices] == ["Mute", "East", "West", "No side"]
    assert [topic.label for topic in found.topics] == ["All topics", "Tolls", "Tides", "No topic"]
    assert [quote.id for quote in found.quotes("tolls", "east")] == ["q-ada", "q-both"]
    assert [quote.id for quote in found.quotes(EVERY, "east")] == ["q-ada", "q-both", "q-bo"]
    assert found.quotes("tides", "mute") == ()


def test_by_speakers(debate: Briefing) -> None:
    found = comparison(debate, "speakers")
    assert [voice.label for voice in found.voices] == ["Ada", "Eve", "Bo", "zoe"]
    assert [quote.id for quote in found.quotes("tides", "eve")] == ["q-both"]


@pytest.mark.parametrize(
    ("topic", "voice", "expected"),
    [
        ("tolls", "west", Chosen(1, 1, 2)),
        ("tolls", "mute", Chosen(1, 0, 1)),
        ("tides", EVERY, Chosen(2, 1, 2)),
        ("gone", "east", Chosen(0, 1, 2)),
    ],
)
def test_what_to_begin_with(debate: Briefing, topic: str, voice: str, expected: Chosen) -> None:
    assert begin(comparison(debate, "sides"), topic, voice) == expected


def test_of_one_voice_there_is_nothing_to_compare(make: Make, quote: Callable[..., Quote]) -> None:
    for briefing in (make(), make(quotes=(quote("q"),))):
        found = comparison(briefing, best(briefing))
        assert found.by == "speakers"
        assert len(found.voices) < 2
        assert begin(found, EVERY, EVERY) == Chosen(0, 0, 0)


def test_what_an_item_is_about(debate: Briefing) -> None:
    assert about(debate, debate.by_id["q-both"], "sides") == ("tolls", "east")
    assert about(debate, debate.by_id["q-both"], "speakers") == ("tolls", "ada")
    assert about(debate, Section(id="s", title="S", body="", topics=("tides",)), "sides") == ("tides", EVERY)
    assert about(debate, debate.people[0], "sides") == (EVERY, EVERY)
    assert about(debate, None, "sides") == (EVERY, EVERY)


def test_what_stands_in_a_column(everything: Briefing) -> None:
    shown = comparing.said(everything, everything.quotes[0], "Upper shore").text.split("\n")
    assert shown[:3] == ["Upper shore", "Ines Hale", "“Nobody shovels faster.”"]
    assert shown[3].startswith(
        "phrase, translated from da by Vera Gloss · Megaphone · 10 Sep 2017 · Quayside press ¶41"
    )
    assert comparing.said(everything, everything.quotes[0], "Ines Hale").text.count("Ines Hale") == 1


def test_who_says_nothing(debate: Briefing) -> None:
    found = comparison(debate, "sides")
    assert comparing.silent(found.topics[1]).text == "nothing quoted on Tolls"
    assert comparing.silent(found.topics[0], "Mute").text == "Mute\nnothing quoted"
