from __future__ import annotations

import pytest

from briefing_tui import __version__
from briefing_tui.cli import COMMANDS
from tests.cli.conftest import Run


def test_version(briefing: Run) -> None:
    assert briefing("--version") == (0, f"briefing {__version__}\n", "")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(briefing: Run, name: str) -> None:
    status, out, _ = briefing(name, "--help")
    assert status == 0
    assert f"Usage: briefing {name}" in out
    assert f"Example: briefing {name} " in out


def test_help_names_every_command_and_option(briefing: Run) -> None:
    status, out, _ = briefing("--help")
    assert status == 0
    assert "Examples:" in out
    for word in (*COMMANDS, "--theme", "--mouse", "--secure", "--plain", "--at", "+/TEXT", "--version", "--help"):
        assert word in out


def test_help_after_other_options(briefing: Run) -> None:
    assert briefing("--mouse", "--help").out == briefing("--help").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--them"], "briefing: there is no option --them; did you mean --theme?\n"),
        (["show", "x", "--widht", "3"], "briefing show: there is no option --widht; did you mean --width?\n"),
        (["--zzz"], "briefing: there is no option --zzz\n"),
        (["show"], "briefing show: Missing argument 'PATH[#ID]'; see briefing show --help\n"),
    ],
)
def test_wrong_usage_is_one_line(briefing: Run, arguments: list[str], said: str) -> None:
    assert briefing(*arguments) == (2, "", said)
