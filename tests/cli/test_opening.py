from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run


def test_a_file_opens_in_the_reader(briefing: Run, opened: list[Any], talks: Path) -> None:
    assert briefing(talks).status == 0
    assert (opened[0].briefing.id, opened[0].path) == ("harbour-talks", talks)
    assert (opened[0].at, opened[0].find, opened[0].theme, opened[0].mouse) == (None, None, None, False)


def test_the_options_reach_the_reader(briefing: Run, opened: list[Any], talks: Path) -> None:
    briefing("--theme", "light", talks, "+/two tugs", "--mouse", "--at", "f-tugs")
    assert (opened[0].at, opened[0].find, opened[0].theme, opened[0].mouse) == ("f-tugs", "two tugs", "light", True)


def test_secure_reaches_the_reader(briefing: Run, opened: list[Any], talks: Path) -> None:
    briefing(talks)
    briefing(talks, "--secure")
    assert [one.secure for one in opened] == [False, True]


def test_a_path_with_an_id_opens_at_the_item(briefing: Run, opened: list[Any], talks: Path) -> None:
    briefing(f"{talks}#q-lind-pay")
    assert opened[0].at == "q-lind-pay"


def test_every_page_has_its_reserved_parts(briefing: Run, opened: list[Any], talks: Path) -> None:
    assert briefing(f"{talks}#bottom-line").status == 0
    assert opened[0].at == "bottom-line"


def test_a_file_whose_whole_name_exists_wins(briefing: Run, opened: list[Any], talks: Path) -> None:
    named = talks.with_name("talks.briefing.yaml#f-tugs")
    shutil.copy(talks, named)
    briefing(named)
    assert (opened[0].path, opened[0].at) == (named, None)


def test_an_unknown_id_is_refused_with_the_nearest(briefing: Run, talks: Path) -> None:
    status, out, err = briefing(f"{talks}#f-tug")
    assert (status, out) == (1, "")
    assert err == f"{talks}: no item has the id 'f-tug'; did you mean f-tugs?\n"


def test_an_item_is_asked_for_once(briefing: Run, talks: Path) -> None:
    status, _, err = briefing(f"{talks}#f-tugs", "--at", "f-tugs")
    assert status == 2
    assert "--at ID or PATH#ID" in err


@pytest.mark.parametrize("texts", [["+/"], ["+/one", "+/two"]])
def test_one_text_to_open_at(briefing: Run, talks: Path, texts: list[str]) -> None:
    status, _, err = briefing(talks, *texts)
    assert status == 2
    assert "+/railway" in err


def test_an_unknown_theme_is_refused_with_all_there_are(briefing: Run, opened: list[Any], talks: Path) -> None:
    status, _, err = briefing("--theme", "neon", talks)
    assert (status, opened) == (2, [])
    assert "'neon'" in err
    assert "ansi" in err


def test_a_missing_file(briefing: Run, tmp_path: Path) -> None:
    status, out, err = briefing(tmp_path / "none.yaml")
    assert (status, out) == (3, "")
    assert err == f"{tmp_path}/none.yaml: no such file\n"


def test_a_mistyped_command(briefing: Run) -> None:
    status, _, err = briefing("shwo", "talks.yaml")
    assert status == 3
    assert "did you mean show?" in err


def test_a_file_named_like_a_command(
    briefing: Run, opened: list[Any], talks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(talks.parent)
    talks.rename("show")
    assert briefing("show").status == 2
    assert briefing("./show").status == 0
    assert opened[0].path == Path("show")


def test_a_refused_file_says_where(briefing: Run, talks: Path) -> None:
    talks.write_text("briefing_version: '1'\ntitel: Harbour\n")
    status, out, err = briefing(talks)
    assert (status, out) == (1, "")
    assert re.search(rf"^{re.escape(str(talks))}:2:1: error.S02", err, re.MULTILINE)
    assert "\x1b" not in err


def test_without_a_terminal_it_is_plain_text(briefing: Run, talks: Path) -> None:
    status, out, err = briefing(talks)
    assert (status, err) == (0, "")
    assert "Harbour talks: what was agreed and what was not" in out
    assert "“We pay for the first year, […] the second is open.”" in out
    assert out == briefing("show", talks).out


def test_plain_text_on_a_terminal(briefing: Run, opened: list[Any], talks: Path) -> None:
    assert briefing("--plain", f"{talks}#f-tugs").out == briefing("show", f"{talks}#f-tugs").out
    assert opened == []


def test_without_keys_it_is_plain_text_and_says_so(
    briefing: Run, opened: list[Any], talks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing_tui.cli.opening.take_terminal", lambda: False)
    status, out, err = briefing(talks)
    assert (status, opened) == (0, [])
    assert "Harbour talks" in out
    assert "no terminal to read keys from" in err


def test_a_folder_with_one_briefing_opens_it(briefing: Run, opened: list[Any], talks: Path) -> None:
    briefing(f"{talks.parent}#f-tugs")
    assert (opened[0].path, opened[0].at) == (talks, "f-tugs")


def test_a_folder_with_several_gives_a_list(briefing: Run, opened: list[Any], talks: Path) -> None:
    other = shutil.copy(talks, talks.with_name("other.briefing.yaml"))
    briefing(talks.parent, "+/tugs")
    assert (opened[0].briefing, opened[0].path, opened[0].find) == (None, None, "tugs")
    assert [choice.path for choice in opened[0].choices] == [other, talks]


def test_the_list_as_plain_text(briefing: Run, talks: Path) -> None:
    other = talks.with_name("wide.briefing.yaml")
    other.write_text("briefing_version: '1'\ntitle: 港の話\n", encoding="utf-8")
    assert briefing(talks, other).out.splitlines() == [
        f"Harbour talks: what was agreed and what was not  2026-11-24  {talks}",
        f"港の話{' ' * 41}              {other}",
    ]


def test_an_item_needs_a_single_briefing(briefing: Run, talks: Path) -> None:
    shutil.copy(talks, talks.with_name("other.briefing.yaml"))
    assert briefing(f"{talks.parent}#f-tugs").status == 2
    assert briefing(talks.parent, "--at", "f-tugs").status == 2


def test_several_files_one_of_which_is_not_there(briefing: Run, talks: Path) -> None:
    status, out, err = briefing(talks, talks.parent / "none.yaml")
    assert (status, out) == (3, "")
    assert "none.yaml" in err


def test_a_folder_without_briefings(briefing: Run, tmp_path: Path) -> None:
    status, _, err = briefing(tmp_path)
    assert status == 1
    assert "*.briefing.yaml" in err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(briefing: Run, talks: Path) -> None:
    talks.chmod(0)
    assert briefing(talks).status == 3
    assert briefing(talks, talks).status == 3


def test_no_path_is_the_briefings_folder_at_hand(
    briefing: Run, opened: list[Any], talks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = talks.parent / "briefings"
    folder.mkdir()
    talks.rename(folder / talks.name)
    monkeypatch.chdir(talks.parent)
    briefing()
    assert opened[0].path == Path("briefings", talks.name)


def test_no_path_and_no_folder_is_what_comes_along(
    briefing: Run, opened: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert briefing().status == 0
    assert opened


def test_standard_input_stands_alone(briefing: Run, talks: Path) -> None:
    assert briefing("-", talks).status == 2
