"""Following a file: what is told, in which order, and what ends with it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from queue import Queue
from threading import Event
from typing import ClassVar

import pytest

from briefing_tui.document.page import Page
from briefing_tui.library import following, watching
from briefing_tui.library.apart import Report
from briefing_tui.library.following import Broken, Checked, Following, Loaded, News
from briefing_tui.loading import load_bytes
from tests.conftest import TALKS

PATIENCE = 10.0
REPORT = Report((), {}, {}, {})


class FakeCheck:
    """A check that comes to its end when it is let go; those that were stopped find nothing."""

    made: ClassVar[list[FakeCheck]] = []
    free: ClassVar[Event] = Event()

    def __init__(self, data: bytes, name: str, folder: Path, texts: Mapping[str, bytes]) -> None:
        self.data = data
        self.stopped = False
        FakeCheck.made.append(self)

    def run(self) -> Report | None:
        FakeCheck.free.wait(PATIENCE)
        return None if self.stopped else REPORT

    def stop(self) -> None:
        self.stopped = True


class Followed:
    def __init__(self, path: Path, began: float) -> None:
        self.told: Queue[News] = Queue()
        self.following = Following(path, Page(load_bytes(TALKS.encode(), "")), {}, self.told.put, began)

    def next(self) -> News:
        return self.told.get(timeout=PATIENCE)


@pytest.fixture
def path(talks: Path) -> Path:
    os.utime(talks, (1e9, 1e9))
    return talks


@pytest.fixture
def followed(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Followed]:
    monkeypatch.setattr(following, "Check", FakeCheck)
    monkeypatch.setattr(watching, "on_network", lambda path: True)
    monkeypatch.setattr(watching, "POLL", 0.02)
    monkeypatch.setattr(watching, "_GONE", 0.1)
    FakeCheck.made = []
    FakeCheck.free.set()
    followed = Followed(path, time.time())
    followed.following._watch._poll = 0.02
    yield followed
    FakeCheck.free.set()
    for thread in followed.following.stop():
        thread.join(PATIENCE)
        assert not thread.is_alive()


def _text(number: int) -> str:
    return TALKS.replace("Harbour talks", f"Harbour talks {number}")


def test_what_is_open_is_checked_and_not_loaded_again(followed: Followed) -> None:
    followed.following.start()
    assert followed.next() == Checked(REPORT)
    assert followed.told.empty()


def test_what_changed_since_it_was_loaded_is_loaded_again(followed: Followed, path: Path) -> None:
    os.utime(path, (4e9, 4e9))
    followed.following.start()
    assert isinstance(followed.next(), Loaded)
    assert followed.next() == Checked(REPORT)


def test_a_change_is_loaded_then_checked(followed: Followed, path: Path) -> None:
    followed.following.start()
    followed.next()
    path.write_text(_text(1), encoding="utf-8")
    loaded = followed.next()
    assert isinstance(loaded, Loaded)
    assert loaded.page.briefing.title.startswith("Harbour talks 1")
    assert followed.next() == Checked(REPORT)


def test_a_broken_file_is_told_with_its_problems(followed: Followed, path: Path) -> None:
    followed.following.start()
    followed.next()
    path.write_text("\tbroken: yes\n", encoding="utf-8")
    broken = followed.next()
    assert isinstance(broken, Broken)
    assert broken.problems
    assert broken.words == f"line {broken.problems[0].line}: {broken.problems[0].message}"
    assert isinstance(followed.next(), Checked)


def test_a_file_that_is_gone_is_told_and_then_its_return(followed: Followed, path: Path) -> None:
    followed.following.start()
    followed.next()
    path.unlink()
    gone = followed.next()
    assert isinstance(gone, Broken)
    assert not gone.problems
    assert "no such file" in gone.words
    path.write_text(TALKS, encoding="utf-8")
    assert isinstance(followed.next(), Loaded)


def test_the_same_bytes_are_checked_but_not_loaded_again(followed: Followed, path: Path) -> None:
    followed.following.start()
    followed.next()
    os.utime(path)
    assert followed.next() == Checked(REPORT)
    followed.following.look(again=True)
    assert isinstance(followed.next(), Loaded)


def test_a_newer_state_ends_the_check_of_the_one_before(followed: Followed, path: Path) -> None:
    FakeCheck.free.clear()
    followed.following.start()
    until = time.monotonic() + PATIENCE
    while not FakeCheck.made and time.monotonic() < until:
        time.sleep(0.001)
    for number in range(3):
        path.write_text(_text(number), encoding="utf-8")
        followed.following.look()
        assert isinstance(followed.next(), Loaded)
    FakeCheck.free.set()
    assert followed.next() == Checked(REPORT)
    assert all(check.stopped for check in FakeCheck.made[:-1])
    assert not FakeCheck.made[-1].stopped


def test_a_text_beside_it_is_followed_as_well(followed: Followed, path: Path) -> None:
    (path.parent / "minutes.txt").write_text("one", encoding="utf-8")
    for name in ("minutes.txt", "/etc/hostname", "../outside.txt"):
        text = TALKS.replace("reliability: B}", f"reliability: B, text_file: {name}}}")
        path.write_text(text, encoding="utf-8")
        followed.following.look()
        files = followed.following._watch.paths
        assert len(files) == (2 if name == "minutes.txt" else 1)


def test_after_the_end_nothing_is_told(followed: Followed, path: Path) -> None:
    FakeCheck.free.clear()
    followed.following.start()
    until = time.monotonic() + PATIENCE
    while not FakeCheck.made and time.monotonic() < until:
        time.sleep(0.001)
    threads = followed.following.stop()
    FakeCheck.free.set()
    for thread in threads:
        thread.join(PATIENCE)
    assert FakeCheck.made[-1].stopped
    assert followed.told.empty()
