"""Glances: the rows of a glance, which fit the screen."""

from __future__ import annotations

from typing import Final

from briefing_tui.document.blocks import Block
from briefing_tui.document.glance import HEIGHT, glance
from briefing_tui.model import Briefing
from briefing_tui.reader.panes.rows import HEADING, Rows
from briefing_tui.reader.themes import Palette

_LEAST: Final = HEIGHT - 2
"""Lines that it takes at least: a terminal with fewer is scrolled."""


class Glances(Rows):
    """Bottom line, key figures, key points and quotes, cut to one screen."""

    def __init__(self, palette: Palette, briefing: Briefing) -> None:
        """Make an empty list; it is filled when its size is known."""
        super().__init__(palette, id="glances", empty="")
        self.briefing = briefing
        self._glance: dict[str, Block] = {}

    def resized(self) -> None:
        """Another size is cut anew; what was highlighted stays so, where it is still there."""
        if not self.size.width:
            return
        blocks = glance(self.briefing, self.inner, max(_LEAST, self.size.height))
        self._glance = {
            f"{'' if block.item_id and block.kind != 'label' else HEADING}{number}": block
            for number, block in enumerate(blocks)
        }
        self.show(tuple(self._glance), self._glance.__getitem__)
