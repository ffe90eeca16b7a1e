"""Noting: a small editor for a note. What is typed is kept while it is typed, so nothing of it is ever lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key, Paste
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from briefing_tui.reader.commands import bindings
from briefing_tui.reader.themes import Palette
from briefing_tui.text import make_safe

if TYPE_CHECKING:
    from briefing_tui.reader.app import ReaderApp

_CALM = 0.5
"""Seconds after a letter before the note is kept as it is."""
_HINT = "Esc keeps it and closes   ctrl+o undoes"
_MOST = 20_000
"""Characters of a note."""
_KEYS: dict[str, str] = {
    "up": "cursor_up", "down": "cursor_down", "left": "cursor_left", "right": "cursor_right",
    "ctrl+left": "cursor_word_left", "ctrl+right": "cursor_word_right", "home": "cursor_line_start",
    "end,ctrl+e": "cursor_line_end", "pageup": "cursor_page_up", "pagedown": "cursor_page_down",
    "backspace": "delete_left", "delete": "delete_right", "ctrl+w": "delete_word_left", "ctrl+o": "undo",
}  # fmt: skip


class Editor(TextArea, inherit_bindings=False):
    """Text to write in. Its cursor does not blink, a paste is safe text, and the keys that others take are left out."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(key, action, show=False) for key, action in _KEYS.items()]

    def __init__(self, text: str) -> None:
        """Begin with some text, the cursor at its end."""
        super().__init__(text, compact=True, soft_wrap=True, tab_behavior="focus", id="note")
        self.cursor_blink = False
        self.highlight_cursor_line = False

    def on_paste(self, event: Paste) -> None:
        """Take what is pasted as text, made safe to show."""
        event.prevent_default()
        event.stop()
        self.insert(make_safe(event.text.replace("\r\n", "\n").replace("\r", "\n"))[: _MOST - len(self.text)])


class Noting(ModalScreen[str]):
    """The note on one item; it answers with its text."""

    BINDINGS = bindings("interrupt", "suspend")
    app: ReaderApp

    def __init__(self, palette: Palette, words: str, text: str, earlier: str, keep: Callable[[str], None]) -> None:
        """Make the screen.

        Args:
            palette: the styles to draw with.
            words: what the note is on.
            text: what it says so far.
            earlier: the words that it was written on, where these are others by now.
            keep: called with the text while it is written.
        """
        super().__init__()
        self.palette = palette
        self._words = words
        self._earlier = earlier
        self._text = text
        self._keep = keep
        self._waiting = False

    def compose(self) -> ComposeResult:
        """What the note is on, the editor, keys."""
        with Vertical(id="chooser"):
            yield Static(f"Note on: {self._words}", markup=False, id="words")
            if self._earlier:
                yield Static(f"Changed since. It was: {self._earlier}", markup=False, id="earlier")
            yield Editor(self._text)
            yield Static(f" {_HINT}", markup=False, id="notice")

    def on_mount(self) -> None:
        """Take the keyboard, at the end of the text."""
        editor = self.query_one(Editor)
        editor.focus()
        editor.move_cursor(editor.document.end)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep what is typed, a moment later."""
        event.stop()
        self._text = make_safe(event.text_area.text)
        if not self._waiting:
            self._waiting = True
            self.set_timer(_CALM, self._keep_now)

    def _keep_now(self) -> None:
        self._waiting = False
        self._keep(self._text)

    def on_unmount(self) -> None:
        """Keep it where the program ends while it is written."""
        self._keep(self._text)

    def on_key(self, event: Key) -> None:
        """Esc closes; nothing is asked, since all is kept."""
        if event.key in ("escape", "ctrl+d"):
            event.stop()
            event.prevent_default()
            self.dismiss(self._text)

    def action_do(self, name: str) -> None:
        """The few commands that work while writing."""
        if name == "suspend":
            self._keep_now()
            self.app.do_suspend()
            return
        self._keep_now()
        self.app.do_interrupt()
