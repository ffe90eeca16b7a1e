"""A hostile briefing on every screen: no control sequence of the file reaches the terminal, and markup is text."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest

from briefing_tui.library.catalogue import choices
from briefing_tui.loading import load_file
from tests.reader.conftest import CROSSING, ROOT, Open
from tests.reader.terminal import Terminal

HOSTILE = ROOT / "tests/hostile/valid.briefing.yaml"
"""A valid briefing whose every text tries to command the terminal."""
OURS = re.compile(
    rb"\x1b(?:\[[\d;]*m"  # how the next letters look
    rb"|\[\d+;\d+H"  # where they stand
    rb"|\[\?(?:7|25|1004|1049|2004|2026|2048)[hl]|\[\?\d+\$p|\[[<>]\d*u"  # modes of screen, cursor, paste, keyboard
    rb"|\]22;default\x07)"  # the shape of the mouse pointer
)
"""The sequences that the reader writes of itself."""
UNSAFE = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""What no text of a file may bring to the screen: controls, bidirectional overrides, invisible characters."""
TOUR = (
    *[" "] * 12, "G", "g", *["]", "J", "l"] * 4, "\r",
    "1", "l", "j", "l", "j", "j", "\r",
    "3", "p", "j", "j", "G", "\\", "\r",
    "4", "p", "j", "j", "s", "S", "G", "\r",
    "/", "a", "\r", "n", "N", "\x1b",
    "3", "&", "e", "\r", "\x1b",
    "?", "\x1b[6~", "zz", "\x1b", "\x1b",
    ":", *["\x1b[6~"] * 8, "zz", "\x1b", "\x1b",
    "5", "l", "j", "j", "G", "l", "s", "\r", "6", "j", "G", "\r", "7", "l", "j", "G", "l", "\r", "8", "j",
    "l", "z", "z", "\r", "j", "l", "]", "\\", "\t", "\x1b", "9", "G", "i", "j", "\x1b", "2", "J", "J", "i", "G", "\x1b",
    "B", "G", "\r", "z", "\x1b", "R", "r", "0",
)  # fmt: skip
"""Keys that lead through every screen."""
SHORT_TOUR = (
    *[" "] * 8, "1", "3", "p", "4", "p", "j", "5", "l", "6", "7", "l", "8", "\r", "\x1b", "9", "B", "\x1b",
    "/", "a", "\r", ":", "\x1b[6~", "\x1b",
)  # fmt: skip
"""Keys that show each kind of pane once."""


def _assert_safe(terminal: Terminal) -> None:
    foreign = [sequence for sequence in terminal.sequences if not OURS.fullmatch(sequence)]
    assert foreign == []
    assert UNSAFE.findall(terminal.words) == []


@pytest.mark.slow
@pytest.mark.parametrize(("size", "tour"), [((40, 12), SHORT_TOUR), ((80, 24), TOUR), ((160, 50), SHORT_TOUR)])
def test_no_sequence_of_the_file_reaches_the_terminal(size: tuple[int, int], tour: tuple[str, ...]) -> None:
    with Terminal(HOSTILE, size=size) as terminal:
        terminal.shows("BOTTOM LINE")
        terminal.press(*tour, quiet=0.04)
        assert terminal.process.poll() is None
        assert "␦" in terminal.words
        terminal.write("q")
        assert terminal.ended() == 0
        _assert_safe(terminal)


def test_a_hostile_title_in_the_list_and_a_hostile_file_name(tmp_path: Path) -> None:
    bad_name = tmp_path / "\x1b]0;name\x07\u202e.briefing.yaml"
    bad_name.write_bytes(HOSTILE.read_bytes())
    (tmp_path / "other.briefing.yaml").write_bytes(HOSTILE.read_bytes())
    with Terminal(tmp_path) as terminal:
        terminal.shows("2 briefings")
        terminal.press("\x1b[B", "name", "\x1b", "\x1b[A", "\r").shows("BOTTOM LINE")
        terminal.press("R", "0", "\r", "q")
        assert terminal.ended() == 0
        _assert_safe(terminal)


def test_a_bad_file_of_a_list(tmp_path: Path) -> None:
    for name in ("a", "b"):
        text = f'briefing_version: "1"\ntitle: "{name}"\n"\\e]52;c;Y29weQ==\\a\\u202e[/bold]": "\\e[2J"\n'
        (tmp_path / f"{name}.briefing.yaml").write_text(text, encoding="utf-8")
    with Terminal(tmp_path) as terminal:
        terminal.shows("2 briefings")
        terminal.press("\r", "\x1b[B", "\r")
        assert "2 briefings" in terminal.text
        assert ".briefing.yaml line " in terminal.text
        terminal.write("\x03")
        terminal.settle()
        terminal.write("\x03")
        assert terminal.ended() == 130
        _assert_safe(terminal)


async def test_what_is_copied_is_safe(read: Open) -> None:
    async with read(briefing=load_file(HOSTILE), path=HOSTILE) as reader:
        for _ in range(10):
            await reader.press("y", "p", "y", "m", "y", "j", "J")
        await reader.press("3", "p", "y", "p", "j", "y", "y", "4", "p", "y", "m", "j", "y", "j")
        assert len(reader.sent) == 34
        assert not UNSAFE.findall("".join(reader.sent))


def test_a_hostile_text_of_a_source_and_hostile_mistakes(tmp_path: Path) -> None:
    path, text = tmp_path / "hostile.briefing.yaml", tmp_path / "text.txt"
    path.write_bytes(HOSTILE.read_bytes())
    text.write_text(
        "".join(f"\x1b]0;title\x07\u202e[bold red]\x9b2J{word}\u2028\n" for word in "abc"), encoding="utf-8"
    )
    source = load_file(HOSTILE).quotes[0].source
    with Terminal(f"{path}#{load_file(HOSTILE).quotes[0].id}", "--source", f"{source}={text}") as terminal:
        terminal.shows("problem")
        terminal.press("e", "J", "J", "G", "\x1b", "!", "j", "G", "\r", "\x1b")
        assert "[bold red]" in terminal.words
        path.write_text('title: "\\e]52;c;Y29weQ==\\a\\u202e[/bold]"\n"\\e[2J": [', encoding="utf-8")
        terminal.shows("! line")
        terminal.press("!", "\x1b", "q")
        assert terminal.ended() == 0
        _assert_safe(terminal)


def test_copying_is_the_only_thing_that_sends_to_the_clipboard() -> None:
    with Terminal(HOSTILE) as terminal:
        terminal.shows("BOTTOM LINE")
        terminal.press("J", "y", "y")
        sent = [sequence for sequence in terminal.sequences if not OURS.fullmatch(sequence)]
        assert len(sent) == 1
        assert sent[0].startswith(b"\x1b]52;c;")
        assert not UNSAFE.findall(base64.b64decode(sent[0][7:-1]).decode())


MARKUP = (
    "[bold red]",
    "[/nope]",
    "[link=file:///etc/passwd]",
    "[@click=app.quit]",
    "[$primary on 99%]",
    "[",
    "[/]",
    "\\[b]",
)
"""What Textual or Rich would take for markup, much of it wrong."""


@pytest.mark.parametrize("markup", MARKUP)
async def test_markup_in_text_is_shown_as_it_is(read: Open, tmp_path: Path, markup: str) -> None:
    quoted = markup.replace("\\", "\\\\")
    text = CROSSING.read_text(encoding="utf-8")
    for plain, marked in (
        ('title: "The strait', f'title: "{quoted}The strait'),
        ("title: One timetable", f'title: "{quoted}One timetable"'),
        ("name: Yui Sato", f'name: "{quoted}Yui Sato"'),
        ('text: "We can buy', f'text: "{quoted}We can buy'),
        ("label: Crossings a day", f'label: "{quoted}Crossings"'),
        ("label: Timetable}", f'label: "{quoted}Timetable"}}'),
    ):
        assert plain in text
        text = text.replace(plain, marked)
    path, other = tmp_path / f"{markup.replace('/', '')}.briefing.yaml", tmp_path / "other.briefing.yaml"
    path.write_text(text, encoding="utf-8")
    other.write_text(text, encoding="utf-8")
    async with read((160, 50), briefing=None, path=None, choices=choices([path, other])) as reader:
        assert f"{markup}The strait" in reader.text
        await reader.press("enter")
        assert f" {markup}The strait" in reader.lines[0]
        await reader.press("1", "z")
        assert f"2 {markup}One timetable" in reader.text
        await reader.press("4", "p")
        assert f"{markup}Crossings" in reader.text
        await reader.press("z", "2")
        await reader.press("/", *markup, "enter")
        assert f"/{markup}  1/" in reader.notice
        await reader.press("3", "p", "&", *"we can buy", "enter")
        assert f"“{markup}We" in reader.text
        await reader.press(":", *markup)
        assert reader.field == markup
        assert any(f"{markup}Yui Sato" in row for row in reader.listed)
        await reader.press("escape", "escape", "y", "y")
        assert f"“{markup}We can buy" in reader.sent[0]
