"""How problems are printed: for people, for programs, and for the pages of GitHub."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from shutil import get_terminal_size
from typing import IO, TYPE_CHECKING, Final

if TYPE_CHECKING:
    from briefing_tui.loading.problems import Problem

Form = Callable[[Iterable["Problem"]], Iterator[str]]
"""Makes the lines of a form of output from problems."""
_RESET: Final = "\x1b[0m"
_BOLD: Final = "\x1b[1m"
_COLOURS: Final = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "note": "\x1b[1;36m"}
"""How each severity looks, by SGR (ECMA-48)."""
_COMMANDS: Final = {"error": "error", "warning": "warning", "note": "notice"}
_WIDEST: Final = 100
_INDENT: Final = 4
_MOST_TEXTS: Final = 5
_PARTS: Final = ("file", "line", "col", "code", "severity", "path", "message", "hint")


def has_colours(stream: IO[str]) -> bool:
    """Whether what is printed there may have colours: a terminal that has them, and nobody asked for none."""
    return bool(stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM", "") not in ("", "dumb"))


def as_text(problems: Iterable[Problem]) -> Iterator[str]:
    """For people: what is wrong, the line of the file with a caret under the place, and how to mend it."""
    if not (sys.stdout and sys.stdout.isatty()):
        yield from (problem.render() for problem in problems)
        return
    cells = max(_INDENT, min(_WIDEST, get_terminal_size().columns - _INDENT - 1))
    paint = _painted if has_colours(sys.stdout) else _plain
    for problem in problems:
        yield from _on_terminal(problem, cells, paint)


def _painted(text: str, look: str) -> str:
    return f"{look}{text}{_RESET}"


def _plain(text: str, look: str) -> str:
    return text


def _on_terminal(problem: Problem, cells: int, paint: Callable[[str, str], str]) -> Iterator[str]:
    colour = _COLOURS[problem.severity]
    place = paint(f"{problem.file}:{problem.line}:{problem.col}:", _BOLD)
    path = f"{paint(f'{problem.path}:', _BOLD)} " if problem.path else ""
    yield f"{place} {paint(f'{problem.severity}[{problem.code}]', colour)} {path}{problem.message}"
    if found := problem.excerpt(cells):
        yield f"{' ' * _INDENT}{found[0]}"
        yield f"{' ' * (_INDENT + found[1])}{paint('^', colour)}"
    if problem.hint:
        yield f"  {paint('hint:', _BOLD)} {problem.hint}"


def as_json(problems: Iterable[Problem]) -> Iterator[str]:
    """For programs: one list, with a line for each problem."""
    before = "["
    for problem in problems:
        shown = json.dumps({part: getattr(problem, part) for part in _PARTS}, ensure_ascii=False)
        yield f"{before} {shown}"
        before = ","
    yield "[]" if before == "[" else "]"


def as_github(problems: Iterable[Problem]) -> Iterator[str]:
    """For GitHub: workflow commands, which it shows as notes beside the lines of the file."""
    for problem in problems:
        said = ": ".join(filter(None, (problem.path, problem.message)))
        message = "\n".join(filter(None, (said, problem.hint)))
        place = f"file={_property(problem.file)},line={problem.line},col={problem.col},title={problem.code}"
        yield f"::{_COMMANDS[problem.severity]} {place}::{_data(message)}"


def _data(text: str) -> str:
    """A text as a workflow command takes it after its colons."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A text as a workflow command takes it among its properties."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMS: Final[dict[str, Form]] = {"text": as_text, "json": as_json, "github": as_github}
"""What makes each form of output."""


def summary(counts: Mapping[str, int], files: int) -> str:
    """How many problems of each severity there are, in how many files.

    Args:
        counts: of problems, by severity.
        files: how many were checked.
    """
    found = [counted(counts[severity], severity) for severity in _COLOURS if counts.get(severity)]
    shown = counted(files, "file")
    return f"{', '.join(found)} in {shown}" if found else f"{shown}, no problems"


def unproved(quotes: Counter[str], figures: Counter[str]) -> Iterator[str]:
    """What could not be proved, for each source without a text; from a few sources on, for the others together."""
    sources = sorted(quotes.keys() | figures.keys())
    for source in sources[:_MOST_TEXTS]:
        yield f"{_statements(quotes[source], figures[source])} not proved: no text for {source}"
    if rest := sources[_MOST_TEXTS:]:
        said = _statements(sum(quotes[one] for one in rest), sum(figures[one] for one in rest))
        yield f"{said} not proved: no text for {counted(len(rest), 'other source')}"


def _statements(quotes: int, figures: int) -> str:
    said = [counted(number, word) for number, word in ((quotes, "quote"), (figures, "figure")) if number]
    return " and ".join(said)


def counted(number: int, word: str) -> str:
    """A number and what it is of: `1 file`, `2 files`."""
    return f"{number} {word}{'' if number == 1 else 's'}"
