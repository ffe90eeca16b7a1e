"""Evidence: the source's own paragraphs around a quote or figure, from one statement to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing_tui.document.blocks import Block
from briefing_tui.reader.commands import BY_NAME, IN_ROWS, bindings
from briefing_tui.reader.panes.evidence import Evidence
from briefing_tui.reader.themes import Palette

if TYPE_CHECKING:
    from briefing_tui.reader.app import ReaderApp


class EvidenceScreen(ModalScreen[str | None]):
    """Shows the evidence of one statement; J and K go to others. Answers with the id of the last one shown."""

    BINDINGS = bindings(
        *IN_ROWS, "copy", "show-plain", "edit", "evidence", "back", "escape", "quit", "repaint", "interrupt", "suspend"
    )
    app: ReaderApp

    def __init__(
        self,
        palette: Palette,
        item_id: str,
        show: Callable[[str], tuple[str, list[Block]]],
        beside: Callable[[str, int], str | None],
        edit: Callable[[str], str],
    ) -> None:
        """Make the screen.

        Args:
            palette: the styles to draw with.
            item_id: of the statement.
            show: title and blocks of the evidence of a statement.
            beside: the statement that follows one (1), or stands before it (-1).
            edit: opens the editor at a statement, and says what went wrong.
        """
        super().__init__()
        self.palette = palette
        self.item_id = item_id
        self._show = show
        self._beside = beside
        self._edit = edit

    def compose(self) -> ComposeResult:
        """Title, blocks, keys."""
        with Vertical(id="proof"):
            yield Static("", markup=False, id="narrow")
            yield Evidence(self.palette)
            yield Static("", markup=False, id="notice")

    def on_mount(self) -> None:
        """Take the keyboard."""
        self.query_one(Evidence).focus()
        self.say("")
        self.show()

    def show(self, *, stay: bool = False) -> None:
        """Show the statement, as it is now."""
        title, blocks = self._show(self.item_id)
        self.query_one("#narrow", Static).update(f" {title}")
        self.query_one(Evidence).show(blocks, stay=stay)

    def action_do(self, name: str) -> None:
        """Do one of the commands that work here."""
        self.say("")
        if name in ("next-item", "previous-item"):
            self._step(1 if name == "next-item" else -1)
        elif method := getattr(self.query_one(Evidence), BY_NAME[name].method, None):
            method()
        elif name == "edit":
            self.say(self._edit(self.item_id))
        elif name in ("back", "escape", "evidence"):
            self.dismiss(self.item_id)
        else:
            getattr(self.app, BY_NAME[name].method)()

    def _step(self, step: int) -> None:
        found = self._beside(self.item_id, step)
        if found is None:
            self.say("this is the " + ("last" if step > 0 else "first") + " quote or figure")
        else:
            self.item_id = found
            self.show()

    @property
    def copied(self) -> str:
        """The statement."""
        return self.item_id

    def say(self, words: str) -> None:
        """Say something in place of the keys."""
        key = self.app.key
        keys = f"{key('escape')} back   {key('next-item')} {key('previous-item')} next, previous   {key('copy')} copy"
        keys += "" if self.app.restricted else f"   {key('edit')} edit"
        self.query_one("#notice", Static).update(f" {words or keys}")
