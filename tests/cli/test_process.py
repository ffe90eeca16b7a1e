"""What only a process of its own can show: pipes, terminals, encodings, interrupts, and what is imported."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from tests.cli.conftest import COMMAND, Run

DEEP = "import sys; from briefing_tui.cli import main; status = main(); print(status, *sys.modules, file=sys.stderr)"


def test_standard_input(process: Run, talks: Path) -> None:
    text = process("show", talks).out
    assert process("-", stdin=talks.read_bytes()) == (0, text, "")
    assert process("show", "-", stdin=talks.read_bytes()) == (0, text, "")
    assert process("export", "-", "--to", "text", stdin=talks.read_bytes()) == (0, text, "")


def test_an_item_of_standard_input(process: Run, talks: Path) -> None:
    expected = process("show", f"{talks}#f-tugs")
    assert process("-", "--at", "f-tugs", stdin=talks.read_bytes()) == expected
    assert process("show", "--", "-#f-tugs", stdin=talks.read_bytes()) == expected
    assert process("-", "--at", "f-tug", stdin=talks.read_bytes()).err.startswith("<stdin>: ")


def test_a_problem_in_standard_input(process: Run) -> None:
    status, out, err = process("-", stdin=b"a: [")
    assert (status, out) == (1, "")
    assert err.startswith("<stdin>:1:")


@pytest.mark.parametrize("arguments", [["show"], ["export", "--to", "json"], ["check", "--strict"], []])
def test_a_closed_pipe_is_silent(talks: Path, arguments: list[str]) -> None:
    unread, written = os.pipe()
    os.close(unread)
    done = subprocess.run([COMMAND, *arguments, talks], stdout=written, stderr=subprocess.PIPE, check=False)
    os.close(written)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk(talks: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([COMMAND, "show", talks], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 3
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_utf8_whatever_the_locale(talks: Path, encoding: str) -> None:
    environment = os.environ | {"PYTHONIOENCODING": encoding}
    done = subprocess.run([COMMAND, "show", talks], env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "[…]".encode() in done.stdout


def test_a_file_name_that_is_no_text(process: Run, tmp_path: Path) -> None:
    status, _, err = process(os.fsdecode(bytes(tmp_path) + b"/\x1b]0;\xff.yaml"))
    assert status == 3
    assert "\x1b" not in err
    assert err.endswith(".yaml: no such file\n")


def test_interrupted() -> None:
    # What runs in the background ignores SIGINT, and its children with it: the reader is started as from a terminal.
    heeding = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen([COMMAND, "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        signal.signal(signal.SIGINT, heeding)
        assert running.stdin and running.stderr
        running.stdin.write(b" " * 2**20)  # more than a pipe holds: when it is gone, the process is reading
        running.stdin.flush()
        running.send_signal(signal.SIGINT)
        assert (running.stderr.read(), running.wait()) == (b"", 130)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["show", "--help"],
        ["show", "PATH"],
        ["export", "PATH", "--to", "json"],
        ["check", "--help"],
        ["check", "PATH"],
        ["check", "--explain", "F06"],
        ["schema"],
        ["new", "-"],
        ["PATH"],
        ["--plain", "PATH"],
    ],
)
def test_no_command_but_the_reader_imports_textual(talks: Path, arguments: list[str]) -> None:
    arguments = [str(talks) if argument == "PATH" else argument for argument in arguments]
    done = subprocess.run([sys.executable, "-c", DEEP, *arguments], capture_output=True, text=True, check=False)
    status, *modules = done.stderr.splitlines()[-1].split()
    assert status == "0" or arguments[0] == "check"
    assert not {"textual", "rich.console", "rich.text", "markdown_it.cli"} & set(modules)
    assert "briefing_tui.model" in modules or "--help" in arguments


def test_version_imports_next_to_nothing() -> None:
    done = subprocess.run([sys.executable, "-c", DEEP, "--version"], capture_output=True, text=True, check=True)
    assert not {"click", "typing", "pathlib", "importlib.metadata", "msgspec"} & set(done.stderr.split())


def test_the_fast_way_is_without_click(talks: Path) -> None:
    done = subprocess.run([sys.executable, "-c", DEEP, talks], capture_output=True, text=True, check=True)
    assert "click" not in done.stderr.split()


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_cannot_draw_gets_plain_text(talks: Path, term: str) -> None:
    assert on_terminal([COMMAND, str(talks)], TERM=term)[1].count("\x1b") == 0


def test_accessible_is_plain_text(talks: Path) -> None:
    status, screen = on_terminal([COMMAND, str(talks)], ACCESSIBLE="1")
    assert status == 0
    assert "Both ports put their tugs" in screen
    assert "\x1b" not in screen


def test_keys_come_from_the_terminal_after_a_pipe() -> None:
    program = (
        "import os; from briefing_tui.cli.streams import can_draw, take_terminal;"
        "print(can_draw(), os.isatty(0), os.isatty(2), take_terminal(), os.isatty(0), os.isatty(2))"
    )
    assert on_terminal([sys.executable, "-c", program])[1].strip() == "True False False True True True"


def on_terminal(command: list[str], **environment: str) -> tuple[int, str]:
    """Run a command with a terminal of 80 x 24 on standard output, and pipes as the other streams."""
    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    running = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env=os.environ | environment,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(1, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - there are no threads here
    )
    os.close(theirs)
    screen = bytearray()
    try:
        while received := os.read(ours, 65536):
            screen += received
    except OSError:  # so Linux says that the other side is closed
        pass
    os.close(ours)
    return running.wait(), screen.decode()
