from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_json(briefing: Run, talks: Path) -> None:
    status, out, err = briefing("export", talks, "--to", "json")
    assert (status, err) == (0, "")
    assert json.loads(out)["figures"][0]["value"] == 2.1
    assert '"value": 2.10' in out


def test_text(briefing: Run, talks: Path) -> None:
    assert briefing("export", talks, "--to", "text").out == briefing("show", talks).out


def test_into_a_file(briefing: Run, talks: Path) -> None:
    written = talks.with_name("out.json")
    assert briefing("export", talks, "--to", "json", "-o", written) == (0, "", "")
    assert written.read_text(encoding="utf-8") == briefing("export", talks, "--to", "json", "-o", "-").out


def test_never_over_the_briefing_itself(briefing: Run, talks: Path) -> None:
    before = talks.read_bytes()
    status, _, err = briefing("export", talks, "--to", "json", "-o", talks)
    assert (status, talks.read_bytes()) == (2, before)
    assert "name another file" in err


def test_a_file_that_cannot_be_written(briefing: Run, talks: Path) -> None:
    status, _, err = briefing("export", talks, "--to", "json", "-o", talks.parent / "none" / "out.json")
    assert status == 3
    assert "cannot be written" in err


@pytest.mark.parametrize("arguments", [["--to", "docx"], []])
def test_a_format_is_one_of_those_there_are(briefing: Run, talks: Path, arguments: list[str]) -> None:
    status, _, err = briefing("export", talks, *arguments)
    assert status == 2
    assert "json" in err
    assert err.count("\n") == 1
