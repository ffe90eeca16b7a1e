from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.cli.conftest import Run


def test_one_item(briefing: Run, talks: Path) -> None:
    status, out, err = briefing("show", f"{talks}#q-lind-pay")
    assert (status, err) == (0, "")
    assert "We pay for the first year" in out
    assert "Both ports put their tugs" not in out


@pytest.mark.parametrize("width", [20, 40, 76])
def test_no_line_is_wider_than_asked_for(briefing: Run, talks: Path, width: int) -> None:
    lines = briefing("show", talks, "--width", str(width)).out.splitlines()
    assert width - 15 < max(map(len, lines)) <= width


def test_an_unknown_id(briefing: Run, talks: Path) -> None:
    status, out, err = briefing("show", f"{talks}#q-lind-pays")
    assert (status, out) == (1, "")
    assert "did you mean q-lind-pay?" in err


def test_a_folder_gives_no_bytes(briefing: Run, tmp_path: Path) -> None:
    assert briefing("show", tmp_path).status == 3


def test_too_narrow(briefing: Run, talks: Path) -> None:
    assert briefing("show", talks, "--width", "3").status == 2


def test_a_part_that_this_briefing_does_not_have(briefing: Run, talks: Path) -> None:
    bare = talks.read_text(encoding="utf-8").partition("key_figures:")[0]
    talks.write_text(bare + "sources: []\nsections: []\n", encoding="utf-8")
    status, out, err = briefing("show", f"{talks}#key-figures")
    assert (status, out) == (1, "")
    assert "'key-figures'" in err


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_a_glance_is_one_screen(briefing: Run, talks: Path, width: int) -> None:
    status, out, err = briefing("show", talks, "--glance", "--width", str(width))
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert len(lines) <= 24
    assert max(map(cell_len, lines)) <= width
    assert {"BOTTOM LINE", "KEY FIGURES", "KEY POINTS", "ONE QUOTE A SIDE"} <= set(lines)


def test_a_glance_carries_the_marking(briefing: Run, talks: Path) -> None:
    text = talks.read_text(encoding="utf-8")
    talks.write_text(text.replace("status: draft", "status: draft\nmarking: {tlp: amber}"), encoding="utf-8")
    assert briefing("show", talks, "--glance").out.splitlines()[1] == "TLP:AMBER · draft"


def test_a_glance_is_of_the_whole(briefing: Run, talks: Path) -> None:
    status, out, err = briefing("show", f"{talks}#q-lind-pay", "--glance")
    assert (status, out) == (2, "")
    assert "leave #q-lind-pay out" in err
