"""Layout: which panes stand beside each other at a width."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, get_args

PaneName = Literal["contents", "page", "quotes", "figures", "people", "timeline", "sources", "matrix", "glossary"]
PANES: Final[tuple[PaneName, ...]] = get_args(PaneName)
"""The panes in the order of their keys, from 1 on."""
WIDE, NORMAL = 120, 80
"""Cells from which three panes stand side by side, and two."""


class Layout(NamedTuple):
    """The panes in view from left to right, with their widths in cells (0: what is left)."""

    panes: tuple[PaneName, ...]
    widths: tuple[int, ...]


def arrange(width: int, focused: PaneName, side: PaneName, *, zoomed: bool) -> Layout:
    """Choose the panes.

    Args:
        width: cells of the terminal.
        focused: the pane that has the keyboard; it is always in view.
        side: the pane beside the page where there is room for one or, on a wide terminal, the one on the right.
        zoomed: whether the focused pane stands alone.
    """
    if zoomed or width < NORMAL:
        return Layout((focused,), (0,))
    if width >= WIDE and side == "matrix" and focused != "contents":
        return Layout(("page", "matrix"), (0, width // 2))  # a grid wants more room than a list
    contents, right = 26, 32 + max(0, width - WIDE) // 3
    if width >= WIDE:
        return Layout(("contents", "page", side if side != "contents" else "quotes"), (contents, 0, right))
    if side == "contents":
        return Layout(("contents", "page"), (22, 0))
    return Layout(("page", side), (0, width * 3 // 8))
