"""Copying: a short menu of the forms in which to copy, and the name of a file to copy to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Input, Static

from briefing_tui.document.blocks import Block, Text
from briefing_tui.reader.commands import bindings
from briefing_tui.reader.painting import rule
from briefing_tui.reader.panes.field import Line
from briefing_tui.reader.panes.rows import Rows
from briefing_tui.reader.themes import Palette

if TYPE_CHECKING:
    from briefing_tui.reader.app import ReaderApp

FILE: Final = "file"
"""The choice of a file, which asks for its name."""
_CHOICES: Final = {
    "plain": ("p", "Plain text"),
    "markdown": ("m", "Markdown"),
    "json": ("j", "JSON"),
    FILE: ("f", "To a new file …"),
}
"""The key and the name of each choice."""


def named(form: str) -> str:
    """What a form is called."""
    return _CHOICES[form][1]


class Menu(Rows):
    """The choices. Their title is a rule, since they lie over the page."""

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        if y:
            return super().render_line(y)
        return rule(self.title, self.size.width, self.palette.base + self.palette.styles["strong"])


class Copying(ModalScreen[tuple[str, str] | None]):
    """The menu: one key chooses, Enter or the key that opened it takes the first.

    It answers with a form and the name of a file, empty where the text goes to the clipboard; Esc with nothing.
    """

    BINDINGS = bindings("interrupt", "suspend")
    app: ReaderApp

    def __init__(self, palette: Palette, choices: Sequence[str], name: str) -> None:
        """Make the menu.

        Args:
            palette: the styles to draw with.
            choices: what there is to choose from.
            name: what to call a file, unless the reader says otherwise.
        """
        super().__init__()
        self.palette = palette
        self._choices = {_CHOICES[choice][0]: choice for choice in choices}
        self._file = name

    def compose(self) -> ComposeResult:
        """The choices, and the keys."""
        with Vertical(id="copying"):
            rows = Menu(self.palette, id="rows", empty="")
            rows.title = "COPY, with its citation"
            rows.styles.height = len(self._choices) + 1
            yield rows
            yield Static("", markup=False, id="notice")

    def on_mount(self) -> None:
        """Take the keyboard."""
        rows = self.query_one(Rows)
        rows.show(tuple(self._choices), self._row)
        rows.focus()
        self.say("")

    def say(self, words: str) -> None:
        """Say something in place of the keys."""
        keys = "y or Enter takes the first   ↑ ↓ choose   Esc back"
        self.query_one("#notice", Static).update(f" {words or keys}")

    def _row(self, key: str) -> Block:
        return Text().add(key, "strong").add(f"  {named(self._choices[key])}").block("entry", gap=0)

    def on_key(self, event: Key) -> None:
        """A letter chooses; in the field of the name it is text."""
        rows, key = self.query_one(Rows), event.character or event.key
        if event.key == "escape":
            self.dismiss(None)
        elif self.query(Input):
            return
        elif key in self._choices:
            self._choose(self._choices[key])
        elif event.key in self.app.keys_of("copy"):
            self._choose(next(iter(self._choices.values())))
        elif event.key == "enter" and rows.highlighted is not None:
            self._choose(self._choices[rows.highlighted])
        elif event.key == "up":
            rows.do_line_up()
        elif event.key == "down":
            rows.do_line_down()
        else:
            return
        event.stop()
        event.prevent_default()

    def _choose(self, choice: str) -> None:
        if choice != FILE:
            self.dismiss((choice, ""))
            return
        rows = self.query_one(Rows)
        rows.display = False
        line = Line(self._file, id="name")
        self.query_one("#copying").mount(Static(" File to write, or Esc:", markup=False), line, before=0)
        line.focus()
        self.query_one("#notice", Static).update(" .md is Markdown, .json JSON, others plain text; never over a file")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with the name of the file."""
        event.stop()
        if event.value.strip():
            self.dismiss((FILE, event.value.strip()))

    def action_do(self, name: str) -> None:
        """The few commands that work here, too."""
        if name == "suspend":
            self.app.do_suspend()
        elif not self.app.do_interrupt():
            self.say("ctrl+c again quits")
