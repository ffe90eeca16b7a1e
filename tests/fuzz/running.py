"""Running: files are tried in processes of their own, so that none that goes wrong takes the others with it.

A file that takes too long is ended by the system, wherever it is, and what it was at is said; of one that fails
otherwise the traceback is.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import resource
import signal
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import IO, Final, NamedTuple

from briefing_tui.loading import Refused
from tests.fuzz.trial import trial

LONGEST: Final = 2.0
"""Seconds of processor time that a file may take."""
MOST_MEMORY: Final = 500
"""Megabytes that a process may have held at most."""
STUCK: Final = 60.0
"""Seconds without a word from a process that takes no processor time, either."""
_ADDRESSES: Final = 4 << 30
"""Bytes of addresses that a process gets, so that it fails and not the machine."""

Make = Callable[[int], bytes]
"""Makes the bytes of a file of its number."""


class Tried(NamedTuple):
    """What came of a file."""

    number: int
    opened: bool = False
    seconds: float = 0
    """Of processor time."""
    megabytes: float = 0
    """That the process has held at most, up to now."""
    failure: str = ""


def results(make: Make, numbers: Iterable[int], jobs: int, seconds: float | None = None) -> Iterator[Tried]:
    """What comes of files, in no order; for some seconds at most.

    Args:
        make: makes them.
        numbers: which ones.
        jobs: how many processes try them.
        seconds: after which no other is begun.
    """
    ends = time.monotonic() + seconds if seconds else None
    listed = [*numbers]
    helpers = [_Helper(make, share, ends) for job in range(jobs) if (share := listed[job::jobs])]
    try:
        while helpers:
            ready = wait([helper.results for helper in helpers], STUCK)
            for helper in helpers:
                if helper.results in ready or not ready:
                    yield from helper.next()
            helpers = [helper for helper in helpers if not helper.done]
    finally:
        for helper in helpers:
            helper.end()


class _Helper:
    """A process that tries files; where one ends it, another process goes on behind that."""

    def __init__(self, make: Make, numbers: list[int], ends: float | None) -> None:
        self._make, self._numbers, self._ends = make, numbers, ends
        self._at = 0
        self._start()

    def _start(self) -> None:
        self.done = False
        self._said: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - it is written to until the process ends
        self.results, theirs = multiprocessing.Pipe(duplex=False)
        rest = self._numbers[self._at :]
        self._process = multiprocessing.get_context("fork").Process(
            target=_help, args=(self._make, rest, self._ends, theirs, self._said)
        )
        self._process.start()
        theirs.close()

    def next(self) -> Iterator[Tried]:
        """What came of the next file; nothing where the time is over."""
        try:
            one: Tried | None = self.results.recv() if self.results.poll() else self._ended()
        except EOFError:
            one = self._ended()
        if one is None:
            self.end()
            return
        self._at += 1
        yield one
        if one.failure or self._at == len(self._numbers):
            self.end()
            if self._at < len(self._numbers):
                self._start()

    def _ended(self) -> Tried:
        """What is known of a file that ended its process, or keeps it."""
        self._process.join(1)
        status = self._process.exitcode
        self._said.seek(0)
        where = self._said.read().decode("utf-8", "replace")
        why = f"took more than {LONGEST:g} s" if status == -signal.SIGPROF else f"ended its process ({status})"
        return Tried(self._numbers[self._at], seconds=LONGEST, failure=f"{why}\n{where}")

    def end(self) -> None:
        """End the process."""
        self.done = True
        self._process.kill()
        self._process.join()
        self.results.close()
        self._said.close()


def _help(make: Make, numbers: Iterable[int], ends: float | None, results: Connection, said: IO[bytes]) -> None:
    """What a process does: one file after the other, up to the first failure."""
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESSES, _ADDRESSES))
    faulthandler.register(signal.SIGPROF, said, all_threads=False, chain=True)  # says where it is, and ends
    for number in numbers:
        if ends is not None and time.monotonic() > ends:
            results.send(None)
            return
        one = _tried(number, make)
        results.send(one)
        if one.failure:
            return


def _tried(number: int, make: Make) -> Tried:
    data = make(number)
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
