"""Measure the reader and its peers side by side in one run and print tables: `make bench`.

Rounds are interleaved, every program once in each, so that a machine that slows down slows all alike: the ratios hold,
the absolute times are this machine's.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks import checks, report
from benchmarks.measure import Samples, drawing_modules, process_ms
from benchmarks.programs import BENCHMARKS, BRIEFING, Program, programs
from benchmarks.terminal import Terminal

SIZES = {report.FULL: (100, 30), report.NARROW: (80, 24)}
PROCESS_RUNS = 3
"""Runs in each round of a command that draws nothing, which is soon over and varies the more."""


def main() -> int:
    """Measure, print, and say by the exit status with `--strict` whether every target is reached."""
    asked = _arguments()
    if not asked.no_install:
        subprocess.run([sys.executable, str(BENCHMARKS / "peers" / "install.py")], check=False)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        chosen = [
            program
            for program in programs(Path(folder), asked.megabytes)
            if not asked.only or any(part in program.name for part in asked.only)
        ]
        results = run(startable(chosen), asked.rounds)
    processes = commands(asked.rounds) if BRIEFING.exists() and not asked.only else {}
    drawing = [module for option in ("--help", "--version") for module in drawing_modules([str(BRIEFING), option])]
    checked = None if asked.only else checks.measure()
    targets = report.targets(results, processes, drawing if processes else [], checked)
    _print(results, processes, checked, targets, asked.rounds)
    if asked.json:
        found = {
            "results": results,
            "processes": processes,
            "checks": checked and checked._asdict(),
            "targets": [target.as_json() for target in targets],
        }
        asked.json.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return int(asked.strict and not all(target.reached for target in targets))


def startable(chosen: Iterable[Program]) -> list[Program]:
    """Those of the programs that show their text, each started once, which warms it up as well."""
    found = []
    for program in chosen:
        _say(f"starting {program.name}")
        try:
            with Terminal(program.command, environment=program.environment) as terminal:
                terminal.first_paint(program.shows)
            found.append(program)
        except TimeoutError as error:
            _say(f"left out: {program.name}: {error}", end="\n")
    return found


def run(chosen: Sequence[Program], rounds: int) -> dict[str, dict[str, dict[str, float]]]:
    """Measure each program `rounds` times at each size.

    Returns:
        For each size, for each program, its summary.
    """
    samples = {size: {program.name: Samples() for program in chosen} for size in SIZES}
    for number in range(1, rounds + 1):
        for size, (columns, rows) in SIZES.items():
            full = size == report.FULL
            for program in chosen:
                _say(f"round {number} of {rounds}, {size}: {program.name}")
                taken = samples[size][program.name]
                taken.add(program, columns, rows, finds=full, idles=full and number == rounds)
    _say("")
    return {size: {name: taken.summary() for name, taken in each.items()} for size, each in samples.items()}


def commands(rounds: int) -> dict[str, float]:
    """Median milliseconds of the commands that draw nothing, the bare interpreter first."""
    asked = {"python -c pass": [sys.executable, "-c", "pass"]}
    asked |= {f"briefing {option}": [str(BRIEFING), option] for option in ("--version", "--help")}
    taken: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(rounds * PROCESS_RUNS):
        for name, command in asked.items():
            taken[name].append(process_ms(command))
    return {name: statistics.median(times) for name, times in taken.items()}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the reader and its peers side by side.")
    parser.add_argument("--rounds", type=int, default=5, help="how often each program is measured (5)")
    parser.add_argument("--only", action="append", metavar="NAME", help="only programs whose name has NAME; repeatable")
    parser.add_argument("--megabytes", type=float, default=4.0, help="size of the large briefings (4)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything there as well")
    parser.add_argument("--strict", action="store_true", help="exit 1 if a target is missed")
    parser.add_argument("--no-install", action="store_true", help="do not install peers that are missing")
    return parser.parse_args()


def _print(
    results: report.Results,
    processes: Mapping[str, float],
    checked: checks.Checks | None,
    targets: Sequence[report.Target],
    rounds: int,
) -> None:
    """The tables, on stdout."""
    print(
        f"{os.cpu_count()} processors, Python {platform.python_version()}, Textual {version('textual')}, "
        f"true colour, medians of {rounds} rounds"
    )
    for size, summaries in results.items():
        if summaries:
            print(f"\n{size}\n\n{report.program_table(summaries)}")
    if processes:
        print(f"\n{report.process_table(processes)}")
    if checked:
        print(f"\n{report.check_line(checked)}")
    if targets:
        print(f"\n{report.target_table(targets)}")


def _say(text: str, end: str = "") -> None:
    """Progress on stderr, over the line before."""
    if sys.stderr.isatty() or end:
        print(f"\r\x1b[K{text}", end=end, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
