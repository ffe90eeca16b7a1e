"""The reader in a real terminal, while its file is saved again and again."""

from __future__ import annotations

import os
import re
import shlex
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.reader.conftest import CROSSING
from tests.reader.terminal import Terminal

TEXT = CROSSING.read_text(encoding="utf-8")
SIZE = (100, 30)
SAVES, SECONDS = 50, 10.0
SPARE = 12 * 1024
"""KiB that the memory of the reader may grow by while it shows fifty states of a file."""


def _state(number: int) -> str:
    """What is saved: other text above the place, every fifth time broken, in different ways."""
    if number % 5 == 4:
        return (TEXT.replace("sections:\n", "sections:\n\t- tab\n"), TEXT[: len(TEXT) // 2], "", "\x00", "- list\n")[
            number // 5 % 5
        ]
    more = "".join(f"  - {{id: sec-{at}, title: New {at}, body: New words {number}.}}\n" for at in range(number % 7))
    return TEXT.replace("  - id: sec-round", more + "  - id: sec-round", 1)


def _save(path: Path, text: str, number: int) -> None:
    """Save in place, by renaming, or by deleting first, in turn."""
    if number % 3 == 1:
        new = path.with_name(".new")
        new.write_text(text, encoding="utf-8")
        os.replace(new, path)
        return
    if number % 3 == 2:
        path.unlink()
    path.write_text(text, encoding="utf-8")


def _resources(terminal: Terminal) -> tuple[int, int, int]:
    """Open handles, threads, and memory in KiB of the reader."""
    folder = Path(f"/proc/{terminal.process.pid}")
    status = (folder / "status").read_text()
    memory = re.search(r"VmRSS:\s+(\d+)", status)
    assert memory
    return len(os.listdir(folder / "fd")), len(os.listdir(folder / "task")), int(memory[1])


def _page(terminal: Terminal) -> list[str]:
    """The lines of the page, beside the contents and without the margin, where the signs and marks stand.

    Lines in Arabic letters are left out: pyte makes of their joiners what no terminal does.
    """
    lines = [line.partition("│")[2][3:] for line in terminal.text.split("\n")[2:-1]]
    return [line for line in lines if not re.search("[\u0600-\u06ff]", line)]


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="looks into /proc")
def test_fifty_saves_in_ten_seconds(path: Path) -> None:
    with Terminal(f"{path}#q-karimi-money", size=SIZE).shows("We can buy the boat") as terminal:
        terminal.listen(2.0)
        for number in (0, 4, 1):  # what is imported and kept once
            _save(path, _state(number), number)
            terminal.listen(1.0)
        _save(path, TEXT, 0)
        terminal.listen(1.5)
        page, before = _page(terminal), _resources(terminal)
        begun = monotonic()
        for number in range(SAVES):
            _save(path, _state(number), number)
            if number % 4 == 0:
                terminal.write("jk")
            terminal.listen(max(0.0, begun + (number + 1) * SECONDS / SAVES - monotonic()))
        _save(path, TEXT, 1)
        terminal.until(lambda: "! " not in terminal.text.split("\n")[0])
        terminal.listen(2.0)
        assert _page(terminal) == page
        handles, threads, memory = _resources(terminal)
        assert handles <= before[0]
        assert threads <= before[1]
        assert memory <= before[2] + SPARE
        terminal.write("q")
        assert terminal.ended() == 0


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/schedstat").exists(), reason="looks into /proc")
def test_watching_writes_nothing_and_costs_next_to_nothing(path: Path) -> None:
    def spent() -> float:
        # In nanoseconds; /proc/PID/stat counts hundredths of a second, of which three are all that there may be.
        threads = Path(f"/proc/{terminal.process.pid}/task").glob("*/schedstat")
        return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9

    with Terminal(path, size=SIZE).shows("BOTTOM LINE") as terminal:
        terminal.listen(3.0)
        costs = []
        for _ in range(4):  # of which other programs may have spoilt some
            before = spent()
            assert terminal.listen(5.0) == 0
            costs.append(spent() - before)
        assert min(costs) <= 5.0 * 0.003, costs
        terminal.write("q")
        assert terminal.ended() == 0


def test_a_save_is_shown_at_once_and_quitting_is_quick(path: Path) -> None:
    with Terminal(path, size=SIZE).shows("BOTTOM LINE") as terminal:
        terminal.listen(1.0)
        path.write_text(TEXT.replace("The towns agreed on one timetable", "The towns fell out"), encoding="utf-8")
        terminal.until(lambda: "The towns fell out" in terminal.text)
        begun = monotonic()
        terminal.write("q")
        assert terminal.ended() == 0
        assert monotonic() - begun < 2.0


def test_quitting_while_it_is_checked(path: Path) -> None:
    with Terminal(path, size=SIZE).shows("BOTTOM LINE") as terminal:
        terminal.listen(0.25)
        terminal.write("q")
        assert terminal.ended() == 0
        assert b"Traceback" not in terminal.output


def test_the_editor_gets_the_terminal_and_gives_it_back(path: Path, tmp_path: Path) -> None:
    program = tmp_path / "nano"
    program.write_text(
        f"#!{sys.executable}\nimport sys, pathlib\n"
        "print('EDITOR AT', sys.argv[1], sys.stdin.isatty(), sys.stdout.isatty())\n"
        "answer = input('say something: ')\n"
        "file = pathlib.Path(sys.argv[2])\n"
        "file.write_text(file.read_text().replace('We can buy the boat', answer))\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    environment = {"EDITOR": shlex.quote(str(program))}
    with Terminal(f"{path}#q-karimi-money", size=SIZE, environment=environment).shows(
        "We can buy the boat"
    ) as terminal:
        terminal.listen(1.0)
        terminal.write("v")
        terminal.until(lambda: b"say something" in terminal.output)
        line = next(at for at, text in enumerate(TEXT.split("\n"), 1) if "id: q-karimi-money" in text)
        assert f"EDITOR AT +{line} True True".encode() in terminal.output
        sleep(0.2)
        terminal.write("\x03")  # of an editor, this is a key or its end, but never the end of the reader
        terminal.settle()
        terminal.until(lambda: "We can buy the boat" in terminal.text)
        terminal.write("v")
        terminal.until(lambda: terminal.output.count(b"EDITOR AT +") == 2)
        terminal.write("We shall sell the boat\r")
        terminal.until(lambda: "We shall sell the boat" in terminal.text)
        terminal.press("j", "k")
        terminal.write("q")
        assert terminal.ended() == 0
