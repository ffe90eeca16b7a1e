"""Charting: the series of a figure as a chart of any size, down to one line: bars, else a line, else a row of steps.

Nothing is told by colour: what is no record (an estimate, a forecast, a target) is hatched or hollow, and named.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from rich.cells import cell_len, set_cell_size

from briefing_tui import dates, units
from briefing_tui.model import Figure, Number

_FIRM: Final = frozenset(("reported", "historical", "derived"))
"""Statuses of what is on record."""
_STEPS: Final = "▁▂▃▄▅▆▇█"
_SOLID: Final = "█"
_HATCHED: Final = "░"
_FULL: Final = "●"
_HOLLOW: Final = "○"
_STROKE: Final = "┊"
_NO_DOTS: Final = "\u2800"
"""What plotille draws where nothing is."""
_LEAST_BAR: Final = 6
"""Cells that the longest bar has at least; with fewer the lengths say nothing."""
_LEAST_LINE: Final = (16, 6)
"""Cells and lines from which a line is drawn, labels and the line of dates included."""
_LONGEST: Final = 400
"""Points that are drawn; of a longer series as many, evenly taken, the first and the last among them."""


def chart(figure: Figure, width: int, height: int) -> list[str]:
    """The lines of a chart, none wider than `width` cells and at most `height` of them; none where there is no series.

    Up to as many values as there are lines are bars from zero, each with its date and value as written.
    """
    points = _taken(figure)
    if len(points) < 2 or width < 1 or height < 1:
        return []
    unit = units.label((figure.series.unit if figure.series else None) or figure.unit or "", False)
    drawn = _bars(points, unit, width) if len(points) + bool(unit) <= height else []
    if not drawn and width >= _LEAST_LINE[0] and height >= _LEAST_LINE[1]:
        drawn = _line(points, unit, width, height)
    return [_cut(line, width) for line in drawn or _row(points, unit, width, height)]


class _Dot(NamedTuple):
    """A point as it is drawn."""

    date: str
    value: Number
    status: str
    """Of the point, else of the figure."""

    @property
    def firm(self) -> bool:
        """Whether it is a record of what was."""
        return self.status in _FIRM

    @property
    def written(self) -> str:
        """The value as its author wrote it."""
        return units.display_number(self.value.written)


def _taken(figure: Figure) -> Sequence[_Dot]:
    points = figure.series.points if figure.series else ()
    if len(points) > _LONGEST:
        points = tuple(points[round(at * (len(points) - 1) / (_LONGEST - 1))] for at in range(_LONGEST))
    return [_Dot(point.date, point.value, point.status or figure.status) for point in points]


def _cut(line: str, width: int) -> str:
    return line.rstrip() if cell_len(line) <= width else set_cell_size(line, width - 1).rstrip() + "…"


def _bars(points: Sequence[_Dot], unit: str, width: int) -> list[str]:
    """One line a point: date, bar, value, and its status where it has one of its own."""
    names = [dates.display(point.date) for point in points]
    same = len({point.status for point in points}) == 1
    said = [p.written if same else f"{p.written} {p.status}" for p in points]
    left = max(map(cell_len, names))
    room = width - left - max(map(cell_len, said)) - 2
    most, least = max(point.value for point in points), min(point.value for point in points)
    if room < _LEAST_BAR or least < 0 or not most:
        return []
    lines = [f"{'':{left}} {unit}"] if unit else []
    for name, point, words in zip(names, points, said, strict=True):
        length = round(float(point.value / most) * room)
        bar = (_SOLID if point.firm else _HATCHED) * length or "▏"
        lines.append(f"{' ' * (left - cell_len(name))}{name} {bar} {words}")
    return lines


def _line(points: Sequence[_Dot], unit: str, width: int, height: int) -> list[str]:
    """A line over time between the least and the greatest value, with a mark at each point."""
    from plotille import Canvas  # noqa: PLC0415 - only for who looks at a long series

    values, times = [float(point.value) for point in points], _times(points)
    most, least = max(points, key=lambda p: p.value), min(points, key=lambda p: p.value)
    ends = [most.written, least.written]
    left = max(map(cell_len, ends))
    key = _key(points)
    inner, tall = width - left - 1, height - 1 - bool(unit) - bool(key)
    if inner < _LEAST_BAR * 2 or tall < 3:
        return []
    # A little beyond the greatest, which the canvas itself leaves out.
    span, over = max(values) - min(values) or 1.0, times[-1] - times[0] or 1.0
    low, first = min(values), min(times)
    canvas = Canvas(inner, tall, first, low, first + over * inner / (inner - 0.5), low + span * tall / (tall - 0.25))
    for at in range(1, len(points)):
        canvas.line(times[at - 1], values[at - 1], times[at], values[at])
    for time, value, point in zip(times, values, points, strict=True):
        if not point.firm or len(points) * 2 <= inner:
            canvas.point(time, value, marker=_FULL if point.firm else _HOLLOW)
    rows = str(canvas.plot()).replace(_NO_DOTS, " ").split("\n")[:tall]
    labels = [ends[0], *[""] * (tall - 2), ends[1]]
    lines = [f"{'':{left}} {unit}"] if unit else []
    lines += [f"{' ' * (left - cell_len(label))}{label}┤{row}" for label, row in zip(labels, rows, strict=True)]
    begin, end = dates.display(points[0].date), dates.display(points[-1].date)
    lines.append(f"{'':{left}} {begin}{' ' * max(1, inner - cell_len(begin) - cell_len(end))}{end}")
    return [*lines, *([f"{'':{left}} {key}"] if key else [])]


def _row(points: Sequence[_Dot], unit: str, width: int, height: int) -> list[str]:
    """A row of steps between the first and the last date and value, as far as these leave it room.

    A stroke stands where records of what was end.
    """
    values = [points[0].written, points[-1].written]
    begin, end = (f"{dates.display(point.date)} {point.written}" for point in (points[0], points[-1]))
    own = "" if height > 1 or points[-1].firm else points[-1].status
    least = min(len(points), _LEAST_BAR) + len(_turns(points))
    line = ""
    # What is expected and not known comes before when it is.
    for first, last in (
        (begin, [end, unit, own]),
        *([(values[0], [values[1], unit, own])] if own else ()),
        (begin, [end, unit]),
        (values[0], [values[1], unit]),
        ("", []),
    ):
        parts = [first, "", " ".join(filter(None, last))]
        room = width - cell_len(" ".join(filter(None, parts))) - bool(first) - bool(last)
        if room >= least or not first:
            parts[1] = _steps(points, max(1, room))
            line = " ".join(filter(None, parts))
            break
    key = _key(points)
    return [line, key] if key and height > 1 else [line]


def _steps(points: Sequence[_Dot], room: int) -> str:
    """A step for each point, or for as many as there is room for, the first and the last among them."""
    if len(points) > room:
        room = max(1, room - len(_turns(points)))
        points = [points[round(at * (len(points) - 1) / max(1, room - 1))] for at in range(room)]
        room += len(_turns(points))
    low, high = min(point.value for point in points), max(point.value for point in points)
    steps = [_STEPS[round(float((p.value - low) / (high - low)) * 7) if high > low else 3] for p in points]
    turns = _turns(points)
    if len(steps) + len(turns) <= room:
        for at in reversed(turns):
            steps.insert(at, _STROKE)
    return "".join(steps)


def _turns(points: Sequence[_Dot]) -> list[int]:
    """The points from which on there are records of what was, or none any more."""
    return [at for at in range(1, len(points)) if points[at].firm != points[at - 1].firm]


def _times(points: Sequence[_Dot]) -> list[float]:
    """When each point is, in years; one after the other where a date does not say, or they are out of order."""
    keys = [dates.sort_key(point.date) for point in points]
    times = [year + (month - 1) / 12 + (day - 1) / 372 for year, month, day in keys]
    known = all(0 <= year < 9999 for year, _, _ in keys) and all(a < b for a, b in pairwise(times))
    return times if known else [float(at) for at in range(len(points))]


def _key(points: Sequence[_Dot]) -> str:
    """Which points are no records of what was: "○ 2025 estimated, 2026 – 2030 forecast"."""
    named = []
    for status, run in groupby(points, lambda point: point.status):
        alike = [dates.display(point.date) for point in run]
        if status not in _FIRM:
            named.append(f"{' – '.join(dict.fromkeys((alike[0], alike[-1])))} {status}")
    return f"{_HOLLOW} {', '.join(named)}" if named else ""
