"""Copied: where a text repeats a long run of words of a source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import count, islice
from typing import Final, NamedTuple

from briefing_tui.loading.texts import SourceText, words_of
from briefing_tui.model import Briefing, Entity, Organisation

LONGEST: Final = 12
"""Words in a row from which on a text is not one's own."""
_TARGET = re.compile(r"\]\([^()\s]*\)")
"""Where a Markdown link leads, which nobody reads."""


class Run(NamedTuple):
    """Words in a row that a text has in common with a source."""

    words: tuple[str, ...]
    """Without case and punctuation."""
    counted: int
    """How many of them are no names."""
    paragraph: int
    """Of the source."""


class Names:
    """The names of the entities of a briefing, as words."""

    def __init__(self, briefing: Briefing) -> None:
        """They are collected when they are first asked for: few sections repeat a source."""
        self._briefing = briefing

    @cached_property
    def _by_first(self) -> dict[str, set[tuple[str, ...]]]:
        """The names by their first words."""
        found: dict[str, set[tuple[str, ...]]] = {}
        for item in self._briefing.items():
            if isinstance(item, Entity):
                acronym = item.acronym if isinstance(item, Organisation) and item.acronym else ""
                for name in (item.name, acronym, *item.aliases, *item.names.values()):
                    if words := tuple(words_of(name)):
                        found.setdefault(words[0], set()).add(words)
        return found

    def covered(self, words: list[str]) -> list[bool]:
        """For each word whether it is part of a name."""
        marks = [False] * len(words)
        for at, word in enumerate(words):
            for name in self._by_first.get(word, ()):
                if tuple(words[at : at + len(name)]) == name:
                    marks[at : at + len(name)] = [True] * len(name)
        return marks


def runs(markdown: str, text: SourceText, names: Names) -> Iterator[Run]:
    """The runs of words that a text repeats, of at least `LONGEST` words that are not names."""
    words = words_of(_TARGET.sub("]", markdown))
    windows = _windows(text)
    stretches: list[tuple[int, int, int]] = []
    for at in range(len(words) - LONGEST + 1):
        place = windows.get(hash(tuple(words[at : at + LONGEST])))
        if place is None:
            continue
        if stretches and at <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], at + LONGEST, stretches[-1][2])
        else:
            stretches.append((at, at + LONGEST, place))
    named = names.covered(words) if stretches else []
    for start, end, place in stretches:
        counted = end - start - sum(named[start:end])
        if counted >= LONGEST:
            yield Run(tuple(words[start:end]), counted, bisect_right(text.words[1], place))


def _windows(text: SourceText) -> dict[int, int]:
    """Where each run of `LONGEST` words stands in a source, by its hash: 0.1 s and 30 MB for 2 MB of text."""
    known = text.memo.get("windows")
    if not isinstance(known, dict):
        words = text.words[0]
        rows = zip(*(islice(words, start, None) for start in range(LONGEST)), strict=False)
        known = text.memo["windows"] = dict(zip(map(hash, rows), count(), strict=False))
    return known
