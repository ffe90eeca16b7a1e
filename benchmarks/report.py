"""The measurements as plain tables, and beside the targets of one briefing."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from benchmarks.checks import FILES, SIZE, Checks
from benchmarks.measure import STATES
from benchmarks.programs import BARE, FROGMOUTH, PROSE, SMALL, STATEMENTS

Summary = Mapping[str, float]
Results = Mapping[str, Mapping[str, Summary]]
"""For each size, such as `100x30`, for each program, what was measured."""

FULL, NARROW = "100x30", "80x24"

COLUMNS = (
    ("first text ms", "first_text_ms", 0),
    ("first paint ms", "first_paint_ms", 0),
    ("page ms", "page_ms", 1),
    ("page bytes", "page_bytes", 0),
    ("line ms", "line_ms", 1),
    ("line bytes", "line_bytes", 0),
    ("find p50 ms", "find_p50_ms", 1),
    ("find p95 ms", "find_p95_ms", 1),
    ("bottom ms", "bottom_ms", 1),
    ("memory MB", "memory_mb", 0),
    ("peak MB", "peak_mb", 0),
    ("idle bytes", "idle_bytes", 0),
    ("idle CPU %", "idle_cpu", 2),
)
"""Heading, name in a summary, and decimals."""


@dataclass(frozen=True)
class Target:
    """A line that is to be reached."""

    what: str
    measured: float
    """Infinite where a key that should draw drew nothing."""
    limit: float
    at_least: bool = False

    @property
    def reached(self) -> bool:
        """Whether it is."""
        return self.measured >= self.limit if self.at_least else self.measured <= self.limit

    def as_json(self) -> dict[str, object]:
        """For `--json`."""
        return {**asdict(self), "reached": self.reached}


def table(rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; the first row is its head, the first column is on the left, the others on the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]

    def line(row: Sequence[str]) -> str:
        first, *rest = row
        cells = [first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))]
        return f"| {' | '.join(cells)} |"

    rule = [":" + "-" * (widths[0] - 1), *("-" * (width - 1) + ":" for width in widths[1:])]
    return "\n".join(line(row) for row in (rows[0], rule, *rows[1:]))


def program_table(summaries: Mapping[str, Summary]) -> str:
    """One row a program; a column that nothing was measured for is left out."""
    shown = [column for column in COLUMNS if any(column[1] in summary for summary in summaries.values())]
    rows = [["program", *(heading for heading, _, _ in shown)]]
    for name, summary in summaries.items():
        cells = (f"{summary[key]:.{decimals}f}" if key in summary else "-" for _, key, decimals in shown)
        rows.append([name, *cells])
    return table(rows)


def process_table(processes: Mapping[str, float]) -> str:
    """One row a command, beside the bare interpreter, which comes first."""
    bare = next(iter(processes.values()))
    return table(
        [["command", "ms", "times"], *([name, f"{ms:.1f}", f"{ms / bare:.1f}"] for name, ms in processes.items())]
    )


def check_line(checked: Checks) -> str:
    """What checking took, in a sentence."""
    return (
        f"{FILES:,} briefings of {SIZE // 1000} KB, ms a file: {checked.parse_ms:.2f} for the events of yaml.parse, "
        f"{checked.check_ms:.2f} for the check, which found {checked.problems} problems"
    )


def target_table(targets: Sequence[Target]) -> str:
    """One row a target."""
    rows = [["target", "measured", "to reach", ""]]
    for target in targets:
        sign = ">=" if target.at_least else "<="
        verdict = "ok" if target.reached else "MISSED"
        rows.append([target.what, f"{target.measured:.4g}", f"{sign} {target.limit:.4g}", verdict])
    return table(rows)


def targets(
    results: Results, processes: Mapping[str, float], drawing: Sequence[str], checked: Checks | None
) -> list[Target]:
    """Every target whose programs were measured.

    Args:
        results: what was measured in the terminal.
        processes: milliseconds of each command, the bare interpreter first.
        drawing: which of Textual and Rich `--help` and `--version` import.
        checked: what checking took, where it was measured.
    """
    full, narrow = results.get(FULL, {}), results.get(NARROW, {})
    found = [*_small(full, narrow), *_large(full), *_calm(full)]
    if len(processes) > 1:
        bare, *ours = processes.values()
        names = list(processes)[1:]
        found += [Target(f"{name} / bare interpreter", ms / bare, 5) for name, ms in zip(names, ours, strict=True)]
        found.append(Target("drawing libraries imported by them", len(drawing), 0))
    if checked:
        found.append(Target("check / yaml.parse", checked.check_ms / checked.parse_ms, 4))
    return found


def _small(full: Mapping[str, Summary], narrow: Mapping[str, Summary]) -> Iterator[Target]:
    ours, bare, frogmouth = full.get(SMALL), full.get(BARE), full.get(FROGMOUTH)
    if ours and bare:
        yield Target("first paint / bare Textual app", ours["first_paint_ms"] / bare["first_paint_ms"], 1.5)
    if ours and frogmouth:
        yield Target("frogmouth's first paint / ours", frogmouth["first_paint_ms"] / ours["first_paint_ms"], 2, True)
        yield Target(
            "frogmouth's page bytes / ours", frogmouth["page_bytes"] / ours.get("page_bytes", math.inf), 15, True
        )
    if ours:
        yield Target(f"page key, bytes at {FULL}", ours.get("page_bytes", math.inf), 6000)
        yield Target(f"page key, bytes at {NARROW}", narrow[SMALL].get("page_bytes", math.inf), 4000)
        yield Target("page key, ms", ours.get("page_ms", math.inf), 10)
        yield Target("line key, ms", ours.get("line_ms", math.inf), 10)


def _large(full: Mapping[str, Summary]) -> Iterator[Target]:
    small = full.get(SMALL)
    for name, paint in ((PROSE, 1.5), (STATEMENTS, 2.5)):
        if not (large := full.get(name)):
            continue
        short = name.removeprefix("briefing, ")
        if small:
            ratio = {key: large[key] / small[key] for key in ("first_paint_ms", "memory_mb")}
            yield Target(f"{short}: first paint / bundled", ratio["first_paint_ms"], paint)
            yield Target(f"{short}: memory / bundled", ratio["memory_mb"], 2)
        for what, key, limit in (
            ("page key", "page_ms", 10),
            ("line key", "line_ms", 10),
            ("find key p95", "find_p95_ms", 25),
        ):
            yield Target(f"{short}: {what}, ms", large.get(key, math.inf), limit)


def _calm(full: Mapping[str, Summary]) -> Iterator[Target]:
    for name in (SMALL, PROSE, STATEMENTS):
        summary, short = full.get(name, {}), name.removeprefix("briefing, ")
        for state in STATES:
            said = state.replace("_", " ")
            if f"{state}_bytes" in summary:
                yield Target(f"{short}: {said}, bytes", summary[f"{state}_bytes"], 0)
                yield Target(f"{short}: {said}, CPU %", summary[f"{state}_cpu"], 0.3)
