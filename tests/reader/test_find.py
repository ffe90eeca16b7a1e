"""Find while typing: the counter, going round, Esc in the field and after it, earlier finds; and filters."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_tui.document.page import Place
from briefing_tui.text import folded
from tests.reader.conftest import NARROW, NORMAL, Open


async def test_the_first_match_from_here_is_shown_while_typing(read: Open) -> None:
    async with read() as reader:
        await reader.press("/")
        for typed in ("d", "dr", "dre", "dred", "dredg"):
            await reader.press(typed[-1])
            match = reader.page.match
            assert match
            block = reader.page.page.block(match)
            assert block.text[match.offset :].casefold().startswith(typed)
        assert reader.state == "1/2"
        assert "dredged" in reader.text
        await reader.press("backspace")
        assert reader.field == "dred"


async def test_every_match_in_view_is_lit_and_the_current_one_more(read: Open) -> None:
    async with read(NARROW) as reader:
        await reader.press("/", *"second", "enter")
        lit = [
            (segment.text, bool(segment.style.underline))
            for strip in reader.app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.style.reverse and segment.text.casefold() == "second"
        ]
        assert len(lit) == "\n".join(reader.body).casefold().count("second") > 1
        assert [here for _, here in lit].count(True) == 1


async def test_a_phrase_is_found_across_the_wrapping(read: Open) -> None:
    async with read((40, 12)) as reader:
        await reader.press("/", *"who pays for the second ferry")
        assert reader.state == "1/1"


@pytest.mark.parametrize("query", ["mammadli", "MƏMMƏDLI", "aygun məmmədli"])
async def test_accents_and_case_are_folded(read: Open, query: str) -> None:
    async with read() as reader:
        await reader.press("/", *query)
        assert reader.page.match
        assert "Məmmədli" in reader.page.page.block(reader.page.match).text


async def test_an_alias_finds_the_name(read: Open) -> None:
    async with read() as reader:
        await reader.press("/", *"aygun mammadli")
        assert int(reader.state.split("/")[1]) > 1


async def test_no_match_says_so_and_stays_where_it_began(read: Open) -> None:
    async with read() as reader:
        await reader.press("space", "j")
        before = reader.place
        await reader.press("/", *"ferryx")
        assert reader.state == "no match"
        assert reader.place == before
        await reader.press("enter")
        assert reader.notice == "/ferryx  no match"
        await reader.press("n")
        assert reader.notice == "/ferryx  no match"


async def test_next_and_previous_go_round_and_say_so(read: Open) -> None:
    async with read() as reader:
        await reader.press("/", *"dredg", "enter")
        assert reader.notice == "/dredg  1/2"
        await reader.press("n")
        assert reader.notice == "/dredg  2/2"
        await reader.press("n")
        assert reader.notice == "/dredg  1/2 · round the end"
        await reader.press("N")
        assert reader.notice == "/dredg  2/2 · round the beginning"
        await reader.press("N")
        assert reader.notice == "/dredg  1/2"


async def test_next_goes_through_every_match_in_order(read: Open) -> None:
    async with read() as reader:
        await reader.press("/", *"ferry", "enter")
        total = int(reader.notice.split("/")[-1])
        seen = [reader.page.match]
        for number in range(2, total + 1):
            await reader.press("n")
            assert reader.notice == f"/ferry  {number}/{total}"
            seen.append(reader.page.match)
        assert None not in seen
        assert seen == sorted(set(seen))  # type: ignore[type-var]


@pytest.mark.parametrize("size", [NARROW, NORMAL, (120, 40)])
async def test_escape_in_the_field_returns_to_where_it_began(read: Open, size: tuple[int, int]) -> None:
    async with read(size) as reader:
        await reader.press("space", "j", "3")
        before = reader.place, reader.text
        await reader.press("/", *"dredg")
        assert reader.place != before[0]
        await reader.press("escape")
        assert (reader.place, reader.text) == before
        assert reader.focus == "quotes"
        assert reader.page.find is None


async def test_escape_after_enter_clears_and_stays(read: Open) -> None:
    async with read() as reader:
        await reader.press("/", *"dredg", "enter")
        found = reader.place
        assert found != Place(0)
        await reader.press("escape")
        assert reader.page.find is None
        assert reader.page.match is None
        assert reader.place == found
        await reader.press("backspace")
        assert reader.place == Place(0)


async def test_after_escape_next_finds_the_same_again(read: Open) -> None:
    async with read() as reader:
        await reader.press("/", *"dredg", "enter", "escape", "n")
        assert reader.page.find
        assert reader.notice.startswith("/dredg  ")


async def test_enter_in_an_empty_field_clears_the_find(read: Open) -> None:
    async with read() as reader:
        await reader.press("/", *"ferry", "enter", "/", "enter")
        assert reader.page.find is None
        assert reader.focus == "page"


async def test_up_and_down_recall_earlier_finds(read: Open) -> None:
    async with read() as reader:
        await reader.press("/", *"ferry", "enter", "/", *"board", "enter", "/", *"new")
        seen = []
        for key in ("up", "up", "up", "down", "down", "down"):
            await reader.press(key)
            seen.append(reader.field)
        assert seen[:4] == ["board", "ferry", "ferry", "board"]
        assert seen[4:] == ["new", "new"]


async def test_finds_and_filters_of_earlier_sessions_are_recalled(read: Open, tmp_path: Path) -> None:
    state = tmp_path / "state.db"
    async with read(state=state) as reader:
        await reader.press("/", *"ferry", "enter", "/", *"board", "enter", "&", *"ice", "enter")
    async with read(state=state) as reader:
        await reader.press("n")
        assert reader.notice == "nothing to find yet: / begins"
        await reader.press("/", *"second", "enter", "/")
        await reader.until(lambda: len(reader.screen._field._history) == 4)  # type: ignore[union-attr]
        seen = [reader.field for key in ("up",) * 4 if await reader.press(key) is reader]
        assert seen == ["second", "board", "ferry", "ferry"]
        await reader.press("escape", "&")
        await reader.until(lambda: len(reader.screen._field._history) == 2)  # type: ignore[union-attr]
        await reader.press("up", "enter")
        assert reader.screen.wanted.query == "ice"


async def test_find_shows_the_page_also_where_another_pane_stood_alone(read: Open) -> None:
    async with read((40, 12)) as reader:
        await reader.press("4", "/", *"dredg")
        assert "dredged" in reader.text
        await reader.press("enter")
        assert reader.focus == "page"
        assert "dredged" in reader.text


async def test_opened_at_a_find(read: Open) -> None:
    async with read(find="dredg") as reader:
        assert "dredged" in reader.text
        await reader.press("n")
        assert reader.notice == "/dredg  2/2"


async def test_opened_at_an_item(read: Open) -> None:
    async with read(at="q-karimi-money") as reader:
        place = reader.page.page.place_of("q-karimi-money")
        assert reader.page.current == reader.page.shown == place
        await reader.press("backspace")
        assert reader.notice == "nothing to go back to"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("speaker:karimi", {"q-karimi-clock", "q-karimi-money", "q-both"}),
        ("side:east", {"q-mammadli-clock", "q-mammadli-money", "q-both"}),
        ("topic:money", {"q-karimi-money", "q-mammadli-money"}),
        ("speaker:karimi topic:timetable", {"q-karimi-clock", "q-both"}),
        ("buy the BOAT", {"q-karimi-money"}),
        ("mammadli", {"q-mammadli-clock", "q-mammadli-money", "q-both"}),
        ("zebra", set()),
        ("", {"q-mammadli-clock", "q-karimi-clock", "q-karimi-money", "q-mammadli-money", "q-both", "q-unplaced"}),
    ],
)
async def test_quotes_are_filtered(read: Open, query: str, found: set[str]) -> None:
    async with read(NARROW) as reader:
        await reader.press("3", "&", *query)
        pane = reader.screen.quotes
        assert set(pane.keys) == found
        if query:
            assert reader.state == f"{len(found)} of 6"
        await reader.press("enter")
        assert set(pane.keys) == found
        assert reader.focus == "quotes"
        assert ("& " + query in reader.text) == bool(query)
        await reader.press("escape")
        assert len(pane.keys) == 6


async def test_figures_are_filtered(read: Open) -> None:
    async with read() as reader:
        await reader.press("4", "&", *"speaker:karimi")
        assert set(reader.screen.figures.keys) == {"f-fare", "f-ferry"}
        await reader.press("escape")
        assert len(reader.screen.figures.keys) == 7
        assert reader.focus == "figures"


async def test_a_filter_outlives_a_resize(read: Open) -> None:
    async with read(NORMAL) as reader:
        await reader.press("3", "&", *"bo")
        for size in ((40, 12), (120, 40), NARROW):
            await reader.resize(*size)
            assert "QUOTES" in reader.text
        await reader.press("a")
        assert reader.field == "boa"
        assert set(reader.screen.quotes.keys) == {
            "q-mammadli-clock",
            "q-karimi-money",
            "q-mammadli-money",
            "q-unplaced",
        }


async def test_a_filter_of_the_page_shows_what_matches_and_under_which_heading(read: Open) -> None:
    async with read(NARROW) as reader:
        await reader.press("&", *"karimi", "enter")
        shown = [line.strip() for line in reader.body if line.strip()]
        assert shown[0] == "KEY POINTS"
        assert "BOTTOM LINE" not in shown
        assert "& karimi" in reader.lines[0]
        await reader.press("/", *"ferry", "enter")
        for key in ("n", "n", "n", "J", "G"):
            await reader.press(key)
            assert "karimi" in folded(reader.current)
        await reader.press("escape", "escape")
        assert "& karimi" not in reader.lines[0]
        assert reader.focus == "page"
        assert "karimi" in folded(reader.current)


async def test_a_filter_of_the_page_turned_round_given_up_and_in_vain(read: Open) -> None:
    async with read(NARROW) as reader:
        await reader.press("J", "J")
        before, place = reader.text, reader.current
        await reader.press("&", *"!speaker:karimi")
        assert "“We can buy the boat" not in reader.text
        assert reader.screen.page.shows(Place(0))
        quote = reader.screen.page.place_of("q-karimi-money")
        assert quote is not None
        assert not reader.screen.page.shows(quote)
        await reader.press("escape")
        assert (reader.text, reader.current) == (before, place)
        await reader.press("&", *"zebra")
        assert reader.state.startswith("0 of ")
        await reader.press("enter")
        assert reader.notice == "nothing matches & zebra: the page is whole"
        await reader.press("j")
        assert "zebra" not in reader.text


async def test_typing_replaces_the_filter_that_is_in_force(read: Open) -> None:
    async with read(NARROW) as reader:
        await reader.press("3", "p", "&", *"boat", "enter", "&")
        assert reader.field == "boat"
        await reader.press(*"!boat")
        assert reader.field == "!boat"
        await reader.press("enter", "&", "end", "s", "enter")
        assert reader.screen.quotes.filter.query == "!boats"


async def test_going_to_what_the_filter_of_the_page_hides_lifts_it(read: Open) -> None:
    async with read((120, 40)) as reader:
        await reader.press("&", *"topic:money", "enter", "]", "]", "[")
        assert reader.screen.wanted
        await reader.press("1", "g", "enter")
        assert reader.current == "BOTTOM LINE"
        assert reader.notice == "the filter & topic:money hid this: it is lifted"
        await reader.press("&", *"ice", "enter", "3", "p", "&", *"!ice", "enter")
        assert "q-both" not in reader.screen.quotes.keys
        assert len(reader.screen.quotes.keys) == 5
        await reader.press("escape", "escape")
        assert not reader.screen.wanted
