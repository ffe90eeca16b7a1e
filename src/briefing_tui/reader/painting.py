"""Painting: a line of a block as a strip of styled cells, the only place where a briefing's text is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from briefing_tui.document.blocks import Block
from briefing_tui.document.wrapping import Line
from briefing_tui.reader.themes import Palette

Overlay = tuple[int, int, str]
"""A stretch of a block's text and the style drawn over it, such as a match."""


def paint(
    block: Block, line: Line, palette: Palette, overlays: Sequence[Overlay] = (), bar: Style | None = None
) -> list[Segment]:
    """The segments of a line of a block, without padding."""
    base, segments, column = palette.base, [], 0
    if line.prefix:
        style = base + (bar or palette.styles["bar"]) if line.prefix.strip() else base
        segments.append(Segment(line.prefix, style))
    for piece in line.pieces:
        if piece.column > column:
            segments.append(Segment(" " * (piece.column - column), base))
            column = piece.column
        for start, end, over in _runs(block, piece.start, piece.end, palette, overlays):
            text = block.text[start:end]
            column += cell_len(text)
            segments.append(Segment(text, base + over if over else base))
    return segments


def _runs(
    block: Block, start: int, end: int, palette: Palette, overlays: Sequence[Overlay]
) -> Iterable[tuple[int, int, Style | None]]:
    """Cut a stretch of text wherever its style changes."""
    covering = [(s.start, s.end, palette.styles[s.style]) for s in block.spans if s.start < end and s.end > start]
    covering += [(a, b, palette.styles[name]) for a, b, name in overlays if a < end and b > start]
    if not covering:
        return [(start, end, None)] if end > start else []
    cuts = {start, end}
    for a, b, _ in covering:
        cuts.update((max(a, start), min(b, end)))
    edges = sorted(cuts)
    runs: list[tuple[int, int, Style | None]] = []
    for a, b in pairwise(edges):
        styles = [style for s, e, style in covering if s <= a and e >= b]
        runs.append((a, b, Style.combine(styles) if styles else None))
    return runs


def strip(segments: list[Segment], width: int, base: Style) -> Strip:
    """Segments as a strip of exactly `width` cells; the padding joins the last run where their style is the same."""
    joined: list[Segment] = []
    used = 0
    for text, style, _ in segments:
        used += cell_len(text)
        if joined and joined[-1].style == style:
            joined[-1] = Segment(joined[-1].text + text, style)
        else:
            joined.append(Segment(text, style))
    if used < width:
        padding = " " * (width - used)
        if joined and joined[-1].style == base:
            joined[-1] = Segment(joined[-1].text + padding, base)
        else:
            joined.append(Segment(padding, base))
    made = Strip(joined, max(used, width))
    return made if used <= width else made.crop(0, width)


def put(drawn: Strip, at: int, segment: Segment) -> Strip:
    """A strip with other cells in it from a column on, as far as it goes."""
    if at >= drawn.cell_length:
        return drawn  # a line that is still wrapped for a wider terminal
    end = min(drawn.cell_length, at + segment.cell_length)
    before, _, after = drawn.divide([at, end, drawn.cell_length])
    return Strip.join([before, Strip([segment]).crop(0, end - at), after])


def plain(text: str, width: int, style: Style) -> Strip:
    """One line of text, cut or padded to `width` cells."""
    return strip([Segment(shorten(text, width), style)], width, style)


def rule(title: str, width: int, style: Style) -> Strip:
    """The upper edge of a panel that lies over the page: a line with a title in it."""
    return plain(f"── {title} ".ljust(width, "─"), width, style)


def shorten(text: str, width: int) -> str:
    """Text cut to a width in cells, with an ellipsis where something was cut."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + "…" if width else ""
