from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tui.cli.new import _skeleton
from briefing_tui.loading import load_bytes, load_file
from briefing_tui.loading.checking import check_bytes
from tests.cli.conftest import Run


def test_nothing_is_wrong_with_it(briefing: Run, tmp_path: Path) -> None:
    path = tmp_path / "harbour-talks.briefing.yaml"
    status, out, err = briefing("new", path)
    assert (status, out) == (0, "")
    assert err == f"{path}: written; briefing check --strict {path} tells what is wrong with it\n"
    assert briefing("check", "--strict", path) == (0, "", "1 file, no problems\n")
    made = load_file(path)
    assert (made.id, made.title, made.language) == ("harbour-talks", "Harbour talks", "en")
    assert made.created == date.today().isoformat()


def test_the_first_line_is_for_the_editor(briefing: Run, tmp_path: Path) -> None:
    briefing("new", tmp_path / "a.yaml")
    text = (tmp_path / "a.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=./briefing.schema.json\n")


def test_nothing_is_wrong_with_its_examples(tmp_path: Path) -> None:
    text = re.sub(r"^( *)#(?! \S)", r"\1", _skeleton("talks.yaml", None, "en"), flags=re.MULTILINE)
    text = text.replace("text_file: minutes.txt", "")
    checked = check_bytes(text.encode(), "x", None, strict=True)
    assert checked.problems == ()
    assert checked.unproved == {"src-minutes": 2}
    assert "quote: q-lind\n" in text.replace("#", "")
    said = "We pay for the first year, Lind said; the second is open."
    minutes = f"One.\n\nThere are at least two tugs.\n{'x ' * 100}\n{said}\n"
    checked = check_bytes(text.encode(), "x", None, {"src-minutes": minutes.encode()}, strict=True)
    assert (checked.problems, checked.unproved) == ((), {})


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ('The "talks": a #summary', 'The "talks": a #summary'),
        (r"C:\n 'x' & *y %z @", r"C:\n 'x' & *y %z @"),
        ("نخستین گزارش", "نخستین گزارش"),
        ("Two\n lines\tand  more\u2028", "Two lines and more"),
        ("Sail 👩‍🚀 away", "Sail 👩‍🚀 away"),
        ("a\x07b\x1b[2J\ud800\u202ec", "ab[2Jc"),
        ("- yes", "- yes"),
        ("{title}", "{title}"),
    ],
)
def test_a_title_is_written_so_that_it_is_read_again(briefing: Run, tmp_path: Path, title: str, shown: str) -> None:
    path = tmp_path / "a.yaml"
    assert briefing("new", path, "--title", title).status == 0
    assert load_file(path).title == shown
    assert briefing("check", "--strict", path).out == ""


@given(st.text())
def test_any_title_and_name(text: str) -> None:
    made = load_bytes(_skeleton(text, f"x{text}", "en").encode(), "x")
    assert made.title.startswith("x")
    assert load_bytes(_skeleton(text, None, "en").encode(), "x").title


def test_a_title_with_nothing_in_it(briefing: Run, tmp_path: Path) -> None:
    assert briefing("new", tmp_path / "a.yaml", "--title", " \u200b").status == 2
    assert not (tmp_path / "a.yaml").exists()


@pytest.mark.parametrize(
    ("name", "item_id", "title"),
    [
        ("2026-talks.yml", "briefing-2026-talks", "2026 talks"),
        ("Qarabağ_Əliyev.briefing.yaml", "qarabag-eliyev", "Qarabağ Əliyev"),
        ("گزارش.yaml", "briefing", "گزارش"),
        ("a.b.yaml", "a-b", "A.b"),
        ("--.yaml", "briefing", "Briefing"),
        ("notes", "notes", "Notes"),
    ],
)
def test_id_and_title_from_the_name(briefing: Run, tmp_path: Path, name: str, item_id: str, title: str) -> None:
    assert briefing("new", tmp_path / name).status == 0
    made = load_file(tmp_path / name)
    assert (made.id, made.title) == (item_id, title)
    assert briefing("check", "--strict", tmp_path / name).out == ""


def test_never_over_a_file_that_is_there(briefing: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("mine", encoding="utf-8")
    status, out, err = briefing("new", path)
    assert (status, out, path.read_text(encoding="utf-8")) == (1, "", "mine")
    assert err == f"{path}: is there already, and stays as it is; choose another name\n"
    (tmp_path / "link.yaml").symlink_to(tmp_path / "nowhere.yaml")
    assert briefing("new", tmp_path / "link.yaml").status == 1
    assert not (tmp_path / "nowhere.yaml").exists()
    assert briefing("new", tmp_path).status == 1


def test_a_folder_that_is_not_there(briefing: Run, tmp_path: Path) -> None:
    status, _, err = briefing("new", tmp_path / "none" / "a.yaml")
    assert status == 3
    assert err == f"{tmp_path / 'none' / 'a.yaml'}: cannot be written: there is no folder {tmp_path / 'none'}\n"


def test_a_name_that_no_file_can_have(briefing: Run, tmp_path: Path) -> None:
    assert briefing("new", tmp_path / ("a" * 300)).status == 3


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_folder_that_may_not_be_written(briefing: Run, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    assert briefing("new", closed / "a.yaml").status == 3


def test_on_standard_output(briefing: Run) -> None:
    status, out, err = briefing("new", "-", "--title", "T")
    assert (status, err) == (0, "")
    assert load_bytes(out.encode(), "x").title == "T"


def test_a_language(briefing: Run, tmp_path: Path) -> None:
    for tag in ("no", "fa", "az-Latn", "zh-Hant-TW"):
        path = tmp_path / f"{tag}.yaml"
        assert briefing("new", path, "--language", tag).status == 0
        assert load_file(path).language == tag
        assert briefing("check", "--strict", path).out == ""


@pytest.mark.parametrize("tag", ["persian", "eng", "fa_IR", "", "iw"])
def test_what_is_no_language(briefing: Run, tmp_path: Path, tag: str) -> None:
    status, _, err = briefing("new", tmp_path / "a.yaml", "--language", tag)
    assert (status, err.count("\n")) == (2, 1)
    assert not (tmp_path / "a.yaml").exists()
