"""Texts: the paragraphs of a source, as quotes and figures cite them, and the form in which words are compared."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from briefing_tui.text import REPLACEMENT

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

_UNSEEN = re.compile(f"[{REPLACEMENT}\u00ad\u200b\u200e\u200f\u2060\ufeff]")
"""What no reader of a text sees, and what stands in its place where a text has been made safe."""
_BEFORE: Final = {"´": "'", "″": '"', "‶": '"'}
"""What NFKC would take apart."""
_AFTER: Final = {
    **dict.fromkeys("‘’‚‛‹›ʼʻʹ′‵`", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}
_TYPED_DASH = re.compile(r"-{2,}")
"""What is typed for a dash."""
_WORD = re.compile(r"\w+")


def normal(text: str) -> str:
    """Text as words are compared: NFKC, quotation marks and dashes straight, white space collapsed, case kept."""
    return " ".join(_folded(text).split())


def _folded(text: str) -> str:
    if text.isascii():
        return _with_dashes(text.replace("`", "'"))
    # A table for `str.translate` takes ten times as long on a megabyte.
    for mark, plain in _BEFORE.items():
        text = text.replace(mark, plain)
    text = unicodedata.normalize("NFKC", _UNSEEN.sub("", text))
    for mark, plain in _AFTER.items():
        text = text.replace(mark, plain)
    return _with_dashes(text)


def _with_dashes(text: str) -> str:
    return _TYPED_DASH.sub("-", text) if "--" in text else text


def words_of(text: str) -> list[str]:
    """The words of a text without case and punctuation, for counting and for telling what was copied."""
    return _WORD.findall(_folded(text).casefold())


class SourceText:
    """The text of a source. All that is derived from it is worked out once, when first asked for."""

    def __init__(self, text: str) -> None:
        """Keep the text, as it was read, safe to show."""
        self.text = text
        self.memo: dict[Hashable, object] = {}
        """What others have worked out about the text and do not want to work out again."""
        self._same: dict[int, bool] = {}
        self._maps: dict[int, tuple[Sequence[int], Sequence[int], Sequence[int]]] = {}

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """Its paragraphs: paragraph n of a locator is the n-th line that is not empty."""
        return tuple(line.strip() for line in self.text.splitlines() if line.strip())

    def paragraph(self, number: int) -> str | None:
        """A paragraph by the number of a locator, from 1; None where there is none."""
        return self.paragraphs[number - 1] if 1 <= number <= len(self.paragraphs) else None

    @cached_property
    def normal(self) -> str:
        """Its paragraphs in normal form, one a line."""
        lines = _folded("\n".join(self.paragraphs)).split("\n")
        return "\n".join(" ".join(line.split()) for line in lines)

    @cached_property
    def flat(self) -> str:
        """The same in one line: the same offsets, and words that run on from one paragraph into the next."""
        return self.normal.replace("\n", " ")

    @cached_property
    def starts(self) -> list[int]:
        """The offset of each paragraph in the normal form, and one more than its length at the end."""
        return list(accumulate((len(line) + 1 for line in self.normal.split("\n")), initial=0))

    def number_at(self, offset: int) -> int:
        """The number of the paragraph that an offset of the normal form stands in."""
        return bisect_right(self.starts, offset)

    def bounds(self, first: int, last: int | None = None) -> tuple[int, int]:
        """Where a paragraph, or some that follow each other, begin and end in the normal form; (0, 0) if nowhere."""
        last = min(last or first, len(self.paragraphs))
        return (self.starts[first - 1], self.starts[last] - 1) if 1 <= first <= last else (0, 0)

    def original(self, start: int, end: int) -> tuple[int, int, int]:
        """The paragraph of a stretch of the normal form, and where it begins and ends in that paragraph as written."""
        number = self.number_at(start)
        first = self.starts[number - 1]
        return number, self._written(number, start - first, ends=False), self._written(number, end - first, ends=True)

    def _written(self, number: int, offset: int, *, ends: bool) -> int:
        """The offset in a paragraph as written that an offset in its normal form stems from."""
        if self._is_same(number):
            return offset
        normal_starts, starts, lasts = self._map(number)
        # An end belongs to the word before it, a beginning to the word after it.
        word = max(0, bisect_right(normal_starts, offset - 1 if ends else offset) - 1)
        if word >= len(starts):  # a paragraph of nothing that is seen
            return 0
        written = self.paragraphs[number - 1][starts[word] : lasts[word]]
        within = offset - normal_starts[word]
        sizes = range(len(written) + 1)
        # Marks that NFKC joins to the letter before them belong to it.
        size = bisect_right(sizes, within, key=lambda size: len(normal(written[:size]))) - 1
        if ends and len(normal(written[:size])) < within:
            size += 1
        return starts[word] + min(size, len(written))

    def _is_same(self, number: int) -> bool:
        """Whether a paragraph as written has the same offsets as its normal form; most have."""
        if number not in self._same:
            written, start, end = self.paragraphs[number - 1], *self.bounds(number)
            sizes, normal_sizes = (map(len, form.split()) for form in (written, self.normal[start:end]))
            self._same[number] = len(written) == end - start and list(sizes) == list(normal_sizes)
        return self._same[number]

    def _map(self, number: int) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
        """Of each word of a paragraph: where it begins in the normal form, and where it begins and ends as written."""
        if number not in self._maps:
            normal_starts, starts, lasts = array("I"), array("I"), array("I")
            offset = 0
            for found in re.finditer(r"\S+", self.paragraphs[number - 1]):
                if size := len(normal(found[0])):
                    normal_starts.append(offset)
                    starts.append(found.start())
                    lasts.append(found.end())
                    offset += size + 1
            self._maps[number] = (normal_starts, starts, lasts)
        return self._maps[number]

    @cached_property
    def words(self) -> tuple[tuple[str, ...], list[int]]:
        """All of its words, without case and punctuation, and how many stand before each paragraph."""
        found: list[str] = []
        before = []
        for line in self.normal.casefold().split("\n"):
            before.append(len(found))
            found += _WORD.findall(line)
        return tuple(found), before
