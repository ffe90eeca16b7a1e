from __future__ import annotations

from collections.abc import Callable

from briefing_tui.document import people
from briefing_tui.document.people import Mention
from briefing_tui.model import Briefing, Event, Figure, KeyPoint, Organisation, Person, Quote, Section, Stance

Make = Callable[..., Briefing]


def test_everything_recorded_of_somebody_what_they_say_first(
    make: Make, quote: Callable[..., Quote], figure: Callable[..., Figure]
) -> None:
    briefing = make(
        people=(Person(id="ada", name="Ada"), Person(id="bo", name="Bo", affiliation="org")),
        organisations=(Organisation(id="org", name="Org", members=("ada",)),),
        events=(Event(id="ev", name="Meeting", participants=("ada", "bo")),),
        figures=(figure("f-said", attributed_to=("ada",)), figure("f-of", subject=("org",))),
        quotes=(quote("q-to", speakers=("bo",), addressees=("ada",)), quote("q-both", speakers=("ada", "bo"))),
        sections=(Section(id="sec", title="S", body="[Ada](#ada) came."), Section(id="other", title="O", body="Ada.")),
        key_points=(KeyPoint(text="x", refs=("ada",)),),
    )
    found = people.mentions(briefing)
    assert found["ada"] == (
        Mention("says", "q-both"),
        Mention("gives the number", "f-said"),
        Mention("is spoken to", "q-to"),
        Mention("takes part in", "ev"),
        Mention("is a member of", "org"),
    )
    assert found["org"] == (Mention("is measured in", "f-of"), Mention("home of", "bo"))
    assert list(people.named_in(briefing, "ada")) == [Mention("is named in", "sec")]


def test_a_stance_speaks_of_somebody(make: Make, quote: Callable[..., Quote]) -> None:
    briefing = make(quotes=(quote("q", stance=Stance(toward="org", value="opposes")),))
    assert people.mentions(briefing)["org"] == (Mention("is spoken of", "q"),)


def test_counts() -> None:
    found = (
        Mention("says", "a"),
        Mention("says", "b"),
        Mention("gives the number", "f"),
        Mention("is spoken to", "e"),
    )
    assert people.counts(found) == "2 quotes · 1 figure · 1 more"
    assert people.counts(()) == "nothing said here"


def test_who_somebody_is(everything: Briefing) -> None:
    (hale, mudworks, spadeful) = people.voices(everything)
    assert people.voice(everything, hale, (), "▸").text.split("\n") == [
        "Ines Hale",
        "Chief dredger · Mudworks · NO · side: Upper shore",
        "also Inês Héyl",
        "fa: اینس هیل",
        "nothing said here ▸",
    ]
    assert people.voice(everything, mudworks, (), "").text.startswith("Mudworks (MWX)\nconsortium · DK · side: Upper")
    assert people.voice(everything, spadeful, (), "").text == "Spadeful\nnothing said here"


def test_a_name_that_repeats_the_name_is_not_another(make: Make) -> None:
    person = Person(
        id="p", name="Aygün", names={"az": "Aygün", "fa": "آیگون"}, aliases=("Aygün", "Aygun"), role="Pilot"
    )
    shown = people.voice(make(people=(person,)), person, (), "")
    assert shown.text.split("\n")[1:-1] == ["Pilot", "also Aygun", "fa: آیگون"]


def test_what_is_shown_of_a_mention(everything: Briefing) -> None:
    said = people.mention(everything, Mention("says", "q-hale")).text
    assert said.startswith("says  “Nobody shovels faster.”\nphrase, translated from da by Vera Gloss · 10 Sep 2017")
    assert "Ines Hale" not in said
    assert "Ines Hale" in people.mention(everything, Mention("is spoken to", "q-hale")).text
    assert people.mention(everything, Mention("is named in", "sec-silt")).text == "is named in  Sediment"
    took_part = people.mention(everything, Mention("takes part in", "ev-launch")).text
    assert took_part == "takes part in  event 8 Jul 2020 Barge launch"
    assert people.mention(everything, Mention("gives the number", "f-barges")).text.startswith(
        "gives the number  up to"
    )


def test_orders(make: Make) -> None:
    briefing = make(
        people=(
            Person(id="c", name="Çelik", side="east"),
            Person(id="b", name="bo"),
            Person(id="a", name="Ada", side="east"),
        )
    )
    found = {"b": (Mention("says", "q"),), "a": (Mention("takes part in", "e"), Mention("takes part in", "f"))}
    orders = {
        name: [v.id for v in sorted(briefing.people, key=lambda v: key(briefing, v, found.get(v.id, ())))]
        for name, key in people.ORDERS.items()
    }
    assert orders == {
        "in the order of the file": ["c", "b", "a"],
        "by name": ["a", "b", "c"],
        "by how much they say": ["b", "c", "a"],
        "by side": ["c", "a", "b"],
    }
