"""Write a briefing, the same one each time: `python benchmarks/generate.py prose OUT --megabytes 4`.

`prose` is almost all section bodies; most of `statements` is quotes and figures, which the bodies place, over 3,000 of
each in 4 MB; `dispatch` is a short one. The text is made of words by weight, so that a search finds some of them
everywhere and some once.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


COMMON = _words(
    "the of and to in a that for on with as by at from its is was not will this over but after between under than "
    "has said would more before which about into through until they one two new old only also if when both"
)
"""Words that are in nearly every sentence, the most frequent first."""

TOPICAL = _words(
    "gas transit corridor border railway port agreement visit minister water energy trade pipeline electricity volume "
    "capacity tariff route customs bridge freight ferry power grid contract talks summit treaty embassy budget bank "
    "export import region river terminal storage winter supply demand price forecast delay repair survey expert "
    "analyst ministry council committee statement draft protocol project station tunnel highway harbour cargo "
    "container inspection licence investor company operator regulator dispute mediation neighbour partner share "
    "quarter season year month decade figure estimate target plan condition guarantee payment credit currency "
    "barrel field well turbine reservoir dam village city province coast valley mountain plain crossing checkpoint"
)
"""Words of the subject, the most frequent first."""

GIVEN = _words(
    "Aynur Elçin Günel Şəhla Rəşad Fəridə Orxan Çinarə İlqar Nərmin Vüqar Səbinə Behrouz Parisa Kāveh Shirin Dāryush "
    "Mahsā Ørjan Łucja Renée Ümit Ada Tomas"
)
FAMILY = _words(
    "Qasımzadə Əliyarlı Hüseynbəyli Çobanoğlu Məmmədlər Şirinova Abbasquluzadə Rəhimbəyli Farrokhi Moʿinzādeh Daryāyi "
    "Golestāni Sohrābpur Lind Ångstrøm Wójcicki Dvořáková Ferrié Öztürkmen Marsh"
)
PERSIAN = ("پریسا", "کاوه", "شیرین", "داریوش", "مهسا", "بهروز", "گلستانی", "سهراب‌پور", "دریایی", "فرخی")
PLACES = _words(
    "Astaraçay Köhnə Rəşt Mil Düzü Sərdab Qaradağlar Bəndər-e Now Deylamān Shahr-e Sabz Zərdabad Xudaçay Nørhavn "
    "Gülüstan Aşağı Körpü Ləngərçay Tāzehābād"
)
UNITS = {**{unit: unit for unit in ("bcm", "km", "MW", "TWh", "Mtoe")}, "bcm/yr": "bcm a year", "mcm/d": "mcm a day"}
"""Units, and how evidence writes them."""
STATUSES = ("reported", "historical", "estimated", "forecast", "target", "planned", "proposed", "agreed", "contracted")
QUALIFIERS = ("exactly", "about", "more_than", "at_least", "less_than", "at_most", "up_to")
SIDES = 3
NAMED_STATEMENTS = 5
"""The key points and the strip name the first of the quotes and figures, so these are there at any size."""
_SYLLABLES = _words("ba dor ka len mi ras tu vel sha nor ən zo ri qad lum fer gü tan ış per ov hal çe")


class Kind(NamedTuple):
    """What a section of a kind of briefing holds."""

    people: int
    organisations: int
    places: int
    sources: int
    topics: int
    paragraphs: int
    """Paragraphs of the body of a section."""
    statements: Callable[[int], int]
    """How many quotes, and as many figures, the section of that number places."""


KINDS = {
    "prose": Kind(60, 60, 50, 200, 12, 7, lambda number: 1 if number % 5 == 0 else 0),
    "statements": Kind(400, 60, 50, 200, 12, 5, lambda _: 6),
    "dispatch": Kind(10, 6, 5, 8, 3, 3, lambda _: 3),
}


class Writer:
    """Makes sentences and the items that refer to one another; `random` alone decides, from a fixed seed."""

    def __init__(self, kind: str, number: int = 0) -> None:
        """Begin a briefing of that kind; each number gives another one."""
        self.kind = KINDS[kind]
        self.random = random.Random(f"briefing {kind}{number or ''}")
        self.picked = Counter[str]()
        names = [*PLACES[: self.kind.places], *FAMILY[: self.kind.people]]
        self.words = [*COMMON, *TOPICAL, *names, *self._rare(3000)]
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))
        self.made = 0

    @staticmethod
    def _rare(count: int) -> list[str]:
        """Words that no language has, for the long tail; every briefing is written in the same language."""
        syllables, words = random.Random("words"), dict[str, None]()
        while len(words) < count:
            words["".join(syllables.choices(_SYLLABLES, k=syllables.randint(2, 4)))] = None
        return list(words)

    def phrase(self, least: int, most: int) -> str:
        """Some words without a full stop."""
        return " ".join(self.random.choices(self.words, cum_weights=self.weights, k=self.random.randint(least, most)))

    def sentence(self, least: int = 8, most: int = 24) -> str:
        """One sentence."""
        text = self.phrase(least, most)
        return f"{text[0].upper()}{text[1:]}."

    def pick(self, prefix: str, count: int) -> str:
        """The id of one of `count` numbered items: of each in turn, then of any."""
        self.picked[prefix] += 1
        number = self.picked[prefix]
        return f"{prefix}-{number if number <= count else self.random.randint(1, count)}"

    def date(self) -> str:
        """A day of the years that the briefing speaks of."""
        return f"{self.random.randint(2015, 2025)}-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"

    def number(self) -> str:
        """A number as an author writes one, now and then with a zero at its end."""
        return self.random.choice((f"{self.random.randint(2, 900)}", f"{self.random.random() * 60:.1f}", "2.10"))

    def markdown(self, paragraphs: int) -> str:
        """Some paragraphs with lists, emphasis, quotations and links, in lines as an editor breaks them."""
        return "\n\n".join(self._paragraph() for _ in range(paragraphs))

    def _paragraph(self) -> str:
        form = self.random.random()
        if form < 0.08:
            return "\n".join(f"- {self.sentence(5, 14)}" for _ in range(self.random.randint(3, 6)))
        if form < 0.11:
            return f"> {self.sentence()}"
        if form < 0.15:
            return f"### {self.phrase(2, 5).capitalize()}"
        words = " ".join(self.sentence() for _ in range(self.random.randint(3, 7))).split(" ")
        for _ in range(self.random.randint(0, 3)):
            at = self.random.randrange(len(words))
            words[at] = self.random.choice(("*{}*", "**{}**", "[{}](#{})", "`{}`")).format(
                words[at], f"p-{self.random.randint(1, self.kind.people)}"
            )
        return "\n".join(" ".join(words[start : start + 15]) for start in range(0, len(words), 15))

    def citation(self) -> str:
        """The fields that say where something stands."""
        return f"source: {self.pick('src', self.kind.sources)}, locator: {{paragraph: {self.random.randint(1, 80)}}}"

    def quote(self, number: int) -> str:
        """One entry of `quotes`, with one of the things that only some have."""
        more = self.random.choice(
            (
                f"topics: [{self.pick('t', self.kind.topics)}]",
                "kind: indirect",
                f'date: "{self.date()}"',
                f"stance: {{toward: {self.pick('o', self.kind.organisations)}, value: supports}}",
            )
        )
        return (
            f"  - id: q-{number}\n    speakers: [{self.pick('p', self.kind.people)}]\n"
            f'    text: "{self.sentence(10, 30)} […] {self.sentence(8, 20)}"\n'
            f"    source: {self.pick('src', self.kind.sources)}\n"
            f"    locator: {{paragraph: {self.random.randint(1, 80)}}}\n    {more}\n"
        )

    def figure(self, number: int) -> str:
        """One entry of `figures`: mostly a value, at times a range, a date or a series."""
        value, written = self._value()
        return (
            f'  - {{id: f-{number}, label: "{self.phrase(2, 5).capitalize()}", {value}, '
            f"status: {self.random.choice(STATUSES)},\n"
            f'     evidence: "{self.phrase(5, 14)} {written}", {self.citation()},\n'
            f"     measure: {self.random.choice(TOPICAL)}, subject: [{self.pick('o', self.kind.organisations)}], "
            f"attributed_to: [{self.pick('p', self.kind.people)}]}}\n"
        )

    def _value(self) -> tuple[str, str]:
        """The fields of a value, and how evidence writes it."""
        form, when = self.random.random(), f'as_of: "{self.date()}"' if self.random.random() < 0.7 else "undated: true"
        number, low = self.number(), self.random.randint(1, 40)
        if form < 0.05:
            day = self.date()
            return f'kind: date, date: "{day}"', f"on {day}"
        if form < 0.12:
            high = low + self.random.randint(1, 40)
            return f"min_value: {low}, max_value: {high}, unit: km, {when}", f"{low} to {high} km"
        if form < 0.15:
            points = ", ".join(f'{{date: "{year}", value: {self.number()}}}' for year in range(2016, 2026))
            return f"value: {number}, unit: bcm, {when}, series: {{points: [{points}]}}", f"{number} bcm"
        if form < 0.25:
            return f"kind: money, value: {number}, unit: USD, {when}", f"USD {number}"
        if form < 0.3:
            return f"value: {low}, unit: '%', {when}", f"{low}%"
        qualifier, (unit, words) = self.random.choice(QUALIFIERS), self.random.choice(list(UNITS.items()))
        return (
            f"value: {number}, unit: {unit}, qualifier: {qualifier}, {when}",
            f"{qualifier.replace('_', ' ')} {number} {words}",
        )

    def section(self, number: int) -> tuple[str, str, str]:
        """One section, with the quotes and the figures that its body places."""
        head = (
            f'  - id: sec-{number}\n    title: "{self.phrase(2, 6).capitalize()}"\n'
            f"    topics: [{self.pick('t', self.kind.topics)}]\n    sources: [{{{self.citation()}}}]\n"
        )
        count = self.kind.statements(number)
        if not count:
            return f"{head}    body: |\n{_indented(self.markdown(self.kind.paragraphs), 6)}\n", "", ""
        numbers = range(self.made + 1, self.made + count + 1)
        self.made += count
        entries = [f"      - |\n{_indented(self.markdown(self.kind.paragraphs), 8)}\n"]
        for each in numbers:
            entries.append(f"      - figure: f-{each}\n      - quote: q-{each}\n")
        if self.kind.paragraphs > 1:
            entries.append(f"      - |\n{_indented(self.sentence(), 8)}\n")
        quotes, figures = ("".join(make(each) for each in numbers) for make in (self.quote, self.figure))
        return f"{head}    body:\n{''.join(entries)}", quotes, figures


def _indented(text: str, by: int) -> str:
    """A block of YAML, with no spaces on lines that are empty."""
    return "\n".join(" " * by + line if line else "" for line in text.split("\n"))


def _preamble(kind: str, writer: Writer) -> Iterator[str]:
    """Everything before the sections."""
    yield (
        f'briefing_version: "1"\nid: generated-{kind}\ntitle: "Generated {kind} for measuring"\nlanguage: en\n'
        f'created: "2026-11-24"\nas_of: "2026-11-20"\nstatus: draft\nmarking: {{tlp: clear}}\n'
        f'bottom_line: "Measured alone, {writer.phrase(10, 20)}. {writer.sentence()}"\n'
        "key_figures: [f-1, f-2, f-3, f-4]\n"
    )
    yield "key_points:\n"
    for number in range(1, 6):
        yield (
            f'  - {{id: kp-{number}, text: "{writer.sentence()}", kind: judgement, likelihood: likely, '
            f"refs: [q-{number}]}}\n"
        )
    topics = range(1, writer.kind.topics + 1)
    yield "topics:\n" + "".join(f"  - {{id: t-{n}, label: {TOPICAL[n].capitalize()}}}\n" for n in topics)
    yield "sides:\n" + "".join(f"  - {{id: side-{n}, label: Side {n}}}\n" for n in range(1, SIDES + 1))
    yield "people:\n"
    for number in range(1, writer.kind.people + 1):
        given, persian = (writer.random.choice(names) for names in (GIVEN, PERSIAN))
        family = FAMILY[(number - 1) % len(FAMILY)]
        yield (
            f'  - {{id: p-{number}, name: "{given} {family}", names: {{fa: "{persian}"}}, '
            f'role: "{writer.phrase(2, 4)}", '
            f"affiliation: {writer.pick('o', writer.kind.organisations)}, side: {writer.pick('side', SIDES)}}}\n"
        )
    yield "organisations:\n"
    for number in range(1, writer.kind.organisations + 1):
        yield f'  - {{id: o-{number}, name: "{writer.phrase(2, 4).title()}", kind: ministry}}\n'
    yield "places:\n"
    for number in range(1, writer.kind.places + 1):
        name = PLACES[(number - 1) % len(PLACES)]
        yield f'  - {{id: pl-{number}, name: "{name}", kind: city, geo: [48.{number:02}, 38.50]}}\n'
    yield "sources:\n"
    for number in range(1, writer.kind.sources + 1):
        yield (
            f'  - {{id: src-{number}, type: article-newspaper, title: "{writer.sentence(4, 10)}", '
            f'issued: "{writer.date()}", url: "https://example.org/{number}"}}\n'
        )


def generate(kind: str, size: int, number: int = 0) -> str:
    """A briefing of about `size` bytes.

    Args:
        kind: `prose`, `statements` or `dispatch`.
        size: bytes in UTF-8; the text ends with the first section that reaches it.
        number: which of many of the same kind and size.
    """
    writer = Writer(kind, number)
    sections, quotes, figures = [*_preamble(kind, writer), "sections:\n"], ["quotes:\n"], ["figures:\n"]
    written, number = len("".join(sections).encode()), 0
    while written < size or writer.made < NAMED_STATEMENTS:
        number += 1
        for part, text in zip((sections, quotes, figures), writer.section(number), strict=True):
            part.append(text)
            written += len(text.encode())
    return "".join(sections + quotes + figures)


def main() -> None:
    """Write one file."""
    parser = argparse.ArgumentParser(description="Write a large briefing for measuring.")
    parser.add_argument("kind", choices=sorted(KINDS))
    parser.add_argument("out", type=Path)
    parser.add_argument("--megabytes", type=float, default=4.0, help="size in 10**6 bytes")
    asked = parser.parse_args()
    asked.out.write_text(generate(asked.kind, int(asked.megabytes * 1e6)), encoding="utf-8")


if __name__ == "__main__":
    main()
