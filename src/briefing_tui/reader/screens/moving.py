"""Moving: links, jumps, sections, and the way back."""

from __future__ import annotations

from textual import on

from briefing_tui.document.page import Place
from briefing_tui.model import Briefing
from briefing_tui.reader.history import History
from briefing_tui.reader.panes.contents import Contents
from briefing_tui.reader.panes.page import PageView
from briefing_tui.reader.panes.rows import Rows
from briefing_tui.reader.panes.scrolling import Mark
from briefing_tui.reader.screens.arranging import Arranging
from briefing_tui.reader.themes import Palette


class Moving(Arranging):
    """Goes to places in the page, and back."""

    def __init__(self, briefing: Briefing, palette: Palette) -> None:
        """Begin with nothing to go back to."""
        super().__init__(briefing, palette)
        self.history = History()

    @on(PageView.Followed)
    def _followed(self, event: PageView.Followed) -> None:
        self._go_to(event.target)

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        if isinstance(event.rows, Contents):
            self._jump(event.rows.entry(event.key).place)
        else:
            self._go_to(event.key)
        self._focus("page")

    def _go_to(self, item_id: str, *, remember: bool = True) -> None:
        """Show an item in the page, marked."""
        place = self.page.place_of(item_id)
        if place is None:
            self.say(f"nothing in this briefing has the id {item_id}")
            return
        self._jump(place, remember=remember)
        self.view.shown = place

    def _jump(self, place: Place, *, remember: bool = True) -> None:
        if remember:
            self.history.push(self.view.mark)
        self.view.link = None
        self.uncover(place)
        self.view.jump(place)

    def uncover(self, place: Place) -> None:
        """Called before a place is shown, for what may hide it."""

    def _return(self, mark: Mark) -> None:
        self.uncover(mark.current)
        self.view.restore(mark)

    def do_back(self) -> None:
        """Back to where one was before the last jump; from the beginning, to the list of briefings."""
        mark = self.history.back(self.view.mark)
        if mark is not None:
            self._return(mark)
        elif not (self.app.to_previous() or self.app.to_library()):
            self.say("nothing to go back to")

    def do_forward(self) -> None:
        """Forward again."""
        mark = self.history.forward(self.view.mark)
        if mark is None:
            self.say("nothing to go forward to")
        else:
            self._return(mark)

    def do_library(self) -> None:
        """Back to the list of briefings."""
        if not self.app.to_library():
            self.say("only this briefing is open: give a folder to choose from several")

    def do_top(self) -> None:
        """To the top of the page."""
        self._jump(self.page.first)

    def do_bottom(self) -> None:
        """To the end of the page, which is wrapped from there backwards."""
        self._jump(self.page.last)

    def do_next_section(self) -> None:
        """To the next entry of the contents."""
        self._section(1)

    def do_previous_section(self) -> None:
        """To the beginning of this section or, from there, to the one before."""
        self._section(-1)

    def _section(self, step: int) -> None:
        places = [entry.place for entry in self.page.contents if self.page.shows(entry.place)]
        here = Place(*self.view.top[:2])
        before = [place for place in places if place < here] if step < 0 else []
        after = [place for place in places if place > here] if step > 0 else []
        if before:
            self.view.jump(before[-1])
        elif after and not self.view.at_end():
            self.view.jump(after[0])
        else:
            self.say("this is the " + ("last section" if step > 0 else "first section"))
