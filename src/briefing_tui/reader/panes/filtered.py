"""Filtered: what all panes beside the page share: a briefing, a filter that is always in view, colours of the sides."""

from __future__ import annotations

from rich.style import Style

from briefing_tui.document.blocks import Block
from briefing_tui.document.filtering import Filter, Texts
from briefing_tui.document.page import Page
from briefing_tui.model import Briefing, Section
from briefing_tui.reader.panes.rows import Rows
from briefing_tui.reader.themes import Palette


class Filtered(Rows):
    """A pane of rows that can be narrowed to what matches. Subclasses say what they list."""

    margin = 3

    def __init__(self, palette: Palette, *, id: str, empty: str) -> None:
        """Make an empty pane; `open` fills it."""
        super().__init__(palette, id=id, empty=empty)
        self.briefing: Briefing | None = None
        self.texts: Texts | None = None
        """The words of the items, kept for all panes together; the screen sets it with each page."""
        self.filter = Filter("")
        self._sides: dict[str, int] = {}
        self.note = " "

    def open(self, page: Page) -> None:
        """List what a page has."""
        self.take(page)
        self.list()

    def take(self, page: Page) -> None:
        """Keep what a page is of; the filter looks through its words now."""
        self.briefing = page.briefing
        self.filter = Filter(self.filter.query, self.texts)
        self._sides = {side.id: number for number, side in enumerate(page.briefing.sides)}

    def prepare(self) -> None:
        """Work out ahead what is listed, where that takes long."""

    def follow(self, section: Section | None) -> None:
        """Called when another section is read, or none of them."""

    def list(self) -> None:
        """List what there is, as far as it matches."""
        raise NotImplementedError

    def narrow(self, query: str) -> None:
        """Show only what matches a query."""
        if query.strip() == self.filter.query:
            return
        self.filter = Filter(query, self.texts)
        self.list()

    @property
    def count(self) -> str:
        """How much of how much is listed: "3 of 12"."""
        raise NotImplementedError

    @property
    def nothing(self) -> str:
        """That nothing matches, where the filter leaves nothing."""
        return f"Nothing here matches & {self.filter.query}" if self.filter else self.empty

    def noted(self, count: str, *parts: str) -> str:
        """The line below the title: how much is listed, by which filter, and what else is said of the list."""
        return " · ".join(filter(None, (count, f"& {self.filter.query}" if self.filter.query else "", *parts)))

    def do_go(self) -> None:
        """Show the item of the highlighted row in the page."""
        if self.item_id is not None:
            self.post_message(self.Chosen(self, self.item_id))

    def bar(self, block: Block) -> Style | None:
        """The colour of the speaker's side."""
        return self.palette.side(self._sides[block.side]) if block.side in self._sides else None
