"""Selecting: what the mouse has selected, as stretches of the page's text and not as cells of the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from textual.geometry import Offset
from textual.selection import Selection

from briefing_tui.document.page import Page, Place
from briefing_tui.document.wrapping import Line

if TYPE_CHECKING:
    from briefing_tui.document.blocks import Block

_BLOCKS: Final = 1 << 20
"""More blocks than a part has: Textual compares places by one number for the line, and one for the character."""
_END: Final = 1 << 30


def offset_at(block: Block, place: Place, line: Line, column: int) -> Offset:
    """The character at a column of a line, or the nearest before it, as Textual keeps it.

    Args:
        block: what is shown there.
        place: where it stands.
        line: the line of it.
        column: a cell, counted from where the lines of the page begin.
    """
    at, column = max(0, line.start), column - cell_len(line.prefix)
    for piece in line.pieces:
        used = piece.column
        for number in range(piece.start, piece.end):
            if used > column:
                break
            at, used = number, used + cell_len(block.text[number])
    return Offset(at, place.part * _BLOCKS + place.block)


def stretch(selection: Selection, place: Place) -> tuple[int, int] | None:
    """Which part of a block's text is selected; None where nothing is."""
    at = place.part * _BLOCKS + place.block
    start, end = selection.start or Offset(0, -1), selection.end or Offset(0, _BLOCKS * _BLOCKS)
    if not start.y <= at <= end.y:
        return None
    return (start.x if at == start.y else 0), (end.x if at == end.y else _END)


def selected(page: Page, selection: Selection, frame: Sequence[tuple[Place, Line]]) -> Iterator[tuple[Place, str]]:
    """The blocks of which something is selected, and the words; an open end is that of the view.

    Args:
        page: the page.
        selection: what is selected of it.
        frame: the lines in view.
    """
    if not frame:
        return
    first, last = frame[0][0], frame[-1][0]
    if selection.start:
        first = Place(*divmod(selection.start.y, _BLOCKS))
    if selection.end:
        last = Place(*divmod(selection.end.y, _BLOCKS))
    place: Place | None = first
    while place is not None and place[:2] <= last[:2]:
        if found := stretch(selection, place):
            words = page.block(place).text[slice(*found)].strip()
            if words:
                yield place, words
        place = page.neighbour(place, 1)
