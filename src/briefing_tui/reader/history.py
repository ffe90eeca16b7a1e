"""History: where the reader was, back and forward, like a browser's."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from briefing_tui.reader.panes.scrolling import Mark

_LONGEST = 200


class History:
    """Two stacks of places."""

    def __init__(self) -> None:
        """Begin with nothing behind and nothing ahead."""
        self._behind: list[Mark] = []
        self._ahead: list[Mark] = []

    def push(self, place: Mark) -> None:
        """Remember the place that a jump leaves; what was ahead is forgotten."""
        if not self._behind or self._behind[-1] != place:
            self._behind = [*self._behind, place][-_LONGEST:]
        self._ahead.clear()

    def move(self, moved: Callable[[Mark], Mark | None]) -> None:
        """Let the places be those of another page, the newest first; what comes after a None is forgotten."""
        for stack in (self._behind, self._ahead):
            kept = takewhile(lambda mark: mark is not None, map(moved, reversed(stack)))
            stack[:] = [mark for mark in kept if mark is not None][::-1]

    def back(self, place: Mark) -> Mark | None:
        """The place before the last jump, None where there is none; `place` is where one is now."""
        if not self._behind:
            return None
        self._ahead.append(place)
        return self._behind.pop()

    def forward(self, place: Mark) -> Mark | None:
        """The place that `back` left."""
        if not self._ahead:
            return None
        self._behind.append(place)
        return self._ahead.pop()
