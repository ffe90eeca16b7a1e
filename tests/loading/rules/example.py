"""A small complete briefing, the text of its source, and the same with some of its top-level keys replaced."""

import re
from typing import Final

TEXT: Final = """\
The two ports share at least two tugs for one year.

Lind, harbour master of the north port, said that the first year is paid and the second year is open.

Both sides called it a good start, and in 2025 the pool moved 300 ships.

The new terminal is to take 2 billion cubic metres of gas a year.
"""
"""The text of src-minutes."""
BASE: Final = """\
briefing_version: "1"
id: harbour-talks
title: Harbour talks
language: en
created: "2026-11-24"
bottom_line: The ports run one pilot service.
key_points:
  - {text: A pilot service starts., kind: fact, refs: [f-tugs]}
people:
  - {id: lind, name: Ada Lind, role: Harbour master}
sources:
  - {id: src-minutes, type: report, title: Minutes of the joint meeting, issued: "2026-11-20"}
sections:
  - id: sec-pilot
    title: The pilot service
    sources: [{source: src-minutes}]
    body:
      - Their vessels stand under a single desk.
      - figure: f-tugs
      - quote: q-lind
quotes:
  - id: q-lind
    speakers: [lind]
    text: the second year is open
    source: src-minutes
    locator: {paragraph: 2}
figures:
  - id: f-tugs
    label: Tugs in the pool
    value: 2
    unit: item
    qualifier: at_least
    status: agreed
    as_of: "2026-11-20"
    evidence: at least two tugs
    source: src-minutes
    locator: {paragraph: 1}
"""
"""A briefing that nothing is wrong with."""
TWO_FIGURES: Final = (
    BASE.replace("figure: f-tugs", "figures: [f-tugs, f-ships]")
    + """\
  - id: f-ships
    label: Ships
    value: 300
    unit: vessel
    status: reported
    as_of: "2025"
    evidence: moved 300 ships
    source: src-minutes
    locator: {paragraph: 3}
"""
)
"""The same with a second figure."""
_BLOCK = re.compile(r"^(?=[^\s#-])", re.MULTILINE)


def with_lines(lines: str) -> str:
    """The base with the top-level keys of `lines` in place of its own, and those that it lacks at the end."""
    blocks = {_key(block): block for block in _BLOCK.split(BASE) if block}
    for block in _BLOCK.split(lines.rstrip("\n") + "\n"):
        if block:
            blocks[_key(block)] = block
    return "".join(blocks.values())


def _key(block: str) -> str:
    return re.split(r"[:\s]", block, maxsplit=1)[0]
