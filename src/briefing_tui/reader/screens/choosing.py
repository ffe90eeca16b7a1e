"""Choosing: a list that is filtered while typing; help, palette and the list of briefings are made of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key, Resize
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefing_tui.document.blocks import Block, Text
from briefing_tui.reader.commands import bindings
from briefing_tui.reader.painting import shorten
from briefing_tui.reader.panes.field import Line
from briefing_tui.reader.panes.rows import Rows
from briefing_tui.reader.themes import Palette
from briefing_tui.text import folded

if TYPE_CHECKING:
    from briefing_tui.reader.app import ReaderApp

_COLUMNS = 60
"""Cells from which what stands at the left of the rows has a column of its own."""
_LEFT = 30
"""The most cells of what stands at the left."""
_MOST = 500
"""Rows that are listed at once; typing narrows them."""


class Row(NamedTuple):
    """One row to choose: what stands at its left and what it is."""

    key: str
    left: str
    text: str
    right: str = ""


class Choosing(ModalScreen[str | None]):
    """A field above a list. Enter answers with the key of the highlighted row, Esc with nothing."""

    BINDINGS = bindings("repaint", "interrupt", "suspend")
    app: ReaderApp

    def __init__(
        self,
        palette: Palette,
        title: str,
        choices: Sequence[Row],
        *,
        leave: bool = True,
        notice: str = "",
        at: str = "",
    ) -> None:
        """Make the screen.

        Args:
            palette: the styles to draw with.
            title: what is chosen.
            choices: the rows, in the order to show them.
            leave: whether Esc may leave without a choice; at the first list of briefings it may not.
            notice: why the last choice could not be opened.
            at: the key of the row that is highlighted first.
        """
        super().__init__()
        self.palette = palette
        self._title = title
        self._choices = choices
        self._leave = leave
        self._notice = notice
        self._first = at

    def compose(self) -> ComposeResult:
        """Title, field, rows, keys."""
        with Vertical(id="chooser"):
            yield Static(f" {self._title}", markup=False, id="title-of-list")
            yield Line(placeholder="type to narrow the list", id="narrow")
            yield Rows(self.palette, id="rows", empty="Nothing matches. Backspace widens the search again.")
            leave = "Esc back" if self._leave else f"{self.app.key('interrupt')} twice quits"
            keys = f" ↑ ↓ choose   Enter go   {leave}"
            yield Static(self._notice or keys, markup=False, id="notice", classes="why" if self._notice else "")

    def on_mount(self) -> None:
        """Take the keyboard and list everything."""
        self.query_one(Input).focus()
        self._narrow("")
        rows = self.query_one(Rows)
        rows.select(rows.keys.index(self._first) if self._first in rows.keys else 0)

    def on_resize(self, event: Resize) -> None:
        """Another width may have room for columns, or none."""
        self._narrow(self.query_one(Input).value, event.size.width)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        event.stop()
        self._narrow(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Choose."""
        event.stop()
        if (chosen := self.query_one(Rows).highlighted) is not None:
            self.dismiss(chosen)

    def on_key(self, event: Key) -> None:
        """Arrows and page keys move in the list while the field keeps the keyboard."""
        rows = self.query_one(Rows)
        moves = {
            "up": rows.do_line_up,
            "down": rows.do_line_down,
            "pageup": rows.do_page_up,
            "pagedown": rows.do_page_down,
        }
        if event.key in moves:
            moves[event.key]()
        elif event.key == "escape":
            self._back()
        else:
            return
        event.stop()
        event.prevent_default()

    def action_do(self, name: str) -> None:
        """The few commands that work in a list, too."""
        if name == "suspend":
            self.app.do_suspend()
        elif name == "repaint":
            self.app.do_repaint()
        else:
            self.app.do_interrupt()

    def _back(self) -> None:
        field = self.query_one(Input)
        if field.value:
            field.value = ""
        elif self._leave:
            self.dismiss(None)

    def _narrow(self, query: str, width: int = 0) -> None:
        matching = narrowed(self._choices, query, self._texts)
        found = matching[:_MOST]
        by_key = {choice.key: choice for choice in found}
        more = f" · the first {_MOST} of {len(matching)}" if len(matching) > _MOST else ""
        self.query_one("#title-of-list", Static).update(f" {self._title}{more}")
        left = min(_LEFT, max((cell_len(choice.left) for choice in found), default=0))
        if (width or self.app.size.width) < _COLUMNS:
            left = 0
        self.query_one(Rows).show(tuple(by_key), lambda key: self._row(by_key[key], left))

    @cached_property
    def _texts(self) -> list[str]:
        """What a query is looked for in, row by row, folded once for all letters typed."""
        return [folded(f"{row.left} {row.text} {row.right}") for row in self._choices]

    def _row(self, choice: Row, left: int) -> Block:
        text = Text()
        if choice.left:
            shown = shorten(choice.left, left or _LEFT)
            text.add(shown, "strong").add(" " * max(2, left - cell_len(shown) + 2))
        text.add(choice.text)
        if choice.right:
            text.add("  ").add(choice.right, "dim")
        return text.block("entry", None, rest=" " * (left + 2 if left else 2), gap=0)


def narrowed(choices: Sequence[Row], query: str, texts: Sequence[str]) -> list[Row]:
    """The choices that match: one character matches keys first, then words; more than one, all words in any order.

    Args:
        choices: all there are.
        query: what was typed.
        texts: the folded words of each choice.
    """
    words = folded(query).split()
    if not words:
        return list(choices)
    exact = query.strip()
    first = [choice for choice in choices if exact in choice.left.split()]
    before = {choice.key for choice in first}
    found = (choice for choice, text in zip(choices, texts, strict=True) if all(word in text for word in words))
    return first + [choice for choice in found if choice.key not in before]
