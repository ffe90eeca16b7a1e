"""The screens of what a reader marked, noted, and has not seen, at every size."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_tui.loading import load_file
from tests.reader.conftest import CROSSING, Open
from tests.reader.golden import OWN, SIZES, compare
from tests.reader.test_marks import edited

KEYS: dict[str, tuple[str, ...]] = {
    "marked": (),
    "marks": ("'", "down"),
    "note": ("]", "]", "J", "a", *"Ask the board who pays, and when it decides."),
    "news": ("w", "j"),
}
"""What to press for each."""


@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_screen(
    read: Open, tmp_path: Path, name: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("shelf", "notes"):
        monkeypatch.setattr(f"briefing_tui.personal.{module}.now", lambda: "2026-11-24T09:00:00+00:00")
    path, state = tmp_path / CROSSING.name, tmp_path / "state.db"
    path.write_bytes(CROSSING.read_bytes())
    async with read((80, 24), briefing=load_file(path), path=path, at="key-points", state=state) as reader:
        await reader.press("J", "m", "J", "a", *"Late by how much?", "escape", "J", "m", "a", *"Check", "escape")
        await reader.press("g")
    edited(path, "twelve times a day", "thirteen times a day")
    edited(path, "A second ferry is likely", "A second, larger ferry is likely")
    async with read(size, briefing=load_file(path), path=path, state=state) as reader:
        await reader.press(*KEYS[name])
        compare(reader, name)
