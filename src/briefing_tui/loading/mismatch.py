"""Mismatch: a value that is not what its field takes, in words that say what to write in place of it."""

from __future__ import annotations

import re
from typing import Any, Final, get_args

import msgspec

from briefing_tui.loading.fields import fields_of, is_one_word, part_of, structs_of, terms_of
from briefing_tui.loading.findings import Finding
from briefing_tui.loading.positions import Path
from briefing_tui.loading.problems import shorten
from briefing_tui.loading.scalars import EMPTY, LONGEST, NotAllowed, PlainScalars
from briefing_tui.loading.slips import in_quotes
from briefing_tui.loading.synonyms import term_meant
from briefing_tui.loading.values import NOTHING_GIVEN, Mismatch, found, make
from briefing_tui.loading.yaml12 import OWN
from briefing_tui.model import Number
from briefing_tui.text import folded

_MOST_TERMS: Final = 12
"""Terms of a vocabulary that a hint has room for."""
_EXPECTED = re.compile(r"Expected `([^`]*)`(.*)", re.DOTALL)
_LENGTH = re.compile(r" of length ([<>]=)? ?([0-9]+)")
_TYPES: Final = {
    "str": "text", "int": "a whole number", "float": "a number", "Number": "a number", "array": "a list",
    "object": "a mapping", "bool": "true or false", "Date": "a date",
}  # fmt: skip
_PLAIN = re.compile(r"[^\W\d_][^,:#\[\]{}\"\n]*")
"""A text that needs no quotes wherever it stands."""
_MARKS: Final = "\"'“”„‟«»‘’`"
_DIGITS = re.compile(r"[0-9]{1,9}")
_LINE = re.compile(r"[^:#\[\]{}\"\n]+")
_ID = re.compile(r"[a-z][a-z0-9-]*")
_IDS = re.compile(rf"{_ID.pattern}(?:[.;|/] *{_ID.pattern})+")
"""Ids with another sign than a comma between."""
_OF_ONE: Final = ("id", "text", "name", "label", "value", "date")
"""Keys of what is written as a mapping though it is one value."""


def mismatch(error: msgspec.ValidationError, value: object, kind: object, path: Path) -> Finding:
    """What is wrong with a value that is itself not what its field takes.

    Args:
        error: what msgspec says of it.
        value: the value.
        kind: a type of the model.
        path: where the value stands.
    """
    if isinstance(error.__cause__, Mismatch):
        code, message, hint = error.__cause__.args
        hint = _alone(value, kind, path) or hint
        if code == "Y14" and "points" in path:
            hint = f"{hint.partition(' and unit: ')[0]}; the unit is that of the series."
    elif isinstance(value, int) and (grades := _grades(kind)):
        code, message, hint = "S03", f'"{value}" is not allowed', f"({', '.join(map(str, grades))})"
    else:
        code, message, hint = _of_shape(str(error).partition(" - at `$")[0], value, kind, path)
    # Where there is a value, Y12 only warns; here there is none.
    return Finding(code, message, _unquoted(value, kind) or hint, path, severity="error")


def _unquoted(value: object, kind: object) -> str:
    """What to write where only quotation marks keep a text from being what its field takes."""
    if not isinstance(value, str) or not (bare := value.strip(_MARKS)) or len(bare) > LONGEST:
        return ""
    try:
        plain = PlainScalars(None)[bare]
    except NotAllowed:
        return ""
    if not _fits(plain, kind):
        return ""
    if len(value) - len(bare) == 1 and not (isinstance(plain, str) and bare[0].isdigit()):
        return f"Remove the {value.replace(bare, '', 1)}."
    return f"Write {_written(plain)}." if isinstance(plain, str) else "Leave out the quotation marks."


def _of_shape(message: str, value: object, kind: object, path: Path) -> tuple[str, str, str]:
    """Code, message and hint for a value that is not what its field takes."""
    shown = shorten(value, 60) if isinstance(value, str) else ""
    if isinstance(value, int | Number):
        shown = getattr(value, "written", str(value).lower())
    if message.startswith("Invalid enum value"):
        allowed = tuple(terms_of(kind))
        meant = term_meant(shown, allowed)
        hint = f'Did you mean "{meant}"?' if meant else ""
        return "S03", f'"{shown}" is not allowed', f"{hint} {_listed(allowed)}".strip()
    if "matching regex" in message:
        return (
            _no_id(shown, path)
            if "a-z" in message
            else ("S04", "expected 64 hexadecimal digits", "sha256sum gives them.")
        )
    expected = _EXPECTED.match(message)
    if expected is None:
        return "S04", shorten(message, 100), ""
    wanted = " or ".join(_TYPES.get(name, name) for name in expected[1].split(" | ") if name != "null")
    wanted += _LENGTH.sub(_entries, expected[2].partition(", got")[0])
    given = found(value)
    if value is EMPTY:
        return "S04", f"empty; expected {wanted}", NOTHING_GIVEN
    if "text" in wanted and given in ("a number", "true or false"):
        allowed = tuple(terms_of(kind))
        if allowed and shown not in allowed:
            return "S03", f'"{shown}" is not allowed', _listed(allowed)
        hint = f'Put it in quotes: "{shown}".'
    elif "a list" in wanted and not isinstance(value, list):
        hint = _in_list(value, kind)
    else:
        counted = isinstance(value, list) and "a list" in wanted
        given = str(len(value)) if isinstance(value, list) and counted else shown or given
        if counted:
            hint = "Add an entry." if "at least" in wanted else "Remove some."
        elif wanted == "a mapping":
            hint = _with_keys(value, kind)
        else:
            hint = _alone(value, kind, path) or (_whole(shown, path) if "a whole number" in wanted else "")
    return "S04", f"expected {wanted}, found {given}", hint


def _grades(kind: object) -> range:
    """The numbers that a field takes, if they are few, as those of a scale."""
    for inner in get_args(kind):
        if isinstance(inner, msgspec.Meta) and isinstance(inner.ge, int) and isinstance(inner.le, int):
            return range(inner.ge, inner.le + 1)
        if grades := _grades(inner):
            return grades
    return range(0)


def _listed(allowed: tuple[str, ...]) -> str:
    """The terms of a vocabulary, or where they are listed."""
    if len(allowed) <= _MOST_TERMS:
        return f"({', '.join(allowed)})"
    return "briefing check --explain S03 prints the list."


def _in_list(value: object, kind: object) -> str:
    """What to write in place of a value where a list belongs."""
    if isinstance(value, str) and len(value) <= 60 and _LINE.fullmatch(value) and not any(structs_of(kind)):
        return f"Write [{value.strip('() ')}]."
    return 'Write each entry on a line of its own: "- entry".'


def _whole(written: str, path: Path) -> str:
    """What to write for a whole number."""
    numbers = _DIGITS.findall(written)
    if len(numbers) == 2 and path[-1:] == ("paragraph",) and "." not in written:
        return f"Write paragraph: {numbers[0]} and paragraph_end: {numbers[1]}."
    return (
        f"Write {numbers[0]}."
        if numbers and numbers[0] != "0" and "-" not in written
        else "Write digits alone: 1, 2, …"
    )


def _alone(value: object, kind: object, path: Path) -> str:
    """What to write in place of a list or a mapping where one value belongs."""
    if value in ([], {}, [{}]):
        return NOTHING_GIVEN
    if isinstance(value, list) and not (len(value) == 1 and isinstance(value[0], dict)):
        if len(value) > 1 and path[-3:-2] == ("body",) and path[-1] == "figure":
            return f"Write figures: [{shorten(', '.join(map(_written, value)), 60)}]."
        only = _written(value[0]) if len(value) == 1 or is_one_word(kind) else ""
        return f"Write {only or 'one value'}, without a list: only one can stand here."
    held = value[0] if isinstance(value, list) else value
    return _out_of(held, path[-1] if path else "", one_word=is_one_word(kind)) if isinstance(held, dict) else ""


def _out_of(held: dict[str, Any], field: str | int, *, one_word: bool) -> str:
    """What to write in place of a mapping where one value belongs."""
    first, *more = held
    if all(value is EMPTY for value in held.values()):
        return f"Write {shorten(first, 60)}, without a mapping." if one_word and not more else ""
    key = next((key for key in (field, *_OF_ONE) if key in held), "" if more else first)
    written = _written(held.get(key))
    if not written:
        return "Write one value, without a mapping."
    if more:
        others = ", ".join(other for other in held if other != key)
        return f"Write {field}: {written}, and {shorten(others, 60)} beside it."
    if isinstance(field, int) and key not in _OF_ONE and not one_word:
        return f"Put it in quotes: {in_quotes(f'{key}: {held[key]}')}."
    return f'Write {written}, without "{shorten(str(key), 60)}:".'


def _with_keys(value: object, kind: object) -> str:
    """What to write in place of a value where a mapping belongs."""
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict):
        return "Write its keys without a list: only one can stand here."
    struct = next(structs_of(kind), None)
    if struct is None:
        return "Write a key before each text." if part_of(kind, dict) else ""
    fields = [field for field in fields_of(struct) if field.encode_name != OWN]
    named = [field for field in fields if field.required] or fields
    only = value[0] if isinstance(value, list) and len(value) == 1 else value
    written = _written(only)
    for field in named if written else ():
        told = field.required or is_one_word(field.type) or not isinstance(only, str)
        if told and _fits(only, field.type):
            others = (f"{other.encode_name}: …" for other in named if other.required and other is not field)
            return f"Write {{{', '.join((f'{field.encode_name}: {written}', *others))}}}."
    return f"Give it keys: {', '.join(field.encode_name for field in named)}."


def _fits(value: object, kind: object) -> bool:
    try:
        msgspec.convert(value, kind, dec_hook=make)
    except msgspec.ValidationError:
        return False
    return True


def _written(value: object) -> str:
    """A text or number as an author may write it; nothing for what is neither."""
    if isinstance(value, str):
        return shorten(value, 60) if _PLAIN.fullmatch(value) else in_quotes(value)
    return getattr(value, "written", str(value)) if isinstance(value, int | Number) else ""


def _entries(length: re.Match[str]) -> str:
    """A limit of length in words: "of length <= 6" is "with at most 6 entries"."""
    bound = {"<=": "at most ", ">=": "at least "}.get(length[1] or "", "")
    return f" with {bound}{length[2]} {'entry' if length[2] == '1' else 'entries'}"


def _no_id(written: str, path: Path) -> tuple[str, str, str]:
    """What is wrong with an id, and what to write for it."""
    meant, alike = _latin(written)
    better = re.sub(r"[^\w]+|_+", "-", folded(meant)).strip("-").lstrip("0123456789-")
    if _IDS.fullmatch(written) and path and isinstance(path[-1], int):
        hint = f"Write {', '.join(_ID.findall(written))}, with a comma between."
    elif not better.isascii():
        hint = "Use small Latin letters."
    else:
        hint = f"Write {better}{alike}." if better else "Begin with a letter."
    return "S06", f'id "{written}": use small letters, digits and "-", a letter first', hint


def _latin(written: str) -> tuple[str, str]:
    """A word with Latin letters for those of other scripts that look like them, and which the first of these is."""
    from briefing_tui.loading.rules.scripts import disguised  # noqa: PLC0415 - few files need it

    told = ""
    while (found := disguised(written)) and found.meant:
        written = written.replace(found.odd, found.meant)
        told = told or f'; the "{found.odd}" is a letter of {found.script}'
    return written, told
