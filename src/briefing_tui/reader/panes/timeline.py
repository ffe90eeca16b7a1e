"""Timeline: events, agreements, dated figures and quotes below their dates, and apart what has none."""

from __future__ import annotations

from briefing_tui import dates
from briefing_tui.document import timeline
from briefing_tui.document.timeline import Moment
from briefing_tui.reader.panes.listing import Listing
from briefing_tui.reader.panes.rows import HEADING
from briefing_tui.reader.themes import Palette


class Timeline(Listing):
    """The timeline pane."""

    kind = "timeline"

    def __init__(self, palette: Palette) -> None:
        """Make an empty pane."""
        super().__init__(
            palette, empty="Nothing here has a date. Events, agreements, dated figures and quotes would stand in order."
        )
        self._moments: tuple[Moment, ...] = ()

    def work_out(self) -> None:
        """Put everything in the order of time."""
        self._moments = timeline.moments(self.briefing) if self.briefing else ()

    def list(self) -> None:
        """List what matches, each date above what stands under it."""
        briefing = self.briefing
        if briefing is None:
            return
        found = [moment for moment in self._moments if self.filter.matches(briefing, moment.item)]
        self.found, self.every = len(found), len(self._moments)
        undated = sum(moment.date is None for moment in found)
        self.note = self.noted(self.count if self.filter.query else "", f"{len(found) - undated} dated, {undated} not")
        by_id: dict[str, Moment] = {}
        headings: dict[str, str] = {}
        cut_off = timeline.position(briefing.as_of) if briefing.as_of else None
        keys: list[str] = []
        last: str | None = ""
        for moment in found:
            if cut_off and moment.date and timeline.position(moment.date) > cut_off:
                keys.append(f"{HEADING}/")
                headings[keys[-1]] = f"··· information cut-off {dates.display(briefing.as_of or '')} ···"
                cut_off = None
            if moment.date != last:
                last = moment.date
                keys.append(f"{HEADING}{last or ''}")
                headings[keys[-1]] = dates.display(last) if last else "DATE NOT GIVEN"
            keys.append(moment.item.id)
            by_id.setdefault(moment.item.id, moment)
        self.show(
            tuple(keys),
            lambda key: self.heading(headings[key]) if key in headings else timeline.moment(briefing, by_id[key]),
        )
