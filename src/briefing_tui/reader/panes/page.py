"""The page: its links, and how the lines in view are drawn, with what stands beside and over them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip

from briefing_tui.document.anchors import is_head
from briefing_tui.document.blocks import Block, Span
from briefing_tui.document.find import Find
from briefing_tui.document.page import Page, Place
from briefing_tui.document.places import SamePlaces
from briefing_tui.document.wrapping import Line
from briefing_tui.reader import signs
from briefing_tui.reader.marks import on_head
from briefing_tui.reader.painting import Overlay, paint, put, strip
from briefing_tui.reader.panes.scrolling import MARGIN, Mark, Scrolling
from briefing_tui.reader.panes.selecting import offset_at, selected, stretch
from briefing_tui.reader.themes import Palette

if TYPE_CHECKING:
    from briefing_tui.reader.app import ReaderApp

_LOOK_AHEAD = 400
"""Blocks that are looked through for the next link."""


class PageView(Scrolling, can_focus=True):
    """The page as it is drawn, with its links, finds, signs and marks."""

    class Followed(Message):
        """A link was followed."""

        def __init__(self, target: str) -> None:
            """Say which item it goes to."""
            super().__init__()
            self.target = target

    app: ReaderApp

    def __init__(self, page: Page, palette: Palette) -> None:
        """Show a page from its top."""
        super().__init__(page)
        self.palette = palette
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
        self.signs: Mapping[str, str] = {}
        """What stands before quotes and figures, by their ids; see `signs`."""
        self._sides = {side.id: number for number, side in enumerate(page.briefing.sides)}

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
