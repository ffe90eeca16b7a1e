"""Sourcing: what rests on each source, what rests on it alone, and which sources are independent of each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property
from typing import NamedTuple

from briefing_tui import dates
from briefing_tui.document import markdown, wording
from briefing_tui.document.blocks import Block, Text
from briefing_tui.document.showing import BAR
from briefing_tui.model import Briefing, Entity, Figure, Item, KeyPoint, Locator, Placement, Quote, Section, Source
from briefing_tui.vocabularies import CREDIBILITY, RELIABILITY


class Hanging(NamedTuple):
    """An item that rests on a source."""

    item: Item
    alone: bool
    """Whether no independent other source carries it."""


class Sourcing:
    """The sources of a briefing and what they carry, worked out once."""

    def __init__(self, briefing: Briefing) -> None:
        """Prepare; nothing is worked out yet."""
        self.briefing = briefing

    @cached_property
    def roots(self) -> dict[str, str]:
        """For each source, the id of the one that it repeats in the end: its own where it repeats none.

        Where sources are said to repeat each other in a circle, they are one, and it is called by its first.
        """
        origins = {source.id: source.origin for source in self.briefing.sources}
        order = {source_id: number for number, source_id in enumerate(origins)}
        roots: dict[str, str] = {}
        for source_id in origins:
            path, here = [source_id], source_id
            while (there := origins.get(here)) and there in origins and there not in path and there not in roots:
                path.append(here := there)
            circle = path[path.index(there) :] if there in path else [here]
            root = roots.get(there or "", min(circle, key=order.__getitem__))
            roots.update(dict.fromkeys(path, root))
        return roots

    @property
    def independent(self) -> int:
        """How many sources there are when those that repeat another are not counted."""
        return len(set(self.roots.values()))

    def chain(self, source: Source) -> tuple[str, ...]:
        """The sources that a source repeats, the nearest first."""
        found: list[str] = []
        origin = source.origin
        while origin and origin not in found and origin != source.id:
            found.append(origin)
            repeated = self.briefing.get(origin, Source)
            origin = repeated.origin if repeated else None
        return tuple(found)

    @cached_property
    def ordered(self) -> tuple[Source, ...]:
        """The sources in the order of the file, those that repeat another right after it."""
        groups: dict[str, list[Source]] = {}
        for source in self.briefing.sources:
            groups.setdefault(self.roots[source.id], []).append(source)
        return tuple(
            source
            for root, group in groups.items()
            for source in sorted(group, key=lambda source, root=root: source.id != root)  # type: ignore[misc]
        )

    @cached_property
    def repeaters(self) -> dict[str, tuple[str, ...]]:
        """For each independent source, the ids of those that repeat it."""
        found: dict[str, list[str]] = {}
        for source in self.ordered:
            if (root := self.roots[source.id]) != source.id:
                found.setdefault(root, []).append(source.id)
        return {root: tuple(ids) for root, ids in found.items()}

    @cached_property
    def _statements(self) -> dict[str, frozenset[str]]:
        """The sources of each quote and figure; of a derived figure those of what it is derived from, too."""
        found: dict[str, frozenset[str]] = {}
        # Most statements rest on one source: they share a set.
        one: dict[str | None, frozenset[str]] = {}

        def of(item_id: str, above: tuple[str, ...]) -> frozenset[str]:
            item = self.briefing.by_id.get(item_id)
            if item_id in found or item_id in above or not isinstance(item, Quote | Figure):
                return found.get(item_id, frozenset())
            sources = frozenset([item.source] if item.source else [])
            for origin in item.derived_from if isinstance(item, Figure) else ():
                sources |= of(origin, (*above, item_id))
            found[item_id] = sources
            return sources

        for statement in self.briefing.statements():
            if isinstance(statement, Figure) and statement.derived_from:
                of(statement.id, ())
            else:
                source = statement.source
                found.setdefault(statement.id, one.setdefault(source, frozenset([source] if source else [])))
        return found

    def support(self, item: Item) -> frozenset[str]:
        """The ids of the sources that an item rests on, by itself or by way of what it places or refers to."""
        if isinstance(item, Quote | Figure):
            return self._statements.get(item.id, frozenset())
        if isinstance(item, KeyPoint):
            carried = (self.briefing.by_id.get(ref) for ref in item.refs)
            return frozenset().union(*(self.support(ref) for ref in carried if ref and not isinstance(ref, KeyPoint)))
        if isinstance(item, Section):
            placed = (entry.ids for entry in item.entries if isinstance(entry, Placement))
            statements = (self._statements.get(item_id, frozenset()) for ids in placed for item_id in ids)
            return frozenset(citation.source for citation in item.sources).union(*statements)
        return frozenset(citation.source for citation in item.sources) if isinstance(item, Entity) else frozenset()

    def is_alone(self, support: Collection[str]) -> bool:
        """Whether all of these sources come down to one."""
        return len(support) == 1 or len({self.roots.get(source, source) for source in support}) == 1

    @cached_property
    def hanging(self) -> dict[str, tuple[Hanging, ...]]:
        """What rests on each source: key points, sections, figures, quotes, then the rest."""
        found: dict[str, list[Hanging]] = {}
        for item, support in self._supported:
            hangs = Hanging(item, self.is_alone(support))
            for source in support:
                found.setdefault(source, []).append(hangs)
        return {source: tuple(items) for source, items in found.items()}

    def through(self, source_id: str) -> int:
        """How many items rest on a source only by way of others that repeat it."""
        itself = {id(found.item) for found in self.hanging.get(source_id, ())}
        repeated = (self.hanging.get(repeater, ()) for repeater in self.repeaters.get(source_id, ()))
        return len({id(found.item) for resting_ in repeated for found in resting_} - itself)

    @cached_property
    def unsourced(self) -> tuple[Item, ...]:
        """The key points, figures and sections that no source is given for."""
        kinds = (KeyPoint, Figure, Section)
        return tuple(item for item, support in self._supported if not support and isinstance(item, kinds))

    @cached_property
    def _supported(self) -> tuple[tuple[Item, frozenset[str]], ...]:
        of = self._statements
        return tuple((item, of.get(item.id or "") or self.support(item)) for item in self._items())

    def _items(self) -> Iterator[Item]:
        briefing = self.briefing
        yield from briefing.key_points
        yield from briefing.sections
        yield from briefing.figures
        yield from briefing.quotes
        yield from (item for item in briefing.items() if isinstance(item, Entity))


def locator_in(item: Item, source_id: str) -> Locator | None:
    """Where in a source an item says that it stands; None where it rests on the source by way of other items."""
    if isinstance(item, Quote | Figure):
        return item.locator if item.source == source_id else None
    cited = (citation for citation in getattr(item, "sources", ()) if citation.source == source_id)
    return next((citation.locator for citation in cited), None)


def grade(source: Source) -> str:
    """The reliability of a source in words: "B, usually reliable"."""
    return f"{source.reliability}, {RELIABILITY[source.reliability]}" if source.reliability else "not graded"


def source(sourcing: Sourcing, item: Source, sign: str) -> Block:
    """A source: grade in words, what it is, whom it repeats, and how much rests on it.

    Args:
        sourcing: what it is a source of.
        item: the source.
        sign: says whether what rests on it is listed below, or can be.
    """
    briefing = sourcing.briefing
    text = Text().add(item.title, "strong").add("\n").add(grade(item)).add(" · ", "dim")
    publisher = wording.source_name(briefing, item.id)
    issued = dates.display(item.issued) if item.issued else ""
    facts = (wording.words(item.type), item.author or "", publisher if publisher != item.title else "", issued)
    text.join([(fact, "dim", None) for fact in facts])
    if chain := sourcing.chain(item):
        text.add("\n").add("repeats ").add(", which repeats ".join(map(briefing.name_of, chain)))
        text.add(": not independent of it")
    if repeaters := sourcing.repeaters.get(item.id):
        text.add("\n").add(f"repeated by {', '.join(map(briefing.name_of, repeaters))}: counted as one with it")
    if through := sourcing.through(item.id):
        text.add("\n").add(f"{through} more by way of those that repeat it", "dim")
    text.add("\n").add(f"{resting(sourcing.hanging.get(item.id, ()))} {sign}".rstrip(), "dim")
    indent = "" if sourcing.roots[item.id] == item.id else "  "
    return text.block("entry", item.id, first=indent, rest=indent)


def resting(found: tuple[Hanging, ...]) -> str:
    """How much rests on a source: "12 rest on it, 9 on it alone"."""
    if not found:
        return "nothing rests on it"
    alone = sum(item.alone for item in found)
    how_many = "all" if alone == len(found) > 1 else alone or "none"
    return f"{len(found)} {'rests' if len(found) == 1 else 'rest'} on it, {how_many} on it alone"


def hanging(briefing: Briefing, found: Hanging, source_id: str = "") -> Block:
    """An item that rests on a source: what it is, where it stands there, and whether nothing else carries it."""
    item = found.item
    kind = "key point" if isinstance(item, KeyPoint) else type(item).__name__.lower()
    text = (
        Text()
        .join([(part, "dim", None) for part in (kind, wording.place_in(locator_in(item, source_id)))], " ")
        .add("  ")
    )
    if isinstance(item, Quote):
        text.add(" and ".join(map(briefing.name_of, item.speakers)), "strong").add(": ").add(wording.marked(item))
    elif isinstance(item, KeyPoint):
        markdown.inline(item.text, text)
    else:
        text.add(wording.title(briefing, item))
    credibility = getattr(item, "credibility", None)
    graded = f"credibility {credibility}, {CREDIBILITY[credibility]}" if credibility else ""
    if facts := [fact for fact in (graded, "on this alone" if found.alone else "") if fact]:
        text.add("\n").join([(fact, "dim", None) for fact in facts])
    return text.block("entry", item.id or "key-points", first=BAR, rest=BAR, gap=0)
