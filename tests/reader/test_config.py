"""Settings in the reader: keys, width, theme, and a notice about what is wrong; nothing of it stops reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_tui.personal.config import Config
from briefing_tui.reader.commands import COMMANDS
from briefing_tui.reader.keymap import as_keymap, key_of, remapped
from briefing_tui.reader.settings import settle
from tests.reader.conftest import NARROW, NORMAL, Open
from tests.reader.terminal import Terminal


def config(folder: Path, text: str) -> Config:
    """The settings of a file with this text."""
    (folder / "config.toml").write_text(text, encoding="utf-8")
    return Config(folder, environment={})


def problems(folder: Path, text: str) -> list[str]:
    """What is wrong with a file, without the path."""
    return [problem.removeprefix(f"{folder}/config.toml:") for problem in settle(config(folder, text)).problems]


async def test_keys_are_remapped(read: Open, tmp_path: Path) -> None:
    settings = config(tmp_path, '[keys]\nline-down = ["x", "ctrl+n"]\nhelp = "j"\nquotes = []\nfind = [",", "?"]\n')
    async with read(NARROW, config=settings) as reader:
        for key in ("x", "ctrl+n"):
            before = reader.place
            await reader.press(key)
            assert reader.place > before
        before = reader.place
        await reader.press("down", "3")
        assert (reader.place, reader.focus) == (before, "page")
        await reader.press("j")
        assert reader.lines[0].strip() == "Keys and signs"
        assert any(row.startswith("x ctrl+n ") and "One line down" in row for row in reader.listed)
        await reader.press("escape", "?")
        await reader.press("j", "x", ",", "q")
        assert reader.field == "jx,q"
        await reader.press("escape")
        assert ", find" in reader.lines[-1]


async def test_notices_name_the_keys_that_commands_have(read: Open, tmp_path: Path) -> None:
    settings = config(
        tmp_path, '[keys]\nmark = ["M"]\nmarks = []\nescape = ["Z"]\nquit = ["x"]\npin = ["P"]\nedit = ["V"]\n'
    )
    async with read(NORMAL, config=settings) as reader:
        await reader.press(":", *"marks", "enter")
        assert reader.notice == "no marks yet: M marks the current block, a writes a note on it"
        await reader.press("M")
        assert reader.notice == "marked · : marks lists the marks"
        await reader.press("Z", "Z", "Z")
        assert reader.notice == "x quits"
        await reader.press("]", "]", "]", "4")
        assert "P shows" in reader.text
        await reader.press("2", "g", "J", "J", "i")
        assert "Z closes" in reader.text
        await reader.press("B")
        assert reader.lines[-1].startswith(" Z back  Enter shows the whole  j k choose  x quit")


async def test_keys_of_fields_and_lists_stay_letters(read: Open, tmp_path: Path) -> None:
    settings = config(tmp_path, '[keys]\nquit = "x"\nline-down = "q"\nescape = ["Z", "esc"]\ngo = ["g", "enter"]\n')
    async with read(config=settings) as reader:
        await reader.press("/", *"xqZg")
        assert reader.field == "xqZg"
        await reader.press("escape", "?", *"xqg")
        assert reader.app.is_running
        await reader.press("escape", "escape", "x")
        assert reader.app.return_code == 0


def test_every_command_can_have_another_key() -> None:
    wanted = {
        command.name: [f"ctrl+{'abcdefgklnopqrstuvwxyz'[at % 22]}" if at < 22 else f"f{at - 21}"]
        for at, command in enumerate(COMMANDS[:33])
    }
    commands, complaints = remapped(wanted)
    assert [c for c in complaints if "left without" not in c.message] == []
    assert [list(command.keys) for command in commands[:33]] == list(wanted.values())


def test_nothing_is_said_of_keys_that_are_the_usual_ones() -> None:
    commands, complaints = remapped({command.name: list(command.keys) for command in COMMANDS})
    assert complaints == []
    assert commands == COMMANDS
    assert as_keymap(commands) == {}


def test_a_key_goes_from_the_command_that_has_it_by_default() -> None:
    commands, complaints = remapped({"find": ["j"]})
    keys = {command.name: command.keys for command in commands}
    assert keys["find"] == ("j",)
    assert keys["line-down"] == ("down",)
    assert complaints == []
    assert as_keymap(commands) == {"line-down": "down", "find": "j"}


WRONG = [
    ('[keys]\npage-dwn = ["x"]\n', "2:1: there is no command 'page-dwn'; did you mean page-down?"),
    ('[keys]\nzzzz = ["x"]\n', "2:1: there is no command 'zzzz'; docs/keys.md and ? list them"),
    ('[keys]\ntop = ["x", "spce"]\n', "2:13: there is no key 'spce'; did you mean space?"),
    ('[keys]\ntop = ["ctrl+i"]\n', "2:8: ctrl+i cannot be told from tab"),
    (
        '[keys]\ntop = ["ctrl+ü"]\n',
        "2:8: there is no key 'ctrl+ü'; a key is a character, a name such as space, or ctrl+x",
    ),
    ('[keys]\ntop = "x"\nbottom = ["Y", "x"]\n', "3:16: x is a key of top already"),
    ("[keys]\ntop = 3\n", '2:7: keys are a list, such as ["space", "f"]'),
    ('[keys]\ntop = "/"\n', "2:7: find is left without a key"),
    ('keys = {top = "g", bottom = "g"}\n', "1:29: g is a key of top already"),
    ('theme = "drak"\n', "1:9: there is no theme 'drak'; did you mean dark?"),
    (
        'theme = "../x"\n',
        "1:9: there is no theme '../x'; themes: ansi, dark, light, high-contrast, high-contrast-light, paper",
    ),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_what_is_wrong_is_told_at_its_place(tmp_path: Path, text: str, message: str) -> None:
    assert problems(tmp_path, text) == [message]


@pytest.mark.parametrize(
    "name", ["PgDn", "pgup", "Esc", "RETURN", "F12", "shift+tab", "alt+x", "ctrl+left", "ä", "ş", " ", "我"]
)
def test_names_of_keys(name: str) -> None:
    assert key_of(name)


@pytest.mark.parametrize("name", ["", "f13", "ctrl+", "ctrl+shift+x", "hyper+x", "\x1b", "\u200b", "ctrl+[", "shift+x"])
def test_what_is_no_key(name: str) -> None:
    assert key_of(name) is None


@pytest.mark.parametrize(
    ("text", "more"), [("theme = 3\n", ""), ("theme = 3\nmouse = 3\n", " · 1 more: briefing config lists them")]
)
async def test_a_broken_file_is_one_notice_and_reading_goes_on(
    read: Open, tmp_path: Path, text: str, more: str
) -> None:
    async with read((200, 24), config=config(tmp_path, text)) as reader:
        assert reader.notice == f"theme is text in quotation marks{more} · {tmp_path}/config.toml:1:9"
        await reader.press("j")
        assert reader.notice == ""
        await reader.press("0")
        assert "config.toml" not in reader.notice


@pytest.mark.parametrize("width", [30, 60, 120])
async def test_prose_is_as_wide_as_it_is_set(read: Open, tmp_path: Path, width: int) -> None:
    async with read((160, 40), config=config(tmp_path, f"width = {width}\n")) as reader:
        await reader.press("z")
        longest = max(len(line.rstrip()) - 3 for line in reader.lines[2:-1])
        assert width - 12 <= longest <= width


async def test_width_holds_after_the_file_was_read_again(read: Open, tmp_path: Path, talks: Path) -> None:
    from briefing_tui.loading import load_file

    async with read(
        NORMAL, briefing=load_file(talks), path=talks, live=True, config=config(tmp_path, "width = 40\n")
    ) as reader:
        await reader.pilot.pause(0.4)
        talks.write_text(talks.read_text().replace("for a year", "for one year"))
        await reader.press("R")
        assert reader.screen.page.measure == 40


def test_the_command_reads_the_settings(talks: Path, home: Path) -> None:
    folder = home / "config" / "briefing"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('theme = "dark"\nmouse = true\n[keys]\nquit = ["Q"]\n')
    with Terminal(talks) as terminal:
        terminal.shows("Harbour")
        assert b"\x1b[?1000h" in terminal.output
        assert b"38;2;220;220;220" in terminal.output or b"38;5;" in terminal.output
        terminal.press("q")
        assert terminal.process.poll() is None
        terminal.write("Q")
        assert terminal.ended() == 0


def test_an_option_goes_before_the_settings(talks: Path, home: Path) -> None:
    folder = home / "config" / "briefing"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('theme = "dark"\n')
    with Terminal(talks, "--theme", "ansi") as terminal:
        terminal.shows("Harbour")
        assert b"38;2;" not in terminal.output
