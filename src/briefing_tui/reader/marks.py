"""Marks in the margin: what the reader marked or noted, and what is new or changed since the last reading."""

from __future__ import annotations

from typing import Final

MARK: Final = "*"
"""A mark hangs on it."""
NOTE: Final = "†"
"""A note hangs on it."""
BOTH: Final = "‡"
"""A mark and a note."""
UNSURE: Final = "?"
"""A mark or a note hangs on an earlier text of it."""
NEW: Final = "+"
"""It was not there at the last reading."""
CHANGED: Final = "~"
"""It was another at the last reading."""

MEANINGS: Final = {
    MARK: "you marked this",
    NOTE: "you wrote a note on this",
    BOTH: "you marked this, and wrote a note on it",
    UNSURE: "a mark or note of yours was made on an earlier text of this",
    NEW: "new since you read this briefing last",
    CHANGED: "changed since you read this briefing last",
}
"""What each says to a reader."""


def on_head(key: str) -> str:
    """What a sign is kept under that stands at the head of a section or part."""
    return f"# {key}"


def joined(one: str, other: str) -> str:
    """The signs of a block on which two things hang."""
    return BOTH if {one, other} == {MARK, NOTE} else one if one == other else "".join(sorted({*one, *other}))


def of_all(signs: str) -> str:
    """What stands for all that hangs on the blocks of a section, each sign once."""
    found = {*signs} | ({MARK, NOTE} if BOTH in signs else set())
    found = found - {MARK, NOTE} | {BOTH} if {MARK, NOTE} <= found else found
    return "".join(sign for sign in (MARK, NOTE, BOTH, UNSURE, NEW, CHANGED) if sign in found)
