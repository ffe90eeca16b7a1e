"""A store in a folder of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_tui.personal.notes import Anchor
from briefing_tui.personal.store import Store

ANCHOR = Anchor("q-lind-pay", "abc", "We pay for the first year, […] the second is open.")
"""What a mark or note hangs on."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the database is, in a folder that is not there yet."""
    return tmp_path / "state" / "state.db"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    """An open database."""
    opened = Store(file)
    yield opened
    opened.close()
