"""Signs: whether the words of a quote or figure were found in its source. Nothing is claimed before it is known."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING, Final

from rich.segment import Segment
from rich.style import Style

from briefing_tui.model import Briefing
from briefing_tui.reader.themes import Palette

if TYPE_CHECKING:
    from briefing_tui.library.apart import Report

PROVED: Final = "✓"
"""The words stand in the source."""
CHANGED: Final = "≠"
"""The source is there, and the words do not stand in it like that."""
UNPROVED: Final = "·"
"""There is no text of the source, or there are no words to look for in it."""
MEANINGS: Final = {
    PROVED: "proved: the words stand in the text of the source",
    CHANGED: "changed: the text of the source has other words",
    UNPROVED: "not proved: there is no text of the source here to compare with, or there are no words to look for;"
    " that says nothing against them",
}
"""What each says to a reader."""
STYLES: Final = {PROVED: "proved", CHANGED: "changed", UNPROVED: "dim"}
"""The style that each is drawn in."""


def without_text(briefing: Briefing, texts: Container[str]) -> dict[str, str]:
    """The signs that are known before any check: those of quotes and figures whose source names no text.

    Args:
        briefing: what is read.
        texts: the ids of the sources whose text is given by hand.
    """
    named = {source.id for source in briefing.sources if source.text_file or source.id in texts}
    return {one.id: UNPROVED for one in briefing.statements() if one.source not in named}


def of(briefing: Briefing, report: Report) -> dict[str, str]:
    """The sign of every quote and figure, by its id."""
    found = {}
    for statement in briefing.statements():
        proof = report.proofs.get(statement.id)
        found[statement.id] = UNPROVED if proof is None else PROVED if proof.state == "proved" else CHANGED
    return found


def cell(sign: str | None, palette: Palette, blank: Style) -> Segment:
    """The cell that a sign stands in, blank where there is none yet."""
    return Segment(sign, palette.base + palette.styles[STYLES[sign]]) if sign else Segment(" ", blank)
