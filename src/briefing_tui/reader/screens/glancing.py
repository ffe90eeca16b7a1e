"""Glancing: the whole briefing on one screen; Enter shows what was cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing_tui.model import Briefing
from briefing_tui.reader.commands import BY_NAME, bindings
from briefing_tui.reader.painting import shorten
from briefing_tui.reader.panes.glances import Glances
from briefing_tui.reader.themes import Palette

if TYPE_CHECKING:
    from briefing_tui.reader.app import ReaderApp


class Glancing(ModalScreen[str | None]):
    """A glance. Enter answers with the id of what is highlighted, Esc with nothing."""

    BINDINGS = bindings()
    app: ReaderApp

    def __init__(self, palette: Palette, briefing: Briefing) -> None:
        """Glance at a briefing."""
        super().__init__()
        self.palette = palette
        self._briefing = briefing

    def compose(self) -> ComposeResult:
        """The rows, and the keys."""
        yield Glances(self.palette, self._briefing)
        yield Static("", markup=False, id="notice")

    def on_mount(self) -> None:
        """Take the keyboard."""
        self._rows.focus()
        self.say("")

    @property
    def _rows(self) -> Glances:
        return self.query_one(Glances)

    def on_resize(self) -> None:
        """The keys have another room."""
        self.say("")

    def say(self, words: str) -> None:
        """Say something in place of the keys."""
        key = self.app.key
        choose = f"{key('line-down')} {key('line-up')} choose"
        keys = f"{key('escape')} back  {key('go')} shows the whole  {choose}  {key('quit')} quit"
        self.query_one("#notice", Static).update(" " + shorten(words or keys, self.app.size.width - 1))

    def action_do(self, name: str) -> None:
        """Do a command: here where there is one, else in the rows, else the program's."""
        self.say("")
        command = BY_NAME[name]
        for owner in (self, self._rows, self.app):
            if method := getattr(owner, command.method, None):
                method()
                return
        self.say(f"not at a glance: {name}; {self.app.key('escape')} goes back")

    def do_go(self) -> None:
        """Show the whole of what is highlighted, in the page."""
        self.dismiss(self._rows.item_id)

    @property
    def copied(self) -> str | None:
        """What is highlighted."""
        return self._rows.item_id

    def do_escape(self) -> None:
        """Back to the page."""
        self.dismiss(None)

    def do_glance(self) -> None:
        """The key that opened it closes it, too."""
        self.dismiss(None)

    def do_back(self) -> None:
        """Back to the page."""
        self.dismiss(None)
