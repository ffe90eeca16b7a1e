"""Derivations: whether a figure that was worked out from others is what they come to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from briefing_tui.loading.findings import Finding
from briefing_tui.loading.problems import shorten
from briefing_tui.loading.rules import figures
from briefing_tui.loading.rules.matching import agrees
from briefing_tui.loading.rules.rule import Case, rule
from briefing_tui.model import Figure, Number

_MOST_DIGITS: Final = 20
"""Digits of a number with which decimal arithmetic is exact."""
_SIGNIFICANT: Final = 2
"""Digits at least that the zeros at the end of a whole number leave to it when it may be rounded."""
_SHARES: Final = ("%", "pp")


class _Span(NamedTuple):
    """Between what two numbers something lies that is known in so many digits."""

    low: Decimal
    high: Decimal


@rule(
    "F09",
    "error",
    "A derived figure says what it was derived from, and is what that comes to: the length of the list, or the sum, "
    "difference or ratio of its figures.",
    bad="""\
figures:
  - {id: f-tugs, label: People named, value: 2, unit: person, status: derived, derivation: count,
     derived_from: [lind], source: src-minutes}
""",
    good="""\
figures:
  - {id: f-tugs, label: People named, value: 1, unit: person, status: derived, derivation: count,
     derived_from: [lind], source: src-minutes}
""",
)
def wrong_derivations(case: Case) -> Iterator[Finding]:
    """Derived figures that cannot be followed, or that come to something else."""
    for figure in case.briefing.figures:
        if figure.status != "derived":
            continue
        if not figure.derived_from:
            hint = "List the ids of what it was worked out from."
            yield Finding("F09", f"{figure.id} is derived, and derived_from is missing", hint, case.path(figure))
        elif figure.value is not None and (wrong := _wrong(case, figure, figure.value)) and _is_to_blame(case, figure):
            message = f"{figure.id}: value {shorten(figure.value.written, 30)}, but {wrong}"
            yield Finding("F09", message, "Correct the value or the list.", case.path(figure, "value"))


def _is_to_blame(case: Case, figure: Figure) -> bool:
    """Whether a figure is wrong itself: not where a number that it was worked out from is told already."""
    parts = (case.briefing.get(name, Figure) for name in figure.derived_from)
    return figure.derivation == "count" or all(figures.is_sound(one) and agrees(case, one) for one in parts if one)


def _wrong(case: Case, figure: Figure, value: Number) -> str:
    """What the items that a figure was derived from come to; nothing where that is its value, or not certain."""
    if figure.derivation == "count":
        count = len(set(figure.derived_from))
        return f"derived_from lists {count}" if value != count else ""
    numbers, unit, per = _numbers(case, figure)
    if not numbers or figure.qualifier != "exactly" or not _is_plain(value):
        return ""
    spans = [_span(one, unit) for one in numbers]
    if figure.derivation == "ratio":
        return _wrong_ratio(value, figure.unit, spans)
    steps = [_step(one) for one in numbers]
    # What round numbers come to is as round as they are, and no rounder.
    step = min(_step(value), max(steps)) if min(steps) > 1 else _step(value)
    first, *others = spans
    rest = _Span(sum((one.low for one in others), Decimal()), sum((one.high for one in others), Decimal()))
    may_be, words = [], ""
    if figure.derivation == "sum" and figure.unit == unit:
        may_be = [_Span(first.low + rest.low, first.high + rest.high)]
        words = f"the figures of derived_from add up to {_shown(sum(numbers, Decimal()))}"
    # Per cent less per cent are percentage points; what is given in per cent may be a change.
    elif figure.derivation == "difference" and figure.unit == ("pp" if unit == "%" else unit):
        less = _Span(first.low - rest.high, first.high - rest.low)
        may_be = [less, _Span(-less.high, -less.low)]
        shown = _shown(numbers[0] - sum(numbers[1:], Decimal()))
        words = f"the first figure of derived_from less the {'others' if others[1:] else 'second'} is {shown}"
    return words if figure.per in (per, None) and not any(_is(value, one, step) for one in may_be) else ""


def _numbers(case: Case, figure: Figure) -> tuple[list[Number], str | None, str | None]:
    """The values of the figures that one was derived from, with their one unit and span; none where it is not sure."""
    parts = [one for one in (case.briefing.get(name, Figure) for name in dict.fromkeys(figure.derived_from)) if one]
    numbers = [one.value for one in parts if one.value is not None and one.kind != "date" and _is_plain(one.value)]
    if not 2 <= len(numbers) == len(figure.derived_from) or len({(one.unit, one.per) for one in parts}) > 1:
        return [], None, None
    return numbers, parts[0].unit, parts[0].per


def _wrong_ratio(value: Number, unit: str | None, spans: list[_Span]) -> str:
    """What a ratio of two figures is; nothing where it is the value, also of the other order, or as a change."""
    if unit not in ("%", "item") or len(spans) != 2 or min(one.low for one in spans) <= 0 or value < 0:
        return ""
    first, second = spans
    hundred = 100 if unit == "%" else 1
    ratio, inverse = (
        _Span(hundred * one.low / other.high, hundred * one.high / other.low)
        for one, other in ((first, second), (second, first))
    )
    changes = [
        change
        for one in (ratio, inverse)
        for change in (_Span(one.low - hundred, one.high - hundred), _Span(hundred - one.high, hundred - one.low))
    ]
    if any(_is(value, one, _step(value)) for one in (ratio, inverse, *changes)):
        return ""
    shown = f"{(ratio.low + ratio.high) / 2:.4g}"
    of = f"{shown} % of" if unit == "%" else f"{shown} times"
    return f"the first figure of derived_from is {of} the second"


def _is_plain(number: Number) -> bool:
    return len(number.as_tuple().digits) <= _MOST_DIGITS and abs(number.adjusted()) <= _MOST_DIGITS


def _places(number: Number) -> int:
    """The digits behind the point that a number is given to, as a negative power of ten; 0 for a whole number."""
    return min(int(number.as_tuple().exponent), 0)


def _step(number: Number) -> Decimal:
    """What the last digit of a number counts: 0.1 in 2.5, 1 in 25; 2500 may be given in hundreds."""
    if places := _places(number):
        return Decimal(1).scaleb(places)
    whole = str(int(abs(number)))
    return Decimal(10) ** max(len(whole) - max(len(whole.rstrip("0")), _SIGNIFICANT), 0)


def _span(number: Number, unit: str | None) -> _Span:
    """What a number may have been before it was rounded; a whole one is taken as it is, save for a share."""
    places = _places(number)
    half = Decimal(1).scaleb(places) / 2 if places or unit in _SHARES else Decimal()
    return _Span(number - half, number + half)


def _is(value: Number, span: _Span, step: Decimal) -> bool:
    """Whether a value is something that lies in a span, rounded or cut to a step."""
    low, high = span if value >= 0 else (-span.high, -span.low)
    return abs(value) - step / 2 <= high and low < abs(value) + step


def _shown(number: Decimal) -> str:
    return shorten(f"{number.normalize():f}", 30)
