"""Textual's own Markdown reader with its table of contents, on the file that is named as the argument."""

from __future__ import annotations

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import MarkdownViewer


class Viewer(App[None]):
    """A MarkdownViewer that fills the screen."""

    def compose(self) -> ComposeResult:
        """Show the file."""
        yield MarkdownViewer(Path(sys.argv[1]).read_text(encoding="utf-8"))

    def on_mount(self) -> None:
        """Give the text the keys, not the table of contents."""
        self.query_one(MarkdownViewer).focus()


Viewer().run()
