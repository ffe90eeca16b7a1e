"""Watching files: what editors do to them, what network file systems do not tell, and what it leaves behind."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Thread, active_count
from time import monotonic, process_time, sleep

import pytest

from briefing_tui.library import watching
from briefing_tui.library.watching import Watch, on_network

PATIENCE = 10.0
"""Seconds to wait for what comes in a fifth of one on an idle machine."""
CALM = 0.3
"""Seconds without a change after which no further one is expected: more than the longest that changes are held back."""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold changes back less long than for a reader."""
    for name, value in (("_STEP", 20), ("_LONGEST", 100), ("_GONE", 0.25)):
        monkeypatch.setattr(watching, name, value)


class Watched:
    """A watch in a thread, and what it tells."""

    def __init__(self, *paths: Path, poll: float = 0.02) -> None:
        self.watch = Watch(paths, poll=poll)
        self.told: Queue[None] = Queue()
        self.thread = Thread(target=self._run)
        self.thread.start()

    def _run(self) -> None:
        for change in self.watch.changes():
            self.told.put(change)

    def await_change(self) -> None:
        self.told.get(timeout=PATIENCE)

    def count(self) -> int:
        """How many changes are told until there is calm."""
        count = 0
        while True:
            try:
                self.told.get(timeout=CALM)
            except Empty:
                return count
            count += 1

    def begin(self, path: Path) -> None:
        """Wait until changes are noticed: the thread may take a while to get there."""
        until = monotonic() + PATIENCE
        while self.told.empty():
            assert monotonic() < until
            path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
            sleep(0.05)
        self.count()

    def end(self) -> None:
        self.watch.stop()
        self.thread.join(PATIENCE)
        assert not self.thread.is_alive()


Begin = Callable[..., Watched]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "talks.briefing.yaml"
    path.write_text("one", encoding="utf-8")
    return path


@pytest.fixture
def begin(file: Path) -> Iterator[Begin]:
    running: list[Watched] = []

    def begun(*paths: Path, write: Path = file) -> Watched:
        running.append(watched := Watched(*(paths or (file,))))
        watched.begin(write)
        return watched

    yield begun
    for watched in running:
        watched.end()


@pytest.fixture(params=["told", "looked at"])
def either(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Once as the system tells it, once on a network file system, where it tells nothing."""
    kind: str = request.param
    monkeypatch.setattr(watching, "on_network", lambda path: kind != "told")
    return kind


def _in_place(path: Path) -> None:
    path.write_text("two", encoding="utf-8")


def _by_renaming(path: Path) -> None:
    new = path.with_name(".talks.tmp")
    new.write_text("three", encoding="utf-8")
    os.replace(new, path)


def _by_moving_away(path: Path) -> None:
    path.rename(path.with_name("talks.yaml~"))
    path.write_text("four", encoding="utf-8")


def _by_deleting(path: Path) -> None:
    path.unlink()
    sleep(0.1)
    path.write_text("five", encoding="utf-8")


@pytest.mark.parametrize("save", [_in_place, _by_renaming, _by_moving_away, _by_deleting])
def test_each_way_to_save_is_told(either: str, begin: Begin, file: Path, save: Callable[[Path], None]) -> None:
    watched = begin()
    for _ in range(2):
        save(file)
        watched.await_change()
        assert file.exists()
        watched.count()


def test_a_save_of_the_same_size_is_told(begin: Begin, file: Path) -> None:
    watched = begin()
    size, changed = file.stat().st_size, file.stat().st_mtime_ns
    file.write_text("x" * size, encoding="utf-8")
    os.utime(file, ns=(changed, changed))
    watched.await_change()


def test_many_saves_in_a_row_are_few_changes_and_the_last_is_told(begin: Begin, file: Path) -> None:
    watched = begin()
    for number in range(50):
        file.write_text(str(number), encoding="utf-8")
        sleep(0.005)
    assert 1 <= watched.count() <= 25


def test_a_file_that_goes_is_told_once_and_then_its_return(either: str, begin: Begin, file: Path) -> None:
    watched = begin()
    file.unlink()
    assert watched.count() >= 1
    file.write_text("again", encoding="utf-8")
    watched.await_change()


def test_an_empty_file_is_waited_for(either: str, begin: Begin, file: Path) -> None:
    watched = begin()
    with file.open("w", encoding="utf-8") as open_file:
        sleep(0.1)
        open_file.write("six")
    watched.await_change()
    assert file.read_text(encoding="utf-8") == "six"


def test_other_files_of_the_folder_are_nothing(either: str, begin: Begin, file: Path) -> None:
    watched = begin()
    for name in ("other.briefing.yaml", "talks.briefing.yaml.swp", ".talks.briefing.yaml.un~"):
        file.with_name(name).write_text("other", encoding="utf-8")
    assert watched.count() == 0


def test_all_files_are_watched(either: str, begin: Begin, file: Path) -> None:
    (file.parent / "texts").mkdir()
    text = file.parent / "texts" / "minutes.txt"
    text.write_text("one", encoding="utf-8")
    watched = begin(file, text, file.parent / "missing" / "never.txt")
    text.write_text("two", encoding="utf-8")
    watched.await_change()


def test_what_a_link_leads_to_is_watched(begin: Begin, file: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    link = tmp_path_factory.mktemp("elsewhere") / "link.yaml"
    link.symlink_to(file)
    watched = begin(link)
    _by_renaming(file)
    watched.await_change()


def test_a_folder_that_is_made_anew(begin: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "_LOOK", 100)
    folder = tmp_path / "checkout"
    folder.mkdir()
    path = folder / "a.yaml"
    path.write_text("one", encoding="utf-8")
    watched = begin(path, write=path)
    path.unlink()
    folder.rename(tmp_path / "gone")
    watched.count()
    folder.mkdir()
    path.write_text("two", encoding="utf-8")
    watched.await_change()
    watched.count()
    path.write_text("three", encoding="utf-8")
    watched.await_change()


@pytest.mark.parametrize("error", [OSError("no watches left"), RuntimeError("no inotify"), ImportError("no wheel")])
def test_where_the_system_tells_nothing_the_files_are_looked_at(
    begin: Begin, file: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*paths: str, **options: object) -> None:
        raise error

    monkeypatch.setattr("watchfiles._rust_notify.RustNotify", fail)
    watched = begin()
    _in_place(file)
    watched.await_change()


@pytest.mark.parametrize("moment", range(0, 40, 4), ids="{} ms after".format)
def test_what_changes_while_the_watch_begins_is_told_soon(file: Path, moment: int) -> None:
    watched = Watched(file)
    try:
        sleep(moment / 1000)
        file.write_text("two", encoding="utf-8")
        watched.told.get(timeout=3.0)  # the next look at files of which nothing was told would be later
    finally:
        watched.end()


def test_stopping_is_quick_and_leaves_nothing(file: Path) -> None:
    first = Watched(file)
    first.begin(file)  # what the first one makes is made once
    first.end()
    threads, handles = active_count(), _handles()
    for _ in range(5):
        watched = Watched(file)
        watched.begin(file)
        begun = monotonic()
        watched.end()
        assert monotonic() - begun < 1.0
    assert active_count() == threads
    until = monotonic() + 5.0
    while _handles() > handles and monotonic() < until:  # a thread of the library closes the last ones
        sleep(0.01)
    assert _handles() <= handles


def _handles() -> int:
    folder = "/proc/self/fd"
    return len(os.listdir(folder)) if os.path.isdir(folder) else 0


@pytest.mark.slow
def test_waiting_costs_next_to_nothing(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    begin()
    before = process_time()
    sleep(4.0)
    assert process_time() - before < 4.0 * 0.003


MOUNTS = """\
/dev/vda / ext4 rw,relatime 0 0
server:/home {folder}/home nfs4 rw,relatime 0 0
//server/desk {folder}/with\\040space cifs rw 0 0
me@host:/ {folder}/ssh fuse.sshfs rw 0 0
tmpfs {folder}/home/here tmpfs rw 0 0
server:/old {folder}/hidden nfs rw 0 0
/dev/vdb {folder}/hidden ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("place", "network"),
    [
        ("home/a.yaml", True),
        ("home/deep/a.yaml", True),
        ("home/here/a.yaml", False),
        ("homestead/a.yaml", False),
        ("with space/a.yaml", True),
        ("ssh/a.yaml", True),
        ("hidden/a.yaml", False),
        ("a.yaml", False),
    ],
)
def test_network_file_systems_are_known_by_their_mounts(tmp_path: Path, place: str, network: bool) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS.format(folder=tmp_path), encoding="utf-8")
    assert on_network(tmp_path / place, mounts) == network


def test_without_a_list_of_mounts_none_is_a_network(tmp_path: Path) -> None:
    assert not on_network(tmp_path / "a.yaml", tmp_path / "missing")


def test_watchfiles_is_imported_by_the_thread_that_watches() -> None:
    import subprocess

    code = "import sys, briefing_tui.library.watching; sys.exit('watchfiles' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
