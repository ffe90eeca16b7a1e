"""References: ids that lead nowhere or to the wrong kind of item, that nothing leads to, or that stand twice."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, cast

from briefing_tui.loading.findings import Finding, shown_path
from briefing_tui.loading.positions import Path
from briefing_tui.loading.problems import MOST
from briefing_tui.loading.rules.referring import KINDS, Kinds, Reference, all_references
from briefing_tui.loading.rules.rule import Case, rule
from briefing_tui.model import ID_PATTERN, LISTS, Event, Person, Placement, Section, Source, Topic
from briefing_tui.text import folded

_MOST_HINTS: Final = 100
"""Problems for which a near id is looked for: in a large file that takes a millisecond each."""
_MOST_IDS: Final = 20_000
"""Ids of a file in which a near one is looked for."""
_NEAR: Final = 70
"""How alike two ids are, in per cent, of which one is taken for the other mistyped."""
_VERY_NEAR: Final = 85
"""The same where the other may be a text."""
_ID = re.compile(ID_PATTERN)
_WORD = re.compile(r"\w+")
_SAYING: Final = ("title", "subtitle", "bottom_line", "text", "note", "label", "evidence", "name", "term")
"""The fields that hold what a briefing says, besides the bodies of its sections."""


class _Near(NamedTuple):
    """An id that may be meant, and where its item stands."""

    id: str
    path: Path


class _Guesses:
    """Finds ids that may be meant. Only a file with mistakes in it asks."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._by_kinds: dict[Kinds, list[str]] = {}
        self._left = _MOST_HINTS if len(case.known) <= _MOST_IDS else 0

    def of(self, reference: Reference, near: int = _NEAR) -> _Near | None:
        """The id of a kind that fits that is most like the one given."""
        if self._left <= 0:
            return None
        self._left -= 1
        # Imported for the first mistake: 12 ms.
        from rapidfuzz import fuzz, process  # noqa: PLC0415

        known = self._case.known
        ids = self._by_kinds.get(reference.kinds)
        if ids is None:
            ids = self._by_kinds[reference.kinds] = [i for i, one in known.items() if one.list in reference.kinds]
        wanted = folded(reference.id)
        # `apa` for `src-apa`: a prefix that was left out.
        longer = [i for i in ids if i.endswith(f"-{wanted}")] if near == _NEAR else []
        if len(longer) == 1:
            return _Near(longer[0], known[longer[0]].path)
        best = process.extractOne(wanted, ids, scorer=fuzz.ratio, score_cutoff=near)
        return _Near(best[0], known[best[0]].path) if best else None

    def has_prefix(self, reference: Reference) -> bool:
        """Whether a text begins as the ids of what fits do: `org-mudwork` where there is `org-spadeful`."""
        prefix, hyphen, _ = reference.id.partition("-")
        start = prefix + hyphen
        known = self._case.known.items()
        return (
            self._left > 0
            and bool(hyphen)
            and any(one.list in reference.kinds and i.startswith(start) for i, one in known)
        )


class _Stray(NamedTuple):
    """A reference that leads nowhere, or to an item of the wrong kind."""

    reference: Reference
    near: _Near | None
    """What may be meant."""


def _strays(case: Case) -> tuple[_Stray, ...]:
    """The references that do not lead to what is needed; in a field that may hold text, only what is meant as an id."""
    found = case.memo.get(_strays)
    if found is None:
        case.memo[_strays] = found = tuple(_astray(case))
    return cast(tuple[_Stray, ...], found)


def _astray(case: Case) -> Iterator[_Stray]:
    guesses = _Guesses(case)
    for reference in all_references(case):
        known = case.known.get(reference.id)
        if known is not None:
            if known.list not in reference.kinds and reference.id not in _again(case):
                yield _Stray(reference, guesses.of(reference))
        elif not reference.free:
            near = guesses.of(reference)
            if not near or _ID.search(near.id):  # else what is wrong is the id of the item, and that is said there
                yield _Stray(reference, near)
        elif _ID.search(reference.id):
            near = guesses.of(reference, _VERY_NEAR)
            if _ID.search(near.id) if near else guesses.has_prefix(reference):
                yield _Stray(reference, near)


def _again(case: Case) -> Mapping[str, list[str]]:
    """The ids that several items have, and the lists that the items after the first stand in."""
    found = cast(dict[str, list[str]] | None, case.memo.get(_again))
    if found is None:
        case.memo[_again] = found = defaultdict(list)
        for name in LISTS:
            for item in getattr(case.briefing, name):
                if item.id and case.path(item) != case.known[item.id].path:
                    found[item.id].append(name)
    return found


class _Unread:
    """The ids that a file may have and that could not be read: each excuses one that leads nowhere."""

    def __init__(self, case: Case) -> None:
        with_id = {one.path for one in case.known.values()}
        self._words: dict[str, frozenset[str]] = {}
        self._any = frozenset[str]()
        self._count = Counter[str]()
        self._excused: set[str] = set()
        for path, words in case.left_out.items():
            name = str(path[0])
            if len(path) == 1:  # a whole list, or what may be one
                self._any |= words
                self._count[name] = MOST
            elif path not in with_id:
                self._words[name] = self._words.get(name, frozenset()) | words
                self._count[name] += 1
        for item_id, lists in _again(case).items():  # one of them is meant to have another id
            self._count.update({case.known[item_id].list, *lists})

    def may_have(self, reference: Reference, near: _Near | None) -> bool:
        """Whether an id that leads nowhere may be one of them; not, if it is more like one that was read."""
        named = any(reference.id in self._words.get(name, ()) for name in reference.kinds)
        if named or reference.id in self._any or reference.id in self._excused:
            return True
        name = next((name for name in reference.kinds if self._count[name] > 0), None)
        if near or name is None:
            return False
        self._count[name] -= 1
        self._excused.add(reference.id)
        return True


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
    unread = _Unread(case)
    lost: dict[str, list[_Stray]] = {one.reference.id: [] for one in _strays(case)}
    for stray in _strays(case):
        if stray.reference.id not in case.known and not unread.may_have(*stray):
            lost[stray.reference.id].append(stray)
    for item_id, strays in lost.items():
        if (declared := _misspelt(case, strays)) is not None:
            message = f'"{declared.id}" is referred to as "{item_id}", {len(strays)} times'
            yield Finding("R01", message, f"Write {item_id} here, or {declared.id} there.", (*declared.path, "id"))
            continue
        seen: set[Path] = set()
        for reference, near in strays:
            if (path := reference.path(case)) not in seen:
                seen.add(path)
                kinds = "item" if len(reference.kinds) == len(KINDS) else _one_of(reference.kinds)
                message = f'no {kinds} has the id "{item_id}"'
                words = f"#{item_id}" if reference.link else ""
                yield Finding("R01", message, _question(near), path, near=near and near.path, words=words)


def _misspelt(case: Case, strays: Sequence[_Stray]) -> _Near | None:
    """The id that several references mean which all write it otherwise: it is that of the item which is wrong."""
    near = {stray.near for stray in strays}
    declared = near.pop() if len(near) == 1 and len(strays) > 1 else None
    used = {reference.id for reference in all_references(case)} if declared else ()
    return declared if declared and declared.id not in used else None


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
    for reference, near in _strays(case):
        if (found := case.known.get(reference.id)) is not None:
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
    briefing, strays = case.briefing, _strays(case)
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
        name for stray in _strays(case) if not (stray.near or stray.reference.link) for name in stray.reference.kinds
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
        for number, entry in enumerate(section.entries):
            if not isinstance(entry, Placement):
                continue
            for steps, item_id, name in _placed(entry):
                if item_id not in known or known[item_id].list != name:
                    continue
                path = case.path(section, "body", number, *steps)
                first = homes.setdefault(item_id, (section.id, path))[1]
                if first is not path:
                    again.add(item_id)
                    message = f'shows "{item_id}" again; it stands in {shown_path(first[:4])} already'
                    yield Finding("R05", message, "Place it once, and link to it elsewhere.", path)
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


def _question(near: _Near | None) -> str:
    return f'Did you mean "{near.id}" ({{line}})?' if near else ""


def _one_of(kinds: Iterable[str]) -> str:
    """Kinds of item in words: "person or organisation"."""
    *others, last = (KINDS[name] for name in kinds)
    return f"{', '.join(others)} or {last}" if others else last


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
