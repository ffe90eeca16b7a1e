"""Change good files by chance, and see that check and loader stay calm: `make fuzz`.

What fails is saved, and can be tried again by its seed and number.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import Final

from tests.fuzz.mutants import mutant
from tests.fuzz.running import Tried, results

FOLDER: Final = Path(".fuzz")
"""Where mutants that fail are saved."""


def main() -> int:
    """Try mutants, print what came of it, and end with 1 where one failed."""
    asked = _arguments()
    numbers = range(asked.mutants) if asked.only is None else [asked.only]
    print(f"seed {asked.seed}, {asked.jobs} processes", flush=True)
    began = time.monotonic()
    tried: list[Tried] = []
    for one in results(partial(mutant, asked.seed), numbers, asked.jobs, asked.seconds):
        tried.append(one)
        if one.failure:
            print(_saved(asked.seed, one), flush=True)
    print(summary(tried, time.monotonic() - began))
    return int(not tried or any(one.failure for one in tried))


def summary(tried: list[Tried], seconds: float) -> str:
    """The figures of a run, on one line."""
    slowest = max(tried, key=lambda one: one.seconds, default=Tried(0))
    opened = sum(one.opened for one in tried)
    failed = sum(bool(one.failure) for one in tried)
    memory = max((one.megabytes for one in tried), default=0)
    return (
        f"{len(tried):,} mutants in {seconds:.0f} s, {opened:,} of them opened; the slowest took "
        f"{slowest.seconds * 1000:.0f} ms (mutant {slowest.number}); memory at most {memory:.0f} MB; {failed} failed"
    )


def _saved(seed: int, one: Tried) -> str:
    """Save a mutant that failed, and say what happened."""
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{seed}-{one.number}.yaml"
    path.write_bytes(mutant(seed, one.number))
    again = f'make fuzz ARGS="--seed {seed} --only {one.number}"'
    return f"\nmutant {one.number} of seed {seed}, saved as {path}; again: {again}\n{one.failure}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--mutants", type=int, default=20_000, help="how many (20000)")
    parser.add_argument("--seconds", type=float, help="begin no other after so many")
    parser.add_argument("--seed", type=int, default=1, help="another one makes other mutants (1)")
    parser.add_argument("--only", type=int, metavar="NUMBER", help="try one mutant again")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (as many as processors)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
