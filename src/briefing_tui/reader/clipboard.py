"""Clipboard: sending text to the reader's own terminal, through tmux where there is one."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from typing import Final

LONGEST: Final = 74_994
"""Bytes that OSC 52 carries in the terminals that take least (hterm: 100,000 after base64)."""
_PATIENCE = 2.0


def send(text: str, osc52: Callable[[str], None]) -> str:
    """Send text, and say where it was sent: no terminal confirms that it arrived.

    Args:
        text: what to copy.
        osc52: writes the text as an OSC 52 sequence to the terminal.
    """
    # tmux drops OSC 52 of programs with its default settings, but takes text from its own command and passes it on.
    if os.environ.get("TMUX") and (tmux := shutil.which("tmux")) and _load_buffer(tmux, text):
        return "sent to the tmux buffer and the terminal"
    if len(text.encode()) > LONGEST:
        return f"not sent: {len(text.encode())} bytes are more than terminals take ({LONGEST})"
    osc52(text)
    return "sent to the terminal (OSC 52)"


def _load_buffer(tmux: str, text: str) -> bool:
    # Before tmux 3.2 there is no -w; the buffer alone is better than nothing.
    for options in (["-w"], []):
        try:
            command = [tmux, "load-buffer", *options, "-"]
            done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=_PATIENCE, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return False
        if done.returncode == 0:
            return True
    return False
