"""Looking: what lies over the page for a moment: a comparison."""

from __future__ import annotations

from textual import on

from briefing_tui.model import Item
from briefing_tui.reader.panes.filtered import Filtered
from briefing_tui.reader.panes.matrix import Matrix
from briefing_tui.reader.screens.comparing import Comparing
from briefing_tui.reader.screens.finding import Finding


class Looking(Finding):
    """Opens what lies over the page, and goes to what is chosen there."""

    @property
    def item(self) -> Item | None:
        """The item that is current: that of the highlighted row of a pane, else that of the current block."""
        pane = self.focused
        shown = pane.item_id if isinstance(pane, Filtered) else None
        block = self.page.block(self.view.current)
        return self.page.briefing.by_id.get(shown or block.item_id or self.page.key_of(self.view.current))

    def do_compare(self) -> None:
        """Compare two sides, or two speakers, on the topic of the current item."""
        self.app.push_screen(Comparing(self.palette, self.page.briefing, self.item), self._looked)

    @on(Matrix.Opened)
    def _opened_cell(self, event: Matrix.Opened) -> None:
        event.stop()
        screen = Comparing(self.palette, self.page.briefing).begin_with(event.topic, event.side)
        self.app.push_screen(screen, self._looked)

    def _looked(self, item_id: str | None) -> None:
        """Go to what was chosen."""
        if item_id is not None:
            self._focus("page")
            self._go_to(item_id)
