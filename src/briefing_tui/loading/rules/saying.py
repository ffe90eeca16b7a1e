"""Saying: who says a number in the source, as far as its words and the quotes of the briefing tell."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from briefing_tui.loading.rules.rule import Case
from briefing_tui.loading.texts import normal
from briefing_tui.model import Figure, Person

_VERB: Final = (
    r"(?:said|says|added|adds|noted|notes|stressed|stresses|stated|states|claimed|claims|announced|announces|wrote|writes"
    r"|explained|explains|estimated|estimates|argued|argues|reported|reports|calculated|calculates|predicted|predicts"
    r"|expects|forecasts)"
)
_TO: Final = r"(?:told|tells|warned|warns|promised|promises|pledged|assured|puts?\s(?:\S+\s){1,12}at)"
"""Verbs behind which stands to whom somebody speaks, or of what."""
_WORK: Final = r"'s\s(?:\w+\s)?(?:letter|report|statement|memo|forecast|estimate|speech|article|study)\s"
_WORD = re.compile(r"\w+(?:-\w+)*")
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z])|;\s|,\s(?=(?:but|while|whereas|though|although)\s)")
"""The end of a sentence, or of a part of one that goes on to something else."""


class Speakers:
    """Who says what in the sources of a briefing."""

    def __init__(self, case: Case) -> None:
        """Nothing is worked out yet: most figures say who said them. It then is, once for all figures."""
        self._case = case

    @cached_property
    def _surnames(self) -> dict[str, str]:
        return {normal(person.name).rpartition(" ")[2]: person.id for person in reversed(self._case.briefing.people)}

    @cached_property
    def _bodies(self) -> list[tuple[str, str]]:
        """The names of the organisations, with their ids."""
        bodies = self._case.briefing.organisations
        return [
            (normal(name), one.id) for one in bodies for name in (one.name, one.acronym or "", *one.aliases) if name
        ]

    @cached_property
    def _quoted(self) -> dict[str, list[tuple[str, str]]]:
        """What is quoted from each source, and who says it."""
        quoted: dict[str, list[tuple[str, str]]] = {}
        for quote in self._case.briefing.quotes:
            quoted.setdefault(quote.source, []).append((normal(quote.text), quote.speakers[0]))
        return quoted

    @cached_property
    def _joined(self) -> dict[str, str]:
        """The same as one text, in which a search is a hundred times faster than in one quote after another."""
        return {source: "\n".join(text for text, _ in said) for source, said in self._quoted.items()}

    def of(self, figure: Figure) -> str | None:
        """The id of who says the number of a figure; None where nobody is known to.

        A quote that holds the evidence names its speakers. Else somebody of the briefing has to be the one who "said"
        in the very sentence: a name nearby proves nothing.
        """
        evidence = normal(figure.evidence or "")
        if not evidence:
            return None
        source = figure.source or ""
        if evidence in self._joined.get(source, ""):
            return next((speaker for text, speaker in self._quoted[source] if evidence in text), None)
        sentence = _sentence(self._case, figure, evidence)
        named = dict.fromkeys(word for word in _WORD.findall(sentence) if word in self._surnames)
        person = next((self._surnames[name] for name in named if _says(name, sentence)), None)
        if person is not None:
            return person
        return next((who for name, who in self._bodies if name in sentence and _says(name, sentence)), None)

    def another(self, figure: Figure) -> str | None:
        """The id of who says the number of a figure, where that is attributed to people whom its paragraph lacks."""
        said = [self._case.briefing.get(one, Person) for one in figure.attributed_to]
        people = [one for one in said if one is not None]
        paragraph = _paragraph(self._case, figure)
        if not paragraph or len(people) < len(said):
            return None
        names = [normal(name).rpartition(" ")[2] for one in people for name in (one.name, *one.aliases)]
        if any(name in paragraph for name in names):
            return None
        speaker = self.of(figure)
        return speaker if speaker not in figure.attributed_to and self._case.briefing.get(speaker, Person) else None


def _says(name: str, sentence: str) -> bool:
    name = rf"(?<!\w){re.escape(name)}"
    more = r"(?:\sof\s[^,.]{1,60})?(?:,[^,]{1,80},|,)?"
    said = (
        rf"{name}{more}\s(?:also |has |had )?(?:{_VERB}|{_TO})\b",
        rf"{name}{_WORK}(?:{_VERB}|{_TO}|asked|asks|called|calls)\b",
        rf"\b{_VERB}\s(?:\w+\s){{0,3}}{name}\b",
        rf"\b[Aa]ccording to (?:[\w'-]+,?\s){{0,4}}{name}\b",
    )
    return any(re.search(one, sentence) for one in said)


def _paragraph(case: Case, figure: Figure) -> str:
    """The paragraph of a figure's locator in normal form; nothing where it is not known."""
    text = case.texts.get(figure.source or "")
    number = figure.locator.paragraph if figure.locator else None
    return normal(text.paragraph(number) or "") if text and number else ""


def _sentence(case: Case, figure: Figure, evidence: str) -> str:
    """The sentence of the source that the evidence stands in, as far as it lies in one; else the evidence itself."""
    paragraph = _paragraph(case, figure)
    if evidence not in paragraph:
        text = case.texts.get(figure.source or "")
        if paragraph or text is None or text.normal.count(evidence) != 1:
            return evidence
        start, end = text.bounds(text.number_at(text.normal.index(evidence)))
        paragraph = text.normal[start:end]
    start = paragraph.index(evidence)
    before = [found.end() for found in _SENTENCE.finditer(paragraph, 0, start + 1)]
    after = _SENTENCE.search(paragraph, start + len(evidence))
    return paragraph[before[-1] if before else 0 : after.start() if after else len(paragraph)]
