"""The briefings that a reader has read, and where in each they were."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sqlite3 import Connection


def now() -> str:
    """The time as it is kept: ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Key(NamedTuple):
    """Which briefing: its id and the real path of its file, empty for standard input."""

    id: str
    path: bytes

    @classmethod
    def of(cls, briefing_id: str, path: Path | None) -> Key:
        """The key of a briefing read from a file, or from standard input."""
        return cls(briefing_id, os.fsencode(os.path.realpath(path)) if path else b"")

    @property
    def file(self) -> Path | None:
        """The file."""
        return Path(os.fsdecode(self.path)) if self.path else None


class Briefing(NamedTuple):
    """A briefing that has been read."""

    number: int
    key: Key
    title: str
    opened: str
    """When it was opened last, ISO 8601."""
    place: str
    """Where the reader was, as the reader wrote it."""


_COLUMNS = "number, id, path, title, opened, place"


def every(connection: Connection) -> Iterator[Briefing]:
    """All briefings, the one opened last first."""
    for row in connection.execute(f"SELECT {_COLUMNS} FROM briefings ORDER BY opened DESC, number DESC"):
        yield _briefing(row)


def any_opened(connection: Connection) -> bool:
    """Whether any briefing has been read."""
    return connection.execute("SELECT 1 FROM briefings LIMIT 1").fetchone() is not None


def find(connection: Connection, key: Key) -> Briefing | None:
    """What is kept of a briefing: under its path or, where that is new, under one at which there is no file any more.

    A copy beside the original is another briefing: what is noted in one does not appear in the other.
    """
    rows = connection.execute(f"SELECT {_COLUMNS} FROM briefings WHERE id = ? ORDER BY opened DESC", (key.id,))
    kept = [_briefing(row) for row in rows]
    for briefing in kept:
        if briefing.key == key:
            return briefing
    return next((briefing for briefing in kept if key.path and _is_gone(briefing.key.path)), None)


def number(connection: Connection, key: Key) -> int:
    """The number of a briefing, which is kept from now on; one that was moved is known under its new path."""
    if found := find(connection, key):
        if found.key != key:
            connection.execute("UPDATE briefings SET path = ? WHERE number = ?", (key.path, found.number))
        return found.number
    connection.execute("INSERT INTO briefings (id, path) VALUES (?, ?)", key)
    return int(connection.execute("SELECT last_insert_rowid()").fetchone()[0])


def opened(connection: Connection, key: Key, title: str) -> None:
    """Remember that a briefing is opened now, and its title."""
    values = (title, now(), number(connection, key))
    connection.execute("UPDATE briefings SET title = ?, opened = ? WHERE number = ?", values)


def put_place(connection: Connection, key: Key, place: str) -> None:
    """Remember where in a briefing the reader is."""
    connection.execute("UPDATE briefings SET place = ? WHERE number = ?", (place, number(connection, key)))


def _briefing(row: tuple[int, str, bytes, str, str, str]) -> Briefing:
    number, briefing_id, path, title, opened, place = row
    return Briefing(number, Key(briefing_id, bytes(path)), title, opened, place)


def _is_gone(path: bytes) -> bool:
    return path != b"" and not os.path.exists(path)
