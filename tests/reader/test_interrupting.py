"""ctrl+c, wherever it is pressed: it says that a second one quits, and that quits."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reader.conftest import NORMAL, Open

OPENS = {
    "page": (), "find": ("/",), "filter": ("&",), "help": ("?",), "palette": (":",), "glance": ("B",),
    "compare": ("C",), "evidence": ("e",), "note": ("a",), "marks": ("m", "'"), "plain": ("c",), "where": ("=",),
    "labels": ("o",), "explain": ("i",), "copying": ("y",),
}  # fmt: skip
"""The keys that open each screen, panel and field in which nothing else is done at ctrl+c."""


@pytest.mark.parametrize("keys", OPENS.values(), ids=OPENS)
async def test_the_first_says_so_and_the_second_quits(read: Open, tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with read(NORMAL, state=tmp_path / "state", at="q-both") as reader:
        await reader.press(*keys, "ctrl+c")
        assert "ctrl+c again quits" in reader.text
        assert reader.app.return_value is None
        await reader.press("ctrl+c")
        assert reader.app.return_value == 130
