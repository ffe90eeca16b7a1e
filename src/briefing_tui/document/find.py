"""Find: where words stand in the logical text of a page, folded, and as far as it has been looked through."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate, chain

from briefing_tui.document.blocks import Block
from briefing_tui.document.page import Page, Place
from briefing_tui.model import Entity
from briefing_tui.text import fold, folded

MOST = 9_999
"""Matches that are counted; beyond that the counter says `9999+`."""


class FoldedPage:
    """The folded text of a page, part by part, kept so that no key typed makes the blocks again."""

    def __init__(self, page: Page) -> None:
        """Nothing is folded yet."""
        self.page = page
        self.size = len(page.parts)
        self._texts: list[str | None] = [None] * self.size
        self._starts: list[tuple[int, ...]] = [()] * self.size
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
            blocks = [folded(block.text).replace("\n", " ") for block in self.page.parts[part].make()]
            known = self._texts[part] = "\n".join(blocks)
            self._starts[part] = tuple(accumulate((len(block) + 1 for block in blocks), initial=0))[:-1]
        return known

    @cached_property
    def _spellings(self) -> dict[str, tuple[str, ...]]:
        """Under each spelling of a name, folded, all spellings of it."""
        briefing = self.page.briefing
        lists: tuple[tuple[Entity, ...], ...] = (
            briefing.people,
            briefing.organisations,
            briefing.places,
            briefing.projects,
            briefing.agreements,
            briefing.events,
        )
        found: dict[str, tuple[str, ...]] = {}
        for entity in chain.from_iterable(lists):
            spellings = _spellings(entity)
            for spelling in spellings:
                found[spelling] = tuple(dict.fromkeys((*found.get(spelling, ()), *spellings)))
        return found

    def alternatives(self, query: str) -> tuple[str, ...]:
        """What to look for, folded: the query and, where it is a name of somebody or something, its other names."""
        wanted = folded(query).replace("\n", " ")
        return self._spellings.get(wanted, (wanted,))

    def place(self, part: int, offset: int) -> tuple[int, int]:
        """The block and the offset in its folded text of an offset in the folded text of a part."""
        block = bisect_right(self._starts[part], offset) - 1
        return block, offset - self._starts[part][block]

    def offset(self, place: Place) -> int:
        """The offset in the folded text of a part that stands for a place."""
        self.text(place.part)
        before = folded(self.page.block(place).text[: place.offset])
        return self._starts[place.part][place.block] + len(before)


class Find:
    """One find: a query over a page. Counts as far as it has looked; finds from any place at once."""

    def __init__(self, page: FoldedPage, query: str) -> None:
        """Prepare to look for `query`, a piece of text as typed."""
        self.query = query
        self._page = page
        wanted = page.alternatives(query)
        self._needle = wanted[0] if len(wanted) == 1 else None
        self._pattern = re.compile("|".join(map(re.escape, sorted(wanted, key=len, reverse=True))))
        self._counts: list[int] = []
        self.total = 0

    @property
    def counted(self) -> bool:
        """Whether every match is counted, or more than `MOST`."""
        return self.total > MOST or len(self._counts) == self._page.size

    def count_next(self) -> None:
        """Count the matches of one more part."""
        text = self._page.text(len(self._counts))
        count = text.count(self._needle) if self._needle else sum(1 for _ in self._pattern.finditer(text))
        self._counts.append(count)
        self.total += count

    def spans(self, block: Block) -> list[tuple[int, int]]:
        """The stretches of a block's text that match, in offsets of the text as it is shown."""
        shown = fold(block.text)
        return [shown.span(*match.span()) for match in self._pattern.finditer(shown.text.replace("\n", " "))]

    def next(self, place: Place, *, itself: bool = False) -> tuple[Place, bool] | None:
        """The first match after a place (or at it, where `itself`), and whether the search went round the end."""
        offset = self._page.offset(place)
        for step in range(self._page.size + 1):
            part = (place.part + step) % self._page.size
            start = (offset if itself else offset + 1) if not step else 0
            if match := self._pattern.search(self._page.text(part), start):
                return self._shown(part, match.start()), part < place.part or step == self._page.size
        return None

    def previous(self, place: Place) -> tuple[Place, bool] | None:
        """The last match before a place, and whether the search went round the beginning."""
        offset = self._page.offset(place)
        for step in range(self._page.size + 1):
            part = (place.part - step) % self._page.size
            text = self._page.text(part)
            last = None
            for match in self._pattern.finditer(text):
                if not step and match.start() >= offset:
                    break
                last = match.start()
            if last is not None:
                return self._shown(part, last), part > place.part or step == self._page.size
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
        offset = self._page.offset(place)
        for match in self._pattern.finditer(self._page.text(place.part)):
            before += 1
            if match.start() >= offset:
                break
        return f"{MOST}+/{total}" if before > MOST else f"{before}/{total}"


def _spellings(entity: Entity) -> tuple[str, ...]:
    acronym = getattr(entity, "acronym", None)
    names = (entity.name, *entity.aliases, *entity.names.values(), *([acronym] if acronym else []))
    return tuple(dict.fromkeys(map(folded, names)))
