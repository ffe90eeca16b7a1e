"""Keeping: where the reader is, what was typed and seen, and what is new since; all of it outlives the program."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import partial
from time import perf_counter, sleep
from typing import TYPE_CHECKING, TypeVar

import msgspec
from textual import on
from textual.message import Message

from briefing_tui import dates
from briefing_tui.document import anchors
from briefing_tui.document.anchors import Spot
from briefing_tui.model import Briefing, Date
from briefing_tui.personal import finds, seen, shelf
from briefing_tui.personal.seen import Changes
from briefing_tui.personal.shelf import Key
from briefing_tui.personal.state import Kept, Unkept
from briefing_tui.reader.panes.field import Field
from briefing_tui.reader.panes.lines import KeysLine
from briefing_tui.reader.panes.scrolling import Mark
from briefing_tui.reader.screens.finding import Finding
from briefing_tui.reader.screens.layout import PaneName
from briefing_tui.reader.themes import Palette
from briefing_tui.text import safe_line

if TYPE_CHECKING:
    from concurrent.futures import Future
    from sqlite3 import Connection

T = TypeVar("T")
MOMENT = 0.02
"""Seconds that a key waits for the state: most answers are there in one, and are drawn in the same frame."""
_CALM = 0.5
"""Seconds after a movement before the place is kept; a connection that drops costs no more than these."""
_AFTERWARDS = 0.2
"""Seconds after the first paint before it is looked up what is new."""
_WORK, _REST = 0.001, 0.003
"""Seconds of hashing, and of leaving the interpreter to the keys: 4 MB take a second so, and no key waits."""


class Keeping(Finding):
    """Keeps the place, and knows what is new."""

    class Answered(Message):
        """The state has answered."""

        def __init__(self, act: Callable[[], None]) -> None:
            """Say what is to be done now."""
            super().__init__()
            self.act = act

    def __init__(self, briefing: Briefing, palette: Palette) -> None:
        """Begin with nothing kept."""
        super().__init__(briefing, palette)
        self.kept = Kept()
        """What was kept of the briefing when it was opened."""
        self.changes = Changes()
        """What differs from what had been seen when the briefing was opened, or before it was read again."""
        self.key: Key | None = None
        """What the briefing is kept under; None before the first paint."""
        self._unseen: set[str] = set()
        self._here: Mark | None = None
        self._waiting: asyncio.TimerHandle | None = None
        self._looking: asyncio.TimerHandle | None = None
        self.compared = False
        """Whether it is known what is new."""

    def ask(self, future: Future[T], then: Callable[[T], None], *, within: float = MOMENT) -> None:
        """Go on with an answer of the state: in this frame where it comes at once, else when it comes."""
        try:
            then(future.result(within))
        except TimeoutError:
            late = partial(self.ask, future, then)
            future.add_done_callback(lambda _: self.post_message(self.Answered(late)))
        except Unkept as error:
            self.say(safe_line(f"not kept: {error}"))
        if notice := self.app.state.notice():
            self.say(notice)

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        event.act()

    def kept_place(self) -> Mark | None:
        """What was in view when the briefing was left."""
        try:
            top, above, current = msgspec.json.decode(self.kept.place or "null", type=tuple[Spot, int, Spot])
        except msgspec.DecodeError:
            return None
        return Mark(anchors.place(self.page, top), above, anchors.place(self.page, current)._replace(offset=0))

    def _fill(self) -> None:
        super()._fill()
        first = self.key is None
        self.key = Key.of(self.page.briefing.id, self.app.path)
        if first:
            # What is painted first reaches the terminal 5 to 9 ms sooner where this waits.
            self._looking = asyncio.get_running_loop().call_later(_AFTERWARDS, self._look)
        else:
            self._look()

    def _look(self) -> None:
        """Find out what is new."""
        briefing, key = self.page.briefing, self.key
        if key is not None:
            looked = self.app.state.work(partial(_texts, briefing), partial(_compare, key, briefing.title))
            self.ask(looked, self._compared, within=0)

    def _compared(self, changes: Changes) -> None:
        """Take notice of what is new; what was found so earlier in this session stays so."""
        self.compared = True
        earlier = self.changes
        new = (*changes.new, *filter(self._is_there, earlier.new))
        changed = {**changes.changed, **{item: text for item, text in earlier.changed.items() if self._is_there(item)}}
        removed = {
            **changes.removed,
            **{item: text for item, text in earlier.removed.items() if not self._is_there(item)},
        }
        self.changes = Changes(tuple(dict.fromkeys(new)), changed, removed)
        self._unseen = {*changes.new, *changes.changed}
        self.resign()
        if changes:
            since = f"since {day(self.kept.opened)}: " if self.kept.opened else ""
            counts = ((len(changes.new), "new"), (len(changes.changed), "changed"), (len(changes.removed), "removed"))
            found = since + ", ".join(f"{count} {word}" for count, word in counts if count)
            found += f" · {self.app.key('what-is-new')} lists them"
            self.say(" · ".join(filter(None, (self.query_one(KeysLine).notice, found))))
        self._follow()

    def _is_there(self, item: str) -> bool:
        """Whether the briefing has an item, or a part of that name."""
        return item in self.page.briefing.by_id or self.page.part_of(item) is not None

    def _ask(self, field: Field, pane: PaneName) -> None:
        """Let the field have what was typed into one like it in earlier sessions, as soon as that is known."""
        super()._ask(field, pane)

        def precede(earlier: list[str]) -> None:
            field.precede([text for text in earlier if text not in self.typed[field.prompt]])

        self.ask(self.app.state.read(partial(finds.every, prompt=field.prompt)), precede, within=0)

    def _remember(self, prompt: str, text: str) -> None:
        super()._remember(prompt, text)
        if text:
            self.app.state.write(partial(finds.put, prompt=prompt, text=text))

    def resign(self) -> None:
        """Put the signs in the margin of the page anew."""

    def _follow(self) -> None:
        super()._follow()
        if self.key is None:
            return
        self._here = self.view.mark
        if self._waiting is None:
            # A timer of Textual would paint what lies over this screen anew.
            self._waiting = asyncio.get_running_loop().call_later(_CALM, self.keep_place)
        if self._unseen:
            places = self.view.in_view
            shown = {self.page.key_of(place) for place in places}
            shown |= {item for place in places if (item := self.page.block(place).item_id)}
            self._see(self._unseen & shown)

    def _see(self, items: set[str]) -> None:
        """Remember that items were seen as they are now."""
        self._unseen -= items
        texts = [(item, text) for item in items if (text := anchors.text_at(self.page.briefing, item)) is not None]
        if texts and self.key:
            record = [(item, anchors.hash_of(text), text) for item, text in texts]
            self.app.state.write(partial(seen.record, key=self.key, texts=record))

    def keep_place(self) -> None:
        """Keep what is in view now as the place to come back to."""
        if self._waiting:
            self._waiting.cancel()
            self._waiting = None
        if self.key and self._here:
            top, above, current = self._here
            place = msgspec.json.encode((anchors.spot(self.page, top), above, anchors.spot(self.page, current)))
            self.app.state.write(partial(shelf.put_place, key=self.key, place=place.decode()))

    def on_unmount(self) -> None:
        """Keep the place that is left."""
        if self._looking:
            self._looking.cancel()
        self.keep_place()


def day(moment: str) -> str:
    """The day of a moment that was kept, where the reader is: 24 Nov 2026."""
    return dates.display(Date(datetime.fromisoformat(moment).astimezone().date().isoformat()))


def _texts(briefing: Briefing) -> list[tuple[str, str, str]]:
    """The items of a briefing with the hashes of their texts, and their texts."""
    texts: list[tuple[str, str, str]] = []
    begun = perf_counter()
    for item, text in anchors.texts(briefing):
        texts.append((item, anchors.hash_of(text), text))
        if perf_counter() - begun > _WORK:
            sleep(_REST)
            begun = perf_counter()
    return texts


def _compare(key: Key, title: str, connection: Connection, texts: list[tuple[str, str, str]]) -> Changes:
    """Compare a briefing with what was seen of it; all of it counts as seen the first time."""
    shelf.opened(connection, key, title)
    number = shelf.number(connection, key)
    changes = seen.compare(connection, number, {item: hash for item, hash, _ in texts})
    if changes is None:
        seen.record(connection, key, texts)
    return changes or Changes()
