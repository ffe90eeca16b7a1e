"""What was typed to find or to filter, over all briefings, so that later sessions can take it up again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefing_tui.text import safe_line

if TYPE_CHECKING:
    from sqlite3 import Connection

MOST: Final = 100
"""How many are kept of each kind."""
_LONGEST: Final = 500
"""Characters of one that is kept."""


def every(connection: Connection, prompt: str) -> list[str]:
    """What was typed after a prompt, the newest last."""
    rows = connection.execute("SELECT text FROM finds WHERE prompt = ? ORDER BY number", (prompt,))
    return [safe_line(str(text)) for (text,) in rows]


def put(connection: Connection, prompt: str, text: str) -> None:
    """Keep what was typed after a prompt, as the newest; the oldest makes room."""
    if len(text) > _LONGEST:
        return
    connection.execute("DELETE FROM finds WHERE prompt = ? AND text = ?", (prompt, text))
    connection.execute("INSERT INTO finds (prompt, text) VALUES (?, ?)", (prompt, text))
    kept = "SELECT number FROM finds WHERE prompt = ? ORDER BY number DESC LIMIT ?"
    connection.execute(f"DELETE FROM finds WHERE prompt = ? AND number NOT IN ({kept})", (prompt, prompt, MOST))
