"""Every key of every command, pressed, and what it does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual._compositor import LayoutUpdate

from briefing_tui.document.citation import cite
from briefing_tui.document.page import Place
from briefing_tui.library.catalogue import choices
from briefing_tui.reader.commands import COMMANDS
from briefing_tui.reader.labels import labels as letters
from briefing_tui.reader.screens.choosing import Choosing
from briefing_tui.reader.screens.evidence import EvidenceScreen
from briefing_tui.reader.screens.layout import PANES
from briefing_tui.reader.screens.noting import Noting
from tests.reader.conftest import CROSSING, NARROW, NORMAL, Open, Reader

Effect = Callable[[Reader, str], Awaitable[None]]
PAGE = NARROW[1] - 3
"""Rows of the page on the narrow screen."""


async def line_down(reader: Reader, key: str) -> None:
    before = reader.body
    await reader.press(key)
    assert reader.body[:-1] == before[1:]


async def line_up(reader: Reader, key: str) -> None:
    await reader.press("j", "j")
    before = reader.body
    await reader.press(key)
    assert reader.body[1:] == before[:-1]


async def page_down(reader: Reader, key: str) -> None:
    before = reader.body
    await reader.press(key)
    assert reader.body[:2] == before[-2:]


async def page_up(reader: Reader, key: str) -> None:
    await reader.press("space", "space")
    before = reader.body
    await reader.press(key)
    assert reader.body[-2:] == before[:2]


async def half_down(reader: Reader, key: str) -> None:
    before = reader.body
    await reader.press(key)
    assert reader.body[: -(PAGE // 2)] == before[PAGE // 2 :]


async def half_up(reader: Reader, key: str) -> None:
    await reader.press("space", "space")
    before = reader.body
    await reader.press(key)
    assert reader.body[PAGE // 2 :] == before[: -(PAGE // 2)]


async def top(reader: Reader, key: str) -> None:
    before = reader.body
    await reader.press("space", "space", key)
    assert reader.body == before
    assert reader.place == Place(0)


async def bottom(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.page.at_end()
    assert "100%" in reader.lines[0]
    assert any("TLP:GREEN" in line for line in reader.body)


async def next_item(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.page.current == Place(0, 1)
    await reader.press("G", *[key] * 40)
    assert reader.notice == "the page ends here"


async def previous_item(reader: Reader, key: str) -> None:
    await reader.press("J", "J", key)
    assert reader.page.current == Place(0, 1)
    await reader.press(key, key)
    assert reader.notice == "the page begins here"


async def next_section(reader: Reader, key: str) -> None:
    contents = [entry.place for entry in reader.page.page.contents]
    await reader.press(key)
    assert reader.place == contents[1]
    await reader.press(key, key)
    assert reader.section == "sec-round"
    await reader.press("G", key)
    assert reader.notice == "this is the last section"


async def previous_section(reader: Reader, key: str) -> None:
    begin = reader.page.page.place_of("sec-round")
    await reader.press("]", "]", "]", "space", key)
    assert reader.place == begin
    await reader.press(key)
    assert reader.section == "key-points"
    await reader.press("g", key)
    assert reader.notice == "this is the first section"


async def next_link(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.page.link
    assert reader.page.link[1].target == "org-board"
    await reader.press(key)
    assert reader.page.link[1].target == "f-crossings"


async def previous_link(reader: Reader, key: str) -> None:
    await reader.press("l", "l", key)
    assert reader.page.link
    assert reader.page.link[1].target == "org-board"
    await reader.press(key)
    assert reader.notice == "no further link above"


async def go(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.notice.startswith("no link is chosen")
    await reader.press("l", key)
    assert reader.page.current == reader.page.shown == reader.page.page.place_of("org-board")
    assert any("Strait Board (SB)" in line for line in reader.body)


async def back(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.notice == "nothing to go back to"
    await reader.press("j")
    before = reader.body, reader.place
    await reader.press("l", "enter", key)
    assert (reader.body, reader.place) == before


async def forward(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.notice == "nothing to go forward to"
    await reader.press("l", "enter")
    before = reader.place
    await reader.press("<", key)
    assert reader.place == before != Place(0)


async def next_pane(reader: Reader, key: str) -> None:
    seen = []
    for _ in PANES:
        await reader.press(key)
        seen.append(reader.focus)
    assert seen == [*PANES[2:], *PANES[:2]]


async def previous_pane(reader: Reader, key: str) -> None:
    seen = []
    for _ in PANES:
        await reader.press(key)
        seen.append(reader.focus)
    assert seen == [*reversed(PANES[:1]), *reversed(PANES[2:]), "page"]


async def contents(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.focus == "contents"
    assert "CONTENTS" in reader.lines[2]


async def page(reader: Reader, key: str) -> None:
    await reader.press("3", key)
    assert reader.focus == "page"
    assert "BOTTOM LINE" in reader.text


async def quotes(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.focus == "quotes"
    assert "QUOTES" in reader.lines[2]


async def figures(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.focus == "figures"
    assert "FIGURES" in reader.lines[2]


async def people(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.focus == "people"
    assert "PEOPLE AND ORGANISATIONS" in reader.lines[2]


async def timeline(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.focus == "timeline"
    assert "TIMELINE" in reader.lines[2]


async def sources(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.focus == "sources"
    assert "SOURCES" in reader.lines[2]


async def explain(reader: Reader, key: str) -> None:
    await reader.press("J", "J", key)
    assert reader.focus == "explained"
    assert "about, as the source words it" in reader.text
    await reader.press(key)
    assert reader.focus == "page"
    assert "EXPLAINED" not in reader.text


async def labels(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.notice.startswith("type the letters of a label")
    (label, (row, column)) = next((text, at) for at, text in reader.page.link_labels.items())
    assert reader.lines[2 + row][column] == label == "a"
    await reader.press(label)
    assert reader.current.startswith("Strait Board")
    assert not reader.page.link_labels
    await reader.press("backspace", key, "escape")
    assert not reader.page.link_labels
    assert reader.focus == "page"


async def where_am_i(reader: Reader, key: str) -> None:
    await reader.press("3", "j", key)
    assert reader.focus == "where-am-i"
    assert "crossing#q-karimi-clock" in reader.text
    await reader.press("i")
    assert reader.focus == "explained"
    await reader.press(key, key)
    assert reader.focus == "quotes"
    await reader.press(key, "j", "enter")
    assert reader.focus == "page"
    assert reader.section == "sec-timetable"


async def glance(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.lines[1].strip() == "TLP:GREEN · final · as of 8 Mar 2026"
    await reader.press(key)
    assert reader.focus == "page"


async def matrix(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.focus == "matrix"
    assert "MATRIX" in reader.lines[2]


async def compare(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.lines[0].startswith("▸ COMPARE  All topics")
    await reader.press(key)
    assert reader.focus == "page"


async def glossary(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.focus == "glossary"
    assert "GLOSSARY" in reader.lines[2]


async def library(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.notice.startswith("only this briefing is open")


async def switch_side(reader: Reader, key: str) -> None:
    await reader.resize(*NORMAL)
    seen = []
    sides = [name for name in PANES if name != "page"]
    for _ in sides:
        await reader.press(key)
        seen.append(next(name for name in sides if name.upper() in reader.lines[2]))
        assert reader.focus == "page"
    assert seen == [*sides[1:], sides[0]]


async def zoom_pane(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.notice.startswith("it stands alone already")
    await reader.resize(*NORMAL)
    await reader.press("g")
    before = reader.text
    await reader.press(key)
    assert "CONTENTS" not in reader.text
    assert "BOTTOM LINE" in reader.text
    await reader.press(key)
    assert reader.text == before


async def pin(reader: Reader, key: str) -> None:
    await reader.press("]", "]", "]", "3")
    pane = reader.screen.quotes
    assert pane.keys == ("q-mammadli-clock",)
    await reader.press(key)
    assert len(pane.keys) == 6
    assert "pinned" in reader.text
    await reader.press(key)
    assert pane.keys == ("q-mammadli-clock",)
    await reader.press("2", key)
    assert reader.notice == "no quotes or figures in view: 3 and 4 show them"
    await reader.resize(*NORMAL)
    await reader.press(key)
    assert len(pane.keys) == 6


async def sort(reader: Reader, key: str) -> None:
    await reader.press("4", key)
    in_order = ("f-gap", "f-fare", "f-length", "f-crossings", "f-tides", "f-ferry", "f-agreed-on")
    assert reader.screen.figures.keys == in_order
    assert "by value" in reader.text
    await reader.press(*[key] * 5)
    assert "by value" not in reader.text


async def reverse(reader: Reader, key: str) -> None:
    await reader.press("4")
    before = reader.screen.figures.keys
    await reader.press(key)
    assert reader.screen.figures.keys == before[::-1]
    assert "page, reversed" in reader.screen.figures.note
    await reader.press(key)
    assert reader.screen.figures.keys == before


async def find(reader: Reader, key: str) -> None:
    await reader.press(key, "d", "r", "e", "d", "g")
    assert reader.field == "dredg"
    assert reader.lines[-1].startswith("/")
    assert "dredged" in reader.text


async def next_match(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.notice == "nothing to find yet: / begins"
    await reader.press("/", "d", "r", "e", "d", "g", "enter")
    first = reader.page.match
    await reader.press(key)
    assert first
    assert reader.page.match
    assert reader.page.match > first
    assert reader.notice == "/dredg  2/2"


async def previous_match(reader: Reader, key: str) -> None:
    await reader.press("/", "d", "r", "e", "d", "g", "enter")
    first = reader.page.match
    await reader.press("n", key)
    assert reader.page.match == first
    assert reader.notice == "/dredg  1/2"


async def filter_(reader: Reader, key: str) -> None:
    await reader.press(key, "i", "c", "e")
    assert reader.state == "11 of 60"
    await reader.press("escape", "3", key, "i", "c", "e")
    assert reader.field == "ice"
    assert reader.screen.quotes.keys == ("q-both",)


async def copy(reader: Reader, key: str) -> None:
    await reader.press(key, key)
    assert reader.notice == "sent to the terminal (OSC 52)"
    briefing = reader.page.page.briefing
    assert reader.sent == [cite(briefing, reader.page.page.block(Place(0, 1)))]
    await reader.press("3", "j", key, "enter")
    assert reader.sent[1].endswith("crossing#q-karimi-clock")
    assert reader.notice == "sent to the terminal (OSC 52)"


async def show_plain(reader: Reader, key: str) -> None:
    await reader.press("J", "J", "J", "J", "J", key)
    briefing = reader.page.page.briefing
    shown = cite(briefing, reader.page.page.block(reader.page.current))
    assert "".join(reader.lines[:-1]).replace(" ", "") == "".join(shown.split())
    await reader.press("escape")
    assert reader.app.screen is reader.screen


async def evidence(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.notice.startswith("no quote or figure here")
    await reader.press("3", "j", "enter", key)
    assert isinstance(reader.app.screen, EvidenceScreen)


async def mark(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.notice == "marked · ' lists the marks"
    await reader.press(key)
    assert reader.notice == "mark taken away"


async def marks(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.notice.startswith("no marks yet")
    await reader.press("J", "m", key)
    assert isinstance(reader.app.screen, Choosing)


async def note(reader: Reader, key: str) -> None:
    await reader.press("J", key, "x")
    assert isinstance(reader.app.screen, Noting)
    assert reader.lines[0].strip().startswith("Note on:")
    await reader.press("escape", "'")
    assert isinstance(reader.app.screen, Choosing)


async def what_is_new(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.notice == "nothing is new: this is the first reading"


async def problems(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.notice == "being checked …"


async def edit(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.notice == "no editor is set: set $VISUAL or $EDITOR to the command of one"


async def help_(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.lines[0].strip() == "Keys and signs"
    assert "One line down" in reader.text
    await reader.press("c", "o", "p", "y", "enter", "enter")
    assert len(reader.sent) == 1


async def palette(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert "Commands and items" in reader.lines[0]
    await reader.press(*"person karimi", "enter")
    assert reader.page.current == reader.page.shown == reader.page.page.place_of("karimi")
    assert reader.focus == "page"


async def reload(reader: Reader, key: str) -> None:
    path = reader.app.path
    assert path
    await reader.press("]", "]", "]", "]", "j")
    before = reader.place
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("twelve times a day", "thirteen times a day"), encoding="utf-8")
    await reader.press(key)
    assert reader.notice == "read again"
    assert reader.place == before
    assert "thirteen times" in reader.text
    path.write_text("title: [", encoding="utf-8")
    await reader.press(key)
    assert reader.notice == 'line 1: the "[" opened here is never closed'
    assert "thirteen times" in reader.text


async def repaint(reader: Reader, key: str) -> None:
    drawn = []
    reader.app._display = lambda screen, renderable: drawn.append(renderable)  # type: ignore[method-assign]
    await reader.press(key)
    assert any(isinstance(update, LayoutUpdate) for update in drawn)


async def escape(reader: Reader, key: str) -> None:
    await reader.press("4", "/", "f", "e", "r", "r", "y", "enter", "z")
    for _ in range(5):
        await reader.press(key)
    assert reader.page.find is None
    assert reader.focus == "page"
    assert reader.notice == "q quits"
    assert reader.app.return_value is None


async def quit_(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert reader.app.return_value == 0


async def interrupt(reader: Reader, key: str) -> None:
    await reader.press(key)
    assert "again quits" in reader.notice
    assert reader.app.return_value is None
    await reader.press(key)
    assert reader.app.return_value == 130


async def suspend(reader: Reader, key: str) -> None:
    suspended: list[bool] = []
    reader.app.action_suspend_process = lambda: suspended.append(True)  # type: ignore[method-assign]
    await reader.press(key, "/", key)
    assert suspended == [True, True]


EFFECTS: dict[str, Effect] = {
    "line-down": line_down,
    "line-up": line_up,
    "page-down": page_down,
    "page-up": page_up,
    "half-down": half_down,
    "half-up": half_up,
    "top": top,
    "bottom": bottom,
    "next-item": next_item,
    "previous-item": previous_item,
    "next-section": next_section,
    "previous-section": previous_section,
    "next-link": next_link,
    "previous-link": previous_link,
    "labels": labels,
    "go": go,
    "evidence": evidence,
    "explain": explain,
    "back": back,
    "forward": forward,
    "next-pane": next_pane,
    "previous-pane": previous_pane,
    "contents": contents,
    "page": page,
    "quotes": quotes,
    "figures": figures,
    "people": people,
    "timeline": timeline,
    "sources": sources,
    "matrix": matrix,
    "glossary": glossary,
    "glance": glance,
    "compare": compare,
    "library": library,
    "switch-side": switch_side,
    "zoom-pane": zoom_pane,
    "pin": pin,
    "sort": sort,
    "reverse": reverse,
    "find": find,
    "next-match": next_match,
    "previous-match": previous_match,
    "filter": filter_,
    "mark": mark,
    "marks": marks,
    "note": note,
    "what-is-new": what_is_new,
    "copy": copy,
    "show-plain": show_plain,
    "help": help_,
    "palette": palette,
    "problems": problems,
    "where-am-i": where_am_i,
    "edit": edit,
    "reload": reload,
    "repaint": repaint,
    "escape": escape,
    "quit": quit_,
    "interrupt": interrupt,
    "suspend": suspend,
}


def test_every_command_has_its_test() -> None:
    assert list(EFFECTS) == [command.name for command in COMMANDS]


@pytest.mark.parametrize(("name", "key"), [(command.name, key) for command in COMMANDS for key in command.keys])
async def test_key(read: Open, tmp_path: Path, name: str, key: str) -> None:
    path = tmp_path / CROSSING.name
    path.write_bytes(CROSSING.read_bytes())
    async with read(NARROW, path=path) as reader:
        await EFFECTS[name](reader, key)


@pytest.mark.parametrize("keys", [("j", "k"), ("down", "up"), ("J", "K"), ("space", "b"), ("d", "u"), ("G", "g")])
@pytest.mark.parametrize("pane", ["1", "3", "4"])
async def test_the_keys_that_move_move_the_highlight_of_a_list(read: Open, pane: str, keys: tuple[str, str]) -> None:
    there, back_again = keys
    async with read() as reader:
        await reader.press(pane, there)
        rows = reader.app.focused
        assert getattr(rows, "highlight", None) != 0
        assert reader.place == Place(0)
        await reader.press(*[back_again] * 8)
        assert getattr(rows, "highlight", None) == 0


async def test_labels_reach_panes_swallow_other_keys_and_have_two_letters_where_one_is_not_enough(read: Open) -> None:
    async with read((160, 50)) as reader:
        await reader.press("o")
        assert [pane.label for pane in (reader.screen.contents, reader.screen.quotes, reader.page)] == ["a", "s", ""]
        assert reader.lines[2].startswith("a CONTENTS")
        await reader.press("A")
        assert reader.focus == "contents"
        await reader.press("o", "down")
        assert reader.notice == "no link or pane has this label"
        assert reader.screen.contents.highlight == 0
        await reader.press("2")
        await reader.resize(160, 200)
        await reader.press("o")
        assert {len(label) for label in reader.page.link_labels.values()} == {2}
        await reader.press("a", "s")
        assert reader.focus == "quotes"
        await reader.press("o", "a", "backspace", "d", "x")
        assert reader.notice == "no link or pane has this label"
        await reader.press("i", "o")
        assert reader.focus != "explained"
        await reader.resize(80, 24)
        assert not reader.page.link_labels


def test_labels_are_short_and_none_begins_another() -> None:
    for count in (0, 1, 26, 27, 700):
        made = letters(count)
        assert len(made) == len({*made}) == min(count, 26 * 26)
        assert {len(label) for label in made} <= {1 if count <= 26 else 2}


async def test_right_unfolds_and_left_folds_the_contents(read: Open) -> None:
    async with read() as reader:
        await reader.press("1", "j", "j", "j")
        for unfold, fold in (("l", "h"), ("right", "left")):
            await reader.press(unfold)
            assert "How it was" in reader.text
            await reader.press(fold)
            assert "How it was" not in reader.text


async def test_backspace_from_the_beginning_goes_to_the_list(read: Open, tmp_path: Path) -> None:
    other = tmp_path / "other.briefing.yaml"
    text = CROSSING.read_text(encoding="utf-8").replace("The strait crossing", "Another crossing")
    other.write_text(text, encoding="utf-8")
    for key in ("backspace", "0"):
        async with read(briefing=None, path=None, choices=choices([CROSSING, other])) as reader:
            assert "2 briefings" in reader.lines[0]
            await reader.press("down", "enter")
            assert "Another crossing" in reader.lines[0]
            await reader.press(key)
            assert "2 briefings" in reader.lines[0]
            assert reader.lines[-1].rstrip().endswith("Esc back")
            await reader.press("escape")
            assert "Another crossing" in reader.lines[0]
            await reader.press(key, "up", "enter")
            assert "The strait crossing" in reader.lines[0]


async def test_ctrl_c_counts_only_within_two_seconds(read: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter((100.0, 100.0, 102.5, 102.5, 103.0, 103.0))
    monkeypatch.setattr("briefing_tui.reader.app.monotonic", lambda: next(times))
    async with read() as reader:
        await reader.press("ctrl+c", "ctrl+c")
        assert reader.app.return_value is None
        await reader.press("ctrl+c")
        assert reader.app.return_value == 130
