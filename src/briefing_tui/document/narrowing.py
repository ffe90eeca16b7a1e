"""Narrowing: which blocks of a page match a filter, worked out on its folded text without making a block."""

from __future__ import annotations

from typing import NamedTuple

from briefing_tui.document.filtering import Filter
from briefing_tui.document.find import FoldedPage


class Narrowed(NamedTuple):
    """What of a page matches."""

    shown: dict[int, tuple[int, ...]]
    """For each part that has any the numbers of its blocks, with the heading of what they stand under."""
    matching: int
    """How many match, headings of sections apart."""
    total: int
    """How many there are."""


def narrowed(folded: FoldedPage, wanted: Filter) -> Narrowed:
    """The blocks that match: by their words, and quotes, figures and so on also as in the panes."""
    parts, briefing = folded.page.parts, folded.page.briefing
    shown: dict[int, tuple[int, ...]] = {}
    first = matching = total = 0
    headed = False
    for number, part in enumerate(parts):
        if parts[first].key != part.key:
            first = number
        texts, items = folded.text(number).split("\n"), folded.items(number)
        if number == first:
            headed = bool(items) and items[0][1]
        begin = int(number == first and headed)
        found = [at for at in range(begin, len(items)) if wanted.passes(briefing, texts[at], items[at][0])]
        matching, total = matching + len(found), total + len(items) - begin
        if found or (begin and not wanted.inverted and wanted.passes(briefing, texts[0], None)):
            shown[number] = tuple(found)
            if headed and 0 not in shown.get(first, ()):
                shown[first] = (0, *shown.get(first, ()))
    return Narrowed(shown, matching, total)
