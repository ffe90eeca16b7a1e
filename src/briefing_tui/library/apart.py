"""Apart: the check of a file, with the proof of its statements, in a process of its own.

A large file takes seconds to check. A thread would share the reader's interpreter with it, and every key would wait;
another process takes another core, gives its memory back, and can be ended when the next state of the file is there.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from briefing_tui.loading.problems import Problem, Severity
from briefing_tui.model import Briefing

if TYPE_CHECKING:
    from briefing_tui.loading.texts import SourceText
    from briefing_tui.loading.verbatim import Proof

MOST: Final = 1_000
"""Problems that are passed on: nobody reads more, and 20,000 would keep a key waiting while they arrive."""
_PATIENCE: Final = 120.0
"""Seconds after which a check is given up."""
_CODE: Final = "import os; os.nice(10); from briefing_tui.library.apart import main; main()"
"""It stands back behind what people wait for from its beginning on: a third of its time goes into imports."""


class Report(Struct, frozen=True):
    """What a check found out about one state of a file."""

    problems: tuple[Problem, ...]
    """Errors and warnings in the order of the file, at most `MOST`."""
    counts: Mapping[Severity, int]
    """How many there are of each severity, also beyond `MOST`."""
    proofs: Mapping[str, Proof]
    """For each quote and figure whose words were looked for in a text, what came of it, by its id."""
    texts: Mapping[str, str]
    """The texts of the sources, as far as there are any, by the source's id."""

    @property
    def count(self) -> int:
        """The errors and warnings together."""
        return sum(self.counts.values())


def report(data: bytes, name: str, folder: Path, texts: Mapping[str, bytes]) -> Report:
    """Check a file, and prove its statements.

    Args:
        data: the bytes of the file.
        name: what to call it in problems.
        folder: where the texts of its sources lie.
        texts: texts that are given by hand, by the id of their source.
    """
    from briefing_tui.loading.checking import check_bytes  # noqa: PLC0415 - only the other process needs the rules

    checked = check_bytes(data, name, folder, texts)
    problems = checked.problems
    proved = proofs(checked.briefing, checked.texts) if checked.briefing else {}
    used = {key: text.text for key, text in checked.texts.items()}
    return Report(problems[:MOST], dict(Counter(problem.severity for problem in problems)), proved, used)


def proofs(briefing: Briefing, texts: Mapping[str, SourceText]) -> dict[str, Proof]:
    """What came of looking for the words of each statement in the text of its source, by the id of the statement."""
    from briefing_tui.document.evidence import words_of  # noqa: PLC0415 - as above
    from briefing_tui.loading.verbatim import prove  # noqa: PLC0415

    found = {}
    for statement in briefing.statements():
        words, text = words_of(statement), texts.get(statement.source or "")
        if words and text:
            found[statement.id] = prove(words, text, statement.locator)
    return found


class Check:
    """One check: `run` waits for it, and `stop` ends it from another thread."""

    def __init__(self, data: bytes, name: str, folder: Path, texts: Mapping[str, bytes]) -> None:
        """Keep what is to be checked; see `report`."""
        self._request: tuple[object, ...] = (data, name, folder, dict(texts))
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self._lock = Lock()

    def run(self) -> Report | None:
        """What it found; None where it was stopped, or came to no end."""
        import pickle  # noqa: PLC0415 - 3 ms, after the first paint

        # The installed program does not look for modules in the folder where it is started, nor does this one (-P).
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        with self._lock:
            if self._stopped or not sys.executable:
                return None
            try:
                self._process = subprocess.Popen(
                    [sys.executable, "-P", "-c", _CODE],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env=environment,
                )
            except OSError:
                return None
        with self._process as process:
            try:
                written, _ = process.communicate(pickle.dumps(self._request, pickle.HIGHEST_PROTOCOL), _PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                return None
            finally:
                self._request = ()
        try:
            found = None if process.returncode else pickle.loads(written)
        except (EOFError, pickle.UnpicklingError):
            return None
        return found if isinstance(found, Report) else None

    def stop(self) -> None:
        """End it."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                with suppress(OSError):
                    self._process.kill()


def main() -> None:
    """Check what comes on standard input, and write the report to standard output."""
    import pickle  # noqa: PLC0415 - as above

    found = report(*pickle.load(sys.stdin.buffer))
    pickle.dump(found, sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
