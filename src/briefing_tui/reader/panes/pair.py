"""Pair: what two voices say on a topic, beside each other and scrolled together, or one above the other."""

from __future__ import annotations

from itertools import zip_longest
from typing import Final

from rich.cells import cell_len

from briefing_tui.document import comparing, showing
from briefing_tui.document.blocks import Block
from briefing_tui.document.columns import Beside, beside
from briefing_tui.document.comparing import Chosen, Comparison
from briefing_tui.model import Briefing, Quote
from briefing_tui.reader.painting import shorten
from briefing_tui.reader.panes.cells import Cells
from briefing_tui.reader.screens.layout import NORMAL
from briefing_tui.reader.themes import Palette

_GUTTER: Final = 3
LEFT, RIGHT = 0, 1


class Pair(Cells):
    """The quotes of two voices: the n-th of one beside the n-th of the other."""

    def __init__(self, palette: Palette, briefing: Briefing) -> None:
        """Make an empty list; `compare` fills it."""
        super().__init__(palette, id="pair", empty=comparing.NOBODY)
        self.briefing = briefing
        self.column = LEFT
        self._compared: tuple[Comparison, Chosen] | None = None
        self._sides: dict[str, int] = {side.id: number for number, side in enumerate(briefing.sides)}
        self.forget()

    def compare(self, found: Comparison, chosen: Chosen) -> None:
        """Show what two voices say."""
        self._compared = (found, chosen)
        self.keys = ()
        self._arrange()

    @property
    def beside(self) -> bool:
        """Whether the two stand beside each other."""
        return self.size.width >= NORMAL

    def resized(self) -> None:
        """Another width may have room for two columns, or none."""
        self._arrange()

    def _arrange(self) -> None:
        if self._compared is None or not self.size.width:
            return
        found, chosen = self._compared
        self.forget()
        topic = found.topics[chosen.topic]
        where = f"COMPARE  {topic.label}  ({chosen.topic + 1} of {len(found.topics)})"
        self.title = "  ".join(filter(None, (where, showing.marking(self.briefing))))
        if len(found.voices) < 2:
            self.note = ""
            self.show((), self.row)
            return
        longest = max(1, *map(len, self._quotes))
        if self.beside:
            (_, left), (column, right) = self._columns
            heading = shorten(self._heading(LEFT), left)
            self.note = heading + " " * (column - cell_len(heading)) + shorten(self._heading(RIGHT), right)
            self.show(tuple(map(str, range(longest))), self.row)
            return
        self.note = " and ".join(self._labels)
        there = [
            [f"{number}/{side}" for number in range(max(1, len(quotes)))] for side, quotes in enumerate(self._quotes)
        ]
        pairs = zip_longest(*there)
        number = self.highlighted.partition("/")[0] if self.highlighted else "0"
        self.show(tuple(key for pair in pairs for key in pair if key), self.row)
        if (key := f"{number}/{self.column}") in self.keys:
            self.select(self.keys.index(key))

    @property
    def _quotes(self) -> tuple[tuple[Quote, ...], tuple[Quote, ...]]:
        assert self._compared
        found, (topic, left, right) = self._compared
        on = found.topics[topic].id
        return found.quotes(on, found.voices[left].id), found.quotes(on, found.voices[right].id)

    @property
    def _labels(self) -> tuple[str, str]:
        assert self._compared
        found, chosen = self._compared
        return found.voices[chosen.left].label, found.voices[chosen.right].label

    def _heading(self, column: int) -> str:
        """Who stands in a column, how much they say, and whether the column is current."""
        count = len(self._quotes[column])
        sign = " ◂" if column == self.column else ""
        return f"{self._labels[column]}  {count} quote{'s' * (count != 1)}{sign}"

    @property
    def _columns(self) -> tuple[tuple[int, int], tuple[int, int]]:
        width = (self.inner - _GUTTER) // 2
        return (0, width), (width + _GUTTER, width)

    @property
    def current(self) -> int:
        """The current column."""
        return self.column

    def cells(self, key: str) -> Beside | None:
        """The n-th quotes of both."""
        if not key.isdigit():
            return None
        blocks = [self._block(int(key), column) or Block("entry", "") for column in (LEFT, RIGHT)]
        return beside(blocks, self._columns, gap=1)

    def one(self, key: str) -> Block:
        """One quote with the name of its column, where they stand above each other."""
        number, column = (int(part) for part in key.split("/"))
        return self._block(number, column, self._labels[column]) or Block("entry", "")

    def _block(self, number: int, column: int, label: str = "") -> Block | None:
        quotes = self._quotes[column]
        if number < len(quotes):
            return comparing.said(self.briefing, quotes[number], label)
        assert self._compared
        found, chosen = self._compared
        return None if number else comparing.silent(found.topics[chosen.topic], label)

    def highlight_moved(self) -> None:
        """Where the columns stand above each other, the column goes with the row."""
        if self.highlighted and "/" in self.highlighted:
            self.column = int(self.highlighted.partition("/")[2])

    def do_next_link(self) -> None:
        """To the right column."""
        self._to(RIGHT)

    def do_previous_link(self) -> None:
        """To the left column."""
        self._to(LEFT)

    def _to(self, column: int) -> None:
        if self.beside:
            self.column = column
            self._arrange()
        elif self.highlighted and (key := f"{self.highlighted.partition('/')[0]}/{column}") in self.keys:
            self.select(self.keys.index(key))

    @property
    def item_id(self) -> str | None:
        """The quote of the current cell."""
        if not self.highlighted:
            return None
        number = int(self.highlighted.partition("/")[0])
        quotes = self._quotes[self.column]
        return quotes[number].id if number < len(quotes) else None
