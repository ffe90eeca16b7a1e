"""Loading: a file to a Briefing, or everything that stops it from being one."""

from __future__ import annotations

import gc
from pathlib import Path

from briefing_tui.loading.problems import Problem, Refused, Unreadable
from briefing_tui.loading.reading import LARGEST, read
from briefing_tui.loading.schema import to_briefing
from briefing_tui.loading.source import source
from briefing_tui.loading.yaml12 import parse
from briefing_tui.model import Briefing

__all__ = ["LARGEST", "Problem", "Refused", "Unreadable", "load_bytes", "load_file"]


def load_file(path: Path) -> Briefing:
    """Load the briefing in a file or pipe.

    Raises:
        Unreadable: if the system gives no bytes of it.
        Refused: if what it holds is no briefing; the problems say where and why.
    """
    return load_bytes(read(path), str(path))


def load_bytes(data: bytes, name: str) -> Briefing:
    """Load a briefing from the bytes of a file.

    Args:
        data: UTF-8 text.
        name: what to call the file in problems.

    Raises:
        Refused: if it is no briefing; the problems say where and why.
    """
    collecting = gc.isenabled()
    gc.disable()  # everything that is made here is kept: looking for garbage doubles the time of a large file
    try:
        return to_briefing(parse(source(data, name)))
    finally:
        if collecting:
            gc.enable()
