"""Rows: a list of blocks of which one is highlighted. Only what is on the screen is ever made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import chain

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from briefing_tui.document.blocks import Block
from briefing_tui.document.page import Place
from briefing_tui.document.wrapping import Line, wrap
from briefing_tui.reader import signs
from briefing_tui.reader.painting import Overlay, paint, plain, put, shorten, strip
from briefing_tui.reader.themes import Palette

HEADING = "#"
"""Begins the key of a row that is a heading: it is never highlighted. No id begins with it."""


class Rows(Widget, can_focus=True):
    """A pane that lists blocks under a title. Subclasses say what the blocks are."""

    note_style = "dim"
    margin = 2
    """Cells left of the text: the bar of the highlighted row, a sign, and where there are signs a space."""

    class Chosen(Message):
        """Enter was pressed on a row."""

        def __init__(self, rows: Rows, key: str) -> None:
            """Say which row of which list."""
            super().__init__()
            self.rows = rows
            self.key = key

    def __init__(self, palette: Palette, *, id: str, empty: str) -> None:
        """Make an empty list.

        Args:
            palette: the styles to draw with.
            id: the widget's id.
            empty: what to say where there are no rows.
        """
        super().__init__(id=id)
        self.palette = palette
        self.empty = empty
        self.title = ""
        self.note = ""
        self.keys: tuple[str, ...] = ()
        self.highlight = 0
        self.signs: Mapping[str, str] = {}
        """What stands before the rows of statements, by their ids; see `signs`."""
        self.marks: Mapping[str | Place, str] = {}
        """The marks of the reader, by item; see `marks`."""
        self.label = ""
        """What is typed to come here, before the title."""
        self._make: Callable[[str], Block] = lambda key: Block("entry", key)
        self._top = 0
        self._skip = 0
        self._lines: dict[str, list[Line]] = {}
        self._blocks: dict[str, Block] = {}

    def show(self, keys: tuple[str, ...], make: Callable[[str], Block]) -> None:
        """Show other rows; the highlight stays on its row where that is still there."""
        kept = self.highlighted
        self.keys, self._make = keys, make
        self._lines.clear()
        self._blocks.clear()
        self._top = self._skip = 0
        self.highlight = keys.index(kept) if kept in keys else self._beside_headings(0, 1)
        self._reveal()
        self.refresh()

    @property
    def highlighted(self) -> str | None:
        """The key of the highlighted row."""
        return self.keys[self.highlight] if self.highlight < len(self.keys) else None

    @property
    def item_id(self) -> str | None:
        """The id of the item that the highlighted row shows."""
        return self.block(self.highlighted).item_id if self.highlighted is not None else None

    def is_heading(self, number: int) -> bool:
        """Whether a row is a heading."""
        return self.keys[number].startswith(HEADING)

    def _beside_headings(self, number: int, step: int) -> int:
        """The nearest row that is no heading, in a direction where there is one."""
        below, above = range(number, len(self.keys)), range(min(number, len(self.keys) - 1), -1, -1)
        rows = chain(below, above) if step > 0 else chain(above, below)
        return next((at for at in rows if not self.is_heading(at)), 0)

    def select(self, number: int) -> None:
        """Highlight a row and bring it into view."""
        number = max(0, min(number, len(self.keys) - 1))
        number = self._beside_headings(number, 1 if number >= self.highlight else -1)
        if number != self.highlight:
            self.highlight = number
            self._reveal()
            self.highlight_moved()
            self.refresh()

    def highlight_moved(self) -> None:
        """Called when another row is highlighted."""

    def block(self, key: str) -> Block:
        """The block of a row."""
        if key not in self._blocks:
            self._blocks[key] = self._make(key)
        return self._blocks[key]

    def lines(self, number: int) -> list[Line]:
        """The lines of a row at the present width."""
        key = self.keys[number]
        if key not in self._lines:
            self._lines[key] = self.wrapped(key)
        return self._lines[key]

    def wrapped(self, key: str) -> list[Line]:
        """The lines of a row, made anew."""
        return wrap(self.block(key), self.inner)

    @property
    def inner(self) -> int:
        """Cells for the text of a row."""
        return max(1, self.size.width - self.margin - 1)

    def on_resize(self) -> None:
        """Another width wraps the rows anew."""
        self._lines.clear()
        self._blocks.clear()
        self.resized()
        self._reveal()
        self.refresh()

    def resized(self) -> None:
        """Called when the pane has another size."""

    @property
    def room(self) -> int:
        """Lines that the rows may take, below the title."""
        return max(1, self.size.height - self.head)

    @property
    def head(self) -> int:
        """Lines that the title takes."""
        return (1 if self.title else 0) + (1 if self.note else 0)

    def _reveal(self) -> None:
        """Move the top so that the highlighted row is in view, and no room is left where more rows fit."""
        if not self.keys or not self.size.width:
            return
        self._bring()
        used, number = -self._skip, self._top
        while number < len(self.keys) and used < self.room:
            used += len(self.lines(number))
            number += 1
        while self._top and not self._skip and used + len(self.lines(self._top - 1)) <= self.room:
            self._top -= 1
            used += len(self.lines(self._top))

    def _bring(self) -> None:
        first = self.highlight
        while first and self.is_heading(first - 1):
            first -= 1
        if first <= self._top:
            fits = sum(len(self.lines(number)) for number in range(first, self.highlight + 1)) <= self.room
            self._top, self._skip = first if fits else self.highlight, 0
            return
        used = len(self.lines(self.highlight))
        number = self.highlight
        while number > self._top and used + len(self.lines(number - 1)) <= self.room:
            number -= 1
            used += len(self.lines(number))
        if number > self._top:
            self._top, self._skip = number, 0

    def move(self, count: int) -> None:
        """Move the highlight; a row taller than the pane is scrolled through first."""
        if not self.keys:
            return
        tall = len(self.lines(self.highlight)) - self.room
        if tall > 0 and self._top == self.highlight and 0 <= self._skip + count <= tall:
            self._skip += count
            self.refresh()
            return
        self.select(self.highlight + count)

    def do_line_down(self) -> None:
        """One row down."""
        self.move(1)

    def do_line_up(self) -> None:
        """One row up."""
        self.move(-1)

    def do_page_down(self) -> None:
        """As many rows down as are in view."""
        self.select(self.highlight + self._in_view())

    def do_page_up(self) -> None:
        """As many rows up as are in view."""
        self.select(self.highlight - self._in_view())

    def do_half_down(self) -> None:
        """Half a page of rows down."""
        self.select(self.highlight + max(1, self._in_view() // 2))

    def do_half_up(self) -> None:
        """Half a page of rows up."""
        self.select(self.highlight - max(1, self._in_view() // 2))

    def do_top(self) -> None:
        """To the first row."""
        self.select(0)

    def do_bottom(self) -> None:
        """To the last row."""
        self.select(len(self.keys) - 1)

    def do_next_item(self) -> None:
        """One row down."""
        self.move(1)

    def do_previous_item(self) -> None:
        """One row up."""
        self.move(-1)

    def do_go(self) -> None:
        """Choose the highlighted row."""
        if self.highlighted is not None:
            self.post_message(self.Chosen(self, self.highlighted))

    def _in_view(self) -> int:
        number, used = self._top, 0
        while number < len(self.keys) and used + len(self.lines(number)) <= self.room:
            used += len(self.lines(number))
            number += 1
        return max(1, number - self._top)

    def on_focus(self) -> None:
        """The focus is shown on the highlighted row and the title."""
        self.refresh()

    def on_blur(self) -> None:
        """The focus is shown elsewhere."""
        self.refresh()

    def render_lines(self, crop: object) -> list[Strip]:
        """Find out which line of which row stands where, then draw."""
        self._frame = self._visible()
        return super().render_lines(crop)  # type: ignore[arg-type]

    def _visible(self) -> list[tuple[int, Line]]:
        frame: list[tuple[int, Line]] = []
        number, skip = self._top, self._skip
        while number < len(self.keys) and len(frame) < self.room:
            lines = self.lines(number)[skip:]
            while not frame and lines and not lines[0].pieces:
                lines = lines[1:]
            frame += [(number, line) for line in lines]
            number, skip = number + 1, 0
        return frame

    def render_line(self, y: int) -> Strip:
        """Draw one line of the pane."""
        width, base = self.size.width, self.palette.base
        if y < self.head:
            return self._title_line(y)
        y -= self.head
        if not self.keys:
            nothing = self.nothing
            wrapped = wrap(Block("entry", nothing, gap=0), max(1, width - self.margin))
            words = nothing[slice(wrapped[y].start, wrapped[y].end)] if y < len(wrapped) else ""
            return plain(" " * min(width, self.margin) + words, width, base + self.palette.styles["dim"])
        if y >= len(self._frame):
            return Strip([Segment(" " * width, base)], width)
        number, line = self._frame[y]
        block = self.block(self.keys[number])
        here = number == self.highlight and bool(line.pieces)
        style = base + self.palette.styles["current"] if here else base
        bar = [Segment("▌" if here else " ", style), *self._signs(number, block, line, style)]
        overlays = self.overlays(number, line) if here and self.has_focus else ()
        return strip([*bar, *paint(block, line, self.palette, overlays, self.bar(block))], width, base)

    def _signs(self, number: int, block: Block, line: Line, style: Style) -> list[Segment]:
        """The sign of a statement, beside the first line of its row, and below it the marks; else blanks."""
        proof, kept = self.signs.get(block.item_id or "", ""), self.marks.get(block.item_id or "", "")
        cells = [Segment(" ", style), Segment(" " * (self.margin - 2), self.palette.base)]
        if not line.pieces or not (proof or kept):
            return cells
        lines = [one for one in self.lines(number) if one.pieces]
        at, marked = lines.index(line), self.palette.base + self.palette.styles["current"]
        if proof and not at:
            cells[0] = signs.cell(proof, self.palette, style)
            if kept and len(lines) == 1:
                cells[1] = Segment(kept[0], marked)
        elif mark := (proof + kept)[at : at + 1]:
            cells[0] = Segment(mark, marked)
        return cells

    @property
    def nothing(self) -> str:
        """What to say where there are no rows."""
        return self.empty

    def overlays(self, number: int, line: Line) -> list[Overlay]:
        """What is drawn over a line of the highlighted row: its first line shows the highlight."""
        return [(0, len(self.block(self.keys[number]).text), "highlight")] if line == self._first(number) else []

    def _first(self, number: int) -> Line:
        return next((line for line in self.lines(number) if line.pieces), self.lines(number)[0])

    def bar(self, block: Block) -> Style | None:
        """The style of a block's bar; None for the usual one."""
        return None

    def _title_line(self, y: int) -> Strip:
        width, styles = self.size.width, self.palette.styles
        if y:
            return plain("  " + self.note, width, self.palette.base + styles[self.note_style])
        style = self.palette.base + styles["strong"]
        title = shorten(("▸ " if self.has_focus else "  ") + self.title, width)
        drawn = plain(title, width, style + styles["current"] if self.has_focus else style)
        return put(drawn, 0, Segment(self.label, self.palette.base + styles["alert"])) if self.label else drawn

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as there is room."""
        return container.width
