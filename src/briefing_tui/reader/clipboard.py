"""Clipboard: sending text to the reader's own terminal or display, whatever stands between."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Final, NamedTuple

LONGEST: Final = 74_994
"""Bytes that OSC 52 carries in the terminals that take least (hterm: 100,000 after base64)."""
_PATIENCE = 2.0
"""Seconds that another program may take."""
_PIECE = 200
"""Bytes that GNU screen passes on at once: older ones have room for 256."""
_TMUX: Final = (
    (("load-buffer", "-w", "-"), "the tmux buffer and the terminal"),
    (("load-buffer", "-"), "the tmux buffer"),  # before tmux 3.2 there is no -w
)
_TOOLS: Final = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard", "-in")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
)
"""Programs that fill the clipboard of a display, and the variable that names it."""


class _Way(NamedTuple):
    """A program that takes the text, and what it then stands in."""

    command: Sequence[str]
    where: str


async def send(text: str, osc52: Callable[[str], None], *, restricted: bool = False) -> str:
    """Send text, and say where it was sent: no terminal confirms that it arrived.

    Args:
        text: what to copy.
        osc52: writes the text as an OSC 52 sequence to the terminal.
        restricted: whether no other program may be started.
    """
    environment, silent = os.environ, ""
    for way in [] if restricted else _ways(environment):
        taken = await _take(way.command, text.encode())
        if taken:
            return f"{silent}sent to {way.where}"
        if taken is None:
            silent = f"{way.command[0]} did not answer; "
    if (length := len(text.encode())) > LONGEST:
        return f"{silent}not sent: {length} bytes are more than terminals take ({LONGEST}); a file takes them"
    osc52(text)
    inside = " if tmux lets it" if restricted and environment.get("TMUX") else ""
    return f"{silent}sent to the terminal (OSC 52){inside}"


def sequence(text: str, environment: Mapping[str, str]) -> str:
    """The OSC 52 sequence for a text, in pieces wrapped for GNU screen where that stands in between."""
    whole = f"\x1b]52;c;{b64encode(text.encode()).decode()}\x07"
    if not environment.get("STY") and not environment.get("TERM", "").startswith("screen."):
        return whole
    return "".join(f"\x1bP{whole[at : at + _PIECE]}\x1b\\" for at in range(0, len(whole), _PIECE))


def _ways(environment: Mapping[str, str]) -> Iterator[_Way]:
    """The programs to try, in order; the terminal itself comes after them."""
    # tmux drops OSC 52 of programs with its default settings, but takes text from its own command and passes it on.
    if environment.get("TMUX") and shutil.which("tmux"):
        yield from (_Way(("tmux", *arguments), where) for arguments, where in _TMUX)
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return
    tools = [command for variable, command in _TOOLS if environment.get(variable)]
    for command in [("pbcopy",)] if sys.platform == "darwin" else tools:
        if shutil.which(command[0]):
            yield _Way(command, f"the clipboard, by {command[0]}")


async def _take(command: Sequence[str], data: bytes) -> bool | None:
    """Whether a program takes some bytes; None where it does not come to an end.

    Those for a display leave a copy of themselves in the background: only the end of the first is waited for, and a
    terminal that closes does not take the clipboard along.
    """
    try:
        process = await asyncio.create_subprocess_exec(
            *command, stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True
        )
    except OSError:
        return False
    try:
        await asyncio.wait_for(process.communicate(data), _PATIENCE)
    except TimeoutError:
        return None
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
    return process.returncode == 0
