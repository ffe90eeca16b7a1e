"""A briefing as JSON, with the field names of the format: what `briefing` reads, it reads back, since JSON is YAML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

import msgspec

from briefing_tui.model import Briefing, Node, Number

_JSON_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_NOT_YAML = re.compile("[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What JSON may hold bare and YAML may not (YAML 1.2.2, 5.1), and what libyaml takes for line ends (U+2028, U+2029)."""


def to_json(value: Briefing | Mapping[str, Any]) -> str:
    """Write a briefing, or something made of parts of one, as indented JSON, without a line end after the last line.

    Only what differs from the format's defaults is written, numbers as their author wrote them where JSON can (`2.10`
    stays `2.10`, `.5` becomes `0.5`), and keys of an author's own (`x_`) where they stood.
    """
    text = msgspec.json.format(msgspec.json.encode(_plain(value)), indent=2).decode()
    return _NOT_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _plain(value: Any) -> Any:
    """A value of the model as what JSON has."""
    if isinstance(value, Node):
        fields = ((name, getattr(value, name), default) for name, default in _fields(type(value)))
        given = {name: _plain(inner) for name, inner, default in fields if inner != default}
        return given | {key: _plain(own) for key, own in (value.extra or {}).items()}
    if isinstance(value, Number):
        written = value.written if _JSON_NUMBER.fullmatch(value.written) else str(Decimal(value))
        return msgspec.Raw(written.encode())
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    for kind in (str, bool, int):  # some of these remember how they were written, which JSON cannot hold
        if isinstance(value, kind):
            return kind(value)
    return value


@cache
def _fields(kind: type[Node]) -> tuple[tuple[str, Any], ...]:
    """The names and defaults of a struct's fields; a required one has a default that no value equals."""
    fields = msgspec.structs.fields(kind)
    return tuple(
        (field.name, field.default_factory() if callable(field.default_factory) else field.default)
        for field in fields
        if field.name != "extra"
    )
