"""YAML 1.2 core text to plain data, in one pass over PyYAML's events, with the position of every value."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from briefing_tui.loading.mistakes import explain
from briefing_tui.loading.problems import Refused, Text, shorten
from briefing_tui.model import Number
from briefing_tui.text import make_safe

DEEPEST: Final = 50
"""Levels of nesting."""
MOST_NODES: Final = 1_000_000
"""Nodes, counted after aliases stand for what they repeat."""
LONGEST_SCALAR: Final = 1_000_000
"""Characters of one scalar."""
MOST_DIGITS: Final = 100
"""Digits of a number, and size of its exponent."""

_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONSTANTS: Final[dict[str, bool | None]] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE]([-+]?[0-9]+))?")
_OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_NUMBER_STARTS = frozenset("-+.0123456789")
Path = Sequence[str | int]


class WrittenInt(int):
    """An integer that is not written as `str` would write it, such as 0755 or +5."""

    written: str

    def __new__(cls, written: str, base: int = 10) -> WrittenInt:
        """Keep the number and how it was written."""
        self = super().__new__(cls, written, base)
        self.written = written
        return self


class Positions:
    """Where everything in the plain data stands in the text. Offsets lie in one array a container."""

    def __init__(self, root: object) -> None:
        """Keep the data, whose containers are known by their identity."""
        self.root = root
        self.offsets: dict[int, array[int]] = {}
        self.keys: dict[int, list[str]] = {}

    def at(self, path: Path, *, key: bool = False) -> int:
        """The offset of the value at a path, or of its key; of the nearest container where the path leads nowhere."""
        here, offset = self.root, self.offsets[id(self.root)][0]
        for step in path:
            offsets = self.offsets.get(id(here))
            if offsets is None:
                break
            if isinstance(here, dict) and isinstance(step, str):
                keys = self.keys.get(id(here)) or list(here)
                if step not in keys:
                    break
                at = 1 + 2 * keys.index(step)
                offset = offsets[at if key and step is path[-1] else at + 1]
                here = here.get(step)
            elif isinstance(here, list) and isinstance(step, int) and step < len(here):
                offset, here = offsets[1 + step], here[step]
            else:
                break
        return offset


class Plain(NamedTuple):
    """Plain data, where its values stand, and the text that it was made of."""

    data: dict[str, Any]
    positions: Positions
    text: Text


def parse(text: Text, *, unsafe: bool, escapes: bool) -> Plain:
    """Make plain data of YAML text.

    Args:
        text: the text of the file.
        unsafe: whether it holds characters that must be made safe.
        escapes: whether it holds a backslash, with which a double-quoted scalar can bring such characters in.

    Returns:
        The mapping, in which keys that start with `x_` are collected under `x_`.

    Raises:
        Refused: if it is no YAML, or no YAML of the kind that the format allows.
    """
    try:
        return _Composer(text, unsafe=unsafe, escapes=escapes).compose()
    except yaml.YAMLError as error:
        raise Refused((explain(text, error),)) from None


class _Composer:
    """Composes plain data without recursion, so that no file can exhaust the stack."""

    def __init__(self, text: Text, *, unsafe: bool, escapes: bool) -> None:
        self.text = text
        self.unsafe = unsafe
        self.escapes = escapes
        self.nodes = 0
        self.anchors: dict[str, tuple[object, int]] = {}
        self.open: set[str] = set()
        self.positions = Positions(None)

    def refuse(self, code: str, offset: int, message: str, hint: str = "") -> Refused:
        return Refused((self.text.problem(code, offset, message, hint),))

    def compose(self) -> Plain:
        parser = _PARSER(self.text.text)
        try:
            root = self._document(parser.get_event)
        finally:
            parser.dispose()
        if not isinstance(root, dict):
            found = "a list" if isinstance(root, list) else "nothing" if root is None else "a single value"
            raise self.refuse("Y22", 0, f'expected one mapping with "briefing_version", found {found}')
        self.positions.root = root
        return Plain(root, self.positions, self.text)

    def _document(self, get_event: Any) -> object:  # noqa: PLR0912, PLR0915 - one loop, run 200,000 times for 4 MB
        """Read the events of the one document. Everything that happens once an event stands in this loop."""
        root: object = None
        documents = 0
        stack: list[tuple[Any, array[int], str | None, str | None, int]] = []
        container: Any = None
        offsets: array[int] = array("I")
        key: str | None = None
        expects_key = False
        unsafe, escapes = self.unsafe, self.escapes
        scalar = self.scalar
        names: dict[str, str] = {}
        while True:
            event = get_event()
            kind = event.__class__
            if kind is ScalarEvent:
                value: Any = event.value
                offset = event.start_mark.index
                self.nodes += 1
                if event.tag is not None or len(value) > LONGEST_SCALAR or event.anchor is not None:
                    self.check_scalar(event)
                if expects_key:
                    known = names.get(value)
                    if known is None:
                        known = names[value] = make_safe(value)
                    key = known
                    if key in container:
                        raise self.duplicate(container, offsets, key, offset)
                    offsets.append(offset)
                    expects_key = False
                    container[key] = None
                    continue
                if event.implicit[0]:
                    first = value[:1]
                    if first in _NUMBER_STARTS or value in _CONSTANTS:
                        value = scalar(value, offset)
                    elif unsafe:
                        value = make_safe(value)
                elif unsafe or (escapes and event.style == '"'):
                    value = make_safe(value)
                if event.anchor is not None:
                    self.anchors[event.anchor] = (value, 1)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                offset = event.start_mark.index
                self.nodes += 1
                if expects_key:
                    raise self.refuse("Y16", offset, "a key must be text", "Put the whole key in quotes.")
                self.check_start(event, len(stack))
                stack.append((container, offsets, key, event.anchor, self.nodes))
                container = {} if kind is MappingStartEvent else []
                offsets = array("I", (offset,))
                key, expects_key = None, kind is MappingStartEvent
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                value = container
                self.positions.offsets[id(value)] = offsets
                offset = offsets[0]
                if kind is MappingEndEvent:
                    self.split_off(value)
                container, offsets, key, anchor, before = stack.pop()
                if anchor is not None:
                    self.open.discard(anchor)
                    self.anchors[anchor] = (value, self.nodes - before + 1)
            elif kind is AliasEvent:
                offset = event.start_mark.index
                if expects_key:
                    raise self.refuse("Y16", offset, "a key must be text", "Put the whole key in quotes.")
                value = self.alias(event)
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    line, _ = self.text.place(event.start_mark.index)
                    message = f"a second document starts at line {line}"
                    raise self.refuse("Y22", event.start_mark.index, message, 'Remove "---".')
                continue
            elif kind is StreamEndEvent:
                return root
            else:
                continue
            if self.nodes > MOST_NODES:
                raise self.refuse("Y23", offset, f"more than {MOST_NODES:,} values, after aliases are followed")
            if container is None:
                root = value
            elif key is not None:
                offsets.append(offset)
                container[key] = value
                key, expects_key = None, True
            else:
                offsets.append(offset)
                container.append(value)
                expects_key = False

    def check_scalar(self, event: Any) -> None:
        offset = event.start_mark.index
        if event.tag is not None:
            raise self.refuse(
                "Y23", offset, f'tag "{event.tag}" is not allowed', "Remove it, or put the value in quotes."
            )
        if len(event.value) > LONGEST_SCALAR:
            raise self.refuse("Y23", offset, f"a text of more than {LONGEST_SCALAR:,} characters", "Divide it.")

    def check_start(self, event: Any, depth: int) -> None:
        offset = event.start_mark.index
        if event.tag is not None:
            raise self.refuse("Y23", offset, f'tag "{event.tag}" is not allowed', "Remove it.")
        if depth >= DEEPEST:
            raise self.refuse("Y23", offset, f"nesting deeper than {DEEPEST} levels")
        if event.anchor is not None:
            self.open.add(event.anchor)

    def alias(self, event: Any) -> object:
        name, offset = event.anchor, event.start_mark.index
        if name in self.open:
            raise self.refuse("Y23", offset, f'alias "*{name}" stands inside what it repeats')
        if name not in self.anchors:
            hint = f'If "*" belongs to the text, put it in quotes: "*{shorten(name, 40)}".'
            raise self.refuse("Y23", offset, f'alias "*{name}": nothing is marked "&{name}" before it', hint)
        value, size = self.anchors[name]
        self.nodes += size
        return value

    def duplicate(self, container: dict[str, Any], offsets: array[int], key: str, offset: int) -> Refused:
        first = offsets[1 + 2 * list(container).index(key)]
        line, _ = self.text.place(first)
        return self.refuse("Y03", offset, f'key "{key}" is given twice (first at line {line}); only one is allowed')

    def split_off(self, mapping: dict[str, Any]) -> None:
        """Collect an author's own keys under `x_`, where the model expects them."""
        own = [key for key in mapping if key.startswith("x_")]
        if own:
            self.positions.keys[id(mapping)] = list(mapping)
            mapping["x_"] = {key: mapping.pop(key) for key in own}

    def scalar(self, written: str, offset: int) -> object:
        """The value of a plain scalar that may be a number or a constant."""
        if written in _CONSTANTS:
            return _CONSTANTS[written]
        if _INTEGER.fullmatch(written):
            if len(written) > MOST_DIGITS:
                raise self.refuse("S04", offset, f"a number of more than {MOST_DIGITS} digits")
            number = int(written)
            return number if str(number) == written else WrittenInt(written)
        if found := _FLOAT.fullmatch(written):
            if len(written) > MOST_DIGITS or abs(int(found[1] or 0)) > MOST_DIGITS:
                raise self.refuse("S04", offset, f"a number of more than {MOST_DIGITS} digits")
            return Number(written)
        if _OTHER_BASE.fullmatch(written) and len(written) <= MOST_DIGITS:
            return WrittenInt(written, 0)
        if _NOT_FINITE.fullmatch(written):
            raise self.refuse("S04", offset, f"{written} is no finite number", "Say why in a note.")
        return make_safe(written) if self.unsafe else written
