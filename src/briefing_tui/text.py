"""Text: making it safe to show, and folding it for search with a way back to the original offsets."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from msgspec import Struct

REPLACEMENT: Final = "␦"
"""Stands visibly wherever an unsafe character was."""
_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""C0 without line feed, DEL, C1, zero-width and bidirectional controls, and lone surrogates."""


def is_safe(text: str) -> bool:
    """Whether `make_safe` would leave the text as it is."""
    # What is unsafe is not printable either, and asking that costs a tenth of the search.
    return text.isprintable() or _UNSAFE.search(text) is None


def make_safe(text: str) -> str:
    """Text with every character that could command a terminal replaced, and tabs as spaces; line feeds stay.

    U+200C and U+200D stay, too: Persian and Indic spelling and emoji need them.
    """
    return text if is_safe(text) else _UNSAFE.sub(REPLACEMENT, text.replace("\t", " "))


def safe_line(text: str) -> str:
    """Text of one line, such as a file name or the words of an error, safe to show."""
    return make_safe(text).replace("\n", REPLACEMENT)


_LETTERS: Final = {
    "ə": "e", "ǝ": "e", "ә": "e", "ı": "i", "ø": "o", "ł": "l", "ي": "ی", "ى": "ی", "ك": "ک", "\u200c": "",
    "\u0640": "", "‘": "'", "’": "'", "‚": "'", "‛": "'", "‹": "'", "›": "'", "“": '"', "”": '"', "„": '"', "‟": '"',
    "«": '"', "»": '"', "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    **{chr(0x660 + digit): str(digit) for digit in range(10)},
    **{chr(0x6F0 + digit): str(digit) for digit in range(10)},
}  # fmt: skip
"""What neither NFKD nor case folding brings together: see "Names in several scripts" in the format."""
_RUNS = re.compile("([^\x00-\x7f][^A-Za-z]*)")
"""From a character that is not ASCII to the next ASCII letter: few and long in Persian, few in English."""


class _Table(dict[int, str]):
    """The folded form of each character that has been met, for `str.translate`."""

    def __missing__(self, code: int) -> str:
        text = chr(code)
        for _ in range(2):  # case folding can bring forth what decomposes again, such as ΐ
            text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
        self[code] = text = "".join(_LETTERS.get(c, c) for c in text)
        return text


_TABLE = _Table()


def folded(text: str) -> str:
    """Text as it is compared in a search: without accents and case, scripts brought together."""
    if not text.isascii():
        # Only the runs that need it: folding 4 MB of mostly ASCII as a whole takes five times as long.
        text = _RUNS.sub(lambda run: run[0].translate(_TABLE), text)
    return text.casefold()


class Folded(Struct, frozen=True):
    """Folded text, and where each character of it comes from."""

    text: str
    starts: tuple[int, ...] | None
    """For each character, the offset of the original that it stems from, and the original's length at the end; None
    where the two are character by character the same."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that a stretch of the folded text stems from, in whole characters with marks."""
        if self.starts is None:
            return start, end
        first = self.starts[start]
        if end <= start:
            return first, first
        last, size = self.starts[end - 1], len(self.starts) - 1
        while end < size and self.starts[end] == last:
            end += 1
        return first, self.starts[end]


def fold(text: str) -> Folded:
    """Fold text as `folded` does, with a map back to the original offsets."""
    if text.isascii():
        return Folded(text.lower(), None)
    parts: list[str] = []
    starts: list[int] = []
    offset = 0
    for run in _RUNS.split(text):
        if run.isascii():
            parts.append(run)
            starts += range(offset, offset + len(run))
        else:
            for at, part in enumerate(_TABLE[ord(character)] for character in run):
                parts.append(part)
                starts += [offset + at] * len(part)
        offset += len(run)
    return Folded("".join(parts).casefold(), (*starts, offset))
