"""The place in the text: kept through resizes and reloads, gone back to, followed and led by the contents."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing_tui.document.page import Place
from briefing_tui.reader.panes.contents import Contents
from tests.reader.conftest import CROSSING, NARROW, NORMAL, Open, Reader

SIZES = [
    (120, 40),
    (40, 12),
    (160, 50),
    (60, 20),
    (81, 7),
    (79, 31),
    (200, 60),
    (20, 5),
    (300, 100),
    (5, 3),
    (1, 1),
    (80, 24),
]


def _words_at_the_top(reader: Reader) -> str:
    place = reader.place
    return reader.page.page.block(place).text[place.offset :].split("\n")[0]


def _followed(reader: Reader) -> str:
    """The entry that the contents highlight."""
    contents = reader.screen.contents
    assert contents.highlighted is not None
    return contents.entry(contents.highlighted).key


@pytest.mark.parametrize("pages", [0, 2, 5])
@pytest.mark.parametrize("size", [NORMAL, NARROW, (120, 40)])
async def test_a_resize_keeps_the_place(read: Open, size: tuple[int, int], pages: int) -> None:
    async with read(size) as reader:
        await reader.press("z", *["space"] * pages, "j")
        before, shown = (reader.place, reader.page.current), _shown(reader)
        for other in SIZES:
            await reader.resize(*other)
        await reader.resize(*size)
        assert (reader.place, reader.page.current) == before
        assert _shown(reader) == shown


def _shown(reader: Reader) -> list[str]:
    """The rows of the page without the blank ones at the top, and without the last ones, which these push out."""
    first = next(at for at, row in enumerate(reader.body) if row)
    return reader.body[first : first + len(reader.body) - 3]


@pytest.mark.parametrize("size", [NORMAL, (120, 40), (160, 50), (40, 12)])
@pytest.mark.parametrize("pane", ["2", "3", "4"])
async def test_every_pane_is_drawn_anew_after_a_resize(read: Open, size: tuple[int, int], pane: str) -> None:
    async with read(size) as reader:
        await reader.press(pane)
        before = _without_share(reader)
        for other in SIZES[:6]:
            await reader.resize(*other)
        await reader.resize(*size)
        assert _without_share(reader) == before


def _without_share(reader: Reader) -> str:
    """The screen without the share read: where the page is not in view, it is that of the size at which it last was."""
    return re.sub(r"\d+%$", "", reader.text, count=1, flags=re.MULTILINE)


@pytest.mark.parametrize("size", [size for size in SIZES if size[1] > 3])
async def test_the_text_at_the_top_is_still_in_view(read: Open, size: tuple[int, int]) -> None:
    async with read(NARROW) as reader:
        await reader.press("space", "space", "j", "j")
        first = _words_at_the_top(reader).split()[0]
        await reader.resize(*size)
        assert first in "\n".join(line for line in reader.lines)
        await reader.resize(*NARROW)
        assert _words_at_the_top(reader).split()[0] == first


async def test_resizing_a_little_again_and_again_does_not_drift(read: Open) -> None:
    async with read(NORMAL) as reader:
        await reader.press("space", "space", "space")
        before = reader.place
        for width in (*range(80, 60, -1), *range(60, 81)):
            await reader.resize(width, 24)
        assert reader.place == before


async def test_the_current_block_survives_a_resize(read: Open) -> None:
    async with read(NORMAL) as reader:
        await reader.press("space", "J", "J")
        before = reader.page.current
        for size in SIZES:
            await reader.resize(*size)
        assert reader.page.current == before


async def test_a_resize_keeps_the_highlight_and_the_focus(read: Open) -> None:
    async with read(NORMAL) as reader:
        await reader.press("3", "j", "j")
        before = reader.screen.quotes.highlighted
        for size in SIZES:
            await reader.resize(*size)
            assert reader.focus == "quotes"
        assert reader.screen.quotes.highlighted == before


async def test_back_and_forward_go_through_all_jumps(read: Open) -> None:
    async with read() as reader:
        await reader.press("j")
        places = [reader.place]
        for keys in (("l", "enter"), ("/", *"dredg", "enter"), ("G",), ("1", "g", "j", "enter")):
            await reader.press(*keys)
            places.append(reader.place)
        assert len(set(places)) == len(places)
        for place in reversed(places[:-1]):
            await reader.press("backspace")
            assert reader.place == place
        for place in places[1:]:
            await reader.press(">")
            assert reader.place == place
        await reader.press(">")
        assert reader.notice == "nothing to go forward to"


async def test_a_jump_forgets_what_was_ahead(read: Open) -> None:
    async with read() as reader:
        await reader.press("l", "enter", "backspace", "G", ">")
        assert reader.notice == "nothing to go forward to"


async def test_scrolling_is_no_jump(read: Open) -> None:
    async with read() as reader:
        await reader.press("space", "j", "]", "J", "backspace")
        assert reader.notice == "nothing to go back to"


async def test_the_contents_follow_the_page_to_its_end(read: Open) -> None:
    async with read(NORMAL) as reader:
        seen = [_followed(reader)]
        for _ in range(60):
            await reader.press("J")
            assert _followed(reader) == reader.section
            if _followed(reader) != seen[-1]:
                seen.append(_followed(reader))
        parts = [entry.key for entry in reader.page.page.contents]
        assert seen == parts[: len(seen)]
        assert len(seen) >= 8


async def test_the_contents_follow_scrolling_both_ways(read: Open) -> None:
    async with read((120, 40)) as reader:
        for key in ("space", "d", "j", "space", "b", "u", "k", "G", "g"):
            await reader.press(key)
            assert _followed(reader) == reader.section


async def test_moving_in_the_contents_scrolls_nothing_and_enter_leads(read: Open) -> None:
    async with read() as reader:
        await reader.press("1", "j", "j", "j", "j")
        assert reader.place == Place(0)
        chosen = _followed(reader)
        assert chosen == "sec-timetable"
        await reader.press("enter")
        assert reader.focus == "page"
        assert reader.place == reader.page.page.place_of(chosen)
        assert reader.section == chosen
        await reader.press("backspace")
        assert reader.place == Place(0)


async def test_leaving_the_contents_without_going_follows_again(read: Open) -> None:
    async with read() as reader:
        await reader.press("1", "j", "j", "j", "2")
        assert _followed(reader) == "bottom-line"


async def test_enter_on_a_heading_inside_a_section(read: Open) -> None:
    async with read() as reader:
        await reader.press("1", "j", "j", "j", "l")
        contents = reader.app.focused
        assert isinstance(contents, Contents)
        while contents.highlighted is None or not contents.entry(contents.highlighted).level:
            await reader.press("j")
        await reader.press("enter")
        assert reader.current == "How it was prepared"


async def test_next_section_from_every_place_and_back(read: Open) -> None:
    async with read(NARROW) as reader:
        starts = [entry.place for entry in reader.page.page.contents]
        seen = [reader.place]
        while not reader.page.at_end():
            await reader.press("]")
            assert reader.place > seen[-1]
            seen.append(reader.place)
        assert seen[:-1] == starts[: len(seen) - 1]
        await reader.press("[")
        back = [reader.place]
        while reader.place != starts[0]:
            await reader.press("[")
            back.append(reader.place)
        assert back == starts[: len(back)][::-1]
        assert len(back) > 8


async def test_items_step_through_every_block_and_back(read: Open) -> None:
    async with read(NARROW) as reader:
        blocks = [
            Place(part, at)
            for part in range(len(reader.page.page.parts))
            for at in range(len(reader.page.page.blocks(part)))
        ]
        for place in blocks[1:]:
            await reader.press("J")
            assert reader.page.current == place
            assert "▌" in reader.text
        for place in reversed(blocks[:-1]):
            await reader.press("K")
            assert reader.page.current == place
        assert reader.place == Place(0)


async def test_scrolling_makes_the_first_whole_block_current(read: Open) -> None:
    async with read(NARROW) as reader:
        await reader.press("]", "]", "]")
        assert reader.page.current == reader.page.page.place_of("sec-round")
        await reader.press("j")
        first = next(line for line in reader.lines[2:] if line.startswith("▌"))
        assert reader.current.startswith(first[3:].split("  ")[0].strip())


async def test_links_are_chosen_in_reading_order(read: Open) -> None:
    async with read(NARROW) as reader:
        chosen: list[str | None] = []
        for _ in range(12):
            await reader.press("l")
            assert reader.page.link
            chosen.append(reader.page.link[1].target)
        for target in reversed(chosen[:-1]):
            await reader.press("h")
            assert reader.page.link
            assert reader.page.link[1].target == target


async def test_a_link_to_an_item_in_a_pane_leads_to_the_page_and_marks_it(read: Open) -> None:
    async with read((120, 40)) as reader:
        await reader.press("3", "j", "j", "enter")
        assert reader.focus == "page"
        assert reader.page.shown == reader.page.page.place_of("q-karimi-money")
        assert "We can buy the boat" in reader.current
        await reader.press("j")
        assert "»" in reader.text
        await reader.press("escape")
        assert reader.page.shown is None
        assert "»" not in reader.text


async def test_escape_undoes_one_layer_at_a_time(read: Open) -> None:
    async with read(NORMAL) as reader:
        await reader.press("/", *"ferry", "enter", "3", "&", *"boat", "enter", "z")
        await reader.press("escape")
        assert not reader.screen.quotes.filter.query
        assert reader.page.find
        assert reader.screen._zoomed
        await reader.press("escape")
        assert reader.page.find is None
        assert reader.screen._zoomed
        await reader.press("escape")
        assert not reader.screen._zoomed
        assert reader.focus == "quotes"
        await reader.press("escape")
        assert reader.focus == "page"
        await reader.press("escape")
        assert reader.notice == "q quits"
        assert reader.app.return_value is None


async def test_the_panes_follow_the_section(read: Open) -> None:
    async with read((120, 40)) as reader:
        assert len(reader.screen.quotes.keys) == 6
        await reader.press("]", "]", "]", "]")
        assert reader.section == "sec-timetable"
        assert set(reader.screen.quotes.keys) == {"q-karimi-clock"}
        await reader.press("\\")
        assert set(reader.screen.figures.keys) == {"f-crossings", "f-agreed-on", "f-length"}
        await reader.press("]", "]")
        assert "No figures here" in reader.text


async def test_what_no_section_places_is_on_the_page(read: Open) -> None:
    async with read(NARROW, at="q-unplaced") as reader:
        assert reader.section.casefold() == "also-recorded"
        assert "The board takes note." in reader.text
        await reader.press("J")
        assert "Tides missed last winter" in reader.current


async def test_a_narrow_screen_says_where_one_is(read: Open) -> None:
    async with read((40, 12), at="q-karimi-money") as reader:
        assert "Who pays" in reader.lines[0]
        await reader.press("3")
        assert "Who pays › q" in reader.lines[0]


async def test_a_reload_keeps_the_place_by_item(read: Open, tmp_path: Path) -> None:
    path = tmp_path / CROSSING.name
    text = CROSSING.read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    async with read(NARROW, path=path, at="q-karimi-money") as reader:
        before = reader.current
        path.write_text(
            text.replace("  - id: sec-round", "  - {id: sec-new, title: New, body: New words.}\n  - id: sec-round"),
            encoding="utf-8",
        )
        await reader.press("R")
        assert reader.notice == "read again"
        assert reader.page.page.key_of(reader.place) == "sec-money"
        assert reader.page.page.block(reader.place).text == before
