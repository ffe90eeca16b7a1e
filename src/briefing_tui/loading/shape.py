"""Shape: what keeps plain data from being a Briefing, and what types do not tell: fields that depend on one another.

msgspec says what does not fit; where it does, it is asked again about the parts, until every mistake has its place.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Any, Final, get_args

import msgspec
from msgspec import Struct
from msgspec.structs import FieldInfo

from briefing_tui.loading.fields import fields_of, part_of, structs_of
from briefing_tui.loading.findings import Finding
from briefing_tui.loading.mismatch import mismatch
from briefing_tui.loading.positions import Path
from briefing_tui.loading.scalars import EMPTY
from briefing_tui.loading.synonyms import key_meant
from briefing_tui.loading.values import make
from briefing_tui.loading.yaml12 import OWN, Broken
from briefing_tui.model import LISTS, RESERVED_IDS, Briefing, Figure, Placement

_MOST_HINTS: Final = 100
"""Unknown keys for which a known one is looked for: that takes a millisecond each."""


def misfits(value: object, kind: object, path: Path) -> Iterator[Finding]:
    """Whatever keeps plain data from being of a type: one finding for each mistake.

    Args:
        value: the data.
        kind: a type of the model.
        path: where the value stands.
    """
    if isinstance(value, Broken):
        yield Finding(*value, path)
        return
    try:
        msgspec.convert(value, kind, dec_hook=make)
    except msgspec.ValidationError as error:
        inner = _inside(value, kind, path)
        first = next(inner, None)
        if first is None:
            yield mismatch(error, value, kind, path)
        else:
            yield first
            yield from inner


def _inside(value: object, kind: object, path: Path) -> Iterator[Finding]:
    """What is wrong with the parts of a value."""
    struct = next(structs_of(kind), None)
    if isinstance(value, dict) and struct is not None and part_of(kind, tuple) is None:
        beside = _beside(value, struct)
        yield from _wrong_keys(value, struct, path, beside)
        for field in fields_of(struct):
            if field.encode_name in value and field.encode_name != OWN:
                yield from misfits(value[field.encode_name], field.type, (*path, field.encode_name))
    elif isinstance(value, dict) and (names := part_of(kind, dict)):
        for key, name in value.items():
            yield from misfits(name, get_args(names)[1], (*path, key))
    elif isinstance(value, list) and (entries := part_of(kind, tuple)):
        kinds = get_args(entries)
        if kinds[1:] in ((...,), ()) or len(kinds) == len(value):
            for number, entry in enumerate(value):
                yield from misfits(entry, kinds[0], (*path, number))


def _beside(value: dict[str, Any], struct: type[Struct]) -> dict[str, str]:
    """The keys that are not indented further than the empty one before them, to which they belong; each with that."""
    kinds = {field.encode_name: field.type for field in fields_of(struct)}
    beside: dict[str, str] = {}
    holder = ""
    for key, held in value.items():
        if key in kinds:
            holder = key if held is EMPTY else ""
        elif holder and _takes(kinds[holder], key):
            beside[key] = holder
    return beside


def _takes(kind: object, key: str) -> bool:
    """Whether a value of a type is a mapping that may have a key."""
    if part_of(kind, tuple) is not None:
        return False
    return part_of(kind, dict) is not None or any(
        field.encode_name == key for struct in structs_of(kind) for field in fields_of(struct)
    )


def _wrong_keys(value: dict[str, Any], struct: type[Struct], path: Path, beside: dict[str, str]) -> Iterator[Finding]:
    """The keys that a mapping should not have, and those that it lacks; a typing error in a key is one mistake.

    Args:
        value: the mapping.
        struct: what it is to be.
        path: where it stands.
        beside: the keys that belong to another.
    """
    for key, holder in beside.items():
        hint = f'Indent it further than "{holder}" ({{line}}) if it belongs to that.'
        yield Finding("S02", "unknown field", hint, (*path, key), key=True, near=(*path, holder))
    fields = {field.encode_name: field for field in fields_of(struct) if field.encode_name != OWN}
    lacking = [name for name, field in fields.items() if name not in value]
    unknown = [key for key in value if key not in fields and key not in beside and key != OWN]
    for key in unknown:
        few = len(unknown) <= _MOST_HINTS
        if (meant := key_meant(key, lacking) if few else "") in lacking:
            lacking.remove(meant)
        meant = meant or (key_meant(key, fields) if few else "")
        hint = f'Did you mean "{meant}"?' if meant else _inside_of(key, fields) or "Keys of your own start with x_."
        yield Finding("S02", "unknown field", hint, (*path, key), key=True)
    if unknown and path and len(unknown) == len(value):
        return  # it is something else, and not one of these that lacks all
    for name in lacking:
        if fields[name].required:
            yield Finding("S01", f'"{name}" is missing', f"Add {name}: to it.", path)


def _inside_of(key: str, fields: Mapping[str, FieldInfo]) -> str:
    """The field that is a mapping which a key belongs to, as a hint."""
    holder = next(
        (name for name, field in fields.items() if part_of(field.type, dict) is None and _takes(field.type, key)), ""
    )
    return f'Write it inside "{holder}".' if holder else ""


def unfit(briefing: Briefing, known: Container[str]) -> Iterator[tuple[str, int, Finding]]:
    """What single fields do not tell: ids that are reserved, figures that show nothing, empty placements.

    With each, the list and the number in it of the item that has the mistake. `known` are the ids of the briefing.
    """
    for name in LISTS if any(one in known for one in RESERVED_IDS) else ():
        for number, item in enumerate(getattr(briefing, name)):
            if item.id in RESERVED_IDS:
                message = f'the id "{item.id}" is that of a part of the page'
                yield name, number, Finding("S06", message, "Choose another.", ("id",))
    for number, figure in enumerate(briefing.figures):
        for missing, hint in _missing(figure):
            yield "figures", number, Finding("S01", f'"{missing}" is missing', hint, ())
    for number, section in enumerate(briefing.sections):
        for at, entry in enumerate(section.entries):
            if isinstance(entry, Placement) and sum(map(bool, (entry.quote, entry.figure, entry.figures))) != 1:
                message, hint = "expected one of quote, figure and figures", "Write one entry for each."
                yield "sections", number, Finding("S04", message, hint, ("body", at))


def _missing(figure: Figure) -> Iterator[tuple[str, str]]:
    """What a figure needs besides what every one has."""
    if figure.kind == "date":
        if figure.date is None:
            yield "date", 'Write date: "2020-11-16".'
    elif figure.date is not None and figure.value is None:
        yield "kind", "Write kind: date for a figure that is a date."
    else:
        if figure.value is None and figure.min_value is None and figure.max_value is None:
            yield "value", "Give value, or min_value and max_value, or kind: date and a date."
        if figure.unit is None:
            yield "unit", "Give a unit, a currency, or unit: item for what the label names."
    if figure.status != "derived":
        for name in ("evidence", "source"):
            if getattr(figure, name) is None:
                yield name, "Only a figure of status: derived needs none."
