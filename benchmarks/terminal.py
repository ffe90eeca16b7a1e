"""A terminal for measuring: it runs a program in a real pty, presses keys, and times and counts what comes back.

Times are from the moment before the program starts, or the key is written, to the arrival of the last byte before
the screen is quiet. A wait for quiet is never part of the time.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import tempfile
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

QUIET_START = 0.15
"""Seconds without a byte after which a program that has shown its text counts as drawn."""

QUIET_KEY = 0.1
"""Seconds without a byte after which a key counts as answered: six frames of a program that animates at 60 Hz."""

NO_ANSWER = 1.0
"""Seconds after which a key that brought no byte counts as one that draws nothing."""

_ESCAPE = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]P_^X].*?(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]", re.DOTALL)
_REPLIES: tuple[tuple[re.Pattern[bytes], bytes], ...] = (
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[>0?c"), b"\x1b[>41;390;0c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[5n"), b"\x1b[0n"),
    (re.compile(rb"\x1b\[\?(\d+)\$p"), b"\x1b[?\\1;0$y"),
)
_LONGEST_QUERY = 32


@dataclass(frozen=True)
class Drawn:
    """What came back after a start or a key."""

    seconds: float
    """Until the last byte before the quiet."""
    received: int
    """Bytes received."""
    text_seconds: float | None = None
    """Until the awaited text was first among the bytes; None where it never came or none was awaited."""


@dataclass(frozen=True)
class Idle:
    """What a program does while nothing happens."""

    received: int
    """Bytes sent to the terminal."""
    cpu: float
    """Share of one processor, in per cent."""


@dataclass
class Terminal:
    """A program in a pty of `columns` by `rows`, with a home directory of its own; use it in a `with` statement."""

    command: Sequence[str]
    columns: int = 100
    rows: int = 30
    environment: Mapping[str, str] = field(default_factory=dict)
    output: bytearray = field(default_factory=bytearray, init=False)
    """Everything received, for checks outside the timed part."""

    def __enter__(self) -> Terminal:
        """Start the program; time runs from here."""
        self._home = tempfile.TemporaryDirectory(prefix="bench-")
        environment = self._environment()
        size = struct.pack("HHHH", self.rows, self.columns, 0, 0)
        self._started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, size)
                os.execvpe(self.command[0], list(self.command), environment)
            finally:
                os._exit(127)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the program, whatever it is doing."""
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._fd)
        self._home.cleanup()

    def _environment(self) -> dict[str, str]:
        """The surroundings that every program gets alike: true colour, UTF-8, no settings or state of the user's."""
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TMPDIR") if name in os.environ}
        fixed = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
        return {**kept, **fixed, "HOME": self._home.name, **self.environment}

    def first_paint(self, text: str, limit: float = 60.0) -> Drawn:
        """Wait until `text` has been drawn and the screen is quiet.

        Raises:
            TimeoutError: if the text does not come within `limit` seconds or before the program ends.
        """
        drawn = self._read(self._started, QUIET_START, limit, text)
        if drawn.text_seconds is None:
            shown = _ESCAPE.sub(b"", bytes(self.output)).decode(errors="replace").strip()
            raise TimeoutError(f"{self.command[0]} never drew {text!r}; it drew {shown[-300:]!r}")
        return drawn

    def key(self, keys: str, quiet: float = QUIET_KEY, limit: float = 30.0) -> Drawn:
        """Press a key, or several at once, and wait until the screen is quiet."""
        started = time.perf_counter()
        os.write(self._fd, keys.encode())
        return self._read(started, quiet, limit)

    def settle(self, quiet: float = 0.5, limit: float = 60.0) -> None:
        """Wait, outside any measurement, until nothing has come for `quiet` seconds."""
        self._read(time.perf_counter(), quiet, limit)

    def idle(self, seconds: float = 5.0) -> Idle:
        """Watch the program do nothing."""
        began, used, received = time.perf_counter(), self._processor_seconds(), 0
        while (left := began + seconds - time.perf_counter()) > 0:
            received += len(self._receive(left))
        elapsed = time.perf_counter() - began
        return Idle(received, 100 * (self._processor_seconds() - used) / elapsed)

    def memory(self) -> tuple[float, float]:
        """Resident memory now and at its highest, in MB of 10**6 bytes."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        now, peak = (re.search(rf"^{name}:\s+(\d+) kB", status, re.MULTILINE) for name in ("VmRSS", "VmHWM"))
        return tuple(int(found[1]) * 1024 / 1e6 if found else 0.0 for found in (now, peak))  # type: ignore[return-value]

    def screen(self) -> list[str]:
        """The rows of text on the screen, as pyte makes them of everything received."""
        import pyte  # noqa: PLC0415 - only checks need it, and the timed part must not pay for it

        screen = pyte.Screen(self.columns, self.rows)
        private = re.compile(rb"\x1b\[[<>=][0-?]*[ -/]*[@-~]|\x1b\[[0-?]*[ -/]+[@-~]|\x1b[P_^X].*?\x1b\\", re.DOTALL)
        pyte.ByteStream(screen).feed(private.sub(b"", bytes(self.output)))
        return list(screen.display)

    def _processor_seconds(self) -> float:
        """Processor time of all threads, in nanosecond steps: `stat` counts in steps of 10 ms, too coarse for idle."""
        used = 0.0
        for thread in Path(f"/proc/{self.pid}/task").iterdir():
            used += int((thread / "schedstat").read_text().split()[0]) / 1e9
        return used

    def _read(self, started: float, quiet: float, limit: float, text: str | None = None) -> Drawn:
        """Read until nothing has come for `quiet` seconds, and not before `text` or, without one, a first byte."""
        wanted, tail = text.encode() if text else b"", b""
        last, received, found = started, 0, None
        while True:
            now = time.perf_counter()
            waits = bool(wanted) and found is None
            patience = limit if waits else quiet if received else max(quiet, NO_ANSWER)
            left = min((started if waits else last) + patience, started + limit) - now
            if left <= 0 or not (data := self._receive(left)):
                return Drawn(last - started, received, found)
            last = time.perf_counter()
            received += len(data)
            if waits:
                tail += data
                if wanted in _ESCAPE.sub(b"", tail):
                    found = last - started

    def _receive(self, patience: float) -> bytes:
        """The next bytes, or none after `patience` seconds or once the program has ended; queries are answered."""
        if not select.select([self._fd], [], [], patience)[0]:
            return b""
        try:
            data = os.read(self._fd, 1 << 20)
        except OSError:
            return b""
        seen = max(0, len(self.output) - _LONGEST_QUERY)
        self.output += data
        if b"\x1b" in data:
            self._answer(bytes(self.output[seen:]), len(self.output) - len(data) - seen)
        return data

    def _answer(self, recent: bytes, fresh: int) -> None:
        """Answer the queries that end after offset `fresh` of `recent`, as xterm does."""
        for query, reply in _REPLIES:
            for asked in query.finditer(recent):
                if asked.end() > fresh:
                    os.write(self._fd, asked.expand(reply))
