"""The reader in a real terminal: the command in a pty, its keys, its screen, and every byte that it wrote."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import subprocess
import sys
import termios
from collections.abc import Callable, Mapping, Sequence
from time import monotonic
from types import TracebackType

import pyte

PATIENCE = 20.0
"""Seconds to wait for what comes in a tenth of one on an idle machine."""
QUIET = 0.15
"""Seconds without a byte after which everything that follows from a key is taken to be drawn."""
COMMAND = (sys.executable, "-m", "briefing_tui")
"""The command, as a user without an installed script starts it."""
_ESCAPE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]P_^X].*?(?:\x07|\x1b\\)|[ -/]*[0-OQ-WYZ\\`-~])", re.DOTALL)
_UNKNOWN = re.compile(rb"\x1b(?:\[[<>=][0-?]*[ -/]*[@-~]|\[[0-?]*[ -/]+[@-~]|[P_^X].*?\x1b\\)", re.DOTALL)
"""Sequences that pyte would show as text."""


class Terminal:
    """A command in a terminal of its own, which is its controlling one; use it in a `with` statement."""

    def __init__(
        self,
        *arguments: object,
        size: tuple[int, int] = (80, 24),
        command: Sequence[str] = COMMAND,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Start the command, with some environment variables more than the test has."""
        self.output = bytearray()
        self._fed = 0
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._fd, theirs = os.openpty()
        termios.tcsetwinsize(theirs, size[::-1])
        self.process = subprocess.Popen(
            [*command, *map(str, arguments)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, **(environment or {})},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - there are no threads here
        )
        os.close(theirs)

    def __enter__(self) -> Terminal:
        """Use it."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the command, whatever it is doing."""
        self.process.kill()
        self.process.wait()
        self.close()

    def close(self) -> None:
        """Close the terminal, as a connection that drops does."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def write(self, keys: str | bytes) -> None:
        """Send what keys send."""
        os.write(self._fd, keys.encode() if isinstance(keys, str) else keys)

    def press(self, *keys: str, quiet: float = QUIET) -> Terminal:
        """Send keys, each answered before the next."""
        for key in keys:
            self.write(key)
            self.settle(QUIET if key == "\x1b" else quiet)  # Esc is answered when nothing has followed it for a while
        return self

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; the kernel tells the command."""
        self._screen.resize(rows, columns)
        termios.tcsetwinsize(self._fd, (rows, columns))

    def read(self, patience: float) -> bytes:
        """What comes next, nothing after `patience` seconds or where the command has closed the terminal."""
        if not select.select([self._fd], [], [], patience)[0]:
            return b""
        try:
            data = os.read(self._fd, 1 << 16)
        except OSError:  # so Linux says that the other side is closed
            return b""
        self.output += data
        return data

    def listen(self, seconds: float) -> int:
        """How many bytes come within some time."""
        until, count = monotonic() + seconds, 0
        while (left := until - monotonic()) > 0:
            count += len(self.read(left))
        return count

    def settle(self, quiet: float = QUIET) -> None:
        """Read until nothing comes any more; fail where it never ends."""
        until = monotonic() + PATIENCE
        while self.read(quiet):
            assert monotonic() < until, f"never quiet; the screen shows\n{self.text}"

    def until(self, reached: Callable[[], bool]) -> None:
        """Read until something is reached; fail where it never is."""
        until = monotonic() + PATIENCE
        while not reached():
            if monotonic() > until or (not self.read(0.1) and self.process.poll() is not None and not reached()):
                raise AssertionError(f"never came; the screen shows\n{self.text}")

    def shows(self, text: str) -> Terminal:
        """Wait until a text stands on the screen, and nothing more comes."""
        self.until(lambda: text in self.text)
        self.settle()
        return self

    def ended(self, within: float = PATIENCE) -> int:
        """The exit status of the command, which ends within some seconds."""
        until = monotonic() + within
        while self.process.poll() is None and monotonic() < until:
            if self._fd < 0:
                self.process.wait(max(0.0, until - monotonic()))
            else:
                self.read(0.05)
        if self._fd >= 0:
            self.settle()
        return self.process.wait(0)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the command."""
        self.process.send_signal(number)

    @property
    def text(self) -> str:
        """The screen as plain text."""
        data = bytes(self.output)
        last = data.rfind(b"\x1b", self._fed)
        end = len(data) if last < 0 or _ESCAPE.match(data, last) else last
        self._stream.feed(_UNKNOWN.sub(b"", data[self._fed : end]))
        self._fed = end
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def sequences(self) -> list[bytes]:
        """Every control sequence that was written."""
        return _ESCAPE.findall(bytes(self.output))

    @property
    def words(self) -> str:
        """All that was written without the control sequences."""
        return _ESCAPE.sub(b"", bytes(self.output)).decode()
