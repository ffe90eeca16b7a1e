"""The database of one reader: how it is opened, shared between sessions, and what happens where that fails."""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeVar

from briefing_tui.personal.paths import is_local
from briefing_tui.text import safe_line

PATIENCE: Final = 5.0
"""Seconds that a write waits for another session's."""
_TABLES: Final = (
    """
CREATE TABLE briefings (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, path BLOB NOT NULL, title TEXT NOT NULL DEFAULT '',
    opened TEXT NOT NULL DEFAULT '', place TEXT NOT NULL DEFAULT '', UNIQUE (id, path)
);
CREATE TABLE marks (
    briefing INTEGER NOT NULL REFERENCES briefings, item TEXT NOT NULL, hash TEXT NOT NULL, words TEXT NOT NULL,
    made TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'same', PRIMARY KEY (briefing, item, hash)
) WITHOUT ROWID;
CREATE TABLE notes (
    briefing INTEGER NOT NULL REFERENCES briefings, item TEXT NOT NULL, hash TEXT NOT NULL, words TEXT NOT NULL,
    made TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'same', text TEXT NOT NULL, changed TEXT NOT NULL,
    PRIMARY KEY (briefing, item, hash)
) WITHOUT ROWID;
CREATE TABLE seen (
    briefing INTEGER NOT NULL REFERENCES briefings, item TEXT NOT NULL, hash TEXT NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (briefing, item)
);
""",
    """
CREATE TABLE finds (number INTEGER PRIMARY KEY AUTOINCREMENT, prompt TEXT NOT NULL, text TEXT NOT NULL);
""",
)
"""What makes the tables, and what each later version adds to them."""
VERSION: Final = len(_TABLES)
"""Version of the tables, kept in `user_version`."""
_BROKEN: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_BUSY: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)

T = TypeVar("T")
Job = Callable[[sqlite3.Connection], T]


class Newer(Exception):
    """The file was written by a later version of the program."""


class Store:
    """A reader's database. It always works: where the file does not, what is written lasts for this session only."""

    def __init__(self, file: Path | None) -> None:
        """Open a file, and make it where there is none; None for a store that lasts for this session only."""
        self.file = file
        self.notice = ""
        """What went wrong, in one line, once; empty where nothing did."""
        self._connection = self._opened()

    def read(self, job: Job[T]) -> T:
        """Do a job that only reads."""
        return self._safely(job, writes=False)

    def write(self, job: Job[T]) -> T:
        """Do a job in one transaction; when it returns, what it wrote outlives this process.

        Raises:
            sqlite3.OperationalError: if another session keeps the file for longer than `PATIENCE`.
        """
        return self._safely(job, writes=True)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _safely(self, job: Job[T], *, writes: bool) -> T:
        """Do a job; where the file is broken begin another one, where it cannot be written do without."""
        try:
            return _done(self._connection, job, writes)
        except sqlite3.DatabaseError as error:
            code = _code(error)
            if code in _BUSY or self.file is None or isinstance(error, sqlite3.IntegrityError):
                raise
            if code in _BROKEN:
                self._connection.close()
                self._connection = self._renewed(self.file)
            else:
                self._connection = self._unwritten(self._connection, str(error))
        return _done(self._connection, job, writes)

    def _opened(self) -> sqlite3.Connection:
        if self.file is None:
            return _prepared(_connect(":memory:"), "MEMORY")
        try:
            return _open(self.file)
        except Newer:
            self._say("was written by a newer version, so it is left alone")
        except (sqlite3.DatabaseError, OSError) as error:
            if isinstance(error, sqlite3.DatabaseError) and _code(error) in _BROKEN:
                return self._renewed(self.file)
            return self._unwritten(_read_only(self.file), _reason(error))
        return self._without()

    def _without(self) -> sqlite3.Connection:
        """Go on in memory."""
        self.file = None
        return self._opened()

    def _unwritten(self, kept: sqlite3.Connection | None, reason: str) -> sqlite3.Connection:
        """Go on with a copy in memory of what can be read."""
        self._say(f"cannot be written ({reason})")
        memory = _connect(":memory:")
        if kept is not None:
            with closing(kept), suppress(sqlite3.DatabaseError):
                kept.backup(memory)
        self.file = None
        try:
            return _prepared(memory, "MEMORY")
        except (sqlite3.DatabaseError, Newer):
            memory.close()
            return self._without()

    def _renewed(self, file: Path) -> sqlite3.Connection:
        """Move a broken file aside, unless another session has done so by now, and begin a new one."""
        try:
            with _alone(file):
                try:
                    connection = _open(file)
                    if connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",):
                        return connection
                    connection.close()
                except sqlite3.DatabaseError as error:
                    if _code(error) not in _BROKEN:
                        raise
                aside = _aside(file)
                self._say(f"was broken: it is kept as {aside.name}, and a new one is begun", lost=False)
                return _open(file)
        except (sqlite3.DatabaseError, OSError, Newer) as error:
            self._say(f"is broken, and cannot be moved aside ({_reason(error)})")
            return self._without()

    def _say(self, what: str, *, lost: bool = True) -> None:
        end = "; place, marks and notes last for this session only" if lost else ""
        self.notice = self.notice or safe_line(f"{self.file}: {what}{end}")


def _done(connection: sqlite3.Connection, job: Job[T], writes: bool) -> T:
    if not writes:
        return job(connection)
    connection.execute("BEGIN IMMEDIATE")
    try:
        result = job(connection)
        connection.execute("COMMIT")
    except BaseException:
        # A disk that is full has rolled back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return result


def _code(error: sqlite3.DatabaseError) -> int:
    """The primary code of an error of SQLite."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _connect(database: str, *, uri: bool = False) -> sqlite3.Connection:
    # All calls come from one thread, which is not always the one that opens.
    return sqlite3.connect(database, timeout=PATIENCE, isolation_level=None, check_same_thread=False, uri=uri)


def _open(file: Path) -> sqlite3.Connection:
    """Open a file, and make its folder and its tables where they are not there.

    Raises:
        Newer: if a later version wrote it.
        OSError: if its folder cannot be made.
        sqlite3.DatabaseError: if it cannot be opened or written, or is no database.
    """
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))  # what one reads and notes is one's own
    if not os.access(file, os.W_OK):
        raise PermissionError(13, "permission denied")
    connection = _connect(str(file))
    try:
        return _prepared(connection, "WAL" if is_local(file.resolve()) else "DELETE")
    except BaseException:
        connection.close()
        raise


def _prepared(connection: sqlite3.Connection, journal: str) -> sqlite3.Connection:
    """Set up a connection and the tables.

    A log that is written ahead needs memory that all sessions share, which no network gives; without it every commit
    waits for the disk. With it a commit outlives the process at once, and a power failure costs the last ones at most
    (https://www.sqlite.org/wal.html).
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise Newer
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    if mode != journal.lower():
        with suppress(sqlite3.OperationalError):  # while others have it open it stays as it is
            mode = connection.execute(f"PRAGMA journal_mode = {journal}").fetchone()[0]
    connection.execute(f"PRAGMA synchronous = {'FULL' if mode == 'delete' else 'NORMAL'}")
    if version < VERSION:
        _done(connection, _create, writes=True)
    return connection


def _create(connection: sqlite3.Connection) -> None:
    """Make the tables, or those that an earlier version had not, unless another session was quicker."""
    missing = _TABLES[connection.execute("PRAGMA user_version").fetchone()[0] :]
    for statement in ";".join(missing).split(";"):
        connection.execute(statement)
    if missing:
        connection.execute(f"PRAGMA user_version = {VERSION}")


def _read_only(file: Path) -> sqlite3.Connection | None:
    """Open a file that cannot be written; where even its log cannot, as it stood when that was last folded in."""
    for how in ("mode=ro", "immutable=1"):
        with suppress(sqlite3.DatabaseError, OSError):
            connection = _connect(f"{file.resolve().as_uri()}?{how}", uri=True)
            try:
                connection.execute("SELECT count(*) FROM briefings").fetchone()
                return connection
            except sqlite3.DatabaseError:
                connection.close()
    return None


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Keep other sessions from moving the same file aside: the second would take the new one away."""
    with file.with_name(f"{file.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _aside(file: Path) -> Path:
    """Give a file and its log another name."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    aside = file.with_name(f"{file.name}.broken-{stamp}")
    # The log first: what is left of it would be folded into the new file.
    for ending in ("-wal", "-shm", "-journal", ""):
        with suppress(FileNotFoundError):
            file.with_name(file.name + ending).rename(aside.with_name(aside.name + ending))
    return aside
