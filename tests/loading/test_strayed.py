"""One mistake of a line, which moves many others out of their place, is one problem."""

from __future__ import annotations

from textwrap import indent

import pytest

from briefing_tui.loading.checking import check_bytes
from briefing_tui.loading.problems import Problem
from tests.loading.rules.example import BASE, TEXT, TWO_FIGURES

SECTIONS, QUOTES, FIGURES = (BASE.index(f"\n{name}:") + 1 for name in ("sections", "quotes", "figures"))
IN_LINES = "  - id: src-other\n    type: report\n    title: Another\n"
SIDES = "sides:\n  - {id: north, label: North port}\n"
SERIES = (
    BASE
    + """\
    series:
      unit: item
      points: [{date: 2019, value: 1}, {date: 2020, value: 2}]
"""
)
IN_BLOCKS = BASE.replace("[{source: src-minutes}]", "\n      - source: src-minutes")
SOURCES = BASE[BASE.index("sources:\n") : SECTIONS]
OTHER = "  - {id: src-other, type: report, title: Another, origin: src-minutes}\n"
CITED, BOTH = "[{source: src-minutes}]", "[{source: src-minutes}, {source: src-other}]"
PLACED = "      - figures: [f-tugs, f-ships]\n"
WITHOUT_FIGURES = TWO_FIGURES[: TWO_FIGURES.index("figures:\n")].replace("refs: [f-tugs]", "refs: [q-lind]")
ON_A_SIDE = BASE.replace("role: Harbour master", "side: north")


def problems(text: str) -> list[Problem]:
    return [*check_bytes(text.encode(), "f", None, {"src-minutes": TEXT.encode()}).problems]


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        (BASE[:FIGURES] + "    " + BASE[FIGURES:], "S02", "figures:"),
        (BASE[:FIGURES] + indent(BASE[FIGURES:], "    "), "S02", "figures:"),
        (BASE[:QUOTES] + indent(BASE[QUOTES:FIGURES], "    ") + BASE[FIGURES:], "S02", "quotes:"),
        (BASE[:SECTIONS] + IN_LINES + "    " + BASE[SECTIONS:], "S02", "sections:"),
        (BASE + indent("events:\n  - {id: ev, name: Talks}\n", "    ") + SIDES, "S02", "events:"),
        (BASE.replace("people:", "places:") + "places:\n  - {id: quay, name: Quay}\n", "Y03", "places:\n  - {id: quay"),
        (BASE.replace("sources:\n", "references:\n"), "S02", "references:"),
        (BASE.replace("quotes:\n", "said:\n"), "S02", "said:"),
        (BASE.replace("- {id: src-minutes", "- {id: src-minute"), "R01", "src-minute,"),
        (BASE.replace("id: f-tugs", "id: f-tug", 1), "R01", "f-tug\n"),
        (BASE.replace("figures:\n", ""), "S04", "id: f-tugs"),
        (BASE.replace("quotes:\n", ""), "S04", "id: q-lind\n    speakers"),
        (BASE.replace("sections:\n", ""), "S04", "id: sec-pilot"),
        (TWO_FIGURES.replace("  - id: f-ships\n", ""), "Y03", "label: Ships"),
        (TWO_FIGURES.replace("  - id: f-ships\n    label: Ships\n", ""), "Y03", "value: 300"),
        (BASE.replace("figures:\n", "figures:\nfigures:\n"), "Y03", "figures:\n  - id"),
        (BASE.replace("key_points:", "key_figuresx: [f-tugs]\nkey_points:"), "S02", "key_figuresx"),
        (IN_BLOCKS.replace("    body:\n", ""), "S01", "Their vessels"),
        (IN_BLOCKS.replace("      - quote: q-lind", "  - quote: q-lind"), "S02", "quote: q-lind"),
        (BASE.replace("  - id: f-tugs\n", "  - id: f-tugs\n  - id: f-tugs\n"), "R03", "f-tugs\n    label"),
        (BASE.replace("people:\n", "people:\n  - lind\n").replace("{id: lind,", "{id: lind, "), "S04", "lind\n"),
        (BASE.replace("status: agreed", "status: derived\n    derived_from: [lind, src-minutes]"), "R02", "lind, src"),
        (
            BASE + "topics:\n  - id: money\n    label: Money\n    sides:\n  - {id: north, label: North}\n",
            "S02",
            "sides:",
        ),
        (
            TWO_FIGURES.replace("  - id: f-ships\n    label: Ships\n", "    label: Ships\n  - id: f-ships\n"),
            "Y03",
            "label: Ships",
        ),
        (SERIES.replace("      points", "    points"), "S02", "points"),
        (SERIES.replace("      unit", "    unit"), "Y02", ": [{date"),
        (BASE.replace("value: 2\n    unit: item\n    qualifier: at_least", "date: 2020"), "S01", "id: f-tugs"),
        (BASE.replace("quotes:\n  - id: q-lind\n", "  - id: q-lind\nquotes:\n"), "S04", "id: q-lind\nquotes"),
        (
            BASE.replace(SOURCES, SOURCES.removeprefix("sources:\n") + "sources:\n" + OTHER).replace(CITED, BOTH),
            "S04",
            "{id: src-minutes",
        ),
        (WITHOUT_FIGURES, "R01", "f-tugs, f"),
        (BASE[:QUOTES] + BASE[SECTIONS:QUOTES].partition("\n")[2] + BASE[QUOTES:], "R03", "sec-pilot"),
        (TWO_FIGURES.replace(PLACED, 2 * PLACED), "R05", "f-tugs, f-ships]\n      - quote"),
        ("briefing:\n" + indent(BASE, "  "), "Y22", "briefing:"),
        ("kind: Deployment\nmetadata: {name: x}\n", "S01", "kind:"),
        ("{}\n", "S01", "{}"),
        (ON_A_SIDE + SIDES.replace("id: ", "id:"), "Y19", ":north"),
        (ON_A_SIDE + SIDES.replace("id: ", "di: "), "S02", "di:"),
        (ON_A_SIDE + "sides:\n  -id: north\n   label: North port\n", "Y19", "-id"),
    ],
)
def test_one_line_is_one_problem(text: str, code: str, at: str) -> None:
    found = problems(text)
    assert [one.code for one in found] == [code], "\n".join(map(str, found))
    (problem,) = found
    start = sum(len(line) for line in text.splitlines(keepends=True)[: problem.line - 1]) + problem.col - 1
    assert text[start:].startswith(at), problem.render()
    assert problem.hint


def test_what_belongs_to_an_item_has_not_strayed() -> None:
    text = BASE.replace("sources: [{source: src-minutes}]", "sources:\n      - {id: src-minutes}")
    (problem,) = problems(text)
    assert (problem.code, problem.path) == ("S02", "sections[0].sources[0].id (src-minutes)")
    assert problem.hint == 'Did you mean "source"?'
