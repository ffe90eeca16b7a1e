"""Plain text: a whole briefing or one item, as the page shows it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from briefing_tui.document.blocks import Block
from briefing_tui.document.glance import glance
from briefing_tui.document.page import Page, Place
from briefing_tui.document.showing import marking
from briefing_tui.document.wrapping import Line, wrap
from briefing_tui.model import Briefing


def to_text(briefing: Briefing, item_id: str | None = None, width: int = 80) -> Iterator[str]:
    """The lines of a briefing, or of one item, as linear text.

    Args:
        briefing: what to set.
        item_id: an item or a reserved id; None for the whole briefing.
        width: cells that a line may take; prose takes at most 78.

    Raises:
        KeyError: if the page shows no item of that id.
    """
    page = Page(briefing)
    if item_id is None:
        yield from _title(briefing, width)
        for part in range(len(page.parts)):
            for at, line in page.lines(part, width):
                yield plain(page.blocks(part)[at], line)
        return
    place = page.place_of(item_id)
    if place is None:
        raise KeyError(item_id)
    yield from _item(page, item_id, place, width)


def to_glance(briefing: Briefing, width: int = 80) -> Iterator[str]:
    """The lines of a briefing on one screen: at most 24, of `width` cells, marked as the briefing is."""
    for block in glance(briefing, width):
        for line in wrap(block, width):
            yield plain(block, line)


def _title(briefing: Briefing, width: int) -> Iterator[str]:
    for text in (briefing.title, briefing.subtitle, marking(briefing)):
        for line in wrap(Block("heading", text, gap=0), width) if text else ():
            yield plain(Block("heading", text or ""), line)


def _item(page: Page, item_id: str, place: Place, width: int) -> Iterator[str]:
    """The blocks of a section or part; else the one block that shows the item."""
    parts = [number for number, part in enumerate(page.parts) if part.key == item_id]
    blocks = [block for number in parts for block in page.blocks(number)] or [page.block(place)]
    begun = False
    for block in blocks:
        for line in wrap(block, width):
            begun = begun or bool(line.pieces)
            if begun:
                yield plain(block, line)


def plain(block: Block, line: Line) -> str:
    """A line as characters: what stands before the text, and its pieces at their columns."""
    shown, used = line.prefix, 0
    for piece in line.pieces:
        text = block.text[piece.start : piece.end]
        shown += " " * (piece.column - used) + text
        used = piece.column + cell_len(text)
    return shown.rstrip(" ")
