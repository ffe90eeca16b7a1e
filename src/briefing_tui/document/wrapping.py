"""Wrapping: the lines of a block at a width, as a pure function of the two. Lines are stretches of the logical text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len, split_graphemes

from briefing_tui.document.blocks import Block

MEASURE = 78
"""The widest that prose is set, in cells: lines of 60 to 80 are read best."""
_NARROW = re.compile("[\\x20-\\x7e\\xa0-\\xac\\xae-\\u02ff\\u2010-\\u2015\\u2018-\\u201e\\u2026\\n]*")
"""Characters that are one cell and one code point wide each: they need no measuring."""
_LEAST = 4
"""Cells that the words keep at least; a prefix that leaves fewer is not drawn."""


class Piece(NamedTuple):
    """A stretch of a block's text at a column of the line (cells after the prefix)."""

    column: int
    start: int
    end: int


class Line(NamedTuple):
    """One line of the page: what is drawn first, then stretches of the text."""

    prefix: str
    pieces: tuple[Piece, ...]

    @property
    def start(self) -> int:
        """The offset in the block's text that the line begins at; -1 for a blank line above the block."""
        return min(piece.start for piece in self.pieces) if self.pieces else -1

    @property
    def end(self) -> int:
        """The offset in the block's text that the line ends at."""
        return max(piece.end for piece in self.pieces) if self.pieces else -1


def wrap(block: Block, width: int, measure: int = MEASURE) -> list[Line]:
    """The lines of a block, the blank ones above it first.

    Args:
        block: the block.
        width: cells that a line may take.
        measure: the most of them that prose takes.
    """
    blank = [Line("", ())] * block.gap
    if block.cells:
        return blank + _strip_lines(block, min(width, measure))
    first, rest = block.first, block.rest
    inner = min(width, measure) - cell_len(rest)
    if inner < _LEAST:
        first, rest, inner = "", "", max(1, width)
    if block.kind == "code":
        inner = max(1, width - cell_len(rest))
    # Where the other lines hang deeper, the first has more room.
    stretches = wrap_text(block.text, inner, inner + cell_len(rest) - cell_len(first))
    return blank + [Line(rest if at else first, (Piece(0, *pair),)) for at, pair in enumerate(stretches)]


def wrap_text(text: str, width: int, first: int | None = None) -> Iterator[tuple[int, int]]:
    """The stretches of text that make its lines, none wider than `width` cells unless one character is.

    The first line may have another width, `first`.

    A line breaks at a space or, where a word is wider than the line, anywhere between graphemes; only spaces at a
    break and line feeds are left out. Wide characters may break on either side.
    """
    fits = _fits_narrow if _NARROW.fullmatch(text) else _fits
    start, room = 0, first or width
    while True:
        stop = text.find("\n", start)
        if stop < 0:
            stop = len(text)
        if start == stop:
            yield start, stop
            room = width
        while start < stop:
            end = fits(text, start, stop, room)
            room = width
            following = end
            while following < stop and text[following] == " ":
                following += 1
            yield start, end
            start = following
        if stop == len(text):
            return
        start = stop + 1


def _fits_narrow(text: str, start: int, stop: int, width: int) -> int:
    limit = start + width
    if limit >= stop:
        return stop
    space = text.rfind(" ", start + 1, limit + 1)
    while space > start and text[space - 1] == " ":
        space -= 1
    return space if space > start else limit


def _fits(text: str, start: int, stop: int, width: int) -> int:
    """Where the line that starts at `start` ends, measured grapheme by grapheme."""
    # Joiners that have nothing to join are measured in two ways by rich, and take no cell.
    while start < stop and text[start] == "\u200d":
        start += 1
    # A grapheme may hold many marks, so look at a window and double it until it holds the line or the text ends.
    window = min(stop, start + width * 2 + 16)
    spans, total = split_graphemes(text[start:window])
    while window < stop and total <= width + 2:
        window = min(stop, start + 2 * (window - start))
        spans, total = split_graphemes(text[start:window])
    if total <= width:
        return stop
    used, breakable, was_wide = 0, 0, False
    for begin, end, cells in spans:
        blank = text[start + begin] == " "
        if begin and (blank or cells > 1 or was_wide) and text[start + begin - 1] != " ":
            breakable = begin
        if used + cells > width:
            return start + (breakable or begin or end)
        used += cells
        was_wide = cells > 1
    return stop


_COLUMN = 15
_GUTTER = 2


def _strip_lines(block: Block, width: int) -> list[Line]:
    """Set the cells of a strip beside each other, as many as fit, the rest in rows below."""
    inner = max(1, width)
    across = max(1, min(len(block.cells), (inner + _GUTTER) // (_COLUMN + _GUTTER)))
    rows = -(-len(block.cells) // across)
    across = -(-len(block.cells) // rows)
    column = max(1, (inner + _GUTTER) // across - _GUTTER)
    lines: list[Line] = []
    for row in range(rows):
        columns = []
        for at, (start, end) in enumerate(block.cells[row * across : (row + 1) * across]):
            stretches = wrap_text(block.text[start:end], column)
            columns.append([Piece(at * (column + _GUTTER), start + a, start + b) for a, b in stretches])
        if row:
            lines.append(Line("", ()))
        for level in range(max(map(len, columns))):
            lines.append(Line("", tuple(pieces[level] for pieces in columns if level < len(pieces))))
    return lines
