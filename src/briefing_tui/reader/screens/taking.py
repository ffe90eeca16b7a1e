"""Taking: what is taken along from the screen: what the mouse has selected, else what is current."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace
from textual.geometry import Offset
from textual.widget import Widget

from briefing_tui.document.blocks import Block
from briefing_tui.document.citation import Copied
from briefing_tui.model import Figure, Quote
from briefing_tui.reader.panes.filtered import Filtered
from briefing_tui.reader.screens.finding import Finding


class Taking(Finding):
    """Says what is copied. Only the page can be selected from: its text is known, and not just its cells."""

    @property
    def copied(self) -> Copied:
        """What is selected; else the highlighted row, the statement of the chosen link, or the current block."""
        briefing, pane = self.page.briefing, self.focused
        if selected := self.view.selected:
            words = "\n".join(words for _, words in selected)
            return Copied(briefing, self.page.block(selected[0][0]), words)
        if isinstance(pane, Filtered) and pane.highlighted is not None and pane.item_id:
            return Copied(briefing, replace(pane.block(pane.highlighted), item_id=pane.item_id))
        linked = self.view.link[1].target if self.view.link else None
        if isinstance(briefing.by_id.get(linked or ""), Quote | Figure):
            return Copied(briefing, Block("entry", "", linked))
        current = self.view.current
        block = self.page.block(current)
        if block.kind == "label" and block.item_id == "bottom-line":  # of itself it says nothing
            block = self.page.block(current._replace(block=current.block + 1))
        return Copied(briefing, block)

    def copied_item(self, item_id: str) -> Copied | None:
        """The block of the page that shows an item."""
        place = self.page.place_of(item_id)
        return Copied(self.page.briefing, self.page.block(place)) if place else None

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """The page and the place in it that a cell of the screen shows; nothing where there is another pane."""
        region = self.view.region
        return (self.view, self.view.offset_at(x - region.x, y - region.y)) if region.contains(x, y) else (None, None)

    def action_copy_text(self) -> None:
        """A terminal's own key for copying copies as every other, with the citation."""
        self.app.do_copy()

    def _layers(self) -> Iterator[Callable[[], bool]]:
        yield self._undo_selection
        yield from super()._layers()

    def _undo_selection(self) -> bool:
        selected = bool(self.selections)
        self.clear_selection()
        return selected
