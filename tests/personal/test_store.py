"""The database: made, shared, and what happens where it is broken, newer, or cannot be written."""

from __future__ import annotations

import os
import sqlite3
from functools import partial
from pathlib import Path
from sqlite3 import Connection

import pytest

from briefing_tui.personal import finds, notes, shelf
from briefing_tui.personal.paths import is_local
from briefing_tui.personal.shelf import Key
from briefing_tui.personal.store import VERSION, Store
from tests.personal.conftest import ANCHOR

KEY = Key("harbour-talks", b"/talks.yaml")
root = pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")


def marked(store: Store) -> list[str]:
    """The items that are marked."""
    return [mark.anchor.item for mark in store.read(notes.marks)]


def mark(store: Store, item: str = ANCHOR.item) -> None:
    """Mark an item."""
    store.write(partial(notes.put_mark, key=KEY, anchor=ANCHOR._replace(item=item)))


def kept(file: Path) -> list[str]:
    """The items that a new session finds marked."""
    other = Store(file)
    try:
        return marked(other)
    finally:
        other.close()


def failing(connection: Connection) -> None:
    notes.put_mark(connection, KEY, ANCHOR)
    raise RuntimeError


def test_it_is_made_and_found_again(store: Store, file: Path) -> None:
    mark(store)
    assert kept(file) == [ANCHOR.item]
    assert store.notice == ""


def test_only_its_owner_may_read_it(store: Store, file: Path) -> None:
    mark(store)
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0


def test_without_a_file_it_lasts_for_the_session() -> None:
    store = Store(None)
    mark(store)
    assert marked(store) == [ANCHOR.item]
    assert store.notice == ""


def test_a_job_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError):
        store.write(failing)
    assert marked(store) == []
    mark(store)
    assert marked(store) == [ANCHOR.item]


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\0" + b"\xff" * 8192])
def test_a_broken_file_is_kept_aside(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    store = Store(file)
    mark(store)
    (aside,) = file.parent.glob("state.db.broken-*")
    assert aside.read_bytes() == content
    assert aside.name in store.notice
    assert "\n" not in store.notice
    assert kept(file) == [ANCHOR.item]


def test_a_file_that_breaks_while_it_is_open(store: Store, file: Path) -> None:
    mark(store)
    store.read(lambda connection: connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall())
    with file.open("r+b") as written:
        written.seek(100)
        written.write(b"\xff" * (file.stat().st_size - 100))
    other = Store(file)
    mark(other, "f-tugs")
    assert marked(other) == ["f-tugs"]
    assert "broken" in other.notice
    assert len([path for path in file.parent.glob("*.broken-*") if "-wal" not in path.name]) >= 1


def test_of_two_sessions_that_find_it_broken_one_moves_it(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"no database " * 100)
    first = Store(file)
    mark(first)
    second = first._renewed(file)  # the other session comes to the same step a moment later
    assert notes.marks(second)[0].anchor.item == ANCHOR.item
    assert len(list(file.parent.glob("*.broken-*"))) == 1
    second.close()


def test_a_file_of_an_earlier_version_gets_what_it_lacks(store: Store, file: Path) -> None:
    mark(store)
    for statement in ("DROP TABLE finds", "PRAGMA user_version = 1"):
        store.read(lambda connection, statement=statement: connection.execute(statement).fetchall())  # type: ignore[misc]
    store.close()
    assert kept(file) == [ANCHOR.item]
    later = Store(file)
    later.write(partial(finds.put, prompt="/", text="ferry"))
    assert later.read(partial(finds.every, prompt="/")) == ["ferry"]
    assert later.notice == ""
    later.close()


def test_a_newer_file_is_left_alone(store: Store, file: Path) -> None:
    mark(store)
    store.read(lambda connection: connection.execute(f"PRAGMA user_version = {VERSION + 1}").fetchall())
    store.close()
    before = file.read_bytes()
    newer = Store(file)
    mark(newer, "f-tugs")
    assert marked(newer) == ["f-tugs"]
    assert "newer version" in newer.notice
    newer.close()
    assert file.read_bytes() == before


@root
def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    store = Store(tmp_path / "state" / "state.db")
    mark(store)
    assert marked(store) == [ANCHOR.item]
    assert "cannot be written (Permission denied)" in store.notice
    tmp_path.chmod(0o700)


@root
@pytest.mark.parametrize("folder", [0o500, 0o700])
def test_what_cannot_be_written_can_be_read(store: Store, file: Path, folder: int) -> None:
    mark(store)
    store.close()
    file.chmod(0o400)
    file.parent.chmod(folder)
    other = Store(file)
    mark(other, "f-tugs")
    assert sorted(marked(other)) == ["f-tugs", ANCHOR.item]
    assert "cannot be written" in other.notice
    file.parent.chmod(0o700)
    assert kept(file) == [ANCHOR.item]


def test_a_file_system_that_turns_read_only(store: Store) -> None:
    mark(store)
    store.read(lambda connection: connection.execute("PRAGMA query_only = 1").fetchall())
    mark(store, "f-tugs")
    assert sorted(marked(store)) == ["f-tugs", ANCHOR.item]
    assert "cannot be written" in store.notice


def test_a_full_disk(store: Store) -> None:
    mark(store)
    store.read(lambda connection: connection.execute("PRAGMA max_page_count = 1").fetchall())
    for number in range(200):
        mark(store, f"f-{number}")
    assert len(marked(store)) == 201
    assert "is full" in store.notice


def test_a_folder_in_the_place_of_the_file(file: Path) -> None:
    file.mkdir(parents=True)
    store = Store(file)
    mark(store)
    assert marked(store) == [ANCHOR.item]
    assert store.notice.startswith(str(file))


def test_a_notice_is_safe_to_show(tmp_path: Path) -> None:
    folder = tmp_path / "a\x1b]0;b\n"
    folder.write_text("")
    assert Store(folder / "state.db").notice.isprintable()


def test_the_log_is_written_ahead_only_where_the_disk_is_local(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def mode() -> tuple[str, int]:
        store = Store(file)
        found = (
            store.read(lambda connection: connection.execute("PRAGMA journal_mode").fetchone()[0]),
            store.read(lambda connection: connection.execute("PRAGMA synchronous").fetchone()[0]),
        )
        store.close()
        return found

    monkeypatch.setattr("briefing_tui.personal.store.is_local", lambda path: True)
    assert mode() == ("wal", 1)
    monkeypatch.setattr("briefing_tui.personal.store.is_local", lambda path: False)
    assert mode() == ("delete", 2)
    assert mode() == ("delete", 2)


@pytest.mark.parametrize(
    ("path", "local"),
    [
        ("/home/me/x", False),
        ("/homes/x", True),
        ("/", True),
        ("/home", False),
        ("/mnt/my disk/x", True),
        ("/tmp/x", True),
    ],
)
def test_which_file_systems_are_local(tmp_path: Path, path: str, local: bool) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/vda rw\n"
        "23 22 0:40 / /home rw - nfs4 server:/home rw\n"
        "24 22 8:2 / /mnt/my\\040disk rw - xfs /dev/sdb rw\n"
        "25 22 0:41 / /tmp rw - nfs server:/tmp rw\n"
        "26 25 0:42 / /tmp rw - tmpfs tmpfs rw\n"
    )
    assert is_local(Path(path), mounts) is local


def test_where_nothing_is_known_of_file_systems(tmp_path: Path) -> None:
    assert not is_local(Path("/home"), tmp_path / "none")


def test_the_titles_of_many_briefings(store: Store) -> None:
    for number in range(3):
        store.write(partial(shelf.opened, key=Key(f"b-{number}", b"/b"), title=f"Title {number}"))
    assert {briefing.title for briefing in store.read(lambda c: list(shelf.every(c)))} == {
        "Title 0",
        "Title 1",
        "Title 2",
    }


def test_a_file_that_another_program_made(file: Path) -> None:
    file.parent.mkdir()
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE briefings (x)")
    other.close()
    store = Store(file)
    mark(store)
    assert marked(store) == [ANCHOR.item]
    assert store.notice
