"""Citation: an item as plain text that can stand alone: the words, who said them, when, where, and a permalink."""

from __future__ import annotations

from briefing_tui import dates
from briefing_tui.document import showing, wording
from briefing_tui.document.blocks import Block
from briefing_tui.model import RESERVED_IDS, Briefing, Figure, Quote, Source


def permalink(briefing: Briefing, item_id: str | None) -> str:
    """What names an item outside its file: `briefing-id#item-id`."""
    return f"{briefing.id}#{item_id}" if item_id else briefing.id


def cite(briefing: Briefing, block: Block) -> str:
    """The item that a block shows, with its citation; the block's own text where it is not a statement."""
    item = briefing.by_id.get(block.item_id or "")
    if isinstance(item, Quote):
        lines = _quote(briefing, item)
    elif isinstance(item, Figure):
        lines = _figure(briefing, item)
    else:
        lines = [block.text, briefing.title]
    item_id = block.item_id if item or block.item_id in RESERVED_IDS else None
    return "\n".join(filter(None, [*lines, showing.marking(briefing), permalink(briefing, item_id)]))


def _quote(briefing: Briefing, quote: Quote) -> list[str]:
    speakers = []
    for speaker in quote.speakers:
        said_as = wording.role(briefing, quote, speaker)
        speakers.append(briefing.name_of(speaker) + (f", {said_as}" if said_as else ""))
    facts = (wording.kind(quote), quote.medium, dates.display(quote.date) if quote.date else "")
    said = "; ".join(filter(None, (" and ".join(speakers), *facts)))
    original = f"Original ({quote.original.language}): {quote.original.text}" if quote.original else ""
    note = f"Note: {quote.note}" if quote.note else ""
    return [wording.marked(quote), f"— {said}", original, note, _source(briefing, quote)]


def _figure(briefing: Briefing, figure: Figure) -> list[str]:
    said_by = " and ".join(map(briefing.name_of, figure.attributed_to))
    facts = (
        wording.status(figure),
        wording.measured(briefing, figure),
        wording.when(figure),
        wording.sureness(figure),
        said_by,
    )
    evidence = (figure.evidence or "").strip("\n")
    evidence = f"“{evidence}”" if evidence else ""
    derived = "From: " + ", ".join(map(briefing.name_of, figure.derived_from)) if figure.derived_from else ""
    note = f"Note: {figure.note}" if figure.note else ""
    value = f"{figure.label}: {wording.value(figure, spelled=True)}"
    return [value, "; ".join(filter(None, facts)), evidence, derived, note, _source(briefing, figure)]


def _source(briefing: Briefing, item: Quote | Figure) -> str:
    source = briefing.get(item.source, Source)
    if source is None:
        cited = wording.cited(briefing, item.source, item.locator)
        return f"Source: {cited}" if cited else ""
    issued = dates.display(source.issued) if source.issued else ""
    named = wording.source_name(briefing, source.id)
    parts = (named if named != source.title else "", source.title, issued, wording.place_in(item.locator), source.url)
    return "Source: " + ", ".join(filter(None, parts))
