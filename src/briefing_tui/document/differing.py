"""Differing: an earlier and a later text of an item, cut to the lines that differ, with the words that do marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final

from briefing_tui.document.blocks import Block, SpanStyle, Text

_MOST_WORDS: Final = 600
"""Words of a line that are compared one by one: comparing takes the square of their number, here some milliseconds."""
_MOST_LINES: Final = 400
"""Lines that are compared; the later ones are all shown."""
LONGEST: Final = 6000
"""Characters of each text that are shown."""
_WORD = re.compile(r"\s+|\w+|[^\w\s]")


def differing(old: str, new: str) -> tuple[Block, Block]:
    """The lines of both texts that are not the same; between lines that stand apart is a line with "…"."""
    before, after = old.split("\n"), new.split("\n")
    left, right = Text(), Text()
    for kind, i, j, k, m in _compared(before, after):
        if kind == "equal":
            continue
        if (i or k) and (len(left) or len(right)):
            left.add("\n…\n" if len(left) else "…\n", "dim")
            right.add("\n…\n" if len(right) else "…\n", "dim")
        for at, (one, other) in enumerate(zip_longest(before[i:j], after[k:m])):
            _line(left, right, one, other, first=at == 0)
    return _block(left), _block(right)


def _compared(before: list[str], after: list[str]) -> Iterable[tuple[str, int, int, int, int]]:
    if len(before) + len(after) > 2 * _MOST_LINES:
        return [("replace", 0, len(before), 0, len(after))]
    return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()


def _line(left: Text, right: Text, one: str | None, other: str | None, *, first: bool) -> None:
    """Add a line to each side; where there are two, mark the words that differ."""
    for text, line in ((left, one), (right, other)):
        if line is not None and not first and len(text):
            text.add("\n")
    if one is None or other is None:
        if one is not None:
            left.add(one, "strong")
        if other is not None:
            right.add(other, "strong")
        return
    words, others = _WORD.findall(one), _WORD.findall(other)
    if len(words) + len(others) > 2 * _MOST_WORDS:
        left.add(one, "strong")
        right.add(other, "strong")
        return
    for kind, i, j, k, m in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        style: SpanStyle | None = None if kind == "equal" else "strong"
        left.add("".join(words[i:j]), style)
        right.add("".join(others[k:m]), style)


def _block(text: Text) -> Block:
    block = text.block("entry", gap=0)
    if len(block.text) <= LONGEST:
        return block
    return Block("entry", block.text[:LONGEST] + "…", None, tuple(s for s in block.spans if s.end <= LONGEST), gap=0)
