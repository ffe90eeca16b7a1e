"""Cells: rows that hold several cells beside each other, of which one is current."""

from __future__ import annotations

from briefing_tui.document.blocks import Block
from briefing_tui.document.columns import Beside
from briefing_tui.document.wrapping import Line
from briefing_tui.reader.painting import Overlay
from briefing_tui.reader.panes.rows import Rows


class Cells(Rows):
    """A list whose rows may have cells. Subclasses say what these are, and which one is current."""

    note_style = "strong"
    _cells: dict[str, Beside | None]

    def cells(self, key: str) -> Beside | None:
        """The cells of a row, made anew; None for a row that is one block."""
        raise NotImplementedError

    def one(self, key: str) -> Block:
        """The block of a row without cells."""
        raise NotImplementedError

    @property
    def current(self) -> int:
        """Which cell of the highlighted row is current, from 0."""
        raise NotImplementedError

    def forget(self) -> None:
        """Cells are made anew when they are looked at."""
        self._cells = {}

    def row(self, key: str) -> Block:
        """The block of a row."""
        cells = self._kept(key)
        return cells.block if cells else self.one(key)

    def _kept(self, key: str) -> Beside | None:
        if key not in self._cells:
            self._cells[key] = self.cells(key)
        return self._cells[key]

    def wrapped(self, key: str) -> list[Line]:
        """The lines of a row: those of its cells beside each other."""
        cells = self._kept(key)
        return cells.lines if cells else super().wrapped(key)

    def overlays(self, number: int, line: Line) -> list[Overlay]:
        """The first line of the current cell shows the highlight."""
        cells = self._kept(self.keys[number])
        if cells is None:
            return super().overlays(number, line)
        start, end = cells.stretches[self.current]
        first = cells.block.text.find("\n", start, end)
        return [(start, end if first < 0 else first, "highlight")]
