"""Scrolling: which lines of the page are in view, and which block is current; its place is a block and an offset."""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from textual.message import Message
from textual.widget import Widget

from briefing_tui.document.page import Page, Place
from briefing_tui.document.wrapping import Line

MARGIN = 3
"""Cells left of the text: the bar of the current block stands there."""


class Mark(NamedTuple):
    """What a reader sees of a page, to come back to."""

    top: Place
    """The place of the first text in view."""
    above: int
    """Blank lines above it."""
    current: Place


class Scrolling(Widget):
    """A page of which only the lines in view are made. Its place is a block and an offset, so a resize keeps it."""

    class Moved(Message):
        """Another place is being read."""

        def __init__(self, place: Place) -> None:
            """Say which block is current now."""
            super().__init__()
            self.place = place

    class Told(Message):
        """Something to say in the footer."""

        def __init__(self, words: str) -> None:
            """Say what."""
            super().__init__()
            self.words = words

    def __init__(self, page: Page) -> None:
        """Show a page from its top."""
        super().__init__(id="page")
        self.page = page
        self.current = Place(0)
        self._start: Mark | None = None
        self._anchor = Place(0)
        self._top = (0, 0)
        self._frame: list[tuple[Place, Line]] = []

    @property
    def top(self) -> Place:
        """The place of the line at the top of the view."""
        return self._anchor

    @property
    def mark(self) -> Mark:
        """What is in view now."""
        above = next((number for number, (_, line) in enumerate(self._frame) if line.pieces), 0)
        return Mark(self._anchor, above, self.current)

    @property
    def in_view(self) -> set[Place]:
        """The blocks of which a line is in view."""
        return {place for place, line in self._frame if line.pieces}

    def begin(self, mark: Mark | None) -> None:
        """Show this first, before anything has been painted."""
        if mark and self.size.width:
            self.restore(mark)
        self._start = None if self.size.width else mark

    def restore(self, mark: Mark) -> None:
        """Come back to what was in view."""
        self._top = self.page.moved(self._above(mark.top), -mark.above, self.width)
        self._fill_frame()
        self._anchor = mark.top
        self._set_current(mark.current)

    @property
    def width(self) -> int:
        """Cells for the text."""
        return max(1, self.size.width - MARGIN - 1)

    def on_resize(self) -> None:
        """Wrap anew, and put the same text at the top."""
        if self.size.width and self.size.height:
            if self._start:
                self.restore(self._start)
                self._start = None
                return
            self._top = self._above(self._anchor)
            self._fill_frame()
            self._set_current(self.page.nearest(self.current))

    def _above(self, place: Place) -> tuple[int, int]:
        """The line of a place; of a block's beginning, the line it starts with."""
        return self.page.line_at(self.page.nearest(place), self.width)

    def _fill_frame(self) -> None:
        """Work out which lines are in view; the end of the page never stands above the end of the view."""
        height = self.size.height
        self._frame = list(islice(self._lines_from(self._top), height))
        if len(self._frame) < height and self._top != (0, 0):
            last = len(self.page.parts) - 1
            end = (last, len(self.page.lines(last, self.width)) - 1)
            self._top = self.page.moved(end, 1 - height, self.width)
            self._frame = list(islice(self._lines_from(self._top), height))

    def _lines_from(self, top: tuple[int, int]) -> list[tuple[Place, Line]]:
        part, at = top
        lines: list[tuple[Place, Line]] = []
        while part < len(self.page.parts) and len(lines) < self.size.height:
            lines += [(Place(part, block), line) for block, line in self.page.lines(part, self.width)[at:]]
            part, at = part + 1, 0
        return lines

    def _settle(self) -> None:
        """Remember the place at the top, make the first block that is wholly in view current, and say so."""
        self._anchor = next(
            (Place(place.part, place.block, line.start) for place, line in self._frame if line.pieces), Place(0)
        )
        whole = self._whole_blocks()
        self._set_current(whole[0] if whole else Place(*self._anchor[:2]))

    def _whole_blocks(self) -> list[Place]:
        """The blocks of which all lines are in view."""
        starts: dict[Place, int] = {}
        ends: dict[Place, int] = {}
        for place, line in self._frame:
            if line.pieces:
                starts.setdefault(place, line.start)
                ends[place] = max(ends.get(place, 0), line.end)
        return [
            place for place, start in starts.items() if not start and ends[place] >= len(self.page.block(place).text)
        ]

    def _set_current(self, place: Place) -> None:
        self.current = place
        self.refresh()
        self.post_message(self.Moved(place))

    def end_of_view(self) -> Place:
        """The place of the last character in view."""
        for place, line in reversed(self._frame):
            if line.pieces:
                return Place(place.part, place.block, line.end)
        return self.current

    def at_end(self) -> bool:
        """Whether the end of the page is in view."""
        place = self.end_of_view()
        return place.offset >= len(self.page.block(place).text) and self.page.neighbour(place, 1) is None

    def scroll_lines(self, count: int) -> None:
        """Scroll by lines."""
        top = self._top
        self._top = self.page.moved(self._top, count, self.width)
        self._fill_frame()
        if self._top != top:
            self._settle()
        elif count > 0 and (whole := self._whole_blocks()) and self.current != whole[-1]:
            self._set_current(whole[-1])
        elif count < 0 and self.current != (first := self.page.first):
            self._set_current(first)

    def jump(self, place: Place, *, above: int = 0) -> None:
        """Put a place at the top of the view, or some lines below it, and make its block current."""
        line = self._above(place)
        part, at = line
        lines = self.page.lines(part, self.width)
        # A block comes with the blank lines above it, which are not wanted at the top of the view.
        self._top = self.page.moved(line, -above, self.width) if above else (part, min(at, len(lines) - 1))
        self._fill_frame()
        self._settle()
        self._set_current(Place(place.part, place.block))

    def reveal(self, place: Place) -> None:
        """Make a place current, and scroll only where it is not in view."""
        part, at = self.page.line_at(place, self.width)
        line = self.page.lines(part, self.width)[at][1]
        target = Place(place.part, place.block)
        visible = [(where, shown) for where, shown in self._frame if where == target and shown.pieces]
        wanted = (target, line)
        block_end = len(self.page.block(place).text)
        whole = any(shown.end >= block_end for _, shown in visible) or place.offset > 0
        if wanted in visible and whole:
            self._set_current(target)
        else:
            self.jump(place, above=max(0, self.size.height // 4))

    def do_line_down(self) -> None:
        """One line down."""
        self.scroll_lines(1)

    def do_line_up(self) -> None:
        """One line up."""
        self.scroll_lines(-1)

    def do_page_down(self) -> None:
        """One page down; two lines stay, to read on from."""
        self.scroll_lines(max(1, self.size.height - 2))

    def do_page_up(self) -> None:
        """One page up."""
        self.scroll_lines(-max(1, self.size.height - 2))

    def do_half_down(self) -> None:
        """Half a page down."""
        self.scroll_lines(max(1, self.size.height // 2))

    def do_half_up(self) -> None:
        """Half a page up."""
        self.scroll_lines(-max(1, self.size.height // 2))

    def do_next_item(self) -> None:
        """The next block becomes current."""
        self._step(1)

    def do_previous_item(self) -> None:
        """The block before becomes current."""
        self._step(-1)

    def _step(self, step: int) -> None:
        place = self.page.neighbour(self.current, step)
        if place is None:
            self.post_message(self.Told("the page ends here" if step > 0 else "the page begins here"))
        else:
            self.reveal(place)
