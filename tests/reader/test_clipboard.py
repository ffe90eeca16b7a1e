"""Ways to a clipboard: tmux, programs of a display, OSC 52; each in the order in which it is tried."""

from __future__ import annotations

import base64
import os
from pathlib import Path
from time import monotonic

import pytest

from briefing_tui.reader import clipboard
from briefing_tui.reader.clipboard import LONGEST, send, sequence

TEXT = "“Ağaç” 1\u202f000\ncrossing#q"
TAKES = 'printf "%s " "$@" > called; cat > taken'


class Desk:
    """A folder with programs that a test makes up, the only one in PATH but that of the shell."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sent: list[str] = []

    def program(self, name: str, script: str = TAKES) -> None:
        path = self.folder / name
        path.write_text(f"#!/bin/sh\ncd {self.folder}\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    async def send(self, text: str = TEXT, *, restricted: bool = False) -> str:
        return await send(text, self.sent.append, restricted=restricted)

    @property
    def taken(self) -> str:
        return (self.folder / "taken").read_text(encoding="utf-8")

    @property
    def called(self) -> str:
        return (self.folder / "called").read_text(encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("cat", "sleep"):
        found = next(Path(folder, name) for folder in ("/bin", "/usr/bin") if Path(folder, name).exists())
        (tools / name).symlink_to(found)
    monkeypatch.setenv("PATH", str(tools))
    return Desk(tools)


async def test_without_anything_between_it_is_osc_52(desk: Desk) -> None:
    assert await desk.send() == "sent to the terminal (OSC 52)"
    assert desk.sent == [TEXT]


@pytest.mark.parametrize(
    ("variable", "name", "arguments"),
    [
        ("WAYLAND_DISPLAY", "wl-copy", ""),
        ("DISPLAY", "xclip", "-selection clipboard -in "),
        ("DISPLAY", "xsel", "--clipboard --input "),
    ],
)
async def test_programs_of_a_display(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, variable: str, name: str, arguments: str
) -> None:
    monkeypatch.setenv(variable, "any")
    desk.program(name)
    assert await desk.send() == f"sent to the clipboard, by {name}"
    assert (desk.taken, desk.called.strip(), desk.sent) == (TEXT, arguments.strip(), [])


async def test_macos_has_its_own(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    desk.program("pbcopy")
    assert await desk.send() == "sent to the clipboard, by pbcopy"


@pytest.mark.parametrize("variable", ["SSH_CONNECTION", "SSH_TTY"])
async def test_over_ssh_the_display_is_not_the_readers(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv(variable, "any")
    desk.program("xclip")
    assert await desk.send() == "sent to the terminal (OSC 52)"


async def test_what_fails_is_made_up_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("TMUX", "/tmp/tmux-0/default,1,0")
    desk.program("tmux", "exit 1")
    desk.program("xclip", "exit 1")
    desk.program("xsel")
    assert await desk.send() == "sent to the clipboard, by xsel"


async def test_nobody_waits_for_a_program_that_hangs(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "_PATIENCE", 0.05)
    monkeypatch.setenv("DISPLAY", ":0")
    desk.program("xclip", "sleep 30")
    began = monotonic()
    assert await desk.send() == "xclip did not answer; sent to the terminal (OSC 52)"
    assert monotonic() - began < 5
    assert desk.sent == [TEXT]


async def test_what_a_program_leaves_in_the_background_is_not_waited_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    desk.program("xclip", f"{TAKES}; sleep 1 &")
    assert await desk.send() == "sent to the clipboard, by xclip"


async def test_restricted_nothing_is_started(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("TMUX", "/tmp/tmux-0/default,1,0")
    desk.program("tmux")
    desk.program("xclip")
    assert await desk.send(restricted=True) == "sent to the terminal (OSC 52) if tmux lets it"
    assert not (desk.folder / "called").exists()


async def test_no_more_is_sent_than_terminals_take(desk: Desk) -> None:
    assert (await desk.send("é" * LONGEST)).startswith(f"not sent: {2 * LONGEST} bytes are more")
    assert desk.sent == []
    await desk.send("e" * LONGEST)
    assert len(desk.sent) == 1


def test_the_sequence_has_every_byte() -> None:
    assert sequence(TEXT, {}) == f"\x1b]52;c;{base64.b64encode(TEXT.encode()).decode()}\x07"


@pytest.mark.parametrize("environment", [{"STY": "1.tty"}, {"TERM": "screen.xterm-256color"}])
def test_gnu_screen_gets_it_in_pieces_that_it_has_room_for(environment: dict[str, str]) -> None:
    long = TEXT * 50
    pieces = sequence(long, environment).split("\x1bP")[1:]
    assert all(piece.endswith("\x1b\\") and len(piece) < 256 for piece in pieces)
    assert "".join(piece.removesuffix("\x1b\\") for piece in pieces) == sequence(long, {})
    assert len(pieces) > 1


def test_tmux_that_calls_itself_screen_is_not_taken_for_it() -> None:
    assert sequence(TEXT, {"TERM": "screen-256color", "TMUX": os.devnull}) == sequence(TEXT, {})
