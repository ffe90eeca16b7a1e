"""People and organisations: who they are, and below each, unfolded, everything that is recorded of them here."""

from __future__ import annotations

from briefing_tui.document import people
from briefing_tui.document.blocks import Block
from briefing_tui.document.people import ORDERS, Mention, Voice
from briefing_tui.model import Briefing, Person
from briefing_tui.reader.panes.listing import Folding
from briefing_tui.reader.panes.rows import HEADING
from briefing_tui.reader.themes import Palette


class People(Folding):
    """The people and organisations pane."""

    kind = "people"

    def __init__(self, palette: Palette) -> None:
        """Make an empty pane."""
        super().__init__(
            palette,
            empty="No people and no organisations here. Who they are, and all that they say, would be listed.",
        )
        self.title = "PEOPLE AND ORGANISATIONS"
        self._order = 0
        self._reversed = False
        self._mentions: dict[str, tuple[Mention, ...]] = {}
        self._below: dict[str, tuple[Mention, ...]] = {}

    def work_out(self) -> None:
        """Gather what is recorded of everybody."""
        self._mentions = people.mentions(self.briefing) if self.briefing else {}
        self._below = {}

    def list(self) -> None:
        """List everybody who matches, in the chosen order, and what is unfolded."""
        briefing = self.briefing
        if briefing is None:
            return
        every = people.voices(briefing)
        found = [voice for voice in every if self.filter.matches(briefing, voice)]
        name, key = list(ORDERS.items())[self._order]
        found.sort(key=lambda voice: key(briefing, voice, self._of(voice.id)))
        found = found[::-1] if self._reversed else found
        self.found, self.every = len(found), len(every)
        order = name + (", reversed" if self._reversed else "")
        self.note = self.noted(self.count, order if self._order or self._reversed else "→ unfolds")
        voices = {voice.id: voice for voice in found}
        keys: list[str] = []
        for title, persons in (("PEOPLE", True), ("ORGANISATIONS", False)):
            group = [voice.id for voice in found if isinstance(voice, Person) is persons]
            keys += [f"{HEADING}{title}"] if group else []
            for item_id in group:
                keys += [item_id, *self._parts(briefing, item_id)]
        self.show(tuple(keys), lambda key: self._row(briefing, voices, key))

    def do_sort(self) -> None:
        """Sort by the next order."""
        self._order = (self._order + 1) % len(ORDERS)
        self.list()

    def do_reverse(self) -> None:
        """Turn the order round."""
        self._reversed = not self._reversed
        self.list()

    def _of(self, item_id: str) -> tuple[Mention, ...]:
        return self._mentions.get(item_id, ())

    def _parts(self, briefing: Briefing, item_id: str) -> tuple[str, ...]:
        """The keys of what is unfolded below somebody."""
        if item_id not in self.unfolded:
            return ()
        if item_id not in self._below:
            self._below[item_id] = (*self._of(item_id), *people.named_in(briefing, item_id))
        return tuple(f"{item_id}{self.PARTS}{number}" for number in range(len(self._below[item_id])))

    def _row(self, briefing: Briefing, voices: dict[str, Voice], key: str) -> Block:
        if key.startswith(HEADING):
            return self.heading(key)
        item_id, part, number = key.partition(self.PARTS)
        if part:
            return people.mention(briefing, self._below[item_id][int(number)])
        return people.voice(briefing, voices[item_id], self._of(item_id), self.sign(key))
