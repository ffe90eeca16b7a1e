"""The reader in a real terminal: kinds of terminal, signals, sizes, copying, and what stays when it goes."""

from __future__ import annotations

import base64
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

from briefing_tui.document.blocks import Block
from briefing_tui.document.citation import cite
from briefing_tui.library.catalogue import bundled_folder, find_briefings
from briefing_tui.loading import load_file
from tests.reader.conftest import CROSSING
from tests.reader.terminal import COMMAND, PATIENCE, Terminal

GAS = "f-gas-transit"
RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?2004l", b"\x1b[<u")
"""What gives the terminal its screen, its cursor, its paste and its keyboard back."""
COLOUR = re.compile(rb"\x1b\[(?:[\d;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[\d;]*)?m")


def _open(*arguments: object, size: tuple[int, int] = (80, 24), **environment: str) -> Terminal:
    terminal = Terminal(CROSSING, *arguments, size=size, environment=environment)
    return terminal.shows("BOTTOM LINE")


def _open_gas(gas: Path, *options: str, **environment: str) -> Terminal:
    return Terminal(f"{gas}#{GAS}", *options, environment=environment).shows("> 2 bcm")


@pytest.mark.parametrize("term", ["xterm", "linux", "vt100", "tmux-256color"])
def test_every_kind_of_terminal(term: str) -> None:
    with _open(TERM=term) as terminal:
        terminal.press(" ")
        assert "The spring round" in terminal.text
        terminal.write("q")
        assert terminal.ended() == 0
        assert all(restored in terminal.output for restored in RESTORED)


def test_no_color() -> None:
    with _open(NO_COLOR="1") as terminal:
        terminal.press("3", "?")
        assert not COLOUR.findall(bytes(terminal.output))


def test_the_default_theme_sends_only_the_terminals_own_colours() -> None:
    with _open(COLORTERM="truecolor") as terminal:
        terminal.press("3", "?")
        assert COLOUR.findall(bytes(terminal.output))
        assert not re.findall(rb"[34]8;[25];", terminal.output)


@pytest.mark.parametrize(("options", "asked"), [((), False), (("--mouse",), True)])
def test_the_mouse_is_only_asked_for_with_an_option(options: tuple[str, ...], asked: bool) -> None:
    with _open(*options) as terminal:
        assert bool(re.findall(rb"\x1b\[\?100[0236]h", terminal.output)) == asked


def test_sigterm_restores_the_screen() -> None:
    with _open() as terminal:
        before = len(terminal.output)
        terminal.signal(signal.SIGTERM)
        assert terminal.ended(2.0) == 128 + signal.SIGTERM
        assert all(restored in terminal.output[before:] for restored in RESTORED)


def test_sighup_ends_it() -> None:
    with _open() as terminal:
        terminal.signal(signal.SIGHUP)
        assert terminal.ended(2.0) != 0


@pytest.mark.parametrize("trap", ["", "trap '' HUP; "])
def test_a_dropped_connection_ends_it(trap: str) -> None:
    command = ["sh", "-c", f'{trap}exec "$@"', "sh", *COMMAND, str(CROSSING)]
    with Terminal(command=command).shows("BOTTOM LINE") as terminal:
        terminal.close()
        terminal.ended(2.0)


def test_ctrl_c_twice() -> None:
    with _open() as terminal:
        terminal.press("\x03")
        assert "ctrl+c again quits" in terminal.text
        terminal.write("\x03")
        assert terminal.ended() == 130
        assert all(restored in terminal.output for restored in RESTORED)


def test_ctrl_z_suspends_and_continues() -> None:
    with _open() as terminal:
        terminal.write("\x1a")
        terminal.until(lambda: RESTORED[0] in terminal.output)
        _, status = os.waitpid(terminal.process.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status)
        before = len(terminal.output)
        terminal.signal(signal.SIGCONT)
        terminal.until(lambda: b"BOTTOM LINE" in terminal.output[before:])
        terminal.settle()
        terminal.press(" ")
        assert "The spring round" in terminal.text
        terminal.write("q")
        assert terminal.ended() == 0


@pytest.mark.parametrize("key", ["r", "\x0c"])
def test_repaint_mends_a_garbled_screen(key: str) -> None:
    with _open().shows("1 problem").press("r") as terminal:
        before = terminal.text
        terminal.output += b"\x1b[5;1Hgarbled by something else\x1b[12;40Hgarbled"
        assert "garbled" in terminal.text
        terminal.press(key)
        assert terminal.text == before


@pytest.mark.parametrize("size", [(20, 5), (1, 1)])
def test_a_tiny_terminal(size: tuple[int, int]) -> None:
    with Terminal(CROSSING, size=size) as terminal:
        terminal.until(lambda: b"\x1b[?1049h" in terminal.output)
        terminal.settle()
        terminal.press(" ", "3", "4", "/", "e", "\r", "?", "\x1b", quiet=0.05)
        assert terminal.process.poll() is None
        terminal.resize(80, 24)
        terminal.until(lambda: "TLP:GREEN" in terminal.text)
        terminal.write("q")
        assert terminal.ended() == 0


def test_a_small_terminal_shows_text() -> None:
    with Terminal(CROSSING, size=(20, 5)) as terminal:
        terminal.shows("BOTTOM LINE")
        terminal.press("j", "j")
        assert "timetable" in terminal.text


def test_a_storm_of_sizes() -> None:
    with _open().shows("1 problem").press("r") as terminal:
        before = terminal.text
        for slow in (True, False, False, False):
            for number in range(120 if slow else 2000):
                terminal.resize(1 + number * 37 % 200, 1 + number * 17 % 60)
                if slow or not number % 40:
                    terminal.read(0)
            terminal.resize(80, 24)
            terminal.until(lambda: terminal.press("r").text == before)
        terminal.write("q")
        assert terminal.ended() == 0


def test_standard_input_gives_the_text_and_the_terminal_the_keys() -> None:
    command = ["sh", "-c", 'cat "$1" | "$2" -m briefing_tui -', "sh", str(CROSSING), sys.executable]
    with Terminal(command=command).shows("BOTTOM LINE") as terminal:
        terminal.listen(0.5)
        assert terminal.output.count(b"BOTTOM LINE") == 1  # it is painted once, which counts on a bad link
        terminal.press(" ")
        assert "The spring round" in terminal.text
        terminal.press("R")
        assert "standard input cannot be read again" in terminal.text
        terminal.write("q")
        assert terminal.ended() == 0


def test_keys_typed_ahead_of_a_field() -> None:
    with _open() as terminal:
        terminal.press("/qG")
        assert terminal.process.poll() is None
        assert terminal.text.split("\n")[-1].startswith("/ qG")


@pytest.fixture
def gas() -> Path:
    """The briefing that comes along, which has the figure on gas."""
    return find_briefings(bundled_folder())[0]


@pytest.fixture
def cited(gas: Path) -> str:
    """What copying that figure gives."""
    briefing = load_file(gas)
    figure = cite(briefing, Block("figure", "", GAS))
    assert "more than 2 bcm" in figure
    assert figure.endswith(f"{briefing.id}#{GAS}")
    return figure


def _sent(terminal: Terminal) -> list[bytes]:
    return [sequence for sequence in terminal.sequences if sequence.startswith(b"\x1b]52")]


def test_copying_sends_osc_52(gas: Path, cited: str) -> None:
    with _open_gas(gas) as terminal:
        terminal.press("y", "y")
        assert _sent(terminal) == [b"\x1b]52;c;" + base64.b64encode(cited.encode()) + b"\x07"]
        assert "sent to the terminal" in terminal.text


@pytest.mark.parametrize(
    ("script", "arrives"),
    [
        ('printf "%s " "$@" > called; cat > buffer', "load-buffer -w - "),
        ('[ "$2" = -w ] && exit 1; printf "%s " "$@" > called; cat > buffer', "load-buffer - "),
        ("exit 1", ""),
    ],
    ids=["tmux 3.2 or later", "before", "out of order"],
)
def test_copying_inside_tmux(tmp_path: Path, gas: Path, cited: str, script: str, arrives: str) -> None:
    fake = tmp_path / "tmux"
    fake.write_text(f"#!/bin/sh\ncd {tmp_path}\n{script}\n", encoding="utf-8")
    fake.chmod(0o755)
    with _open_gas(gas, TMUX="/tmp/tmux-0/default,1,0", PATH=f"{tmp_path}:{os.environ['PATH']}") as terminal:
        terminal.press("y", "y")
        assert ("tmux buffer" in terminal.text) == bool(arrives)
        assert len(_sent(terminal)) == (not arrives)
        if arrives:
            assert (tmp_path / "called").read_text() == arrives
            assert (tmp_path / "buffer").read_bytes() == cited.encode()


def test_what_is_shown_plainly_is_wrapped_by_the_terminal(gas: Path, cited: str) -> None:
    with _open_gas(gas, "--mouse") as terminal:
        before = len(terminal.output)
        terminal.press("c")
        written = bytes(terminal.output[before:]).decode().replace("\x1b[K", "").replace("\r\r", "\r")
        assert "\x1b[?7h" + cited.replace("\n", "\r\n") + "\r\n\x1b[?7l" in written
        assert terminal.text.replace("\n", "").startswith(cited.replace("\n", "")[:300])
        assert "\x1b[?1000l" in written
        before = len(terminal.output)
        terminal.press("r")
        assert b"\x1b[?7h" + cited.encode()[:20] in terminal.output[before:]
        terminal.resize(100, 12)
        terminal.press("j")
        assert terminal.text.startswith(cited.split("\n", maxsplit=1)[0])
        before = len(terminal.output)
        terminal.press("\x1b")
        assert b"\x1b[?1000h" in terminal.output[before:]
        assert "> 2 bcm" in terminal.text


def test_the_environment_restricts_it(tmp_path: Path) -> None:
    with _open(BRIEFING_SECURE="1", EDITOR=f"touch {tmp_path}/edited") as terminal:
        terminal.press("v")
        assert "restricted mode: no editor" in terminal.text
        terminal.press("\x1a")
        assert "restricted mode: there is no way to a shell" in terminal.text
        terminal.write("q")
        assert terminal.ended() == 0
        assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("tmux"), reason="needs tmux")
def test_copying_in_a_real_tmux(tmp_path: Path, gas: Path, cited: str) -> None:
    server = ["tmux", "-S", str(tmp_path / "socket"), "-f", os.devnull]

    def ask(*arguments: str) -> str:
        return subprocess.run([*server, *arguments], capture_output=True, text=True, check=False).stdout

    def until(shown: str) -> None:
        deadline = monotonic() + PATIENCE
        # Lines that the terminal has wrapped are joined, as in what a mouse selects.
        while shown not in (text := re.sub(" +\n", "\n", ask("capture-pane", "-p", "-J"))):
            assert monotonic() < deadline, text

    try:
        ask("new-session", "-d", "-x", "80", "-y", "24", *COMMAND, f"{gas}#{GAS}")
        until("> 2 bcm")
        ask("send-keys", "y", "y")
        until("sent to the tmux buffer")
        assert ask("show-buffer") == cited
        ask("send-keys", "c")
        until(f"{cited}\n")
    finally:
        ask("kill-server")


@pytest.mark.slow
def test_nothing_is_written_while_nothing_happens() -> None:
    with _open() as terminal:
        terminal.listen(1.0)  # within this time the page is folded for finding
        for keys in ("", "/fer", "\x1b?"):
            terminal.press(*keys)
            assert terminal.listen(1.5) == 0, f"after {keys!r}"
