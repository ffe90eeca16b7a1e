"""Screens that are kept as plain text in tests/golden; `BRIEFING_GOLDEN=write` writes them anew."""

from __future__ import annotations

import os

from tests.reader.conftest import ROOT, Reader

GOLDEN = ROOT / "tests/golden"
"""Where the screens are kept."""
WRITE = os.environ.get("BRIEFING_GOLDEN") == "write"
SIZES = [(40, 12), (80, 24), (120, 40), (160, 50)]
"""Cells of the terminals that they are kept for."""
FOLLOWED = ("evidence-proved", "evidence-changed", "evidence-unproved", "signs", "problems", "broken")
"""The screens of a file that is followed and checked."""
OWN = ("marked", "marks", "note", "news")
"""The screens of what a reader marked, noted, and has not seen."""
SINGLE = ("figure-160x50.txt", "explained-figure-80x24.txt")
"""Those that are kept for one size."""


def compare(reader: Reader, name: str) -> None:
    """Hold the screen against the one that is kept, letter by letter."""
    width, height = reader.app.size
    kept = GOLDEN / f"{name}-{width}x{height}.txt"
    if WRITE:
        GOLDEN.mkdir(exist_ok=True)
        kept.write_text(reader.text + "\n", encoding="utf-8")
    assert kept.exists(), "there is no such screen yet: BRIEFING_GOLDEN=write writes it"
    assert reader.lines == kept.read_text(encoding="utf-8").removesuffix("\n").split("\n")
