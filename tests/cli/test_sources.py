"""`--source ID=FILE`."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_tui.cli.sources import texts
from briefing_tui.cli.stopping import UNREADABLE, USAGE, Stop


def test_texts_by_the_id_of_their_source(tmp_path: Path) -> None:
    one, two = tmp_path / "one=1.txt", tmp_path / "two.txt"
    one.write_bytes(b"first")
    two.write_bytes(b"second \xff")
    assert texts([f"src-a={one}", f"src-b={two}"]) == {"src-a": b"first", "src-b": b"second \xff"}
    assert texts([f"src-a={one}", f"src-a={two}"]) == {"src-a": b"second \xff"}
    assert texts([]) == {}


@pytest.mark.parametrize("option", ["", "src-a", "src-a=", "=a.txt", "Src A=a.txt", "a.txt"])
def test_what_is_not_of_that_form(option: str) -> None:
    with pytest.raises(Stop, match=r"as in src-a=a\.txt") as stopped:
        texts([option])
    assert stopped.value.status == USAGE


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(Stop, match="--source src-a: ") as stopped:
        texts([f"src-a={tmp_path / name}"])
    assert stopped.value.status == UNREADABLE


def test_a_text_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing_tui.loading.LARGEST", 3)
    (tmp_path / "a.txt").write_bytes(b"four")
    with pytest.raises(Stop, match="larger than"):
        texts([f"src-a={tmp_path / 'a.txt'}"])
