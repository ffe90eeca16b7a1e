"""Sourcing: how sure a statement is, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from briefing_tui.loading.findings import Finding
from briefing_tui.loading.rules.referring import references_of
from briefing_tui.loading.rules.rule import Case, rule
from briefing_tui.model import Entity, Figure, KeyPoint, Quote, Section, Source, references


@rule(
    "C01",
    "warning",
    "A statement has a likelihood or a confidence, never both (ICD 203); a fact is not likely.",
    bad="""\
key_points:
  - {text: A pilot service starts., kind: judgement, likelihood: likely, confidence: high, refs: [f-tugs]}
""",
    good="""\
key_points:
  - {text: A pilot service starts., kind: judgement, likelihood: likely, refs: [f-tugs]}
""",
)
def doubly_sure(case: Case) -> Iterator[Finding]:
    """Likelihoods beside a confidence, and of facts."""
    items: tuple[KeyPoint | Figure, ...] = (*case.briefing.key_points, *case.briefing.figures)
    for item in items:
        if item.likelihood is not None and item.confidence is not None:
            message = "likelihood and confidence in one statement"
            yield Finding(
                "C01", message, "ICD 203: give likelihood or confidence, not both.", case.path(item, "confidence")
            )
        elif item.likelihood is not None and item.kind == "fact":
            hint = "Leave it out, or write kind: judgement."
            yield Finding("C01", "a fact with a likelihood", hint, case.path(item, "likelihood"))


@rule(
    "C02",
    "warning",
    "A section, a key point or a figure rests on no source: it cites none, and refers to nothing that cites one. The"
    " quotes that a section places are no sources of what it says itself.",
    bad="""\
key_points:
  - {text: A pilot service starts., kind: fact}
""",
    good="""\
key_points:
  - {text: A pilot service starts., kind: fact, refs: [f-tugs]}
""",
)
def unsourced(case: Case) -> Iterator[Finding]:
    """Statements that nobody can look up."""
    briefing = case.briefing
    sections = [one for one in briefing.sections if not one.sources]
    figures = [one for one in briefing.figures if one.source is None and one.derived_from]
    carried = _carried(case) if sections or figures else frozenset[str]()
    for section in sections:
        if section.id not in carried:
            message = f"{section.id} cites no source"
            yield Finding("C02", message, "Add sources: [{source: id}].", case.path(section))
    for point in briefing.key_points:
        if point.kind != "unknown" and not any(references(point)):
            message = "the key point refers to nothing that has a source"
            yield Finding("C02", message, "Add refs: [id] of a quote, a figure or a section.", case.path(point))
    for figure in figures:
        if figure.id not in carried:
            message = f"{figure.id} cites no source, and neither does what it is derived from"
            yield Finding("C02", message, "Add source: id.", case.path(figure))


def _carried(case: Case) -> AbstractSet[str]:
    """The ids of all that has a source, or refers to what has one; an id that nothing has is another mistake."""
    briefing = case.briefing
    resting: dict[str, list[str]] = {}
    carried: set[str] = set()
    for name, item in briefing.by_id.items():
        if isinstance(item, Source | Quote) or getattr(item, "source", None) or getattr(item, "sources", None):
            carried.add(name)
        elif isinstance(item, Section | KeyPoint | Figure | Entity):
            for one in _supports(case, item):
                resting.setdefault(one, []).append(name)
                if one not in briefing.by_id:
                    carried.add(name)
    _spread(carried, carried, resting)
    _spread(carried, _circling([one for one in briefing.figures if one.id not in carried]), resting)
    return carried


def _spread(carried: set[str], new: AbstractSet[str], resting: Mapping[str, list[str]]) -> None:
    """Carry some ids, and all that rests on them."""
    left = [*new]
    carried.update(left)
    while left:
        found = [name for name in resting.get(left.pop(), ()) if name not in carried]
        carried.update(found)
        left += found


def _circling(figures: Iterable[Figure]) -> AbstractSet[str]:
    """The ids of the figures whose derivation leads into a circle, which is another mistake."""
    used: dict[str, list[str]] = {}
    left = {one.id: set(one.derived_from) for one in figures}
    for name, parts in left.items():
        parts.intersection_update(left)
        for part in parts:
            used.setdefault(part, []).append(name)
    ends = [name for name, parts in left.items() if not parts]
    while ends:
        for name in used.get(end := ends.pop(), ()):
            left[name].discard(end)
            if not left[name]:
                ends.append(name)
    return {name for name, parts in left.items() if parts}


def _supports(case: Case, item: Section | KeyPoint | Figure | Entity) -> Iterator[str]:
    """The ids of what an item rests on."""
    if isinstance(item, Figure):
        yield from item.derived_from
    elif isinstance(item, KeyPoint):
        yield from references(item)
    elif isinstance(item, Section):
        written = [entry.strip() for entry in item.entries if isinstance(entry, str)]
        # An id that stands in a body as a text was to be placed there, which is another mistake.
        misplaced = [entry for entry in written if entry in case.known]
        yield from misplaced
        says = len(written) > len(misplaced)  # the quotes beside a text are no sources of what that says
        yield from (one.id for one in references_of([item], "sections") if one.link or not says)
        if not says:
            yield from (one.id for one in case.briefing.belonging.get(item.id, ()))
