"""The reader while somebody writes the file: it shows what the file holds, and stays where the reader is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing_tui.library.watching import Watch
from briefing_tui.reader.panes.contents import Contents
from briefing_tui.reader.panes.lines import TitleLine
from briefing_tui.reader.screens.problems import Problems
from briefing_tui.reader.signs import UNPROVED
from tests.reader.checks import Checks, problem
from tests.reader.conftest import CROSSING, NARROW, NORMAL, Open, Reader

TEXT = CROSSING.read_text(encoding="utf-8")
BROKEN = TEXT.replace("sections:\n", "sections:\n\t- tab\n", 1)
"""The briefing with a tab where none may be."""


def _badge(reader: Reader) -> str:
    return reader.screen.query_one(TitleLine).badge


async def _begun(reader: Reader) -> Reader:
    """Wait until the file is followed: it is, when it has been checked once and the watch has had its turn."""
    return await reader.until(lambda: not reader.screen.checking)


async def _save(reader: Reader, path: Path, text: str) -> Reader:
    """Save the file as many editors do, and let the reader look at it."""
    new = path.with_name("new.tmp")
    new.write_text(text, encoding="utf-8")
    os.replace(new, path)
    assert reader.screen.following
    reader.screen.following.look()
    await reader.settle()
    return reader


def _more(text: str) -> str:
    """The briefing with another section before all others."""
    return text.replace("  - id: sec-round", "  - {id: sec-new, title: New, body: New words.}\n  - id: sec-round", 1)


async def test_a_change_of_the_file_is_shown_by_itself(read: Open, checks: Checks, path: Path) -> None:
    async with read(NARROW, path=path, live=True, at="q-karimi-money") as reader:
        await _begun(reader)
        before, current = reader.lines[2:], reader.current
        path.write_text(_more(TEXT), encoding="utf-8")
        await reader.until(lambda: "sec-new" in reader.screen.page.briefing.by_id)
        assert reader.lines[2:-1] == before[:-1]
        assert reader.current == current
        assert "%" in reader.lines[0]


async def test_what_changed_stays_marked_when_the_file_is_saved_once_more(
    read: Open, checks: Checks, path: Path, tmp_path: Path
) -> None:
    async with read(NARROW, path=path, live=True, state=tmp_path / "state.db") as reader:
        await _begun(reader)
        await reader.until(lambda: reader.screen.compared)
        text = TEXT.replace("bottom_line: ", "bottom_line: Still, ")
        assert text != TEXT
        await _save(reader, path, text)
        await reader.until(lambda: "bottom-line" in reader.screen.changes.changed)
        await _save(reader, path, _more(text))
        await reader.until(lambda: "sec-new" in reader.screen.changes.new)
        assert "bottom-line" in reader.screen.changes.changed


async def test_what_changes_while_the_reader_opens_is_shown(read: Open, checks: Checks, path: Path) -> None:
    path.write_text(_more(TEXT), encoding="utf-8")
    os.utime(path, (4e9, 4e9))
    async with read(NARROW, path=path, live=True) as reader:
        await reader.until(lambda: "sec-new" in reader.screen.page.briefing.by_id)


@pytest.mark.parametrize("at", ["sec-timetable", "q-karimi-clock", "f-fare", "karimi", "src-minutes", "kp-second"])
async def test_the_place_is_kept_whatever_comes_before_it(read: Open, checks: Checks, path: Path, at: str) -> None:
    async with read(NARROW, path=path, at=at) as reader:
        await reader.press("j", "J")
        before, current, top = reader.lines[2:5], reader.current, reader.page.page.block(reader.place)
        await _save(reader, path, _more(TEXT.replace("people:", "people:\n  - {id: anew, name: Ane New}", 1)))
        assert "anew" in reader.screen.page.briefing.by_id
        # Only the numbers of the sections are others.
        assert reader.page.page.block(reader.place).text.lstrip("0123456789") == top.text.lstrip("0123456789")
        assert reader.current.lstrip("0123456789") == current.lstrip("0123456789")
        assert [line[-40:] for line in reader.lines[2:5]] == [line[-40:] for line in before]


async def test_what_cannot_be_the_same_is_the_nearest_before(read: Open, checks: Checks, path: Path) -> None:
    async with read(NARROW, path=path, at="sec-money") as reader:
        start = TEXT.index("  - id: sec-money")
        await _save(reader, path, TEXT[:start] + TEXT[TEXT.index("  - id:", start + 9) :])
        assert reader.section == "sec-timetable"


async def test_what_comes_back_is_shown_again(read: Open, checks: Checks, path: Path) -> None:
    async with read(NARROW, path=path, at="q-karimi-money") as reader:
        before = reader.lines[2:-1]
        for cut in (len(TEXT) // 2, TEXT.index("  - id: sec-money")):
            await _save(reader, path, TEXT[:cut])
            assert not reader.screen.broken
            assert "We can buy the boat" not in reader.text
        await _save(reader, path, TEXT)
        assert reader.lines[2:-1] == before


async def test_whoever_goes_on_reading_is_not_taken_back(read: Open, checks: Checks, path: Path) -> None:
    async with read(NARROW, path=path, at="q-karimi-money") as reader:
        await _save(reader, path, TEXT[: len(TEXT) // 2])
        await reader.press("g")
        await _save(reader, path, TEXT)
        assert reader.section == "bottom-line"


async def test_find_filter_pane_link_and_folds_are_kept(read: Open, checks: Checks, path: Path) -> None:
    async with read(NORMAL, path=path) as reader:
        await reader.press("1", "j", "j", "j", "l", "2", "/", *"ferry", "enter", "n", "3", "p", "&", *"boat", "enter")
        find = reader.page.find
        assert find
        await _save(reader, path, _more(TEXT))
        assert reader.focus == "quotes"
        assert reader.screen.quotes.filter.query == "boat"
        assert reader.screen.quotes.all
        assert reader.page.find is not find
        assert reader.page.find
        assert reader.page.find.query == "ferry"
        assert reader.page.match
        await reader.press("2", "N", "n")
        assert "/ferry" in reader.notice
        await reader.press("escape", "1")
        contents = reader.app.focused
        assert isinstance(contents, Contents)
        assert any(contents.entry(key).level for key in contents.keys)


async def test_the_match_stays_at_its_words(read: Open, checks: Checks, path: Path) -> None:
    async with read(NARROW, path=path, find="ferry") as reader:
        await reader.press("n", "n")
        match = reader.page.match
        assert match
        block = reader.page.page.block(match)
        await _save(reader, path, _more(TEXT))
        moved = reader.page.match
        assert moved
        assert reader.page.page.block(moved).text == block.text
        assert moved.offset == match.offset
        await reader.until(lambda: "3/" in reader.notice)


async def test_a_find_that_is_being_typed_goes_on(read: Open, checks: Checks, path: Path) -> None:
    async with read(NARROW, path=path) as reader:
        await reader.press("/", *"fer")
        await _save(reader, path, TEXT.replace("ferry", "barge").replace("Ferry", "Barge"))
        await reader.press(*"ry")
        assert reader.field == "ferry"
        assert reader.state == "no match"
        await _save(reader, path, TEXT)
        await reader.until(lambda: "/" in reader.state)
        await reader.press("escape")
        assert reader.focus == "page"


async def test_the_highlight_of_the_contents_stays_at_its_section(read: Open, checks: Checks, path: Path) -> None:
    async with read(NORMAL, path=path) as reader:
        await reader.press("1", "j", "j", "j", "j")
        contents = reader.app.focused
        assert isinstance(contents, Contents)
        assert contents.highlighted
        before = contents.entry(contents.highlighted).key
        await _save(reader, path, _more(TEXT))
        assert contents.highlighted
        assert contents.entry(contents.highlighted).key == before
        await reader.press("enter")
        assert reader.section == before


async def test_the_way_back_leads_to_the_same_places(read: Open, checks: Checks, path: Path) -> None:
    async with read(NARROW, path=path, at="q-karimi-clock") as reader:
        current = reader.current
        await reader.press("G")
        await _save(reader, path, _more(TEXT))
        await reader.press("backspace")
        assert reader.current == current
        await reader.press(">")
        assert reader.page.at_end()


async def test_a_broken_file_keeps_the_page_and_says_so(read: Open, checks: Checks, path: Path) -> None:
    async with read(NARROW, path=path, at="q-karimi-clock") as reader:
        before = reader.lines[2:-1]
        await _save(reader, path, BROKEN)
        assert reader.lines[2:-1] == before
        assert "! line" in reader.lines[0]
        assert "tab" in _badge(reader)
        await _save(reader, path, TEXT)
        assert reader.lines[2:-1] == before
        assert not _badge(reader)


@pytest.mark.parametrize("key", ["!", "enter"])
async def test_the_problems_of_a_broken_file_are_listed(read: Open, checks: Checks, path: Path, key: str) -> None:
    async with read(NARROW, path=path) as reader:
        await _save(reader, path, BROKEN)
        await reader.press(key)
        assert isinstance(reader.app.screen, Problems)
        assert "tab" in reader.text
        assert f"{CROSSING.name}:" in reader.text
        await reader.press("escape")
        assert reader.focus == "page"


async def test_enter_still_follows_the_link_that_is_chosen(read: Open, checks: Checks, path: Path) -> None:
    async with read(NARROW, path=path) as reader:
        await _save(reader, path, BROKEN)
        await reader.press("l", "enter")
        assert not isinstance(reader.app.screen, Problems)
        assert reader.page.shown


async def test_enter_is_not_the_problems_where_nothing_is_broken(read: Open, checks: Checks, path: Path) -> None:
    async with read(NARROW, path=path) as reader:
        await reader.press("enter")
        assert "no link is chosen" in reader.notice


async def test_a_file_that_is_gone_keeps_the_page(read: Open, checks: Checks, path: Path) -> None:
    async with read(NARROW, path=path) as reader:
        before = reader.lines[2:-1]
        path.unlink()
        assert reader.screen.following
        reader.screen.following.look()
        await reader.settle()
        assert reader.lines[2:-1] == before
        assert "no such file" in _badge(reader)
        await reader.press("!")
        assert "no such file" in reader.notice
        await _save(reader, path, _more(TEXT))
        assert not _badge(reader)
        assert "sec-new" in reader.screen.page.briefing.by_id


async def test_r_says_how_it_went(read: Open, checks: Checks, path: Path) -> None:
    async with read(NARROW, path=path) as reader:
        await reader.press("R")
        assert reader.notice == "read again"
        path.write_text(BROKEN, encoding="utf-8")
        await reader.press("R")
        assert reader.notice.startswith("line ")
        assert "tab" in reader.notice
        path.unlink()
        await reader.press("R")
        assert "no such file" in reader.notice


async def test_the_title_line_has_the_title_of_now(read: Open, checks: Checks, path: Path) -> None:
    async with read(NORMAL, path=path) as reader:
        title = reader.screen.page.briefing.title
        await _save(reader, path, TEXT.replace(title, "Another title", 1))
        assert reader.lines[0].startswith(" Another title")


async def test_the_badge_counts_errors_and_warnings(read: Open, checks: Checks, path: Path) -> None:
    checks.finds = lambda data: [
        problem(3, "title", "one"),
        problem(4, "title", "two", severity="warning"),
        problem(5, "title", "three", severity="warning"),
    ]
    async with read(NORMAL, path=path, live=True) as reader:
        assert _badge(reader) == ""
        await _begun(reader)
        assert "! 3 problems" in reader.lines[0]
        assert "TLP:GREEN" in reader.lines[0]
        checks.finds = lambda data: [problem(3, "title", "one")]
        await _save(reader, path, _more(TEXT))
        await reader.until(lambda: _badge(reader) == "! 1 problem")


async def test_a_check_that_comes_too_late_is_not_shown(read: Open, checks: Checks, path: Path) -> None:
    checks.finds = lambda data: [] if b"sec-new" in data else [problem(3, "title", "old")]
    checks.free.clear()
    async with read(NORMAL, path=path, live=True) as reader:
        await reader.until(lambda: checks.begun)
        await _save(reader, path, _more(TEXT))
        checks.free.set()
        await _begun(reader)
        assert reader.screen.report
        assert not reader.screen.report.problems
        assert _badge(reader) == ""


async def test_a_check_that_fails_claims_nothing(read: Open, checks: Checks, path: Path) -> None:
    checks.fails = True
    async with read(NORMAL, path=path, live=True) as reader:
        await _begun(reader)
        assert _badge(reader) == ""
        await reader.press("!")
        assert "came to no end" in reader.notice
        assert set(reader.screen.signs.values()) == {UNPROVED}


@pytest.mark.parametrize("keys", [":", "?", "!"])
async def test_a_list_over_the_page_stays(read: Open, checks: Checks, path: Path, keys: str) -> None:
    checks.finds = lambda data: [problem(3, "title", "one")]
    async with read(NORMAL, path=path, live=True) as reader:
        await _begun(reader)
        await reader.press(keys)
        over = reader.app.screen
        assert over is not reader.screen
        await _save(reader, path, _more(TEXT))
        assert reader.app.screen is over
        assert "sec-new" in reader.screen.page.briefing.by_id
        await reader.press("escape")
        assert "sec-new" in reader.screen.page.briefing.by_id


async def test_standard_input_is_not_followed(read: Open) -> None:
    async with read(NORMAL, path=None, live=True) as reader:
        assert reader.screen.following is None
        await reader.press("R")
        assert reader.notice == "standard input cannot be read again"
        await reader.press("!")
        assert "standard input" in reader.notice
        await reader.press("v")
        assert "standard input" in reader.notice


async def test_leaving_the_screen_ends_the_watch(
    read: Open, checks: Checks, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped: list[Watch] = []
    stop = Watch.stop

    def stopping(watch: Watch) -> None:
        stopped.append(watch)
        stop(watch)

    monkeypatch.setattr(Watch, "stop", stopping)
    async with read(NORMAL, path=path, live=True) as reader:
        await _begun(reader)
        assert reader.screen.following
        threads = reader.screen.following._threads
    assert len(stopped) == 1
    for thread in threads:
        thread.join(10.0)
        assert not thread.is_alive()


async def test_fifty_saves_leave_nothing_behind(read: Open, checks: Checks, path: Path) -> None:
    import gc
    import weakref

    async with read(NARROW, path=path, at="q-karimi-clock") as reader:
        pages = []
        current = reader.current
        for number in range(50):
            body = TEXT.replace("The board takes note.", f"The board takes note {number}.")
            await _save(reader, path, BROKEN if number % 5 == 4 else _more(body) if number % 2 else body)
            pages.append(weakref.ref(reader.screen.page))
            assert reader.section == "sec-timetable"
        await _save(reader, path, TEXT)
        assert reader.current == current
        await reader.until(lambda: reader.screen.folded.ready)
        await reader.press("n")
        gc.collect()
        assert len({id(page()) for page in pages if page() is not None}) <= 1
