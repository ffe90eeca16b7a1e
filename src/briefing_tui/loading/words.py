"""Words: what may be an id in a part of a file that could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ID = re.compile(r"[a-z][a-z0-9_]*(?:-[a-z0-9]+)*")


def id_words(value: object) -> Iterator[str]:
    """The words of plain data that may be ids or keys, however they are written: `[f-tugs]`, `id:f-tugs`, `F-Tugs`."""
    if isinstance(value, str):
        yield from _ID.findall(value.lower())
    elif isinstance(value, dict):
        for key, held in value.items():
            yield from id_words(key)
            yield from id_words(held)
    elif isinstance(value, list):
        for held in value:
            yield from id_words(held)
