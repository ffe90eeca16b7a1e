"""Checking many files: which ones, in as many processes as are worth it, and how far it is."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from time import monotonic
from typing import IO, TYPE_CHECKING, Final, NamedTuple

from briefing_tui.cli.reading import Target, standard_input

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from briefing_tui.loading.problems import Problem

WORTH_IT: Final = 300_000
"""Bytes of files from which processes are worth starting: two of them check 0.4 MB in 178 ms, one in 211."""
PATIENCE: Final = 1.0
"""Seconds after which one sees how far it is."""


class Result(NamedTuple):
    """What came of checking a file."""

    problems: tuple[Problem, ...] = ()
    unproved: Mapping[str, tuple[int, int]] = {}
    """How many quotes and figures no text of their source was there for, by the id of the source."""
    sources: frozenset[str] | None = None
    """The ids of its sources; None where they cannot be known."""
    unreadable: str = ""
    """Why the system gives no bytes of it."""


class Work(NamedTuple):
    """What is to be done with each file."""

    texts: Mapping[str, bytes]
    strict: bool

    def check(self, target: Target) -> Result:
        """Check one file."""
        from briefing_tui.loading import Unreadable
        from briefing_tui.loading.checking import check_bytes, check_file

        try:
            if target.path is None:
                checked = check_bytes(standard_input(), target.name, None, self.texts, strict=self.strict)
            else:
                checked = check_file(target.path, self.texts, strict=self.strict)
        except Unreadable as why:
            return Result(unreadable=str(why))
        if (briefing := checked.briefing) is None:
            return Result(checked.problems)
        quotes = [quote.source for quote in briefing.quotes]
        unproved = {
            one: (said := min(quotes.count(one), count), count - said) for one, count in checked.unproved.items()
        }
        return Result(checked.problems, unproved, frozenset(source.id for source in briefing.sources))


def results(targets: Sequence[Target], work: Work) -> Iterator[Result]:
    """What comes of checking each of the files, in their order."""
    shares = _shares(targets)
    if len(shares) < 2:
        yield from map(work.check, targets)
        return
    from briefing_tui.loading.rules import all_rules

    all_rules()  # what is imported now is not imported in every process
    helpers: list[_Helper] = []
    try:
        with _uninterrupted():
            helpers += (_Helper([targets[number] for number in share], work) for share in shares)
        by_number = {number: helper for share, helper in zip(shares, helpers, strict=True) for number in share}
        for number, target in enumerate(targets):
            yield by_number[number].next() or work.check(target)
    finally:
        for helper in helpers:
            helper.end()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let an interrupt wait: a process that has just been made would lose it."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _shares(targets: Sequence[Target]) -> list[list[int]]:
    """The numbers of the files that each process checks: about the same number of bytes for each."""
    sizes = [_size(target) for target in targets]
    count = min(len(targets), _processors()) if hasattr(os, "fork") and sum(sizes) >= WORTH_IT else 1
    if count < 2 or any(target.path is None for target in targets):
        return []
    shares: list[list[int]] = [[] for _ in range(count)]
    loads = [0] * count
    for number in sorted(range(len(targets)), key=sizes.__getitem__, reverse=True):
        least = loads.index(min(loads))
        shares[least].append(number)
        loads[least] += sizes[number] + 1
    return [sorted(share) for share in shares]


def _size(target: Target) -> int:
    try:
        return os.stat(target.path).st_size if target.path else 0
    except (OSError, ValueError):
        return 0


def _processors() -> int:
    """How many processes can run at the same time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Helper:
    """A process that checks some files, and writes what comes of each into a pipe, in their order."""

    def __init__(self, targets: Iterable[Target], work: Work) -> None:
        reading, writing = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            os.close(reading)
            _help(targets, work, writing)
        os.close(writing)
        self._results: IO[bytes] | None = open(reading, "rb")  # noqa: SIM115 - it is read from until the end

    def next(self) -> Result | None:
        """What came of the next file; None where the process is no more."""
        with suppress(EOFError, pickle.UnpicklingError):
            if self._results is not None:
                return pickle.load(self._results)  # type: ignore[no-any-return]
        return None

    def end(self) -> None:
        """End the process, whether or not it is done."""
        if self._results is not None:
            self._results.close()
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)


def _help(targets: Iterable[Target], work: Work, writing: int) -> None:
    """What a helping process does."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # the one that is helped says what there is to say
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        with open(writing, "wb") as pipe:
            for target in targets:
                pickle.dump(work.check(target), pipe, pickle.HIGHEST_PROTOCOL)
                pipe.flush()
    finally:
        os._exit(0)


def watched(found: Iterator[Result], total: int) -> Iterator[Result]:
    """The same results, and on standard error how far it is once that takes long."""
    began = monotonic()
    bar: tuple[Progress, TaskID] | None = None
    try:
        for number, result in enumerate(found, 1):
            if bar is None and monotonic() - began > PATIENCE and number < total:
                bar = _bar(total)
            if bar is not None:
                bar[0].update(bar[1], completed=number)
            yield result
    finally:
        if bar is not None:
            bar[0].stop()


def _bar(total: int) -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True)
    made = Progress(
        "checking", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console, transient=True
    )
    made.start()
    return made, made.add_task("", total=total)
