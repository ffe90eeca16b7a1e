"""The title line above the panes and the footer below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from briefing_tui.reader.commands import footer
from briefing_tui.reader.painting import plain, shorten, strip
from briefing_tui.reader.themes import Palette

if TYPE_CHECKING:
    from briefing_tui.reader.app import ReaderApp


class TitleLine(Widget):
    """Title, then what is wrong with the file, status, host and the share read; the title is cut first."""

    def __init__(self, palette: Palette, title: str) -> None:
        """Show a title."""
        super().__init__(id="title")
        self.palette = palette
        self.title = title
        self.facts = ""
        self.trail = ""
        self.badge = ""

    def rename(self, title: str) -> None:
        """Show another title."""
        if title != self.title:
            self.title = title
            self.refresh()

    def warn(self, badge: str) -> None:
        """Show what is wrong with the file, nothing where it is empty."""
        if badge != self.badge:
            self.badge = badge
            self.refresh()

    def tell(self, facts: str, trail: str = "") -> None:
        """Show other facts; the trail says where one is, on screens without the contents."""
        if (facts, trail) != (self.facts, self.trail):
            self.facts, self.trail = facts, trail
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line, and the rule below it."""
        width, base, styles = self.size.width, self.palette.base, self.palette.styles
        if y:
            return Strip([Segment("─" * width, base + styles["dim"])], width)
        facts = shorten(self.facts, width)
        badge = shorten(f" {self.badge} ", max(0, min(width // 2, width - cell_len(facts) - 2))) if self.badge else ""
        used = cell_len(facts) + (cell_len(badge) + 1 if badge else 0)
        title = shorten(" " + (self.trail or self.title), max(0, width - used - 3))
        gap = max(0, width - cell_len(title) - used - 1)
        segments = [Segment(title, base + styles["strong"]), Segment(" " * gap, base)]
        if badge:
            segments += [Segment(badge, base + styles["alert"]), Segment(" ", base)]
        return strip([*segments, Segment(facts + " ", base)], width, base)


class KeysLine(Widget):
    """The keys that matter most; a notice stands in their place until the next key."""

    app: ReaderApp

    def __init__(self, palette: Palette) -> None:
        """Show the keys."""
        super().__init__(id="keys")
        self.palette = palette
        self.notice = ""
        self.right = ""

    def say(self, notice: str) -> None:
        """Show a notice, or the keys again where it is empty."""
        self.notice = notice
        self.refresh()

    def tell(self, right: str) -> None:
        """Show what has the focus, on the right."""
        if right != self.right:
            self.right = right
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width, base, styles = self.size.width, self.palette.base, self.palette.styles
        if self.notice:
            return plain(" " + self.notice, width, base + styles["strong"])
        segments, used = [Segment(" ", base)], 1
        right = self.right + " " if self.right else ""
        for key, word in footer(self.app.commands):
            shown = f"{word}   "
            if used + cell_len(key) + 1 + cell_len(shown) > width - cell_len(right):
                break
            segments += [Segment(key, base + styles["strong"]), Segment(f" {shown}", base + styles["dim"])]
            used += cell_len(key) + 1 + cell_len(shown)
        if right and used + cell_len(right) <= width:
            segments += [Segment(" " * (width - used - cell_len(right)), base), Segment(right, base + styles["dim"])]
        return strip(segments, width, base)


class Rule(Widget):
    """The thin line where two panes meet."""

    def __init__(self, palette: Palette, *, id: str) -> None:
        """Make a line."""
        super().__init__(id=id, classes="rule")
        self.palette = palette

    def render_line(self, y: int) -> Strip:
        """Draw one cell of it."""
        return Strip([Segment("│", self.palette.base + self.palette.styles["dim"])], 1)
