"""`briefing notes`: a reader's marks and notes, with what has become of the words that they are on."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from briefing_tui.document.anchors import anchor
from briefing_tui.document.page import Page
from briefing_tui.loading import load_file
from briefing_tui.personal import notes, shelf
from briefing_tui.personal.notes import Anchor
from briefing_tui.personal.shelf import Key
from briefing_tui.personal.store import Store
from tests.cli.conftest import Run
from tests.conftest import TALKS

OLD, NEW = "We pay for the first year, […] the second is open.", "We pay for the first year only."


def note(path: Path, item: str, text: str, home: Path) -> None:
    """Note something on an item, or mark it where there is no text."""
    briefing = load_file(path)
    page = Page(briefing)
    place = page.place_of(item)
    assert place
    kept, key = Anchor(*anchor(page, place)), Key.of(briefing.id, path)
    store = Store(home / "state" / "briefing" / "state.db")
    store.write(partial(shelf.opened, key=key, title=briefing.title))
    if text:
        store.write(partial(notes.put_note, key=key, anchor=kept, text=text))
    else:
        store.write(partial(notes.put_mark, key=key, anchor=kept))
    store.close()


@pytest.fixture
def noted(talks: Path, home: Path) -> Path:
    """The small briefing with a note and a mark."""
    note(talks, "q-lind-pay", "who pays?\n\x1b[31m2nd line", home)
    note(talks, "f-tugs", "", home)
    return talks


def test_nothing_noted(briefing: Run, talks: Path, home: Path) -> None:
    assert briefing("notes") == (1, "", "briefing: no marks or notes\n")
    assert briefing("notes", talks) == (1, "", f"briefing: no marks or notes on {talks}\n")
    assert not (home / "state").exists()


def test_as_text(briefing: Run, noted: Path) -> None:
    status, out, err = briefing("notes")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "Harbour talks: what was agreed and what was not"
    assert lines[1] == f"  {noted}"
    assert lines[3].startswith("  note on harbour-talks#q-lind-pay  20")
    assert lines[4:6] == ["    who pays?", "    ␦[31m2nd line"]
    assert lines[6].startswith("    > “We pay for the first year, […] the second is open.”")
    assert any(line.startswith("  mark on harbour-talks#f-tugs") for line in lines)


def test_as_json(briefing: Run, noted: Path) -> None:
    found = json.loads(briefing("notes", noted, "--json").out)
    assert [(one["kind"], one["item"], one["state"]) for one in found] == [
        ("note", "q-lind-pay", "same"),
        ("mark", "f-tugs", "same"),
    ]
    assert found[0]["note"] == "who pays?\n␦[31m2nd line"
    assert found[0]["path"] == str(noted)
    assert found[0]["citation"].endswith("harbour-talks#q-lind-pay")
    assert found[1]["note"] is None


def test_as_markdown(briefing: Run, noted: Path) -> None:
    out = briefing("notes", noted, "--md").out
    assert out.startswith(
        f"# Harbour talks: what was agreed and what was not\n\n`{noted}`\n\n## Note on harbour-talks#q-lind-pay, "
    )
    assert "\nwho pays?\n" in out
    assert "\n> “We pay for the first year, \\[…\\] the second is open.”" in out
    assert "\n    harbour-talks#q-lind-pay" in out


def test_what_has_changed_since_is_told(briefing: Run, noted: Path) -> None:
    noted.write_text(TALKS.replace(OLD, NEW).replace("f-tugs", "f-boats"), encoding="utf-8")
    first, second = json.loads(briefing("notes", noted, "--json").out)
    assert (first["state"], second["state"]) == ("changed", "gone")
    assert "the second is open" in first["words"]
    assert NEW[:-1] in first["now"]
    text = briefing("notes", noted).out
    assert "(changed since)" in text
    assert "    now: “We pay for the first year only.”" in text
    assert "(orphan: the briefing no longer has this)" in text
    assert "(changed since)" in briefing("notes", noted, "--md").out


def test_a_briefing_that_is_no_longer_there(briefing: Run, noted: Path) -> None:
    noted.unlink()
    status, out, err = briefing("notes", noted)
    assert status == 0
    assert "who pays?" in out
    assert err.startswith(f"{noted}: ")
    assert err.count("\n") == 1


def test_of_one_or_of_all(briefing: Run, noted: Path, home: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(
        TALKS.replace("id: harbour-talks", "id: rail-talks").replace("Harbour talks", "Rail talks"), "utf-8"
    )
    note(other, "f-tugs", "of the other", home)
    assert len(json.loads(briefing("notes", "--json").out)) == 3
    assert [one["briefing"] for one in json.loads(briefing("notes", other, "--json").out)] == ["rail-talks"]
    out = briefing("notes").out
    assert "Rail talks" in out
    assert "Harbour talks" in out


def test_a_broken_state_is_told(briefing: Run, home: Path) -> None:
    folder = home / "state" / "briefing"
    folder.mkdir(parents=True)
    (folder / "state.db").write_bytes(b"no database " * 100)
    status, out, err = briefing("notes")
    assert (status, out) == (1, "")
    assert "was broken: it is kept as" in err
