"""Marks and notes: each hangs on an item and a hash of the text that it was made on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from briefing_tui.personal import shelf
from briefing_tui.personal.shelf import Key, now
from briefing_tui.text import make_safe

if TYPE_CHECKING:
    from sqlite3 import Connection

State = Literal["same", "changed", "gone"]
"""Whether an item still has the text that a mark or note was made on, has another one, or is no more."""


class Anchor(NamedTuple):
    """What a mark or note hangs on."""

    item: str
    """Id of the item; for a paragraph, of its section."""
    hash: str
    """Of the text."""
    words: str
    """The text as it was read."""


class Note(NamedTuple):
    """A mark, or a note where it has a text."""

    key: Key
    title: str
    """Title of the briefing."""
    anchor: Anchor
    made: str
    """ISO 8601."""
    state: State
    """As it was when the briefing was opened last."""
    text: str = ""
    changed: str = ""
    """When the text was changed last, ISO 8601."""

    @property
    def name(self) -> tuple[str, str]:
        """What tells it from the others of its kind in one briefing."""
        return self.anchor[:2]


def put_mark(connection: Connection, key: Key, anchor: Anchor) -> None:
    """Keep a mark."""
    values = (shelf.number(connection, key), *anchor, now())
    connection.execute("INSERT OR IGNORE INTO marks (briefing, item, hash, words, made) VALUES (?, ?, ?, ?, ?)", values)


def drop_mark(connection: Connection, key: Key, item: str, hash: str) -> None:
    """Take a mark away."""
    values = (shelf.number(connection, key), item, hash)
    connection.execute("DELETE FROM marks WHERE briefing = ? AND item = ? AND hash = ?", values)


def put_note(connection: Connection, key: Key, anchor: Anchor, text: str, instead: str | None = None) -> None:
    """Keep a note with the text that it has now.

    Args:
        connection: the database.
        key: the briefing.
        anchor: what the note hangs on.
        text: what it says.
        instead: the hash that this note of the same item hung on before, where that was another one.
    """
    number, time = shelf.number(connection, key), now()
    if instead is not None and instead != anchor.hash:
        connection.execute(
            "UPDATE OR IGNORE notes SET hash = ?, words = ?, state = 'same'"
            " WHERE briefing = ? AND item = ? AND hash = ?",
            (*anchor[1:], number, anchor.item, instead),
        )
    connection.execute(
        "INSERT INTO notes (briefing, item, hash, words, made, text, changed) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET text = excluded.text, changed = excluded.changed",
        (number, *anchor, time, text, time),
    )


def drop_note(connection: Connection, key: Key, item: str, hash: str) -> None:
    """Take a note away."""
    values = (shelf.number(connection, key), item, hash)
    connection.execute("DELETE FROM notes WHERE briefing = ? AND item = ? AND hash = ?", values)


def put_states(connection: Connection, key: Key, states: Iterable[tuple[str, str, State]]) -> None:
    """Remember what has become of the texts (item, hash, state) that marks and notes hang on."""
    number = shelf.number(connection, key)
    for item, hash, state in states:
        for table in ("marks", "notes"):
            connection.execute(
                f"UPDATE {table} SET state = ? WHERE briefing = ? AND item = ? AND hash = ?",
                (state, number, item, hash),
            )


def marks(connection: Connection, number: int | None = None) -> list[Note]:
    """The marks of a briefing, or of all; the latest first."""
    return list(_listed(connection, "marks", number))


def notes(connection: Connection, number: int | None = None) -> list[Note]:
    """The notes of a briefing, or of all; the latest first."""
    return list(_listed(connection, "notes", number))


def _listed(connection: Connection, table: Literal["marks", "notes"], number: int | None) -> Iterator[Note]:
    columns = "text, changed" if table == "notes" else "'', ''"
    rows = connection.execute(
        f"SELECT id, path, title, item, hash, words, made, state, {columns} FROM {table}"
        " JOIN briefings ON number = briefing WHERE ?1 IS NULL OR number = ?1 ORDER BY made DESC, item",
        (number,),
    )
    for briefing_id, path, title, item, hash, words, made, state, text, changed in rows:
        # Another program may have written the file.
        anchor = Anchor(item, hash, make_safe(words))
        yield Note(Key(briefing_id, bytes(path)), make_safe(title), anchor, made, state, make_safe(text), changed)
