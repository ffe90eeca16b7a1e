"""Comparing: two sides, or two speakers, next to each other on one topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing_tui.document import comparing
from briefing_tui.document.comparing import By, Chosen, Comparison
from briefing_tui.model import Briefing, Item
from briefing_tui.reader.commands import BY_NAME, bindings
from briefing_tui.reader.painting import shorten
from briefing_tui.reader.panes.pair import LEFT, RIGHT, Pair
from briefing_tui.reader.themes import Palette

if TYPE_CHECKING:
    from briefing_tui.reader.app import ReaderApp


class Comparing(ModalScreen[str | None]):
    """Two columns of quotes. Enter answers with the id of the current one, Esc with nothing."""

    BINDINGS = bindings()
    app: ReaderApp

    def __init__(self, palette: Palette, briefing: Briefing, item: Item | None = None) -> None:
        """Compare what is said on the topic of an item.

        Args:
            palette: the styles to draw with.
            briefing: what to compare in.
            item: a quote or a section to begin with.
        """
        super().__init__()
        self.palette = palette
        self._briefing = briefing
        self._found: Comparison = comparing.comparison(briefing, comparing.best(briefing))
        self._begin = comparing.about(briefing, item, self._found.by)
        self._chosen = Chosen(0, 0, 0)

    def begin_with(self, topic: str | None, side: str | None) -> Comparing:
        """Begin with a cell of the matrix instead: its topic, and its side as one of the two."""
        self._found = comparing.comparison(self._briefing, "sides")
        self._begin = (topic, side)
        return self

    def compose(self) -> ComposeResult:
        """The two columns, and the keys."""
        yield Pair(self.palette, self._briefing)
        yield Static("", markup=False, id="notice")

    def on_mount(self) -> None:
        """Show what is to be compared."""
        self._pair.focus()
        self._start(*self._begin)
        self.say("")

    @property
    def _pair(self) -> Pair:
        return self.query_one(Pair)

    def say(self, words: str) -> None:
        """Say something in place of the keys."""
        key = self.app.key
        keys = (
            f"{key('escape')} back  {key('go')} go  {key('next-pane')} voice  {key('next-section')}"
            f" {key('previous-section')} topic  {key('switch-side')} sides or speakers  {key('previous-link')}"
            f" {key('next-link')} column"
        )
        self.query_one("#notice", Static).update(" " + shorten(words or keys, self.app.size.width - 1))

    def on_resize(self) -> None:
        """The keys have another room."""
        self.say("")

    def _start(self, topic: str | None, voice: str | None) -> None:
        """Compare a voice with another on a topic; the column of that voice is current."""
        chosen = comparing.begin(self._found, topic, voice)
        right = bool(self._found.voices) and self._found.voices[chosen.right].id == voice
        self._pair.column = RIGHT if right else LEFT
        self._compare(chosen)

    def _compare(self, chosen: Chosen) -> None:
        self._chosen = chosen
        self._pair.compare(self._found, chosen)

    def action_do(self, name: str) -> None:
        """Do a command: here where there is one, else in the columns, else the program's."""
        self.say("")
        command = BY_NAME[name]
        for owner in (self, self._pair, self.app):
            if method := getattr(owner, command.method, None):
                method()
                return
        self.say(f"not while comparing: {name}; {self.app.key('escape')} goes back")

    def do_go(self) -> None:
        """Go to the current quote in the page."""
        if self._pair.item_id:
            self.dismiss(self._pair.item_id)
        else:
            self.say("no quote here to go to")

    @property
    def copied(self) -> str | None:
        """What is highlighted."""
        return self._pair.item_id

    def do_escape(self) -> None:
        """Back to the page."""
        self.dismiss(None)

    def do_compare(self) -> None:
        """The key that opened it closes it, too."""
        self.dismiss(None)

    def do_back(self) -> None:
        """Back to the page."""
        self.dismiss(None)

    def do_next_section(self) -> None:
        """To the next topic."""
        self._topic(1)

    def do_previous_section(self) -> None:
        """To the topic before."""
        self._topic(-1)

    def _topic(self, step: int) -> None:
        self._compare(self._chosen._replace(topic=(self._chosen.topic + step) % len(self._found.topics)))

    def do_next_pane(self) -> None:
        """The next voice in the current column."""
        self._voice(1)

    def do_previous_pane(self) -> None:
        """The voice before in the current column."""
        self._voice(-1)

    def _voice(self, step: int) -> None:
        """Another voice in the current column; the one in the other column is passed over."""
        count, chosen = len(self._found.voices), self._chosen
        if count < 3:
            self.say("nobody else is quoted")
            return
        left = self._pair.column == LEFT
        here, other = (chosen.left, chosen.right) if left else (chosen.right, chosen.left)
        here = (here + step) % count
        here = (here + step) % count if here == other else here
        self._compare(chosen._replace(left=here) if left else chosen._replace(right=here))

    def do_switch_side(self) -> None:
        """Compare speakers instead of sides, or sides instead of speakers."""
        by: By = "speakers" if self._found.by == "sides" else "sides"
        topic = self._found.topics[self._chosen.topic].id
        item = self._briefing.by_id.get(self._pair.item_id or "")
        self._found = comparing.comparison(self._briefing, by)
        self._start(topic, comparing.about(self._briefing, item, by)[1])
        self.say(f"comparing {by}")
