"""Citation: what lets an item stand alone: the words, who said them, when, where, the marking, and a permalink."""

from __future__ import annotations

from typing import NamedTuple

from briefing_tui import dates
from briefing_tui.document import showing, wording
from briefing_tui.document.blocks import Block
from briefing_tui.model import RESERVED_IDS, Briefing, Figure, Quote, Source


def permalink(briefing: Briefing, item_id: str | None) -> str:
    """What names an item outside its file: `briefing-id#item-id`."""
    return f"{briefing.id}#{item_id}" if item_id else briefing.id


class Copied(NamedTuple):
    """What is copied: a block of a briefing, or a part of the words that it shows."""

    briefing: Briefing
    block: Block
    words: str = ""


class Citation(NamedTuple):
    """The parts of a citation, each a line of text, empty where there is nothing to say."""

    words: str
    """What is cited, exactly; it may have several lines."""
    said: str = ""
    """Who said it, how and when; of a figure, what is known of it."""
    more: tuple[str, ...] = ()
    """Evidence, an original, notes."""
    source: str = ""
    url: str = ""
    """The address of the source."""
    title: str = ""
    """The title of the briefing, for what is no statement."""
    marking: str = ""
    permalink: str = ""

    @property
    def plain(self) -> str:
        """All of it as plain text."""
        source = ", ".join(filter(None, (self.source, self.url)))
        lines = (self.words, self.said, *self.more, source, self.title, self.marking, self.permalink)
        return "\n".join(filter(None, lines))


def citation(briefing: Briefing, block: Block, words: str = "") -> Citation:
    """The item that a block shows, with its citation; the block's own text where it is not a statement.

    Args:
        briefing: the briefing that the block is of.
        block: what is cited.
        words: a part of what the block shows, where only that is cited.
    """
    item = briefing.by_id.get(block.item_id or "")
    if isinstance(item, Quote):
        made = _quote(briefing, item)
    elif isinstance(item, Figure):
        made = _figure(briefing, item)
    else:
        made = Citation(block.text, title=briefing.title)
    item_id = block.item_id if item or block.item_id in RESERVED_IDS else None
    made = made._replace(marking=showing.marking(briefing), permalink=permalink(briefing, item_id))
    return made._replace(words=words) if words else made


def cite(briefing: Briefing, block: Block, words: str = "") -> str:
    """The same as plain text."""
    return citation(briefing, block, words).plain


def _quote(briefing: Briefing, quote: Quote) -> Citation:
    speakers = []
    for speaker in quote.speakers:
        said_as = wording.role(briefing, quote, speaker)
        speakers.append(briefing.name_of(speaker) + (f", {said_as}" if said_as else ""))
    facts = (wording.kind(quote), quote.medium, dates.display(quote.date) if quote.date else "")
    said = "; ".join(filter(None, (" and ".join(speakers), *facts)))
    original = f"Original ({quote.original.language}): {quote.original.text}" if quote.original else ""
    note = f"Note: {quote.note}" if quote.note else ""
    return Citation(wording.marked(quote), f"— {said}", (original, note), *_source(briefing, quote))


def _figure(briefing: Briefing, figure: Figure) -> Citation:
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
    return Citation(value, "; ".join(filter(None, facts)), (evidence, derived, note), *_source(briefing, figure))


def _source(briefing: Briefing, item: Quote | Figure) -> tuple[str, str]:
    """The source of a statement, and its address."""
    source = briefing.get(item.source, Source)
    if source is None:
        cited = wording.cited(briefing, item.source, item.locator)
        return f"Source: {cited}" if cited else "", ""
    issued = dates.display(source.issued) if source.issued else ""
    named = wording.source_name(briefing, source.id)
    parts = (named if named != source.title else "", source.title, issued, wording.place_in(item.locator))
    return "Source: " + ", ".join(filter(None, parts)), source.url or ""
