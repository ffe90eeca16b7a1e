"""Circles: figures derived from one another, parts that hold their whole, sources that repeat one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from briefing_tui.loading.findings import Finding
from briefing_tui.loading.rules.referring import ENTITIES
from briefing_tui.loading.rules.rule import Case, rule

_SHOWN: Final = 8
"""Ids of a circle that are shown."""
_MOST: Final = 100
"""Circles of a kind that are found: to tell their ways takes as long as they are."""


@rule(
    "R06",
    "error",
    "Figures are derived from one another in a circle; or items are parts, or sources the origin, of one another.",
    bad="""\
figures:
  - {id: f-tugs, label: Tugs in the pool, value: 2, unit: item, status: derived, derived_from: [f-boats],
     as_of: "2026-11-20", source: src-minutes}
  - {id: f-boats, label: Boats in the pool, value: 2, unit: item, status: derived, derived_from: [f-tugs],
     as_of: "2026-11-20", source: src-minutes}
""",
    good="""\
figures:
  - {id: f-tugs, label: Tugs in the pool, value: 2, unit: item, status: agreed, qualifier: at_least,
     as_of: "2026-11-20", evidence: at least two tugs, source: src-minutes, locator: {paragraph: 1}}
  - {id: f-boats, label: Boats in the pool, value: 2, unit: item, status: derived, derived_from: [f-tugs],
     as_of: "2026-11-20", source: src-minutes}
""",
)
def circular(case: Case) -> Iterator[Finding]:
    """Circles of `derived_from`, `part_of` and `origin`, an item that names itself included."""
    briefing = case.briefing
    figures = {one.id: one.derived_from for one in briefing.figures if one.derived_from}
    hint = "One of them must come from what a source gives."
    yield from _circles(case, figures, "derived_from", "is derived from itself", hint)
    entities = (one for name in ENTITIES for one in getattr(briefing, name) if one.part_of)
    hint = "A part cannot hold its whole."
    yield from _circles(case, {one.id: (one.part_of,) for one in entities}, "part_of", "is part of itself", hint)
    origins = {one.id: (one.origin,) for one in briefing.sources if one.origin}
    yield from _circles(case, origins, "origin", "is its own origin", "One of them came first; it has no origin.")


def _circles(case: Case, edges: Mapping[str, tuple[str, ...]], field: str, itself: str, hint: str) -> Iterator[Finding]:
    """One finding for each circle: every edge that leads back to an item on the way to it closes one."""
    done: set[str] = set()
    found = 0
    for start in edges:
        way = [start]
        on_way = {start}
        left = [iter(edges[start])] if start not in done else []
        while left:
            target = next(left[-1], None)
            if target is None:
                left.pop()
                on_way.discard(gone := way.pop())
                done.add(gone)
            elif target in on_way:
                circle = [*way[way.index(target) :], target]
                path = case.path(case.briefing.by_id[target], field)
                yield Finding("R06", _circle_in_words(circle, itself), hint, path)
                if (found := found + 1) == _MOST:
                    return
            elif target in edges and target not in done:
                way.append(target)
                on_way.add(target)
                left.append(iter(edges[target]))


def _circle_in_words(circle: list[str], itself: str) -> str:
    if len(circle) == 2:
        return f'"{circle[0]}" {itself}'
    shown = circle if len(circle) <= _SHOWN + 1 else [*circle[:_SHOWN], "…", circle[-1]]
    return f"{' → '.join(shown)} is circular"
