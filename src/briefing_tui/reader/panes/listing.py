"""Listing: a pane that works out what it lists when it is first shown, so that none delays the opening of a file."""

from __future__ import annotations

from briefing_tui.document.blocks import Block, Text
from briefing_tui.document.page import Page
from briefing_tui.reader.panes.filtered import Filtered
from briefing_tui.reader.panes.rows import HEADING
from briefing_tui.reader.themes import Palette


class Listing(Filtered):
    """A pane that lists things of the whole briefing, not of a section."""

    kind = ""
    """Its name: the widget's id, and the title."""

    def __init__(self, palette: Palette, *, empty: str) -> None:
        """Make an empty pane."""
        super().__init__(palette, id=self.kind, empty=empty)
        self.title = self.kind.upper()
        self._stale = self._known = False
        self.found = self.every = 0

    @property
    def count(self) -> str:
        """How many of how many are listed."""
        return f"{self.found} of {self.every}"

    def open(self, page: Page) -> None:
        """Take another page; it is listed as soon as the pane is in view."""
        self.take(page)
        self._stale, self._known = True, False
        if self.display and self.size.width:
            self._refill()

    def resized(self) -> None:
        """A pane that comes into view is filled then."""
        if self._stale and self.size.width:
            self._refill()

    def _refill(self) -> None:
        self._stale = False
        self.prepare()
        self.list()

    def prepare(self) -> None:
        """Work out what is listed, where that has not been done; the screen does it ahead when it has nothing to do."""
        if not self._known:
            self._known = True
            self.work_out()

    def work_out(self) -> None:
        """Work out what the briefing has of what is listed, once a briefing."""

    @staticmethod
    def heading(key: str) -> Block:
        """The block of a heading among the rows."""
        return Text().add(key.removeprefix(HEADING), "label").block("label", None)


class Folding(Listing):
    """A pane whose rows unfold: right shows what belongs to a row below it, left hides it."""

    PARTS = "/"
    """Between the key of a row and the number of what is unfolded below it; no id has it."""

    def __init__(self, palette: Palette, *, empty: str) -> None:
        """Make an empty pane with nothing unfolded."""
        super().__init__(palette, empty=empty)
        self.unfolded: set[str] = set()

    def sign(self, key: str) -> str:
        """What shows whether a row is unfolded."""
        return "▾" if key in self.unfolded else "▸"

    def do_next_link(self) -> None:
        """Unfold the highlighted row."""
        if self.highlighted is not None and self.PARTS not in self.highlighted:
            self.unfolded.add(self.highlighted)
            self.list()
            self._unveil()

    def do_previous_link(self) -> None:
        """Fold it; from a row that belongs to another, go to that one."""
        if self.highlighted is None:
            return
        top = self.highlighted.partition(self.PARTS)[0]
        if top == self.highlighted:
            self.unfolded.discard(top)
            self.list()
        elif top in self.keys:
            self.select(self.keys.index(top))

    def _unveil(self) -> None:
        """Bring what follows the highlighted row into view, as far as that one stays."""
        last = min(self.highlight + self.room, len(self.keys))
        while self._top < self.highlight and sum(map(len, map(self.lines, range(self._top, last)))) > self.room:
            self._top, self._skip = self._top + 1, 0
        self.refresh()
