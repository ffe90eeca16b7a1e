"""Shape: what an error of msgspec means to an author, and what it cannot see: fields that depend on one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, Literal, NamedTuple, get_args, get_origin

import msgspec
from msgspec import Struct

from briefing_tui.loading.positions import Path
from briefing_tui.loading.problems import Problem, nearest, shorten
from briefing_tui.loading.values import Mismatch, found
from briefing_tui.loading.yaml12 import Plain, shown_path
from briefing_tui.model import LISTS, RESERVED_IDS, Briefing, Figure, Number, Placement

_MOST_HINTS: Final = 100
"""Unknown keys for which a known one is looked for: that takes a millisecond each."""
_STEP = re.compile(r"\.([a-z_0-9]+)|\[([0-9]+)\]")
_EXPECTED = re.compile(r"Expected `([^`]*)`(.*)", re.DOTALL)
_LENGTH = re.compile(r" of length ([<>]=)? ?([0-9]+)")
_TYPES: Final = {
    "str": "text", "int": "a whole number", "float": "a number", "Number": "a number", "array": "a list",
    "object": "a mapping", "bool": "true or false", "Date": "a date",
}  # fmt: skip
_SYNONYMS: Final = {
    "over": "more_than", "above": "more_than", "exceeding": "more_than", "under": "less_than", "below": "less_than",
    "around": "about", "circa": "about", "approximately": "about", "some": "about", "minimum": "at_least",
    "maximum": "at_most", "medium": "moderate", "published": "final", "verbatim": "direct", "paraphrase": "indirect",
    "for": "supports", "against": "opposes",
}  # fmt: skip


class Finding(NamedTuple):
    """A problem whose place is known as a path only."""

    code: str
    message: str
    hint: str
    path: Path
    key: bool = False
    """Whether it is the key that is wrong, not its value."""
    first: Path | None = None
    """Where the other one of two stands; its line ends the message."""


def located(findings: list[Finding], plain: Plain) -> Iterator[Problem]:
    """The problems of findings: their places are looked up in one pass over the file."""
    positions = plain.positions
    positions.look_up(path for one in findings for path in (one.path, one.first) if path is not None)
    for one in findings:
        message = one.message
        if one.first is not None:
            message += f" at line {positions.at(one.first)[0]} ({one.first[0]})"
        path = _with_id(one.path, plain.data)
        yield plain.source.problem(one.code, positions.offset(one.path, key=one.key), message, one.hint, path)


def explained(error: msgspec.ValidationError, plain: Plain) -> list[Finding]:
    """What is behind an error of msgspec, whose words end with the path: "... - at `$.figures[0].unit`"."""
    said = str(error)
    message, _, where = said.rpartition(" - at `$")
    path = tuple(step if step else int(index) for step, index in _STEP.findall(where)) if message else ()
    if isinstance(error.__cause__, Mismatch):
        code, words, hint = error.__cause__.args
        return [_text_block(path, plain) or Finding(code, words, hint, path)]
    if said.startswith(("Object contains unknown", "Object missing")):
        # Such a message quotes the file, so that even the path in it may be the file's.
        return _wrong_keys(path, plain) or _wrong_keys((), plain) or [Finding("S04", said, "", ())]
    value = _value_at(plain.data, path)
    if where.endswith("[...]`") and isinstance(value, dict):  # msgspec does not say which of the names
        key = next((key for key, name in value.items() if not isinstance(name, str)), "")
        path, value = (*path, key), value.get(key)
    return [Finding(*_mismatch(message or said, value, path), path)]


def unfit(briefing: Briefing) -> Iterator[Finding]:
    """What single fields do not tell: ids given twice or reserved, figures that show nothing, empty placements."""
    seen: dict[str, Path] = {}
    for name in LISTS:
        for number, item in enumerate(getattr(briefing, name)):
            if item.id is None:
                continue
            path: Path = (name, number, "id")
            if item.id in RESERVED_IDS:
                yield Finding("S06", f'the id "{item.id}" is that of a part of the page', "Choose another.", path)
            if (first := seen.setdefault(item.id, path)) is not path:
                message = f'the id "{shorten(item.id, 60)}" is given already'
                yield Finding("R03", message, "Choose another for one of them.", path, first=first)
    for number, figure in enumerate(briefing.figures):
        for missing, hint in _missing(figure):
            yield Finding("S01", f'"{missing}" is missing', hint, ("figures", number))
    for number, section in enumerate(briefing.sections):
        for at, entry in enumerate(section.entries):
            if isinstance(entry, Placement) and sum(map(bool, (entry.quote, entry.figure, entry.figures))) != 1:
                message, hint = "expected one of quote, figure and figures", "Write one entry for each."
                yield Finding("S04", message, hint, ("sections", number, "body", at))


def _missing(figure: Figure) -> Iterator[tuple[str, str]]:
    """What a figure needs besides what every one has."""
    if figure.kind == "date":
        if figure.date is None:
            yield "date", 'Write date: "2020-11-16".'
    else:
        if figure.value is None and figure.min_value is None and figure.max_value is None:
            yield "value", "Give value, or min_value and max_value, or kind: date and a date."
        if figure.unit is None:
            yield "unit", "Give a unit, a currency, or unit: item for what the label names."
    if figure.status != "derived":
        for name in ("evidence", "source"):
            if getattr(figure, name) is None:
                yield name, "Only a figure of status: derived needs none."


def _wrong_keys(path: Path, plain: Plain) -> list[Finding]:
    """The keys that a mapping should not have; where there are none, those that it lacks."""
    value, struct = _value_at(plain.data, path), next(_structs(_type_at(path)), None)
    if struct is None or not isinstance(value, dict):
        return []
    fields = {field.encode_name: field for field in msgspec.structs.fields(struct)}
    wrong: list[Finding] = []
    for key in value.keys() - fields.keys():
        meant = nearest(key, fields.keys() - value.keys()) if len(wrong) < _MOST_HINTS else ""
        hint = meant or "Keys of your own start with x_."
        wrong.append(Finding("S02", "unknown field", hint, (*path, key), key=True))
    for name in fields if not wrong else ():
        if fields[name].required and name not in value:
            wrong.append(Finding("S01", f'"{name}" is missing', f"Add {name}: to it.", path))
    return wrong


def _mismatch(message: str, value: object, path: Path) -> tuple[str, str, str]:
    """Code, message and hint for a value that is not what its field takes."""
    shown = shorten(value, 60) if isinstance(value, str) else ""
    if isinstance(value, int | Number):
        shown = getattr(value, "written", str(value).lower())
    if message.startswith("Invalid enum value"):
        allowed = tuple(_terms(_type_at(path)))
        synonym = _SYNONYMS.get(shown.lower())
        hint = f'Did you mean "{synonym}"?' if synonym in allowed else nearest(shown, allowed)
        return "S03", f'"{shown}" is not allowed', f"{hint} ({', '.join(allowed)})".strip()
    if "matching regex" in message:
        return _no_id(shown) if "a-z" in message else ("S04", "expected 64 hexadecimal digits", "sha256sum gives them.")
    expected = _EXPECTED.match(message)
    if expected is None:
        return "S04", shorten(message, 100), ""
    wanted = " or ".join(_TYPES.get(name, name) for name in expected[1].split(" | ") if name != "null")
    wanted += _LENGTH.sub(_entries, expected[2].partition(", got")[0])
    given = found(value)
    if value is None:
        return "S04", f"empty; expected {wanted}", "Leave the key out where there is nothing to say."
    if "text" in wanted and given in ("a number", "true or false"):
        hint = f'Put it in quotes: "{shown}".'
    elif "a list" in wanted and not isinstance(value, list):
        hint = 'Write each entry on a line of its own: "- entry".'
    else:
        given = str(len(value)) if isinstance(value, list) and "entr" in wanted else shown or given
        hint = ""
    return "S04", f"expected {wanted}, found {given}", hint


def _entries(length: re.Match[str]) -> str:
    """A limit of length in words: "of length <= 6" is "with at most 6 entries"."""
    bound = {"<=": "at most ", ">=": "at least "}.get(length[1] or "", "")
    return f" with {bound}{length[2]} {'entry' if length[2] == '1' else 'entries'}"


def _no_id(written: str) -> tuple[str, str, str]:
    better = re.sub(r"[^a-z0-9]+", "-", written.lower()).strip("-").lstrip("0123456789-")
    hint = f"Write {better}." if better else "Begin with a letter."
    return "S06", f'id "{written}": use small letters, digits and "-", a letter first', hint


def _text_block(path: Path, plain: Plain) -> Finding | None:
    """`value: >2`, which begins a block of text in YAML, and an empty one."""
    if _value_at(plain.data, path) != "":
        return None
    line, start = plain.source.line(offset := plain.positions.offset(path))
    written = line[offset - start :].strip()
    if not written.startswith((">", "|")):
        return None
    hint = f"Write value: {written.lstrip('>=| ') or 2} and qualifier: more_than or at_least."
    return Finding("Y13", f'"{shorten(written, 20)}" starts a YAML text block', hint, path)


def _with_id(path: Path, data: object) -> str:
    """A path as problems show it, with the id of the item in brackets after it: `figures[0].unit (f-gas)`."""
    item = ""
    for step in path:
        data = _value_at(data, (step,))
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            item = f" ({shorten(data['id'], 60)})"
    return shown_path(path) + item


def _value_at(data: object, path: Path) -> Any:
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def _type_at(path: Path) -> object:
    """The type that the model has at a path."""
    kind: object = Briefing
    for step in path:
        if isinstance(step, str):
            struct = next(_structs(kind), None)
            fields = msgspec.structs.fields(struct) if struct else ()
            kind = next((field.type for field in fields if field.encode_name == step), None)
    return kind


def _structs(kind: object) -> Iterator[type[Struct]]:
    """The structs that a type names."""
    if isinstance(kind, type) and issubclass(kind, Struct):
        yield kind
    for inner in get_args(kind):
        yield from _structs(inner)


def _terms(kind: object) -> Iterator[str]:
    """The terms of the vocabularies that a type names."""
    if get_origin(kind) is Literal:
        yield from get_args(kind)
    else:
        for inner in get_args(kind):
            yield from _terms(inner)
