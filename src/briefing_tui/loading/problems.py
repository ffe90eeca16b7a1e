"""Problems: what is wrong with a file, where, and how to mend it; and how that is printed."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final, Literal

from msgspec import Struct

from briefing_tui.text import safe_line

Severity = Literal["error", "warning", "note"]
_LONGEST: Final = 160


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
    """The line of the file."""

    def __str__(self) -> str:
        """One line, as compilers print it: `file:line:col: severity[CODE] path: message`."""
        path = f"{self.path}: " if self.path else ""
        return f"{self.file}:{self.line}:{self.col}: {self.severity}[{self.code}] {path}{self.message}"

    def render(self) -> str:
        """The problem, the line of the file with a caret under the place, and the hint."""
        lines = [str(self)]
        if self.source.strip():
            start = max(0, self.col - 1 - _LONGEST // 2)
            shown = self.source[start : start + _LONGEST]
            lines += [f"    {shown}", "    " + " " * (self.col - 1 - start) + "^"]
        if self.hint:
            lines.append(f"  hint: {self.hint}")
        return "\n".join(lines)


class Refused(Exception):
    """A file that cannot be opened as a briefing."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep what is wrong, in the order of the file."""
        self.problems = tuple(sorted(problems, key=lambda problem: (problem.line, problem.col)))
        super().__init__("; ".join(map(str, self.problems)))


class Unreadable(Exception):
    """A file that the system gives no bytes of; the message names it and says why."""


class Text:
    """The text of a file, and where its lines are."""

    def __init__(self, text: str, file: str) -> None:
        """Keep a text and what to call its file."""
        self.text = text
        self.file = safe_line(file)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1; lines end at LF or CRLF."""
        offset = max(0, min(offset, len(self.text)))
        return self.text.count("\n", 0, offset) + 1, offset - self.text.rfind("\n", 0, offset)

    def line(self, offset: int) -> str:
        """The line that an offset stands in, safe to show."""
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", start)
        return safe_line(self.text[start : end if end >= 0 else len(self.text)].rstrip("\r"))

    def problem(self, code: str, offset: int, message: str, hint: str = "", path: str = "") -> Problem:
        """A problem at an offset."""
        line, col = self.place(offset)
        shown = safe_line(shorten(message)), safe_line(shorten(hint)), safe_line(path)
        return Problem(code, self.file, line, col, shown[2], shown[0], shown[1], source=self.line(offset))


def shorten(text: str, longest: int = 300) -> str:
    """A text that a message can hold."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def nearest(word: str, known: tuple[str, ...]) -> str:
    """The known word that a mistaken one is most like, with the question, or nothing."""
    found = get_close_matches(word[:80], known, n=1, cutoff=0.6)
    return f'Did you mean "{found[0]}"?' if found else ""
