"""The three standard streams: their encoding, and whether a reader can run on them."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable

WIDTH = 80
"""Cells of a line of plain text where nothing says otherwise."""

NARROWEST = 20
"""The least width of plain text, in cells."""


def use_utf8() -> None:
    """Write UTF-8 whatever the locale says, and write what UTF-8 cannot hold (parts of file names) as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def drop_output() -> None:
    """Let what is still to be written go nowhere, since nobody reads it or it cannot be written."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


def write_lines(lines: Iterable[str]) -> None:
    """Print lines on standard output."""
    if sys.stdout:
        sys.stdout.writelines(f"{line}\n" for line in lines)


def text_width() -> int:
    """Cells of a line of plain text: those of the terminal, within reason."""
    from shutil import get_terminal_size

    return max(NARROWEST, min(WIDTH, get_terminal_size((WIDTH, 24)).columns))


def can_draw() -> bool:
    """Whether the reader can draw: standard output is a terminal that can, and linear text is not asked for."""
    if os.environ.get("ACCESSIBLE", "0") not in ("", "0"):
        return False
    return os.environ.get("TERM", "") not in ("", "dumb") and os.isatty(1)


def take_terminal() -> bool:
    """Give the reader the terminal: its keys on standard input, and its screen on standard error, where it is drawn.

    Either may be a pipe or a file (`briefing -`, `2>errors`). Returns whether there is a terminal to take keys from.
    """
    if not os.isatty(0):
        try:
            keyboard = os.open("/dev/tty", os.O_RDWR)
        except OSError:
            return False
        os.dup2(keyboard, 0)
        if keyboard:
            os.close(keyboard)
    if not os.isatty(2):
        os.dup2(1, 2)
    return True
