"""Timeline: events, agreements, dated figures and quotes below their dates, and apart what has none."""

from __future__ import annotations

from briefing_tui import dates
from briefing_tui.document import timeline
from briefing_tui.document.blocks import Block
from briefing_tui.document.timeline import Moment
from briefing_tui.reader.panes.listing import Listing
from briefing_tui.reader.panes.rows import HEADING
from briefing_tui.reader.themes import Palette

_CUT_OFF = f"{HEADING}/"
"""The key of the line at the information cut-off; no date is an interval without both its ends."""


class Timeline(Listing):
    """The timeline pane."""

    kind = "timeline"

    def __init__(self, palette: Palette) -> None:
        """Make an empty pane."""
        super().__init__(
            palette, empty="Nothing here has a date. Events, agreements, dated figures and quotes would stand in order."
        )
        self._moments: tuple[Moment, ...] = ()
        self._by_id: dict[str, Moment] = {}

    def work_out(self) -> None:
        """Put everything in the order of time."""
        self._moments = timeline.moments(self.briefing) if self.briefing else ()
        self._by_id = {moment.item.id: moment for moment in self._moments}

    def list(self) -> None:
        """List what matches, each date above what stands under it."""
        briefing = self.briefing
        if briefing is None:
            return
        found = self._moments
        if self.filter.query:
            found = tuple(moment for moment in found if self.filter.matches(briefing, moment.item))
        self.found, self.every = len(found), len(self._moments)
        undated = sum(moment.date is None for moment in found)
        self.note = self.noted(self.count if self.filter.query else "", f"{len(found) - undated} dated, {undated} not")
        cut_off = timeline.position(briefing.as_of) if briefing.as_of else None
        keys: list[str] = []
        last: str | None = ""
        for date, item in found:
            if date != last:
                last = date
                if date and cut_off and timeline.position(date) > cut_off:
                    keys.append(_CUT_OFF)
                    cut_off = None
                keys.append(f"{HEADING}{date or ''}")
            keys.append(item.id)
        self.show(tuple(keys), self._row)

    def _row(self, key: str) -> Block:
        if key == _CUT_OFF and self.briefing:
            return self.heading(f"··· information cut-off {dates.display(self.briefing.as_of or '')} ···")
        if key.startswith(HEADING):
            return self.heading(dates.display(key.removeprefix(HEADING)) or "DATE NOT GIVEN")
        assert self.briefing is not None
        return timeline.moment(self.briefing, self._by_id[key])
