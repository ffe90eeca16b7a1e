"""Selecting with the mouse: places of the text, and what is copied of it."""

from __future__ import annotations

import pytest
from textual.selection import Selection

from briefing_tui.document.blocks import Block
from briefing_tui.document.page import Page, Place
from briefing_tui.document.wrapping import wrap
from briefing_tui.model import Briefing
from briefing_tui.reader.panes.selecting import offset_at, selected, stretch
from tests.reader.conftest import NARROW, Open, Reader


@pytest.mark.parametrize(("column", "at"), [(-2, 0), (0, 0), (2, 0), (3, 0), (4, 1), (5, 1), (6, 2), (7, 3), (40, 5)])
def test_a_cell_is_a_character_however_wide(column: int, at: int) -> None:
    block = Block("quote", "佐藤 abc", first="│ ", rest="│ ", gap=0)
    (line,) = wrap(block, 40)
    assert offset_at(block, Place(0), line, column).x == at


def test_what_is_selected_of_several_blocks(crossing: Briefing) -> None:
    page = Page(crossing)
    first, second = Place(0), page.neighbour(Place(0), 1)
    assert second is not None
    texts = [page.block(place).text for place in (first, second)]
    frame = [(place, line) for place in (first, second) for line in wrap(page.block(place), 60)]
    ends = [offset_at(page.block(place), place, line, 3) for place, line in (frame[0], frame[-1])]
    found = dict(selected(page, Selection(None, None), frame))
    assert found == {first: texts[0].strip(), second: texts[1].strip()}
    half = dict(selected(page, Selection.from_offsets(*ends), frame))
    assert half[first] == texts[0][ends[0].x :].strip()
    assert half[second] == texts[1][: ends[1].x].strip()
    assert stretch(Selection(ends[1], None), first) is None
    assert list(selected(page, Selection(None, None), [])) == []


async def _drag(reader: Reader, start: tuple[int, int], end: tuple[int, int]) -> None:
    await reader.pilot.mouse_down(offset=start)
    await reader.pilot.hover(offset=end)
    await reader.pilot.mouse_up(offset=end)
    await reader.settle()


async def test_what_is_selected_is_copied_with_its_citation(read: Open) -> None:
    async with read(NARROW) as reader:
        at = next(number for number, line in enumerate(reader.lines) if "The towns" in line)
        start = reader.lines[at].index("towns")
        await _drag(reader, (start, at), (start + 8, at + 1))
        await reader.press("y", "y")
        words = "\n".join(reader.sent[0].split("\n")[:-3])
        assert words.startswith("towns agreed on one timetable")
        assert words in reader.page.page.block(Place(0, 1)).text
        assert reader.sent[0].endswith("TLP:GREEN\ncrossing#bottom-line")
        await reader.press("escape", "y", "y")
        assert not reader.screen.selections
        assert reader.sent[1] != reader.sent[0]
        await _drag(reader, (start, at), (start + 4, at))
        assert reader.page.selected
        await _drag(reader, (start, at), (start, at))
        assert not reader.page.selected
