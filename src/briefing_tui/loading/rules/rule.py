"""Rule: what a check of meaning is, and what it is given to look at."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from msgspec import Struct

from briefing_tui.loading.findings import Finding
from briefing_tui.loading.positions import Path
from briefing_tui.loading.problems import Severity
from briefing_tui.loading.schema import Known
from briefing_tui.loading.source import Source
from briefing_tui.loading.texts import SourceText
from briefing_tui.model import Briefing


class Case(Struct, frozen=True):
    """What the rules look at: a briefing, the file that it was made of, and the texts of its sources."""

    briefing: Briefing
    """What could be read. An item with a mistake of shape in it is left out, so that one mistake is one problem."""
    data: Mapping[str, Any]
    """The plain data of the file, all of it."""
    source: Source
    """The file."""
    known: Mapping[str, Known]
    """Every id of the file, also of the items left out."""
    left_out: Mapping[Path, frozenset[str]]
    """Where the items and fields stand that could not be read, each with the words in it that may be ids."""
    paths: Mapping[int, Path]
    """Where each item of the briefing stands in the file, by `id()` of the item."""
    texts: Mapping[str, SourceText]
    """The text of each source that there is one of, by the source's id."""
    text_problems: Mapping[str, tuple[str, str, str]] = {}
    """Why the text of a source cannot be used, by its id: the field that is to blame, a message and a hint."""
    memo: dict[Hashable, object] = {}
    """What several rules need, and one has worked out."""

    def path(self, item: object, *steps: str | int) -> Path:
        """The path of an item of a list of the briefing, or of something in it: `path(figure, "value")`."""
        return (*self.paths[id(item)], *steps)


Check = Callable[[Case], Iterator[Finding]]


class Rule(NamedTuple):
    """A check: its code, how bad what it finds is, why it is wrong, and an example of each kind."""

    code: str
    severity: Severity
    sentence: str
    bad: str
    """The lines of a briefing that have the mistake; what else a briefing needs is left out."""
    good: str
    """The same lines without it."""
    find: Check | None = None
    """What finds it; None for what is found while the file is read."""
    encoding: str = "utf-8"
    """What a file with the bad lines is saved in."""


RULES: Final[dict[str, Rule]] = {}
"""Every rule that has been imported, by its code."""


def rule(code: str, severity: Severity, sentence: str, *, bad: str, good: str) -> Callable[[Check], Check]:
    """Make a rule of the function that finds one kind of mistake.

    Args:
        code: as in `figures[0]: error[F01]`.
        severity: of what it finds, where a finding does not say otherwise.
        sentence: what is wrong with it, for somebody who has never seen the code.
        bad: top-level keys of a briefing, with the mistake. A test puts them in place of those of a complete briefing.
        good: the same without it.
    """

    def register(find: Check) -> Check:
        RULES[code] = Rule(code, severity, sentence, bad, good, find)
        return find

    return register
