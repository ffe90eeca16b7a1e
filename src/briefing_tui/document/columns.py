"""Columns: blocks set beside each other as one block, each wrapped to its own width."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from briefing_tui.document.blocks import Block, Span
from briefing_tui.document.wrapping import Line, Piece, wrap_text


class Beside(Struct, frozen=True):
    """Several blocks as one: its lines hold a stretch of each block at the column of that block."""

    block: Block
    lines: list[Line]
    stretches: tuple[tuple[int, int], ...]
    """Where the text of each block begins and ends in the text of the whole."""


def beside(blocks: Sequence[Block], columns: Sequence[tuple[int, int]], *, most: int = 0, gap: int = 0) -> Beside:
    """Set blocks beside each other.

    Args:
        blocks: what to set; what is drawn around the text of a block is left out.
        columns: for each block the cell that it begins at and its width in cells.
        most: the most lines that each may take, the last cut with "…" where there would be more; 0 for all.
        gap: blank lines above.
    """
    text, spans = "", list[Span]()
    stretches: list[tuple[int, int]] = []
    cells: list[list[Piece]] = []
    for block, (column, width) in zip(blocks, columns, strict=True):
        shown = cut(block.text, width, most)
        at = len(text)
        stretches.append((at, at + len(shown)))
        cells.append([Piece(column, at + a, at + b) for a, b in wrap_text(shown, max(1, width))])
        for span in block.spans:
            if span.start < (end := min(span.end, len(shown))):
                spans.append(Span(at + span.start, at + end, span.style, span.target))
        text += shown + "\n"
    lines = [Line("", ())] * gap
    for level in range(max(map(len, cells), default=0)):
        lines.append(Line("", tuple(pieces[level] for pieces in cells if level < len(pieces))))
    whole = Block("entry", text.removesuffix("\n"), blocks[0].item_id if blocks else None, tuple(spans), gap=gap)
    return Beside(whole, lines, tuple(stretches))


def cut(text: str, width: int, most: int, first: int | None = None) -> str:
    """Text cut so that it takes at most `most` lines of `width` cells, with "…" where something was cut.

    Args:
        text: what to cut.
        width: cells of a line.
        most: lines; 0 for as many as it takes.
        first: cells of the first line, where they are others.
    """
    if not most:
        return text
    ends: list[tuple[int, int]] = []
    for stretch in wrap_text(text, max(1, width), first):
        if len(ends) == most:
            break
        ends.append(stretch)
    else:
        return text
    start, end = ends[-1]
    room = first if most == 1 and first else width
    while end > start and len(list(wrap_text(f"{text[start:end].rstrip()}…", max(1, room)))) > 1:
        end -= 1
    if end < len(text) and text[end] not in " \n" and (space := text.rfind(" ", start, end)) > start:
        end = space
    return f"{text[:end].rstrip()}…"
