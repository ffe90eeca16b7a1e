"""Problems: what the check found in the file, and the way to each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing_tui.document.blocks import Block, Text
from briefing_tui.loading import Problem
from briefing_tui.reader.commands import BY_NAME, IN_ROWS, bindings
from briefing_tui.reader.panes.rows import Rows
from briefing_tui.reader.themes import Palette

if TYPE_CHECKING:
    from briefing_tui.reader.app import ReaderApp


class Problems(ModalScreen[str | None]):
    """The list of problems. Enter answers with the id of the item that the highlighted one is about."""

    BINDINGS = bindings(
        *IN_ROWS, "go", "edit", "evidence", "problems", "back", "escape", "quit", "repaint", "interrupt", "suspend"
    )
    app: ReaderApp

    def __init__(self, palette: Palette, item_of: Callable[[Problem], str | None]) -> None:
        """Make an empty list; `show` fills it.

        Args:
            palette: the styles to draw with.
            item_of: the id of what the page shows of the thing that a problem is about, None where it shows nothing.
        """
        super().__init__()
        self.palette = palette
        self._item_of = item_of
        self._listed: Sequence[Problem] = ()
        self._title = ""

    def compose(self) -> ComposeResult:
        """Title, rows, keys."""
        with Vertical(id="chooser"):
            yield Static("", markup=False, id="narrow")
            yield Rows(self.palette, id="rows", empty="No problems any more.")
            yield Static("", markup=False, id="notice")

    def on_mount(self) -> None:
        """Take the keyboard."""
        self.query_one(Rows).focus()
        self._list()
        self._say()

    def show(self, title: str, listed: Sequence[Problem]) -> None:
        """List other problems; the highlight stays where the same one is still there."""
        self._title, self._listed = title, listed
        if self.query(Rows):
            self._list()

    def _list(self) -> None:
        self.query_one("#narrow", Static).update(f" {self._title}")
        by_key: dict[str, Problem] = {}
        for problem in self._listed:
            key = f"{problem.code} {problem.path} {problem.message}"
            while key in by_key:
                key += "+"
            by_key[key] = problem
        self.query_one(Rows).show(tuple(by_key), lambda key: _row(by_key[key]))

    @property
    def _highlighted(self) -> Problem | None:
        rows = self.query_one(Rows)
        return self._listed[rows.highlight] if rows.highlight < len(self._listed) else None

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        problem = self._highlighted
        item = self._item_of(problem) if problem else None
        if item is not None:
            self.dismiss(item)
        elif problem is not None:
            opens = "" if self.app.restricted else f": {self.app.key('edit')} opens line {problem.line} in the editor"
            self._say(f"the page shows nothing of this{opens}")

    def action_do(self, name: str) -> None:
        """Do one of the commands that work in the list."""
        self._say()
        rows = self.query_one(Rows)
        if method := getattr(rows, BY_NAME[name].method, None):
            method()
        elif name in ("edit", "evidence"):
            if problem := self._highlighted:
                self._say(self.app.edit(problem.line))
        elif name in ("back", "escape", "problems"):
            self.dismiss(None)
        else:
            getattr(self.app, BY_NAME[name].method)()

    def _say(self, words: str = "") -> None:
        key = self.app.key
        edit = "" if self.app.restricted else f"{key('edit')} edit  "
        keys = f"↑↓ choose  {key('go')} go  {edit}{key('escape')} back"
        self.query_one("#notice", Static).update(f" {words or keys}")


def _row(problem: Problem) -> Block:
    """Where, how bad and which; what is wrong; how to mend it."""
    text = Text().add(f"{Path(problem.file).name}:{problem.line}:{problem.col}", "strong").add("  ")
    text.add(f"{problem.severity}[{problem.code}]", "strong").add("\n")
    if problem.path:
        text.add(f"{problem.path}: ", "dim")
    text.add(problem.message)
    if problem.hint:
        text.add("\n").add(problem.hint, "em")
    return text.block("entry", None, rest="  ")
