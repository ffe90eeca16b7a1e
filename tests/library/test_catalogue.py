from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefing_tui.library.catalogue import HEAD, bundled_folder, choices, find_briefings


def test_briefings_by_name_and_by_version(tmp_path: Path, talks: Path) -> None:
    named = {
        "b/deep.yaml": "# note\nbriefing_version: '1'\n",
        "a.yml": "\ufeff\"briefing_version\": '1'\n",
        "flow.yaml": '{"briefing_version": "1"}',
        "empty.briefing.yaml": "",
    }
    others = {
        "other.yaml": "version: 1\n",
        "nested.yaml": "a:\n  briefing_version: '1'\n",
        "text.txt": "briefing_version: '1'\n",
        ".hidden.yaml": "briefing_version: '1'\n",
        ".git/x.yaml": "briefing_version: '1'\n",
    }
    for name, text in (named | others).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert find_briefings(tmp_path) == sorted([talks, *(tmp_path / name for name in named)])


def test_a_folder_that_is_a_loop_and_a_file_that_is_none(tmp_path: Path, talks: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.briefing.yaml").symlink_to(tmp_path / "nowhere")
    (tmp_path / "folder.briefing.yaml").mkdir()
    assert find_briefings(tmp_path) == [talks]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        find_briefings(tmp_path / "none")


def test_titles_and_dates(tmp_path: Path, talks: Path) -> None:
    changed = tmp_path / "changed.yaml"
    changed.write_text(talks.read_text(encoding="utf-8") + 'modified: "2026-12"\n', encoding="utf-8")
    assert [(choice.title, choice.date) for choice in choices([talks, changed])] == [
        ("Harbour talks: what was agreed and what was not", "2026-11-24"),
        ("Harbour talks: what was agreed and what was not", "2026-12"),
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("title: 'A\n\n  b'\n", "A b"),
        ("title: >-\n  Two\n  lines\nid: x\n", "Two lines"),
        ('{"id": [{"title": "no"}], "title": "yes"}', "yes"),
        ("title: Kept\nid: [", "Kept"),
        ('title: "\\e]0;x\\a"\n', "␦]0;x␦"),
        ("title: [no, text]\n", "x.yaml"),
        ("a: *none\ntitle: T\n", "T"),
        ("- title\n- T\n", "x.yaml"),
        ("\t[", "x.yaml"),
        ("", "x.yaml"),
    ],
)
def test_a_title_is_one_safe_line_or_the_name_of_the_file(tmp_path: Path, text: str, title: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    assert choices([path])[0].title == title


def test_only_the_beginning_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.yaml"
    path.write_bytes(b"title: Early\nbody: " + "ə".encode() * HEAD + b"\nmodified: '2026'\n")
    assert choices([path])[0] == choices([path])[0]
    assert (choices([path])[0].title, choices([path])[0].date) == ("Early", "")


def test_a_path_is_shown_safely(tmp_path: Path, talks: Path) -> None:
    path = Path(shutil.copy(talks, tmp_path / "a\x1b[2Jb.yaml"))
    assert choices([path])[0].shown_path == f"{tmp_path}/a␦[2Jb.yaml"


def test_the_bundled_briefings_are_briefings() -> None:
    assert find_briefings(bundled_folder())
