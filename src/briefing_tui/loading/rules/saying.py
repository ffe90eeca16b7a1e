"""Saying: who says a number in the source, as far as its words and the quotes of the briefing tell."""

from __future__ import annotations

import re
from typing import Final

from briefing_tui.loading.rules.rule import Case
from briefing_tui.loading.texts import normal
from briefing_tui.model import Figure, Person

_VERB: Final = (
    r"(?:said|says|told|added|adds|noted|notes|stressed|stresses|stated|states|claimed|claims|announced|announces"
    r"|explained|explains|estimated|estimates|argued|argues|put|puts|reported|reports)"
)
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z])")


def speaker(case: Case, figure: Figure) -> str | None:
    """The id of who says the number of a figure; None where nobody is known to.

    A quote that holds the evidence names its speakers. Else a person of the briefing has to be the one who "said" in
    the very sentence: a name nearby proves nothing.
    """
    if figure.evidence is None:
        return None
    evidence = normal(figure.evidence)
    for quote in case.briefing.quotes:
        if quote.source == figure.source and evidence and evidence in normal(quote.text):
            return quote.speakers[0]
    sentence = _sentence(case, figure, evidence)
    for person in case.briefing.people:
        if (surname := _surname(person)) in sentence and _says(surname, sentence):
            return person.id
    return None


def _surname(person: Person) -> str:
    return normal(person.name).rpartition(" ")[2]


def _says(surname: str, sentence: str) -> bool:
    name = re.escape(surname)
    said = (
        rf"\b{name}(?:,[^,]{{1,80}},)?\s{_VERB}\b",
        rf"\b{_VERB}\s(?:\w+\s){{0,3}}{name}\b",
        rf"\b[Aa]ccording to (?:\w+\s){{0,4}}{name}\b",
    )
    return any(re.search(one, sentence) for one in said)


def _sentence(case: Case, figure: Figure, evidence: str) -> str:
    """The sentence of the source that the evidence stands in, as far as it lies in one; else the evidence itself."""
    text = case.texts.get(figure.source or "")
    number = figure.locator.paragraph if figure.locator else None
    paragraph = normal(text.paragraph(number) or "") if text and number else ""
    if evidence not in paragraph:
        return evidence
    start = paragraph.index(evidence)
    before = [found.end() for found in _SENTENCE.finditer(paragraph, 0, start + 1)]
    after = _SENTENCE.search(paragraph, start + len(evidence))
    return paragraph[before[-1] if before else 0 : after.start() if after else len(paragraph)]
