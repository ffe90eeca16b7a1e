"""Find: where words stand in the logical text of a page, folded, and as far as it has been looked through."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from copy import copy
from functools import cached_property
from itertools import accumulate

from briefing_tui.document import wording
from briefing_tui.document.blocks import Block
from briefing_tui.document.page import Page, Place
from briefing_tui.model import Item, Section
from briefing_tui.text import Folded, fold, folded

MOST = 9_999
"""Matches that are counted; beyond that the counter says `9999+`."""
_SHORT = 4
"""Letters of a name that is looked for as a whole word: an acronym stands in many words by chance."""
_HEADS = ("heading", "label")
"""Kinds of blocks that stand above others."""
Items = tuple[tuple[Item | None, bool], ...]
"""What the blocks of a part show; whether each is a heading."""


class FoldedPage:
    """The folded text of a page, part by part, kept so that no key typed makes the blocks again."""

    def __init__(self, page: Page) -> None:
        """Nothing is folded yet."""
        self.page = page
        self.size = len(page.parts)
        self._texts: list[str | None] = [None] * self.size
        self._starts: list[tuple[int, ...]] = [()] * self.size
        self._items: list[Items] = [()] * self.size
        self._next = 0

    @property
    def ready(self) -> bool:
        """Whether the whole page is folded."""
        while self._next < self.size and self._texts[self._next] is not None:
            self._next += 1
        return self._next == self.size

    def warm(self) -> None:
        """Fold the next part that is not folded."""
        if not self.ready:
            self.text(self._next)

    def text(self, part: int) -> str:
        """The folded text of a part: its blocks, a line feed between them, those inside blocks as spaces."""
        known = self._texts[part]
        if known is None:
            made = tuple(self.page.parts[part].make())
            self._items[part] = tuple((self._item(block), block.kind in _HEADS) for block in made)
            known = self._put(part, [_line(block.text) for block in made])
        return known

    def _put(self, part: int, blocks: list[str]) -> str:
        self._starts[part] = tuple(accumulate((len(block) + 1 for block in blocks), initial=0))[:-1]
        self._texts[part] = text = "\n".join(blocks)
        return text

    def _item(self, block: Block) -> Item | None:
        item = self.page.briefing.by_id.get(block.item_id or "")
        return None if isinstance(item, Section) else item

    def items(self, part: int) -> Items:
        """The item that each block of a part shows, if it is one, and whether it is a heading."""
        self.text(part)
        return self._items[part]

    def only(self, shown: Mapping[int, Sequence[int]]) -> FoldedPage:
        """The page with nothing in the blocks that are not shown, so that nothing is found there."""
        made = copy(self)
        made._texts, made._starts = [*self._texts], [*self._starts]
        for part in range(self.size):
            kept = shown.get(part, ())
            made._put(part, [text if at in kept else "" for at, text in enumerate(self.text(part).split("\n"))])
        return made

    @cached_property
    def _spellings(self) -> dict[str, tuple[str, ...]]:
        """Under each spelling of a name, folded, all spellings of it."""
        found: dict[str, tuple[str, ...]] = {}
        for item in self.page.briefing.items():
            spellings = tuple(filter(None, map(_line, wording.spellings(item))))
            for spelling in spellings:
                found[spelling] = tuple(dict.fromkeys((*found.get(spelling, ()), *spellings)))
        return found

    def alternatives(self, query: str) -> tuple[str, ...]:
        """What to look for, folded: the query and, where it is a name of somebody or something, its other names."""
        wanted = _line(query)
        return tuple(dict.fromkeys((wanted, *self._spellings.get(wanted.strip(), ()))))

    def place(self, part: int, offset: int) -> tuple[int, int]:
        """The block and the offset in its folded text of an offset in the folded text of a part."""
        block = bisect_right(self._starts[part], offset) - 1
        return block, offset - self._starts[part][block]

    def offset(self, place: Place, *, after: bool = False) -> int:
        """The offset in the folded text of a part that stands for a place, or for what comes `after` its character."""
        self.text(place.part)
        before = folded(self.page.block(place).text[: place.offset + after])
        return self._starts[place.part][place.block] + len(before)


class Find:
    """One find: a query over a page. Counts as far as it has looked; finds from any place at once."""

    def __init__(self, page: FoldedPage, query: str) -> None:
        """Prepare to look for `query`, a piece of text as typed."""
        self.query = query
        self._page = page
        wanted, *others = page.alternatives(query)
        self._needles = tuple(filter(None, (wanted, *others)))
        # Of what folds to nothing, such as a lone accent, there is no match.
        patterns = {wanted: re.escape(wanted) or "(?!)"} | {other: _name(other) for other in others}
        self._pattern = re.compile("|".join(patterns[name] for name in sorted(patterns, key=len, reverse=True)))
        self._folded: tuple[Block, Folded] | None = None
        self._counts: list[int] = []
        self.total = 0

    @property
    def begun(self) -> bool:
        """Whether any part has been counted."""
        return bool(self._counts)

    @property
    def counted(self) -> bool:
        """Whether every match is counted, or more than `MOST`."""
        return self.total > MOST or len(self._counts) == self._page.size

    def count_next(self) -> None:
        """Count the matches of one more part."""
        part = len(self._counts)
        alone = len(self._needles) == 1
        count = self._page.text(part).count(self._needles[0]) if alone else len(self._starts(part))
        self._counts.append(count)
        self.total += count

    def spans(self, block: Block) -> list[tuple[int, int]]:
        """The stretches of a block's text that match, in offsets of the text as it is shown."""
        # Asked for each line of a block in turn.
        if self._folded is None or self._folded[0] is not block:
            self._folded = (block, fold(block.text))
        shown = self._folded[1]
        return [shown.span(*match.span()) for match in self._pattern.finditer(shown.text.replace("\n", " "))]

    def _starts(self, part: int) -> list[int]:
        """Where the matches in the folded text of a part begin."""
        text = self._page.text(part)
        # Looking for plain text is five times as fast as a pattern, and most parts have no match.
        if any(needle in text for needle in self._needles):
            return [match.start() for match in self._pattern.finditer(text)]
        return []

    def next(self, place: Place, *, itself: bool = False) -> tuple[Place, bool] | None:
        """The first match after a place (or at it, where `itself`), and whether the search went round the end."""
        # One character may fold to several, such as "…", and hold several matches: that is one place.
        offset = self._page.offset(place, after=not itself)
        for step in range(self._page.size + 1):
            part = (place.part + step) % self._page.size
            starts = self._starts(part)
            first = bisect_left(starts, offset) if not step else 0
            if first < len(starts):
                return self._shown(part, starts[first]), part < place.part or step == self._page.size
        return None

    def previous(self, place: Place) -> tuple[Place, bool] | None:
        """The last match before a place, and whether the search went round the beginning."""
        offset = self._page.offset(place)
        for step in range(self._page.size + 1):
            part = (place.part - step) % self._page.size
            starts = self._starts(part)
            last = bisect_left(starts, offset) if not step else len(starts)
            if last:
                return self._shown(part, starts[last - 1]), part > place.part or step == self._page.size
        return None

    def _shown(self, part: int, offset: int) -> Place:
        block, at = self._page.place(part, offset)
        start, _ = fold(self._page.page.blocks(part)[block].text).span(at, at + 1)
        return Place(part, block, start)

    def counter(self, place: Place) -> str:
        """Which match stands at a place, of how many: "3/14", "3/…" until counted, "9999+" at most."""
        total = f"{MOST}+" if self.total > MOST else str(self.total) if self.counted else "…"
        if place.part >= len(self._counts):
            return f"…/{total}"
        before = sum(self._counts[: place.part])
        before += bisect_left(self._starts(place.part), self._page.offset(place, after=True))
        return f"{MOST}+/{total}" if before > MOST else f"{before}/{total}"


def _line(text: str) -> str:
    """Text as it is looked through: folded, and in one line."""
    return folded(text).replace("\n", " ")


def _name(spelling: str) -> str:
    """The pattern of another name."""
    pattern = re.escape(spelling)
    return rf"\b{pattern}\b" if len(spelling) <= _SHORT and spelling.isascii() else pattern
