"""Positions: where the keys and values of a file stand in its text.

A good file never asks, so nothing is kept while it is read: what is asked for is found by reading its events again.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Any, Final, NamedTuple

import yaml
from yaml.events import (
    CollectionEndEvent,
    CollectionStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    SequenceEndEvent,
)

from briefing_tui.loading.source import Source
from briefing_tui.text import make_safe

Path = tuple[str | int, ...]
"""The keys and indexes that lead to a value."""
_C_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


NO_YAML: Final = (yaml.YAMLError, ValueError, OverflowError)
"""What a parser raises of a file that is no YAML; PyYAML's own one the latter two, of an escape beyond Unicode."""


def parser(source: Source) -> Any:
    """A parser of YAML: libyaml where it is there and can, else the one in Python, 15 times as slow.

    libyaml refuses the escapes of surrogates.

    Raises:
        Refused: if the file is not UTF-8 and that is seen at once; libyaml sees it when it comes there.
    """
    if source.has_surrogates or _C_LOADER is yaml.SafeLoader:
        return yaml.SafeLoader(source.text)  # its words about bytes that are not UTF-8 would be no help
    return _C_LOADER(source.data)


class Positions:
    """Finds where things stand; what has been found is kept."""

    def __init__(self, source: Source) -> None:
        """Nothing is found yet."""
        self._source = source
        self._keys: dict[Path, int] = {}
        self._values: dict[Path, int] = {}

    def look_up(self, paths: Iterable[Path]) -> None:
        """Find many places in one pass over the file."""
        on_the_way = {path[:size] for path in paths for size in range(len(path) + 1)}
        wanted = on_the_way - self._values.keys()
        if not wanted:
            return
        for path, is_key, event in walk(self._source, on_the_way):
            if not wanted:
                break
            if (found := tuple(path)) in wanted:
                (self._keys if is_key else self._values)[found] = _offset(event)
                if not is_key:
                    wanted.discard(found)

    def at(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Line and column of the value at a path, or of its key.

        Where nothing stands there, of what would hold it; inside an alias, of the alias.
        """
        return self._source.place(self.offset(path, key=key))

    def offset(self, path: Path, *, key: bool = False) -> int:
        """The same as an offset in the text."""
        if path not in self._values:
            self.look_up([path])
        if key and path in self._keys:
            return self._keys[path]
        holders = (path[:size] for size in range(len(path), -1, -1))
        return next((self._values[holder] for holder in holders if holder in self._values), 0)


class Repeat(NamedTuple):
    """A key that stood in the same mapping before."""

    path: Path
    first: int
    """The offset of the first."""
    again: int
    """Its own."""


def repeats(source: Source) -> Iterator[Repeat]:
    """Every key that stood in the same mapping before.

    What such a key holds is not looked into: its paths are those of what the first one holds.
    """
    seen: dict[Path, int] = {}
    again: Path = ()
    try:
        for path, is_key, event in walk(source):
            if not is_key or (again and len(path) > len(again) and tuple(path[: len(again)]) == again):
                continue
            again = ()
            if (first := seen.setdefault(tuple(path), at := _offset(event))) != at:
                again = tuple(path)
                yield Repeat(again, first, at)
    except NO_YAML:
        return  # the file goes on in a way that is no YAML, and that is said elsewhere


def holders(source: Source, offsets: Iterable[int]) -> Iterator[tuple[Path, int]]:
    """For each of some ascending offsets, the path of the last key or value that begins there or before, and where."""
    places = walk(source)
    path: Path = ()
    begins = 0
    following = next(((tuple(steps), _offset(event)) for steps, _, event in places), None)
    for offset in offsets:
        while following is not None and following[1] <= offset:
            path, begins = following
            following = next(((tuple(steps), _offset(event)) for steps, _, event in places), None)
        yield path, begins


def walk(source: Source, inside: Container[Path] | None = None) -> Iterator[tuple[list[str | int], bool, Any]]:
    """Every key and every value of a file: its path (one list, which changes), whether it is a key, its first event.

    Args:
        source: the file.
        inside: the paths of the lists and mappings that are looked into; None for all.
    """
    events = parser(source)
    path: list[str | int] = []
    indexes: list[int | None] = []  # of every open container: how far a list is, None for a mapping
    try:
        while events.check_event():
            event = events.get_event()
            kind = event.__class__
            if kind is MappingEndEvent or kind is SequenceEndEvent:
                indexes.pop()
                del path[len(indexes) - 1 if indexes else 0 :]
            elif isinstance(event, NodeEvent):
                if indexes and (index := indexes[-1]) is not None:
                    path.append(index)
                    indexes[-1] = index + 1
                elif len(path) < len(indexes):
                    path.append(make_safe(getattr(event, "value", "")))
                    yield path, True, event
                    _skip(events, event)
                    continue
                yield path, False, event
                if isinstance(event, CollectionStartEvent):
                    if inside is None or tuple(path) in inside:
                        indexes.append(None if kind is MappingStartEvent else 0)
                        continue
                    _skip(events, event)
                if path:
                    path.pop()
    finally:
        events.dispose()


def _skip(events: Any, event: Any) -> None:
    """Read on to the end of a list or a mapping, such as one that stands for a key, for which the file is refused."""
    depth = int(isinstance(event, CollectionStartEvent))
    while depth:
        event = events.get_event()
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)


def _offset(event: Any) -> int:
    index: int = event.start_mark.index
    return index
