"""The field in which one types what to find or filter."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key, Paste
from textual.message import Message
from textual.widgets import Input, Static

from briefing_tui.text import safe_line


class Line(Input):
    """One line to type in. Its cursor does not blink, and a paste is text: its lines joined, and safe to show."""

    def __init__(self, text: str = "", *, placeholder: str = "", id: str) -> None:
        """Make a line with some text in it."""
        super().__init__(text, placeholder=placeholder, compact=True, select_on_focus=False, id=id)
        self.cursor_blink = False

    def on_paste(self, event: Paste) -> None:
        """Take all lines of what is pasted; Textual takes the first, as it comes."""
        event.prevent_default()
        event.stop()
        start, end = sorted(self.selection)
        self.replace(safe_line(" ".join(event.text.split())), start, end)


class Field(Horizontal):
    """A prompt, a line to type in, and a word on how it goes."""

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
        self._history = [*(history or []), text]
        self._at = len(self._history) - 1
        self._line = Line(text, id="input")
        self._state = Static("", markup=False, id="state")

    def compose(self) -> ComposeResult:
        """Prompt, input, state."""
        prompt = Static(self.prompt, markup=False, id="prompt")
        prompt.styles.width = cell_len(self.prompt) + 1
        yield prompt
        yield self._line
        yield self._state

    def on_mount(self) -> None:
        """Take the keyboard; typing replaces the text that it starts with, moving keeps it."""
        self._line.focus()
        self._line.action_select_all()

    def tell(self, state: str) -> None:
        """Say how it goes, such as 3/14."""
        self._state.update(state, layout=False)

    def say(self, words: str) -> None:
        """Say something in place of that, until more is typed."""
        if words:
            self._state.update(words)  # at its own width, which is laid out anew

    def recall(self, step: int) -> None:
        """An earlier text (step -1), or a later one (1)."""
        at = self._at + step
        if 0 <= at < len(self._history):
            if self._at == len(self._history) - 1:
                self._history[-1] = self._line.value
            self._at = at
            self._line.value = self._history[at]
            self._line.cursor_position = len(self._line.value)

    def precede(self, earlier: list[str]) -> None:
        """Put texts before those that can be recalled."""
        self._history[:0] = earlier
        self._at += len(earlier)

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
