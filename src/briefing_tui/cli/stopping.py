"""How a command ends early: with one message and an exit status that scripts can rely on."""

from __future__ import annotations

from collections.abc import Iterable

WRONG = 1
"""Read, but wrong; or nothing found."""

USAGE = 2
"""The command was called in a way that it does not know."""

UNREADABLE = 3
"""The system gives no bytes, or takes none."""

INTERRUPTED = 130
"""Ended by ctrl+c, as shells count it."""


class Stop(Exception):
    """Ends the program: what to say on standard error, and the exit status."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown word: the nearest known one, or nothing where none is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, tuple(known), n=1)
    return f"; did you mean {near[0]}?" if near else ""
