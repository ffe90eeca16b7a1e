"""News: what is new, changed or removed since the last reading, the text before beside the text now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Static

from briefing_tui.document import wording
from briefing_tui.document.anchors import text_at
from briefing_tui.document.blocks import Block, SpanStyle, Text
from briefing_tui.document.columns import Beside, beside
from briefing_tui.document.differing import LONGEST, differing
from briefing_tui.model import Briefing, KeyPoint
from briefing_tui.reader import marks
from briefing_tui.reader.commands import BY_NAME, IN_ROWS, bindings
from briefing_tui.reader.painting import shorten
from briefing_tui.reader.panes.cells import Cells
from briefing_tui.reader.panes.rows import Rows
from briefing_tui.reader.screens.layout import NORMAL
from briefing_tui.reader.themes import Palette

if TYPE_CHECKING:
    from briefing_tui.reader.app import ReaderApp

_GUTTER = 2
_TITLE = 60
"""Cells of a title: the texts beside it say the rest."""
_SIGNS = {"new": marks.NEW, "changed": marks.CHANGED, "removed": "-"}


class Piece(NamedTuple):
    """One thing that is new."""

    item: str
    kind: Literal["new", "changed", "removed"]
    before: str = ""
    """Its text before, empty where it was not there."""


class Pieces(Cells):
    """A row for each: what it is, its text before, and its text now."""

    def __init__(self, palette: Palette, title: str, pieces: Sequence[Piece], briefing: Briefing) -> None:
        """List some pieces of a briefing; a row is made when it is looked at."""
        super().__init__(palette, id="pieces", empty="Nothing is new.")
        self._briefing = briefing
        self._pieces = {piece.item: piece for piece in pieces}
        self.title = title
        self.forget()
        self.farthest = 0
        """The number of rows that have been in view, counted from the first."""

    def on_mount(self) -> None:
        """List them."""
        self.resized()

    def resized(self) -> None:
        """Another width may have room for columns, or none."""
        self.forget()
        if not self.size.width:
            return
        self.note = " "
        if self.size.width >= NORMAL:
            _, (left, _), (right, _) = self._columns
            self.note = f"{'before':>{left + 6}}{'now':>{right - left - 3}}"
        self.show(tuple(self._pieces), self.row)

    @property
    def _columns(self) -> tuple[tuple[int, int], tuple[int, int], tuple[int, int]]:
        first = self.inner // 4
        width = (self.inner - first - 2 * _GUTTER) // 2
        left = first + _GUTTER
        return (0, first), (left, width), (left + width + _GUTTER, width)

    @property
    def current(self) -> int:
        """The first column tells which row is current."""
        return 0

    def cells(self, key: str) -> Beside | None:
        """What it is, before, now."""
        if self.size.width < NORMAL:
            return None
        piece = self._pieces[key]
        return beside([self._heading(piece), *self._texts(piece)], self._columns, gap=1)

    def one(self, key: str) -> Block:
        """All of it below each other."""
        piece = self._pieces[key]
        before, now = self._texts(piece)
        text = Text().add(self._heading(piece).text, "strong")
        for name, block in (("before", before), ("now", now)):
            text.add(f"\n{name}: ", "dim")
            start = len(text)
            text.add(block.text)
            for span in block.spans:
                text.spans.append(span._replace(start=span.start + start, end=span.end + start))
        return text.block("entry", key, rest="  ")

    def _heading(self, piece: Piece) -> Block:
        text = Text().add(f"{_SIGNS[piece.kind]} {piece.kind}", "strong").add("\n")
        title = piece.before.partition("\n")[0] if piece.kind == "removed" else _title(self._briefing, piece.item)
        text.add(shorten(title, _TITLE)).add("\n").add(piece.item, "dim")
        return text.block("entry", piece.item, gap=0)

    def _texts(self, piece: Piece) -> tuple[Block, Block]:
        if piece.kind == "removed":
            return _plain(piece.before), _plain("no longer there", "dim")
        now = text_at(self._briefing, piece.item) or ""
        return (
            differing(piece.before, now) if piece.kind == "changed" else (_plain("was not there", "dim"), _plain(now))
        )

    def render_lines(self, crop: object) -> list[Strip]:
        """Remember how far down the reader has come."""
        drawn = super().render_lines(crop)
        self.farthest = max(self.farthest, *(number + 1 for number, _ in self._frame), 0)
        return drawn


class News(ModalScreen[tuple[str | None, set[str]]]):
    """What is new. It answers with the id to go to, if any, and the ids that were in view."""

    BINDINGS = bindings(
        *IN_ROWS, "go", "copy", "show-plain", "what-is-new", "back", "escape", "quit", "repaint", "interrupt", "suspend"
    )
    app: ReaderApp

    def __init__(self, palette: Palette, title: str, pieces: Sequence[Piece], briefing: Briefing) -> None:
        """List some pieces of a briefing."""
        super().__init__()
        self.palette = palette
        self._briefing = briefing
        self._title = title
        self._pieces = pieces

    def compose(self) -> ComposeResult:
        """The rows, and the keys."""
        yield Pieces(self.palette, self._title, self._pieces, self._briefing)
        yield Static("", markup=False, id="notice")

    def on_mount(self) -> None:
        """Take the keyboard."""
        self.query_one(Pieces).focus()
        self.say("")

    def say(self, words: str) -> None:
        """Say something in place of the keys."""
        key = self.app.key
        keys = f"{key('escape')} back  {key('go')} go  {key('line-down')} {key('line-up')} step"
        self.query_one("#notice", Static).update(" " + shorten(words or keys, self.app.size.width - 1))

    @property
    def copied(self) -> str | None:
        """What is highlighted."""
        return self.query_one(Pieces).highlighted

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        piece = next(piece for piece in self._pieces if piece.item == event.key)
        if piece.kind == "removed":
            self.say("that is no longer in the briefing")
        else:
            self._leave(event.key)

    def action_do(self, name: str) -> None:
        """Do one of the commands that work in the list."""
        self.say("")
        rows, method = self.query_one(Pieces), BY_NAME[name].method
        if name in ("back", "escape", "what-is-new"):
            self._leave(None)
        else:
            getattr(rows if hasattr(rows, method) else self.app, method)()

    def _leave(self, chosen: str | None) -> None:
        listed = [piece.item for piece in self._pieces][: self.query_one(Pieces).farthest]
        self.dismiss((chosen, set(listed)))


def _plain(text: str, style: SpanStyle | None = None) -> Block:
    return Text().add(text if len(text) <= LONGEST else text[:LONGEST] + "…", style).block("entry", gap=0)


def _title(briefing: Briefing, item_id: str) -> str:
    item = briefing.by_id.get(item_id)
    if item is None:
        return item_id.replace("-", " ").capitalize()
    kind = "Key point" if isinstance(item, KeyPoint) else type(item).__name__
    return f"{kind}: {item.text if isinstance(item, KeyPoint) else wording.title(briefing, item)}"
