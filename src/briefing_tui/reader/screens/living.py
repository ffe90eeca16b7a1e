"""Living: the open briefing follows its file while somebody writes it, and the reader stays where they are."""

from __future__ import annotations

from contextlib import suppress
from time import monotonic
from typing import NamedTuple

from textual import on
from textual.message import Message

from briefing_tui.document.find import FoldedPage
from briefing_tui.document.page import Page
from briefing_tui.document.places import SamePlaces
from briefing_tui.library.apart import Report
from briefing_tui.library.following import Broken, Checked, Following, Loaded, News
from briefing_tui.model import Briefing
from briefing_tui.reader import signs
from briefing_tui.reader.panes.filtered import Filtered
from briefing_tui.reader.panes.lines import TitleLine
from briefing_tui.reader.panes.scrolling import Mark
from briefing_tui.reader.screens.finding import CALM, Finding
from briefing_tui.reader.themes import Palette

_MOVING = 0.03
"""Seconds for moving the places to go back to; older ones than fit are forgotten, which takes a file of megabytes."""


class _Missed(NamedTuple):
    """What was shown before it vanished from the file."""

    page: Page
    mark: Mark
    shown: Mark
    """What is shown in its stead."""


class Living(Finding):
    """Shows what the file holds now; where it holds no briefing, the last one."""

    class Heard(Message):
        """Something is new about the file."""

        def __init__(self, news: News) -> None:
            """Say what."""
            super().__init__()
            self.news = news

    def __init__(self, briefing: Briefing, palette: Palette) -> None:
        """Begin with nothing known."""
        super().__init__(briefing, palette)
        self.following: Following | None = None
        self.broken: Broken | None = None
        """Why the file is no briefing at the moment."""
        self.report: Report | None = None
        """What the check of the file as it is now found; None before it is done, or where it came to no end."""
        self.proven: Report | None = None
        """What the last check of a briefing found; the proofs of what has changed since do not count."""
        self.checking = True
        """Whether the state of the file that is known is still being checked."""
        self.signs: dict[str, str] = {}
        self._asked = False
        self._missed: _Missed | None = None

    def on_mount(self) -> None:
        """Prepare to follow the file; standard input is read once and gone."""
        app = self.app
        self._show_signs(signs.without_text(self.page.briefing, app.texts))
        if app.path is None:
            self.checking = False
        else:
            self.following = Following(app.path, self.page, app.texts, self._hear, app.began)

    def _live(self) -> None:
        """Begin to follow it."""
        if self.following is not None and self.app.live:
            self.following.start()

    def on_unmount(self) -> None:
        """End with the screen."""
        if self.following is not None:
            self.app.ending += self.following.stop()

    def _hear(self, news: News) -> None:
        """Called in another thread, perhaps when the program has just ended."""
        with suppress(RuntimeError):
            self.post_message(self.Heard(news))

    @on(Heard)
    def _heard(self, event: Heard) -> None:
        news = event.news
        if isinstance(news, Checked):
            self.checking = False
            self.report = news.report
            if news.report and not self.broken:
                self.proven = news.report
                self._show_signs(signs.of(self.page.briefing, news.report))
        elif isinstance(news, Loaded):
            # The number of problems stays until there is another, the words of a mistake that is mended do not.
            self.report = None if self.broken else self.report
            self.broken, self.checking = None, True
            self._exchange(news.page)
            self._answer("read again")
        else:
            self.broken, self.checking, self.report = news, True, None
            self._answer(news.words)
        self._warn()
        self.changed()

    def changed(self) -> None:
        """Called when something is new about the file, for what else shows it."""

    def _answer(self, words: str) -> None:
        """Say how it went, where the reader asked."""
        if self._asked:
            self._asked = False
            self.say(words)

    def do_reload(self) -> None:
        """Read the file again, and keep the place by item and offset."""
        if self.following is None:
            self.say("standard input cannot be read again")
        else:
            self._asked = True
            self.following.look(again=True)

    def _warn(self) -> None:
        """Say in the title line what is wrong with the file."""
        if self.broken is not None:
            badge = f"! {self.broken.words}"
        elif self.report is not None and self.report.count:
            badge = f"! {self.report.count} problem{'s' if self.report.count > 1 else ''}"
        else:
            badge = ""
        self.query_one(TitleLine).warn(badge)

    def _show_signs(self, found: dict[str, str]) -> None:
        """Show what is proved."""
        if found == self.signs:
            return
        self.signs = found
        self.view.signs = self.signs
        self.view.refresh()
        for pane in self.beside:
            pane.signs = self.signs
            pane.refresh()

    def _furnish(self, pane: Filtered) -> None:
        pane.signs = self.signs
        super()._furnish(pane)

    def _exchange(self, page: Page) -> None:
        """Show another state of the briefing at the same place."""
        before, briefing = self.page.briefing, page.briefing
        if briefing == before:
            return
        self.page.narrow(None)
        places = SamePlaces(self.page, page)
        self.page = page
        self.folded = FoldedPage(self.page)
        self._shown = {}
        self._move_history(places)
        self._origin = self._origin and _moved(self._origin, places)
        # Of what is still the same, what was found out holds until the check is done.
        kept = {key: sign for key, sign in self.signs.items() if before.by_id.get(key) == briefing.by_id.get(key)}
        self._show_signs(kept | signs.without_text(briefing, self.app.texts))
        self.query_one(TitleLine).rename(briefing.title)
        self.view.exchange(places, self._mark_in(places))
        if self._missed is not None:
            self._missed = self._missed._replace(shown=self.view.mark)
        self._find_again()
        self._fill()
        if self.wanted:
            self.narrow_page(self.wanted.query)
        self._follow()
        self.set_timer(CALM, self._warm)

    def _mark_in(self, places: SamePlaces) -> Mark:
        """What to show of the new page.

        Where what was shown vanishes, and the reader stays at what is shown instead, it is shown again when it is back:
        a file that is cut off in the middle, or edited by cutting and pasting, may be a briefing all the same.
        """
        mark, missed = self.view.mark, self._missed
        if missed is not None and missed.shown == mark:
            earlier = SamePlaces(missed.page, places.new)
            if not earlier.has(missed.mark.top):
                return _moved(mark, places)
            self._missed = None
            return _moved(missed.mark, earlier)
        self._missed = None if places.has(mark.top) else _Missed(places.old, mark, mark)
        return _moved(mark, places)

    def _move_history(self, places: SamePlaces) -> None:
        until = monotonic() + _MOVING
        self.history.move(lambda mark: _moved(mark, places) if monotonic() < until else None)


def _moved(mark: Mark, places: SamePlaces) -> Mark:
    return Mark(places.same(mark.top), mark.above, places.same(mark.current))
