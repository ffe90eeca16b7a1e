"""The texts that programs are measured on, made from a briefing: Markdown for the peers, and words to look for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
import yaml

from briefing_tui.model import Briefing, Figure, Quote

ABSENT = "zzyzx"
"""A word that no briefing has."""


def read(path: Path) -> Briefing:
    """A briefing, read in the shortest way, since nothing here is timed."""
    data = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return msgspec.convert(data, Briefing, dec_hook=lambda kind, value: kind(str(value)))


def as_markdown(briefing: Briefing) -> str:
    """The same text for programs that read Markdown: title, bottom line, key points, sections, quotes and figures."""
    return "\n\n".join(_parts(briefing)) + "\n"


def _parts(briefing: Briefing) -> Iterator[str]:
    yield f"# {briefing.title}"
    if briefing.bottom_line:
        yield briefing.bottom_line
    yield "\n".join(f"- {point.text}" for point in briefing.key_points)
    for section in briefing.sections:
        yield f"## {section.title}"
        for entry in section.entries:
            if isinstance(entry, str):
                yield entry.strip()
            else:
                yield from (_statement(briefing, each) for each in entry.ids)


def _statement(briefing: Briefing, item_id: str) -> str:
    item = briefing.by_id.get(item_id)
    if isinstance(item, Quote):
        return f"> {item.text}\n>\n> {', '.join(map(briefing.name_of, item.speakers))}"
    if isinstance(item, Figure):
        return f"**{item.label}**: {item.value or item.date or f'{item.min_value}-{item.max_value}'} {item.unit or ''}"
    return item_id


def words(briefing: Briefing) -> tuple[str, ...]:
    """Words to look for: a frequent one, one less so, one with letters beyond ASCII, a rare one, and one not there."""
    texts = [entry for section in briefing.sections for entry in section.entries if isinstance(entry, str)]
    texts += [quote.text for quote in briefing.quotes]
    counted = Counter(re.findall(r"\b[^\W\d_]{6,9}\b", " ".join(texts).lower())).most_common()
    ranked = [word for word, _ in counted if word.isascii()]
    foreign = [word for word, _ in counted if not word.isascii()]
    return (ranked[0], ranked[len(ranked) // 20], *foreign[:1], ranked[-1], ABSENT)
