"""Marks and notes as text, Markdown or JSON: each with the words that it is on, and what has become of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import asdict

from briefing_tui.document.anchors import Finder, anchor
from briefing_tui.document.citation import cite
from briefing_tui.document.page import Page
from briefing_tui.exports.copying import escaped
from briefing_tui.model import Briefing
from briefing_tui.personal.notes import Note
from briefing_tui.text import make_safe, safe_line

STATES: Final = {"same": "", "changed": "changed since", "gone": "orphan: the briefing no longer has this"}


class Entry(Struct, frozen=True):
    """A mark or a note, ready to be written; its texts are safe to show."""

    kind: Literal["mark", "note"]
    briefing: str
    """Id of the briefing."""
    title: str
    path: str | None
    """File of the briefing; None for standard input."""
    item: str
    state: Literal["same", "changed", "gone"]
    words: str
    """What it was made on."""
    made: str
    """ISO 8601."""
    note: str | None = None
    changed: str | None = None
    """When the note was written last, ISO 8601."""
    now: str | None = None
    """What stands there now, where that is another text."""
    citation: str | None = None
    """The item as it is now, with speaker, source and permalink; None where the file could not be read."""


def entries(notes: Iterable[Note], load: Callable[[Path], Briefing | None]) -> Iterator[Entry]:
    """The entries of marks and notes, with what has become of what they are on.

    Args:
        notes: marks and notes, those of a briefing after each other.
        load: the briefing of a file, None where it cannot be read: then what was known last is told.
    """
    for key, those in groupby(notes, lambda note: note.key):
        briefing = load(key.file) if key.file else None
        page = Page(briefing) if briefing and briefing.id == key.id else None
        finder = Finder(page) if page else None
        for note in those:
            state, now, citation = note.state, None, None
            if page and finder:
                place, state = finder.find(*note.name)
                if place is not None and note.anchor.item in page.briefing.by_id:
                    citation = cite(page.briefing, page.block(place))
                if place is not None and state == "changed":
                    now = anchor(page, place).words
            yield Entry(
                "note" if note.text else "mark",
                safe_line(key.id),
                safe_line(note.title),
                safe_line(str(key.file)) if key.file else None,
                safe_line(note.anchor.item),
                state,
                make_safe(note.anchor.words),
                note.made,
                make_safe(note.text) if note.text else None,
                note.changed or None,
                now,
                citation,
            )


def to_json(found: Iterable[Entry]) -> str:
    """An array of objects with the fields of `Entry`."""
    return json.dumps([asdict(entry) for entry in found], indent=2, ensure_ascii=False)


def to_text(found: Iterable[Entry]) -> Iterator[str]:
    """Lines of plain text."""
    for number, ((title, path), those) in enumerate(groupby(found, lambda entry: (entry.title, entry.path))):
        yield from ([""] if number else [])
        yield title
        yield f"  {path or 'from standard input'}"
        for entry in those:
            yield ""
            yield f"  {entry.kind} on {entry.briefing}#{entry.item}  {entry.made[:10]}{_state(entry)}"
            yield from (f"    {line}" for line in (entry.note or "").splitlines())
            yield f"    > {entry.words}"
            if entry.now:
                yield f"    now: {entry.now}"


def to_markdown(found: Iterable[Entry]) -> Iterator[str]:
    """Lines of Markdown: a heading a briefing, and below it what was marked or noted, quoted, with its citation."""
    for number, ((title, path), those) in enumerate(groupby(found, lambda entry: (entry.title, entry.path))):
        yield from ([""] if number else [])
        yield f"# {escaped(title)}"
        yield ""
        yield f"`{path}`" if path else "From standard input."
        for entry in those:
            yield ""
            yield f"## {entry.kind.capitalize()} on {entry.briefing}#{entry.item}, {entry.made[:10]}{_state(entry)}"
            yield ""
            if entry.note:
                yield from entry.note.splitlines()
                yield ""
            yield f"> {escaped(entry.words)}"
            if entry.now:
                yield from ("", "Now:", "", f"> {escaped(entry.now)}")
            if entry.citation:
                yield ""
                yield from (f"    {line}" for line in entry.citation.splitlines())


def _state(entry: Entry) -> str:
    return f"  ({STATES[entry.state]})" if STATES[entry.state] else ""
