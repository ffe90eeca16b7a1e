from __future__ import annotations

import os
import subprocess

import pytest

from briefing_tui.cli import COMMANDS
from tests.cli.conftest import COMMAND


def complete(words: str, position: int) -> list[str]:
    environment = os.environ | {"_BRIEFING_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(position)}
    done = subprocess.run([COMMAND], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_for_each_shell(shell: str) -> None:
    environment = os.environ | {"_BRIEFING_COMPLETE": f"{shell}_source"}
    done = subprocess.run([COMMAND], env=environment, capture_output=True, text=True, check=True)
    assert "_briefing_completion" in done.stdout


def test_commands_and_files_come_first() -> None:
    assert complete("briefing ", 1) == ["file,", *(f"plain,{name}" for name in COMMANDS)]
    assert complete("briefing ex", 1) == ["file,ex", "plain,export"]


def test_options_and_their_values() -> None:
    assert complete("briefing talks.yaml --t", 2) == ["plain,--theme"]
    assert complete("briefing check --explain f0", 3) == [f"plain,F0{number}" for number in range(1, 10)]
    assert complete("briefing check --format ", 3) == ["plain,text", "plain,json", "plain,github"]
    assert complete("briefing export --to ", 3) == ["plain,json", "plain,text"]


def test_after_a_path_come_files_alone() -> None:
    assert complete("briefing talks.yaml ", 2) == ["file,"]
