"""Astray: references that do not lead to what is needed, what they may mean, and what else may be behind them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple, cast

from briefing_tui.loading.positions import Path
from briefing_tui.loading.problems import MOST
from briefing_tui.loading.rules.referring import Kinds, Reference, all_references
from briefing_tui.loading.rules.rule import Case
from briefing_tui.model import ID_PATTERN, LISTS
from briefing_tui.text import folded

_MOST_HINTS: Final = 100
"""Problems for which a near id is looked for: in a large file that takes a millisecond each."""
_MOST_IDS: Final = 20_000
"""Ids of a file in which a near one is looked for."""
_NEAR: Final = 70
"""How alike two ids are, in per cent, of which one is taken for the other mistyped."""
_VERY_NEAR: Final = 85
"""The same where the other may be a text."""
_ID = re.compile(ID_PATTERN)


class Near(NamedTuple):
    """An id that may be meant, and where its item stands."""

    id: str
    path: Path


class _Guesses:
    """Finds ids that may be meant. Only a file with mistakes in it asks."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._by_kinds: dict[Kinds, list[str]] = {}
        self._made: dict[tuple[str, Kinds, int], Near | None] = {}
        self._left = _MOST_HINTS if len(case.known) <= _MOST_IDS else 0

    def of(self, reference: Reference, near: int = _NEAR) -> Near | None:
        """The id of a kind that fits that is most like the one given."""
        asked = (reference.id, reference.kinds, near)
        if asked not in self._made and self._left > 0:
            self._left -= 1
            self._made[asked] = self._most_like(reference, near)
        return self._made.get(asked)

    def _most_like(self, reference: Reference, near: int) -> Near | None:
        # Imported for the first mistake: 12 ms.
        from rapidfuzz import fuzz, process  # noqa: PLC0415

        known = self._case.known
        ids = self._by_kinds.get(reference.kinds)
        if ids is None:
            ids = self._by_kinds[reference.kinds] = [i for i, one in known.items() if one.list in reference.kinds]
        wanted = folded(reference.id)
        # `apa` for `src-apa`: a prefix that was left out.
        longer = [i for i in ids if i.endswith(f"-{wanted}")] if near == _NEAR else []
        if len(longer) == 1:
            return Near(longer[0], known[longer[0]].path)
        best = process.extractOne(wanted, ids, scorer=fuzz.ratio, score_cutoff=near)
        return Near(best[0], known[best[0]].path) if best else None

    def has_prefix(self, reference: Reference) -> bool:
        """Whether a text begins as the ids of what fits do: `org-mudwork` where there is `org-spadeful`."""
        prefix, hyphen, _ = reference.id.partition("-")
        start = prefix + hyphen
        known = self._case.known.items()
        return (
            self._left > 0
            and bool(hyphen)
            and any(one.list in reference.kinds and i.startswith(start) for i, one in known)
        )


class Stray(NamedTuple):
    """A reference that leads nowhere, or to an item of the wrong kind."""

    reference: Reference
    near: Near | None
    """What may be meant."""


def strays_of(case: Case) -> tuple[Stray, ...]:
    """The references that do not lead to what is needed; in a field that may hold text, only what is meant as an id."""
    found = case.memo.get(strays_of)
    if found is None:
        case.memo[strays_of] = found = tuple(_astray(case))
    return cast(tuple[Stray, ...], found)


def _astray(case: Case) -> Iterator[Stray]:
    guesses = _Guesses(case)
    for reference in all_references(case):
        known = case.known.get(reference.id)
        if known is not None:
            if known.list not in reference.kinds and reference.id not in _again(case):
                yield Stray(reference, guesses.of(reference))
        elif not reference.free:
            near = guesses.of(reference)
            if not near or _ID.search(near.id):  # else what is wrong is the id of the item, and that is said there
                yield Stray(reference, near)
        elif _ID.search(reference.id):
            near = guesses.of(reference, _VERY_NEAR)
            if _ID.search(near.id) if near else guesses.has_prefix(reference):
                yield Stray(reference, near)


def _again(case: Case) -> Mapping[str, list[str]]:
    """The ids that several items have, and the lists that the items after the first stand in."""
    found = cast(dict[str, list[str]] | None, case.memo.get(_again))
    if found is None:
        case.memo[_again] = found = defaultdict(list)
        for name in LISTS:
            for item in getattr(case.briefing, name):
                if item.id and case.path(item) != case.known[item.id].path:
                    found[item.id].append(name)
    return found


class Unread:
    """The ids that a file may have and that could not be read: each excuses one that leads nowhere."""

    def __init__(self, case: Case) -> None:
        with_id = {one.path for one in case.known.values()}
        self._words: dict[str, frozenset[str]] = {}
        self._any = frozenset[str]()
        self._count = Counter[str]()
        self._excused: set[str] = set()
        for path, words in case.left_out.items():
            name = str(path[0])
            if len(path) == 1:  # a whole list, or what may be one
                self._any |= words
                self._count[name] = MOST
            elif path not in with_id:
                self._words[name] = self._words.get(name, frozenset()) | words
                self._count[name] += 1
        for item_id, lists in _again(case).items():  # one of them is meant to have another id
            self._count.update({case.known[item_id].list, *lists})

    def may_have(self, reference: Reference) -> bool:
        """Whether an id that leads nowhere may be one of them. Those that are like none that was read come first."""
        named = any(reference.id in self._words.get(name, ()) for name in reference.kinds)
        if named or reference.id in self._any or reference.id in self._excused:
            return True
        name = next((name for name in reference.kinds if self._count[name] > 0), None)
        if name is None:
            return False
        self._count[name] -= 1
        self._excused.add(reference.id)
        return True


def misspelt(case: Case, strays: Sequence[Stray]) -> Near | None:
    """The id that several references mean which all write it otherwise: it is that of the item which is wrong."""
    near = {stray.near for stray in strays}
    declared = near.pop() if len(near) == 1 and len(strays) > 1 else None
    used = {reference.id for reference in all_references(case)} if declared else ()
    return declared if declared and declared.id not in used else None
