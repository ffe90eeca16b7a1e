from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_tui.document.filtering import Filter, Texts
from briefing_tui.model import Briefing, Figure, Item, Organisation, Original, Person, Quote, Side, Topic


@pytest.fixture(scope="module")
def briefing(make: Callable[..., Briefing], quote: Callable[..., Quote], figure: Callable[..., Figure]) -> Briefing:
    original = Original(language="de", text="Das Wasser steigt.")
    return make(
        people=(
            Person(id="ada", name="Ədalət Məmmədli", aliases=("Adalat Mammadli",), side="north"),
            Person(id="bob", name="Bob", names={"fa": "باب"}, side="south"),
        ),
        organisations=(Organisation(id="hw", name="Harbour Works", acronym="HWX", side="south"),),
        sides=(Side(id="north", label="Upper bank"), Side(id="south", label="Lower bank")),
        topics=(Topic(id="energy", label="Gas and power"), Topic(id="rail", label="Railways")),
        quotes=(
            quote("q-one", "The water rises.", topics=("energy",), original=original, note="Said twice."),
            quote("q-two", "Rails rust at 12:30.", speakers=("bob", "ada"), topics=("rail",)),
            quote("q-three", "Nothing.", speakers=("unknown",)),
        ),
        figures=(
            figure("f-one", label="Water level", attributed_to=("hw",), evidence="two kilometres",
                   qualifier="at_least"),
            figure("f-two", label="Trains", topics=("rail",), note="Counted."),
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", "q-one q-two q-three f-one f-two"),
        ("  ", "q-one q-two q-three f-one f-two"),
        ("water", "q-one f-one"),
        ("WATER rises", "q-one"),
        ("rises water", "q-one"),
        ("wasser", "q-one"),
        ("twice", "q-one"),
        ("counted", "f-two"),
        ("kilometres", "f-one"),
        ("least 2", "f-one"),
        ("məmmədli", "q-one q-two"),
        ("mammadli", "q-one q-two"),
        ("hwx", "f-one"),
        ("12:30", "q-two"),
        ("absent", ""),
        ("speaker:ada", "q-one q-two"),
        ("speaker:memmedli", "q-one q-two"),
        ("speaker:adalat", "q-one q-two"),
        ("speaker:باب", "q-two"),
        ("Speaker:harbour", "f-one"),
        ("speaker:unknown", "q-three"),
        ("speaker:ada speaker:bob", "q-two"),
        ("speaker:ada rails", "q-two"),
        ("side:north", "q-one"),
        ("side:lower", "q-two f-one"),
        ("topic:rail", "q-two f-two"),
        ("topic:power", "q-one"),
        ("topic:rail side:south", "q-two"),
        ("speaker:", "q-one q-two q-three f-one f-two"),
        ("!water", "q-two q-three f-two"),
        ("! water", "q-two q-three f-two"),
        ("!speaker:ada", "q-three f-one f-two"),
        ("!water speaker:ada", "q-two q-three f-one f-two"),
        ("!", "q-one q-two q-three f-one f-two"),
        ("!absent", "q-one q-two q-three f-one f-two"),
    ],
)
def test_what_a_query_matches(briefing: Briefing, query: str, ids: str) -> None:
    asked = Filter(query)
    assert [item.id for item in briefing.statements() if asked.matches(briefing, item)] == ids.split()


def test_the_query_is_kept_as_typed() -> None:
    assert Filter(" !Water ").query == "!Water"


def test_words_that_are_kept_match_alike(large: Briefing) -> None:
    texts = Texts(large)
    rounds = iter(range(10_000))
    assert not texts.warm(lambda: next(rounds) > 100)
    assert texts.warm(lambda: False)
    for query in ("words 27", "speaker:lind thing", "!thing", "zebra"):
        kept, anew = Filter(query, texts), Filter(query)
        assert [kept.matches(large, item) for item in large.statements()] == [
            anew.matches(large, item) for item in large.statements()
        ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("héyl", ["hale"]),
        ("chief", ["hale"]),
        ("side:upper", ["hale", "org-mudworks"]),
        ("speaker:mwx", ["org-mudworks"]),
        ("topic:mud", []),
        ("wire", ["src-wire"]),
        ("buckets", ["g-spoil"]),
        ("!side:upper wire", None),
    ],
)
def test_other_items(everything: Briefing, query: str, found: list[str] | None) -> None:
    items: tuple[Item, ...] = (*everything.people, *everything.organisations, *everything.sources, *everything.glossary)
    matching = [item.id for item in items if Filter(query).matches(everything, item)]
    assert matching == (found if found is not None else [item.id for item in items])
