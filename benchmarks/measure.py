"""One program measured once, and many such samples summed up."""

from __future__ import annotations

import math
import os
import statistics
import subprocess
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.programs import Program
from benchmarks.terminal import Drawn, Idle, Terminal

KEYS = 4
"""How often the page key and the line key are pressed in one sample."""

STATES = {"idle": "", "idle_in_find": "/a", "idle_in_palette": ":"}
"""In which states a reader is watched doing nothing, and the keys that lead there."""

IDLE_SECONDS = 5.0

ESCAPE_QUIET = 0.3
"""Seconds to wait after Esc, which a program first takes for the beginning of another key."""


@dataclass
class Samples:
    """What was measured of one program at one size, over all rounds."""

    paints: list[Drawn] = field(default_factory=list)
    pages: list[Drawn] = field(default_factory=list)
    lines: list[Drawn] = field(default_factory=list)
    finds: list[Drawn] = field(default_factory=list)
    bottoms: list[Drawn] = field(default_factory=list)
    memory: list[tuple[float, float]] = field(default_factory=list)
    idle: dict[str, Idle] = field(default_factory=dict)

    def add(self, program: Program, columns: int, rows: int, *, finds: bool, idles: bool) -> None:
        """Run the program once.

        Args:
            program: what to run.
            columns: width of the terminal.
            rows: its height.
            finds: type in its find field and go to the bottom as well, if it is ours.
            idles: watch it do nothing as well, which takes seconds.

        Raises:
            TimeoutError: if it never shows its text.
        """
        with Terminal(program.command, columns, rows, program.environment) as terminal:
            self.paints.append(terminal.first_paint(program.shows))
            terminal.settle()
            resident, _ = terminal.memory()
            if program.scrolls:
                self.lines += [terminal.key(program.line) for _ in range(KEYS)]
                self.pages += [terminal.key(program.page) for _ in range(KEYS)]
            if idles:
                self._watch(terminal, STATES if program.words else ["idle"])
            if finds and program.words:
                self._find(terminal, program.words)
                self.bottoms.append(terminal.key("G"))
            self.memory.append((resident, terminal.memory()[1]))

    def _watch(self, terminal: Terminal, states: Iterable[str]) -> None:
        """Watch the program do nothing in each of the states."""
        for state in states:
            for key in STATES[state]:
                terminal.key(key)
            terminal.settle()
            self.idle[state] = terminal.idle(IDLE_SECONDS)
            if STATES[state]:
                terminal.key("\x1b", quiet=ESCAPE_QUIET)

    def _find(self, terminal: Terminal, words: Sequence[str]) -> None:
        """Type each word letter by letter, as soon as the screen is quiet; Esc goes back to where it began."""
        for word in words:
            terminal.key("/")
            self.finds += [terminal.key(letter) for letter in word]
            terminal.key("\x1b", quiet=ESCAPE_QUIET)

    def summary(self) -> dict[str, float]:
        """Medians: milliseconds, bytes, MB and per cent; nothing under a name that was not measured."""
        found: dict[str, float | None] = {
            "first_text_ms": median([1000 * paint.text_seconds for paint in self.paints if paint.text_seconds]),
            "first_paint_ms": median(milliseconds(self.paints)),
            "page_ms": median(milliseconds(self.pages)),
            "page_bytes": median(sizes(self.pages)),
            "line_ms": median(milliseconds(self.lines)),
            "line_bytes": median(sizes(self.lines)),
            "find_p50_ms": median(milliseconds(self.finds)),
            "find_p95_ms": percentile(milliseconds(self.finds), 95),
            "bottom_ms": median(milliseconds(self.bottoms)),
            "memory_mb": median([resident for resident, _ in self.memory]),
            "peak_mb": median([peak for _, peak in self.memory]),
        }
        for state, idle in self.idle.items():
            found |= {f"{state}_bytes": idle.received, f"{state}_cpu": idle.cpu}
        return {name: value for name, value in found.items() if value is not None}


def milliseconds(drawn: Sequence[Drawn]) -> list[float]:
    """The times of those that drew anything."""
    return [1000 * each.seconds for each in drawn if each.received]


def sizes(drawn: Sequence[Drawn]) -> list[float]:
    """The bytes of those that drew anything."""
    return [each.received for each in drawn if each.received]


def median(values: Sequence[float]) -> float | None:
    """The median, or None of nothing."""
    return statistics.median(values) if values else None


def percentile(values: Sequence[float], percent: int) -> float | None:
    """The least of the values that `percent` of them do not exceed, or None of nothing."""
    return sorted(values)[math.ceil(len(values) * percent / 100) - 1] if values else None


def process_ms(command: Sequence[str]) -> float:
    """How long a command that draws nothing takes, start to end.

    Raises:
        subprocess.CalledProcessError: if it fails.
    """
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return 1000 * (time.perf_counter() - started)


def drawing_modules(command: Sequence[str]) -> list[str]:
    """The top-level modules of Textual and Rich that a Python command imports."""
    environment = {**os.environ, "PYTHONPROFILEIMPORTTIME": "1"}
    said = subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stderr
    modules = {line.rsplit("|", 1)[1].strip().split(".")[0] for line in said.splitlines() if "|" in line}
    return sorted(modules & {"textual", "rich"})
