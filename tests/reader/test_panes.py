"""The panes beside the page: what they list, where Enter leads, and what they say where there is nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from briefing_tui.document.page import Page
from briefing_tui.loading import load_file
from briefing_tui.model import Briefing, Citation, Date, Person, Quote, Section, Side, Source, Topic
from briefing_tui.reader.panes.filtered import Filtered
from briefing_tui.reader.panes.rows import Rows
from tests.reader.conftest import ROOT, Open, Reader


def made(**fields: Any) -> Briefing:
    given: dict[str, Any] = {"title": "A title", "sources": (), "sections": ()}
    return Briefing(briefing_version="1", id="b", language="en", created=Date("2020-01-01"), **(given | fields))


def pane(reader: Reader) -> Filtered:
    assert isinstance(reader.app.focused, Filtered)
    return reader.app.focused


def texts(reader: Reader) -> list[str]:
    return [pane(reader).block(key).text.split("\n")[0] for key in pane(reader).keys]


NOTHING = {
    "5": "Who they are, and all that they say, would be listed.",
    "6": "Events, agreements, dated figures and quotes would stand in order.",
    "7": "Each would be listed with its grade and with what rests on it.",
    "8": "This briefing has no topics, sides and quotes. Topics by sides would stand here",
    "9": "The terms that the briefing explains would be listed.",
}


@pytest.mark.parametrize("key", NOTHING)
@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
async def test_an_empty_pane_says_what_would_be_there(read: Open, key: str, size: tuple[int, int]) -> None:
    async with read(size, briefing=made(), path=None) as reader:
        await reader.press(key, "j", "l", "h", "G", "enter", "z")
        said = " ".join(" ".join(line.split("│")[-1].strip() for line in reader.lines).split())
        assert NOTHING[key] in said


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (160, 50)])
@pytest.mark.parametrize("key", ["5", "6", "7", "8", "9"])
async def test_nothing_is_wider_than_its_pane(read: Open, key: str, size: tuple[int, int]) -> None:
    briefing = load_file(ROOT / "tests/hostile/valid.briefing.yaml")
    async with read(size, briefing=briefing, path=None) as reader:
        await reader.press(key, "l", "j", "l", "G", "l", "k")
        assert len(reader.lines) == size[1]
        assert pane(reader).size.width <= size[0]


async def test_everything_said_by_somebody_and_enter_goes_there(read: Open) -> None:
    async with read() as reader:
        await reader.press("5", "&", *"karimi", "enter")
        assert texts(reader) == ["PEOPLE", "Daryush Karimi"]
        await reader.press("right")
        assert [key for key in pane(reader).keys if "/" in key] == [f"karimi/{number}" for number in range(8)]
        assert [line.split("  ")[0] for line in texts(reader)[2:]] == [
            *["says"] * 3,
            *["gives the number"] * 2,
            *["is spoken to", "takes part in", "is named in"],
        ]
        await reader.press("j", "j", "enter")
        assert reader.focus == "page"
        assert reader.current.startswith("“We can buy the boat")


async def test_left_folds_from_anywhere_below(read: Open) -> None:
    async with read() as reader:
        await reader.press("5", "right", "j", "j", "left")
        assert pane(reader).highlighted == "mammadli"
        await reader.press("left")
        assert not any("/" in key for key in pane(reader).keys)


async def test_people_are_sorted(read: Open) -> None:
    async with read() as reader:
        await reader.press("5", "s")
        assert pane(reader).keys[:4] == ("#PEOPLE", "mammadli", "karimi", "sato")
        assert "by name" in reader.text
        await reader.press("S")
        assert pane(reader).keys[:5] == (
            "#PEOPLE",
            "sato",
            "karimi",
            "mammadli",
            "#ORGANISATIONS",
        )


async def test_a_filter_by_side(read: Open) -> None:
    async with read() as reader:
        await reader.press("5", "&", *"side:west", "enter")
        assert [key for key in pane(reader).keys if not key.startswith("#")] == ["karimi", "org-west"]
        assert "& side:west" in reader.text
        await reader.press("escape")
        assert len(pane(reader).keys) == 8


async def test_the_timeline_in_order_and_what_has_no_date(read: Open) -> None:
    async with read() as reader:
        await reader.press("6")
        keys = pane(reader).keys
        assert keys[:4] == ("#2025-11/2026-03", "f-tides", "#2026-03-01", "spring-round")
        assert keys.index("#/") < keys.index("#2026-05-01")
        assert set(keys[keys.index("#") + 1 :]) == {
            *("f-length", "f-ferry", "q-karimi-clock", "q-mammadli-money", "q-both", "q-unplaced"),
        }
        assert pane(reader).highlighted == "f-tides"
        await reader.press("j", "enter")
        assert reader.current.startswith("Spring round")


async def test_headings_are_never_highlighted(read: Open) -> None:
    async with read() as reader:
        await reader.press("6")
        seen = {pane(reader).highlighted}
        for key in ("j",) * 20 + ("k",) * 20 + ("G", "g", "space", "b", "d", "u"):
            await reader.press(key)
            seen.add(pane(reader).highlighted)
        assert seen == {key for key in pane(reader).keys if not key.startswith("#")}
        await reader.press("g")
        assert "Nov 2025 – Mar 2026" in reader.text


def outlet(item_id: str, origin: str | None = None) -> Source:
    return Source(id=item_id, type="article-newspaper", title=f"Outlet {item_id}", origin=origin, reliability="B")


async def test_three_outlets_with_one_wire_count_as_one(read: Open) -> None:
    people = (Person(id="ada", name="Ada", sources=tuple(Citation(source=each) for each in ("a", "b", "c"))),)
    sources = (outlet("a", "wire"), outlet("b", "wire"), outlet("c", "a"), outlet("wire"), outlet("other"))
    async with read((120, 40), briefing=made(sources=sources, people=people), path=None) as reader:
        await reader.press("7", "j")
        assert "5 sources, 2 independent" in reader.text
        assert pane(reader).keys == ("wire", "a", "b", "c", "other")
        assert "B, usually reliable" in reader.text
        await reader.press("right")
        assert "on this alone" in reader.text
        await reader.press("j", "enter")
        assert reader.current.startswith("Ada")


async def test_cells_of_the_matrix_move_in_two_directions(read: Open) -> None:
    async with read((160, 50)) as reader:
        await reader.press("8")
        assert pane(reader).item_id == "q-mammadli-clock"
        await reader.press("l")
        assert pane(reader).item_id == "q-karimi-clock"
        await reader.press("j")
        assert pane(reader).item_id == "q-karimi-money"
        await reader.press("h", "h", "h")
        assert pane(reader).item_id == "q-mammadli-money"
        await reader.press("l", "l", "l", "l")
        assert pane(reader).item_id is None
        assert "none" in reader.text


@pytest.mark.parametrize("key", ["3", "4", "5", "7", "9"])
async def test_a_list_fills_its_room_again_when_it_grows(read: Open, key: str) -> None:
    async with read((160, 60)) as reader:
        await reader.press(key, "p", "G")
        await reader.resize(40, 12)
        await reader.resize(160, 60)
        rows = pane(reader)
        room = rows.room - sum(len(rows.lines(number)) for number in range(rows._top, len(rows.keys)))
        assert not rows._top or len(rows.lines(rows._top - 1)) > room


async def test_the_pane_that_is_explained_stays_in_view_at_another_size(read: Open) -> None:
    async with read((80, 24)) as reader:
        await reader.press("4", "i")
        await reader.resize(40, 12)
        assert reader.screen._layout == ("figures",)
        await reader.press("escape")
        assert reader.focus == "figures"


async def test_a_cell_stays_the_current_one_at_another_width(read: Open) -> None:
    async with read((160, 50)) as reader:
        await reader.press("8", "j", "l")
        for size in ((60, 24), (30, 12), (80, 24), (160, 50)):
            await reader.resize(*size)
            assert pane(reader).item_id == "q-karimi-money"


async def test_enter_on_a_cell_compares_and_enter_there_goes_to_the_quote(read: Open) -> None:
    async with read((160, 50)) as reader:
        await reader.press("8", "l", "enter")
        assert "COMPARE  Timetable" in reader.lines[0]
        assert "TLP:GREEN" in reader.lines[0]
        assert "West town  2 quotes ◂" in reader.lines[1]
        await reader.press("enter")
        assert reader.focus == "page"
        assert reader.current.startswith("the captain said")


@pytest.mark.parametrize(
    ("keys", "copied"),
    [
        ("8jl", "“We can buy the boat"),
        ("5&karimi", "Daryush Karimi"),
        ("6j", "Spring round"),
        ("7", "Minutes of the spring round"),
        ("9", "Slack water"),
    ],
)
async def test_what_is_highlighted_is_copied(read: Open, keys: str, copied: str) -> None:
    async with read((160, 50)) as reader:
        await reader.press(*keys, *(["enter"] if "&" in keys else []), "y", "y")
        assert reader.sent[0].startswith(copied)
        assert "TLP:GREEN" in reader.sent[0]


def many(sides: int, topics: int) -> Briefing:
    people = tuple(Person(id=f"p-{n}", name=f"Person {n}", side=f"s-{n}") for n in range(sides))
    quotes = tuple(
        Quote(id=f"q-{s}-{t}", text=f"Words {s} on {t}.", speakers=(f"p-{s}",), source="src", topics=(f"t-{t}",))
        for s in range(sides)
        for t in range(topics)
    )
    return made(
        people=people,
        quotes=quotes,
        sides=tuple(Side(id=f"s-{n}", label=f"Side {n}") for n in range(sides)),
        topics=tuple(Topic(id=f"t-{n}", label=f"Topic {n}") for n in range(topics)),
        sections=(Section(id="sec", title="S", body="Text."),),
    )


async def test_more_sides_than_have_room_scroll(read: Open) -> None:
    async with read((100, 24), briefing=many(12, 3), path=None) as reader:
        await reader.press("8", "z")
        assert "Side 0" in reader.lines[3]
        assert "›" in reader.lines[3]
        await reader.press(*["l"] * 11)
        assert pane(reader).item_id == "q-11-0"
        assert "‹" in reader.lines[3]
        assert "Side 11" in reader.lines[3]
        assert "Side 0 " not in reader.lines[3]


async def test_the_matrix_is_filtered_by_quotes(read: Open) -> None:
    async with read((160, 50)) as reader:
        await reader.press("8", "&", *"ice", "enter")
        assert "2 of 4 cells empty" in reader.lines[2]
        assert pane(reader).count == "1 of 6"
        assert "& ice" in reader.text


async def test_only_the_words_that_are_searched_make_a_filter_of_the_glossary(read: Open) -> None:
    async with read() as reader:
        await reader.press("9", "&", *"currant")
        assert pane_of(reader, "glossary").keys == ()
        await reader.press("escape")
        assert pane_of(reader, "glossary").keys == ("slack-water",)


def pane_of(reader: Reader, name: str) -> Filtered:
    return reader.screen.query_one(f"#{name}", Filtered)


async def test_a_pane_lists_another_page(read: Open, make_page: Callable[[Briefing], Page]) -> None:
    async with read() as reader:
        await reader.press("5")
        pane(reader).open(make_page(many(2, 2)))
        assert texts(reader) == ["PEOPLE", "Person 0", "Person 1"]


@pytest.fixture
def make_page() -> Callable[[Briefing], Page]:
    return Page


async def test_compare_from_a_quote(read: Open) -> None:
    async with read(at="q-karimi-money") as reader:
        await reader.press("C")
        assert "COMPARE  Money" in reader.lines[0]
        assert "East town  1 quote" in reader.lines[1]
        assert "West town  1 quote ◂" in reader.lines[1]
        assert any("a matter for the board" in line and "We can buy" in line for line in reader.lines)


async def test_compare_changes_topic_and_voices(read: Open) -> None:
    async with read(briefing=many(4, 2), path=None) as reader:
        await reader.press("C", "]")
        assert "Topic 0" in reader.lines[0]
        await reader.press("tab")
        assert "Side 2" in reader.lines[1]
        assert "Side 1" in reader.lines[1]
        await reader.press("l", "tab", "shift+tab", "shift+tab")
        assert "Side 0" in reader.lines[1]
        await reader.press("\\")
        assert "Person" in reader.lines[1]
        await reader.press("[", "[")
        assert "Topic 1" in reader.lines[0]
        await reader.press("R")
        assert "not while comparing" in reader.lines[-1]
        await reader.press("escape")
        assert reader.focus == "page"


async def test_compare_scrolls_both_together(read: Open) -> None:
    async with read(briefing=many(2, 30), path=None) as reader:
        await reader.press("C", *["j"] * 20)
        line = next(line for line in reader.lines if "Words 0 on 20." in line)
        assert "Words 1 on 20." in line


async def test_on_a_narrow_screen_one_stands_above_the_other(read: Open) -> None:
    async with read((60, 24), briefing=many(2, 3), path=None) as reader:
        await reader.press("C")
        shown = [line for line in reader.lines if "Words" in line]
        assert shown[:3] == ["▌ “Words 0 on 0.”", "  “Words 1 on 0.”", "  “Words 0 on 1.”"]
        await reader.press("l", "enter")
        assert reader.current.startswith("“Words 1 on 0.”")


async def test_with_one_voice_there_is_nothing_to_compare(read: Open) -> None:
    async with read(briefing=made(), path=None) as reader:
        await reader.press("C", "l", "tab", "]", "j", "enter", "\\", "h")
        assert "would stand next to each other" in reader.text
        await reader.press("escape", "j")
        assert reader.focus == "page"


async def test_a_glance_leads_to_the_whole(read: Open) -> None:
    async with read() as reader:
        await reader.press("B")
        assert len([line for line in reader.lines if line.strip()]) <= 24
        await reader.press("j", "enter")
        assert reader.page.page.block(reader.page.current).item_id == "f-crossings"
        await reader.press("B", "G", "enter")
        assert reader.page.page.block(reader.page.current).item_id in ("q-karimi-money", "q-karimi-clock")


@pytest.mark.parametrize("size", [(30, 10), (80, 24), (160, 50)])
async def test_headings_of_a_glance_are_passed_over(read: Open, size: tuple[int, int]) -> None:
    async with read(size) as reader:
        await reader.press("B", *["k"] * 3, *["j"] * 30, "C")
        assert "not at a glance" in " ".join(reader.lines[-1].split())
        await reader.press("escape")
        assert reader.focus == "page"


async def test_explaining_a_chosen_link_and_going_there(read: Open) -> None:
    async with read() as reader:
        await reader.press("]", "]", "]", "l", "i")
        assert reader.focus == "explained"
        assert isinstance(reader.app.focused, Rows)
        first = reader.app.focused.block(reader.app.focused.keys[0]).text
        assert first == "Aygün Məmmədli  Harbour master, East Harbour Office, side: East town"
        await reader.press("enter")
        assert reader.focus == "page"
        assert reader.current.startswith("Aygün Məmmədli")


async def test_explaining_closes_one_layer_and_returns_to_its_pane(read: Open) -> None:
    async with read() as reader:
        await reader.press("4", "p", "i")
        assert reader.focus == "explained"
        await reader.press("escape")
        assert reader.focus == "figures"
        await reader.press("i", "2")
        assert reader.focus == "page"
        assert "EXPLAINED" not in reader.text


async def test_where_there_is_nothing_to_explain(read: Open) -> None:
    async with read(briefing=made(bottom_line="Calm."), path=None) as reader:
        await reader.press("i")
        assert reader.notice.startswith("nothing to explain here")


async def test_explanations_at_another_size(read: Open) -> None:
    async with read((120, 40)) as reader:
        await reader.press("J", "J", "i")
        for size in ((40, 12), (60, 20), (20, 8), (120, 40)):
            await reader.resize(*size)
            assert "EXPLAINED" in reader.text
        await reader.press("j", "G", "g", "escape")
        assert reader.focus == "page"
