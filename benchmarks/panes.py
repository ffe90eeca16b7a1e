"""Measure the keys of the panes on a large briefing: `python -m benchmarks.panes FILE --size 100x30`.

The file is one that `benchmarks.generate` writes. Each key counts from its writing to the last byte that it brings.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import median, percentile
from benchmarks.terminal import Terminal

RIGHT = "\x1b[C"
TOUR: dict[str, tuple[str, ...]] = {
    "people": ("5", *"jjj", RIGHT, *"jjjGgsssS "),
    "timeline": ("6", *"jjjjj   Ggkk"),
    "sources": ("7", *"jjj", RIGHT, *"jjjGg"),
    "matrix": ("8", *"jjllhhzz"),
    "glossary": ("9",),
    "compare": ("C", *"jjjlh", "\t", "\t", *"]]\\\\  GgC"),
    "glance": ("B", *"jjjB"),
    "explain": ("2", "i", *"jji"),
    "filter the timeline": ("6", "&", *"gas transit", "\r"),
    "filter people": ("5", "&", *"side:side", "\r"),
    "filter the matrix": ("8", "&", *"gas tr", "\r"),
    "filter sources": ("7", "&", *"gas tr", "\r"),
    "filter the page": ("2", "&", *"gas tr", "\r", *"jj  ", "\x1b"),
    "labels, where am I, copy": ("2", "o", "\x1b", "=", *"jj", "=", "y", "\x1b", " ", "m", "m"),
}
"""What is pressed in each pane, the key that opens it first."""
SETTLED = 3.0
"""Seconds of quiet after which what is worked out ahead is done."""


def measure(path: Path, columns: int, rows: int, python: str = sys.executable) -> dict[str, list[float]]:
    """The milliseconds of every key of the tour that drew anything, by pane."""
    command = [python, "-m", "briefing_tui", str(path)]
    with Terminal(command, columns=columns, rows=rows) as terminal:
        terminal.first_paint("BOTTOM LINE")
        terminal.settle(SETTLED)
        drawn = {pane: [terminal.key(key) for key in keys] for pane, keys in TOUR.items()}
    return {pane: [1000 * key.seconds for key in keys if key.received] for pane, keys in drawn.items()}


def table(found: dict[str, list[float]]) -> Sequence[str]:
    """Lines with the median, the 95th percentile and the slowest key of each pane, and of all."""
    every = [time for times in found.values() for time in times]
    rows = [(pane, times) for pane, times in (*found.items(), ("all", every)) if times]
    return [
        f"{pane:20} {len(times):4} keys  p50 {median(times) or 0:6.1f}  p95 {percentile(times, 95) or 0:6.1f}  "
        f"slowest {max(times):6.1f} ms"
        for pane, times in rows
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Measure the keys of the panes.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--size", default="100x30", help="columns and rows of the terminal")
    asked = parser.parse_args()
    columns, rows = map(int, asked.size.split("x"))
    print("\n".join(table(measure(asked.file, columns, rows))))


if __name__ == "__main__":
    main()
