"""The check in a process of its own: what it hands back, and that it ends."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Thread
from time import monotonic

import pytest

from briefing_tui.library import apart
from briefing_tui.library.apart import Check, Report, report
from tests.conftest import TALKS

MINUTES = b"""\
The joint meeting of the ports.
They put at least two tugs into the pool.
Nothing else was said.
"We pay for the first year, and that is that, the second is open," said Ada Lind.
"""
TEXTS = {"src-minutes": MINUTES}


def test_it_finds_what_the_check_finds_and_proves_the_statements(tmp_path: Path) -> None:
    found = Check(TALKS.encode(), "talks.yaml", tmp_path, TEXTS).run()
    here = report(TALKS.encode(), "talks.yaml", tmp_path, TEXTS)
    assert found == here
    assert isinstance(found, Report)
    assert found.proofs["f-tugs"].state == "proved"
    assert found.proofs["f-tugs"].paragraph == 2
    assert set(found.proofs) == {"f-tugs", "q-lind-pay"}
    assert found.texts == {"src-minutes": MINUTES.decode()}


def test_texts_beside_the_file_are_found(tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_bytes(MINUTES)
    text = TALKS.replace("reliability: B}", "reliability: B, text_file: minutes.txt}")
    found = Check(text.encode(), "talks.yaml", tmp_path, {}).run()
    assert found
    assert found.proofs["f-tugs"].state == "proved"


def test_without_a_text_nothing_is_proved(tmp_path: Path) -> None:
    found = Check(TALKS.encode(), "talks.yaml", tmp_path, {}).run()
    assert found
    assert not found.proofs
    assert not found.texts


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"a: [", b"\ttitle: x\n", b"briefing_version: '99'\n"])
def test_a_file_that_is_no_briefing_has_problems(tmp_path: Path, data: bytes) -> None:
    found = Check(data, "talks.yaml", tmp_path, {}).run()
    assert found
    assert found.count == len(found.problems) >= 1
    assert all(problem.file == "talks.yaml" for problem in found.problems)


def test_of_many_problems_the_first_are_handed_back_and_all_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "MOST", 3)
    people = "".join(f"  - {{id: p-{number}, name: Nobody {number}}}\n" for number in range(9))
    found = report(TALKS.replace("people:\n", "people:\n" + people).encode(), "talks.yaml", tmp_path, TEXTS)
    assert len(found.problems) == 3
    assert found.count >= 9


def test_it_does_not_look_for_modules_where_it_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("yaml", "msgspec", "pickle"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('taken')\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert Check(TALKS.encode(), "talks.yaml", tmp_path, TEXTS).run()


def test_stopped_before_it_begins_it_does_nothing(tmp_path: Path) -> None:
    check = Check(TALKS.encode(), "talks.yaml", tmp_path, {})
    check.stop()
    assert check.run() is None


def test_stopped_while_it_runs_it_ends_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_CODE", "import time; time.sleep(60)")
    check = Check(TALKS.encode(), "talks.yaml", tmp_path, {})
    found: list[Report | None] = []
    thread = Thread(target=lambda: found.append(check.run()))
    thread.start()
    until = monotonic() + 10.0
    while check._process is None and monotonic() < until:
        pass
    check.stop()
    thread.join(10.0)
    assert found == [None]


@pytest.mark.parametrize(
    "code", ["raise SystemExit(3)", "import os; os.abort()", "print('no report')", "raise KeyError", "pass"]
)
def test_a_check_that_breaks_finds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(apart, "_CODE", code)
    assert Check(TALKS.encode(), "talks.yaml", tmp_path, {}).run() is None


def test_a_check_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_CODE", "import time; time.sleep(60)")
    monkeypatch.setattr(apart, "_PATIENCE", 0.2)
    begun = monotonic()
    assert Check(TALKS.encode(), "talks.yaml", tmp_path, {}).run() is None
    assert monotonic() - begun < 30.0


def test_it_leaves_no_handles(tmp_path: Path) -> None:
    Check(TALKS.encode(), "talks.yaml", tmp_path, {}).run()
    before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    for _ in range(3):
        Check(TALKS.encode(), "talks.yaml", tmp_path, {}).run()
    after = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    assert after == before
