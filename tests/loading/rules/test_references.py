"""References: what leads nowhere, to the wrong kind, in a circle, or is not led to; and what agrees."""

from __future__ import annotations

import msgspec
import pytest

from briefing_tui.loading.rules import circles as _circles  # noqa: F401
from briefing_tui.loading.rules import references as _references  # noqa: F401
from tests.loading.rules.cases import case, found

CODES = ("R01", "R02", "R04", "R05", "R06")
PILOT = "sections:\n  - {id: sec-pilot, title: The pilot, sources: [{source: src-minutes}], body: %s}\n"
PLACED = "[{figure: f-tugs}, {quote: q-lind}]"
FIGURE = "label: Tugs, value: 2, unit: item, status: %s, undated: true, source: src-minutes, evidence: two tugs"
ORGANISATIONS = "organisations:\n  - {id: org-port, name: Port, participants: [lind]}\n"
PLACE = "places:\n  - {id: quay, name: Quay}\n"
LIND = "people:\n  - {id: lind, name: Ada Lind, role: Harbour master, %s}\n"
SOURCE = "sources:\n  - {id: src-minutes, type: report, title: Minutes, issued: '2026-11-20', %s}\n"
QUOTE = "quotes:\n  - {id: q-lind, speakers: [lind], text: the second year is open, source: src-minutes, %s}\n"


def messages(lines: str, *codes: str) -> list[str]:
    return [f"{one.code} {one.message}" for one in found(case(lines), *(codes or CODES))]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("key_figures: [f-tug]", 'no figure or event has the id "f-tug"'),
        ("bottom_line: A [link](#lindt).", 'no item has the id "lindt"'),
        ("marking: {note: 'A [link](#lindt).'}", 'no item has the id "lindt"'),
        ("marking: {note: 'A [link](#Lind).'}", 'no item has the id "Lind"'),
        ('marking:\n  note: A [link](#lindt "with a title").', 'no item has the id "lindt"'),
        ("glossary:\n  - {id: t, term: T, text: 'A [link](#f-tog).'}", 'no item has the id "f-tog"'),
        ("key_points:\n  - {text: A pilot., refs: [q-lint]}", 'no item has the id "q-lint"'),
        (PILOT % "[{figure: f-tug}, {quote: q-lind}]", 'no figure has the id "f-tug"'),
        (PILOT % "[{figures: [f-tugs, f-tug]}, {quote: q-lind}]", 'no figure has the id "f-tug"'),
        (PILOT % "[{figure: f-tugs}, {quote: q-lint}]", 'no quote has the id "q-lint"'),
        (PILOT % "'See [her](#lint).'", 'no item has the id "lint"'),
        (QUOTE % "stance: {toward: money, value: supports}", 'no item has the id "money"'),
        (QUOTE % "section: sec-pilots", 'no section has the id "sec-pilots"'),
        (QUOTE % "addressees: [lint]", 'no person, organisation or place has the id "lint"'),
        (LIND % "sources: [{source: src-minute}]", 'no source has the id "src-minute"'),
        (LIND % "side: north", 'no side has the id "north"'),
        (SOURCE % "origin: src-minute", 'no source has the id "src-minute"'),
        (ORGANISATIONS + LIND % "affiliation: org-prt", 'no organisation has the id "org-prt"'),
        (ORGANISATIONS + LIND % "affiliation: org-customs", 'no organisation has the id "org-customs"'),
        (ORGANISATIONS + "authors: [{name: A, affiliation: org-ports}]", 'no organisation has the id "org-ports"'),
    ],
)
def test_an_id_that_nothing_has(lines: str, message: str) -> None:
    assert messages(lines, "R01", "R02") == [f"R01 {message}"]


@pytest.mark.parametrize(
    "lines",
    [
        "bottom_line: The [points](#key-points), the [figures](#key-figures), and [this](#bottom-line).",
        "bottom_line: Written as `[text](#id)`; ``a [b](#c)``.",
        "bottom_line: See [there](https://example.org/#top), and [elsewhere](other.md#id).",
        PILOT % '"```\\n[text](#id)\\n```\\n\\n[Lind](#lind)"',
        ORGANISATIONS + LIND % "affiliation: The port of the north",
        ORGANISATIONS + LIND % "affiliation: self-employed",
        ORGANISATIONS + LIND % "affiliation: customs",
        ORGANISATIONS + LIND % "affiliation: Org-Ports Ltd.",
        ORGANISATIONS + SOURCE % "publisher: org-port",
        SOURCE % "publisher: lind",
        QUOTE % "place: the quay",
        PLACE + QUOTE % "place: quay",
        PLACE + QUOTE % "place: on-line",
        QUOTE % "interviewer: lint",
        "authors: [{name: A, affiliation: Freelance}]",
    ],
)
def test_what_refers_to_something_or_is_text(lines: str) -> None:
    assert messages(lines, "R01", "R02", "R05", "R06") == []


@pytest.mark.parametrize(
    ("lines", "hint"),
    [
        (QUOTE.replace("[lind]", "[lynd]") % "date: '2026'", 'Did you mean "lind" ({line})?'),
        (QUOTE.replace("source: src-minutes", "source: minutes") % "date: '2026'", '"src-minutes" ({line})?'),
        (QUOTE.replace("[lind]", "[zebedee]") % "date: '2026'", ""),
        (QUOTE.replace("[lind]", "[f-tugs]") % "date: '2026'", ""),
    ],
)
def test_the_id_that_may_be_meant_is_of_the_right_kind(lines: str, hint: str) -> None:
    (finding,) = found(case(lines), "R01", "R02")
    assert finding.hint.endswith(hint)
    assert bool(finding.hint) == bool(hint) == (finding.near is not None)


def test_a_link_is_pointed_at_itself() -> None:
    (finding,) = found(case("bottom_line: The [port](#lind), and [the other](#lindt)."), "R01")
    assert (finding.path, finding.words) == (("bottom_line",), "#lindt")


def test_the_same_link_twice_in_a_text_is_one_problem() -> None:
    assert len(messages("bottom_line: The [port](#prt), and [the port](#prt).", "R01")) == 1


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (PLACE + QUOTE.replace("[lind]", "[quay]") % "date: '2026'",
         '"quay" is a place; a person or organisation is needed'),
        ("key_figures: [lind]", '"lind" is a person; a figure or event is needed'),
        ("key_figures: [ev]\nevents:\n  - {id: ev, name: Talks}",
         '"ev" is an event without a date; a figure or a dated event is needed'),
        (PILOT % "[{quote: f-tugs}, {quote: q-lind}]", '"f-tugs" is a figure; a quote is needed'),
        (PILOT % "[{figure: f-tugs}, {figure: q-lind}]", '"q-lind" is a quote; a figure is needed'),
        (PILOT % "[{figures: [f-tugs, lind]}]", '"lind" is a person; a figure is needed'),
        (LIND % "side: sec-pilot", '"sec-pilot" is a section; a side is needed'),
        (LIND % "affiliation: sec-pilot", '"sec-pilot" is a section; an organisation is needed'),
        (LIND % "part_of: q-lind",
         '"q-lind" is a quote; a person, organisation, place, project, agreement or event is needed'),
        ("figures:\n  - {id: f-tugs, derivation: sum, derived_from: [lind], %s}" % (FIGURE % "derived"),
         '"lind" is a person; a figure, event or quote is needed'),
    ],
)  # fmt: skip
def test_an_id_of_the_wrong_kind(lines: str, message: str) -> None:
    assert messages(lines, "R01", "R02") == [f"R02 {message}"]


@pytest.mark.parametrize(
    "lines",
    [
        "key_figures: [f-tugs, ev]\nevents:\n  - {id: ev, name: Talks, date: '2026-11-20'}",
        PLACE + "events:\n  - {id: ev, name: Talks, place: quay, participants: [lind, quay]}",
        "figures:\n  - {id: f-tugs, derivation: count, derived_from: [lind], %s}" % (FIGURE % "derived"),
        "key_points:\n  - {text: A pilot., refs: [f-tugs, q-lind, lind, sec-pilot, src-minutes]}",
        LIND % "related: [q-lind, src-minutes, f-tugs]",
    ],
)
def test_an_id_of_a_kind_that_fits(lines: str) -> None:
    assert messages(lines, "R01", "R02") == []


PERSON = "people:\n  - {id: lind, name: Ada Lind}\n  - {id: vik, name: Bo Vik%s}\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (PERSON % "", ['nothing refers to "vik"']),
        (PERSON % ", note: Vik is silent., related: [lind, vik]", ['nothing refers to "vik"']),
        (PERSON % "" + "bottom_line: VIK was there.", []),
        (PERSON % ", aliases: [Boris Wick]" + "bottom_line: Wick was there.", []),
        (PERSON % "" + "bottom_line: He [was there](#vik).", []),
        (PERSON % "" + ORGANISATIONS.replace("lind", "vik"), []),
        ("topics:\n  - {id: money, label: Money}", ['"money" is the topic of nothing']),
        ("topics:\n  - {id: money, label: Money}\n" + QUOTE % "stance: {toward: money, value: supports}", []),
        (SOURCE % "origin: src-wire" + "  - {id: src-wire, type: report, title: W}", []),
        (SOURCE % "note: N" + "  - {id: src-wire, type: report, title: W}", ['"src-wire" is never cited']),
    ],
)
def test_what_nothing_refers_to(lines: str, expected: list[str]) -> None:
    assert messages(lines, "R04") == [f"R04 {message}" for message in expected]


@pytest.mark.parametrize(
    ("speakers", "idle"),
    [
        ("[lind, vikk]", []),
        ("[lind, nobody]", []),
        ("[lind, src-minutes]", []),
        ("[lint, lind]", ['nothing refers to "vik"']),
    ],
)
def test_what_a_reference_that_leads_nowhere_may_have_meant(speakers: str, idle: list[str]) -> None:
    lines = PERSON % "" + QUOTE.replace("speakers: [lind]", f"speakers: {speakers}") % "note: N"
    assert messages(lines, "R04") == [f"R04 {message}" for message in idle]


def test_what_an_item_that_could_not_be_read_mentions_is_used() -> None:
    given = case("topics:\n  - {id: money, label: Money}\n" + PERSON % "")
    assert found(msgspec.structs.replace(given, left_out={("quotes", 1): frozenset(("money", "vik"))}), "R04") == []


TWO = PILOT + "  - {id: sec-two, title: Two, sources: [{source: src-minutes}], body: %s}\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (PILOT % "[{figures: [f-tugs, f-tugs]}]", ['shows "f-tugs" again; it stands in sections[0].body[0] already']),
        (TWO % (PLACED, PLACED), [f'shows "{i}" again; it stands in sections[0].body[{n}] already'
                                  for n, i in enumerate(("f-tugs", "q-lind"))]),
        (TWO % (PLACED, "Text") + QUOTE % "section: sec-two",
         ['declared for "sec-two", but sections[0].body[1] of "sec-pilot" places it']),
        (TWO % (PLACED, "Text") + QUOTE % "section: sec-pilot", []),
        (TWO % ("Text", "[{figure: f-tugs}]") + QUOTE % "section: sec-pilot", []),
        (TWO % (PLACED, "[{quote: q-lind}]") + QUOTE % "section: sec-two",
         ['shows "q-lind" again; it stands in sections[0].body[1] already']),
        (PILOT % "[{figure: f-x}, {figure: f-x}]", []),
    ],
)  # fmt: skip
def test_what_is_placed_twice_or_elsewhere(lines: str, expected: list[str]) -> None:
    assert messages(lines, "R05") == [f"R05 {message}" for message in expected]


def derived(**from_: str) -> str:
    rows = (f"  - {{id: {name}, derived_from: [{ids}], {FIGURE % 'derived'}}}\n" for name, ids in from_.items())
    return "figures:\n" + "".join(rows)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (derived(a="a"), ['"a" is derived from itself']),
        (derived(a="b", b="a"), ["a → b → a is circular"]),
        (derived(z="a", a="b", b="c", c="a"), ["a → b → c → a is circular"]),
        (derived(a="b", b="a", c="d", d="c"), ["a → b → a is circular", "c → d → c is circular"]),
        (derived(a="b", b="'a,c'".strip("'"), c="b"), ["a → b → a is circular", "b → c → b is circular"]),
        (derived(a="b, c", b="d", c="d", d="e"), []),
        (PLACE.replace("Quay}", "Quay, part_of: quay}"), ['"quay" is part of itself']),
        ("places:\n  - {id: a, name: A, part_of: b}\n  - {id: b, name: B, part_of: a}", ["a → b → a is circular"]),
        ("places:\n  - {id: a, name: A, part_of: b, related: [b]}\n  - {id: b, name: B, related: [a]}", []),
        (SOURCE % "origin: src-minutes", ['"src-minutes" is its own origin']),
    ],
)
def test_circles(lines: str, expected: list[str]) -> None:
    assert messages(lines, "R06") == [f"R06 {message}" for message in expected]


def test_a_circle_of_many_thousands() -> None:
    size = 5000
    lines = "places:\n" + "".join(f"  - {{id: p{n}, name: P, part_of: p{(n + 1) % size}}}\n" for n in range(size))
    (message,) = messages(lines, "R06")
    assert message == "R06 p0 → p1 → p2 → p3 → p4 → p5 → p6 → p7 → … → p0 is circular"
