"""Narrowing: of the page only what matches a filter, until Esc."""

from __future__ import annotations

from functools import partial
from time import monotonic

from briefing_tui.document.filtering import Filter, Texts
from briefing_tui.document.find import FoldedPage
from briefing_tui.document.narrowing import Narrowed, narrowed
from briefing_tui.document.page import Place
from briefing_tui.model import Briefing
from briefing_tui.reader.painting import shorten
from briefing_tui.reader.screens.moving import Moving
from briefing_tui.reader.themes import Palette

SLICE = 0.002
"""Seconds of work between two looks at the keyboard."""
REST = 0.002
"""Seconds between two slices, so that a key never waits."""
_FOLDING = 0.008
"""Seconds of folding in a key: a page of usual length is folded whole in these."""
_QUERY = 20
"""Cells of the filter in the title line."""


class Narrowing(Moving):
    """Narrows the page, and keeps it folded for that and for finding."""

    def __init__(self, briefing: Briefing, palette: Palette) -> None:
        """Begin with the whole page."""
        super().__init__(briefing, palette)
        self.texts = Texts(briefing)
        """The words of the items, kept for the page and all panes."""
        self.folded = FoldedPage(self.page)
        self._searched: FoldedPage | None = None
        self.wanted = Filter("")
        """The filter of the page."""
        self.page_count = ""
        """How much of how much of it is shown."""
        self._shown: dict[int, tuple[int, ...]] = {}

    @property
    def searched(self) -> FoldedPage:
        """What is looked through for words: the page without what the filter hides."""
        if self._searched is None or self._searched.page is not self.page:
            self._searched = self.folded.only(self._shown) if self._shown else self.folded
        return self._searched

    def narrow_page(self, query: str) -> None:
        """Show only the blocks that match a query; all where nothing is asked for, or nothing matches."""
        self.wanted = Filter(query, self.texts)
        self._narrow(self.wanted)

    def _narrow(self, wanted: Filter) -> None:
        if wanted is not self.wanted:
            return
        until = monotonic() + _FOLDING
        while wanted and not self.folded.ready and monotonic() < until:
            self.folded.warm()
        if wanted and not self.folded.ready:
            self.page_count = "…"
            self._tell_count()
            self.set_timer(REST, partial(self._narrow, wanted))
            return
        found = narrowed(self.folded, wanted) if wanted else Narrowed({}, 0, 0)
        self.page_count = f"{found.matching} of {found.total}" if wanted else ""
        self.page.narrow(found.shown or None)
        self._shown, self._searched = found.shown, None
        self.view.narrowed()
        self._tell_count()
        self._find_again()
        self._follow()

    def _tell_count(self) -> None:
        """Say how much of the page is shown, where one types a filter."""

    def _find_again(self) -> None:
        """Look for the words that one has found in what the page shows now."""

    def widen(self) -> bool:
        """Show the whole page again; whether it was narrowed."""
        narrow = bool(self.wanted)
        if narrow:
            self.narrow_page("")
        return narrow

    def uncover(self, place: Place) -> None:
        """What is gone to is shown: a filter that hides it is lifted."""
        if not self.page.shows(place):
            query = self.wanted.query
            self.widen()
            self.say(f"the filter & {query} hid this: it is lifted")

    @property
    def facts(self) -> tuple[str, ...]:
        """The filter of the page and how much it shows, before what else the title line says."""
        shown = (f"& {shorten(self.wanted.query, _QUERY)}", self.page_count) if self.wanted else ()
        return (*shown, *super().facts)
