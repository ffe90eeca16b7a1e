"""Showing: the block of each kind of item, with links to all it names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefing_tui import dates, units
from briefing_tui.document import markdown, wording
from briefing_tui.document.blocks import Block, SpanStyle, Text
from briefing_tui.model import (
    Agreement,
    Briefing,
    Citation,
    Entity,
    Event,
    Figure,
    Item,
    KeyPoint,
    Organisation,
    Person,
    Place,
    Point,
    Project,
    Quote,
    Section,
    Source,
    Term,
)

Part = tuple[str, SpanStyle | None, str | None]
BAR = "│ "
"""Stands before every line of a statement."""


def label(words: str, item_id: str | None = None) -> Block:
    """A small heading of ours, such as BOTTOM LINE."""
    return Text().add(words, "label").block("label", item_id)


def heading(section: Section, number: int) -> Block:
    """The heading of a section, with its number."""
    text = Text().add(f"{number}  ", "dim")
    start = len(text)
    text.add(section.title)
    text.style(start, "heading")
    return text.block("heading", section.id, gap=2)


def strip(briefing: Briefing) -> Block:
    """The key figures side by side: value, what it is, how sure."""
    text, cells = Text(), []
    for item in briefing.strip:
        if len(text):
            text.add("\n")
        start = len(text)
        if isinstance(item, Figure):
            shown, what, how = wording.value(item), item.label, wording.status(item)
        else:
            shown, what, how = dates.display(item.date or "date not given"), item.name, item.status or ""
        text.add(shown, "value", item.id).add("\n").add(what)
        if how:
            text.add("\n").add(how, "dim")
        cells.append((start, len(text)))
    for missing in briefing.key_figures:
        if missing not in briefing.by_id:
            start = len(text.add("\n")) if len(text) else 0
            cells.append((start, len(text.add(absent(missing), "dim"))))
    block = text.block("strip", "key-figures")
    return Block(block.kind, block.text, block.item_id, block.spans, cells=tuple(cells))


def absent(item_id: str) -> str:
    """What stands in the place of an item that the file does not have: such a file is read all the same."""
    return f"[nothing has the id {item_id}]"


def key_point(briefing: Briefing, point: KeyPoint, number: int) -> Block:
    """A key point with its number, its kind and how likely it is."""
    text = markdown.inline(point.text, Text())
    said = [wording.words(word) for word in (point.kind, point.likelihood) if word]
    if point.confidence:
        said.append(f"{point.confidence} confidence")
    if said:
        text.add("  ").add(" · ".join(said), "dim")
    if point.refs:
        text.add(" → ", "dim").join([(_reference(briefing, ref), "link", ref) for ref in point.refs], ", ")
    first = f"{number} ".rjust(3)
    return text.block("point", point.id or "key-points", first=first, rest=" " * len(first), gap=0 if number > 1 else 1)


def _reference(briefing: Briefing, item_id: str) -> str:
    """A name for an item in a few letters: a figure's value, a quote's speaker."""
    item = briefing.by_id.get(item_id)
    if isinstance(item, Figure):
        return wording.value(item)
    return briefing.name_of(item.speakers[0] if isinstance(item, Quote) else item_id)


def quote(briefing: Briefing, item: Quote) -> Block:
    """A quote with speaker, role, kind and its place in the source."""
    text = Text().add(wording.marked(item)).add("\n")
    for at, speaker in enumerate(item.speakers):
        if at:
            text.add(" and ")
        text.add(briefing.name_of(speaker), "strong", speaker)
        if said_as := wording.role(briefing, item, speaker):
            text.add(f", {said_as}")
    parts: list[Part] = [(wording.kind(item), "dim", None)]
    if item.addressees:
        parts.append((f"to {' and '.join(map(briefing.name_of, item.addressees))}", "dim", None))
    asked = f"asked by {item.interviewer}" if item.interviewer else ""
    date = dates.display(item.date) if item.date else ""
    parts += [(words, "dim", None) for words in (item.medium or "", asked, date)]
    if item.place:
        parts.append((briefing.name_of(item.place), "dim", None))
    if item.stance:
        parts.append((f"{item.stance.value} {briefing.name_of(item.stance.toward)}", "dim", None))
    parts.append((wording.cited(briefing, item.source, item.locator), "link", item.source))
    if item.credibility:
        parts.append((f"credibility {item.credibility}", "dim", None))
    text.add(" · ", "dim").join(parts)
    if item.original:
        text.add("\n").add(item.original.text.strip("\n"), "em")
    return _statement(text, "quote", briefing, item)


def figure(briefing: Briefing, item: Figure, *, today: date | None = None, series: bool = True) -> Block:
    """A figure: value, label, status, date, who said it, and the source's own words.

    Args:
        briefing: that the figure is of.
        item: the figure.
        today: the day to count its age from; None for not to say how old it is, as on what is kept or passed on.
        series: whether to list the points of a series.
    """
    text = Text().add(wording.value(item), "value").add("  ").add(item.label).add("\n")
    parts: list[Part] = [(words, "dim", None) for words in (wording.status(item), wording.when(item, today))]
    parts.append((wording.measured(briefing, item), "dim", None))
    parts.append((wording.sureness(item), "dim", None))
    parts += [(briefing.name_of(who), None, who) for who in item.attributed_to]
    if item.credibility:
        parts.append((f"credibility {item.credibility}", "dim", None))
    text.join(parts)
    if evidence := (item.evidence or "").strip("\n"):
        text.add("\n").add(f"“{evidence}”", "em")
    if cited := wording.cited(briefing, item.source, item.locator):
        text.add(" · " if evidence else "\n", "dim").add(cited, "link", item.source)
    if item.derived_from:
        text.add("\n").add("from ", "dim").join([(briefing.name_of(i), "link", i) for i in item.derived_from], ", ")
    if item.series and series:
        unit = units.label(item.series.unit or item.unit or "", False)
        points = map(_point, item.series.points)
        text.add("\n").add(f"series, {unit}: " if unit else "series: ", "dim").add(" · ".join(points))
    return _statement(text, "figure", briefing, item)


def _point(point: Point) -> str:
    return " ".join(filter(None, (dates.display(point.date), units.display_number(point.value.written), point.status)))


def _statement(text: Text, kind: str, briefing: Briefing, item: Quote | Figure) -> Block:
    if item.note:
        markdown.inline(item.note, text.add("\n").add("note: ", "dim"))
    side = wording.side_of(briefing, item)
    return text.block("quote" if kind == "quote" else "figure", item.id, first=BAR, rest=BAR, side=side)


def entry(briefing: Briefing, item: Item) -> Block:
    """An item of the reference part: its name, then all that is recorded of it."""
    text = Text()
    if isinstance(item, Entity):
        _entity(briefing, item, text)
    elif isinstance(item, Source):
        _source(briefing, item, text)
    elif isinstance(item, Term):
        markdown.inline(item.text, text.add(item.term, "strong").add("  "))
    else:
        text.add(wording.title(briefing, item), "strong")
        if code := getattr(item, "code", None):
            text.add(f"  {code}", "dim")
    return text.block("entry", item.id, rest="  ", first="", gap=0)


def _entity(briefing: Briefing, item: Entity, text: Text) -> None:
    text.add(item.name, "strong")
    if isinstance(item, Organisation) and item.acronym:
        text.add(f" ({item.acronym})")
    if facts := [part for part in _facts(briefing, item) if part[0]]:
        text.add("  ").join(facts)
    for title, ids in _relations(item):
        if ids:
            text.add("\n").add(f"{title}: ", "dim").join([(briefing.name_of(i), "link", i) for i in ids], ", ")
    if item.aliases:
        text.add("\n").add("also ", "dim").add(", ".join(item.aliases))
    if item.sources:
        text.add("\n").add("source ", "dim").join([_citation(briefing, citation) for citation in item.sources], ", ")
    if item.note:
        markdown.inline(item.note, text.add("\n").add("note: ", "dim"))
    # A name in another script stands alone at the end of its line, so that a right-to-left one disturbs nothing.
    for tag, name in item.names.items():
        text.add("\n").add(f"{tag}: ", "dim").add(name)


def _facts(briefing: Briefing, item: Entity) -> Iterator[Part]:
    if isinstance(item, Person):
        yield item.role or "", None, None
        if item.affiliation:
            known = item.affiliation if item.affiliation in briefing.by_id else None
            yield briefing.name_of(item.affiliation), None, known
    if isinstance(item, Organisation | Place | Project | Agreement):
        yield wording.words(item.kind or ""), None, None
    if isinstance(item, Project | Agreement | Event):
        yield wording.words(item.status or ""), None, None
    if isinstance(item, Agreement | Event):
        yield (dates.display(item.date) if item.date else "date not given"), None, None
    if isinstance(item, Event) and item.place:
        yield briefing.name_of(item.place), None, item.place
    if isinstance(item, Person | Organisation) and item.side:
        yield briefing.name_of(item.side), "dim", None
    if isinstance(item, Person | Organisation | Place):
        yield item.country or "", "dim", None
    if isinstance(item, Place) and item.geo:
        yield "lon {}, lat {}".format(*(degrees.written for degrees in item.geo)), "dim", None
    yield item.uri or "", "dim", None


def _relations(item: Entity) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "part of", (item.part_of,) if item.part_of else ()
    for title, name in (
        ("participants", "participants"),
        ("members", "members"),
        ("parties", "parties"),
        ("related", "related"),
    ):
        yield title, getattr(item, name, ())


def _citation(briefing: Briefing, citation: Citation) -> Part:
    return wording.cited(briefing, citation.source, citation.locator), "link", citation.source


def _source(briefing: Briefing, item: Source, text: Text) -> None:
    text.add(item.title, "strong").add("  ")
    issued = dates.display(item.issued) if item.issued else ""
    accessed = f"read {dates.display(item.accessed)}" if item.accessed else ""
    publisher = briefing.name_of(item.publisher) if item.publisher else ""
    reliability = f"reliability {item.reliability}" if item.reliability else ""
    facts = (wording.words(item.type), item.author, publisher, item.container_title, issued, accessed, item.language)
    text.join([(fact or "", None, None) for fact in (*facts, reliability)])
    for address in filter(None, (item.url, item.archived_url)):
        text.add("\n").add(address, "dim")
    if item.origin:
        text.add("\n").add("repeats ", "dim").add(briefing.name_of(item.origin), "link", item.origin)
    if item.text_file:
        text.add("\n").add(f"text: {item.text_file}", "dim")
    if item.note:
        markdown.inline(item.note, text.add("\n").add("note: ", "dim"))
    if item.sha256:
        text.add("\n").add(f"sha256 {item.sha256}", "dim")


def about(briefing: Briefing) -> Iterator[Block]:
    """What the file says of itself: title, dates, authors and marking."""
    text = Text().add(briefing.title, "strong")
    if briefing.subtitle:
        text.add("\n").add(briefing.subtitle)
    named = [("created", briefing.created), ("modified", briefing.modified), ("as of", briefing.as_of)]
    parts: list[Part] = [(briefing.status or "", None, None)]
    parts += [(f"{name} {dates.display(date)}", None, None) for name, date in named if date]
    text.add("\n").join([*parts, (f"language {briefing.language}", None, None), (briefing.id, "dim", None)])
    for author in briefing.authors:
        where = f", {briefing.name_of(author.affiliation)}" if author.affiliation else ""
        text.add("\n").add(f"by {author.name}{where}")
    if briefing.marking:
        text.add("\n").add(marking(briefing), "strong")
        if briefing.marking.note:
            markdown.inline(briefing.marking.note, text.add(" · "))
    yield text.block("entry", None, gap=0)


def marking(briefing: Briefing) -> str:
    """How the briefing may be passed on, in one line: "TLP:AMBER · embargo until 1 Dec 2026"."""
    mark = briefing.marking
    if mark is None:
        return ""
    embargo = f"embargo until {dates.display(mark.embargo_until)}" if mark.embargo_until else ""
    return " · ".join(filter(None, (f"TLP:{mark.tlp.upper()}" if mark.tlp else "", embargo)))


def sources_line(briefing: Briefing, section: Section) -> Block:
    """What a section rests on, and its topics."""
    text = Text()
    if section.sources:
        text.add("source ", "dim").join([_citation(briefing, citation) for citation in section.sources], ", ")
    if section.topics:
        topics = ", ".join(map(briefing.name_of, section.topics))
        text.add(f" · topics {topics}" if len(text) else f"topics {topics}", "dim")
    return text.block("paragraph", section.id)
