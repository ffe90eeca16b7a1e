"""Evidence: the blocks around the words of a statement, scrolled by lines."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from briefing_tui.document.blocks import Block
from briefing_tui.document.evidence import found
from briefing_tui.document.wrapping import Line, wrap
from briefing_tui.reader.painting import paint, strip
from briefing_tui.reader.panes.scrolling import MARGIN
from briefing_tui.reader.themes import Palette


class Evidence(Widget, can_focus=True):
    """Shows some blocks, beginning so that the words that were found are in view."""

    def __init__(self, palette: Palette) -> None:
        """Make an empty pane."""
        super().__init__(id="evidence")
        self.palette = palette
        self._blocks: Sequence[Block] = ()
        self._lines: list[tuple[Block, Line]] = []
        self._top = 0
        self._fresh = True

    def show(self, blocks: Sequence[Block], *, stay: bool = False) -> None:
        """Show other blocks; `stay` keeps what is at the top where it is."""
        self._blocks = blocks
        self._fresh = self._fresh if stay else True
        self._wrap()

    def on_resize(self) -> None:
        """Wrap anew."""
        self._wrap()

    def _wrap(self) -> None:
        if not self.size.width or not self.size.height:
            return
        width = max(1, self.size.width - MARGIN - 1)
        self._lines = [(block, line) for block in self._blocks for line in wrap(block, width)]
        if self._fresh:
            self._fresh, self._top = False, self._start()
        self._scroll(0)

    def _start(self) -> int:
        """The first line that is shown: the first of all, unless the words would be out of view."""
        number, offset = found(self._blocks)
        block = self._blocks[number] if self._blocks else None
        at = next((at for at, (owner, line) in enumerate(self._lines) if owner is block and line.end > offset), 0)
        return 0 if at < self.size.height - 1 else at - self.size.height // 3

    def _scroll(self, count: int) -> None:
        self._top = max(0, min(self._top + count, len(self._lines) - self.size.height))
        self.refresh()

    def do_line_down(self) -> None:
        """One line down."""
        self._scroll(1)

    def do_line_up(self) -> None:
        """One line up."""
        self._scroll(-1)

    def do_page_down(self) -> None:
        """One page down; two lines stay."""
        self._scroll(max(1, self.size.height - 2))

    def do_page_up(self) -> None:
        """One page up."""
        self._scroll(-max(1, self.size.height - 2))

    def do_half_down(self) -> None:
        """Half a page down."""
        self._scroll(max(1, self.size.height // 2))

    def do_half_up(self) -> None:
        """Half a page up."""
        self._scroll(-max(1, self.size.height // 2))

    def do_top(self) -> None:
        """To the first line."""
        self._scroll(-len(self._lines))

    def do_bottom(self) -> None:
        """To the last line."""
        self._scroll(len(self._lines))

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width, base = self.size.width, self.palette.base
        if self._top + y >= len(self._lines):
            return Strip([Segment(" " * width, base)], width)
        block, line = self._lines[self._top + y]
        return strip([Segment(" " * MARGIN, base), *paint(block, line, self.palette)], width, base)
