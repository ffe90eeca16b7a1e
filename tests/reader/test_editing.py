"""The command that opens the reader's editor, and the line that it opens at."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_tui.document.page import Page, Place
from briefing_tui.loading import load_bytes
from briefing_tui.reader.editing import command, editor, line_at
from tests.conftest import TALKS

FILE = Path("/desk/-+ talks.yaml")


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({}, []),
        ({"EDITOR": ""}, []),
        ({"EDITOR": "  "}, []),
        ({"EDITOR": "vi"}, ["vi"]),
        ({"VISUAL": "", "EDITOR": "vi"}, ["vi"]),
        ({"VISUAL": "code --wait", "EDITOR": "vi"}, ["code", "--wait"]),
        ({"EDITOR": "'/opt/my editor/vim' -u NONE"}, ["/opt/my editor/vim", "-u", "NONE"]),
        ({"EDITOR": "vi 'unclosed"}, ["vi", "'unclosed"]),
    ],
)
def test_the_editor_of_the_environment(environment: dict[str, str], words: list[str]) -> None:
    assert editor(environment) == words


@pytest.mark.parametrize("name", ["vi", "vim", "nvim", "nano", "emacs", "helix", "hx", "micro", "/usr/bin/nvim"])
def test_editors_that_take_the_line_before_the_file(name: str) -> None:
    assert command([name, "-x"], FILE, 12) == [name, "-x", "+12", str(FILE)]


@pytest.mark.parametrize(
    ("words", "called"),
    [
        (["code"], ["code", "-g", "--wait", f"{FILE}:12"]),
        (["code", "--wait"], ["code", "--wait", "-g", f"{FILE}:12"]),
        (["codium", "-g", "--wait"], ["codium", "-g", "--wait", f"{FILE}:12"]),
        (["subl"], ["subl", "--wait", f"{FILE}:12"]),
        (["ed", "-s"], ["ed", "-s", str(FILE)]),
    ],
)
def test_other_editors(words: list[str], called: list[str]) -> None:
    assert command(words, FILE, 12) == called


def test_a_name_is_never_an_option() -> None:
    assert command(["ed"], Path("-e"), 1)[-1].startswith("/")


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(load_bytes(TALKS.encode(), "talks"))


def _line(page: Page, place: Place, text: str = TALKS) -> str:
    return text.split("\n")[line_at(page, place, text.encode()) - 1]


@pytest.mark.parametrize("item", ["q-lind-pay", "f-tugs", "sec-pilot", "lind", "src-minutes"])
def test_the_line_of_an_item(page: Page, item: str) -> None:
    place = page.place_of(item)
    assert place
    assert f"id: {item}" in _line(page, place)


def test_the_line_of_each_block_is_one_that_it_is_made_of(page: Page) -> None:
    wanted = {
        "BOTTOM LINE": "bottom_line:",
        "The two ports": "The two ports",
        "≥ 2.10": "key_figures:",
        "KEY POINTS": "key_points:",
        "A pilot service": "A pilot service",
        "A dispute": "A dispute",
        "Both ports put": "Both ports put",
    }
    for part in range(len(page.parts)):
        for at, block in enumerate(page.blocks(part)):
            line = _line(page, Place(part, at))
            for words in [words for words in wanted if block.text.startswith(words) and block.kind != "figure"]:
                assert wanted.pop(words) in line
    assert not wanted


def test_the_line_in_a_file_that_has_changed_since(page: Page) -> None:
    place = page.place_of("q-lind-pay")
    assert place
    assert "id: q-lind-pay" in _line(page, place, "# new\n# lines\n" + TALKS)


@pytest.mark.parametrize("item", ["q-lind-pay", "lind"])
def test_the_line_in_a_file_that_is_broken_before_it(page: Page, item: str) -> None:
    place = page.place_of(item)
    assert place
    assert f"id: {item}" in _line(page, place, TALKS.replace("title:", "\ttitle:", 1))


def test_the_line_of_what_is_gone_is_near(page: Page) -> None:
    place = page.place_of("q-lind-pay")
    assert place
    assert line_at(page, place, b"briefing_version: '1'\nquotes: []\n") == 2
    assert line_at(page, place, b"") == 1
    assert line_at(page, place, b"\xff\xfe") == 1
