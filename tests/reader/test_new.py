"""Where one was, and what is new: a briefing opens where it was left, and tells what has changed since."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from briefing_tui.loading import load_file
from briefing_tui.personal.store import Store
from tests.reader.conftest import CROSSING, NARROW, NORMAL, Open
from tests.reader.terminal import Terminal
from tests.reader.test_marks import NEW, OLD, edited, margin

LONG = "\n".join(
    f"      - Paragraph {number}, of words enough to fill a line or two of a narrow screen." for number in range(60)
)


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Where the database is."""
    return tmp_path / "state" / "state.db"


@pytest.fixture
def long(talks: Path) -> Path:
    """The small briefing with a section of many screens."""
    edited(talks, "      - figure: f-tugs\n", f"{LONG}\n      - figure: f-tugs\n")
    return talks


@pytest.mark.parametrize("keys", [("space",), ("space", "space", "J", "J"), ("G",), ("]", "]", "j", "j", "j"), ("j",)])
@pytest.mark.parametrize("size", [NARROW, NORMAL, (40, 12)])
async def test_it_opens_where_it_was_left(
    read: Open, state: Path, long: Path, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    async with read(size, briefing=load_file(long), path=long, state=state) as reader:
        await reader.press(*keys)
        left, screen = reader.page.mark, reader.lines[:-1]
    async with read(size, briefing=load_file(long), path=long, state=state) as reader:
        assert reader.page.mark == left
        assert reader.lines[:-1] == screen


async def test_the_first_frame_is_the_place(
    read: Open, state: Path, long: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with read(NARROW, briefing=load_file(long), path=long, state=state) as reader:
        await reader.press("space", "space", "space")
        first = reader.body[0]
    drawn: list[str] = []
    from briefing_tui.reader.panes.page import PageView

    original = PageView.render_line

    def render_line(self: PageView, y: int):  # type: ignore[no-untyped-def]
        strip = original(self, y)
        if y == 0:
            drawn.append(strip.text[3:].rstrip())
        return strip

    monkeypatch.setattr(PageView, "render_line", render_line)
    async with read(NARROW, briefing=load_file(long), path=long, state=state):
        assert set(drawn) - {""} == {first}


@pytest.mark.parametrize("where", [{"at": "f-tugs"}, {"find": "second year"}])
async def test_what_is_asked_for_goes_before_the_place(
    read: Open, state: Path, long: Path, where: dict[str, str]
) -> None:
    async with read(NARROW, briefing=load_file(long), path=long, state=state) as reader:
        await reader.press("space", "space", "space")
    async with read(NARROW, briefing=load_file(long), path=long, state=state, **where) as reader:
        assert ("2.10" if "at" in where else "second year") in reader.text


async def test_the_place_goes_with_its_words_when_others_come_before(read: Open, state: Path, long: Path) -> None:
    async with read(NARROW, briefing=load_file(long), path=long, at="q-lind-pay", state=state) as reader:
        words = reader.current
    edited(long, "      - Paragraph 0,", "      - And this.\n      - Paragraph 0,")
    async with read(NARROW, briefing=load_file(long), path=long, state=state) as reader:
        assert reader.current == words


async def test_a_place_that_is_nonsense_is_the_beginning(read: Open, state: Path, talks: Path) -> None:
    for place in (
        "[",
        '"x"',
        '[["x","y",-9,-9,9.5],99,["","",-1,-1,-1]]',
        '[["sec-pilot","",-3,-7,0],-5,["a","b",1,1,2]]',
    ):
        async with read(NARROW, briefing=load_file(talks), path=talks, state=state):
            pass
        store = Store(state)
        store.write(lambda connection, place=place: connection.execute("UPDATE briefings SET place = ?", (place,)))  # type: ignore[misc]
        store.close()
        async with read(NARROW, briefing=load_file(talks), path=talks, state=state) as reader:
            assert reader.current


async def test_the_list_of_briefings_comes_back_to_the_place_too(
    read: Open, state: Path, long: Path, tmp_path: Path
) -> None:
    from briefing_tui.library.catalogue import choices

    other = tmp_path / "other.briefing.yaml"
    other.write_bytes(CROSSING.read_bytes())
    listed = choices([long, other])
    async with read(NARROW, briefing=None, path=None, choices=listed, state=state) as reader:
        await reader.press("enter", "space", "space")
        words = reader.current
        await reader.press("0", "enter")
        assert reader.current == words


async def test_a_first_reading_has_nothing_new(read: Open, state: Path, talks: Path) -> None:
    async with read(NARROW, briefing=load_file(talks), path=talks, state=state) as reader:
        assert reader.notice == "? lists all keys · q quits · space b page · ] [ section · Tab other panes"
        assert reader.page.marks == {}
        await reader.press("w")
        assert reader.notice == "nothing is new: this is the first reading"
    async with read(NARROW, briefing=load_file(talks), path=talks, state=state) as reader:
        assert reader.notice == ""
        await reader.press("w")
        assert reader.notice.startswith("nothing is new since ")


def changed(talks: Path) -> None:
    """A quote is changed, a term is new, the figure's section is renamed so that one is gone and one is new."""
    edited(talks, OLD, NEW)
    edited(talks, "people:\n", "glossary: [{id: term-desk, term: Desk, text: One desk for both.}]\npeople:\n")
    edited(talks, "sec-pilot", "sec-service")


async def test_what_is_new_is_told_marked_and_listed(read: Open, state: Path, talks: Path) -> None:
    async with read(NARROW, briefing=load_file(talks), path=talks, state=state):
        pass
    changed(talks)
    async with read(NORMAL, briefing=load_file(talks), path=talks, at="q-lind-pay", state=state) as reader:
        assert ": 2 new, 1 changed, 1 removed · w lists them" in reader.notice
        assert margin(reader, "We pay for")[0].endswith("~") or "~" in reader.text
        await reader.press("w")
        listed = reader.app.screen.query_one("#pieces")
        texts = [listed.block(key).text for key in listed.keys]  # type: ignore[attr-defined]
        assert len(texts) == 4
        quote = next(text for text in texts if "~ changed" in text)
        assert "the second is open" in quote
        assert "first year only" in quote
        removed = next(text for text in texts if "- removed" in text)
        assert "Both ports put their tugs" in removed
        assert "no longer there" in removed
        await reader.press("G", "y")
        assert "nothing here that could be copied" in reader.text
        await reader.press("k", "y", "y")
        assert "harbour-talks#" in reader.sent[0]
        await reader.press("k")
        row = next(line for line in reader.lines if "[…] the" in line)
        assert row.endswith("only.")
        await reader.press("enter")
        assert reader.screen is reader.app.screen


async def test_an_edit_of_one_quote_shows_both_texts(read: Open, state: Path, talks: Path) -> None:
    async with read(NARROW, briefing=load_file(talks), path=talks, at="q-lind-pay", state=state) as reader:
        await reader.press("a", "x", "escape")
    edited(talks, OLD, NEW)
    for size in (NORMAL, NARROW):
        async with read(size, briefing=load_file(talks), path=talks, state=state) as reader:
            await reader.press("w") if size == NORMAL else None
            if size == NORMAL:
                assert "[…] the second" in reader.text
                assert "only" in reader.text
                await reader.press("escape")
                await reader.press("'")
                assert "† changed since" in reader.listed[0]


async def test_what_was_in_view_is_not_new_again(read: Open, state: Path, talks: Path) -> None:
    async with read(NARROW, briefing=load_file(talks), path=talks, state=state):
        pass
    edited(talks, OLD, NEW)
    async with read((60, 8), briefing=load_file(talks), path=talks, at="bottom-line", state=state) as reader:
        assert "1 changed" in reader.notice
    async with read((60, 8), briefing=load_file(talks), path=talks, state=state) as reader:
        assert "1 changed" in reader.notice
        await reader.press(*"JJJJJJJJJJ")
        assert "~" in {sign[-1:] for sign in reader.page.marks.values()}
    async with read((60, 8), briefing=load_file(talks), path=talks, state=state) as reader:
        assert reader.notice == ""


async def test_what_was_removed_is_told_until_it_was_listed(read: Open, state: Path, talks: Path) -> None:
    edited(talks, "people:\n", "glossary: [{id: term-desk, term: Desk, text: One desk for both.}]\npeople:\n")
    async with read(NARROW, briefing=load_file(talks), path=talks, state=state):
        pass
    edited(talks, "glossary: [{id: term-desk, term: Desk, text: One desk for both.}]\n", "")
    async with read(NARROW, briefing=load_file(talks), path=talks, state=state) as reader:
        assert "1 removed" in reader.notice
    async with read(NARROW, briefing=load_file(talks), path=talks, state=state) as reader:
        assert "1 removed" in reader.notice
        await reader.press("w", "escape")
    async with read(NARROW, briefing=load_file(talks), path=talks, state=state) as reader:
        assert reader.notice == ""


async def test_two_readings_of_other_files_do_not_mix(read: Open, state: Path, talks: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.yaml"
    copy.write_bytes(talks.read_bytes())
    async with read(NARROW, briefing=load_file(talks), path=talks, state=state):
        pass
    edited(copy, OLD, NEW)
    async with read(NARROW, briefing=load_file(copy), path=copy, state=state) as reader:
        assert reader.notice == ""


def test_the_place_outlives_a_dropped_connection(long: Path) -> None:
    with Terminal(long) as terminal:
        terminal.shows("Harbour").press(" ", " ", " ")
        shown = terminal.text.split("\n")[4:20]
        terminal.settle(0.8)
        terminal.close()
        terminal.ended()
    with Terminal(long) as terminal:
        terminal.shows("Paragraph")
        assert terminal.text.split("\n")[4:20] == shown


def test_the_place_is_kept_at_once_when_the_reader_quits(long: Path) -> None:
    for last in ("q", signal.SIGTERM):
        with Terminal(long) as terminal:
            terminal.shows("%").press(" ")
            shown = terminal.text.split("\n")[4:20]
            terminal.write(last) if isinstance(last, str) else terminal.signal(last)
            terminal.ended()
        with Terminal(long) as terminal:
            terminal.shows("Paragraph")
            assert terminal.text.split("\n")[4:20] == shown
