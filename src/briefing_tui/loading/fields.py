"""Fields: what the types of the model say of the fields of a briefing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

import msgspec
from msgspec import Struct

from briefing_tui.model import Briefing


@cache
def item_of(name: str) -> type[Struct]:
    """What the items of a list of the format are."""
    return next(next(structs_of(field.type)) for field in fields_of(Briefing) if field.encode_name == name)


@cache
def keys_of(name: str) -> frozenset[str]:
    """The keys that the items of a list of the format may have: `figures`, `people`, ..."""
    return frozenset(field.encode_name for field in fields_of(item_of(name)))


@cache
def fields_of(struct: type[Struct]) -> tuple[msgspec.structs.FieldInfo, ...]:
    """The fields of a struct."""
    return msgspec.structs.fields(struct)


def structs_of(kind: object) -> Iterator[type[Struct]]:
    """The structs that a type names."""
    if isinstance(kind, type) and issubclass(kind, Struct):
        yield kind
    for inner in get_args(kind):
        yield from structs_of(inner)


def terms_of(kind: object) -> Iterator[str]:
    """The terms of the vocabularies that a type names."""
    if get_origin(kind) is Literal:
        yield from get_args(kind)
    else:
        for inner in get_args(kind):
            yield from terms_of(inner)


def part_of(kind: object, origin: type) -> object | None:
    """The part of a type that is a list (`tuple`) or a mapping of any keys (`dict`)."""
    if get_origin(kind) is origin:
        return kind
    return (
        next((found for inner in get_args(kind) if (found := part_of(inner, origin))), None)
        if _is_union(kind)
        else None
    )


def _is_union(kind: object) -> bool:
    return get_origin(kind) in (Annotated, Union, UnionType)


def is_one_word(kind: object) -> bool:
    """Whether a field takes an id or a term, and no text of the author's own."""
    if get_origin(kind) is Literal:
        return True
    return any(
        inner.pattern is not None if isinstance(inner, msgspec.Meta) else is_one_word(inner) for inner in get_args(kind)
    )
