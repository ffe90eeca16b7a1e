"""Explained: a small panel over the lower part of the screen: what terms and signs mean, or where one is."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from textual.strip import Strip

from briefing_tui.document import explaining
from briefing_tui.document.blocks import Block
from briefing_tui.document.explaining import PENDING, Explanation
from briefing_tui.document.wrapping import wrap
from briefing_tui.reader.painting import rule
from briefing_tui.reader.panes.rows import Rows
from briefing_tui.reader.themes import Palette

if TYPE_CHECKING:
    from briefing_tui.reader.app import ReaderApp

_SHARE: Final = 2
"""It takes at most one part in so many of the screen's height."""


class Explained(Rows):
    """A list of explanations. It takes the keyboard until it is closed."""

    app: ReaderApp

    def __init__(
        self,
        palette: Palette,
        name: str,
        found: Sequence[Explanation],
        more: Callable[[], Sequence[Explanation]] | None = None,
    ) -> None:
        """Make a panel of some explanations, at least one, under a name.

        Args:
            palette: the styles to draw with.
            name: what the panel is called.
            found: the explanations.
            more: works out those to show before them, which takes a moment; None where there are none.
        """
        super().__init__(palette, id=name, empty="")
        self.title = name.upper().replace("-", " ")
        self._notice = ""
        self._found = found
        self._more = more
        self._explanations = [*([PENDING] if more else ()), *found]

    def on_mount(self) -> None:
        """Take as many lines as there are, within reason, and the keyboard."""
        self.title += f"   {self.app.key('escape')} closes   {self.app.key('go')} goes there"
        self._list()
        self.focus()
        if self._more:
            self.run_worker(self._complete(self._more))

    async def _complete(self, more: Callable[[], Sequence[Explanation]]) -> None:
        """Show what takes a moment to work out; keys are answered meanwhile."""
        self._explanations = [*await to_thread(more), *self._found]
        self._list()

    def _list(self) -> None:
        self.fit(*self.app.size)
        self.show(tuple(map(str, range(len(self._explanations)))), self._row)

    def fit(self, width: int, height: int) -> None:
        """Take the lines that the explanations need at the size of the screen."""
        blocks = map(explaining.shown, self._explanations)
        lines = sum(len(wrap(block, max(1, width - 3))) for block in blocks)
        self.styles.height = min(1 + lines, max(3, height // _SHARE))

    def say(self, words: str) -> None:
        """Say something in place of the title, until the next key."""
        if words != self._notice:
            self._notice = words
            self.refresh()

    def _row(self, key: str) -> Block:
        return explaining.shown(self._explanations[int(key)])

    def do_go(self) -> None:
        """Go to the item of the highlighted explanation, where it is one."""
        if self.item_id is not None:
            self.post_message(self.Chosen(self, self.item_id))

    def render_line(self, y: int) -> Strip:
        """The title is a rule, since the panel lies over the page."""
        if y:
            return super().render_line(y)
        return rule(self._notice or self.title, self.size.width, self.palette.base + self.palette.styles["strong"])
