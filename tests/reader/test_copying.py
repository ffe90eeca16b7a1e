"""Copying: the menu, the form that was chosen last, files, plain text, and restricted mode."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from briefing_tui.document.blocks import Block
from briefing_tui.document.citation import cite
from briefing_tui.document.page import Page, Place
from briefing_tui.loading import load_file
from briefing_tui.model import Briefing
from briefing_tui.personal.config import Config, is_restricted
from briefing_tui.reader import clipboard
from briefing_tui.reader.saving import Unsaved, save
from tests.reader.conftest import CROSSING, Open

FIGURE = "f-crossings"


@pytest.fixture
def cited(crossing: Briefing) -> str:
    """A figure with its citation."""
    page = Page(crossing)
    return cite(crossing, page.block(page.place_of(FIGURE) or Place(0)))


async def test_the_form_that_was_chosen_last_comes_first(read: Open, cited: str, tmp_path: Path) -> None:
    config = Config(tmp_path, environment={"BRIEFING_COPY": "markdown"})
    async with read((40, 12), at=FIGURE, config=config) as reader:
        await reader.press("y")
        assert reader.lines[-1] == " [m Markdown] p plain text j JSON f file"
        await reader.press("enter", "y", "right", "enter")
        assert reader.sent[0].startswith("> Crossings a day: 12")
        assert reader.sent[1] == cited
        await reader.press("y")
        assert reader.notice.startswith("[p plain text] m")
        await reader.press("j")
        assert reader.notice.startswith("JSON: sent to")
        assert json.loads(reader.sent[2])["citation"] == cited
        await reader.press("y", "left", "left")
        assert "[m Markdown]" in reader.notice
        await reader.press("escape", "enter")
        assert reader.notice.startswith("no link is chosen")
        await reader.press("y", "J")
        assert len(reader.sent) == 3
        assert not reader.notice


async def test_from_a_glance_and_a_comparison(read: Open, crossing: Briefing) -> None:
    async with read() as reader:
        await reader.press("8", "j", "enter", "y", "y", "escape")
        assert "crossing#q-" in reader.sent[0]
        assert reader.sent[0] in {cite(crossing, block) for block in _blocks(crossing)}
        await reader.press("B", *"jjjjjj", "y", "y")
        assert reader.sent[1] in {cite(crossing, block) for block in _blocks(crossing)}


async def test_of_a_chosen_link_the_statement_is_copied(read: Open, cited: str) -> None:
    async with read(at="key-figures") as reader:
        await reader.press("l", "y", "y")
        assert reader.sent == [cited]


def _blocks(briefing: Briefing) -> list[Block]:
    page = Page(briefing)
    return [block for part in range(len(page.parts)) for block in page.blocks(part)]


async def test_to_a_file(read: Open, cited: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with read(at=FIGURE) as reader:
        await reader.press("y", "f")
        assert reader.field == f"crossing-{FIGURE}.txt"
        await reader.press("enter")
        await reader.until(lambda: "written to" in reader.notice)
        file = tmp_path / f"crossing-{FIGURE}.txt"
        assert file.read_text(encoding="utf-8") == cited + "\n"
        assert file.stat().st_mode & 0o777 == 0o600
        await reader.press("y", "f", "enter")
        await reader.until(lambda: "there already" in reader.notice)
        await reader.press("y", "f", *["backspace"] * 30, *"a.md", "enter")
        await reader.until(lambda: "written to" in reader.notice)
        assert (tmp_path / "a.md").read_text(encoding="utf-8").startswith("> Crossings")
        assert reader.sent == []


def test_nothing_is_written_over_or_through_a_link(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.write_text("kept", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("kept", "link", "."):
        with pytest.raises(Unsaved, match="there already"):
            save(str(tmp_path / name), "new")
    with pytest.raises(Unsaved, match="cannot be written: No such file"):
        save(str(tmp_path / "none/a\x1b[2J"), "new")
    with pytest.raises(Unsaved, match="cannot be written"):
        save("nul\x00", "new")
    assert kept.read_text(encoding="utf-8") == "kept"
    assert save("~/home.txt", "new") == str(Path("~/home.txt").expanduser())


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_what_a_full_disk_does_not_take_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = os.open

    def full(path: str, flags: int, mode: int) -> int:
        os.close(really(path, flags, mode))
        return really("/dev/full", os.O_WRONLY)

    monkeypatch.setattr(os, "open", full)
    with pytest.raises(Unsaved, match="cannot be written: No space"):
        save(str(tmp_path / "a"), "new")
    assert list(tmp_path.iterdir()) == []


async def test_keys_are_answered_while_a_program_hangs(
    read: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hangs = tmp_path / "xclip"
    hangs.write_text("#!/bin/sh\nexec sleep 30\n", encoding="utf-8")
    hangs.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(clipboard, "_PATIENCE", 0.3)
    async with read() as reader:
        await reader.press("y", "y", "J", "J")
        assert reader.sent == []
        assert reader.page.current != Place(0)
        await reader.until(lambda: reader.notice.startswith("xclip did not answer; sent to the terminal"))


async def test_restricted(read: Open, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "/bin/false")
    monkeypatch.chdir(tmp_path)
    other = tmp_path / "other.briefing.yaml"
    other.write_bytes(CROSSING.read_bytes())
    async with read(at=FIGURE, path=path, restricted=True) as reader:
        await reader.press("v")
        assert reader.notice == "restricted mode: no editor is started"
        await reader.press("ctrl+z")
        assert reader.notice == "restricted mode: there is no way to a shell"
        await reader.press("e", "v")
        assert reader.lines[-1].strip() == "restricted mode: no editor is started"
        await reader.press("escape", "y")
        assert reader.notice.startswith("copy:  [p plain text]  m Markdown  j JSON   y Enter")
        await reader.press("f", "y", "escape", "?", "ctrl+z")
        assert reader.lines[-1].strip() == "restricted mode: there is no way to a shell"
        assert not any(" v " in text or "ctrl+z" in text or "editor" in text.lower() for text in reader.listed)
        await reader.press("escape")
        assert "only the briefings" in reader.app.visit(load_file(path), other, ("a", "b"))
        assert not reader.sent
        await reader.press("y", "y")
        assert reader.notice == "sent to the terminal (OSC 52) · nothing to paste? c shows it"
        await reader.press("y", "y")
        assert reader.notice == "sent to the terminal (OSC 52)"


@pytest.mark.parametrize(
    ("value", "restricted"),
    [
        ("", False),
        ("0", False),
        ("no", False),
        ("OFF", False),
        ("1", True),
        ("yes", True),
        ("nope", True),
        (" ", False),
    ],
)
def test_the_variable_restricts_unless_it_says_no(value: str, restricted: bool) -> None:
    assert is_restricted({"BRIEFING_SECURE": value}) == restricted
    assert not is_restricted({})
