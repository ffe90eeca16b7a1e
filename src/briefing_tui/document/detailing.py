"""Detailing: all that is known of one figure: itself with its age, what disagrees with it, and other units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from briefing_tui.document import showing
from briefing_tui.document.blocks import Block, Text
from briefing_tui.document.converting import SOURCE, Conversion
from briefing_tui.document.disagreeing import MOST, Disagreements, said
from briefing_tui.model import Briefing, Figure


def detail(
    briefing: Briefing,
    figure: Figure,
    *,
    today: date,
    disagreements: Disagreements,
    conversions: Sequence[Conversion] | None = (),
) -> Iterator[Block]:
    """The blocks of a figure's detail. The points of its series are left to the chart.

    Args:
        briefing: that the figure is of.
        figure: the figure.
        today: the day to count its age from.
        disagreements: of the briefing.
        conversions: its value in other units; None while they are being worked out.
    """
    yield showing.figure(briefing, figure, today=today, series=False)
    others = disagreements.of(figure)
    for other in others[:MOST]:
        yield _row(Text().add("disagrees ", "changed").add(said(briefing, other)))
    if len(others) > MOST:
        yield _row(Text().add(f"disagrees with {len(others) - MOST} more", "changed"))
    if conversions is None:
        yield _row(Text().add("≈ being worked out …", "dim"))
    if conversions:
        text = Text().add(f"≈ {conversions[0].how} ").add(", ".join(found.values for found in conversions))
        if briefs := dict.fromkeys(found.basis.brief for found in conversions if found.basis.brief):
            text.add(f"  ({', '.join(briefs)}; {SOURCE})", "dim")
        yield _row(text)


def _row(text: Text) -> Block:
    return text.block("entry", None, rest="  ", gap=0)
