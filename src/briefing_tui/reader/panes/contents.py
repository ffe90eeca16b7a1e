"""Contents: the sections and the headings in them; it follows the page, and Enter leads it."""

from __future__ import annotations

from briefing_tui.document.blocks import Block, Text
from briefing_tui.document.page import Entry, Page
from briefing_tui.reader.panes.rows import Rows
from briefing_tui.reader.themes import Palette


class Contents(Rows):
    """The contents of a briefing. Sub-entries are folded away and shown by right and left."""

    def __init__(self, palette: Palette) -> None:
        """Make an empty pane; `open` fills it."""
        super().__init__(palette, id="contents", empty="The sections of the briefing stand here.")
        self.title = "CONTENTS"
        self._entries: tuple[Entry, ...] = ()
        self._folded: set[str] = set()
        self._here = 0

    def open(self, page: Page) -> None:
        """List the contents of a page."""
        self._entries = page.contents
        self._list()

    def follow(self, number: int) -> None:
        """Highlight the entry that is being read."""
        if number != self._here or not self.keys:
            self._here = number
            if not self.has_focus:
                self.select(self._row(number))
            self.refresh()

    def on_blur(self) -> None:
        """Back to the entry that is being read."""
        self.select(self._row(self._here))
        self.refresh()

    def entry(self, key: str) -> Entry:
        """The entry of a row."""
        return self._entries[int(key)]

    def do_next_link(self) -> None:
        """Unfold the headings of the highlighted section."""
        self._fold(False)

    def do_previous_link(self) -> None:
        """Fold them away."""
        self._fold(True)

    def _fold(self, folded: bool) -> None:
        if self.highlighted is None:
            return
        entry = self.entry(self.highlighted)
        (self._folded.add if folded else self._folded.discard)(entry.key)
        if folded and entry.level:
            self.select(self._row(int(self.highlighted)))
        self._list()

    def _list(self) -> None:
        shown = (at for at, entry in enumerate(self._entries) if not entry.level or entry.key not in self._folded)
        self.show(tuple(map(str, shown)), self._made)

    def _row(self, number: int) -> int:
        """The row of an entry, or of the section that it is folded into."""
        while number and str(number) not in self.keys:
            number -= 1
        return self.keys.index(str(number)) if str(number) in self.keys else 0

    def _made(self, key: str) -> Block:
        entry = self.entry(key)
        text = Text()
        if entry.number:
            text.add(f"{entry.number} ", "dim")
        text.add(entry.title)
        if entry.counts:
            text.add(f"  {entry.counts}", "dim")
        hanging = "  " * entry.level + " " * (len(entry.number) + 1 if entry.number else 0)
        return text.block("entry", None, first="  " * entry.level, rest=hanging, gap=0)
