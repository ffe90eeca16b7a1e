"""Findings: problems whose place is known as a path only, and the problems that they become."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from briefing_tui.loading.positions import Path, Positions
from briefing_tui.loading.problems import AND_MORE, MOST, Problem, Severity, shorten
from briefing_tui.loading.source import Source

_INDENTED: Final = 3
"""How many times longer than the value its writing may be, with indentation, before words are not looked for in it."""
_AROUND: Final = 10
"""Characters more that quotation marks or the sign of a block take."""


class Finding(NamedTuple):
    """A problem whose place is known as a path only."""

    code: str
    message: str
    hint: str
    path: Path
    key: bool = False
    """Whether it is the key that is wrong, not its value."""
    first: Path | None = None
    """Where the other one of two stands; its line ends the message."""
    severity: Severity | None = None
    """Where it is not that of the code."""
    near: Path | None = None
    """Where what the hint names stands; its line takes the place of {line} in the hint."""
    words: str = ""
    """What is wrong in the value: the place is theirs, where the file has them as they are."""
    offset: int | None = None
    """The place in the file, where no path leads to it."""


def located(
    findings: Iterable[Finding], data: object, source: Source, positions: Positions, severities: dict[str, Severity]
) -> Iterator[Problem]:
    """The problems of findings: their places are looked up in one pass over the file."""
    listed = list(findings)
    positions.look_up(path for one in listed for path in (one.path, one.first, one.near) if path is not None)
    for one in listed:
        message, hint = one.message, one.hint
        if one.first is not None:
            message += f" at line {positions.at(one.first)[0]} ({one.first[0]})"
        severity = one.severity or severities.get(one.code, "error")
        if one.near is not None:
            hint = hint.replace("{line}", f"line {positions.at(one.near)[0]}")
        offset = positions.offset(one.path, key=one.key) if one.offset is None else one.offset
        if one.words:
            offset = _of_words(one.words, offset, value_at(data, one.path), source)
        yield source.problem(one.code, offset, message, hint, with_id(one.path, data), severity=severity)


def at_most(found: Iterable[Finding]) -> Iterator[Finding]:
    """Findings of a kind up to the number that is listed; the last one says that there are more."""
    for number, one in enumerate(found, 1):
        if number > MOST:
            yield one._replace(message=one.message + AND_MORE)
            return
        yield one


def _of_words(words: str, start: int, value: object, source: Source) -> int:
    """The offset of words in the value that starts at an offset; of the value where the file breaks or escapes them."""
    size = len(value) if isinstance(value, str) else 0
    found = source.text.find(words, start, start + _INDENTED * size + _AROUND)
    return found if found >= 0 else start


def shown_path(path: Path) -> str:
    """A path as problems show it: `figures[0].unit`."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{shorten(step, 60)}" for step in path)
    return "".join(steps).removeprefix(".")


def with_id(path: Path, data: object) -> str:
    """A path as problems show it, with the id of the item in brackets after it: `figures[0].unit (f-gas)`."""
    item = ""
    for step in path:
        data = value_at(data, (step,))
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            item = f" ({shorten(data['id'], 60)})"
    return shown_path(path) + item


def value_at(data: object, path: Path) -> Any:
    """The plain value at a path, None where there is none."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data
