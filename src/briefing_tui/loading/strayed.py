"""Strayed: lists of the briefing that are indented into an item of another one: one mistake, whatever they hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from briefing_tui.loading.fields import keys_of
from briefing_tui.loading.findings import Finding
from briefing_tui.loading.positions import Path
from briefing_tui.loading.scalars import EMPTY
from briefing_tui.model import LISTS


class Stray(NamedTuple):
    """A list that is indented too far."""

    path: Path
    """Of its key: ("quotes", 3, "figures")."""
    entries: dict[Path, Any]
    """What belongs to it: what stands below the key, or was taken for further items of the list around it."""

    @property
    def name(self) -> str:
        """The list that it is: `figures`."""
        return str(self.path[-1])

    def ids(self) -> Iterator[tuple[str, Path]]:
        """The ids of its entries, and where these stand."""
        for path, entry in self.entries.items():
            if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                yield entry["id"], path

    @property
    def finding(self) -> Finding:
        """What to tell of it."""
        hint = "Begin it in the first column: it is a list of the briefing."
        return Finding("S02", "unknown field", hint, self.path, key=True)

    def causes(self, finding: Finding) -> bool:
        """Whether a finding only follows from it."""
        if finding.code == "S01" and not finding.path:
            return finding.message.startswith(f'"{self.name}"')
        return finding.path[:3] == self.path or finding.path[:2] in self.entries


def strayed(data: Mapping[str, Any]) -> Iterator[Stray]:
    """The lists of a briefing that stand in an item of another list, and not at its own keys."""
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
                if isinstance(inside, list) and _fit(inside, key, name):
                    yield Stray(path, {(*path, at): entry for at, entry in enumerate(inside)})
                elif inside is EMPTY and key == list(item)[-1] and _fit(listed[number : number + 1], key, name):
                    yield Stray(path, {(name, at): listed[at] for at in range(number, len(listed))})
                    number = len(listed)


def _fit(entries: list[Any], name: str, other: str) -> bool:
    """Whether the first of some entries is an item of a list rather than of another, or than an id or a citation."""
    first = entries[0] if entries else None
    return (
        isinstance(first, dict)
        and "id" in first
        and len(first.keys() & keys_of(name)) > len(first.keys() & keys_of(other))
    )
