"""Speakers: whether the paragraph that a quote stands in names the one who is said to have said it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from briefing_tui.loading.findings import Finding
from briefing_tui.loading.problems import Severity
from briefing_tui.loading.rules.named import Name, Speaking, role_heads, speaking
from briefing_tui.loading.rules.quotes import claims
from briefing_tui.loading.rules.rule import Case, rule
from briefing_tui.loading.texts import SourceText, normal
from briefing_tui.loading.verbatim import Proof
from briefing_tui.model import Briefing, Entity, Organisation, Person, Quote

_BACK: Final = 3
"""Paragraphs before a quote that are looked through: news texts go on with "he said"."""
_AROUND: Final = 2_000
"""Characters of a long paragraph before and after a quote that tell who speaks."""


class _Cast:
    """Who may be named, and what paragraphs name them."""

    def __init__(self, briefing: Briefing) -> None:
        self._briefing = briefing

    @cached_property
    def names(self) -> dict[str, Name]:
        return {item.id: Name(item) for item in (*self._briefing.people, *self._briefing.organisations)}

    @cached_property
    def people(self) -> list[Name]:
        return [name for name in self.names.values() if isinstance(name.item, Person)]

    def others(self, speakers: list[Name], where: Speaking) -> list[Name]:
        """The people that a paragraph surely names, without the speakers."""
        return [name for name in self.people if name not in speakers and name.is_surely_in(where)]

    def may_name(self, speakers: list[Name], where: Speaking) -> bool:
        """Whether a paragraph may name a speaker."""
        others = [name for name in self.people if name not in speakers]
        return any(speaker.may_be_in(where, others) for speaker in speakers)


@rule(
    "Q08",
    "warning",
    "The paragraph that a quote stands in names somebody else, not its speaker; where it names nobody, this is a note.",
    bad="""\
people:
  - {id: lind, name: Ada Lind, role: Harbour master}
  - {id: berg, name: Carl Berg, role: Shipowner}
quotes:
  - {id: q-lind, speakers: [berg], text: the second year is open, source: src-minutes, locator: {paragraph: 2}}
figures:
  - id: f-tugs
    label: Tugs in the pool
    value: 2
    unit: item
    qualifier: at_least
    status: agreed
    as_of: "2026-11-20"
    evidence: at least two tugs
    attributed_to: [lind]
    source: src-minutes
    locator: {paragraph: 1}
""",
    good="""\
people:
  - {id: lind, name: Ada Lind, role: Harbour master}
quotes:
  - {id: q-lind, speakers: [lind], text: the second year is open, source: src-minutes, locator: {paragraph: 2}}
""",
)
def another_speaker(case: Case) -> Iterator[Finding]:
    """Quotes whose speaker their paragraph does not name."""
    cast = _Cast(case.briefing)
    for claim in claims(case):
        quote, proof = claim.item, claim.proof
        if not isinstance(quote, Quote) or proof.paragraph is None or proof.elsewhere or proof.ambiguous:
            continue
        speakers = [cast.names[speaker] for speaker in quote.speakers if speaker in cast.names]
        if len(speakers) < len(quote.speakers):
            continue
        text = case.texts[claim.source]
        where = _around(text, proof, is_said_in=True)
        spoken = _around(text, proof, is_said_in=False)
        named = cast.others(speakers, spoken)
        if cast.may_name(speakers, where) or _is_meant(quote, speakers, named, where, case):
            continue
        is_said = any(name.speaks_in(spoken) for name in named) or (len(named) == 1 and named[0].goes_on_in(spoken))
        if not is_said and _is_named_before(cast, speakers, text, proof.paragraph):
            continue
        who, path = " and ".join(name.item.name for name in speakers), case.path(quote, "speakers")
        if named:
            others = " and ".join(name.item.name for name in named)
            is_wrong = is_said and all(_are_apart(one.item, speaker.item) for one in named for speaker in speakers)
            is_of_person = any(isinstance(name.item, Person) for name in speakers)
            severity: Severity | None = None if is_of_person or is_wrong else "note"
            message = f"¶{proof.paragraph} names {others}, not {who}"
            yield Finding("Q08", message, "Check the speaker.", path, severity=severity)
        elif quote.note is None:
            hint = "Check the speaker; where that is inferred, say so in a note."
            message = f"¶{proof.paragraph} names nobody of the briefing, and so not {who}"
            yield Finding("Q08", message, hint, path, severity="note")


def _around(text: SourceText, proof: Proof, *, is_said_in: bool) -> Speaking:
    """What tells who speaks where a quote was found.

    Args:
        text: of the source.
        proof: of the quote.
        is_said_in: whether the words of the quote themselves may tell it, where they are the source's own.
    """
    first = proof.paragraph or 1
    paragraphs = [text.paragraph(number) or "" for number in range(first, (proof.paragraph_end or first) + 1)]
    shown = []
    for number, paragraph in enumerate(paragraphs, first):
        spots = [spot for spot in proof.spots if spot.paragraph == number]
        start = max(0, min(spot.start for spot in spots) - _AROUND) if spots else 0
        end = max(spot.end for spot in spots) + _AROUND if spots else _AROUND
        part = paragraph[start:end]
        if not is_said_in:
            for spot in spots:
                part = part[: spot.start - start] + _blank(part, spot.start - start, spot.end - start)
        shown.append(normal(part))
    return speaking(" ".join(shown))


def _blank(part: str, start: int, end: int) -> str:
    """The part from `start` on, with nothing but quotation marks left up to `end`."""
    return "".join(mark if mark in '"“”„«»' else "_" for mark in part[start:end]) + part[end:]


def _is_meant(quote: Quote, speakers: list[Name], named: list[Name], where: Speaking, case: Case) -> bool:
    """Whether a paragraph may mean the speaker by role or by what they belong to, and nobody whom it names."""
    of_named = {head for name in named for head in name.heads}
    heads = role_heads(quote.role or "").union(*(speaker.heads for speaker in speakers))
    if (heads - of_named) & where.words:
        return True
    belongs = {name.item.affiliation for name in (*speakers, *named) if isinstance(name.item, Person)}
    if any(speaker.item.id in belongs for speaker in speakers):
        return True  # somebody speaks for an organisation
    taken = {name.item.affiliation for name in named if isinstance(name.item, Person)}
    groups = (speaker.item.affiliation for speaker in speakers if isinstance(speaker.item, Person))
    bodies = (case.briefing.get(group, Organisation) for group in groups if group not in taken)
    return any(Name(body).is_surely_in(where) for body in bodies if body is not None)


def _are_apart(named: Entity, speaker: Entity) -> bool:
    """Whether somebody who is named surely does not speak for a speaker: both have a side, and not the same."""
    sides = {one.side for one in (named, speaker) if isinstance(one, Person | Organisation)}
    return len(sides) == 2 and None not in sides


def _is_named_before(cast: _Cast, speakers: list[Name], text: SourceText, paragraph: int) -> bool:
    """Whether the last paragraph before that names anybody names a speaker."""
    for number in range(paragraph - 1, max(0, paragraph - 1 - _BACK), -1):
        before = speaking(normal((text.paragraph(number) or "")[-_AROUND:]))
        if cast.may_name(speakers, before):
            return True
        if cast.others(speakers, before):
            return False
    return False
