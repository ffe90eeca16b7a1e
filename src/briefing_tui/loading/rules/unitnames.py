"""Unit names: the units that are none of the format's, and what their author means by them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_tui.loading.findings import Finding
from briefing_tui.loading.problems import nearest, shorten
from briefing_tui.loading.rules.rule import Case, rule
from briefing_tui.loading.unitspelling import quoted, unit_meant
from briefing_tui.units import CURRENCIES, UNITS, is_known

_PER = re.compile(r"([^/]+?)\s*(?:/| per )\s*([^\W\d_][\w ]*)")
"""A unit for each of something, as in USD/bbl."""


@rule(
    "F06",
    "warning",
    "The unit is none of the format's, so that nobody can tell what it means or compare it.",
    bad="""\
figures:
  - {id: f-tugs, label: Tugs in the pool, value: 2, unit: tug, qualifier: at_least, status: agreed,
     as_of: "2026-11-20", evidence: at least two tugs, source: src-minutes, locator: {paragraph: 1}}
""",
    good="""\
figures:
  - {id: f-tugs, label: Tugs in the pool, value: 2, unit: item, qualifier: at_least, status: agreed,
     as_of: "2026-11-20", evidence: at least two tugs, source: src-minutes, locator: {paragraph: 1}}
""",
)
def unknown_units(case: Case) -> Iterator[Finding]:
    """Units that are not in the list, and money in no currency."""
    for figure in case.briefing.figures:
        if figure.unit is not None and figure.kind != "date":
            if not is_known(figure.unit):
                of_each = _of_each(figure.unit, "unit: {} and per: {}") if figure.per is None else ""
                yield Finding("F06", *_unknown(figure.unit, of_each), case.path(figure, "unit"))
            elif figure.kind == "money" and figure.unit not in CURRENCIES:
                message = f'"{figure.unit}" is no currency, and the kind is money'
                yield Finding("F06", message, "Write an ISO 4217 code such as USD.", case.path(figure, "unit"))
        if figure.series and figure.series.unit is not None and not is_known(figure.series.unit):
            of_each = _of_each(figure.series.unit, "{} here, and per: {} beside the unit of the figure")
            yield Finding("F06", *_unknown(figure.series.unit, of_each), case.path(figure, "series", "unit"))


def _unknown(unit: str, of_each: str) -> tuple[str, str]:
    """What is wrong with a unit that is not in the list, and the one that is meant.

    Args:
        unit: the unit.
        of_each: how to write it, if it is a unit for each of something.
    """
    message = f'unit "{shorten(unit, 40)}" is not in the list'
    meant = unit_meant(unit.strip())
    if meant is None:
        known = of_each or nearest(unit, [*UNITS, *CURRENCIES])
        return message, known or "briefing check --explain F06 prints the list; unit: item is for what the label names."
    if ". " in meant:
        return f'unit "{shorten(unit, 40)}": {meant.partition(". ")[0]}', f"{meant.partition('. ')[2]}."
    return message, f"Did you mean {quoted(meant)}?"


def _of_each(unit: str, written: str) -> str:
    """How to write a unit for each of something: unit: USD and per: bbl for USD/bbl; nothing where it is none."""
    parts = _PER.fullmatch(unit.strip())
    if parts is None:
        return ""
    one, other = (part if is_known(part) else unit_meant(part) or part for part in parts.groups())
    return f"Write {written.format(one, other if is_known(other) else parts[2])}." if is_known(one) else ""
