"""Quotes: whether quotes and figures give the words of their source as they are, and say where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from briefing_tui.loading.findings import Finding
from briefing_tui.loading.rules.referring import ENTITIES
from briefing_tui.loading.rules.rule import Case, rule
from briefing_tui.loading.texts import SourceText
from briefing_tui.loading.verbatim import Proof, prove
from briefing_tui.model import Locator, Quote, Statement
from briefing_tui.text import folded

_ALIKE: Final = 50
"""Per cent from which on a passage is shown as what may be meant."""
_COPY: Final = "Copy the words of the source; mark a cut with […] and an insertion with [word]."


class Claim(NamedTuple):
    """Words that should stand in a source, and what came of looking for them."""

    item: Statement
    steps: tuple[str, ...]
    """The field that has them."""
    source: str
    proof: Proof


def claims(case: Case) -> Iterator[Claim]:
    """The claims of all quotes and figures whose source has a text; of a translation, the side that is found."""
    for item in case.briefing.statements():
        text = case.texts.get(item.source or "")
        if text is None or item.source is None:
            continue
        if not isinstance(item, Quote):
            if item.evidence is not None:
                yield Claim(item, ("evidence",), item.source, prove(item.evidence, text, item.locator))
            continue
        claim = Claim(item, ("text",), item.source, prove(item.text, text, item.locator))
        if item.original is not None and claim.proof.state == "changed":
            other = Claim(item, ("original", "text"), item.source, prove(item.original.text, text, item.locator))
            claim = max(claim, other, key=lambda one: _likeness(one.proof))
        yield claim


def _likeness(proof: Proof) -> int:
    if proof.state == "proved":
        return 100
    return proof.nearest.likeness if proof.nearest else 0


@rule(
    "Q01",
    "error",
    "The words of a quote, or the evidence of a figure, do not stand in the source as they are given.",
    bad="""\
quotes:
  - {id: q-lind, speakers: [lind], text: the second year was open, source: src-minutes, locator: {paragraph: 2}}
""",
    good="""\
quotes:
  - {id: q-lind, speakers: [lind], text: the second year is open, source: src-minutes, locator: {paragraph: 2}}
""",
)
def not_verbatim(case: Case) -> Iterator[Finding]:
    """Words that the source does not have."""
    for claim in claims(case):
        if claim.proof.state == "changed":
            hint = _look_alikes(claim.proof) or _COPY
            yield Finding("Q01", _what_differs(claim), hint, case.path(claim.item, *claim.steps))


def _what_differs(claim: Claim) -> str:
    near = claim.proof.nearest
    if claim.proof.apart:
        places = _paragraphs(claim.proof.apart)
        return f"the parts stand in {places} of {claim.source}, but not in this order in one paragraph"
    if near is None or near.likeness < _ALIKE:
        return f"not in {claim.source}, nor is anything like it"
    passage = f"nearest passage (¶{near.paragraph}, {near.likeness} % alike)"
    return f'not in {claim.source} as it stands; {passage}: "{near.difference()}"'


def _look_alikes(proof: Proof) -> str:
    """What to say where the two differ only in characters that look alike, such as ي and ی: nothing else tells."""
    changed = [part for part in (proof.nearest.parts if proof.nearest else ()) if part.given != part.source]
    if not changed or any(folded(part.given) != folded(part.source) for part in changed):
        return ""
    given, source = (set("".join(part[side] for part in changed).casefold()) for side in (0, 1))
    ours, theirs = (
        " ".join(f"U+{ord(one):04X}" for one in sorted(codes)) for codes in (given - source, source - given)
    )
    if not ours and not theirs:
        return ""
    return f"They look alike, but have {ours or 'nothing'} where the source has {theirs or 'nothing'}."


def _paragraphs(numbers: tuple[int, ...]) -> str:
    """Paragraphs as a message lists them: "¶2, ¶4 and ¶5"."""
    shown = [f"¶{number}" for number in dict.fromkeys(numbers)]
    if len(shown) > 4:
        shown = [*shown[:3], "others"]
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


@rule(
    "Q02",
    "warning",
    "The words stand in another place than the locator says, or in several, or the source has no such paragraph.",
    bad="""\
quotes:
  - {id: q-lind, speakers: [lind], text: the second year is open, source: src-minutes, locator: {paragraph: 3}}
""",
    good="""\
quotes:
  - {id: q-lind, speakers: [lind], text: the second year is open, source: src-minutes, locator: {paragraph: 2}}
""",
)
def misplaced(case: Case) -> Iterator[Finding]:
    """Words whose place is wrong or not clear."""
    for claim in claims(case):
        proof, locator = claim.proof, claim.item.locator
        if proof.elsewhere and locator is not None:
            says = _range(locator.paragraph, locator.paragraph_end)
            numbers = proof.paragraphs if proof.paragraph_end is None else ()
            found = _paragraphs(numbers) if len(set(numbers)) > 1 else _range(proof.paragraph, proof.paragraph_end)
            hint = f"Write locator: {{{_written(proof)}}}, or check the words."
            message = f"found in {found}, the locator says {says}"
            yield Finding("Q02", message, hint, case.path(claim.item, "locator", "paragraph"))
        elif proof.ambiguous:
            places = _paragraphs(proof.paragraphs)
            message = f"the words occur {proof.occurrences} times, in {places}"
            if locator is not None and (locator.prefix or locator.suffix):
                message += "; prefix and suffix do not tell which is meant"
            hint = "Add a locator with the paragraph, or with a prefix or suffix."
            yield Finding(
                "Q02", message, hint, case.path(claim.item, *(claim.steps if locator is None else ("locator",)))
            )
        elif proof.astray:
            side = "before" if proof.astray == "prefix" else "after"
            message = f"the {proof.astray} does not stand {side} the words in ¶{proof.paragraph}"
            hint = f"Copy it from the source, or leave {proof.astray} out."
            yield Finding("Q02", message, hint, case.path(claim.item, "locator", proof.astray))
        elif proof.paragraph_end is not None and locator is None and not proof.joined:
            message = f"the words run from {_range(proof.paragraph, proof.paragraph_end)}"
            yield Finding("Q02", message, f"Add locator: {{{_written(proof)}}}.", case.path(claim.item, *claim.steps))
        elif locator is not None and (message := _backward(locator)):
            yield Finding("Q02", message, _SWAP, case.path(claim.item, "locator", "paragraph_end"))
    yield from _nowhere(case)


_SWAP: Final = "Put the smaller one first."


def _backward(locator: Locator) -> str:
    """What is wrong with a locator whose last paragraph is before its first; nothing where none is."""
    first, last = locator.paragraph, locator.paragraph_end
    return f"paragraph_end {last} is before paragraph {first}" if first and last and last < first else ""


def _nowhere(case: Case) -> Iterator[Finding]:
    """Citations of paragraphs that their source does not have, and those that end before they begin."""
    briefing, texts = case.briefing, case.texts
    for items in (briefing.sections, *(getattr(briefing, name) for name in ENTITIES)):
        for item in items:
            for at, citation in enumerate(item.sources):
                if citation.locator is None:
                    continue
                if wrong := _wrong(citation.locator, citation.source, texts.get(citation.source)):
                    field, message, hint = wrong
                    yield Finding("Q02", message, hint, case.path(item, "sources", at, "locator", field))


def _wrong(locator: Locator, source: str, text: SourceText | None) -> tuple[str, str, str] | None:
    """The field that is wrong with a citation that names paragraphs, why, and what to do."""
    if message := _backward(locator):
        return "paragraph_end", message, _SWAP
    last = locator.paragraph_end or locator.paragraph
    if text is None or last is None or last <= len(text.paragraphs):
        return None
    message = f"{source} has no ¶{last}; its last is ¶{len(text.paragraphs)}"
    hint = "Paragraph n is the n-th line of the text that is not empty."
    return "paragraph_end" if locator.paragraph_end else "paragraph", message, hint


def _range(first: int | None, last: int | None) -> str:
    return f"¶{first} to ¶{last}" if last and last != first else f"¶{first}"


def _written(proof: Proof) -> str:
    last = f", paragraph_end: {proof.paragraph_end}" if proof.paragraph_end else ""
    return f"paragraph: {proof.paragraph}{last}"


@rule(
    "Q03",
    "warning",
    "The words are put together of two passages, and nothing shows that something between them is left out.",
    bad="""\
quotes:
  - id: q-lind
    speakers: [lind]
    text: harbour master of the north port, said that the second year is open
    source: src-minutes
    locator: {paragraph: 2}
""",
    good="""\
quotes:
  - id: q-lind
    speakers: [lind]
    text: harbour master of the north port, said that […] the second year is open
    source: src-minutes
    locator: {paragraph: 2}
""",
)
def joined(case: Case) -> Iterator[Finding]:
    """Passages without the mark of a cut between them."""
    for claim in claims(case):
        if claim.proof.joined:
            spots = claim.proof.spots
            count = {2: "two", 3: "three"}.get(len(spots), str(len(spots)))
            message = f"the text joins {count} passages of {_range(claim.proof.paragraph, claim.proof.paragraph_end)}"
            yield Finding("Q03", message, "Mark the cut with […].", case.path(claim.item, *claim.steps))


@rule(
    "Q07",
    "error",
    "The text of a source is not there, or is not the one that the quotes were checked against.",
    bad="""\
sources:
  - {id: src-minutes, type: report, title: Minutes of the joint meeting, issued: "2026-11-20", text_file: nowhere.txt}
""",
    good="""\
sources:
  - {id: src-minutes, type: report, title: Minutes of the joint meeting, issued: "2026-11-20"}
""",
)
def without_text(case: Case) -> Iterator[Finding]:
    """Texts that cannot be used."""
    for source in case.briefing.sources:
        if source.id in case.text_problems:
            field, message, hint = case.text_problems[source.id]
            yield Finding("Q07", message, hint, case.path(source, field))
