"""Filing: one line for the name of a file to write to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefing_tui.reader.commands import bindings
from briefing_tui.reader.panes.field import Line

if TYPE_CHECKING:
    from briefing_tui.reader.app import ReaderApp


class Filing(ModalScreen[str | None]):
    """Asks for a name; Enter answers with it, Esc with nothing."""

    BINDINGS = bindings("interrupt", "suspend")
    app: ReaderApp

    def __init__(self, file: str, hint: str) -> None:
        """Ask.

        Args:
            file: the name to begin with.
            hint: what to say below it.
        """
        super().__init__()
        self._file = file
        self._hint = hint

    def compose(self) -> ComposeResult:
        """What is asked, the line, the hint."""
        with Vertical(id="filing"):
            yield Static(" Write to a new file. Enter writes, Esc goes back.", markup=False)
            yield Line(self._file, id="file")
            yield Static(f" {self._hint}", markup=False, id="notice")

    def on_mount(self) -> None:
        """Take the keyboard."""
        self.query_one(Input).focus()

    def on_key(self, event: Key) -> None:
        """Esc goes back."""
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.dismiss(None)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer."""
        event.stop()
        if event.value.strip():
            self.dismiss(event.value.strip())

    def action_do(self, name: str) -> None:
        """The few commands that work here, too."""
        if name == "suspend":
            self.app.do_suspend()
        else:
            self.app.do_interrupt()
