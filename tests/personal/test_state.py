"""The state at work: committed when it is said to be, whatever happens to the process, and to however many at once."""

from __future__ import annotations

import signal
import subprocess
import sys
from functools import partial
from pathlib import Path
from threading import Event
from time import monotonic

import pytest

from briefing_tui.personal import notes, shelf
from briefing_tui.personal.shelf import Key
from briefing_tui.personal.state import Kept, State, Unkept
from briefing_tui.personal.store import Store
from tests.personal.conftest import ANCHOR

KEY = Key("harbour-talks", b"/talks.yaml")
SLOW = 0.03
"""Seconds: what a reader feels."""
MARKING = """
import sys
from functools import partial
from pathlib import Path
from time import monotonic, sleep
from briefing_tui.personal import notes
from briefing_tui.personal.notes import Anchor
from briefing_tui.personal.shelf import Key
from briefing_tui.personal import store
from briefing_tui.personal.state import State

file, name, seconds, pause, local = sys.argv[1:]
store.is_local = lambda path: local == "True"
state, until, count = State(Path(file)), monotonic() + float(seconds), 0
while monotonic() < until:
    begun = monotonic()
    anchor = Anchor(f"{name}-{count}", "hash", "words " * 40)
    state.write(partial(notes.put_mark, key=Key("talks", b"/talks.yaml"), anchor=anchor)).result()
    print(monotonic() - begun, flush=True)
    count += 1
    sleep(float(pause))
state.close()
"""


def marking(file: Path, name: str, seconds: float, pause: float, local: bool = True) -> subprocess.Popen[str]:
    """A process that marks one item after the other, and prints how long each took when it is kept."""
    command = [sys.executable, "-c", MARKING, str(file), name, str(seconds), str(pause), str(local)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def kept(file: Path) -> set[str]:
    """The items that are marked."""
    store = Store(file)
    assert store.notice == ""
    try:
        return {mark.anchor.item for mark in store.read(notes.marks)}
    finally:
        store.close()


def test_what_is_done_is_kept_after_a_kill(file: Path) -> None:
    with marking(file, "a", 60, 0) as process:
        assert process.stdout
        done = [process.stdout.readline() for _ in range(20)]
        process.kill()
        done += process.stdout.readlines()
    assert process.returncode == -signal.SIGKILL
    assert kept(file) >= {f"a-{number}" for number in range(len(done))}


def both(file: Path, seconds: float, *, local: bool = True) -> None:
    """Two sessions mark for some seconds: none of the marks is lost, none takes long."""
    processes = {name: marking(file, name, seconds, 0.01, local) for name in "ab"}
    times = {name: process.communicate()[0].splitlines() for name, process in processes.items()}
    assert [process.returncode for process in processes.values()] == [0, 0]
    assert kept(file) == {f"{name}-{number}" for name in times for number in range(len(times[name]))}
    every = sorted(float(time) for lines in times.values() for time in lines)
    assert len(every) > 20 * seconds
    assert every[len(every) * 95 // 100] < SLOW


def test_two_sessions_at_once(file: Path) -> None:
    both(file, 1)


def test_two_sessions_at_once_without_a_shared_log(file: Path) -> None:
    both(file, 1, local=False)


@pytest.mark.slow
def test_two_sessions_for_a_minute(file: Path) -> None:
    both(file, 60)


def test_many_sessions_that_make_the_file_at_once(file: Path) -> None:
    processes = [marking(file, f"s{number}", 0.05, 0) for number in range(6)]
    counts = [len(process.communicate()[0].splitlines()) for process in processes]
    assert [process.returncode for process in processes] == [0] * 6
    assert len(kept(file)) == sum(counts)
    assert not list(file.parent.glob("*.broken-*"))


def test_what_is_kept_of_a_briefing(file: Path) -> None:
    state = State(file)
    assert state.kept(KEY).result() == Kept(first=True)
    state.write(partial(shelf.opened, key=KEY, title="Talks"))
    state.write(partial(shelf.put_place, key=KEY, place="here"))
    state.write(partial(notes.put_mark, key=KEY, anchor=ANCHOR))
    state.write(partial(notes.put_note, key=KEY, anchor=ANCHOR, text="why?"))
    found = state.kept(KEY).result()
    assert (found.number, found.place) == (1, "here")
    assert [mark.anchor for mark in found.marks] == [note.anchor for note in found.notes] == [ANCHOR]
    assert found.opened.endswith("+00:00")
    assert not found.first
    assert not state.kept(KEY._replace(id="another")).result().first
    assert not State(None).kept(KEY).result().first  # what is never kept would be the first time each time
    state.close()


def test_long_work_holds_up_no_write(file: Path) -> None:
    state = State(file)
    go = Event()
    answer = state.work(go.wait, lambda connection, found: len(notes.marks(connection)))
    state.write(partial(notes.put_mark, key=KEY, anchor=ANCHOR)).result(5)
    assert not answer.done()
    go.set()
    assert answer.result(5) == 1
    failed = state.work(lambda: 1 // 0, lambda connection, found: found)
    with pytest.raises(ZeroDivisionError):
        failed.result(5)
    state.close()


def test_work_that_ends_after_the_state_is_closed(file: Path) -> None:
    state = State(file)
    go = Event()
    answer = state.work(go.wait, lambda connection, found: found)
    state.close()
    go.set()
    with pytest.raises(TimeoutError):
        answer.result(0.1)


def test_what_cannot_be_kept_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing_tui.personal.store.PATIENCE", 0.05)
    state, other = State(file), Store(file)
    state.kept(KEY).result()
    other._connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unkept, match="locked"):
        state.write(partial(notes.put_mark, key=KEY, anchor=ANCHOR)).result()
    other._connection.execute("ROLLBACK")
    state.write(partial(notes.put_mark, key=KEY, anchor=ANCHOR)).result()
    state.close()
    assert kept(file) == {ANCHOR.item}


def test_closing_waits_for_what_is_still_to_be_written(file: Path) -> None:
    state = State(file)
    for number in range(200):
        state.write(partial(notes.put_mark, key=KEY, anchor=ANCHOR._replace(item=f"f-{number}")))
    state.close()
    assert len(kept(file)) == 200


def test_a_notice_is_given_once(file: Path) -> None:
    file.mkdir(parents=True)
    state = State(file)
    state.kept(KEY).result()
    assert state.notice()
    assert not state.notice()
    state.close()


def test_another_session_that_keeps_the_file_holds_up_nobody(file: Path) -> None:
    state = State(file)
    state.kept(KEY).result()
    other = Store(file)
    begun = monotonic()
    other.write(lambda connection: state.write(partial(notes.put_mark, key=KEY, anchor=ANCHOR)))
    assert monotonic() - begun < 1
    state.close()
    assert kept(file) == {ANCHOR.item}
    other.close()
