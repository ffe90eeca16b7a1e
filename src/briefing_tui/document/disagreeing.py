"""Disagreeing: figures that say of the same thing what cannot all be so."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import cached_property
from itertools import chain
from math import inf, isclose
from typing import Final, NamedTuple

from briefing_tui import dates, units
from briefing_tui.document import wording
from briefing_tui.model import Briefing, Date, Figure
from briefing_tui.text import folded

MOST: Final = 5
"""Figures that disagree which are listed; of the others it is said how many there are."""
_KNOWN: Final = frozenset(("reported", "historical", "estimated", "derived"))
"""Statuses that say what is or was, and are held against each other; a plan is held only against a plan."""
_ABOUT: Final = 0.1
"""How far off "about" may be, as a part of the value."""
_SPANS: Final = {"d": units.UNITS["day"].scale, "yr": units.UNITS["year"].scale}


class _Range(NamedTuple):
    """What a figure leaves possible, in the smallest unit of what it measures."""

    low: float
    high: float
    step: float = 0.0
    """What one in the last written digit is worth."""
    more: bool = False
    """Whether it is more than its low end."""
    less: bool = False
    """Whether it is less than its high end."""


class Disagreements:
    """Which figures of a briefing disagree; worked out when first asked for."""

    def __init__(self, briefing: Briefing) -> None:
        """Nothing is compared yet."""
        self.briefing = briefing
        self._said: dict[Hashable, dict[_Range, list[Figure]]] = {}

    @cached_property
    def _alike(self) -> dict[Hashable, list[Figure]]:
        """The figures that are of the same thing, where there are several."""
        found: dict[Hashable, list[Figure]] = {}
        for figure in self.briefing.figures:
            found.setdefault(_what(figure), []).append(figure)
        return {what: alike for what, alike in found.items() if len(alike) > 1}

    def _clashing(self, figure: Figure) -> Iterator[Figure]:
        """The figures that disagree with one, those that say the same after each other."""
        what = _what(figure)
        if what not in self._alike or (own := _range(figure)) is None:
            return
        if (said := self._said.get(what)) is None:
            said = self._said[what] = {}
            for one in self._alike[what]:
                if (possible := _range(one)) is not None:
                    said.setdefault(possible, []).append(one)
        clashing = chain.from_iterable(figures for possible, figures in said.items() if _clash(own, possible))
        yield from (other for other in clashing if not _counts_other_things(figure, other))

    def any(self, figure: Figure) -> bool:
        """Whether another figure disagrees with one."""
        return next(self._clashing(figure), None) is not None

    def of(self, figure: Figure) -> tuple[Figure, ...]:
        """The figures that disagree with one, in the order of the file but for those that say the same."""
        return tuple(self._clashing(figure))


def said(briefing: Briefing, figure: Figure) -> str:
    """A figure that disagrees with another, and whose it is: "3 bcm · Gas transit · reported · Ada Lind · APA ¶4"."""
    who = ", ".join(map(briefing.name_of, figure.attributed_to))
    cited = wording.cited(briefing, figure.source, figure.locator)
    parts = (wording.value(figure), figure.label, wording.status(figure), wording.when(figure), who, cited)
    return " · ".join(filter(None, parts))


def _what(figure: Figure) -> Hashable:
    """What a figure is of: the same measure and subject, else the same label; of the same time; as a fact or a plan."""
    unit = units.UNITS.get(figure.unit or "")
    named = figure.measure if figure.measure and figure.subject else None
    return (
        figure.kind,
        unit.measures if unit else figure.unit,
        folded(named or figure.label),
        bool(named),
        frozenset(figure.subject),
        figure.period or figure.as_of,
        figure.per,
        "known" if figure.status in _KNOWN else figure.status,
    )


def _counts_other_things(one: Figure, other: Figure) -> bool:
    """Whether both were worked out, and of different things."""
    return bool(one.derived_from and other.derived_from) and {*one.derived_from} != {*other.derived_from}


def _range(figure: Figure) -> _Range | None:
    """What a figure leaves possible; None where it has no value."""
    if figure.date is not None:
        return _days(figure.date) if figure.qualifier == "exactly" else None
    given = [number for number in (figure.value, figure.min_value, figure.max_value) if number is not None]
    if not given:
        return None
    unit = units.UNITS.get(figure.unit or "")
    scale = (unit.scale if unit else 1.0) / _SPANS.get((figure.unit or "").partition("/")[2], 1.0)
    step = scale * min(10.0 ** min(0, int(number.as_tuple().exponent)) for number in given)
    if figure.value is not None:
        given = [figure.value]
    low, high = float(min(given)) * scale, float(max(given)) * scale
    bound = wording.bound(figure)
    if bound == "about":
        return _Range(low - _ABOUT * abs(low), high + _ABOUT * abs(high), step)
    if bound in ("more_than", "at_least"):
        return _Range(low, inf, step, more=bound == "more_than")
    if bound in ("less_than", "at_most", "up_to"):
        return _Range(-inf, high, step, less=bound == "less_than")
    return _Range(low, high, step)


def _days(date: Date) -> _Range:
    """The days that a date may mean, each as a number that grows with time."""
    first, last = (year * 372.0 + month * 31 + day for year, month, day in (dates.sort_key(date), dates.last_day(date)))
    return _Range(first, last)


def _clash(one: _Range, other: _Range) -> bool:
    """Whether no number can be both. Of two values 7 is what 7.4 is rounded to, and they do not clash."""
    one, other = _rounded(one, other), _rounded(other, one)
    low, high = max(one.low, other.low), min(one.high, other.high)
    if not isclose(low, high, rel_tol=1e-9):
        return low > high
    return any(
        (said.more and isclose(said.low, high)) or (said.less and isclose(said.high, low)) for said in (one, other)
    )


def _rounded(one: _Range, other: _Range) -> _Range:
    """A single value as the range of what it may have been rounded from, where another has finer digits."""
    half = one.step / 2 if one.low == one.high and one.step > other.step * 1.5 else 0.0
    return one._replace(low=one.low - half, high=one.high + half)
