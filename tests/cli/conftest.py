"""The command line, run inside the test (`briefing`) or as a process of its own (`process`)."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest

from briefing_tui.cli import main

COMMAND = str(Path(sys.executable).with_name("briefing"))
"""The installed command."""


class Outcome(NamedTuple):
    """How a command ended."""

    status: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def briefing(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `briefing` with some arguments inside the test; standard output is no terminal."""

    def run(*arguments: str | Path) -> Outcome:
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(status, captured.out, captured.err)

    return run


@pytest.fixture
def process() -> Run:
    """Runs `briefing` as a process of its own, without a terminal to take keys from."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> Outcome:
        command = [COMMAND, *map(str, arguments)]
        done = subprocess.run(command, input=stdin, capture_output=True, start_new_session=True, check=False)
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the reader is called with, where there is a terminal: (briefing, path, choices, options)."""
    calls: list[Any] = []

    def run(briefing: Any, path: Path | None, choices: Any = (), **options: Any) -> int:
        calls.append(SimpleNamespace(briefing=briefing, path=path, choices=choices, **options))
        return 0

    monkeypatch.setitem(sys.modules, "briefing_tui.reader.app", SimpleNamespace(run=run))
    monkeypatch.setattr("briefing_tui.cli.opening.can_draw", lambda: True)
    monkeypatch.setattr("briefing_tui.cli.opening.take_terminal", lambda: True)
    return calls
