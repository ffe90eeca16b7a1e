"""Scalars: what a plain scalar means in YAML 1.2 core (YAML 1.2.2, 10.3): `NO`, `12:30` and dates are text."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final, Self

from briefing_tui.model import Number
from briefing_tui.text import make_safe

LONGEST: Final = 1_000_000
"""Characters of one scalar at most."""
MOST_DIGITS: Final = 100
"""Digits of a number at most, written out in full."""


class Empty:
    """What stands behind a key without a value. Nothing fits it: a field that says nothing is left out."""

    __slots__ = ()


EMPTY: Final = Empty()
_CONSTANTS: Final[dict[str, bool | Empty]] = {
    "": EMPTY, "~": EMPTY, "null": EMPTY, "Null": EMPTY, "NULL": EMPTY,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE]([-+]?[0-9]+))?")
_OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_NUMBER_STARTS: Final = frozenset("-+.0123456789")


class NotAllowed(ValueError):
    """A scalar that the format does not allow: the code of the problem, what is wrong, how to mend it."""


class WrittenInt(int):
    """An integer that is not written as `str` would write it, such as 0755 or +5."""

    written: str
    """Decimal digits as in the file; those of the value, where the file has another base."""

    def __new__(cls, written: str, base: int = 10) -> Self:
        """Keep the number and how it was written."""
        self = super().__new__(cls, written, base)
        self.written = written if base == 10 else str(int(self))
        return self


class PlainScalars(dict[str, Any]):
    """The value of each plain scalar that has been met: ids and terms come again and again, and are kept once."""

    def __init__(self, safe: Callable[[str], str] | None) -> None:
        """Begin with the constants; `safe` makes a text safe, None where all are."""
        super().__init__(_CONSTANTS)
        self._safe = safe

    def __missing__(self, written: str) -> Any:
        if len(written) > LONGEST:
            raise too_long()
        value: Any = _number(written) if written[0] in _NUMBER_STARTS else None
        if value is None:
            value = self._safe(written) if self._safe else written
        self[written] = value
        return value


class Keys(dict[str, str]):
    """The safe form of each key that has been met."""

    def __init__(self, safe: Callable[[str], str]) -> None:
        """`safe` makes a text safe."""
        super().__init__()
        self._safe = safe

    def __missing__(self, written: str) -> str:
        self[written] = key = self._safe(written)
        return key


def joined(text: str) -> str:
    """Safe text in which the two surrogates of a character are one, as JSON writes what lies beyond U+FFFF."""
    return make_safe(text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass"))


def too_long() -> NotAllowed:
    """What is wrong with a text beyond the limit."""
    return NotAllowed("Y23", f"a text of more than {LONGEST:,} characters", "Divide it.")


def _number(written: str) -> int | Number | None:
    """The number that a scalar is, None where it is text.

    Raises:
        NotAllowed: if it is too long a number, or not finite.
    """
    if _INTEGER.fullmatch(written):
        _limit(len(written.lstrip("+-")))
        number = int(written)
        return number if str(number) == written else WrittenInt(written)
    if found := _FLOAT.fullmatch(written):
        _limit(sum(map(str.isdigit, written)))
        _limit(abs(int(found[1] or 0)))
        size = Decimal(written).adjusted()
        _limit(max(size + 1, -size))
        return Number(written)
    if _OTHER_BASE.fullmatch(written):
        _limit(len(written))
        return WrittenInt(written, 0)
    if _NOT_FINITE.fullmatch(written):
        raise NotAllowed("S04", f"{written} is no finite number", "Leave the value out, and say why in a note.")
    return None


def _limit(digits: int) -> None:
    if digits > MOST_DIGITS:
        message = f"a number of more than {MOST_DIGITS} digits"
        raise NotAllowed("S04", message, "Put it in quotes if it is no quantity.")
