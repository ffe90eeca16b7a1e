"""Quotes: who said what, in this section or in all."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_tui.document import wording
from briefing_tui.document.blocks import Block, Text
from briefing_tui.document.showing import BAR
from briefing_tui.model import Briefing, Quote
from briefing_tui.reader.panes.statements import Statement, Statements


class Quotes(Statements):
    """The quotes pane."""

    kind = "quotes"

    def every(self, briefing: Briefing) -> Sequence[Statement]:
        """All quotes."""
        return briefing.quotes

    def row(self, briefing: Briefing, item: Statement) -> Block:
        """Speaker and side, role, the words, and where they stand."""
        assert isinstance(item, Quote)
        text = Text().add(" and ".join(map(briefing.name_of, item.speakers)), "strong")
        side = wording.side_of(briefing, item)
        if side:
            text.add(f"  {briefing.name_of(side)}", "dim")
        if said_as := wording.role(briefing, item, item.speakers[0]):
            text.add("\n").add(said_as, "dim")
        text.add("\n").add(wording.marked(item)).add("\n")
        parts = (wording.cited(briefing, item.source, item.locator), item.medium or "", wording.kind(item))
        text.join([(part, "dim", None) for part in parts])
        return text.block("quote", item.id, first=BAR, rest=BAR, side=side)
