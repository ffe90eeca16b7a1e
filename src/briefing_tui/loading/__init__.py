"""Loading: a file to a Briefing, or everything that stops it from being one."""

from __future__ import annotations

import gc
from pathlib import Path

from briefing_tui.loading.findings import located
from briefing_tui.loading.problems import Problem, Refused, Unreadable
from briefing_tui.loading.reading import LARGEST, read
from briefing_tui.loading.schema import fit
from briefing_tui.loading.source import source
from briefing_tui.loading.yaml12 import Plain, parse
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
        return _briefing(parse(source(data, name)))
    finally:
        if collecting:
            gc.enable()


def _briefing(plain: Plain) -> Briefing:
    """The briefing that plain data is.

    Raises:
        Refused: if a key is missing or unknown, a value is not of its type, or an id is given twice.
    """
    fitted = fit(plain)
    if fitted.briefing is not None and not fitted.findings and not plain.problems:
        return fitted.briefing
    from briefing_tui.loading.misread import meant  # noqa: PLC0415 - only for a file that is refused

    findings = meant(fitted.findings, plain.data, plain.source, plain.positions)
    raise Refused((*plain.problems, *located(findings, plain.data, plain.source, plain.positions, {})))
