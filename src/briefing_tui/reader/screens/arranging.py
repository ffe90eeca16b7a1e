"""Arranging: the panes of the briefing screen, which of them stand beside each other, and the lines around them."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key, Resize
from textual.screen import Screen
from textual.widget import Widget

from briefing_tui.document import showing, wording
from briefing_tui.document.page import Page
from briefing_tui.model import Briefing, Section
from briefing_tui.reader.commands import BY_NAME, bindings
from briefing_tui.reader.panes.contents import Contents
from briefing_tui.reader.panes.filtered import Filtered
from briefing_tui.reader.panes.lines import KeysLine, Rule, TitleLine
from briefing_tui.reader.panes.page import PageView
from briefing_tui.reader.panes.rows import Rows
from briefing_tui.reader.screens.layout import NORMAL, PANES, PaneName, arrange
from briefing_tui.reader.themes import Palette

if TYPE_CHECKING:
    from briefing_tui.reader.app import ReaderApp
    from briefing_tui.reader.panes.figures import Figures
    from briefing_tui.reader.panes.quotes import Quotes


class Arranging(Screen[None]):
    """The panes and lines of the screen; they follow the page."""

    BINDINGS = bindings()
    AUTO_FOCUS = "#page"
    app: ReaderApp

    def __init__(self, briefing: Briefing, palette: Palette) -> None:
        """Lay out the page of a briefing."""
        super().__init__()
        self.palette = palette
        self.page = Page(briefing)
        self._side: PaneName = "contents"
        self._zoomed = False
        self._layout: tuple[PaneName, ...] = ()
        self._beside: dict[PaneName, Filtered] = {}

    def compose(self) -> ComposeResult:
        """The lines, the contents and the page; the other panes are made when they are first asked for.

        Making all of them before the first paint would hold it up by 20 ms; when nothing else is to do, they are made.
        """
        yield TitleLine(self.palette, self.page.briefing.title)
        with Horizontal(id="body"):
            yield Contents(self.palette)
            yield Rule(self.palette, id="left-rule")
            yield PageView(self.page, self.palette)
            yield Rule(self.palette, id="right-rule")
        yield KeysLine(self.palette)

    def on_resize(self, event: Resize) -> None:
        """Another width may have room for other panes."""
        self._arrange(self._focused_name, event.size.width)
        self._tell()

    def _fill(self) -> None:
        self.contents.open(self.page)
        for pane in self.beside:
            self._furnish(pane)

    def pane(self, name: PaneName) -> Widget:
        """A pane, which is made where there is none yet; it joins the others when it is shown."""
        if name == "contents":
            return self.contents
        if name == "page":
            return self.view
        if name not in self._beside:
            from briefing_tui.reader.panes.beside import MADE  # noqa: PLC0415 - see `compose`

            self._beside[name] = made = MADE[name](self.palette)
            if self.contents.keys:
                self._furnish(made)
        return self._beside[name]

    def _furnish(self, pane: Filtered) -> None:
        """Give a pane beside the page all that it shows."""
        pane.open(self.page)
        pane.follow(self._being_read)

    @property
    def _being_read(self) -> Section | None:
        """The section being read."""
        return self.page.briefing.get(self.page.key_of(self.view.current), Section)

    @property
    def contents(self) -> Contents:
        """The contents."""
        return self.query_one("#contents", Contents)

    @property
    def view(self) -> PageView:
        """The page."""
        return self.query_one("#page", PageView)

    @property
    def quotes(self) -> Quotes:
        """The quotes."""
        return cast("Quotes", self.pane("quotes"))

    @property
    def figures(self) -> Figures:
        """The figures."""
        return cast("Figures", self.pane("figures"))

    @property
    def beside(self) -> tuple[Filtered, ...]:
        """The panes that stand beside the page, as far as they have been made."""
        return tuple(self._beside.values())

    @property
    def _focused_name(self) -> PaneName:
        name = self.focused.id if self.focused else None
        return next((pane for pane in PANES if pane == name), "page")

    def _arrange(self, focused: PaneName, width: int = 0) -> None:
        """Show the panes that have room, the focused one among them."""
        width = width or self.app.size.width
        layout = arrange(width, focused, self._side, zoomed=self._zoomed)
        self._layout = layout.panes
        for other in (self.contents, self.view, *self.beside):
            other.display = other.id in layout.panes
        for name, cells in zip(layout.panes, layout.widths, strict=True):
            pane = self.pane(name)
            if not pane.is_attached:
                self.query_one("#body").mount(pane)
            pane.display = True
            pane.styles.width = cells or "1fr"
        beside = layout.panes.index("page") if "page" in layout.panes else 0
        self.query_one("#left-rule").display = beside > 0
        self.query_one("#right-rule").display = "page" in layout.panes and beside < len(layout.panes) - 1

    def _focus(self, name: PaneName) -> None:
        if name not in ("page", "contents") or self.size.width < 2 * NORMAL:
            self._side = name if name != "page" else self._side
        self._arrange(name)
        self.set_focus(self.pane(name))
        self._tell()

    def do_contents(self) -> None:
        """Go to the contents."""
        self._focus("contents")

    def do_page(self) -> None:
        """Go to the page."""
        self._focus("page")

    def do_quotes(self) -> None:
        """Go to the quotes."""
        self._focus("quotes")

    def do_figures(self) -> None:
        """Go to the figures."""
        self._focus("figures")

    def do_people(self) -> None:
        """Go to the people and organisations."""
        self._focus("people")

    def do_timeline(self) -> None:
        """Go to the timeline."""
        self._focus("timeline")

    def do_sources(self) -> None:
        """Go to the sources."""
        self._focus("sources")

    def do_matrix(self) -> None:
        """Go to the matrix."""
        self._focus("matrix")

    def do_glossary(self) -> None:
        """Go to the glossary."""
        self._focus("glossary")

    def do_next_pane(self) -> None:
        """Go to the next pane in view, or on a narrow screen to the next of all."""
        self._cycle(1)

    def do_previous_pane(self) -> None:
        """Go to the pane before."""
        self._cycle(-1)

    def _cycle(self, step: int) -> None:
        panes = self._layout if len(self._layout) > 1 else PANES
        self._focus(panes[(panes.index(self._focused_name) + step) % len(panes)])

    def do_switch_side(self) -> None:
        """Show the next of the other panes beside the page."""
        sides: tuple[PaneName, ...] = tuple(name for name in PANES if name != "page")
        if "contents" in self._layout and len(self._layout) > 2:
            sides = sides[1:]
        shown = next((name for name in reversed(self._layout) if name in sides), sides[-1])
        self._side = sides[(sides.index(shown) + 1) % len(sides)]
        focused = self._focused_name
        self._focus(focused if focused == "page" and self.size.width >= NORMAL and not self._zoomed else self._side)

    def do_pin(self) -> None:
        """Show the quotes or figures beside the page of all sections, or of the one being read."""
        from briefing_tui.reader.panes.statements import Statements  # noqa: PLC0415 - see `compose`

        pane = next((pane for pane in self.beside if pane.id in self._layout and isinstance(pane, Statements)), None)
        if pane:
            pane.do_pin()
        else:
            self.say(f"no quotes or figures in view: {self.app.key('quotes')} and {self.app.key('figures')} show them")

    def do_zoom_pane(self) -> None:
        """Show the focused pane alone, or all again."""
        if self.size.width < NORMAL and not self._zoomed:
            self.say("it stands alone already: there is room for one pane")
            return
        self._zoomed = not self._zoomed
        self._focus(self._focused_name)

    @on(PageView.Moved)
    def _moved(self) -> None:
        self._follow()

    def _follow(self) -> None:
        """Let the panes and the lines follow the page."""
        place = self.view.current
        if self.contents.keys:
            self.contents.follow(place)
            section = self._being_read
            for pane in self.beside:
                pane.follow(section)
        self._tell()

    @property
    def share(self) -> float:
        """The share of the page that has been read, 0 to 1."""
        return 1.0 if self.view.at_end() else self.page.share(self.view.end_of_view())

    @property
    def facts(self) -> tuple[str, ...]:
        """What the title line says at its right, before the share read."""
        host = socket.gethostname().partition(".")[0] if os.environ.get("SSH_CONNECTION") else ""
        return (showing.marking(self.page.briefing), self.page.briefing.status or "", host)

    def _tell(self) -> None:
        parts = (*self.facts, f"{int(self.share * 100)}%")
        trail = "" if "contents" in self._layout or self.app.size.width >= NORMAL else self._trail()
        self.query_one(TitleLine).tell(" · ".join(filter(None, parts)), trail)
        self.query_one(KeysLine).tell(self._focused_name if self.app.size.width >= NORMAL else "")

    def _trail(self) -> str:
        """Where one is, for screens without the contents: "Energy › quotes"."""
        key = self.page.key_of(self.view.current)
        section = self.page.briefing.get(key, Section)
        name = section.title if section else wording.words(key).capitalize()
        return name if self._focused_name == "page" else f"{name} › {self._focused_name}"

    def say(self, words: str) -> None:
        """Say something in place of the keys, until the next key; where something lies over these, say it there."""
        line = self.query_one(KeysLine)
        if words != line.notice:
            line.say(words)
            for over in self.query("Field, Explained"):
                over.say(words)  # type: ignore[attr-defined]  # both have it; they are imported when they are opened

    @on(PageView.Told)
    def _told(self, event: PageView.Told) -> None:
        self.say(event.words)

    def on_key(self, event: Key) -> None:
        """A notice goes with the next key."""
        self.say("")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands that need a mode are always there: those that have nothing to do say so."""
        return True

    def action_do(self, name: str) -> None:
        """Do a command: the focused pane where it can, else the screen."""
        self.say("")
        command = BY_NAME[name]
        for owner in (self.focused, self.view, self, self.app):
            if owner is None or (owner is self.view and isinstance(self.focused, Rows)):
                continue
            if method := getattr(owner, command.method, None):
                method()
                # In the same frame as what moved: a second one would cost 4 ms and another round of bytes.
                self._follow()
                return
        self.say(f"{command.description}: not in this pane")
