"""Schema: plain data to a Briefing, or what is wrong with its shape, at the place where it is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, Literal, get_args, get_origin

import msgspec
from msgspec import Struct

from briefing_tui import dates
from briefing_tui.loading.problems import Problem, Refused, nearest, shorten
from briefing_tui.loading.yaml12 import Path, Plain
from briefing_tui.model import LISTS, RESERVED_IDS, Briefing, Date, Figure, Number, Placement

VERSION: Final = "1"
"""The version of the format that this program reads."""
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]|\[\.\.\.\]")
_NUMBER = r"[-+]?\d[\d.]*"
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(?:[ ,'\u00a0\u202f\u2009]\d{3})+(?:\.\d+)?")
_COMPARED = re.compile(rf"([<>≤≥=~≈]+)\s*({_NUMBER})")
_UNIT = re.compile(rf"({_NUMBER})\s*([^\d\s].*)")
_QUALIFIERS: Final = {">": "more_than", ">=": "at_least", "≥": "at_least", "<": "less_than", "<=": "at_most",
                      "≤": "at_most", "~": "about", "≈": "about"}  # fmt: skip
_MEANT: Final = {
    "over": "more_than", "above": "more_than", "exceeding": "more_than", "under": "less_than", "below": "less_than",
    "approximately": "about", "around": "about", "circa": "about", "some": "about", "minimum": "at_least",
    "maximum": "at_most", "published": "final", "verbatim": "direct", "paraphrase": "indirect",
}  # fmt: skip
_TYPES: Final = {
    "str": "text", "int": "a whole number", "float": "a number", "Number": "a number", "array": "a list",
    "object": "a mapping", "null": "nothing", "bool": "true or false", "Date": "a date",
}  # fmt: skip


class _Mismatch(ValueError):
    """A value that is not of its type: the code of the problem, what is wrong, how to mend it."""


def to_briefing(plain: Plain) -> Briefing:
    """Convert plain data.

    Raises:
        Refused: if a key is missing or unknown, a value is not of its type, or an id is given twice.
    """
    _check_version(plain)
    try:
        briefing = msgspec.convert(plain.data, Briefing, dec_hook=_special)
    except msgspec.ValidationError as error:
        raise Refused((_explained(error, plain),)) from None
    problems = tuple(_unfit(briefing, plain))
    if problems:
        raise Refused(problems)
    return briefing


def _check_version(plain: Plain) -> None:
    version = plain.data.get("briefing_version")
    # An unquoted 1 is what authors write first; it cannot be mistaken.
    if isinstance(version, int) and not isinstance(version, bool):
        plain.data["briefing_version"] = version = str(version)
    if isinstance(version, str) and version != VERSION:
        newer = version.isdigit() and int(version[:9]) > int(VERSION)
        is_ = "is newer than" if newer else "is not"
        message = f'version "{shorten(version, 40)}" {is_} what this program reads ("{VERSION}")'
        hint = "Update briefing." if newer else f'Write briefing_version: "{VERSION}".'
        raise Refused((_problem("S05", message, hint, ["briefing_version"], plain),))


def _special(kind: type, value: Any) -> Any:
    """Make the types that msgspec does not know: numbers that keep their writing, and dates."""
    if kind is Number:
        if isinstance(value, Number):
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return Number(getattr(value, "written", str(value)))
        raise _Mismatch(*_no_number(value))
    if isinstance(value, int) and not isinstance(value, bool):
        value = getattr(value, "written", str(value))
    if not isinstance(value, str):
        raise _Mismatch("S04", f"expected a date, found {_found(value)}", 'Write "2020-11-16", "2020-11" or "2020".')
    try:
        dates.check(value)
    except ValueError as error:
        raise _Mismatch("Y05" if "does not exist" in str(error) else "Y06", str(error), "") from None
    return Date(value)


def _no_number(value: object) -> tuple[str, str, str]:  # noqa: PLR0911 - one return a kind of mistake
    """What is wrong with a value that should be a number."""
    if not isinstance(value, str):
        return "S04", f"expected a number, found {_found(value)}", ""
    shown = shorten(value, 60)
    if re.fullmatch(_NUMBER, value):
        return "S04", f'expected a number, found the text "{shown}"', "Leave out the quotation marks."
    if "_" in value and re.fullmatch(_NUMBER, value.replace("_", "")):
        return "Y10", f'"{shown}" is text here', f"Write {value.replace('_', '')}."
    if _THOUSANDS.fullmatch(value):
        plain = re.sub(r"[^\d.+-]", "", value)
        return "Y11", f'"{shown}" is not a plain number', f'Write {plain} (no separators; decimal point is ".").'
    if found := _COMPARED.fullmatch(value):
        qualifier = _QUALIFIERS.get(found[1])
        hint = f"Write value: {found[2]}" + (f" and qualifier: {qualifier}." if qualifier else ".")
        return "Y13", f'"{shown}" mixes a comparison and a number', hint
    if found := _UNIT.fullmatch(value):
        return "Y14", f'"{shown}" mixes number and unit', f"Write value: {found[1]} and unit: {shorten(found[2], 40)}."
    return "S04", f'expected a number, found the text "{shown}"', ""


def _found(value: object) -> str:
    kinds: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (bool, "true or false"), ((int, Number), "a number"), (str, "text"), (list, "a list"), (dict, "a mapping"),
    )  # fmt: skip
    return next((name for kind, name in kinds if isinstance(value, kind)), "nothing")


def _explained(error: msgspec.ValidationError, plain: Plain) -> Problem:
    """The problem behind an error of msgspec, whose words end with the path: "... - at `$.figures[0].unit`"."""
    said = str(error)
    message, _, where = said.rpartition(" - at `$")
    message = message or said
    path: list[str | int] = []
    for found in _STEP.finditer(where.rstrip("`")):
        if found[1] is None and found[2] is None:
            break
        path.append(found[1] if found[1] is not None else int(found[2]))
    named = re.search(r"field `([^`]*)`", message)
    if named and "unknown" in message:
        path.append(named[1])
        hint = nearest(named[1], _fields_at(path[:-1])) or "Keys of your own start with x_."
        return _problem("S02", "unknown field", hint, path, plain, key=True)
    if named and "missing" in message:
        example = f"Add {named[1]}: to it."
        return _problem("S01", f'"{named[1]}" is missing', example, path, plain)
    cause = error.__cause__
    told = cause.args if isinstance(cause, _Mismatch) else _mismatch(message, _value_at(plain.data, path), path)
    code, words, hint = told
    return _problem(code, words, hint, path, plain)


def _mismatch(message: str, value: object, path: Path) -> tuple[str, str, str]:
    shown = shorten(str(value), 60)
    if "Invalid enum value" in message:
        allowed = _vocabulary_at(path)
        meant = _MEANT.get(str(value))
        hint = f'Did you mean "{meant}"?' if meant in allowed else nearest(str(value), allowed)
        return "S03", f'"{shown}" is not allowed', f"{hint} ({', '.join(allowed)})".strip()
    if "matching regex" in message and isinstance(value, str):
        if "0-9a-f]{64}" in message:
            return "S04", "expected 64 hexadecimal digits", "Take them from sha256sum."
        better = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-").lstrip("0123456789-")
        return "S06", f'id "{shown}": use small letters, digits and "-"', f"Write {better}." if better else ""
    if found := re.search(r"Expected `([^`]*)`(.*)", message):
        wanted = " or ".join(_TYPES.get(name.strip(), name.strip()) for name in found[1].split("|") if name != "null")
        more = found[2].partition(", got")[0].replace(" of length", " with").strip()
        wanted = f"{wanted} {more}".strip()
        if value is None:
            return "S04", f"empty; expected {wanted}", "Leave the key out where there is nothing to say."
        hint = 'Write each entry on a line of its own: "- entry".' if "a list" in wanted else ""
        if "text" in wanted and _found(value) == "a number":
            hint = f'Put it in quotes: "{shown}".'
        return "S04", f"expected {wanted}, found {_found(value)}", hint
    return "S04", message, ""


def _problem(
    code: str,
    message: str,
    hint: str,
    path: Path,
    plain: Plain,
    *,
    key: bool = False,
) -> Problem:
    return plain.text.problem(code, plain.positions.at(path, key=key), message, hint, _shown(path, plain.data))


def _shown(path: Path, data: object) -> str:
    """A path as problems show it, with the id of the item in brackets after it: `figures[0].unit [f-gas]`."""
    shown, item = "", ""
    for step in path:
        shown += f"[{step}]" if isinstance(step, int) else f".{step}" if shown else step
        data = _value_at(data, [step])
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            item = data["id"]
    return f"{shown} [{shorten(item, 60)}]" if item else shown


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
    found: object = Briefing
    for step in path:
        if isinstance(step, int):
            continue
        struct = next(_structs(found), None)
        names = {one.encode_name: one.type for one in msgspec.structs.fields(struct)} if struct else {}
        found = names.get(step)
    return found


def _structs(kind: object) -> Iterator[type[Struct]]:
    if isinstance(kind, type) and issubclass(kind, Struct):
        yield kind
    for inner in get_args(kind):
        yield from _structs(inner)


def _fields_at(path: Path) -> tuple[str, ...]:
    struct = next(_structs(_type_at(path)), None)
    return tuple(one.encode_name for one in msgspec.structs.fields(struct)) if struct else ()


def _vocabulary_at(path: Path) -> tuple[str, ...]:
    def terms(kind: object) -> Iterator[str]:
        if get_origin(kind) is Literal:
            yield from get_args(kind)
        else:
            for inner in get_args(kind):
                yield from terms(inner)

    return tuple(terms(_type_at(path)))


def _unfit(briefing: Briefing, plain: Plain) -> Iterator[Problem]:
    """What the shape of single fields does not tell: ids given twice or reserved, and figures that show nothing."""
    seen: dict[str, Path] = {}
    for name in LISTS:
        for number, item in enumerate(getattr(briefing, name)):
            path: Path = (name, number)
            if item.id in RESERVED_IDS:
                message = f'the id "{item.id}" is reserved for a part of the page'
                yield _problem("S06", message, "Choose another.", (*path, "id"), plain)
            if item.id is not None and (first := seen.setdefault(item.id, path)) != path:
                line, _ = plain.text.place(plain.positions.at((*first, "id")))
                message = f'the id "{item.id}" is given already at line {line} ({first[0]})'
                yield _problem("R03", message, "Choose another for one of them.", (*path, "id"), plain)
    for number, figure in enumerate(briefing.figures):
        for missing in _missing(figure):
            hint = f"Add {missing.partition(' ')[0]}: to it."
            yield _problem("S01", f'"{missing}" is missing', hint, ("figures", number), plain)
    for number, section in enumerate(briefing.sections):
        for at, entry in enumerate(section.entries):
            if isinstance(entry, Placement) and sum(map(bool, (entry.quote, entry.figure, entry.figures))) != 1:
                message = "expected one of quote, figure or figures"
                yield _problem("S04", message, "", ("sections", number, "body", at), plain)


def _missing(figure: Figure) -> Iterator[str]:
    if figure.kind == "date":
        if figure.date is None:
            yield "date"
    else:
        if figure.value is None and (figure.min_value is None or figure.max_value is None):
            yield "value"
        if figure.unit is None:
            yield "unit"
    if figure.status != "derived":
        yield from (name for name in ("evidence", "source") if getattr(figure, name) is None)
