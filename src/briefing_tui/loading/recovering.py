"""Recovering: what else is wrong with a file at which the parser gave up, without the part that it gave up in."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from briefing_tui.loading.positions import Path
from briefing_tui.loading.problems import Problem, Refused
from briefing_tui.loading.source import Source
from briefing_tui.loading.words import id_words
from briefing_tui.loading.yaml12 import Plain, parse

_MOST: Final = 10
"""Parts that are left out."""
_LARGEST: Final = 500_000
"""Bytes of a file that is read so often: a tenth of a second each time."""
_CERTAIN: Final = frozenset(("Y01", "Y02", "Y13", "Y15", "Y16", "Y17", "Y18", "Y19", "Y20"))
"""Mistakes that stand within a line, so that the rest is as its author wrote it."""
_KEYED = re.compile(r"\s*(?:- )?[A-Za-z_]\w*:(?: |$)", re.ASCII)
_KEY = re.compile(r"([A-Za-z_]\w*)[ ]*:", re.ASCII)
_ITEM = re.compile(r"( *)-(?: |$)")


class _Part(NamedTuple):
    """Lines of a file that are left out, from the first up to the last, which is not."""

    path: Path
    first: int
    last: int


def recovered(source: Source, refused: Refused) -> tuple[Plain | None, list[Problem]]:
    """The rest of a file as plain data, None where there is none to be had, and the mistakes that the parser met.

    What is left out is the item of a list, or the whole of a key of the briefing, that the mistake stands in.
    """
    told, early = _apart(refused)
    lines = source.text.split("\n") if len(source.data) <= _LARGEST else []
    if not lines or not _is_certain(told, lines):
        return None, [*refused.problems]
    removed: dict[Path, frozenset[str]] = {}
    while (part := _part(lines, told[-1].line - 1, len(removed))) is not None and len(removed) < _MOST:
        removed[part.path] = frozenset(id_words(lines[part.first : part.last]))
        lines[part.first : part.last] = [""] * (part.last - part.first)
        try:
            plain = parse(Source("\n".join(lines).encode(), source.file, clean=source.clean))
        except Refused as again:
            others, _ = _apart(again)
            if not _is_certain(others, lines):
                break
            told += others
        else:
            return plain._replace(removed=removed), [*early, *told]
    return None, [*early, *told]


def _apart(refused: Refused) -> tuple[list[Problem], list[Problem]]:
    """Where the parser gave up, and the keys given twice before that."""
    given_up = [one for one in refused.problems if one.code != "Y03"]
    return given_up, [one for one in refused.problems if one.code == "Y03"]


def _is_certain(problems: list[Problem], lines: list[str]) -> bool:
    """Whether a mistake stands within one line, and not in what this has to do with those above it."""
    if len(problems) != 1 or problems[0].code not in _CERTAIN:
        return False
    keyed = _KEYED.match(lines[problems[0].line - 1])
    return problems[0].code != "Y02" or (keyed is not None and keyed.end() < problems[0].col)


def _part(lines: list[str], at: int, count: int) -> _Part | None:
    """The part that a line belongs to."""
    if at >= len(lines) or not lines[at].strip():
        return None
    roots = [number for number, line in enumerate(lines) if line[:1] not in ("", " ", "\t", "-", "#", "\r")]
    first = max((number for number in roots if number <= at), default=None)
    if first is None or (key := _KEY.match(lines[first])) is None:
        return None
    last = min((number for number in roots if number > at), default=len(lines))
    items = [(number, found[1]) for number in range(first + 1, last) if (found := _ITEM.match(lines[number]))]
    begins = [number for number, indent in items if indent == items[0][1]]
    begin = max((number for number in begins if number <= at), default=None)
    if begin is None or len(begins) == 1:
        return _Part((key[1],), first, last)
    return _Part((key[1], -1 - count), begin, min((number for number in begins if number > at), default=last))
