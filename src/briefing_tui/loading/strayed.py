"""Strayed: lists of the briefing within another one: one mistake of a line, whatever they hold."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Any, Final, NamedTuple

import msgspec

from briefing_tui.loading.fields import item_of, keys_of
from briefing_tui.loading.findings import Finding
from briefing_tui.loading.positions import Path
from briefing_tui.loading.scalars import EMPTY
from briefing_tui.loading.values import make
from briefing_tui.model import LISTS

_MOST: Final = 100
"""Items with a mistake that are tried as those of other lists."""


class Stray(NamedTuple):
    """A list that is indented too far, or whose key is missing."""

    name: str
    """The list: figures."""
    path: Path
    """Of its key, ("quotes", 3, "figures"), or of the first of its entries, ("quotes", 4)."""
    entries: dict[Path, Any]
    """What belongs to it: what stands below the key, or was taken for further items of the list around it."""
    hint: str = ""
    """What to do, where its key stands below the first of its entries."""

    @property
    def finding(self) -> Finding:
        """What to tell of it."""
        if self.path in self.entries:
            message = f'this is an item of "{self.name}", and stands in "{self.path[0]}"'
            return Finding(
                "S04", message, self.hint or f'Put "{self.name}:" on a line of its own before it.', self.path
            )
        hint = "Begin it in the first column: it is a list of the briefing."
        return Finding("S02", "unknown field", hint, self.path, key=True)

    def ids(self) -> Iterator[tuple[str, Path]]:
        """The ids of its entries, and where these stand."""
        for path, entry in self.entries.items():
            if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                yield entry["id"], path

    def causes(self, finding: Finding) -> bool:
        """Whether a finding only follows from it."""
        if finding.code == "S01" and not finding.path:
            return finding.message.startswith(f'"{self.name}"')
        if self.hint and finding.path == (self.name,):
            return finding.code == "S04"
        return finding.path[:3] == self.path or finding.path[:2] in self.entries


def strayed(data: Mapping[str, Any]) -> Iterator[Stray]:
    """The lists of a briefing that stand within another list, and not at its own keys; and single items that do."""
    found = [*_below(data)]
    yield from found
    yield from _alone(data, {path for stray in found for path in stray.entries})


def _below(data: Mapping[str, Any]) -> Iterator[Stray]:
    """The lists that stand within another list, below their key or without it."""
    for name in LISTS:
        held = data.get(name)
        listed = held if isinstance(held, list) else []
        number = 0
        while number < len(listed):
            item = listed[number]
            number += 1
            for key in LISTS if isinstance(item, dict) else ():
                path = (name, number - 1, key)
                if key not in item or key in data:
                    continue
                inside = item[key]
                if isinstance(inside, list) and inside and (key not in keys_of(name) or _fits(inside[0], key, name)):
                    yield Stray(key, path, {(*path, at): entry for at, entry in enumerate(inside)})
                elif (
                    inside is EMPTY
                    and key == list(item)[-1]
                    and number < len(listed)
                    and (key not in keys_of(name) or _fits(listed[number], key, name))
                ):
                    yield Stray(key, path, _from(listed, name, number))
                    number = len(listed)
            if number > 1 and (other := _other(item, name, data)) is not None:
                first = number - 1
                while number < len(listed) and not _fits(listed[number], name, other):
                    number += 1
                if number == len(listed):
                    yield Stray(other, (name, first), _from(listed, name, first))


def _alone(data: Mapping[str, Any], told: Container[Path]) -> Iterator[Stray]:
    """Items that stand in another list: the key of theirs was put below them, or below their first line."""
    tried = 0
    for name in LISTS:
        held = data.get(name)
        listed = held if isinstance(held, list) else []
        for number, item in enumerate(listed):
            if not isinstance(item, dict) or (name, number) in told or _is_one(item, name):
                continue
            if (tried := tried + 1) > _MOST:
                return
            others = [other for other in LISTS if other in data and other != name]
            if [*item] == ["id"] and number == len(listed) - 1:
                begun = [other for other in others if _goes_on(data[other], other)]
            else:
                begun = [other for other in others if item.keys() - keys_of(name) and _is_one(item, other)]
            if begun:
                hint = f'Put it below "{begun[0]}:".'
                yield Stray(begun[0], (name, number), {(name, number): item}, hint)


def _goes_on(held: Any, name: str) -> bool:
    """Whether a mapping is an item of a list without its id."""
    return isinstance(held, dict) and "id" not in held and bool(held) and held.keys() <= keys_of(name)


def _from(listed: list[Any], name: str, number: int) -> dict[Path, Any]:
    return {(name, at): listed[at] for at in range(number, len(listed))}


def _other(item: Any, name: str, data: Mapping[str, Any]) -> str | None:
    """The list that the briefing lacks and an item fits, and not that in which it stands."""
    lacking = [other for other in LISTS if other not in data and _fits(item, other, name)]
    return max(lacking, key=lambda other: len(item.keys() & keys_of(other)), default=None)


def _fits(entry: Any, name: str, other: str) -> bool:
    """Whether an entry is an item of a list rather than of another, or than an id or a citation."""
    if not isinstance(entry, dict) or "id" not in entry:
        return False
    has, instead = len(entry.keys() & keys_of(name)), len(entry.keys() & keys_of(other))
    return has > instead or (has == instead and _is_one(entry, name) and not _is_one(entry, other))


def _is_one(entry: Any, name: str) -> bool:
    try:
        msgspec.convert(entry, item_of(name), dec_hook=make)
    except msgspec.ValidationError:
        return False
    return True


def without_key(wrong: list[Finding]) -> list[Finding]:
    """Findings, but where a section has its body at the end of its sources, for want of the key, that alone."""
    lacking = {one.path for one in wrong if one.path[:1] == ("sections",) and one.message.startswith('"body"')}
    begins: dict[Path, Path] = {}
    for one in wrong:
        if one.path[:2] in lacking and _is_source(one):
            begins.setdefault(one.path[:2], one.path[:4])
    hint = 'Put "body:" on a line of its own before this.'
    return [
        one._replace(path=begins[one.path], hint=hint) if one.path in begins and one.path in lacking else one
        for one in wrong
        if not (one.path[:2] in begins and _is_source(one))
    ]


def _is_source(finding: Finding) -> bool:
    return finding.path[2:3] == ("sources",) and len(finding.path) > 3
