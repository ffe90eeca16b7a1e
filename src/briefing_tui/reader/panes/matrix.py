"""Matrix: topics by sides, as a grid where there is room, else one cell below the other."""

from __future__ import annotations

from typing import Final, Literal

from rich.cells import cell_len
from textual.message import Message

from briefing_tui.document import matrix
from briefing_tui.document.blocks import Block, Text
from briefing_tui.document.columns import Beside, beside, cut
from briefing_tui.model import Quote
from briefing_tui.reader.painting import shorten
from briefing_tui.reader.panes.cells import Cells
from briefing_tui.reader.panes.listing import Listing
from briefing_tui.reader.panes.rows import HEADING
from briefing_tui.reader.themes import Palette

_TOPIC: Final = 16
"""The most cells of the column of topics."""
_LEAST, _GUTTER = 16, 2
"""Cells that a side's column has at least, and between two columns."""
_WORDS = 2
"""Lines of a quote's first words in a cell of the grid."""


class Matrix(Listing, Cells):
    """The matrix pane."""

    kind = "matrix"

    class Opened(Message):
        """Enter was pressed on a cell."""

        def __init__(self, topic: str | None, side: str | None) -> None:
            """Say which: the ids of its topic and its side."""
            super().__init__()
            self.topic = topic
            self.side = side

    def __init__(self, palette: Palette) -> None:
        """Make an empty pane."""
        super().__init__(palette, empty="Topics by sides would stand here.")
        self._whole = self._matrix = matrix.Matrix((), (), {})
        self._side = 0
        self._leftmost = 0
        self.forget()

    def work_out(self) -> None:
        """Put every quote in its cells."""
        if self.briefing:
            self._whole = matrix.matrix(self.briefing)

    def list(self) -> None:
        """Work out the cells of the quotes that match, and list them as there is room."""
        briefing = self.briefing
        if briefing is None:
            return
        self.found = self.every = len(briefing.quotes)
        self._matrix = self._whole
        if self.filter.query:
            found = [quote for quote in briefing.quotes if self.filter.matches(briefing, quote)]
            self.found, self._matrix = len(found), matrix.matrix(briefing, found)
        self.empty = matrix.missing(briefing)
        self._side = min(self._side, max(0, len(self._matrix.sides) - 1))
        self._arrange()

    def resized(self) -> None:
        """Another width may have room for a grid, or none; the current cell stays."""
        if self._stale:
            super().resized()
        elif self.briefing and self.size.width:
            self._arrange()

    def _arrange(self) -> None:
        """List the topics, or the cells, and the sides above their columns."""
        topic, made = self._topic, self._matrix
        self.forget()
        cells = len(made.topics) * len(made.sides)
        self.title = f"MATRIX  {made.empty} of {cells} cells empty" if not self.empty else "MATRIX"
        self.note = ""
        if self.empty:
            self.show((), self.row)
            return
        if self._grid:
            self._scroll()
            self.note = self._heading()
            self.show(tuple(map(str, range(len(made.topics)))), self.row)
            self.select(topic)
            return
        self.note = self.noted("topics by sides") if self.filter.query else ""
        keys: list[str] = []
        for number in range(len(made.topics)):
            keys += [f"{HEADING}{number}", *(f"{number}/{side}" for side in range(len(made.sides)))]
        self.show(tuple(keys), self.row)
        self.select(keys.index(f"{topic}/{self._side}"))

    @property
    def _room(self) -> int:
        """How many sides have room beside the topics."""
        return (self.inner - self._label) // (_LEAST + _GUTTER)

    @property
    def _label(self) -> int:
        """Cells of the column of topics."""
        return min(_TOPIC, max((cell_len(topic.label) for topic in self._matrix.topics), default=0))

    @property
    def _grid(self) -> bool:
        return self._room >= min(2, len(self._matrix.sides))

    def _scroll(self) -> None:
        """Choose which sides are in view: the current one among them."""
        across = min(self._room, len(self._matrix.sides))
        self._leftmost = max(0, min(self._leftmost, self._side, len(self._matrix.sides) - across))
        self._leftmost = max(self._leftmost, self._side - across + 1)

    @property
    def _columns(self) -> tuple[tuple[int, int], ...]:
        """Column and width of the topics and of each side in view."""
        across = max(1, min(self._room, len(self._matrix.sides)))
        left = self._label + _GUTTER
        width = (self.inner - left + _GUTTER) // across - _GUTTER
        return ((0, self._label), *((left + number * (width + _GUTTER), width) for number in range(across)))

    def _heading(self) -> str:
        """The sides above their columns, what is beyond them, and the filter."""
        shown = f"& {self.filter.query}" if self.filter.query else ""
        sides = self._matrix.sides[self._leftmost :]
        for (column, width), side in zip(self._columns[1:], sides, strict=False):
            more = "‹ " if self._leftmost and column == self._columns[1][0] else ""
            shown = shorten(shown, column - 1)
            shown += " " * (column - cell_len(shown)) + shorten(more + side.label, width)
        return shown + (" ›" if len(sides) > len(self._columns) - 1 else "")

    @property
    def current(self) -> int:
        """The current cell of a row; the topic stands before them."""
        return 1 + self._side - self._leftmost

    def cells(self, key: str) -> Beside | None:
        """The cells of a topic, in the grid."""
        if not key.isdigit():
            return None
        topic, columns = self._matrix.topics[int(key)], self._columns
        label = Text().add(cut(topic.label, columns[0][1], _WORDS + 1), "strong").block("entry", None)
        sides = self._matrix.sides[self._leftmost :]
        blocks = [
            self._cell(side.id, self._matrix.quotes(topic.id, side.id), width)
            for side, (_, width) in zip(sides, columns[1:], strict=False)
        ]
        return beside([label, *blocks], columns, gap=1)

    def one(self, key: str) -> Block:
        """A topic or, below it, a cell, where there is no room for a grid."""
        if key.startswith(HEADING):
            label = self._matrix.topics[int(key.removeprefix(HEADING))].label
            return Text().add(label, "label").block("label", None)
        topic, side = (int(number) for number in key.split("/"))
        heading = self._matrix.sides[side]
        quotes = self._matrix.quotes(self._matrix.topics[topic].id, heading.id)
        cell = self._cell(heading.id, quotes, self.inner - 2)
        text = Text().add(f"{heading.label}: ", "dim").add(cell.text.partition("\n")[0], "strong" if quotes else "dim")
        if quotes:
            text.add("\n").add(cell.text.partition("\n")[2])
        return text.block("entry", cell.item_id, rest="  ", gap=0, side=heading.id)

    def _cell(self, side: str | None, quotes: tuple[Quote, ...], width: int) -> Block:
        assert self.briefing is not None
        return matrix.cell(self.briefing, side, quotes, width, _WORDS)

    @property
    def _topic(self) -> int:
        """The number of the highlighted topic."""
        return int(self.highlighted.partition("/")[0]) if self.highlighted else 0

    def highlight_moved(self) -> None:
        """Where the cells stand below each other, the side goes with the row."""
        if self.highlighted and "/" in self.highlighted:
            self._side = int(self.highlighted.partition("/")[2])

    def do_next_link(self) -> None:
        """To the next side."""
        self._move(1)

    def do_previous_link(self) -> None:
        """To the side before."""
        self._move(-1)

    def _move(self, step: Literal[1, -1]) -> None:
        side = self._side + step
        if self.highlighted is None or not 0 <= side < len(self._matrix.sides):
            return
        if not self._grid:
            self.select(self.highlight + step)
            return
        self._side = side
        before = self._leftmost
        self._scroll()
        if self._leftmost != before:
            self._arrange()
        self.refresh()

    @property
    def item_id(self) -> str | None:
        """The first quote of the current cell."""
        quotes = self._matrix.quotes(*self._ids) if self.highlighted else ()
        return quotes[0].id if quotes else None

    @property
    def _ids(self) -> tuple[str | None, str | None]:
        return self._matrix.topics[self._topic].id, self._matrix.sides[self._side].id

    def do_go(self) -> None:
        """Open the cell: what is quoted in it, beside what another side says."""
        if self.highlighted is not None:
            self.post_message(self.Opened(*self._ids))
