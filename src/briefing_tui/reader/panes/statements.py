"""Statements: what the quotes and the figures pane share: they follow the section, or show all, filtered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing_tui.document.blocks import Block
from briefing_tui.model import Briefing, Figure, Quote, Section
from briefing_tui.reader.panes.filtered import Filtered
from briefing_tui.reader.themes import Palette

if TYPE_CHECKING:
    from briefing_tui.reader.app import ReaderApp

Statement = Quote | Figure


class Statements(Filtered):
    """A pane of quotes or figures."""

    kind: str = ""
    """What it lists, in the plural."""

    app: ReaderApp

    def __init__(self, palette: Palette) -> None:
        """Make an empty pane; `open` fills it."""
        super().__init__(palette, id=self.kind, empty="")
        self.section: Section | None = None
        self.all = False
        self.title = self.kind.upper()

    def follow(self, section: Section | None) -> None:
        """Show the statements of the section that is being read; all, where it is none of the sections."""
        if section is not self.section:
            self.section = section
            if not self.all:
                self.list()

    def do_pin(self) -> None:
        """Show all, or follow the section again."""
        self.all = not self.all
        self.list()

    def every(self, briefing: Briefing) -> Sequence[Statement]:
        """All statements of the pane's kind."""
        raise NotImplementedError

    def arranged(self, briefing: Briefing, found: list[Statement]) -> list[Statement]:
        """The statements in the order to show them."""
        return found

    def row(self, briefing: Briefing, item: Statement) -> Block:
        """The block of one statement."""
        raise NotImplementedError

    def list(self) -> None:
        """List what the section, the pin and the filter say."""
        briefing = self.briefing
        if briefing is None:
            return
        every = self.every(briefing)
        only = None if self.all else self.section
        found = [item for item in every if only is None or briefing.home.get(item.id) == only.id]
        if self.filter.query:
            found = [item for item in found if self.filter.matches(briefing, item)]
        where = "all" if only is None else shortened(only.title)
        where += " · pinned" if self.all else ""
        self.note = self.noted(f"{len(found)} of {len(every)}", where)
        items = {item.id: item for item in self.arranged(briefing, found)}
        self.show(tuple(items), lambda key: self.row(briefing, items[key]))

    @property
    def nothing(self) -> str:
        """What is listed here, and how to see the others."""
        here = f"No {self.kind} here. Those of the section being read are listed; {self.app.key('pin')} shows all."
        return super().nothing if self.filter else here

    @property
    def count(self) -> str:
        """How much of how much is listed."""
        return f"{len(self.keys)} of {len(self.every(self.briefing)) if self.briefing else 0}"


def shortened(title: str) -> str:
    """A section's title, short enough to leave room for what stands after it."""
    longest = 18
    return title if len(title) <= longest else title[: longest - 1].rstrip() + "…"
