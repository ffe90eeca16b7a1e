"""Change good files by chance, and see that check and reader stay calm: `make fuzz`.

Processes try mutants one after the other. One that takes too long is ended by the system, wherever it is, and so is
known; of one that fails otherwise the traceback is. Each is saved, and can be tried again by its seed and number.
"""

from __future__ import annotations

import argparse
import faulthandler
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import IO, Final, NamedTuple

from briefing_tui.loading import Refused
from tests.fuzz.mutants import mutant
from tests.fuzz.trial import trial

LONGEST: Final = 2.0
"""Seconds of processor time that a mutant may take."""
MOST_MEMORY: Final = 500
"""Megabytes that a process may have held at most."""
ADDRESSES: Final = 4 << 30
"""Bytes of addresses that a process gets, so that it fails and not the machine."""
STUCK: Final = 60.0
"""Seconds without a word from a process that takes no processor time."""
FOLDER: Final = Path(".fuzz")


class Tried(NamedTuple):
    """What came of a mutant."""

    number: int
    opened: bool
    seconds: float
    megabytes: float
    """That the process has held at most, up to now."""
    failure: str = ""


def main() -> int:
    """Try mutants, print what came of it, and end with 1 where one failed."""
    asked = _arguments()
    numbers = [asked.only] if asked.only is not None else range(asked.mutants)
    print(f"seed {asked.seed}, {asked.jobs} processes", flush=True)
    began = time.monotonic()
    tried: list[Tried] = []
    failed = 0
    for one in results(asked.seed, numbers, asked.jobs, asked.seconds):
        tried.append(one)
        if one.failure:
            failed += 1
            print(_failure(asked.seed, one), flush=True)
    print(summary(tried, time.monotonic() - began, failed))
    return int(failed > 0 or not tried)


def summary(tried: list[Tried], seconds: float, failed: int) -> str:
    """The figures of a run, on one line."""
    slowest = max(tried, key=lambda one: one.seconds, default=None)
    opened = sum(one.opened for one in tried)
    slow = f"{slowest.seconds * 1000:.0f} ms (mutant {slowest.number})" if slowest else "-"
    memory = max((one.megabytes for one in tried), default=0)
    return (
        f"{len(tried):,} mutants in {seconds:.0f} s, of which {opened:,} opened; the slowest took {slow}; "
        f"memory at most {memory:.0f} MB; {failed} failed"
    )


def results(seed: int, numbers: Iterable[int], jobs: int, seconds: float | None = None) -> Iterator[Tried]:
    """What comes of mutants, in no order; for some seconds at most."""
    ends = time.monotonic() + seconds if seconds else None
    shares = [list(numbers)[job::jobs] for job in range(jobs)]
    helpers = [_Helper(seed, share, ends) for share in shares if share]
    try:
        while helpers:
            ready = wait([helper.results for helper in helpers], STUCK)
            for helper in [*helpers]:
                if helper.results in ready or not ready:
                    yield from helper.next()
            helpers = [helper for helper in helpers if not helper.done]
    finally:
        for helper in helpers:
            helper.end()


class _Helper:
    """A process that tries mutants; when one ends it, another process goes on behind that."""

    def __init__(self, seed: int, numbers: list[int], ends: float | None) -> None:
        self._seed, self._numbers, self._ends = seed, numbers, ends
        self._at = 0
        self.done = False
        self._start()

    def _start(self) -> None:
        self._said: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - it is written to until the process ends
        self.results, theirs = multiprocessing.Pipe(duplex=False)
        rest = self._numbers[self._at :]
        self._process = multiprocessing.get_context("fork").Process(
            target=_help, args=(self._seed, rest, self._ends, theirs, self._said)
        )
        self._process.start()
        theirs.close()

    def next(self) -> Iterator[Tried]:
        """What came of the next mutant; nothing where the time is over."""
        try:
            one: Tried | None = self.results.recv() if self.results.poll() else self._ended()
        except EOFError:
            one = self._ended()
        if one is not None:
            self._at += 1
            yield one
        if one is None or self._at == len(self._numbers):
            self.end()
        elif one.failure:
            self.end()
            self._start()
            self.done = False

    def _ended(self) -> Tried:
        """What is known of a mutant that ended its process, or stands still."""
        self._process.join(1)
        status = self._process.exitcode
        self._said.seek(0)
        where = self._said.read().decode("utf-8", "replace")
        why = f"took more than {LONGEST:g} s" if status == -signal.SIGPROF else f"ended its process ({status})"
        return Tried(self._numbers[self._at], False, LONGEST, 0, f"{why}\n{where}")

    def end(self) -> None:
        """End the process."""
        self.done = True
        self._process.kill()
        self._process.join()
        self.results.close()
        self._said.close()


def _help(seed: int, numbers: Iterable[int], ends: float | None, results: Connection, said: IO[bytes]) -> None:
    """What a process does: mutants one after the other, up to the first failure."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
    faulthandler.register(signal.SIGPROF, said, all_threads=False, chain=True)  # says where it is, and ends
    for number in numbers:
        if ends is not None and time.monotonic() > ends:
            results.send(None)
            return
        one = tried(seed, number)
        results.send(one)
        if one.failure:
            return


def tried(seed: int, number: int) -> Tried:
    """What comes of a mutant."""
    data = mutant(seed, number)
    failure, opened = "", False
    began = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    try:
        opened = not isinstance(trial(data), Refused)
    except Exception:
        failure = traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    seconds = time.process_time() - began
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if not failure and megabytes > MOST_MEMORY:
        failure = f"took {megabytes:.0f} MB of memory"
    return Tried(number, opened, seconds, megabytes, failure)


def _failure(seed: int, one: Tried) -> str:
    """What to say of a failure; the mutant is saved."""
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{seed}-{one.number}.yaml"
    path.write_bytes(mutant(seed, one.number))
    again = f"python -m tests.fuzz --seed {seed} --only {one.number}"
    return f"\nmutant {one.number} of seed {seed}, saved as {path}; again: {again}\n{one.failure}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--mutants", type=int, default=20_000, help="how many (20000)")
    parser.add_argument("--seconds", type=float, help="stop after so many, however many mutants are left")
    parser.add_argument("--seed", type=int, default=1, help="other ones make other mutants (1)")
    parser.add_argument("--only", type=int, metavar="NUMBER", help="try one mutant again")
    parser.add_argument(
        "--jobs", type=int, default=len(os.sched_getaffinity(0)), help="processes (as many as processors)"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
