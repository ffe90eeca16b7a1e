from __future__ import annotations

import pytest

from briefing_tui.loading.checking import check_bytes
from tests.loading.rules.example import TEXT, with_lines

FIGURE = """\
figures:
  - id: f-tugs
{}
    value: 2
    unit: item
    status: agreed
    as_of: "2026-11-20"
    evidence: at least two tugs
    source: src-minutes
    qualifier: at_least
    locator: {{paragraph: 1}}
"""
QUOTE = """\
quotes:
  - id: q-lind
    speakers: [lind]
    text: the second year is open
    source: src-minutes
    locator: {paragraph: 2}
"""
SECTION = """\
sections:
  - id: sec-pilot
    title: The pilot service
    sources: [{source: src-minutes}]
    body:
      - Their vessels stand under a single desk.
      - figure: f-tugs
      - quote: q-lind
"""

QUOTE = """\
quotes:
  - id: q-lind
    speakers: [lind]
    text: the second year is open
    source: src-minutes
    locator: {paragraph: 2}
"""
IN_BRACKETS = """\
figures:
  - {id: f-tugs, label: Tugs, value: 2, unit: item, qualifier: at_least, status: agreed, evidence: at least two tugs,
     as_of: "2026-11-20", source: src-minutes, locator: {paragraph: 1}}
"""
TWO_MARKS = "title: %s\n"
NO_SPEAKER = [
    ("lind]", "Y00", "]"),
    ('[lind"]', "S06", 'lind"'),
    ("{lind}", "S04", "{lind}"),
    ("[Lind]", "S06", "Lind"),
    ("[]", "S04", "[]"),
    ("", "S04", " \n    text"),
]
NO_ID = [
    ("id: [lind], ", "S04", "[lind]"),
    ("id: {lind}, ", "S04", "{lind}"),
    ("id = lind, ", "Y00", "id ="),
    ("id: 1, ", "S04", "1"),
    ("", "S01", "{name"),
]


@pytest.mark.parametrize(
    ("lines", "code", "at"),
    [
        ("people:\n  - {id: lind, name:Ada, role: Pilot}\n", "Y19", ":Ada"),
        ("people:\n  - {id: lind, name:Ada Lind who is the harbour master, role: Pilot}\n", "Y19", ":Ada"),
        ("sides:\n  -north\n  -south\n", "Y19", "-north"),
        ("sides:\n  -north\n  - south\n", "Y19", "-north"),
        ("sides:\n  -id: north\n", "Y19", "-id"),
        ("marking:\n  tlp:green\n", "Y19", ":green"),
        (FIGURE.format("    note: some\n     label:Gas"), "Y19", ":Gas"),
        ("people:\n  - id: lind\n    role: x\n\u00a0   name: Ada\n", "Y20", "\u00a0   name"),
        ("people:\n  - id: lind\n    name: Ada\n\u00a0   role: x\n", "Y20", "\u00a0   role"),
        ("people:\n  - {id: lind, name: Ada, role\u00a0: x}\n", "Y20", "\u00a0: x"),
        ("marking:\n  tlp:\u00a0green\n", "Y20", "\u00a0green"),
        ("sides:\n  -\u00a0north\n", "Y20", "\u00a0north"),
        ("title: #hash\n", "Y15", "#hash"),
        ("title: &amp\n", "Y16", "&amp"),
        ("people:\n  - {id: lind, name: Ada Lind, role: &x}\n", "Y16", "&x"),
        ("title: [Draft]\n", "Y16", "[Draft]"),
        ("title: {x}\n", "Y16", "{x}"),
        ('title: ["Draft"]\n', "S04", '["Draft"]'),
        ("title: {en: Draft}\n", "S04", "{en: Draft}"),
        ("people:\n  - {id: lind, name: Ada Lind, role: [Pilot]}\n", "S04", "[Pilot]"),
        (FIGURE.format("    label: x").replace("unit: item", "unit: {item}"), "Y16", "{item}"),
        (FIGURE.format("    label: x").replace("at_least", "{at_least}"), "S04", "{at_least}"),
        (FIGURE.format("    label: x").replace("at least two tugs", '["at least two tugs"]'), "S04", '["at least'),
        (QUOTE.replace("src-minutes\n", "\n      - source: src-minutes\n"), "S04", "- source:"),
        ("title: >2\n", "Y16", ">2"),
        ("people:\n  - {id: lind, name: Ada Lind, aliases: [A, ?]}\n", "Y16", "?]}"),
        ("people:\n  - {id: lind, name: Ada Lind, aliases: [? A, B]}\n", "Y16", "? A"),
        ("people:\n  - id: lind\n    name: Ada Lind\n    aliases:\n      - ? A, B\n", "Y16", "? A, B"),
        ("status: >2\n", "Y16", ">2"),
        (FIGURE.format("    label: x").replace("value: 2", "value: >2"), "Y13", ">2"),
        ("bottom_line:\n  Energy: gas first\n", "Y02", ": gas first"),
        (SECTION.replace("Their vessels", "Their vessels: they"), "Y02", ": they"),
        (SECTION.replace("Their vessels", "متن: they"), "Y02", ": they"),
        ("key_points:\n  - {text: A pilot, which starts, kind: fact, refs: [f-tugs]}\n", "S02", ", which"),
        ('people:\n  - id: lind\n    role: "a\n    name: the 5"\n    note: x\n', "Y18", '"a'),
        ("people:\n  - {id: lind, name: Ada Lind, role\u200b: x}\n", "Y20", "\u200b: x"),
        ("\u200bsubtitle: x\n", "Y20", "\u200bsubtitle"),
        ("people:\n  - id: lind\n    name: Ada Lind\n    names:\n    tr: Ada Lind\n    az: A\n", "S02", "tr: Ada"),
        (
            FIGURE.format("    label: x").replace("locator: {paragraph: 1}", "locator:\n    paragraph: 1"),
            "S02",
            "paragraph",
        ),
        ("marking:\ntlp: green\nnote: x\n", "S02", "tlp: green"),
        (
            "created: 24.11.2026\nmodified: 2026-10-01\nevents: [{id: a, name: x, date: 2026-01, status: scheduled}]\n",
            "Y06",
            "24.11",
        ),
        ("sides: [north]\npeople:\n  - {id: lind, name: Ada Lind, side: north}\n", "S04", "north"),
        ("people:\n  lind:\n    name: Ada Lind\n", "S04", "lind:"),
        (FIGURE.format("    label: x") + 'key_figures: [""]\n', "S06", '""'),
        ("people:\n  - {id: Lind, name: Ada Lind}\n", "S06", "Lind"),
        ("people:\n  // see: minutes\n  - {id: lind, name: Ada Lind}\n", "Y16", "// see"),
        (FIGURE.format("    label: x\n    -- note: this"), "Y16", "-- note"),
        ("key_figures:\n  // the tugs\n  f-tugs\n", "Y16", "// the"),
        (QUOTE.replace("{paragraph: 2}", "2}"), "Y00", "}\n"),
        ("key_figures: f-tugs]\n", "Y00", "]\n"),
        ('people:\n  - {id: lind, name: Ada Lind, "role: Pilot"}\n', "Y19", '"role: Pilot"'),
        ("marking:\n  'tlp: green'\n", "Y19", "'tlp"),
        (QUOTE.replace("src-minutes", "src-minutes\u00a0"), "Y20", "\u00a0\n"),
        (QUOTE.replace("paragraph: 2", "paragraph: \u00a02"), "Y20", "\u00a02"),
        (FIGURE.format("    label: x").replace("value: 2", "value: 2\u00a0"), "Y20", "\u00a0"),
        (FIGURE.format("    label: x").replace("agreed", "agr\u200beed"), "Y20", "\u200b"),
        ('created: \u00a0"2026-11-24"\n', "Y20", "\u00a0"),
        ("sides: [{id: north\x07, label: x}]\n", "Y21", "\x07"),
        ("\x0csubtitle: x\n", "Y21", "\x0c"),
        ("key_points:\n  - {text: A pilot., kind: fact, refs:[f-tugs]}\n", "Y19", ":[f-tugs]"),
        ("people:\n  - {id: lind, name Ada Lind, role: x}\n", "Y00", "name Ada"),
        (SECTION.replace("Their", "note: Their"), "Y02", ": Their"),
        (SECTION.replace("      - figure", "        - figure"), "Y00", "- figure"),
        (FIGURE.format("    label: x").replace("locator: {", "locator {"), "Y00", "locator {"),
        (QUOTE.replace("{paragraph: 2}", "{paragraph = 2}"), "Y00", "paragraph ="),
        (QUOTE.replace("source: ", "source = "), "Y00", "source ="),
        (FIGURE.format("    label: x").replace("as_of", "asOf"), "S02", "asOf"),
        (
            "people: |\n  - {id: lind, name: Ada Lind}\nquotes: []\nsections:\n  - {id: sec-pilot, title: x, body: x,"
            " sources: [{source: src-minutes}]}\nkey_points: []\nfigures: []\n",
            "S04",
            "|\n",
        ),
        (SECTION.replace("- Their", "- ## Their"), "Y15", "## Their"),
        # What is none of these stays what it is.
        ("titel: x\n", "S02", "titel"),
        ("Subtitle: x\n", "S02", "Subtitle"),
        (FIGURE.format("    Label: x"), "S02", "Label"),
        (SECTION.replace("quote:", "Quote:"), "S02", "Quote"),
        (SECTION.replace("quote: ", "quote:"), "Y19", "quote:"),
        (SECTION.replace("figure: f-tugs", "figures:[f-tugs]"), "Y19", "figures:"),
        (SECTION.replace("figure: f-tugs", "figures:[f-tugs, f-tugs]"), "Y19", "figures:"),
        (SECTION.replace("quote: q-lind", "quote q-lind"), "S04", "quote q"),
        (SECTION.replace("figure: f-tugs", "figures [f-tugs, q-lind]"), "S04", "figures [f"),
        (FIGURE.format("    label: x").replace("evidence: at", "evidence: &at"), "Y16", "&at"),
        *((QUOTE.replace("[lind]", speakers), code, at) for speakers, code, at in NO_SPEAKER),
        (QUOTE.replace("speakers: ", "who: "), "S02", "who"),
        (QUOTE.replace("text:", "statement:"), "S02", "statement"),
        (QUOTE.replace("    speakers: [lind]\n", ""), "S01", "id: q-lind"),
        (QUOTE.replace("q-lind", "f-tugs"), "R03", "f-tugs\n    label"),
        *((f"people:\n  - {{{lind}name: Ada Lind}}\n", code, at) for lind, code, at in NO_ID),
        ("people: |\n  - {id: lind, name: Ada Lind}\n", "S04", "|"),
        ("people:\n  {id: lind, name: Ada Lind}\n", "S04", "{id"),
        (FIGURE.format("    label: x").replace("locator: {paragraph: 1}", "paragraph: 1"), "S02", "paragraph: 1"),
        (IN_BRACKETS.replace("value: 2", "value: 84,300"), "Y11", "84,300"),
        (IN_BRACKETS.replace("value: 2", "value: 1,5"), "Y11", "1,5"),
        (IN_BRACKETS.replace("value: 2", "value: 1,234,567"), "Y11", "1,234,567"),
        (IN_BRACKETS.replace("at least two", "12,5 of"), "S02", ",5 of"),
        (IN_BRACKETS.replace("value: 2", "value: 38.500.000,00"), "Y12", "38.500.000,00"),
        (IN_BRACKETS.replace("at least two tugs", '“tugs, two, three at least"'), "S02", ", two"),
        (IN_BRACKETS.replace("evidence: at least two tugs", 'evidence:"at least, two, tugs"'), "Y19", ':"at least'),
        (IN_BRACKETS.replace("evidence: at least two tugs", 'evidence "at least, two, tugs"'), "Y00", 'evidence "at'),
        (
            IN_BRACKETS.replace("source:", "derived_from: f-tugs, f-other,\n      f-third, source:"),
            "S04",
            "f-tugs, f-o",
        ),
        ("sides:\n  - {id: north, label: Port #1, uri: [x]}\n", "Y15", "#1"),
        ("sides:\n  - {id: north, label: Port #1, kind: [x],\n     note: x}\n", "Y15", "#1"),
        (FIGURE.format("    label: x\n    credibility: 7"), "S03", "7"),
        (
            FIGURE.format("    label: x\n    series: {points: [{date: 2019, value: 1}, {date: 2020, value: .nan}]}"),
            "F07",
            ".nan",
        ),
        ("title:\n", "S04", "\nlanguage"),
        ("title: # a comment\n", "S04", " # a comment"),
        ("subtitle: 5\n", "S04", "5"),
        ("key_figures: f-tugs\n", "S04", "f-tugs"),
        ("people:\n  - {id: lind, name: }\n", "S04", "}"),
        ("people:\n  - {id: lind, role: Pilot}\n", "S01", "{id"),
        (FIGURE.format("    note: see label or label"), "S01", "id: f-tugs"),
        ("bottom_line:\n  text: x\n", "S04", "text: x"),
    ],
)
def test_one_mistake_is_one_problem_at_its_place(lines: str, code: str, at: str) -> None:
    text = with_lines(lines)
    problems = check_bytes(text.encode(), "f", None, {"src-minutes": TEXT.encode()}).problems
    assert [one.code for one in problems] == [code], "\n".join(map(str, problems))
    (problem,) = problems
    start = sum(len(line) for line in text.splitlines(keepends=True)[: problem.line - 1]) + problem.col - 1
    assert text[start:].startswith(at), problem.render()
    assert problem.severity == "error"
    assert problem.hint or code == "S04"


@pytest.mark.parametrize(
    ("part", "instead", "path"),
    [
        ("value: 2", "value: 38.500.000,00", "figures[0].value (f-tugs)"),
        ("source:", "derived_from: f-tugs, f-other, source:", "figures[0].derived_from (f-tugs)"),
    ],
)
def test_what_commas_took_apart_is_told_of_the_value(part: str, instead: str, path: str) -> None:
    text = with_lines(IN_BRACKETS.replace(part, instead, 1))
    (problem,) = check_bytes(text.encode(), "f", None, {"src-minutes": TEXT.encode()}).problems
    assert problem.path == path


@pytest.mark.parametrize(
    "line",
    ["Here is the briefing:", "Here it is: one file", "Here is the briefing", "Here:", "yaml", "**Briefing**", "> Here",
     "- Here", '"Here is the briefing:"', "Here is\n\nthe briefing:\n", "Here it is:\n\n```yaml", "~~~", "```yaml"],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", "# a comment\n\n", "---\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_text_before_the_briefing_is_one_problem(line: str, before: str, end: str) -> None:
    text = f"{before}{line}\n{with_lines('')}".replace("\n", end)
    (problem,) = check_bytes(text.encode(), "f", None, {"src-minutes": TEXT.encode()}).problems
    assert (problem.code, problem.line, problem.col) == ("Y22", 1 + before.count("\n"), 1)
    assert problem.hint.startswith("Remove ")


def test_a_hyphen_before_the_first_key() -> None:
    (problem,) = check_bytes(f"- {with_lines('')}".encode(), "f", None, {"src-minutes": TEXT.encode()}).problems
    assert (problem.code, problem.line, problem.hint) == ("Y22", 1, 'Remove the "-".')


@pytest.mark.parametrize(
    ("line", "hint"),
    [('briefing_version = "1"', 'Write briefing_version: "1"'), ('briefing_version "1"', "If it begins")],
)
def test_a_first_key_without_its_colon(line: str, hint: str) -> None:
    text = with_lines("").replace('briefing_version: "1"', line)
    (problem,) = check_bytes(text.encode(), "f", None, {"src-minutes": TEXT.encode()}).problems
    assert (problem.code, problem.line, problem.col) == ("Y00", 1, 1)
    assert problem.hint.startswith(hint)


@pytest.mark.parametrize("line", ["id:harbour", "titel: x", '"note: x"', "// x", "\ttitle: x", "x_y z: 1\nid: @"])
def test_other_mistakes_of_a_first_line_are_what_they_are(line: str) -> None:
    problems = check_bytes(f"{line}\n{with_lines('')}".encode(), "f", None, {"src-minutes": TEXT.encode()}).problems
    assert "Y22" not in {one.code for one in problems}


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ("created: 2026-02-30\n", ["Y05"]),
        ("created: 2026-11-24\n", ["Y07"]),
        ("title: 0755\n", ["S04"]),
        ("people:\n  - {id: lind, name: Ada Lind, country: NO, role: }\n", ["Y04", "S04"]),
    ],
)
def test_where_there_is_an_error_no_note_tells_it_again(lines: str, codes: list[str]) -> None:
    checked = check_bytes(with_lines(lines).encode(), "f", None, {"src-minutes": TEXT.encode()}, strict=True)
    assert [one.code for one in checked.problems] == codes


def test_a_list_given_twice_is_one_problem() -> None:
    text = with_lines("") + 'people:\n  - {id: lind, name: Ada Lind}\n  - {id: "1", id: "2"}\n'
    (problem,) = check_bytes(text.encode(), "f", None, {"src-minutes": TEXT.encode()}).problems
    assert (problem.code, problem.path) == ("Y03", "")
    assert problem.message.startswith('key "people" is given twice')


@pytest.mark.parametrize(
    ("lines", "hint"),
    [
        (
            FIGURE.format("    label: x").replace("source: src-minutes", "source: [src-minutes]"),
            "Write src-minutes, without",
        ),
        (
            FIGURE.format("    label: x").replace("status: agreed", "status:\n      - agreed"),
            "Write agreed, without a list",
        ),
        (
            IN_BRACKETS.replace("source:", "derived_from: f-tugs, f-other,\n      f-b, source:"),
            "Write [f-tugs, f-other, f-b].",
        ),
        (SECTION.replace("quote: q-lind", "quote: [q-lind]"), "Write q-lind, without a list"),
        (SECTION.replace("figure: f-tugs", "figure: [f-tugs, f-b]"), "Write figures: [f-tugs, f-b]."),
        (QUOTE.replace("[lind]", "[Ada Lind]"), "Write lind."),
        (QUOTE.replace("[lind]", "[Mrs Lind]"), "Write lind."),
        (QUOTE.replace("[lind]", "[lind. north]"), "Write lind, north, with a comma between."),
        (QUOTE.replace("[lind]", "[lind; north]"), "Write lind, north, with a comma between."),
        (QUOTE.replace("[lind]", "[Käthe Brügger]"), "Write kathe-brugger."),
        ("sides:\n  - {id: цой, label: x}\n", "Use small Latin letters."),
        ("sides:\n  - {id: q-linо, label: x}\n", 'Write q-lino; the "о" is a letter of Cyrillic.'),
        (SECTION.replace("quote: q-lind", "quote: [q-lind, q-other]"), "Write q-lind, without a list: only one"),
        ("key_points:\n  - {text: x, kind: fact, refs: [f-tugs q-lind]}\n", "Put a comma after f-tugs"),
        (
            QUOTE.replace("src-minutes\n", "{source: src-minutes, locator: {paragraph: 2}}\n"),
            "Write source: src-minutes, and",
        ),
        (QUOTE.replace("src-minutes\n", "[{source: src-minutes, page: 2}]\n"), "Write source: src-minutes, and page"),
        (QUOTE.replace("[lind]", "\n      - id: lind"), 'Write lind, without "id:".'),
        (QUOTE.replace("[lind]", "[id: lind]"), 'Write lind, without "id:".'),
        (QUOTE.replace("{paragraph: 2}", "2"), "Write {paragraph: 2}."),
        (QUOTE.replace("{paragraph: 2}", "[{paragraph: 2}]"), "Write its keys without a list"),
        (QUOTE.replace("{paragraph: 2}", "second"), "Give it keys: paragraph, "),
        (QUOTE.replace("{paragraph: 2}", "{paragraph: [2]}"), "Write 2, without a list"),
        (SECTION.replace("{source: src-minutes}", "src-minutes"), "Write {source: src-minutes}."),
        ('people:\n  - {id: lind, name: Ada Lind, role: ["Pilot, Gas"]}\n', 'Write "Pilot, Gas", without a list'),
        ("people:\n  - {id: lind, name: Ada Lind, country: [NO]}\n", "Write NO, without a list"),
        ("people:\n  - {id: lind, name: Ada Lind, country: {code: NO}}\n", 'Write NO, without "code:".'),
        ("people:\n  - {id: lind, name: Ada Lind, role: []}\n", "Give it a value, or leave it out"),
        ("people:\n  - {id: lind, name: Ada Lind, role: [{}]}\n", "Give it a value, or leave it out"),
        ("people:\n  - {id: lind, name: Ada Lind, aliases: [T. B, chair: B]}\n", 'Put it in quotes: "chair: B".'),
        ('created: ["2026-11-24"]\n', 'Write "2026-11-24", without a list'),
        ("title: {en: Harbour, az: Liman}\n", "Write one value, without a mapping."),
        ("title: [Draft]\n", 'Put the whole value in quotes: "[Draft]"; if the brackets'),
        ("marking: green\n", "Write {tlp: green}."),
        ('created: 2026-11-24"\n', 'Write "2026-11-24".'),
        ("created: “2026-11-24”\n", 'Write "2026-11-24".'),
        (FIGURE.format("    label: x").replace("value: 2", 'value: 2"'), 'Remove the ".'),
        (FIGURE.format("    label: x").replace("value: 2", "value: “2.50”"), "Leave out the quotation marks."),
        (FIGURE.format("    label: x").replace("agreed", "agreed'"), "Remove the '."),
        (QUOTE.replace("src-minutes", 'src-minutes"'), 'Remove the ".'),
        (QUOTE.replace("{paragraph: 2}", '{paragraph: 2"}'), 'Remove the ".'),
        (QUOTE.replace("{paragraph: 2}", '{paragraph: "2"}'), "Leave out the quotation marks."),
        (QUOTE.replace("paragraph: 2", "paragraph: 2-3"), "Write paragraph: 2 and paragraph_end: 3."),
        (QUOTE.replace("paragraph: 2", "paragraph: ¶2"), "Write 2."),
        (QUOTE.replace("paragraph: 2", "paragraph: two"), "Write digits alone"),
        (QUOTE.replace("[lind]", "[]") + "people: []\n", "Add an entry."),
        (TWO_MARKS % '"my "dear" brother"', "Use single quotes outside: 'my \"dear\" brother'"),
        (TWO_MARKS % "'the owners' patience'", 'Use double quotes outside: "the owners\' patience"'),
        (TWO_MARKS % '"dear" brother is', "Use single quotes outside: '\"dear\" brother is'"),
        (
            'marking: {note: "May go to "partners", not on", tlp: red}\n',
            "Use single quotes outside: 'May go to \"partners\", not on'",
        ),
        ("marking:\ntlp: green\n", 'Indent it further than "marking" (line 38)'),
    ],
)
def test_the_hint_says_what_to_write(lines: str, hint: str) -> None:
    (problem,) = check_bytes(with_lines(lines).encode(), "f", None, {"src-minutes": TEXT.encode()}).problems
    assert problem.hint.startswith(hint)
