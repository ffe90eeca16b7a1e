"""Copying: one item with its citation, as plain text, Markdown or JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from briefing_tui.document import wording
from briefing_tui.document.blocks import Block
from briefing_tui.document.citation import citation, cite
from briefing_tui.exports.json import to_json
from briefing_tui.model import Briefing, Figure, Quote, Section, Source


def escaped(text: str) -> str:
    """Text that Markdown takes as it is."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#" else letter for letter in text)


def to_markdown(briefing: Briefing, block: Block, words: str = "") -> str:
    """What a block shows as a quotation, with its citation below it."""
    cited = citation(briefing, block, words)
    quoted = "\n".join(f"> {escaped(line)}".rstrip() for line in cited.words.split("\n"))
    # In angle brackets an address is a link as it stands.
    url = f"<{cited.url}>" if cited.url and not set(cited.url) & set("<> ") else escaped(cited.url)
    source = ", ".join(filter(None, (escaped(cited.source), url)))
    lines = [*map(escaped, (cited.said, *cited.more)), source, escaped(cited.title), escaped(cited.marking)]
    below = "\\\n".join(line.replace("\n", "\\\n") for line in [*filter(None, lines), f"`{cited.permalink}`"])
    return f"{quoted}\n\n{below}"


def as_json(briefing: Briefing, block: Block, words: str = "") -> str:
    """What a block shows as an object: its words, its fields in the file, who said it, its source, its citation."""
    cited = citation(briefing, block, words)
    item = briefing.by_id.get(block.item_id or "")
    made: dict[str, Any] = {
        "permalink": cited.permalink,
        "briefing": {"id": briefing.id, "title": briefing.title},
        "marking": briefing.marking,
        "text": cited.words,
    }
    if isinstance(item, Quote):
        made["text"] = words or item.text.strip("\n")
        roles = ((one, wording.role(briefing, item, one)) for one in item.speakers)
        made["said_by"] = [_named(briefing, one) | ({"role": role} if role else {}) for one, role in roles]
    if isinstance(item, Figure):
        made["said_by"] = [_named(briefing, one) for one in item.attributed_to]
    if isinstance(item, Quote | Figure):
        made["source"] = briefing.get(item.source, Source)
    if item is not None and not isinstance(item, Section):
        made["kind"] = type(item).__name__.lower()
        made["item"] = item
    made["citation"] = cited.plain
    return to_json({key: value for key, value in made.items() if value})


def _named(briefing: Briefing, name: str) -> dict[str, str]:
    return {"id": name, "name": briefing.name_of(name)}


FORMATS: Final[dict[str, Callable[[Briefing, Block, str], str]]] = {
    "plain": cite,
    "markdown": to_markdown,
    "json": as_json,
}
"""What makes each of the forms of the setting `copy`, of a block and the part of it that is copied."""
