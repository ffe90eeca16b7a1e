"""Sourcing: how sure a statement is, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_tui.loading.findings import Finding
from briefing_tui.loading.rules.rule import Case, rule
from briefing_tui.model import Briefing, Entity, Figure, KeyPoint, Quote, Section, Source, references


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
    "A section, a key point or a figure rests on no source: it cites none, and refers to nothing that cites one.",
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
    for section in briefing.sections:
        if not section.sources and not _is_carried(briefing, section, set()):
            message = f"{section.id} cites no source"
            yield Finding("C02", message, "Add sources: [{source: id}].", case.path(section))
    for point in briefing.key_points:
        if point.kind != "unknown" and not any(references(point)):
            message = "the key point refers to nothing that has a source"
            yield Finding("C02", message, "Add refs: [id] of a quote, a figure or a section.", case.path(point))
    for figure in briefing.figures:
        if figure.source is None and figure.derived_from and not _is_carried(briefing, figure, set()):
            message = f"{figure.id} cites no source, and neither does what it is derived from"
            yield Finding("C02", message, "Add source: id.", case.path(figure))


def _is_carried(briefing: Briefing, item: object, seen: set[str]) -> bool:
    """Whether an item has a source, or refers to one that has; an id that nothing has is another mistake."""
    if isinstance(item, Source | Quote) or getattr(item, "source", None) or getattr(item, "sources", None):
        return True
    if not isinstance(item, Section | KeyPoint | Figure | Entity):
        return False
    for one in _supports(briefing, item):
        if one not in seen:
            seen.add(one)
            if one not in briefing.by_id or _is_carried(briefing, briefing.by_id[one], seen):
                return True
    return False


def _supports(briefing: Briefing, item: Section | KeyPoint | Figure | Entity) -> Iterator[str]:
    """The ids of what an item rests on."""
    if isinstance(item, Figure):
        yield from item.derived_from
    elif isinstance(item, Section | KeyPoint):
        yield from references(item)
    if isinstance(item, Section):
        yield from (one.id for one in briefing.belonging.get(item.id, ()))
