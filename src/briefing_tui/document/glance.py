"""Glance: a briefing on one screen: bottom line, key figures, key points, one quote a side, cut where they must be."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from briefing_tui import dates
from briefing_tui.document import markdown, showing, wording
from briefing_tui.document.blocks import Block, Span, Text
from briefing_tui.document.columns import cut
from briefing_tui.document.matrix import sides_of
from briefing_tui.document.wrapping import MEASURE, wrap
from briefing_tui.model import Briefing, Event, Figure, Quote

WIDTH: Final = 80
"""Cells of the usual terminal."""
HEIGHT: Final = 24
"""Its lines."""
_VOICES = 2
"""Speakers that are quoted where the file names no sides."""
_BOTTOM_LINE, _ROOM = 3, 20
"""Lines that the bottom line takes at least where it is that long, and the height from which it does."""


class _Part(Struct):
    """A label and what stands under it."""

    label: str
    whole: str
    """The id of what shows all of it."""
    entries: list[Block]
    least: int = 1
    """Lines that an entry takes at least."""
    shown: int = 0
    """How many entries are shown; the others are counted."""

    @property
    def lines(self) -> int:
        """Lines that it takes at least."""
        return 1 + self.least * self.shown + (self.shown < len(self.entries))


def glance(briefing: Briefing, width: int = WIDTH, height: int = HEIGHT) -> tuple[Block, ...]:
    """The blocks of a glance, which take at most `height` lines of `width` cells, cut with "…" where they must be.

    What a reader needs to judge a statement stands before it, so that a cut never turns a judgement into a fact: kind
    and likelihood before a key point, status and doubt before what a number is of, the speaker before the words.
    """
    head = [_cut(block, width, 1) for block in _head(briefing)]
    parts = [part for part in _parts(briefing, width) if part.entries]
    if parts and parts[0].whole == "bottom-line" and height >= _ROOM:
        parts[0].least = min(_BOTTOM_LINE, len(_lines(parts[0].entries[0], width)))
    for part in parts:
        part.shown = len(part.entries)
    while len(head) + sum(part.lines for part in parts) > height:
        longest = max(parts, key=lambda part: (part.shown, part.whole == "key-points"))
        if longest.shown < 2:
            break
        # The line that counts the others takes the place of one of them.
        longest.shown -= 1 if longest.shown < len(longest.entries) else min(2, longest.shown - 1)
    spare = height - len(head) - sum(part.lines for part in parts)
    gap = 1 if spare >= 2 * len(parts) else 0
    allotted = _allot(parts, width, spare - gap * len(parts))
    blocks = head
    for part, lines in zip(parts, allotted, strict=True):
        blocks.append(replace(showing.label(part.label, part.whole), gap=gap))
        blocks += [_cut(entry, width, most) for entry, most in zip(part.entries, lines, strict=False)]
        if more := len(part.entries) - part.shown:
            blocks.append(Text().add(f"… and {more} more", "dim").block("entry", part.whole, gap=0))
    ends = accumulate(len(wrap(block, width)) for block in blocks)
    fitting = [block for block, end in zip(blocks, ends, strict=True) if end <= height]
    return tuple(fitting[:-1] if fitting[-1:] and fitting[-1].kind == "label" else fitting)


def _allot(parts: list[_Part], width: int, spare: int) -> list[list[int]]:
    """The lines of each entry: what each takes at least, then one more each in turn, until nothing is cut."""
    wanted = [[len(_lines(entry, width)) for entry in part.entries[: part.shown]] for part in parts]
    given = [[min(part.least, lines) for lines in want] for part, want in zip(parts, wanted, strict=True)]
    growing = True
    while spare > 0 and growing:
        growing = False
        for want, have in zip(wanted, given, strict=True):
            for at, lines in enumerate(want):
                if spare > 0 and have[at] < lines:
                    have[at] += 1
                    spare -= 1
                    growing = True
    return given


def _lines(block: Block, width: int) -> list[object]:
    return [line for line in wrap(block, width) if line.pieces]


def _cut(block: Block, width: int, most: int) -> Block:
    """A block cut to so many lines."""
    inner = min(width, MEASURE) - len(block.rest)
    text = cut(block.text, inner, most, inner + len(block.rest) - len(block.first))
    spans = (Span(s.start, min(s.end, len(text)), s.style, s.target) for s in block.spans if s.start < len(text))
    return replace(block, text=text, spans=tuple(spans), gap=0)


def _head(briefing: Briefing) -> Iterator[Block]:
    yield Text().add(briefing.title, "strong").block("entry", None)
    as_of = f"as of {dates.display(briefing.as_of)}" if briefing.as_of else ""
    facts = [part for part in (showing.marking(briefing), briefing.status or "", as_of) if part]
    text = Text().add(" · ".join(facts) or f"created {dates.display(briefing.created)}", "strong" if facts else "dim")
    yield text.block("entry", None)


def _parts(briefing: Briefing, width: int) -> Iterator[_Part]:
    line = [briefing.bottom_line] if briefing.bottom_line else []
    blocks = [markdown.inline(text, Text()).block("entry", "bottom-line") for text in line]
    yield _Part("BOTTOM LINE", "bottom-line", blocks)
    yield _Part("KEY FIGURES", "key-figures", [_figure(briefing, item) for item in briefing.strip])
    yield _Part("KEY POINTS", "key-points", list(_points(briefing)))
    quotes = list(chosen(briefing))
    label = "ONE QUOTE A SIDE" if briefing.sides else "QUOTED"
    whole = quotes[0].id if quotes else ""
    yield _Part(label, whole, [_quote(briefing, quote, width) for quote in quotes], least=2)


def _figure(briefing: Briefing, item: Figure | Event) -> Block:
    text = Text()
    if isinstance(item, Figure):
        sure = (wording.status(item), wording.sureness(item))
        text.add(wording.value(item), "value").add("  ").join([(fact, "dim", None) for fact in sure])
        text.add(" · ", "dim").add(item.label)
        said_by = " and ".join(map(briefing.name_of, item.attributed_to))
        said_by = said_by if said_by != wording.source_name(briefing, item.source) else ""
        facts = (wording.when(item), said_by, wording.cited(briefing, item.source, item.locator))
        text.add(" · " if any(facts) else "", "dim").join([(fact, "dim", None) for fact in facts])
    else:
        text.add(dates.display(item.date) if item.date else "date not given", "value").add("  ")
        text.join([(item.status or "", "dim", None), (item.name, None, None)])
    return text.block("entry", item.id, rest="  ")


def _points(briefing: Briefing) -> Iterator[Block]:
    for number, point in enumerate(briefing.key_points, 1):
        text = Text()
        said = [wording.words(word) for word in (point.kind, point.likelihood) if word]
        said += [f"{point.confidence} confidence"] if point.confidence else []
        if said:
            text.add(", ".join(said), "dim").add(": ", "dim")
        first = f"{number} "
        block = markdown.inline(point.text, text).block("entry", point.id or "key-points", first=first)
        yield replace(block, rest=" " * len(first))


def chosen(briefing: Briefing) -> Iterator[Quote]:
    """One quote of each side: one that a key point rests on where there is one, the words themselves before a report.

    Where the file names no sides, one quote of each of the first speakers.
    """
    referred = {ref for point in briefing.key_points for ref in point.refs}
    order = {item_id: number for number, item_id in enumerate(briefing.home)}
    ranked = sorted(
        briefing.quotes,
        key=lambda quote: (quote.id not in referred, quote.kind != "direct", order.get(quote.id, len(order))),
    )
    found: dict[str | None, Quote] = {}
    for quote in ranked:
        if briefing.sides and len(found) == len(briefing.sides):
            break
        for group in sides_of(briefing, quote) if briefing.sides else quote.speakers[:1]:
            if group is not None and quote not in found.values():
                found.setdefault(group, quote)
    if briefing.sides:
        yield from (found[side.id] for side in briefing.sides if side.id in found)
    else:
        yield from list(found.values())[:_VOICES]


def _quote(briefing: Briefing, quote: Quote, width: int) -> Block:
    """Who speaks, in one line, and then the words."""
    side = wording.side_of(briefing, quote)
    speakers = " and ".join(map(briefing.name_of, quote.speakers))
    label = briefing.name_of(side) if side else ""
    facts = (label, speakers, wording.kind(quote), wording.cited(briefing, quote.source, quote.locator))
    said_by = cut(" · ".join(filter(None, facts)), min(width, MEASURE), 1)
    text = Text().add(said_by, "strong").add("\n").add(" ".join(wording.marked(quote).split()))
    return text.block("entry", quote.id, rest="", side=side)
