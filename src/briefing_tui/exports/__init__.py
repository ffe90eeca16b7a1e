"""Briefings in other formats, one file a format."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_tui.model import Briefing


def _json(briefing: Briefing) -> Iterable[str]:
    from briefing_tui.exports.json import to_json

    return to_json(briefing).split("\n")


def _text(briefing: Briefing) -> Iterable[str]:
    from briefing_tui.exports.text import to_text

    return to_text(briefing)


FORMATS: dict[str, Callable[[Briefing], Iterable[str]]] = {"json": _json, "text": _text}
"""Each format by its name: from a briefing to its lines. A format is imported when it is made."""
