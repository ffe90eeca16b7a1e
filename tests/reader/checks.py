"""A check that runs in the thread that asks for it, and finds the problems that a test wants."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Event

from briefing_tui.library.apart import Report, proofs
from briefing_tui.loading import Problem, Refused, load_bytes
from briefing_tui.loading.texts import SourceText
from tests.reader.conftest import ROOT

MINUTES = (ROOT / "tests/data/crossing-minutes.txt").read_bytes()
"""The text of the source src-minutes of the invented briefing."""
Finds = Callable[[bytes], Sequence[Problem]]


def problem(
    line: int, path: str, message: str, *, code: str = "F01", severity: str = "error", hint: str = ""
) -> Problem:
    """A problem of the invented briefing."""
    return Problem(code, "crossing.briefing.yaml", line, 5, path, message, hint, severity)  # type: ignore[arg-type]


class Checks:
    """Stands in for `Check`; `hold` keeps every check from coming to its end until `go`."""

    def __init__(self) -> None:
        self.finds: Finds = lambda data: ()
        self.fails = False
        self.begun = 0
        self.free = Event()
        self.free.set()

    def __call__(self, data: bytes, name: str, folder: Path, texts: Mapping[str, bytes]) -> _Check:
        return _Check(self, data, texts)


class _Check:
    def __init__(self, checks: Checks, data: bytes, texts: Mapping[str, bytes]) -> None:
        self._checks = checks
        self._data = data
        self._texts = texts
        self._stopped = False

    def run(self) -> Report | None:
        self._checks.begun += 1
        self._checks.free.wait(10.0)
        if self._stopped or self._checks.fails:
            return None
        found = tuple(self._checks.finds(self._data))
        counts = dict(Counter(one.severity for one in found))
        texts = {key: SourceText(text.decode()) for key, text in self._texts.items()}
        used = {key: text.text for key, text in texts.items()}
        try:
            return Report(found, counts, proofs(load_bytes(self._data, ""), texts), used)
        except Refused as refused:
            return Report(refused.problems, {"error": len(refused.problems)}, {}, used)

    def stop(self) -> None:
        self._stopped = True
