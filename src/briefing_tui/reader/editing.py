"""Editing: which command opens the reader's editor, and at which line of the file."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from briefing_tui.document.page import Page, Place
from briefing_tui.loading import Refused
from briefing_tui.loading.positions import Path as Steps
from briefing_tui.loading.positions import Positions
from briefing_tui.loading.source import Source, source
from briefing_tui.model import LISTS, Section

_PLUS: Final = frozenset(
    [
        "vi",
        "vim",
        "nvim",
        "view",
        "gvim",
        "nano",
        "emacs",
        "emacsclient",
        "helix",
        "hx",
        "micro",
        "kak",
        "joe",
        "mg",
        "ne",
    ]
)
"""Editors that take the line as `+LINE` before the file."""
_COLON: Final = {
    "code": ("-g", "--wait"),
    "code-insiders": ("-g", "--wait"),
    "codium": ("-g", "--wait"),
    "subl": ("--wait",),
}
"""Editors that take it as `FILE:LINE`, and the options without which they do not, or do not wait."""
_WORDS: Final = (6, 4, 3, 2)
"""How many words of a paragraph are looked for in the file; markup may stand between them."""


def editor(environment: Mapping[str, str]) -> list[str]:
    """The reader's editor and its arguments, from $VISUAL, else $EDITOR; empty where neither names one."""
    for name in ("VISUAL", "EDITOR"):
        value = environment.get(name, "").strip()
        try:
            words = shlex.split(value)
        except ValueError:  # a quotation mark too many
            words = value.split()
        if words:
            return words
    return []


def command(words: Sequence[str], path: Path, line: int) -> list[str]:
    """The command that opens a file at a line, or just opens it in an editor whose ways are not known."""
    file = os.path.abspath(path)
    name = Path(words[0]).name.removesuffix(".exe")
    if name in _PLUS:
        return [*words, f"+{line}", file]
    if name in _COLON:
        return [*words, *(option for option in _COLON[name] if option not in words), f"{file}:{line}"]
    return [*words, file]


def line_at(page: Page, place: Place, data: bytes) -> int:
    """The line of a file, from 1, that the block at a place of its page is made of.

    Args:
        page: the page of the file as it was when it was last a briefing.
        place: a block of it.
        data: the bytes of the file as it is now.
    """
    block, key = page.block(place), page.key_of(place)
    try:
        made = source(data, "")
        offset = _offset(made, _steps(page, block.item_id or key) or _steps(page, key), block.item_id or "")
        own = page.briefing.by_id.get(block.item_id or "")
        if block.kind in ("paragraph", "point", "code") and (own is None or isinstance(own, Section)):
            offset = _words_after(made.text, block.text, offset)
        return made.place(offset)[0]
    except Refused:
        return 1


def _steps(page: Page, name: str) -> Steps:
    """The path of an item of the file, or of a list or text that has a place of its own on the page."""
    briefing = page.briefing
    for list_name in LISTS:
        for at, item in enumerate(getattr(briefing, list_name)):
            if item.id == name:
                return list_name, at
    field = name.lower().replace("-", "_")
    return (field,) if field in type(briefing).__struct_fields__ else ()


def _offset(made: Source, steps: Steps, item_id: str) -> int:
    """Where a value stands; in a file that is broken before it, where its id stands."""
    from yaml import YAMLError  # noqa: PLC0415 - loading has imported it by then, and the reader needs it nowhere else

    try:
        return Positions(made).offset(steps, key=True) if steps else 0
    except YAMLError:
        found = re.search(rf"""\bid["']?[ \t]*:[ \t]*["']?{re.escape(item_id)}(?![a-z0-9-])""", made.text)
        return found.start() if found and item_id else 0


def _words_after(text: str, wanted: str, offset: int) -> int:
    """Where a paragraph begins in the file, by its first words; the offset itself where they are not found."""
    words = wanted.split()
    for count in _WORDS:
        pattern = r"\s+".join(map(re.escape, words[:count]))
        if len(words) >= min(count, 2) and (found := re.compile(pattern).search(text, offset)):
            return found.start()
    return offset
