"""Problems: what is wrong with a file, where, and how to mend it; and how that is printed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final, Literal

from msgspec import Struct

Severity = Literal["error", "warning", "note"]
MOST: Final = 5_000
"""Problems of a kind that are listed; a file of a few megabytes can have a million, which nobody reads."""
AND_MORE: Final = "; there are more, which are not listed"
"""Ends the message of the last one that is."""
_LONGEST: Final = 100
_LONGEST_WORD: Final = 80


class Problem(Struct, frozen=True):
    """One thing that is wrong. Its texts are safe to show, whatever the file holds."""

    code: str
    """The code of the check, such as S02."""
    file: str
    line: int
    """From 1."""
    col: int
    """From 1, in code points."""
    path: str
    """Where in the data: `figures[0].unit`, with the item's id in brackets after it; empty for the file."""
    message: str
    hint: str = ""
    """How to mend it."""
    severity: Severity = "error"
    source: str = ""
    """The line of the file, or of a long one what stands around the place."""
    begins: int = 1
    """The column at which that begins."""

    def __str__(self) -> str:
        """One line, as compilers print it: `file:line:col: severity[CODE] path: message`."""
        path = f"{self.path}: " if self.path else ""
        return f"{self.file}:{self.line}:{self.col}: {self.severity}[{self.code}] {path}{self.message}"

    def render(self) -> str:
        """The problem, the line of the file with a caret under the place, and the hint."""
        lines = [str(self)]
        if found := self.excerpt():
            lines += [f"    {found[0]}", f"    {' ' * found[1]}^"]
        if self.hint:
            lines.append(f"  hint: {self.hint}")
        return "\n".join(lines)

    def excerpt(self, cells: int = _LONGEST) -> tuple[str, int] | None:
        """The line of the file around the place, and how far in the place is; both in cells of a terminal.

        Args:
            cells: how many the line may take.

        Returns:
            None where there is nothing to see.
        """
        line = self.source
        at = min(self.col - self.begins, len(line))  # the place may be in the end of the line, which is not shown
        if not line.strip():
            return None
        if self.begins == 1 and _cells(line) <= cells:
            return line, _cells(line[:at])
        start, before = at, 0
        while start > 0 and (wider := before + _cell(line[start - 1])) <= cells // 2:
            start, before = start - 1, wider
        end, after = at, before
        while end < len(line) and (wider := after + _cell(line[end])) <= cells:
            end, after = end + 1, wider
        return line[start:end], before


def _cells(text: str) -> int:
    """How many cells of a terminal a text takes, near enough to put a caret under it."""
    return sum(map(_cell, text))


def _cell(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


class Refused(Exception):
    """A file that cannot be opened as a briefing."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep what is wrong, in the order of the file."""
        self.problems = tuple(sorted(problems, key=lambda problem: (problem.line, problem.col)))
        super().__init__("\n".join(map(str, self.problems)))

    @property
    def words(self) -> str:
        """The first problem in a few words."""
        return f"line {self.problems[0].line}: {self.problems[0].message}"


class Unreadable(Exception):
    """A file that the system gives no bytes of; the message names it and says why."""


def shorten(text: str, longest: int = 300) -> str:
    """A text that a message can hold."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def near(word: str, known: Iterable[str]) -> str:
    """The known word that a mistaken one is most like; nothing where none is near."""
    word, listed = word[:_LONGEST_WORD], list(known)
    swapped = [one for one in listed if len(one) == len(word) and sorted(one) == sorted(word)]  # `di` for `id`
    return next(iter(get_close_matches(word, listed, n=1) or swapped), "")


def nearest(word: str, known: Iterable[str]) -> str:
    """The same as a question."""
    found = near(word, known)
    return f'Did you mean "{found}"?' if found else ""
