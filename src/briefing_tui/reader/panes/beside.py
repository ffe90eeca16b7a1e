"""Beside: every pane that stands beside the page, by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from briefing_tui.reader.panes.figures import Figures
from briefing_tui.reader.panes.filtered import Filtered
from briefing_tui.reader.panes.glossary import Glossary
from briefing_tui.reader.panes.matrix import Matrix
from briefing_tui.reader.panes.people import People
from briefing_tui.reader.panes.quotes import Quotes
from briefing_tui.reader.panes.sources import Sources
from briefing_tui.reader.panes.timeline import Timeline
from briefing_tui.reader.themes import Palette

MADE: Final[Mapping[str, Callable[[Palette], Filtered]]] = {
    "quotes": Quotes,
    "figures": Figures,
    "people": People,
    "timeline": Timeline,
    "sources": Sources,
    "matrix": Matrix,
    "glossary": Glossary,
}
"""What makes each, in the order of their keys."""
