"""Write a large briefing, the same one each time: `python benchmarks/generate.py prose OUT --megabytes 4`.

`prose` is almost all section bodies; most of `statements` is quotes and figures, which the bodies place, over 3,000 of
each in 4 MB. The text is made of words by weight, so that a search finds some of them everywhere and some once.
"""

from __future__ import annotations

import argparse
import random
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
UNITS = ("bcm", "bcm/yr", "km", "MW", "TWh", "%", "mcm/d", "Mtoe", "bbl/d", "day", "country", "person", "item")
STATUSES = ("reported", "historical", "estimated", "forecast", "target", "planned", "proposed", "agreed", "contracted")
QUALIFIERS = ("exactly", "about", "more_than", "at_least", "less_than", "at_most", "up_to")
TOPICS, SIDES, ORGANISATIONS, PLACE_COUNT, SOURCES = 12, 3, 60, 50, 200
NAMED_STATEMENTS = 5
"""The key points and the strip name the first of the quotes and figures, so these are there at any size."""
_SYLLABLES = _words("ba dor ka len mi ras tu vel sha nor ən zo ri qad lum fer gü tan ış per ov hal çe")


class Kind(NamedTuple):
    """What a section of a kind of briefing holds."""

    people: int
    paragraphs: int
    statements: Callable[[int], int]
    """How many quotes, and as many figures, the section of that number places."""


KINDS = {
    "prose": Kind(people=60, paragraphs=7, statements=lambda number: 1 if number % 5 == 0 else 0),
    "statements": Kind(people=400, paragraphs=5, statements=lambda number: 6),
}


class Writer:
    """Makes sentences and the items that refer to one another; `random` alone decides, from a fixed seed."""

    def __init__(self, kind: str) -> None:
        """Begin a briefing of that kind."""
        self.kind = KINDS[kind]
        self.random = random.Random(f"briefing {kind}")
        self.words = [*COMMON, *TOPICAL, *PLACES, *FAMILY, *self._rare(3000)]
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))
        self.made = 0

    def _rare(self, count: int) -> list[str]:
        """Words that no language has, for the long tail."""
        words: dict[str, None] = {}
        while len(words) < count:
            words["".join(self.random.choices(_SYLLABLES, k=self.random.randint(2, 4)))] = None
        return list(words)

    def phrase(self, least: int, most: int) -> str:
        """Some words without a full stop."""
        return " ".join(self.random.choices(self.words, cum_weights=self.weights, k=self.random.randint(least, most)))

    def sentence(self, least: int = 8, most: int = 24) -> str:
        """One sentence."""
        text = self.phrase(least, most)
        return f"{text[0].upper()}{text[1:]}."

    def pick(self, prefix: str, count: int) -> str:
        """The id of one of `count` numbered items."""
        return f"{prefix}-{self.random.randint(1, count)}"

    def date(self) -> str:
        """A day of the years that the briefing speaks of."""
        return f"{self.random.randint(2015, 2026)}-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"

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
                words[at], self.pick("p", self.kind.people)
            )
        return "\n".join(" ".join(words[start : start + 15]) for start in range(0, len(words), 15))

    def citation(self) -> str:
        """The fields that say where something stands."""
        return f"source: {self.pick('src', SOURCES)}, locator: {{paragraph: {self.random.randint(1, 80)}}}"

    def quote(self, number: int) -> str:
        """One entry of `quotes`, with one of the things that only some have."""
        more = self.random.choice(
            (
                f"topics: [{self.pick('t', TOPICS)}]",
                "kind: indirect",
                f'date: "{self.date()}"',
                f"stance: {{toward: {self.pick('o', ORGANISATIONS)}, value: supports}}",
            )
        )
        return (
            f"  - id: q-{number}\n    speakers: [{self.pick('p', self.kind.people)}]\n"
            f'    text: "{self.sentence(10, 30)} […] {self.sentence(8, 20)}"\n'
            f"    source: {self.pick('src', SOURCES)}\n"
            f"    locator: {{paragraph: {self.random.randint(1, 80)}}}\n    {more}\n"
        )

    def figure(self, number: int) -> str:
        """One entry of `figures`: mostly a value, at times a range, a date or a series."""
        return (
            f'  - {{id: f-{number}, label: "{self.phrase(2, 5).capitalize()}", {self._value()}, '
            f"status: {self.random.choice(STATUSES)},\n"
            f'     evidence: "{self.phrase(5, 14)}", {self.citation()},\n'
            f"     measure: {self.random.choice(TOPICAL)}, subject: [{self.pick('o', ORGANISATIONS)}], "
            f"attributed_to: [{self.pick('p', self.kind.people)}]}}\n"
        )

    def _value(self) -> str:
        form, when = self.random.random(), f'as_of: "{self.date()}"' if self.random.random() < 0.7 else "undated: true"
        if form < 0.05:
            return f'kind: date, date: "{self.date()}"'
        if form < 0.12:
            low = self.random.randint(1, 40)
            return f"min_value: {low}, max_value: {low + self.random.randint(1, 40)}, unit: km, {when}"
        if form < 0.15:
            points = ", ".join(f'{{date: "{year}", value: {self.number()}}}' for year in range(2016, 2026))
            return f"value: {self.number()}, unit: bcm, {when}, series: {{points: [{points}]}}"
        if form < 0.25:
            return f"kind: money, value: {self.number()}, unit: USD, {when}"
        qualifier = self.random.choice(QUALIFIERS)
        return f"value: {self.number()}, unit: '{self.random.choice(UNITS)}', qualifier: {qualifier}, {when}"

    def section(self, number: int) -> tuple[str, str, str]:
        """One section, with the quotes and the figures that its body places."""
        head = (
            f'  - id: sec-{number}\n    title: "{self.phrase(2, 6).capitalize()}"\n'
            f"    topics: [{self.pick('t', TOPICS)}]\n    sources: [{{{self.citation()}}}]\n"
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
    yield "topics:\n" + "".join(f"  - {{id: t-{n}, label: {TOPICAL[n].capitalize()}}}\n" for n in range(1, TOPICS + 1))
    yield "sides:\n" + "".join(f"  - {{id: side-{n}, label: Side {n}}}\n" for n in range(1, SIDES + 1))
    yield "people:\n"
    for number in range(1, writer.kind.people + 1):
        given, family, persian = (writer.random.choice(names) for names in (GIVEN, FAMILY, PERSIAN))
        yield (
            f'  - {{id: p-{number}, name: "{given} {family}", names: {{fa: "{persian}"}}, '
            f'role: "{writer.phrase(2, 4)}", '
            f"affiliation: {writer.pick('o', ORGANISATIONS)}, side: {writer.pick('side', SIDES)}}}\n"
        )
    yield "organisations:\n"
    for number in range(1, ORGANISATIONS + 1):
        yield f'  - {{id: o-{number}, name: "{writer.phrase(2, 4).title()}", kind: ministry}}\n'
    yield "places:\n"
    for number in range(1, PLACE_COUNT + 1):
        name = writer.random.choice(PLACES)
        yield f'  - {{id: pl-{number}, name: "{name}", kind: city, geo: [48.{number:02}, 38.50]}}\n'
    yield "sources:\n"
    for number in range(1, SOURCES + 1):
        yield (
            f'  - {{id: src-{number}, type: article-newspaper, title: "{writer.sentence(4, 10)}", '
            f'issued: "{writer.date()}", url: "https://example.org/{number}"}}\n'
        )


def generate(kind: str, size: int) -> str:
    """A briefing of about `size` bytes.

    Args:
        kind: `prose` or `statements`.
        size: bytes in UTF-8; the text ends with the first section that reaches it.
    """
    writer = Writer(kind)
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
