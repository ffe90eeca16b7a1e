"""Marks, notes, places and what was seen: what is kept is what comes back."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

from briefing_tui.personal import notes, seen, shelf
from briefing_tui.personal.notes import Anchor
from briefing_tui.personal.seen import Changes
from briefing_tui.personal.shelf import Key
from briefing_tui.personal.store import Store
from tests.personal.conftest import ANCHOR

KEY = Key("harbour-talks", b"/talks.yaml")
OTHER = Key("rail-talks", b"/rail.yaml")


def place(store: Store, key: Key) -> str | None:
    """Where the reader was in a briefing."""
    found = store.read(partial(shelf.find, key=key))
    return found.place if found else None


def put(store: Store, key: Key, where: str) -> None:
    """Be somewhere in a briefing."""
    store.write(partial(shelf.put_place, key=key, place=where))


def test_a_place_is_kept_by_briefing(store: Store) -> None:
    put(store, KEY, "a")
    put(store, OTHER, "b")
    assert (place(store, KEY), place(store, OTHER), place(store, Key("x", b"/x"))) == ("a", "b", None)


def test_a_briefing_that_was_moved(store: Store, tmp_path: Path) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.touch()
    put(store, Key.of("talks", old), "a")
    old.rename(new)
    assert place(store, Key.of("talks", new)) == "a"
    store.write(partial(notes.put_mark, key=Key.of("talks", new), anchor=ANCHOR))
    (known,) = store.read(lambda connection: list(shelf.every(connection)))
    assert known.key.file == new
    assert place(store, Key.of("other", new)) is None


def test_a_copy_is_another_briefing(store: Store, tmp_path: Path) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.touch()
    put(store, Key.of("talks", old), "a")
    shutil.copy(old, new)
    assert place(store, Key.of("talks", new)) is None
    put(store, Key.of("talks", new), "b")
    assert place(store, Key.of("talks", old)) == "a"


def test_a_link_is_the_file_that_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to("file")
    assert Key.of("x", tmp_path / "link") == Key.of("x", tmp_path / "file")


def test_a_name_that_is_no_text(store: Store, tmp_path: Path) -> None:
    path = Path(str(tmp_path) + "/\udcff.yaml")
    put(store, Key.of("talks", path), "a")
    (known,) = store.read(lambda connection: list(shelf.every(connection)))
    assert known.key.file == path


def test_standard_input_has_no_path(store: Store) -> None:
    put(store, Key.of("talks", None), "a")
    assert Key.of("talks", None).file is None
    assert place(store, Key.of("talks", None)) == "a"
    assert place(store, Key("talks", b"/not-there")) is None


def test_marks_on_and_off(store: Store) -> None:
    store.write(partial(notes.put_mark, key=KEY, anchor=ANCHOR))
    store.write(partial(notes.put_mark, key=KEY, anchor=ANCHOR))
    store.write(partial(notes.put_mark, key=OTHER, anchor=ANCHOR))
    assert [(mark.key, mark.anchor, mark.state) for mark in store.read(notes.marks)] == [
        (KEY, ANCHOR, "same"),
        (OTHER, ANCHOR, "same"),
    ]
    store.write(partial(notes.drop_mark, key=KEY, item=ANCHOR.item, hash=ANCHOR.hash))
    assert [mark.key for mark in store.read(notes.marks)] == [OTHER]


def test_a_note_is_written_and_changed(store: Store) -> None:
    store.write(partial(notes.put_note, key=KEY, anchor=ANCHOR, text="who pays?"))
    store.write(partial(notes.put_note, key=KEY, anchor=ANCHOR, text="who pays?\nask Lind"))
    (note,) = store.read(notes.notes)
    assert (note.anchor, note.text) == (ANCHOR, "who pays?\nask Lind")
    store.write(partial(notes.drop_note, key=KEY, item=ANCHOR.item, hash=ANCHOR.hash))
    assert store.read(notes.notes) == []


def test_two_texts_of_one_item_have_notes_of_their_own(store: Store) -> None:
    later = Anchor(ANCHOR.item, "def", "We pay for both years.")
    store.write(partial(notes.put_note, key=KEY, anchor=ANCHOR, text="first"))
    store.write(partial(notes.put_note, key=KEY, anchor=later, text="second"))
    assert {note.text for note in store.read(notes.notes)} == {"first", "second"}


def test_a_note_that_its_writer_puts_on_the_new_text(store: Store) -> None:
    later = Anchor(ANCHOR.item, "def", "We pay for both years.")
    store.write(partial(notes.put_note, key=KEY, anchor=ANCHOR, text="first"))
    store.write(partial(notes.put_states, key=KEY, states=[(*ANCHOR[:2], "changed")]))
    assert [note.state for note in store.read(notes.notes)] == ["changed"]
    store.write(partial(notes.put_note, key=KEY, anchor=later, text="second", instead=ANCHOR.hash))
    assert [(n.anchor, n.text, n.state) for n in store.read(notes.notes)] == [(later, "second", "same")]


def test_what_has_become_of_a_text_is_told_of_marks_and_notes(store: Store) -> None:
    store.write(partial(notes.put_mark, key=KEY, anchor=ANCHOR))
    store.write(partial(notes.put_note, key=KEY, anchor=ANCHOR, text="x"))
    store.write(partial(notes.put_note, key=OTHER, anchor=ANCHOR, text="x"))
    store.write(partial(notes.put_states, key=KEY, states=[(*ANCHOR[:2], "gone")]))
    assert [mark.state for mark in store.read(notes.marks)] == ["gone"]
    assert {(note.key, note.state) for note in store.read(notes.notes)} == {(KEY, "gone"), (OTHER, "same")}


def test_what_another_program_wrote_is_safe_to_show(store: Store) -> None:
    store.write(partial(shelf.opened, key=KEY, title="a\x1b]0;b"))
    store.write(partial(notes.put_note, key=KEY, anchor=ANCHOR._replace(words="w\x1b[2J"), text="t\u202e"))
    store.write(partial(seen.record, key=KEY, texts=[("a", "1", "s\x07")]))
    (note,) = store.read(notes.notes)
    assert (note.title, note.anchor.words, note.text) == ("a␦]0;b", "w␦[2J", "t␦")
    changes = store.read(partial(seen.compare, number=1, hashes={}))
    assert changes is not None
    assert changes.removed == {"a": "s␦"}


def test_what_is_new(store: Store) -> None:
    number = store.write(partial(shelf.number, key=KEY))
    assert store.read(partial(seen.compare, number=number, hashes={"a": "1"})) is None
    store.write(partial(seen.record, key=KEY, texts=[("a", "1", "one"), ("b", "2", "two"), ("c", "3", "three")]))
    compare = partial(seen.compare, number=number, hashes={"d": "4", "b": "5", "a": "1"})
    assert store.read(compare) == Changes(("d",), {"b": "two"}, {"c": "three"})
    store.write(partial(seen.record, key=KEY, texts=[("d", "4", "four"), ("b", "5", "five")]))
    store.write(partial(seen.forget, key=KEY, items=["c"]))
    changes = store.read(compare)
    assert changes is not None
    assert not changes
