"""Reading: the bytes of a file, or why the system gives none."""

from __future__ import annotations

import os
import stat
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from briefing_tui.loading.problems import Unreadable
from briefing_tui.text import safe_line

LARGEST: Final = 32 * 1024 * 1024
"""Bytes of a file at most."""
_CLOSE_ON_EXEC: Final = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOCTTY", 0)


def read(path: Path) -> bytes:
    """The bytes of a file or pipe, at most one more than a briefing may have.

    It never waits for a device, nor for somebody to open the other side of a pipe.

    Raises:
        Unreadable: if there are none to be had.
    """
    shown = safe_line(str(path))
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | _CLOSE_ON_EXEC)
        with open(handle, "rb") as file:
            kind = os.fstat(handle).st_mode
            if not stat.S_ISREG(kind) and not stat.S_ISFIFO(kind):
                raise Unreadable(f"{shown}: is a device or socket, not a file; use - for standard input")
            os.set_blocking(handle, True)
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        raise Unreadable(f"{shown}: no such file{_similar(path)}") from None
    except IsADirectoryError:
        raise Unreadable(f"{shown}: is a folder; name a file in it") from None
    except PermissionError:
        raise Unreadable(f"{shown}: you may not read it; ask its owner, or use a copy") from None
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        why = getattr(error, "strerror", None) or str(error)
        raise Unreadable(f"{shown}: cannot be read: {safe_line(why)}") from None


def _similar(path: Path) -> str:
    """The YAML file of the same folder whose name is most like a missing one, as a question."""
    try:
        with os.scandir(path.parent) as entries:
            names = [entry.name for entry in entries if entry.name.endswith((".yaml", ".yml"))]
    except (OSError, ValueError):
        return ""
    found = get_close_matches(path.name, names, n=1)
    return f"; did you mean {safe_line(str(path.with_name(found[0])))}?" if found else ""
