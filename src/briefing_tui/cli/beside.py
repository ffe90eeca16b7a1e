"""Loading beside something else: a large file in a process of its own, while this one imports what will show it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from briefing_tui.loading import load_file
from briefing_tui.model import Briefing

LARGE: Final = 1_000_000
"""Bytes from which a second process is worth it: 1 MB loads in 25 to 70 ms, and comes back in 5 to 20."""


def load_beside(path: Path, meanwhile: Callable[[], object]) -> Briefing:
    """Load the briefing in a file, and do something else meanwhile.

    Raises:
        Unreadable: if the system gives no bytes of it.
        Refused: if what it holds is no briefing.
    """
    process = _begin(path) if _is_large(path) else None
    meanwhile()
    loaded = _end(*process) if process else None
    # Whatever goes wrong there is said here, where it can be: loading once more costs only a file that is refused.
    return loaded or load_file(path)


def _is_large(path: Path) -> bool:
    try:
        return hasattr(os, "fork") and path.is_file() and path.stat().st_size >= LARGE
    except (OSError, ValueError):
        return False


def _begin(path: Path) -> tuple[int, int]:
    """Start a process that loads a file; its id, and the pipe through which the briefing comes."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    try:
        import pickle

        os.close(reading)
        with open(writing, "wb") as pipe:
            pickle.dump(load_file(path), pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)


def _end(process: int, reading: int) -> Briefing | None:
    import pickle

    with open(reading, "rb") as pipe:
        written = pipe.read()
    os.waitpid(process, 0)
    try:
        loaded = pickle.loads(written)
    except (EOFError, pickle.UnpicklingError):
        return None
    return loaded if isinstance(loaded, Briefing) else None
