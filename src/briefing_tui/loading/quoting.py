"""Quoting: where quoted texts end, and which of them were never closed."""

from __future__ import annotations

import re
from typing import Final

from briefing_tui.loading import slips
from briefing_tui.loading.slips import Slip

_QUOTED: Final = {
    '"': re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL),
    "'": re.compile(r"'[^']*+(?:''[^']*+)*+'"),
}
_NEXT_LINE = re.compile(
    r"^(?P<indent>[ ]*)(?:-[ ]|#|[\"']?[A-Za-z_][\w-]*[\"']?:(?=\s)|(?:---|\.\.\.)(?=\s))", re.MULTILINE | re.ASCII
)
"""The beginning of a line as it looks outside of texts."""
_BESIDE: Final = 200
"""Characters before a text that tell whether it stands in brackets, and of it that are looked at."""
_UNQUOTED: Final = {
    False: re.compile(rf"[^\n]{{,{_BESIDE}}}"),
    True: re.compile(rf"[^,\]}}\n]{{,{_BESIDE}}}"),
}
_ENDS: Final = {False: r"(?=[ \t]*(?:\r?$|[ ]#|[ ]:[ ]))", True: r"(?=\s*(?:[,\]}#]|:\s|$))"}
_ALIAS: Final = {flow: re.compile(rf"\*[0-9A-Za-z_-]+{end}", re.MULTILINE | re.ASCII) for flow, end in _ENDS.items()}
_PROPERTY: Final = r"(?:&[0-9A-Za-z_-]+|!(?:<[^>\s]*>|!?[^\s!,\[\]{}]*))"
_ANCHOR_OR_TAG: Final = {
    False: re.compile(rf"{_PROPERTY}(?=\s|\Z)", re.ASCII),
    True: re.compile(rf"{_PROPERTY}(?=[\s,\]}}]|\Z)", re.ASCII),
}


class Seen(Exception):
    """A mistake that the reading of a file comes to."""

    def __init__(self, slip: Slip) -> None:
        """Keep the mistake."""
        super().__init__(slip)
        self.slip = slip


def end_of_quoted(text: str, start: int) -> int | None:
    """Where YAML lets a quoted text end that begins at an offset; None where it never ends."""
    found = _QUOTED[text[start]].match(text, start)
    return found.end() if found else None


def closing(text: str, start: int, parent: int) -> int:
    """Where a quoted text ends.

    Args:
        text: the text of the file.
        start: the offset of the opening quote.
        parent: the column of what holds it. YAML wants every further line further right (1.2.2, 7.3); PyYAML does not
            look, so that a quote which is not closed there swallows keys up to the next quote.

    Raises:
        Seen: if it is never closed.
    """
    end = end_of_quoted(text, start)
    if end is None:
        raise Seen(slips.never_closed(start, text[start]))
    for line in _NEXT_LINE.finditer(text, text.find("\n", start, end) + 1 or end, end):
        if len(line["indent"]) <= parent:
            raise Seen(slips.never_closed(start, text[start]))
    return end


def as_written(text: str, start: int) -> str:
    """The beginning of a text without quotes, as far as its line, or the brackets that it stands in, let it go."""
    before = text[max(0, start - _BESIDE) : start].rpartition("\n")[2]
    inside = sum(map(before.count, "[{")) > sum(map(before.count, "]}"))
    found = _UNQUOTED[inside].match(text, start)
    return found[0].rstrip() if found else ""


def properties(text: str, start: int, *, flow: bool) -> int | None:
    """Where an alias, an anchor or a tag ends; None where the author cannot have meant one.

    Args:
        text: the text of the file.
        start: the offset of the `*`, `&` or `!`.
        flow: whether it stands between brackets.
    """
    found = (_ALIAS if text[start] == "*" else _ANCHOR_OR_TAG)[flow].match(text, start)
    return found.end() if found else None
