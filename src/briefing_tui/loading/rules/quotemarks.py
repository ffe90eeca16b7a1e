"""Quotation marks: whether they stand around a text, and whether each has its other half."""

from __future__ import annotations

import re
from typing import Final

_DOUBLE: Final = '"“”„‟«»″'
_SINGLE: Final = "'‘’‚‛‹›"
_OPENS_AFTER: Final = frozenset(" \t\n\u00a0([{-–—/…“„«\"‘‚'¿¡")
_ELISION = re.compile(r"['‘’](?:tis|twas|em|til|cause|bout|n|round|\d)", re.IGNORECASE)
"""What an apostrophe begins: 'tis, '90s."""
_FEET = re.compile(r"""\d\s?['′’]\s?\d+(?:\.\d+)?\s?["″”]|(?<=\d)″""")
"""Feet and inches."""
_INCHES = re.compile(r"""(?<![\w.,/⁄$€£])\d{1,3}(?:[.,/⁄]\d{1,3})?(?:\s?[½¼¾⅛⅜⅝⅞])?["″”](?=[ -]?[^\W_])""")
"""Inches alone, in the midst of a text: behind more digits, or where a text ends, the mark may be one of quotation."""
_MARKS = re.compile(f"[{_DOUBLE}{_SINGLE}]")
_DOUBLES = re.compile(f"[{_DOUBLE}]")
_ENDS: Final = ".,!?;:…"


def has_outer(text: str) -> bool:
    """Whether a text as a whole stands in quotation marks: the first one is closed by the last."""
    text = text.strip()
    if len(text) < 3:
        return False
    if text[0] in _DOUBLE and text[-1] in _DOUBLE:
        return _closing(text, _DOUBLE) == len(text) - 1
    if _ELISION.match(text):
        return False
    return text[0] in _SINGLE and text[-1] in _SINGLE and _closing(text, _SINGLE) == len(text) - 1


def _closing(text: str, marks: str) -> int:
    """Where the mark at the beginning is closed, -1 where it is not."""
    depth = 0
    double = of_quotations(text) if marks is _DOUBLE else []
    for at, character in enumerate(text):
        if at in double if marks is _DOUBLE else character in marks and not _is_apostrophe(text, at):
            depth += 1 if at == 0 or _opens(text, at) else -1
            if depth == 0:
                return at
    return -1


def _opens(text: str, at: int) -> bool:
    """Whether a mark opens: it follows a space or a bracket, and precedes none. The shape differs by language."""
    following = text[at + 1 : at + 2]
    return (at == 0 or text[at - 1] in _OPENS_AFTER) and bool(following) and not following.isspace()


def _is_apostrophe(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return before.isalnum() and after.isalnum()


def unbalanced(text: str) -> int | None:
    """Where a quotation mark stands that has no other half; None where each has one.

    An apostrophe at the beginning or end of a word is none: 'tis, '90s, the ports' tugs.
    """
    if not _MARKS.search(text):
        return None
    double = of_quotations(text)
    return _odd(text, double) if len(double) % 2 else _single(text)


def of_quotations(text: str) -> list[int]:
    """Where double marks stand that are none of feet and inches, nor of inches alone if it would have no other half."""
    measured = _measured(text)
    double = [found.start() for found in _DOUBLES.finditer(text) if not _is_in(found.start(), measured)]
    if len(double) % 2:
        inches = next((found.end() - 1 for found in _INCHES.finditer(text) if found.end() - 1 in double), None)
        return [at for at in double if at != inches]
    return double


def _measured(text: str) -> list[range]:
    return [range(*found.span()) for found in _FEET.finditer(text)]


def _is_in(at: int, ranges: list[range]) -> bool:
    return any(at in one for one in ranges)


def _odd(text: str, marks: list[int]) -> int:
    """Which of an odd number of marks has no other half."""
    opened: list[int] = []
    for at in marks:
        if _opens(text, at):
            opened.append(at)
        elif opened:
            opened.pop()
        else:
            return at
    return opened[0] if opened else marks[-1]


def _single(text: str) -> int | None:
    """Which single mark has no other half: one that surely opens and can be closed by none, or the other way round."""
    measured = _measured(text)
    opened: list[int] = []
    for at, character in enumerate(text):
        if character not in _SINGLE or _is_apostrophe(text, at) or _is_in(at, measured):
            continue
        if _opens(text, at) and character not in "’›":
            if not _ELISION.match(text, at):
                opened.append(at)
        elif opened:
            if _surely_closes(text, at) or not _closes_later(text, at):
                opened.pop()
        elif _surely_closes(text, at) and character != "‘":
            return at
    return opened[0] if opened else None


def _surely_closes(text: str, at: int) -> bool:
    return at > 0 and text[at - 1] in _ENDS and not text[at + 1 : at + 2].isalnum()


def _closes_later(text: str, at: int) -> bool:
    """Whether another mark that may close comes before one that opens, so that this one may be a possessive."""
    if text[at - 1 : at] not in ("s", "S"):
        return False
    for later in range(at + 1, len(text)):
        if text[later] in _SINGLE and not _is_apostrophe(text, later):
            return not _opens(text, later)
    return False
