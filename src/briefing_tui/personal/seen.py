"""What a reader has seen: the text of every item, so that a later reading can tell what is new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from briefing_tui.personal import shelf
from briefing_tui.personal.shelf import Key
from briefing_tui.text import make_safe

if TYPE_CHECKING:
    from sqlite3 import Connection


class Changes(NamedTuple):
    """What differs from what was seen; nothing does where nothing was."""

    new: tuple[str, ...] = ()
    """Ids of items that were not there."""
    changed: Mapping[str, str] = {}
    """Ids of items whose text was another, with that text."""
    removed: Mapping[str, str] = {}
    """Ids of items that are no more, with their text."""

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.new or self.changed or self.removed)


def compare(connection: Connection, number: int, hashes: Mapping[str, str]) -> Changes | None:
    """What of a briefing differs from what was seen of it.

    Args:
        connection: the database.
        number: the number of the briefing.
        hashes: by the id of each item, the hash of its text now.

    Returns:
        The changes in the order of `hashes`; None where nothing of this briefing has been seen yet.
    """
    seen = dict(connection.execute("SELECT item, hash FROM seen WHERE briefing = ?", (number,)))
    if not seen:
        return None
    new = tuple(item for item in hashes if item not in seen)
    changed = [item for item, hash in hashes.items() if seen.get(item, hash) != hash]
    removed = [item for item in seen if item not in hashes]
    return Changes(new, _texts(connection, number, changed), _texts(connection, number, removed))


def _texts(connection: Connection, number: int, items: list[str]) -> dict[str, str]:
    found = {}
    for item in items:
        row = connection.execute("SELECT text FROM seen WHERE briefing = ? AND item = ?", (number, item)).fetchone()
        found[item] = make_safe(row[0]) if row else ""
    return found


def record(connection: Connection, key: Key, texts: Iterable[tuple[str, str, str]]) -> None:
    """Remember the texts (item, hash, text) that were seen."""
    number = shelf.number(connection, key)
    connection.executemany("INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?)", ((number, *text) for text in texts))


def forget(connection: Connection, key: Key, items: Iterable[str]) -> None:
    """Forget items that are no more, when that has been seen."""
    number = shelf.number(connection, key)
    connection.executemany("DELETE FROM seen WHERE briefing = ? AND item = ?", ((number, item) for item in items))
