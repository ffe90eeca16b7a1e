"""Sources: each with its grade and whom it repeats, and below it, unfolded, what rests on it."""

from __future__ import annotations

from briefing_tui.document import sourcing
from briefing_tui.document.blocks import Block
from briefing_tui.document.sourcing import Hanging, Sourcing
from briefing_tui.model import Source
from briefing_tui.reader.panes.listing import Folding
from briefing_tui.reader.panes.rows import HEADING
from briefing_tui.reader.themes import Palette


class Sources(Folding):
    """The sources pane."""

    kind = "sources"

    def __init__(self, palette: Palette) -> None:
        """Make an empty pane."""
        super().__init__(
            palette, empty="No sources here. Each would be listed with its grade and with what rests on it."
        )
        self._sourcing: Sourcing | None = None
        self._hanging: dict[str, tuple[Hanging, ...]] = {}

    def work_out(self) -> None:
        """Work out what rests on what."""
        self._sourcing = Sourcing(self.briefing) if self.briefing else None
        self._hanging = self._sourcing.hanging if self._sourcing else {}

    def list(self) -> None:
        """List the sources that match, what is unfolded, and at the end what rests on none."""
        found = self._sourcing
        if found is None:
            return
        briefing = found.briefing
        sources = {item.id: item for item in found.ordered if self.filter.matches(briefing, item)}
        self.found, self.every = len(sources), len(found.ordered)
        every = f"{self.every} source{'s' * (self.every != 1)}, {found.independent} independent"
        self.note = self.noted(self.count if self.filter.query else every, "→ unfolds")
        keys: list[str] = []
        for source_id in sources:
            keys.append(source_id)
            if source_id in self.unfolded:
                below = range(len(self._hanging.get(source_id, ())))
                keys += [f"{source_id}{self.PARTS}{number}" for number in below]
        unsourced = [item for item in found.unsourced if self.filter.matches(briefing, item)]
        if unsourced:
            keys.append(f"{HEADING}NO SOURCE IS GIVEN FOR")
            keys += [f"{self.PARTS}{number}" for number in range(len(unsourced))]
        without = tuple(Hanging(item, False) for item in unsourced)
        self.show(tuple(keys), lambda key: self._row(found, sources, without, key))

    def _row(self, found: Sourcing, sources: dict[str, Source], without: tuple[Hanging, ...], key: str) -> Block:
        if key.startswith(HEADING):
            return self.heading(key)
        source_id, part, number = key.partition(self.PARTS)
        if not source_id:
            return sourcing.hanging(found.briefing, without[int(number)])
        if part:
            return sourcing.hanging(found.briefing, self._hanging[source_id][int(number)], source_id)
        return sourcing.source(found, sources[source_id], self.sign(key))
