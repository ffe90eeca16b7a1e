"""Marking: marks and notes on what is read, a list of them over all briefings, and one of what is new."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from briefing_tui.document import anchors
from briefing_tui.document.anchors import Anchored, Finder
from briefing_tui.document.page import Place
from briefing_tui.model import Briefing, Section
from briefing_tui.personal import notes, seen
from briefing_tui.personal.notes import Anchor, Note, State
from briefing_tui.personal.shelf import Key
from briefing_tui.reader import marks
from briefing_tui.reader.panes.filtered import Filtered
from briefing_tui.reader.screens.keeping import Keeping, day
from briefing_tui.reader.themes import Palette

if TYPE_CHECKING:
    from sqlite3 import Connection

_WORDS = 140
"""The most characters of a mark's words in the list, and of what a note is on: four lines of 40 cells."""
_STATES = {"same": "", "changed": "changed since", "gone": "orphan"}


class Marking(Keeping):
    """Marks, notes, and what is new."""

    def __init__(self, briefing: Briefing, palette: Palette) -> None:
        """Begin without marks."""
        super().__init__(briefing, palette)
        self.marked: dict[tuple[str, str], Note] = {}
        self.noted: dict[tuple[str, str], Note] = {}
        self._places: dict[tuple[str, str], Place | None] = {}

    def _fill(self) -> None:
        if self.key is None:
            self.marked = {mark.name: mark for mark in self.kept.marks}
            self.noted = {note.name: note for note in self.kept.notes}
        super()._fill()
        self.resign()

    def resign(self) -> None:
        """Find again what the marks and notes hang on, and put the signs in the margins and in the contents."""
        finder, signs, parts = Finder(self.page), dict[str | Place, str](), dict[str, str]()
        changed: list[tuple[str, str, State]] = []
        self._places.clear()
        for kept, sign in ((self.marked, marks.MARK), (self.noted, marks.NOTE)):
            for name, note in kept.items():
                place, state = finder.find(*name)
                self._places[name] = place
                if note.state != state:
                    kept[name] = note._replace(state=state)
                    changed.append((*name, state))
                if place is not None:
                    at = self._sign_of(place)
                    shown, part = sign if state == "same" else marks.UNSURE, self.page.key_of(place)
                    signs[at] = marks.joined(signs.get(at, ""), shown)
                    parts[part] = parts.get(part, "") + shown
        for items, sign in ((self.changes.new, marks.NEW), (self.changes.changed, marks.CHANGED)):
            for item in items:
                # Asking where each stands would make the blocks of all of them.
                found = self.page.briefing.by_id.get(item)
                at = marks.on_head(item) if found is None or isinstance(found, Section) else item
                signs[at] = signs.get(at, "") + sign
                if shows := self.page.part_of(item):
                    parts[shows] = parts.get(shows, "") + sign
        self.contents.mark({part: marks.of_all(found) for part, found in parts.items()})
        if signs != self.view.marks:
            self.view.marks = signs
            self.view.refresh()
            for pane in self.beside:
                pane.marks = signs
                pane.refresh()
        if changed and self.key:
            self.app.state.write(partial(notes.put_states, key=self.key, states=changed))

    def _furnish(self, pane: Filtered) -> None:
        pane.marks = self.view.marks
        super()._furnish(pane)

    def _sign_of(self, place: Place) -> str | Place:
        """What a sign stands at: the item, which may be shown in several places, or the block."""
        kept = self.page.block(place).item_id
        part = self.page.key_of(place)
        if kept and kept != part:
            return kept
        return marks.on_head(part) if anchors.is_head(self.page, place) else Place(place.part, place.block)

    @property
    def here(self) -> Place:
        """The place of the current block or, in a list, of the highlighted item."""
        item = self.focused.item_id if isinstance(self.focused, Filtered) else None
        return (self.page.place_of(item) if item else None) or Place(*self.view.current[:2])

    def _hanging(self, kept: dict[tuple[str, str], Note], here: Anchored, place: Place) -> list[Note]:
        """The marks or notes on a block; those on an earlier text of it, too."""
        same = kept.get(here[:2])
        earlier = [note for name, note in kept.items() if note is not same and self._places.get(name) == place]
        return ([same] if same else []) + [note for note in earlier if note.state != "gone"]

    def do_mark(self) -> None:
        """Mark the current block, or take its mark away."""
        if self.key is None:
            return
        place = self.here
        here, key = anchors.anchor(self.page, place), self.key
        hanging = self._hanging(self.marked, here, place)

        def job(connection: Connection) -> None:
            for mark in hanging:
                notes.drop_mark(connection, key, *mark.name)
            if not hanging:
                notes.put_mark(connection, key, Anchor(*here))

        def done(_: None) -> None:
            for mark in hanging:
                self.marked.pop(mark.name, None)
            if not hanging:
                self.marked[here[:2]] = Note(key, self.page.briefing.title, Anchor(*here), "", "same")
            self.resign()
            self.say("mark taken away" if hanging else f"marked · {self.app.key('marks')} lists the marks")

        self.ask(self.app.state.write(job), done)

    def do_note(self) -> None:
        """Write a note on the current block, or go on with the one that it has."""
        from briefing_tui.reader.screens.noting import Noting  # noqa: PLC0415 - 6 ms that the start need not wait for

        if self.key is None:
            return
        place = self.here
        here = anchors.anchor(self.page, place)
        hanging = self._hanging(self.noted, here, place)
        note = hanging[0] if hanging else None
        earlier = _cut(note.anchor.words) if note and note.name != here[:2] else ""
        words, text = _cut(here.words), note.text if note else ""
        screen = Noting(self.palette, words, text, earlier, partial(self._write, here, note))
        self.app.push_screen(screen, lambda text: self._write(here, note, text or "", last=True))

    def _write(self, here: Anchored, before: Note | None, text: str, *, last: bool = False) -> None:
        """Keep what a note says now. An empty one is taken away at the end; one that is as it was is left alone."""
        key = self.key
        kept = self.noted.get(here[:2])
        if key is None or not (text.strip() or last):
            return
        if text == (kept or before or _NOTHING).text:
            if last and kept is not None and kept is not before:
                self._wrote(text)
            return
        anchor = Anchor(*here)

        def job(connection: Connection) -> None:
            if text.strip():
                notes.put_note(connection, key, anchor, text, before.anchor.hash if before else None)
            for name in ([here[:2], before.name] if before else [here[:2]]) if not text.strip() else []:
                notes.drop_note(connection, key, *name)

        def done(_: None) -> None:
            if before:
                self.noted.pop(before.name, None)
            self.noted.pop(here[:2], None)
            if text.strip():
                self.noted[here[:2]] = Note(key, self.page.briefing.title, anchor, "", "same", text)
            if last:
                self._wrote(text)

        self.ask(self.app.state.write(job), done)

    def _wrote(self, text: str) -> None:
        """Show and say what has become of a note that is closed."""
        self.resign()
        self.say(f"note kept · {self.app.key('note')} goes on with it" if text.strip() else "note taken away")

    def do_marks(self) -> None:
        """List the marks and notes of all briefings."""
        self.ask(self.app.state.read(_every), self._list)

    def _list(self, every: list[Note]) -> None:
        if not every:
            key = self.app.key
            self.say(f"no marks yet: {key('mark')} marks the current block, {key('note')} writes a note on it")
            return
        from briefing_tui.reader.screens.choosing import Choosing, Row  # noqa: PLC0415 - not needed at the start

        rows = [
            Row(str(at), _kind(note), _words(note), f"{note.title} · {day(note.made)}") for at, note in enumerate(every)
        ]
        screen = Choosing(self.palette, "Marks and notes of all briefings", rows)
        self.app.push_screen(screen, lambda picked: None if picked is None else self._visit(every[int(picked)]))

    def _visit(self, note: Note) -> None:
        if note.key == self.key:
            self.visit(note.name)
        elif note.key.file is None:
            self.say("that briefing came from standard input: it cannot be opened from here")
        elif problem := self.app.visit(self.page.briefing, note.key.file, note.name):
            self.say(problem)

    def visit(self, name: tuple[str, str], *, remember: bool = True) -> None:
        """Go to what a mark or note hangs on, and say what has become of it."""
        place, state = Finder(self.page).find(*name)
        if place is not None:
            self._focus("page")
            self._jump(place, remember=remember)
            self.view.shown = place
        if state != "same":
            self.say("changed since: the text is another now" if place else "orphan: the briefing no longer has this")
        self._follow()

    def do_what_is_new(self) -> None:
        """List what is new, changed or removed since the last reading, with the text before and the text now."""
        from briefing_tui.reader.screens.news import News, Piece  # noqa: PLC0415 - not needed at the start

        changes, briefing = self.changes, self.page.briefing
        if not changes:
            since = f" since {day(self.kept.opened)}" if self.kept.opened else ": this is the first reading"
            self.say(f"nothing is new{since}")
            return
        pieces = [Piece(item, "new") for item in changes.new]
        pieces += [Piece(item, "changed", old) for item, old in changes.changed.items()]
        pieces += [Piece(item, "removed", old) for item, old in changes.removed.items()]
        since = f"since {day(self.kept.opened)}" if self.kept.opened else "since it was opened"
        self.app.push_screen(News(self.palette, f"What is new {since}", pieces, briefing), self._leave_news)

    def _leave_news(self, answer: tuple[str | None, set[str]] | None) -> None:
        """Count as seen what was listed in view, and go to what was chosen."""
        chosen, listed = answer or (None, set())
        if self.key and (removed := listed & set(self.changes.removed)):
            self.app.state.write(partial(seen.forget, key=self.key, items=sorted(removed)))
        self._see(self._unseen & listed)
        if chosen is not None:
            self._focus("page")
            self._go_to(chosen)


_NOTHING = Note(Key("", b""), "", Anchor("", "", ""), "", "same")


def _every(connection: Connection) -> list[Note]:
    every: Iterable[Note] = [*notes.marks(connection), *notes.notes(connection)]
    return sorted(every, key=lambda note: note.made, reverse=True)


def _kind(note: Note) -> str:
    sign = marks.NOTE if note.text else marks.MARK
    return f"{sign} {_STATES[note.state] or ('note' if note.text else 'mark')}"


def _words(note: Note) -> str:
    shown = _cut(note.anchor.words)
    return f"{' '.join(note.text.split())}\n{shown}" if note.text else shown


def _cut(words: str) -> str:
    return words if len(words) <= _WORDS else words[:_WORDS].rsplit(" ", 1)[0] + " …"
