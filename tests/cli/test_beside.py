"""A large file is loaded in a process of its own, and comes back as it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing_tui.cli import beside
from briefing_tui.loading import Refused, Unreadable, load_file

EVERYTHING = Path(__file__).parents[1] / "data" / "everything.briefing.yaml"


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "LARGE", 0)


@pytest.mark.usefixtures("large")
def test_it_comes_back_as_it_is() -> None:
    done: list[int] = []
    assert beside.load_beside(EVERYTHING, lambda: done.append(os.getpid())) == load_file(EVERYTHING)
    assert done == [os.getpid()]


@pytest.mark.usefixtures("large")
def test_a_number_comes_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "talks.yaml"
    path.write_text(EVERYTHING.read_text(encoding="utf-8") + "x_rate: [1e3, 2.10]\n", encoding="utf-8")
    found = beside.load_beside(path, list).extra
    assert isinstance(found, dict)
    assert [number.written for number in found["x_rate"]] == ["1e3", "2.10"]


@pytest.mark.usefixtures("large")
def test_what_is_wrong_is_said_here(tmp_path: Path) -> None:
    path = tmp_path / "talks.yaml"
    path.write_text("title: [", encoding="utf-8")
    with pytest.raises(Refused, match=r"talks\.yaml:1:"):
        beside.load_beside(path, list)
    with pytest.raises(Unreadable, match="no such file"):
        beside.load_beside(tmp_path / "absent.yaml", list)


@pytest.mark.usefixtures("large")
def test_a_process_that_dies_costs_time_only(monkeypatch: pytest.MonkeyPatch) -> None:
    begin = beside._begin

    def killed(path: Path) -> tuple[int, int]:
        process, reading = begin(path)
        os.kill(process, 9)
        return process, reading

    monkeypatch.setattr(beside, "_begin", killed)
    assert beside.load_beside(EVERYTHING, list) == load_file(EVERYTHING)


def test_a_small_file_needs_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "_begin", lambda path: pytest.fail("a process was started"))
    assert beside.load_beside(EVERYTHING, list) == load_file(EVERYTHING)
