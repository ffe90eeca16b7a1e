"""Marks and notes: made, kept, listed over all briefings, and never on the wrong words."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from briefing_tui.loading import load_file
from briefing_tui.personal import notes
from briefing_tui.personal.store import Store
from briefing_tui.reader import marks
from briefing_tui.reader.screens.noting import Editor
from briefing_tui.reader.signs import UNPROVED
from tests.conftest import TALKS
from tests.reader.conftest import NARROW, Open, Reader
from tests.reader.terminal import Terminal

OLD, NEW = "We pay for the first year, […] the second is open.", "We pay for the first year only."


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Where the database is."""
    return tmp_path / "state" / "state.db"


def kept(state: Path) -> tuple[list[tuple[str, str]], list[tuple[str, str, str]]]:
    """The marks (item, state) and the notes (item, text, state) of a database."""
    store = Store(state)
    marks, written = store.read(notes.marks), store.read(notes.notes)
    store.close()
    return [(m.anchor.item, m.state) for m in marks], [(n.anchor.item, n.text, n.state) for n in written]


def edited(path: Path, old: str, new: str) -> None:
    """Change the file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def margin(reader: Reader, words: str) -> list[str]:
    """What stands in the margin beside a block with these words and the lines below it, without the sign of proof."""
    at = next(number for number, line in enumerate(reader.lines) if words in line)
    found = [line[:3].strip("▌▏» ") for line in reader.lines[at : at + 3]]
    return found[1:] if found[0] == UNPROVED else found


async def write(reader: Reader, text: str) -> None:
    """Type into the note."""
    await reader.press(*("enter" if letter == "\n" else letter for letter in text))


async def test_marks_stand_in_the_lists_and_in_the_contents_and_are_explained(
    read: Open, state: Path, talks: Path
) -> None:
    async with read((120, 40), briefing=load_file(talks), path=talks, state=state) as reader:
        await reader.press("3", "m", "a", "h", "escape", "4", "m")
        assert "1 The pilot service" in reader.text
        assert reader.screen.contents.block("3").text.startswith("1 The pilot service ‡  1q")
        quotes, figures = reader.screen.quotes, reader.screen.figures
        assert (quotes.marks["q-lind-pay"], figures.marks["f-tugs"]) == ("‡", "*")
        await reader.press("3")
        assert any("▌‡ │ " in line for line in reader.lines)
        await reader.press("i")
        assert "you marked this, and wrote a note on it" in reader.text
        await reader.press("escape", "m", "a", "backspace", "escape", "4", "m")
        assert not reader.screen.contents.block("3").text.startswith("1 The pilot service *")
        assert not quotes.marks


def test_what_hangs_in_a_section_is_told_once() -> None:
    assert marks.of_all("") == ""
    assert marks.of_all("**+*~") == "*+~"
    assert marks.of_all("*†?+") == marks.of_all("‡*+?") == "‡?+"


async def test_a_mark_is_set_and_taken_away(read: Open, state: Path, talks: Path) -> None:
    async with read(NARROW, briefing=load_file(talks), path=talks, at="q-lind-pay", state=state) as reader:
        await reader.press("m")
        assert reader.notice == "marked · ' lists the marks"
        assert kept(state)[0] == [("q-lind-pay", "same")]
        assert margin(reader, "We pay for")[0] == "*"
        await reader.press("m")
        assert reader.notice == "mark taken away"
        assert kept(state)[0] == []
        assert not any(margin(reader, "We pay for"))


async def test_a_paragraph_is_marked_and_found_again(read: Open, state: Path, talks: Path) -> None:
    async with read(NARROW, briefing=load_file(talks), path=talks, at="sec-pilot", state=state) as reader:
        await reader.press("J", "m")
        assert margin(reader, "Both ports put")[0] == "*"
    edited(talks, "      - Both ports", "      - Before it.\n      - Both ports")
    async with read(NARROW, briefing=load_file(talks), path=talks, at="sec-pilot", state=state) as reader:
        assert margin(reader, "Both ports put")[0] == "*"
        assert margin(reader, "Before it.") == ["", "", "*"]


async def test_a_mark_in_a_list_is_on_its_item(read: Open, state: Path, talks: Path) -> None:
    async with read(briefing=load_file(talks), path=talks, state=state) as reader:
        await reader.press("4", "p", "m")
        assert kept(state)[0] == [("f-tugs", "same")]


async def test_a_mark_on_changed_words_says_so_and_moves_nowhere(read: Open, state: Path, talks: Path) -> None:
    async with read(NARROW, briefing=load_file(talks), path=talks, at="q-lind-pay", state=state) as reader:
        await reader.press("m")
    edited(talks, OLD, NEW)
    async with read(NARROW, briefing=load_file(talks), path=talks, at="q-lind-pay", state=state) as reader:
        assert margin(reader, "We pay for")[0] == "?"
        assert kept(state)[0] == [("q-lind-pay", "changed")]
        await reader.press("'")
        assert len(reader.listed) == 1
        assert "* changed since" in reader.listed[0]
        assert "the second is open" in reader.listed[0]
        await reader.press("enter")
        assert reader.notice == "changed since: the text is another now"
        assert reader.current.startswith("“We pay for the first year only")
        await reader.press("m", "m")
        assert kept(state)[0] == [("q-lind-pay", "same")]


async def test_a_mark_on_what_is_no_more_is_an_orphan(read: Open, state: Path, talks: Path) -> None:
    async with read(NARROW, briefing=load_file(talks), path=talks, at="q-lind-pay", state=state) as reader:
        await reader.press("m")
    edited(talks, "q-lind-pay", "q-lind-year")
    async with read(NARROW, briefing=load_file(talks), path=talks, state=state) as reader:
        assert kept(state)[0] == [("q-lind-pay", "gone")]
        await reader.press("'")
        assert "* orphan" in reader.listed[0]
        await reader.press("enter")
        assert reader.notice == "orphan: the briefing no longer has this"


async def test_the_words_come_back_and_so_does_the_mark(read: Open, state: Path, talks: Path) -> None:
    async with read(NARROW, briefing=load_file(talks), path=talks, at="q-lind-pay", state=state) as reader:
        await reader.press("m")
    for old, new, then in ((OLD, NEW, "changed"), (NEW, OLD, "same")):
        edited(talks, old, new)
        async with read(NARROW, briefing=load_file(talks), path=talks, state=state) as reader:
            assert kept(state)[0] == [("q-lind-pay", then)]


async def test_a_note_is_written_kept_and_gone_on_with(read: Open, state: Path, talks: Path) -> None:
    async with read(NARROW, briefing=load_file(talks), path=talks, at="q-lind-pay", state=state) as reader:
        await reader.press("a")
        assert "Note on: “We pay for the first year" in reader.text
        await write(reader, "Who pays?\nq is a letter here")
        await reader.press("escape")
        assert reader.notice == "note kept · a goes on with it"
        assert margin(reader, "We pay for")[0] == "†"
        await reader.press("m")
        assert margin(reader, "We pay for")[0] == "‡"
    async with read(NARROW, briefing=load_file(talks), path=talks, at="q-lind-pay", state=state) as reader:
        assert margin(reader, "We pay for")[0] == "‡"
        await reader.press("a", "!", "ctrl+d")
        assert kept(state)[1] == [("q-lind-pay", "Who pays?\nq is a letter here!", "same")]


async def test_a_note_that_is_emptied_is_taken_away(read: Open, state: Path, talks: Path) -> None:
    async with read(NARROW, briefing=load_file(talks), path=talks, at="q-lind-pay", state=state) as reader:
        await reader.press("a", "x", "escape", "a", "backspace", "escape")
        assert reader.notice == "note taken away"
        assert kept(state)[1] == []
        assert margin(reader, "We pay for")[0] == ""


async def test_a_note_that_was_opened_only_is_left_alone(read: Open, state: Path, talks: Path) -> None:
    async with read(NARROW, briefing=load_file(talks), path=talks, at="q-lind-pay", state=state) as reader:
        await reader.press("a", "escape")
        assert kept(state)[1] == []
        assert reader.focus == "page"


async def test_what_is_typed_is_kept_while_it_is_typed(read: Open, state: Path, talks: Path) -> None:
    async with read(NARROW, briefing=load_file(talks), path=talks, at="q-lind-pay", state=state) as reader:
        await reader.press("a")
        await write(reader, "half a thou")
        await reader.pilot.pause(0.7)
        assert kept(state)[1] == [("q-lind-pay", "half a thou", "same")]
        await write(reader, "ght")
    assert kept(state)[1] == [("q-lind-pay", "half a thought", "same")]


async def test_a_note_that_was_kept_while_it_was_typed_is_shown_when_it_closes(
    read: Open, state: Path, talks: Path
) -> None:
    async with read(NARROW, briefing=load_file(talks), path=talks, at="q-lind-pay", state=state) as reader:
        await reader.press("a", "x")
        await reader.pilot.pause(0.7)
        await reader.press("escape")
        assert reader.notice == "note kept · a goes on with it"
        assert margin(reader, "We pay for")[0] == "†"


async def test_what_a_note_is_on_is_cut_with_a_sign(read: Open, state: Path, talks: Path) -> None:
    edited(talks, OLD, " ".join(["We pay for the first year, […] the second is open."] * 9))
    async with read((40, 12), briefing=load_file(talks), path=talks, at="q-lind-pay", state=state) as reader:
        await reader.press("a")
        assert any(line.rstrip().endswith("…") for line in reader.lines[:4])


async def test_a_note_on_changed_words_says_so(read: Open, state: Path, talks: Path) -> None:
    async with read(NARROW, briefing=load_file(talks), path=talks, at="q-lind-pay", state=state) as reader:
        await reader.press("a", "x", "escape")
    edited(talks, OLD, NEW)
    async with read(NARROW, briefing=load_file(talks), path=talks, at="q-lind-pay", state=state) as reader:
        assert margin(reader, "We pay for")[0] == "?"
        await reader.press("a")
        assert "Changed since. It was: “We pay for the first year, […] the second" in " ".join(reader.text.split())
        await reader.press("escape")
        assert kept(state)[1] == [("q-lind-pay", "x", "changed")]
        await reader.press("a", "y", "escape")
        assert kept(state)[1] == [("q-lind-pay", "xy", "same")]
        assert margin(reader, "We pay for")[0] == "†"


async def test_a_paste_into_a_note_is_safe_text(read: Open, state: Path, talks: Path) -> None:
    async with read(NARROW, briefing=load_file(talks), path=talks, at="q-lind-pay", state=state) as reader:
        await reader.press("a")
        await reader.paste("one\r\ntwo\x1b]52;c;x\x07\u202e")
        await reader.press("escape")
        assert kept(state)[1] == [("q-lind-pay", "one\ntwo␦]52;c;x␦␦", "same")]


async def test_undo_in_a_note(read: Open, state: Path, talks: Path) -> None:
    async with read(NARROW, briefing=load_file(talks), path=talks, at="q-lind-pay", state=state) as reader:
        await reader.press("a")
        await reader.paste("words that stay")
        await reader.press("ctrl+w", "ctrl+w", "ctrl+o")
        assert reader.app.screen.query_one(Editor).text == "words that stay"


@pytest.mark.parametrize("key", ["ctrl+a", "ctrl+b", "ctrl+s", "ctrl+q", "ctrl+x", "ctrl+c", "tab", "f1"])
async def test_keys_that_others_take_do_nothing_to_a_note(read: Open, talks: Path, key: str) -> None:
    async with read(NARROW, briefing=load_file(talks), path=talks, at="q-lind-pay") as reader:
        await reader.press("a", "x", key, "y")
        assert reader.app.screen.query_one(Editor).text == "xy"
        assert reader.sent == []


async def test_the_list_is_of_all_briefings_and_opens_them(
    read: Open, state: Path, talks: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(
        TALKS.replace("id: harbour-talks", "id: rail-talks").replace("Harbour talks", "Rail talks"), "utf-8"
    )
    async with read(NARROW, briefing=load_file(other), path=other, at="f-tugs", state=state) as reader:
        await reader.press("m", "a", "n", "escape")
    async with read(NARROW, briefing=load_file(talks), path=talks, at="q-lind-pay", state=state) as reader:
        await reader.press("m", "'")
        assert len(reader.listed) == 3
        assert sum("Rail talks" in row for row in reader.listed) == 2
        await reader.press(*"rail", "enter")
        assert reader.screen.page.briefing.id == "rail-talks"
        assert reader.app.path == other
        assert reader.current.startswith("≥ 2.10 Tugs") or "Tugs in the pool" in reader.current
        await reader.press("backspace")
        assert reader.screen.page.briefing.id == "harbour-talks"
        assert reader.app.path == talks
        assert reader.current.startswith("“We pay for")


async def test_a_briefing_that_is_no_longer_there(read: Open, state: Path, talks: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(TALKS.replace("id: harbour-talks", "id: rail-talks"), "utf-8")
    async with read(NARROW, briefing=load_file(other), path=other, at="f-tugs", state=state) as reader:
        await reader.press("m")
    other.unlink()
    async with read(NARROW, briefing=load_file(talks), path=talks, state=state) as reader:
        await reader.press("'", "enter")
        assert "other.yaml" in reader.notice
        assert reader.screen.page.briefing.id == "harbour-talks"


async def test_marks_of_standard_input_are_kept_but_cannot_be_opened(read: Open, state: Path, talks: Path) -> None:
    async with read(NARROW, briefing=load_file(talks), path=None, at="q-lind-pay", state=state) as reader:
        await reader.press("m", "'", "enter")
        assert reader.current.startswith("“We pay for")
    async with read(NARROW, briefing=load_file(talks), path=talks, state=state) as reader:
        await reader.press("'", "enter")
        assert reader.notice.startswith("that briefing came from standard input")


async def test_where_there_are_no_marks(read: Open) -> None:
    async with read() as reader:
        await reader.press("'")
        assert reader.notice == "no marks yet: m marks the current block, a writes a note on it"


async def test_a_state_that_cannot_be_kept_is_told_once_and_works(read: Open, state: Path, talks: Path) -> None:
    state.mkdir(parents=True)
    async with read((160, 24), briefing=load_file(talks), path=talks, at="q-lind-pay", state=state) as reader:
        assert "last for this session only" in reader.notice
        await reader.press("m")
        assert reader.notice == "marked · ' lists the marks"
        await reader.press("'")
        assert len(reader.listed) == 1


async def test_a_session_that_keeps_the_file_does_not_hold_up_a_key(read: Open, state: Path, talks: Path) -> None:
    async with read(NARROW, briefing=load_file(talks), path=talks, at="q-lind-pay", state=state) as reader:
        store = Store(state)
        store._connection.execute("BEGIN IMMEDIATE")
        begun = time.monotonic()
        await reader.press("m", "J", "K")
        assert time.monotonic() - begun < 2
        assert margin(reader, "We pay for")[0] == ""
        store._connection.execute("COMMIT")
        store.close()
        until = time.monotonic() + 5
        while margin(reader, "We pay for")[0] != "*" and time.monotonic() < until:
            await reader.pilot.pause(0.02)
        assert margin(reader, "We pay for")[0] == "*"


def test_after_a_kill_right_after_a_mark_and_a_note(talks: Path, home: Path) -> None:
    with Terminal(f"{talks}#q-lind-pay") as terminal:
        terminal.shows("We pay")
        terminal.write("m")
        terminal.until(lambda: "marked" in terminal.text)
        terminal.process.kill()
        terminal.process.wait()
    state = home / "state" / "briefing" / "state.db"
    assert kept(state)[0] == [("q-lind-pay", "same")]
    with Terminal(f"{talks}#f-tugs") as terminal:
        terminal.shows("Tugs")
        terminal.write("a")
        terminal.shows("Note on")
        terminal.write("why\x04")
        terminal.until(lambda: "note kept" in terminal.text)
        os.kill(terminal.process.pid, 9)
        terminal.process.wait()
    assert kept(state)[1] == [("f-tugs", "why", "same")]
    with Terminal(talks) as terminal:
        terminal.shows("Harbour").press("'")
        assert "† note" in terminal.text and "* mark" in terminal.text
