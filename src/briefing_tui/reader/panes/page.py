"""The page: draws the lines in view, keeps the current block, and its place as block and offset."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from briefing_tui.document.anchors import is_head
from briefing_tui.document.blocks import Block, Span
from briefing_tui.document.find import Find
from briefing_tui.document.page import Page, Place
from briefing_tui.document.places import SamePlaces
from briefing_tui.document.wrapping import Line
from briefing_tui.reader import signs
from briefing_tui.reader.marks import on_head
from briefing_tui.reader.painting import Overlay, paint, put, strip
from briefing_tui.reader.panes.selecting import offset_at, selected, stretch
from briefing_tui.reader.themes import Palette

if TYPE_CHECKING:
    from briefing_tui.reader.app import ReaderApp

MARGIN = 3
"""Cells left of the text: the bar of the current block stands there."""
_LOOK_AHEAD = 400
"""Blocks that are looked through for the next link."""


class Mark(NamedTuple):
    """What a reader sees of a page, to come back to."""

    top: Place
    """The place of the first text in view."""
    above: int
    """Blank lines above it."""
    current: Place


class PageView(Widget, can_focus=True):
    """A page of which only the lines in view are made. Its place is a block and an offset, so a resize keeps it."""

    class Moved(Message):
        """Another place is being read."""

        def __init__(self, place: Place) -> None:
            """Say which block is current now."""
            super().__init__()
            self.place = place

    class Followed(Message):
        """A link was followed."""

        def __init__(self, target: str) -> None:
            """Say which item it goes to."""
            super().__init__()
            self.target = target

    class Told(Message):
        """Something to say in the footer."""

        def __init__(self, words: str) -> None:
            """Say what."""
            super().__init__()
            self.words = words

    app: ReaderApp

    def __init__(self, page: Page, palette: Palette) -> None:
        """Show a page from its top."""
        super().__init__(id="page")
        self.page = page
        self.palette = palette
        self.current = Place(0)
        self.link: tuple[Place, Span] | None = None
        self.find: Find | None = None
        self.match: Place | None = None
        self.shown: Place | None = None
        """The block that a pane or a link brought here: it is marked until Esc."""
        self.marks: Mapping[str | Place, str] = {}
        """By item or place, the marks of the reader; each stands beside another line of the block."""
        self.label = ""
        """What is typed to come here, over the first cells."""
        self.link_labels: Mapping[tuple[int, int], str] = {}
        """By row and column what is typed to follow the links."""
        self._start: Mark | None = None
        self.signs: Mapping[str, str] = {}
        """What stands before quotes and figures, by their ids; see `signs`."""
        self._anchor = Place(0)
        self._top = (0, 0)
        self._frame: list[tuple[Place, Line]] = []
        self._sides = {side.id: number for number, side in enumerate(page.briefing.sides)}

    @property
    def top(self) -> Place:
        """The place of the line at the top of the view."""
        return self._anchor

    @property
    def mark(self) -> Mark:
        """What is in view now."""
        above = next((number for number, (_, line) in enumerate(self._frame) if line.pieces), 0)
        return Mark(self._anchor, above, self.current)

    @property
    def in_view(self) -> set[Place]:
        """The blocks of which a line is in view."""
        return {place for place, line in self._frame if line.pieces}

    def begin(self, mark: Mark | None) -> None:
        """Show this first, before anything has been painted."""
        if mark and self.size.width:
            self.restore(mark)
        self._start = None if self.size.width else mark

    def restore(self, mark: Mark) -> None:
        """Come back to what was in view."""
        self._top = self.page.moved(self._above(mark.top), -mark.above, self.width)
        self._fill_frame()
        self._anchor = mark.top
        self._set_current(mark.current)

    @property
    def width(self) -> int:
        """Cells for the text."""
        return max(1, self.size.width - MARGIN - 1)

    def on_resize(self) -> None:
        """Wrap anew, and put the same text at the top."""
        if self.size.width and self.size.height:
            if self._start:
                self.restore(self._start)
                self._start = None
                return
            self._top = self._above(self._anchor)
            self._fill_frame()
            self._set_current(self.page.nearest(self.current))

    def exchange(self, places: SamePlaces, mark: Mark) -> None:
        """Show the page as it is after a change, at a place of it."""
        link = self.link
        self.match = self.match and places.same(self.match)
        self.shown = self.shown and places.same(self.shown)
        self.page = places.new
        self.screen.clear_selection()
        self._sides = {side.id: number for number, side in enumerate(self.page.briefing.sides)}
        at = places.same(Place(*link[0][:2])) if link else None
        self.link = (at, link[1]) if link and at and link[1] in self.page.block(at).links else None
        self.restore(mark)

    def narrowed(self) -> None:
        """The page shows other blocks than before: the current one stays, or gives way to one that is shown."""
        if self.link and not self.page.shows(self.link[0]):
            self.link = None
        if self.size.width:
            self.jump(self.page.nearest(self.current), above=self.size.height // 4)

    def _above(self, place: Place) -> tuple[int, int]:
        """The line of a place; of a block's beginning, the line it starts with."""
        return self.page.line_at(self.page.nearest(place), self.width)

    def _fill_frame(self) -> None:
        """Work out which lines are in view; the end of the page never stands above the end of the view."""
        height = self.size.height
        self._frame = list(islice(self._lines_from(self._top), height))
        if len(self._frame) < height and self._top != (0, 0):
            last = len(self.page.parts) - 1
            end = (last, len(self.page.lines(last, self.width)) - 1)
            self._top = self.page.moved(end, 1 - height, self.width)
            self._frame = list(islice(self._lines_from(self._top), height))

    def _lines_from(self, top: tuple[int, int]) -> list[tuple[Place, Line]]:
        part, at = top
        lines: list[tuple[Place, Line]] = []
        while part < len(self.page.parts) and len(lines) < self.size.height:
            lines += [(Place(part, block), line) for block, line in self.page.lines(part, self.width)[at:]]
            part, at = part + 1, 0
        return lines

    def _settle(self) -> None:
        """Remember the place at the top, make the first block that is wholly in view current, and say so."""
        self._anchor = next(
            (Place(place.part, place.block, line.start) for place, line in self._frame if line.pieces), Place(0)
        )
        whole = self._whole_blocks()
        self._set_current(whole[0] if whole else Place(*self._anchor[:2]))

    def _whole_blocks(self) -> list[Place]:
        """The blocks of which all lines are in view."""
        starts: dict[Place, int] = {}
        ends: dict[Place, int] = {}
        for place, line in self._frame:
            if line.pieces:
                starts.setdefault(place, line.start)
                ends[place] = max(ends.get(place, 0), line.end)
        return [
            place for place, start in starts.items() if not start and ends[place] >= len(self.page.block(place).text)
        ]

    def _set_current(self, place: Place) -> None:
        self.current = place
        self.refresh()
        self.post_message(self.Moved(place))

    def end_of_view(self) -> Place:
        """The place of the last character in view."""
        for place, line in reversed(self._frame):
            if line.pieces:
                return Place(place.part, place.block, line.end)
        return self.current

    def at_end(self) -> bool:
        """Whether the end of the page is in view."""
        place = self.end_of_view()
        return place.offset >= len(self.page.block(place).text) and self.page.neighbour(place, 1) is None

    def scroll_lines(self, count: int) -> None:
        """Scroll by lines."""
        top = self._top
        self._top = self.page.moved(self._top, count, self.width)
        self._fill_frame()
        if self._top != top:
            self._settle()
        elif count > 0 and (whole := self._whole_blocks()) and self.current != whole[-1]:
            self._set_current(whole[-1])
        elif count < 0 and self.current != (first := self.page.first):
            self._set_current(first)

    def jump(self, place: Place, *, above: int = 0) -> None:
        """Put a place at the top of the view, or some lines below it, and make its block current."""
        line = self._above(place)
        part, at = line
        lines = self.page.lines(part, self.width)
        # A block comes with the blank lines above it, which are not wanted at the top of the view.
        self._top = self.page.moved(line, -above, self.width) if above else (part, min(at, len(lines) - 1))
        self._fill_frame()
        self._settle()
        self._set_current(Place(place.part, place.block))

    def reveal(self, place: Place) -> None:
        """Make a place current, and scroll only where it is not in view."""
        part, at = self.page.line_at(place, self.width)
        line = self.page.lines(part, self.width)[at][1]
        target = Place(place.part, place.block)
        visible = [(where, shown) for where, shown in self._frame if where == target and shown.pieces]
        wanted = (target, line)
        block_end = len(self.page.block(place).text)
        whole = any(shown.end >= block_end for _, shown in visible) or place.offset > 0
        if wanted in visible and whole:
            self._set_current(target)
        else:
            self.jump(place, above=max(0, self.size.height // 4))

    def do_line_down(self) -> None:
        """One line down."""
        self.scroll_lines(1)

    def do_line_up(self) -> None:
        """One line up."""
        self.scroll_lines(-1)

    def do_page_down(self) -> None:
        """One page down; two lines stay, to read on from."""
        self.scroll_lines(max(1, self.size.height - 2))

    def do_page_up(self) -> None:
        """One page up."""
        self.scroll_lines(-max(1, self.size.height - 2))

    def do_half_down(self) -> None:
        """Half a page down."""
        self.scroll_lines(max(1, self.size.height // 2))

    def do_half_up(self) -> None:
        """Half a page up."""
        self.scroll_lines(-max(1, self.size.height // 2))

    def do_next_item(self) -> None:
        """The next block becomes current."""
        self._step(1)

    def do_previous_item(self) -> None:
        """The block before becomes current."""
        self._step(-1)

    def _step(self, step: int) -> None:
        place = self.page.neighbour(self.current, step)
        if place is None:
            self.post_message(self.Told("the page ends here" if step > 0 else "the page begins here"))
        else:
            self.reveal(place)

    def do_next_link(self) -> None:
        """Choose the next link."""
        self._choose(1)

    def do_previous_link(self) -> None:
        """Choose the link before."""
        self._choose(-1)

    def _choose(self, step: int) -> None:
        place, after = (self.link[0], self.link[1].start) if self.link else (self.current, -1 if step > 0 else 1 << 30)
        looked: Place | None = place
        for _ in range(_LOOK_AHEAD):
            if looked is None:
                break
            links = self.page.block(looked).links[::step]
            for span in links:
                if looked != place or (span.start - after) * step > 0:
                    self.link = (looked, span)
                    self.reveal(Place(looked.part, looked.block, span.start))
                    return
            looked = self.page.neighbour(looked, step)
        self.post_message(self.Told("no further link " + ("below" if step > 0 else "above")))

    def do_go(self) -> None:
        """Follow the chosen link."""
        if self.link and self.link[1].target:
            self.post_message(self.Followed(self.link[1].target))
        else:
            key = self.app.key
            choose = f"{key('next-link')} and {key('previous-link')} choose"
            self.post_message(self.Told(f"no link is chosen: {choose} one, {key('go')} goes there"))

    def offset_at(self, x: int, y: int) -> Offset | None:
        """The place that a cell of the view shows, as Textual keeps where a selection begins and ends."""
        if y >= len(self._frame):
            return None
        place, line = self._frame[y]
        return offset_at(self.page.block(place), place, line, x - MARGIN)

    @property
    def selected(self) -> list[tuple[Place, str]]:
        """The blocks of which the mouse has selected something, and the words."""
        selection = self.text_selection
        return [*selected(self.page, selection, self._frame)] if selection else []

    def on_focus(self) -> None:
        """The bar of the current block tells the focus."""
        self.refresh()

    def on_blur(self) -> None:
        """The bar of the current block tells the focus."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the page."""
        width, base = self.size.width, self.palette.base
        if y >= len(self._frame):
            return Strip([Segment(" " * width, base)], width)
        place, line = self._frame[y]
        block = self.page.block(place)
        current = place == self.current and bool(line.pieces)
        sign = ("▌" if self.has_focus else "▏") if current else "»" if place == self.shown and line.pieces else " "
        style = base + self.palette.styles["current"] if sign != " " else base
        segments = [Segment(sign, style), self._sign(y, block, style), Segment(" " * (MARGIN - 2), style)]
        bar = self.palette.side(self._sides[block.side]) if block.side in self._sides else None
        if line.pieces:
            segments += paint(block, line, self.palette, self._overlays(place, block), bar)
        drawn = strip(segments, width, base)
        if block.cells and self.signs:
            drawn = self._signed(drawn, block, line)
        return self._labelled(drawn, y) if self.label or self.link_labels else drawn

    def _labelled(self, drawn: Strip, y: int) -> Strip:
        """The labels of the links that begin in a line, and that of the page itself.

        They stand over the first letters; those of key figures before the value, for no number shall look like another.
        """
        found = [(column, label) for (row, column), label in self.link_labels.items() if row == y]
        if self.page.block(self._frame[y][0]).cells:
            found = [(column - len(label), label) for column, label in found]
        for column, label in [*found, *([(0, self.label)] if not y else [])]:
            drawn = put(drawn, column, Segment(label, self.palette.base + self.palette.styles["alert"]))
        return drawn

    def links_in_view(self) -> list[tuple[tuple[int, int], str]]:
        """Row and column of every link in view, and the item that it goes to."""
        found: dict[tuple[Place, int], tuple[tuple[int, int], str]] = {}
        for row, (place, line) in enumerate(self._frame):
            block = self.page.block(place)
            for piece in line.pieces:
                for link in block.links:
                    if link.target and max(link.start, piece.start) < min(link.end, piece.end):
                        before = block.text[piece.start : max(link.start, piece.start)]
                        column = MARGIN + cell_len(line.prefix) + piece.column + cell_len(before)
                        found.setdefault((place, link.start), ((row, column), link.target))
        return list(found.values())

    def _sign(self, y: int, block: Block, style: Style) -> Segment:
        """The sign of a quote or figure, beside its first line; beside the others, the marks."""
        place, line = self._frame[y]
        proof = self.signs.get(block.item_id or "", "")
        if proof and not line.start:
            return signs.cell(proof, self.palette, style)
        marks = self.marks.get(place) or self.marks.get(block.item_id or "") or ""
        if self.marks and is_head(self.page, place):
            marks = marks or self.marks.get(on_head(self.page.key_of(place)), "")
        if not marks or not line.pieces:
            return Segment(" ", style)
        first = next((at for at in range(y, -1, -1) if self._frame[at][0] == place and not self._frame[at][1].start), y)
        mark = (proof + marks)[y - first : y - first + 1]
        return Segment(mark or " ", self.palette.base + self.palette.styles["current"] if mark else style)

    def _signed(self, drawn: Strip, block: Block, line: Line) -> Strip:
        """The signs of the figures of a strip, each in the gutter before its value."""
        ids = {span.start: span.target for span in block.links}
        for piece in line.pieces:
            if sign := self.signs.get(ids.get(piece.start) or ""):
                drawn = put(drawn, MARGIN + piece.column - 2, signs.cell(sign, self.palette, self.palette.base))
        return drawn

    def _overlays(self, place: Place, block: Block) -> list[Overlay]:
        overlays: list[Overlay] = []
        if self.find:
            for start, end in self.find.spans(block):
                here = self.match == Place(place.part, place.block, start)
                overlays.append((start, end, "match-current" if here else "match"))
        if self.link and self.link[0] == place:
            overlays.append((self.link[1].start, self.link[1].end, "link-current"))
        if (selection := self.text_selection) and (part := stretch(selection, place)):
            overlays.append((*part, "match-current"))
        return overlays
