"""Values: numbers and dates of the model, from what YAML has in their place; or why they are none."""

from __future__ import annotations

import re
from typing import Any, Final

from briefing_tui import dates
from briefing_tui.loading.problems import shorten
from briefing_tui.model import Date, Number

_NUMBER: Final = r"[-+]?[0-9][0-9.]*"
_PLAIN_NUMBER = re.compile(_NUMBER)
_THOUSANDS = re.compile(r"[-+]?[0-9]{1,3}(?:[ ,'\u00a0\u202f\u2009][0-9]{3})+(?:\.[0-9]+)?")
_DOTTED = re.compile(r"[-+]?[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?")
_COMPARED = re.compile(rf"([<>≤≥=~≈]+)\s*({_NUMBER})")
_UNIT = re.compile(rf"({_NUMBER})\s*([^0-9\s].*)")
_QUALIFIERS: Final = {
    ">": "more_than", ">=": "at_least", "≥": "at_least", "<": "less_than", "<=": "at_most", "≤": "at_most",
    "~": "about", "≈": "about",
}  # fmt: skip
_KINDS: Final[tuple[tuple[type | tuple[type, ...], str], ...]] = (
    (bool, "true or false"), ((int, Number), "a number"), (str, "text"), (list, "a list"), (dict, "a mapping"),
)  # fmt: skip
_DIGITS: Final = "Write digits, with a point before decimals."


class Mismatch(ValueError):
    """A value that is not of its type: the code of the problem, what is wrong, how to mend it."""


def make(kind: type, value: Any) -> Any:
    """Make a value of a type that msgspec does not know.

    Raises:
        Mismatch: if it cannot be made.
    """
    return number(value) if kind is Number else date(value)


def number(value: object) -> Number:
    """A number that keeps its writing.

    Raises:
        Mismatch: if the value is no number.
    """
    if isinstance(value, Number):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Number(getattr(value, "written", str(value)))
    raise Mismatch(*_no_number(value))


def date(value: object) -> Date:
    """A date; an unquoted year is one, too.

    Raises:
        Mismatch: if the value is no date.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        value = getattr(value, "written", str(value))
    if not isinstance(value, str):
        raise Mismatch("S04", f"expected a date, found {found(value)}", 'Write "2020-11-16", "2020-11" or "2020".')
    try:
        dates.check(value)
    except dates.ImpossibleDate as error:
        raise Mismatch("Y05", str(error), "Look it up in the source.") from None
    except ValueError as error:
        raise Mismatch("Y06", str(error), 'Dates are written "2020-11-16", "2020-11" or "2020".') from None
    return Date(value)


def found(value: object) -> str:
    """What a value is, in an author's words."""
    return next((name for kind, name in _KINDS if isinstance(value, kind)), "nothing")


def _no_number(value: object) -> tuple[str, str, str]:
    """What is wrong with a value that should be a number."""
    if not isinstance(value, str):
        return "S04", f"expected a number, found {found(value)}", _DIGITS
    shown = shorten(value, 60)
    code, message, hint = (
        "S04",
        f'expected a number, found the text "{shown}"',
        _DIGITS,
    )
    if _DOTTED.fullmatch(value):
        code, message = "Y12", f'"{shown}" is not a plain number'
        hint = f"Write {value.replace('.', '').replace(',', '.')} (no separators)."
    elif _PLAIN_NUMBER.fullmatch(value):
        hint = "Leave out the quotation marks."
    elif "_" in value and _PLAIN_NUMBER.fullmatch(value.replace("_", "")):
        code, message, hint = "Y10", f'"{shown}" is text here', f"Write {value.replace('_', '')}."
    elif _THOUSANDS.fullmatch(value):
        digits = re.sub(r"[^0-9.+-]", "", value)
        code, message = "Y11", f'"{shown}" is not a plain number'
        hint = f'Write {digits} (no separators; decimal point is ".").'
    elif compared := _COMPARED.fullmatch(value):
        code, message = "Y13", f'"{shown}" mixes a comparison and a number'
        hint = f"Write value: {compared[2]} and qualifier: {_QUALIFIERS.get(compared[1], 'about, at_least, ...')}."
    elif mixed := _UNIT.fullmatch(value):
        code, message = "Y14", f'"{shown}" mixes number and unit'
        hint = f"Write value: {mixed[1]} and unit: {shorten(mixed[2], 40)}."
    return code, message, hint
