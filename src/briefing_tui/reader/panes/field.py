"""The field in which one types what to find or filter."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key
from textual.message import Message
from textual.widgets import Input, Static

from briefing_tui.text import safe_line


class Field(Horizontal):
    """A prompt, an input whose cursor does not blink, and a word on how it goes."""

    # It has no id: one that closes may still be there when the next one opens.
    DEFAULT_CSS = "Field { dock: bottom; height: 1; layer: top; background: $background; }"

    class Typed(Message):
        """The text changed, or was entered."""

        def __init__(self, field: Field, text: str, entered: bool) -> None:
            """Say what stands in the field now."""
            super().__init__()
            self.field = field
            self.text = text
            self.entered = entered

    def __init__(self, prompt: str, text: str = "", history: list[str] | None = None) -> None:
        """Make a field.

        Args:
            prompt: what stands before the text, such as `/`.
            text: what it starts with.
            history: earlier texts, the newest last, for up and down.
        """
        super().__init__()
        self.prompt = prompt
        self._text = text
        self._history = [*(history or []), text]
        self._at = len(self._history) - 1
        self._state = Static("", markup=False, id="state")

    def compose(self) -> ComposeResult:
        """Prompt, input, state."""
        prompt = Static(self.prompt, markup=False, id="prompt")
        prompt.styles.width = cell_len(self.prompt) + 1
        yield prompt
        field = Input(self._text, compact=True, select_on_focus=False, id="input")
        field.cursor_blink = False
        yield field
        yield self._state

    def on_mount(self) -> None:
        """Take the keyboard."""
        self.query_one(Input).focus()

    def tell(self, state: str) -> None:
        """Say how it goes, such as 3/14."""
        self._state.update(state)

    def recall(self, step: int) -> None:
        """An earlier text (step -1), or a later one (1)."""
        at = self._at + step
        if 0 <= at < len(self._history):
            self._at = at
            field = self.query_one(Input)
            field.value = self._history[at]
            field.cursor_position = len(field.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what was typed."""
        event.stop()
        self.post_message(self.Typed(self, safe_line(event.value), False))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Pass on that it was entered."""
        event.stop()
        self.post_message(self.Typed(self, safe_line(event.value), True))

    def on_key(self, event: Key) -> None:
        """Up and down recall earlier texts."""
        if event.key in ("up", "down"):
            event.stop()
            event.prevent_default()
            self.recall(-1 if event.key == "up" else 1)
