"""Labelling: letters on every link in view and every other pane; typing one goes there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.events import Key, Resize

from briefing_tui.model import Briefing
from briefing_tui.reader.labels import labels
from briefing_tui.reader.panes.page import PageView
from briefing_tui.reader.panes.rows import Rows
from briefing_tui.reader.screens.layout import PaneName
from briefing_tui.reader.screens.living import Living
from briefing_tui.reader.themes import Palette


class Labelling(Living):
    """While there are labels, every key is one of their letters, or ends them."""

    def __init__(self, briefing: Briefing, palette: Palette) -> None:
        """Begin without labels."""
        super().__init__(briefing, palette)
        self._labels: dict[str, Callable[[], None]] = {}
        self._letters = ""
        self._links: list[tuple[int, int]] = []
        self._panes: list[PaneName] = []

    def do_labels(self) -> None:
        """Put a label on every link in view, and on every pane in view that has not the keyboard."""
        self._focus(self._focused_name)
        links = self.view.links_in_view() if "page" in self._layout else []
        self._panes = [name for name in self._layout if name != self._focused_name]
        self._links = [at for at, _ in links]
        acts = [partial(self._focus, name) for name in self._panes]
        acts += [partial(self._follow_link, target) for _, target in links]
        if not acts:
            self.say("no link in view, and no other pane")
            return
        self._labels = dict(zip(labels(len(acts)), acts, strict=False))
        self._show_labels()

    def _follow_link(self, target: str) -> None:
        self._focus("page")
        self._go_to(target)

    def on_key(self, event: Key) -> None:
        """A letter of a label, or the end of all."""
        if not self._labels:
            return
        event.stop()
        event.prevent_default()
        typed = self._letters + (event.character or event.key).casefold()
        act = self._labels.get(typed)
        if event.key == "backspace" and self._letters:
            typed = ""
        elif act is not None or event.key == "escape" or not any(label.startswith(typed) for label in self._labels):
            self._end_labels()
            self.say("" if act or event.key == "escape" else "no link or pane has this label")
            if act:
                act()
                self._follow()
            return
        self._letters = typed
        self._show_labels()

    def on_resize(self, event: Resize) -> None:
        """What has a label stands elsewhere."""
        self._end_labels()

    def changed(self) -> None:
        """Of another page the links are others."""
        super().changed()
        self._end_labels()

    def _end_labels(self) -> None:
        if self._labels:
            self._labels.clear()
            self._letters = ""
            self._show_labels()
            self.say("")

    def _show_labels(self) -> None:
        """Draw the labels that begin with what has been typed, as far as they are still to type."""
        left = [label[len(self._letters) :] if label.startswith(self._letters) else "" for label in self._labels]
        for name, label in zip(self._panes, [*left, *[""] * len(self._panes)], strict=False):
            pane = self.pane(name)
            if isinstance(pane, PageView | Rows):
                pane.label = label
                pane.refresh()
        self.view.link_labels = dict(zip(self._links, left[len(self._panes) :], strict=False))
        self.view.refresh()
        if left:
            self.say("type the letters of a label to go there · Esc ends")
