"""`briefing config`: what is in force and from where, on standard output; what is wrong, on standard error."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from briefing_tui.personal.config import SETTINGS
from tests.cli.conftest import Run

DOCS = Path(__file__).parents[2] / "docs/configuration.md"


@pytest.fixture
def settings(home: Path) -> Path:
    """The file of the settings, which is not there yet."""
    folder = home / "config" / "briefing"
    folder.mkdir(parents=True)
    return folder / "config.toml"


def test_without_a_file(briefing: Run, home: Path) -> None:
    status, out, err = briefing("config")
    assert (status, err) == (0, "")
    assert f"settings  {home}/config/briefing/config.toml (not there)" in out
    assert f"state     {home}/state/briefing/state.db" in out
    assert re.search(r"^theme +ansi +default$", out, re.MULTILINE)
    assert re.search(r"^keys +none set +default$", out, re.MULTILINE)
    assert not (home / "state").exists()


def test_where_each_comes_from(briefing: Run, settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.write_text('# mine\nwidth = 70\nlibrary = "/a"\n[keys]\nquit = ["Q"]\n')
    monkeypatch.setenv("BRIEFING_COPY", "json")
    status, out, _ = briefing("config", "--theme", "dark")
    assert status == 0
    rows = {line.split()[0]: " ".join(line.split()[1:]) for line in out.splitlines() if line[:1].strip()}
    assert rows["theme"] == "dark flag, --theme"
    assert rows["width"] == "70 file, config.toml:2"
    assert rows["library"] == "/a file, config.toml:3"
    assert rows["copy"] == "json environment, $BRIEFING_COPY"
    assert rows["mouse"] == "false default"
    assert rows["keys"] == "1 set file, config.toml:4"
    assert "quit = Q" in out


def test_json(briefing: Run, settings: Path) -> None:
    settings.write_text('library = ["/a"]\nwdth = 1\n')
    status, out, err = briefing("config", "--json")
    found = json.loads(out)
    assert status == 1
    assert found["file"] == str(settings)
    assert found["settings"]["library"] == {"value": ["/a"], "from": "file", "where": "config.toml:1"}
    assert found["settings"]["width"] == {"value": 78, "from": "default", "where": None}
    assert found["problems"] == [err.rstrip("\n")]
    assert set(found["settings"]) == {setting.name for setting in SETTINGS}


def test_problems_are_told(briefing: Run, settings: Path) -> None:
    settings.write_text('theme = "drak"\n[keys]\nqit = ["x"]\n')
    status, out, err = briefing("config")
    assert status == 1
    assert re.search(r"^theme +ansi +default$", out, re.MULTILINE)
    assert err == (
        f"{settings}:1:9: there is no theme 'drak'; did you mean dark?\n"
        f"{settings}:3:1: there is no command 'qit'; did you mean quit?\n"
    )


def test_a_broken_file_stops_nothing(briefing: Run, settings: Path, talks: Path) -> None:
    settings.write_text("theme = \n")
    assert briefing("config").err == f"{settings}:1:9: invalid value\n"
    assert briefing(talks).status == 0
    assert briefing("show", talks).err == ""


def test_the_library_is_opened_where_no_path_is_given(
    briefing: Run, settings: Path, talks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    settings.write_text(f'library = ["{talks.parent}", "/nowhere"]\n')
    status, out, err = briefing()
    assert status == 0
    assert "Harbour talks" in out
    assert err == "briefing: config.toml:1: /nowhere is not there\n"
    (elsewhere / "briefings").mkdir()
    assert "no briefings in this folder" in briefing().err


def test_the_documentation_has_every_setting() -> None:
    page = DOCS.read_text(encoding="utf-8")
    for setting in SETTINGS:
        assert f"| `{setting.name}` |" in page
        assert setting.variable in page or setting.name == "keys"
