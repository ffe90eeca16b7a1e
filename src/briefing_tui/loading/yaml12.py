"""YAML 1.2 core text to plain data, in one pass over PyYAML's events."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Any, Final, NamedTuple

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from briefing_tui.loading.findings import shown_path
from briefing_tui.loading.positions import NO_YAML, Path, Positions, Repeat, parser, repeats
from briefing_tui.loading.problems import AND_MORE, MOST, Problem, Refused, shorten
from briefing_tui.loading.scalars import EMPTY, LONGEST, Keys, NotAllowed, PlainScalars, WrittenInt, joined, too_long
from briefing_tui.loading.slips import Slip
from briefing_tui.loading.source import Source
from briefing_tui.text import make_safe

DEEPEST: Final = 50
"""Levels of nesting at most, the outermost mapping being the first; aliases count as what they repeat."""
MOST_NODES: Final = 1_000_000
"""Keys and values at most; aliases count as what they repeat."""
_MOST_NAMED: Final = 5
"""Keys that a message names."""
OWN: Final = "x_"
"""What a key of an author's own begins with, and the key that they are collected under."""


class Broken(NamedTuple):
    """Stands for a value that is none: what is wrong with it. Nothing fits it."""

    code: str
    message: str
    hint: str


class Plain(NamedTuple):
    """Plain data, where its values stand, and the file that it was made of."""

    data: dict[str, Any]
    positions: Positions
    source: Source
    problems: tuple[Problem, ...] = ()
    """Mistakes that do not keep the rest from being read, beside those of which a `Broken` tells."""
    broken: bool = False
    """Whether a `Broken` stands somewhere in the data."""
    owns: bool = False
    """Whether a mapping has keys of its author's own."""
    again: Mapping[str, Sequence[object]] = {}
    """What the keys of the briefing hold that were given before: the data has what the first of each holds."""
    twice: Mapping[Path, frozenset[str]] = {}
    """Where mappings stand that have keys given twice, and these keys: with several, they are two of which one has lost
    its beginning."""
    dropped: Sequence[object] = ()
    """What all other keys hold that were given before."""
    removed: Mapping[Path, frozenset[str]] = {}
    """The parts of the file that were left out because they are no YAML, with the words that may be ids in them."""


class _Anchored(NamedTuple):
    """What an alias may repeat."""

    value: Any
    nodes: int
    """What it holds, itself not counted."""
    levels: int


def parse(source: Source) -> Plain:
    """Make plain data of YAML.

    Returns:
        The mapping, every text in it made safe, keys included. In each mapping, keys that start with `x_` are collected
        in one under `x_`; what those hold stays as it is.

    Raises:
        Refused: if it is no YAML, or so far from what the format allows that the rest cannot be read.
    """
    events = parser(source)
    composer = _Composer(source, events.get_event)
    try:
        root = composer.document()
    except NO_YAML as error:
        from briefing_tui.loading.mistakes import explain  # noqa: PLC0415 - 2 ms that few files need

        why = explain(source, error)
        # A key that was moved up into other keys is given twice there, and the line below it fits nothing.
        others = (one for one in composer.problems() if one.code != "Y03" or one.line != why.line - 1)
        raise Refused((*others, why)) from None
    except Refused as refused:
        raise Refused((*composer.problems(), *refused.problems)) from None
    finally:
        events.dispose()
    if not isinstance(root, dict):
        found = "a list" if isinstance(root, list) else "nothing" if root in (None, EMPTY) else "a single value"
        raise source.refused("Y22", 0, f'expected one mapping with "briefing_version", found {found}')
    owns = any(key.startswith(OWN) for key in composer.keys.values())
    data = _collected(root) if owns else root
    twice = {path: frozenset(str(one.path[-1]) for one in found) for path, found in composer.twice.items()}
    return Plain(
        data,
        Positions(source),
        source,
        composer.problems(),
        composer.broken,
        owns,
        composer.again,
        twice,
        composer.dropped,
    )


class _Composer:
    """Makes plain data of events. Its recursion goes as deep as the format lets data be nested.

    In `value`, `mapping` and `sequence` every look-up counts: they run 200,000 times for 4 MB.
    """

    def __init__(self, source: Source, get_event: Callable[[], Any]) -> None:
        self.source = source
        self.get_event = get_event
        self.clean = source.clean
        self.safe = joined if source.has_surrogates else make_safe
        self.scalars = PlainScalars(None if source.clean else self.safe)
        self.keys = Keys(self.safe)
        self.nodes = 0
        self.deepest = 0
        self.anchors: dict[str, _Anchored] = {}
        self.open: set[str] = set()
        self.repeated = False
        self.again: dict[str, list[object]] = {}
        self.dropped: list[object] = []
        self.broken = False

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong, as far as it has been read."""
        return tuple(
            self.given_twice(repeats, AND_MORE * (number == MOST)) for number, repeats in enumerate(self.twice.values())
        )

    @cached_property
    def twice(self) -> dict[Path, list[Repeat]]:
        """The keys that are given twice, by the mapping that has them: where there are several, two items are one."""
        found: dict[Path, list[Repeat]] = {}
        for one in islice(repeats(self.source), MOST + 1) if self.repeated else ():
            found.setdefault(one.path[:-1] or (one.again,), []).append(one)
        return found

    def document(self) -> object:
        """The value of the one document."""
        root: object = None
        documents = 0
        while (event := self.get_event()).__class__ is not StreamEndEvent:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self.refused("Y22", event, "a second document starts here", 'Remove "---".')
            elif isinstance(event, NodeEvent):
                root = self.value(event, 0, 0)
        return root

    def value(self, event: Any, depth: int, before: int) -> Any:
        """The value that begins with an event.

        Args:
            event: the first event of the value.
            depth: how many containers it is inside of.
            before: nodes of these containers that come before it.
        """
        if event.anchor is not None:
            return self.anchored(event, depth, before)
        if event.tag is not None:
            return self.tagged(event, depth, before)
        kind = event.__class__
        if kind is ScalarEvent:
            written = event.value
            if event.style:
                return written if self.clean and len(written) <= LONGEST else self.quoted(event)
            try:
                return self.scalars[written]
            except NotAllowed as wrong:
                return self.instead(*wrong.args)
        if depth == DEEPEST:
            raise self.too_deep(event)
        return self.mapping(depth + 1, before) if kind is MappingStartEvent else self.sequence(depth + 1, before)

    def quoted(self, event: Any) -> Any:
        return self.instead(*too_long().args) if len(event.value) > LONGEST else self.safe(event.value)

    def instead(self, code: str, message: str, hint: str) -> Broken:
        self.broken = True
        return Broken(code, message, hint)

    def mapping(self, depth: int, before: int) -> dict[str, Any]:
        get_event, value, keys = self.get_event, self.value, self.keys
        self.deepest = max(self.deepest, depth)
        made: dict[str, Any] = {}
        for count in range((MOST_NODES - self.nodes - before) // 2):
            event = get_event()
            if event.__class__ is not ScalarEvent or event.tag is not None or event.anchor is not None:
                break
            key = keys[event.value]
            held = value(get_event(), depth, before + 2 * count)
            if key in made:
                self.repeated = True
                (self.again.setdefault(key, []) if depth == 1 else self.dropped).append(held)
            else:
                made[key] = held
        else:
            raise self.too_many(get_event())
        if event.__class__ is not MappingEndEvent:
            hint = "Put the whole value in quotes if the bracket, *, & or ! belongs to it."
            raise self.refused("Y16", event, "a key must be plain text", hint)
        self.nodes += 2 * len(made)
        return made

    def sequence(self, depth: int, before: int) -> list[Any]:
        get_event, value = self.get_event, self.value
        self.deepest = max(self.deepest, depth)
        made: list[Any] = []
        for count in range(MOST_NODES - self.nodes - before):
            event = get_event()
            if event.__class__ is SequenceEndEvent:
                break
            made.append(value(event, depth, before + count))
        else:
            raise self.too_many(get_event())
        self.nodes += len(made)
        return made

    def anchored(self, event: Any, depth: int, before: int) -> Any:
        """The value of an alias, or a value that aliases may repeat."""
        if event.__class__ is AliasEvent:
            return self.alias(event, depth, before)
        name, event.anchor = event.anchor, None
        nodes, outer, self.deepest = self.nodes, self.deepest, depth
        self.open.add(name)
        value = self.value(event, depth, before)
        self.open.discard(name)
        self.anchors[name] = _Anchored(value, self.nodes - nodes, self.deepest - depth)
        self.deepest = max(outer, self.deepest)
        return value

    def alias(self, event: Any, depth: int, before: int) -> Any:
        name = event.anchor
        if name in self.open:
            raise self.refused("Y23", event, f'alias "*{name}" stands inside of what it repeats', "Write it out.")
        if name not in self.anchors:
            if slip := self.no_mark(event):
                raise self.refused(slip.code, event, slip.message, slip.hint)
            hint = f'If "*" belongs to the text, put it in quotes: "*{shorten(name, 40)}".'
            raise self.refused("Y23", event, f'alias "*{name}": nothing is marked "&{name}" before it', hint)
        anchored = self.anchors[name]
        self.nodes += anchored.nodes
        self.deepest = max(self.deepest, depth + anchored.levels)
        if self.nodes + before > MOST_NODES:
            raise self.too_many(event)
        if depth + anchored.levels > DEEPEST:
            raise self.too_deep(event)
        return anchored.value

    def refused(self, code: str, event: Any, message: str, hint: str = "", path: str = "") -> Refused:
        return self.source.refused(code, event.start_mark.index, message, hint, path)

    def tagged(self, event: Any, depth: int, before: int) -> Broken:
        """What stands for a value with a tag; what it holds is read, for the mistakes in it."""
        if slip := self.no_mark(event):
            broken = self.instead(slip.code, slip.message, slip.hint)
        else:
            hint = f"Remove it, or put the value in quotes if {shorten(event.tag, 20)} belongs to it."
            broken = self.instead("Y23", f'tag "{event.tag}" is not allowed', hint)
        if event.__class__ is not ScalarEvent:
            event.tag = None
            self.value(event, depth, before)
        return broken

    def no_mark(self, event: Any) -> Slip | None:
        """The mistake where an alias or tag is the beginning of a text."""
        from briefing_tui.loading.mistakes import not_a_mark  # noqa: PLC0415 - see `parse`

        return not_a_mark(self.source, event.start_mark.index)

    def too_many(self, event: Any) -> Refused:
        return self.refused("Y23", event, f"more than {MOST_NODES:,} keys and values, after aliases are followed")

    def too_deep(self, event: Any) -> Refused:
        return self.refused("Y23", event, f"nesting deeper than {DEEPEST} levels")

    def given_twice(self, repeats: list[Repeat], more: str) -> Problem:
        one = repeats[0]
        names = ", ".join(f'"{shorten(str(repeat.path[-1]), 60)}"' for repeat in repeats[:_MOST_NAMED])
        names += ", …" if len(repeats) > _MOST_NAMED else ""
        message = f"key {names} is given twice (first at line {self.source.place(one.first)[0]}); only one is allowed"
        hint = "Remove one of them."
        if len(repeats) > 1:
            message = f"keys {names} are given twice (the first at line {self.source.place(one.first)[0]})"
            hint = 'If another item begins here, put its "- id: …" before it; else remove one of each.'
        return self.source.problem("Y03", one.again, message + more, hint, shown_path(one.path[:-1]))


def _collected(value: Any) -> Any:
    """A value with the author's own keys of each mapping under `x_`, where the model expects them.

    The mappings are made anew: with aliases, one may stand both in the briefing and under an own key.
    """
    if isinstance(value, list):
        return [_collected(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    own = {key: _bare(inner) for key, inner in value.items() if key.startswith(OWN)}
    made = {key: _collected(inner) for key, inner in value.items() if not key.startswith(OWN)}
    return {**made, OWN: own} if own else made


def _bare(value: Any) -> Any:
    """A value of an author's own as it is: integers as plain ones, and nothing where there is nothing."""
    if isinstance(value, list):
        return [_bare(inner) for inner in value]
    if isinstance(value, dict):
        return {key: _bare(inner) for key, inner in value.items()}
    if value is EMPTY:
        return None
    return int(value) if isinstance(value, WrittenInt) else value
