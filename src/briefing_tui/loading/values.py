"""Values: numbers and dates of the model, from what YAML has in their place; or why they are none."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final

from briefing_tui import dates
from briefing_tui.loading.problems import shorten
from briefing_tui.loading.scalars import EMPTY
from briefing_tui.model import Date, Number
from briefing_tui.units import is_known

_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]*)?")
_DOTTED = re.compile(r"[-+]?[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?")
_DIGITS_OF: Final = (
    r"[-+]?(?:[0-9]{1,3}(?:[ ,'\u00a0\u202f\u2009][0-9]{3})+(?:\.[0-9]+)?|(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+),[0-9]+"
    r"|[0-9][0-9_]*(?:\.[0-9_]*)?)"
)
"""A number as it is written somewhere: 2,000 and 2 000, 1.234,5 and 2,5, 1_000, 2.5."""
_RANGE = re.compile(rf"({_DIGITS_OF})\s*(?:-|–|—|\.\.|to)\s*({_DIGITS_OF})\s*([^0-9\s.,'_:/-].*)?")
_COMPARED: Final = {
    "about": "about", "around": "about", "approximately": "about", "roughly": "about", "circa": "about",
    "some": "about", "more than": "more_than", "over": "more_than", "above": "more_than",
    "exceeding": "more_than", "at least": "at_least", "less than": "less_than", "fewer than": "less_than",
    "under": "less_than", "below": "less_than", "at most": "at_most", "no more than": "at_most", "up to": "up_to",
    "exactly": "exactly",
}  # fmt: skip
"""The qualifiers that words before a number stand for."""
_WRITTEN = re.compile(
    rf"(?P<sign>[<>≤≥=~≈]+|(?:{'|'.join(_COMPARED)})\b)?\s*(?P<money>(?-i:[A-Z]{{3}})|[$€£¥₼])?\s*"
    rf"(?P<number>{_DIGITS_OF})(?P<plus>\+?)\s*(?P<unit>[^0-9\s.,'_:/-].*)?",
    re.IGNORECASE,
)
_DECIMAL_COMMA = re.compile(r"[-+]?[0-9.]+,(?:[0-9]{1,2}|[0-9]{4,})|[-+]?[0-9.]*\.[0-9.]*,[0-9]+")
_SCALES: Final = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "b": 9, "bn": 9, "billion": 9}
_CURRENCIES: Final = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₼": "AZN"}
_QUALIFIERS: Final = {
    ">": "more_than", ">=": "at_least", "≥": "at_least", "<": "less_than", "<=": "at_most", "≤": "at_most",
    "~": "about", "≈": "about", "=": "exactly", "+": "at_least", **_COMPARED,
}  # fmt: skip
_KINDS: Final[tuple[tuple[type | tuple[type, ...], str], ...]] = (
    (bool, "true or false"), ((int, Number), "a number"), (str, "text"), (list, "a list"), (dict, "a mapping"),
)  # fmt: skip
_LONGEST: Final = 200
"""Characters of a text that is looked at for what its author may have meant."""
NOTHING_GIVEN: Final = "Give it a value, or leave it out if it is optional."
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
    if value is EMPTY:
        raise Mismatch("S04", "empty; expected a number", NOTHING_GIVEN)
    raise Mismatch(*_no_number(value))


def date(value: object) -> Date:
    """A date; an unquoted year is one, too.

    Raises:
        Mismatch: if the value is no date.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        value = getattr(value, "written", str(value))
    if value is EMPTY:
        raise Mismatch("S04", "empty; expected a date", NOTHING_GIVEN)
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
    message = f'expected a number, found the text "{shown}"'
    if len(value) > _LONGEST:
        return "S04", message, _DIGITS
    if _DOTTED.fullmatch(value):
        return "Y12", f'"{shown}" is not a plain number', f"Write {_plain(value.replace('.', ''))} (no separators)."
    if _NUMBER.fullmatch(value):
        return "S04", message, "Leave out the quotation marks."
    if ends := _RANGE.fullmatch(value):
        more = f", unit: {shorten(ends[3], 40)}" if ends[3] else ""
        return "S04", message, f"Write min_value: {_plain(ends[1])}, max_value: {_plain(ends[2])}{more}."
    written = _WRITTEN.fullmatch(value)
    return _with_more(written, shown) if written else ("S04", message, _DIGITS)


def _with_more(written: re.Match[str], shown: str) -> tuple[str, str, str]:
    """What is wrong with a number that has a sign, a unit or separators with it."""
    sign, unit, digits = written["sign"] or written["plus"], written["unit"] or "", _plain(written["number"])
    if written["money"]:
        scale = _SCALES.get(unit.lower(), 0)
        unit = _CURRENCIES.get(written["money"], written["money"])
        digits = f"{Decimal(digits).scaleb(scale):f}" if scale and _NUMBER.fullmatch(digits) else digits
    elif len(unit) > 1 and (scale := _SCALES.get(unit.lower(), 0)) and _NUMBER.fullmatch(digits):
        unit, digits = "", f"{Decimal(digits).scaleb(scale):f}"
    parts = [f"value: {digits}"]
    if unit:
        parts.append(f"unit: {_unit(unit)}")
    if sign:
        parts.append(f"qualifier: {_QUALIFIERS.get(sign.lower(), 'about')}")
    hint = f"Write {', '.join(parts[:-1])} and {parts[-1]}." if parts[1:] else f"Write {parts[0]}."
    if sign:
        return "Y13", f'"{shown}" mixes a comparison and a number', hint
    if written["unit"] or written["money"]:
        return "Y14", f'"{shown}" mixes number and unit', hint
    if "_" in written["number"]:
        return "Y10", f'"{shown}" is text here', f"Write {digits}."
    return "Y11", f'"{shown}" is not a plain number', f'Write {digits} (no separators; decimal point is ".").'


def _unit(written: str) -> str:
    """The unit of the format for one that stands behind a number; for what is counted, that of things."""
    from briefing_tui.loading.unitspelling import quoted, unit_meant  # noqa: PLC0415 - few files need it

    unit = written if is_known(written) else unit_meant(written.strip())
    if unit is None:
        return "item" if written.isascii() and written.isalpha() else shorten(written, 40)
    return quoted(unit.rpartition(". Write ")[2])


def _plain(digits: str) -> str:
    """A number without separators, with a point before decimals."""
    if _DECIMAL_COMMA.fullmatch(digits):
        digits = digits.replace(".", "").replace(",", ".")
    return re.sub(r"[^0-9.+-]", "", digits)
