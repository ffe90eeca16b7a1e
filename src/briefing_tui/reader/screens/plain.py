"""Plain: text and nothing else, for the terminal to select from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells
from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from briefing_tui.reader.commands import BY_NAME, IN_ROWS, bindings
from briefing_tui.reader.painting import plain

if TYPE_CHECKING:
    from briefing_tui.reader.app import ReaderApp

_TAB = 4
_MOUSE = "".join(f"\x1b[?{mode}{{0}}" for mode in (1000, 1003, 1015, 1006))
"""The modes of the mouse that Textual sets (xterm, control sequences), set by `h` and reset by `l`."""
_WRAPPING = ("\x1b[?7h", "\x1b[?7l")
"""What lets the terminal wrap lines, and what does not (DECAWM): Textual has it off."""


class Plain(Screen[None]):
    """Shows text from the first cell on, without margin, box or padding; its last line says how to come back.

    Textual draws it line by line, which a terminal takes for as many lines of text. So it is written over that once
    more as it is, and the terminal wraps it: what is selected beyond a line has no line end and no spaces in it.
    """

    BINDINGS = bindings(*IN_ROWS, "show-plain", "back", "escape", "quit", "repaint", "interrupt", "suspend")
    app: ReaderApp

    def __init__(self, text: str) -> None:
        """Make a screen of a text, which is safe to show."""
        super().__init__()
        self.text = text.expandtabs(_TAB)

    def compose(self) -> ComposeResult:
        """The text, and the keys."""
        yield Sheet(self.text)

    def on_mount(self) -> None:
        """Take the keyboard, and leave the mouse to the terminal."""
        self.query_one(Sheet).focus()
        if self.app.config.mouse:
            self.app.write(_MOUSE.format("l"))

    def on_unmount(self) -> None:
        """Take the mouse again where the reader had it."""
        if self.app.config.mouse:
            self.app.write(_MOUSE.format("h"))

    def say(self, words: str) -> None:
        """Say something in the last line."""
        self.query_one(Sheet).say(words)

    def action_do(self, name: str) -> None:
        """Do one of the commands that work here."""
        sheet = self.query_one(Sheet)
        sheet.say("")
        if name in ("show-plain", "back", "escape"):
            self.dismiss(None)
        elif name == "repaint":
            self.app.do_repaint()
            sheet.refresh()
        else:
            command = BY_NAME[name]
            getattr(sheet if hasattr(sheet, command.method) else self.app, command.method)()


class Sheet(Widget, can_focus=True):
    """The text, cut where the terminal cuts it."""

    app: ReaderApp

    def __init__(self, text: str) -> None:
        """Show a text from its beginning."""
        super().__init__(id="sheet")
        self._text = text
        self._words = ""
        self._lines: list[tuple[str, bool]] = []
        self._top = 0

    def on_resize(self) -> None:
        """Cut anew."""
        self._cut()
        self._scroll(0)

    def _cut(self) -> None:
        width = max(2, self.size.width)
        self._lines = [
            (cut, number + 1 == len(cuts))
            for line in self._text.split("\n")
            for cuts in [chop_cells(line, width) or [""]]
            for number, cut in enumerate(cuts)
        ]

    @property
    def _height(self) -> int:
        return max(1, self.size.height - 1)

    def say(self, words: str) -> None:
        """Say something in the last line."""
        if words != self._words:
            self._words = words
            self.refresh()

    def _scroll(self, count: int) -> None:
        self._top = max(0, min(self._top + count, len(self._lines) - self._height))
        self.refresh()

    def _write(self) -> None:
        """Write what is in view as it is, one line of text after the other."""
        shown = self._lines[self._top : self._top + self._height]
        if self.app.screen is self.screen and self.size.width > 1:
            rows = (text + (_clear(text, self.size.width) + "\r\n" if ends else "") for text, ends in shown)
            self.app.write("\x1b[m\x1b[H" + "".join(rows).join(_WRAPPING))

    def do_line_down(self) -> None:
        """One line down."""
        self._scroll(1)

    def do_line_up(self) -> None:
        """One line up."""
        self._scroll(-1)

    def do_page_down(self) -> None:
        """One page down."""
        self._scroll(self._height)

    def do_page_up(self) -> None:
        """One page up."""
        self._scroll(-self._height)

    def do_half_down(self) -> None:
        """Half a page down."""
        self._scroll(max(1, self._height // 2))

    def do_half_up(self) -> None:
        """Half a page up."""
        self._scroll(-max(1, self._height // 2))

    def do_top(self) -> None:
        """To the first line."""
        self._scroll(-len(self._lines))

    def do_bottom(self) -> None:
        """To the last line."""
        self._scroll(len(self._lines))

    def render_line(self, y: int) -> Strip:
        """Draw one line, in the terminal's own colours as what is written over it."""
        width, base = self.size.width, Style.null()
        if not self._lines:
            self._cut()
        if not y:
            self.call_after_refresh(self._write)  # whatever Textual draws again, and why
        if y == self._height:
            more = "   j k further" if len(self._lines) > self._height else ""
            return plain(self._words or f"{self.app.key('escape')} back{more}", width, base)
        text = self._lines[self._top + y][0] if self._top + y < len(self._lines) else ""
        return Strip([Segment(text + " " * (width - cell_len(text)), base)], width)


def _clear(text: str, width: int) -> str:
    """What empties the rest of a line, since spaces would be selected; of a full one it would take the last cell."""
    return "\x1b[K" if cell_len(text) < width else ""
