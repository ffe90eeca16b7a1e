"""Saving: writing text to a new file that only the reader may read."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Final

from briefing_tui.text import safe_line

_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
"""With O_EXCL nothing that is there is opened, not even a link to what is not there (POSIX, open)."""


class Unsaved(Exception):
    """Why a text could not be written, in one line that is safe to show."""


def save(name: str, text: str) -> str:
    """Write a text to a new file, with a line end after it, and return its whole path, safe to show.

    Raises:
        Unsaved: if there is something of that name, or it cannot be written.
    """
    path = os.path.abspath(os.path.expanduser(name))
    shown = safe_line(path)
    try:
        descriptor = os.open(path, _NEW, 0o600)
        try:
            with open(descriptor, "wb") as file:
                file.write(text.encode() + b"\n")
        except OSError:
            with suppress(OSError):
                os.unlink(path)
            raise
    except FileExistsError:
        raise Unsaved(f"{shown} is there already: nothing is written over it; take another name") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise Unsaved(f"{shown}: cannot be written: {reason}") from None
    return shown
