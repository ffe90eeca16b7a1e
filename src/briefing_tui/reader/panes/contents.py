"""Contents: the sections and the headings in them; it follows the page, and Enter leads it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from briefing_tui.document.blocks import Block, Text
from briefing_tui.document.page import Entry, Page, Place
from briefing_tui.reader.panes.rows import Rows
from briefing_tui.reader.themes import Palette

NO_BREAK = "\u00a0"
"""A space at which no line breaks: the counts stay together."""


class Contents(Rows):
    """The contents of a briefing. Headings inside a section are folded away until right unfolds them."""

    def __init__(self, palette: Palette) -> None:
        """Make an empty pane; `open` fills it."""
        super().__init__(palette, id="contents", empty="The sections of the briefing stand here.")
        self.title = "CONTENTS"
        self._page: Page | None = None
        self._entries: tuple[Entry, ...] = ()
        self._unfolded: set[str] = set()
        self._here = Place(0)
        self._marks: Mapping[str, str] = {}

    def mark(self, found: Mapping[str, str]) -> None:
        """Show after its title what marks a section or part holds, by its key."""
        if found != self._marks:
            self._marks = found
            self._list()

    def open(self, page: Page) -> None:
        """List the contents of a page; of the same one after a change, the highlight stays at its entry."""
        kept = self.entry(self.highlighted) if self.highlighted is not None else None
        self._page = page
        self._list()
        if kept is not None:
            same = [at for at, entry in enumerate(self._entries) if entry.key == kept.key]
            headed = [at for at in same if self._entries[at].title == kept.title and self._entries[at].level]
            self.select((headed if kept.level and headed else same or [0])[0])

    def follow(self, place: Place) -> None:
        """Highlight the entry that is being read."""
        self._here = place
        if not self.has_focus:
            self.select(self._row(place))

    def on_blur(self) -> None:
        """Back to the entry that is being read."""
        self.select(self._row(self._here))
        self.refresh()

    def entry(self, key: str) -> Entry:
        """The entry of a row."""
        return self._entries[int(key)]

    def do_next_link(self) -> None:
        """Unfold the headings of the highlighted section."""
        self._fold(folded=False)

    def do_previous_link(self) -> None:
        """Fold them away."""
        self._fold(folded=True)

    def _fold(self, *, folded: bool) -> None:
        if self.highlighted is None:
            return
        entry = self.entry(self.highlighted)
        (self._unfolded.discard if folded else self._unfolded.add)(entry.key)
        self._list()
        top = next(at for at, listed in enumerate(self._entries) if listed.key == entry.key)
        self.select(top if folded else self._row(entry.place))

    def _list(self) -> None:
        page = self._page
        if page is None:
            return
        entries: list[Entry] = []
        for entry in page.contents:
            entries += (entry, *(page.headings(entry.key) if entry.key in self._unfolded else ()))
        self._entries = tuple(entries)
        self.show(tuple(map(str, range(len(entries)))), self._made)

    def _row(self, place: Place) -> int:
        """The row of the last entry that stands before a place."""
        key = Place(place.part, place.block)
        return max(0, bisect_right(self._entries, key, key=lambda entry: entry.place) - 1)

    def _made(self, key: str) -> Block:
        entry = self.entry(key)
        text = Text()
        if entry.number:
            text.add(f"{entry.number} ", "dim")
        text.add(entry.title)
        if (marks := self._marks.get(entry.key)) and not entry.level:
            text.add(f" {marks}", "label")
        if self._page and not entry.level and self._page.has_headings(entry.key):
            text.add(" ▾" if entry.key in self._unfolded else " ▸", "dim")
        if entry.counts:
            text.add(f"  {entry.counts.replace(' ', NO_BREAK)}", "dim")
        hanging = "  " * entry.level + " " * (len(entry.number) + 1 if entry.number else 0)
        return text.block("entry", None, first="  " * entry.level, rest=hanging, gap=0)
