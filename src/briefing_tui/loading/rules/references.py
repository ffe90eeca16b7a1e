"""References: ids that lead nowhere or to the wrong kind of item, that nothing leads to, or that stand twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from briefing_tui.loading.findings import Finding, shown_path
from briefing_tui.loading.positions import Path
from briefing_tui.loading.problems import shorten
from briefing_tui.loading.rules.astray import Near, Stray, Unread, misspelt, strays_of
from briefing_tui.loading.rules.referring import KINDS, all_references
from briefing_tui.loading.rules.rule import Case, rule
from briefing_tui.model import Event, Person, Placement, Section, Source, Topic
from briefing_tui.text import folded

_WORD = re.compile(r"\w+")
_MOST_NAMED: Final = 5
"""Ids that a message names."""
_SAYING: Final = ("title", "subtitle", "bottom_line", "text", "note", "label", "evidence", "name", "term")
"""The fields that hold what a briefing says, besides the bodies of its sections."""


@rule(
    "R01",
    "error",
    "Something refers to an id that nothing in the file has: a field, a placement, or a link in a text.",
    bad="""\
key_points:
  - {text: "A [pilot](#q-linde) service starts.", kind: fact, refs: [f-tugs]}
""",
    good="""\
key_points:
  - {text: "A [pilot](#q-lind) service starts.", kind: fact, refs: [f-tugs]}
""",
)
def dangling(case: Case) -> Iterator[Finding]:
    """Ids that nothing has. What may be that of an item whose id could not be read is said there."""
    lost: dict[str, list[Stray]] = {}
    if strays := [one for one in strays_of(case) if one.reference.id not in case.known]:
        unread = Unread(case)
        for stray in sorted(strays, key=lambda one: one.near is not None):
            if not unread.may_have(stray.reference):
                lost.setdefault(stray.reference.id, []).append(stray)
    absent: set[str] = set()  # lists that the file does not have at all, of which that is said
    for item_id, strays in lost.items():
        if (declared := misspelt(case, strays)) is not None:
            message = f'"{declared.id}" is referred to as "{item_id}", {len(strays)} times'
            yield Finding("R01", message, f"Write {item_id} here, or {declared.id} there.", (*declared.path, "id"))
            continue
        seen: set[Path] = set()
        for reference, near in strays:
            name, hint = reference.kinds[0], _question(near)
            if len(reference.kinds) == 1 and name not in case.data and not getattr(case.briefing, name):
                if name in absent:
                    continue
                absent.add(name)
                hint = f'The briefing has no "{name}:" at all.'
            if (path := reference.path(case)) not in seen:
                seen.add(path)
                kinds = "item" if len(reference.kinds) == len(KINDS) else _one_of(reference.kinds)
                message = f'no {kinds} has the id "{item_id}"'
                words = f"#{item_id}" if reference.link else ""
                yield Finding("R01", message, hint, path, near=near and near.path, words=words)


@rule(
    "R02",
    "error",
    "Something refers to an item of a kind that cannot stand there, such as a place as the speaker of a quote.",
    bad="""\
key_figures: [q-lind]
""",
    good="""\
key_figures: [f-tugs]
""",
)
def wrong_kind(case: Case) -> Iterator[Finding]:
    """Ids of items that do not fit; and key figures that are events without a date."""
    counted: set[int] = set()  # the figures of which it is said that they may be counts
    for reference, near in strays_of(case):
        if (found := case.known.get(reference.id)) is not None:
            if reference.steps[0] == "derived_from":
                if id(reference.item) not in counted:
                    counted.add(id(reference.item))
                    message = f'"{reference.id}" is {_a(KINDS[found.list])}; {_a(_one_of(reference.kinds))} is needed'
                    yield Finding(
                        "R02", message, "For a number of things write derivation: count.", reference.path(case)
                    )
                continue
            message = f'"{reference.id}" is {_a(KINDS[found.list])}; {_a(_one_of(reference.kinds))} is needed'
            yield Finding("R02", message, _question(near), reference.path(case), near=near and near.path)
    for number, item_id in enumerate(case.briefing.key_figures):
        event = case.briefing.get(item_id, Event)
        if event is not None and event.date is None:
            message = f'"{item_id}" is an event without a date; a figure or a dated event is needed'
            yield Finding("R02", message, "Give the event its date.", ("key_figures", number))


@rule(
    "R04",
    "warning",
    "A source, person or topic is declared, and nothing in the file refers to it.",
    bad="""\
topics:
  - {id: money, label: Money}
""",
    good="""\
topics:
  - {id: money, label: Money}
sections:
  - {id: sec-pilot, title: The pilot service, topics: [money], sources: [{source: src-minutes}],
     body: [{figure: f-tugs}, {quote: q-lind}]}
""",
)
def unused(case: Case) -> Iterator[Finding]:
    """Sources, people and topics that no other item refers to; people whom a text names are in use.

    A reference that leads nowhere may have been meant for one of them, and is said already.
    """
    briefing, strays = case.briefing, strays_of(case)
    used = {one.id for one in all_references(case) if one.id != getattr(one.item, "id", None)}
    used |= {stray.near.id for stray in strays if stray.near}.union(*case.left_out.values())
    unclear = _unclear(case)
    idle: dict[str, Sequence[Source | Topic | Person]] = {
        "sources": [one for one in briefing.sources if one.id not in used],
        "topics": [one for one in briefing.topics if one.id not in used],
        "people": [*_unnamed(case, [one for one in briefing.people if one.id not in used])],
    }
    for name, message, hint in (
        ("sources", '"{}" is never cited', "Cite it, or leave it out."),
        ("topics", '"{}" is the topic of nothing', "Give it to a section, quote or figure, or leave it out."),
        ("people", 'nothing refers to "{}"', "Refer to the person, or leave the entry out."),
    ):
        for item in idle[name] if len(idle[name]) > unclear[name] else ():
            yield Finding("R04", message.format(item.id), hint, case.path(item))


def _unclear(case: Case) -> Counter[str]:
    """How many references to an item of each list there may be that nobody can tell."""
    found = Counter(
        name for stray in strays_of(case) if not (stray.near or stray.reference.link) for name in stray.reference.kinds
    )
    for path, words in case.left_out.items():
        named = {one.list for word in words if (one := case.known.get(word))}
        for name in ("people", "sources") if path[0] == "quotes" else ("sources",) if path[0] == "figures" else ():
            found[name] += name not in named
    return found


def _unnamed(case: Case, people: Sequence[Person]) -> Iterator[Person]:
    """The people whom no text names."""
    said = _said(case) if people else {}
    for person in people:
        last = [words[-1] for name in (person.name, *person.aliases) if (words := _WORD.findall(folded(name)))]
        if all(said.get(word, person) is person for word in last):
            yield person


@rule(
    "R05",
    "warning",
    "A quote or figure is placed twice, or is placed in one section and declared for another.",
    bad="""\
sections:
  - {id: sec-pilot, title: The pilot service, sources: [{source: src-minutes}],
     body: [{figure: f-tugs}, {quote: q-lind}, {figure: f-tugs}]}
""",
    good="""\
sections:
  - {id: sec-pilot, title: The pilot service, sources: [{source: src-minutes}],
     body: [{figure: f-tugs}, {quote: q-lind}]}
""",
)
def placed_twice(case: Case) -> Iterator[Finding]:
    """What a body places again, then what it places although it is declared for another section."""
    known = case.known
    homes: dict[str, tuple[str, Path]] = {}
    again: set[str] = set()
    for section in case.briefing.sections:
        if known[section.id].path != case.path(section):
            continue  # its id is given already, as if it were pasted twice
        for number, entry in enumerate(section.entries):
            if not isinstance(entry, Placement):
                continue
            twice: list[tuple[str, Path, Path]] = []
            for steps, item_id, name in _placed(entry):
                if item_id not in known or known[item_id].list != name:
                    continue
                path = case.path(section, "body", number, *steps)
                first = homes.setdefault(item_id, (section.id, path))[1]
                if first is not path:
                    again.add(item_id)
                    twice.append((item_id, path, first))
            if twice:
                names = ", ".join(f'"{shorten(item_id, 60)}"' for item_id, _, _ in twice[:_MOST_NAMED])
                names += ", …" if len(twice) > _MOST_NAMED else ""
                there = shown_path(twice[0][2][:4])
                message = f"shows {names} again; it stands in {there} already"
                if len(twice) > 1:
                    message = f"shows {names} again; the first stands in {there} already"
                yield Finding("R05", message, "Place it once, and link to it elsewhere.", twice[0][1])
    for statement in case.briefing.statements():
        if statement.section is None or statement.id in again or statement.section not in known:
            continue
        home, path = homes.get(statement.id, (statement.section, ()))
        if home != statement.section and known[statement.section].list == "sections":
            message = f'declared for "{statement.section}", but {shown_path(path[:4])} of "{home}" places it'
            hint = "Leave section out: the body that places it decides."
            yield Finding("R05", message, hint, case.path(statement, "section"))


def _placed(entry: Placement) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """What an entry of a body places: the way to it, its id, the list that it should stand in."""
    if entry.quote:
        yield ("quote",), entry.quote, "quotes"
    if entry.figure:
        yield ("figure",), entry.figure, "figures"
    for number, item_id in enumerate(entry.figures):
        yield ("figures", number), item_id, "figures"


def _said(case: Case) -> dict[str, object]:
    """The words of everything that a briefing says, folded, with the item that alone has the word, else None."""
    briefing = case.briefing
    said: dict[str, object] = {}
    for item in (briefing, *briefing.items()):
        texts = [getattr(item, name, None) for name in _SAYING]
        if isinstance(item, Section):
            texts += (entry for entry in item.entries if isinstance(entry, str))
        words = frozenset(_WORD.findall(folded("\n".join(text for text in texts if text))))
        said |= {word: None if word in said else item for word in words}
    return said


def _question(near: Near | None) -> str:
    return f'Did you mean "{near.id}" ({{line}})?' if near else ""


def _one_of(kinds: Iterable[str]) -> str:
    """Kinds of item in words: "person or organisation"."""
    *others, last = (KINDS[name] for name in kinds)
    return f"{', '.join(others)} or {last}" if others else last


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
