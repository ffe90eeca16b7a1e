"""Checking many short briefings, beside reading their YAML without doing anything with it."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

import yaml

from benchmarks.generate import generate
from briefing_tui.loading.checking import check_bytes

FILES, SIZE = 1000, 20_000
_AT_ONCE = 50
"""Files before the two take turns, so that a machine that slows down slows both."""


class Checks(NamedTuple):
    """What checking took."""

    parse_ms: float
    """Milliseconds a file for the events of `yaml.parse` with CSafeLoader."""
    check_ms: float
    """Milliseconds a file for a whole check."""
    problems: int
    """What was found in all files together."""


def measure(files: int = FILES, size: int = SIZE) -> Checks:
    """Check briefings of about `size` bytes in this process; they have no source texts."""
    texts = [generate("dispatch", size - 2000, number).encode() for number in range(1, files + 1)]
    found: list[int] = []

    def check(text: bytes) -> None:
        found.append(len(check_bytes(text, "bench.yaml", None).problems))

    for text in texts[:_AT_ONCE]:
        _parse(text)
        check(text)
    found.clear()
    gc.collect()
    gc.disable()  # as `briefing check` does
    taken = {_parse: 0.0, check: 0.0}
    for start in range(0, files, _AT_ONCE):
        for work in taken:
            taken[work] += _seconds(work, texts[start : start + _AT_ONCE])
    gc.enable()
    return Checks(1000 * taken[_parse] / files, 1000 * taken[check] / files, sum(found))


def _parse(text: bytes) -> None:
    for _ in yaml.parse(text, Loader=yaml.CSafeLoader):
        pass


def _seconds(work: Callable[[bytes], None], texts: Sequence[bytes]) -> float:
    started = time.perf_counter()
    for text in texts:
        work(text)
    return time.perf_counter() - started
