"""The least that Textual can show: the floor for everything written with it."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """Put the line on the screen."""
        yield Static("A bare application")


Bare().run()
