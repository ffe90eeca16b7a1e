from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_tui.loading import Problem, load_bytes
from briefing_tui.loading.checking import check_bytes
from briefing_tui.loading.problems import AND_MORE, MOST

Broken = Callable[[str, str], Problem]
Problems = Callable[[str | bytes], tuple[Problem, ...]]
TITLE = 'title: "Harbour talks: what was agreed and what was not"'
LIND = "name: Ada Lind"
FIGURE = "figures[0] (f-tugs)"
VALUE = "figures[0].value (f-tugs)"
TYPE = "sources[0].type (src-minutes)"
QUALIFIER = "figures[0].qualifier (f-tugs)"
BODY = "sections[0].body[1] (sec-pilot)"
PARAGRAPH = "quotes[0].locator.paragraph (q-lind-pay)"


def test_a_good_briefing(harbour: str) -> None:
    briefing = load_bytes(harbour.encode(), "f")
    (figure,) = briefing.figures
    assert (briefing.briefing_version, briefing.language, briefing.people[0].country) == ("1", "en", "NO")
    assert figure.value is not None
    assert (figure.value.written, figure.as_of, figure.unit) == ("2.10", "2026", "item")
    assert briefing.quotes[0].locator is not None
    assert briefing.quotes[0].locator.timestamp == "12:30"
    assert briefing.sections[0].entries[1].ids == ("f-tugs",)  # type: ignore[union-attr]


@pytest.mark.parametrize("version", ["1", "'1'", '"1"'])
def test_the_version_may_be_unquoted(harbour: str, version: str) -> None:
    assert load_bytes(harbour.replace('"1"', version, 1).encode(), "f").briefing_version == "1"


@pytest.mark.parametrize(
    ("part", "instead", "code", "at", "path", "message", "hint"),
    [
        ("    speakers: [lind]\n", "", "S01", "id: q-", "quotes[0] (q-lind-pay)", '"speakers" is missing', "Add"),
        ('briefing_version: "1"\n', "", "S01", "id: harbour-ta", "", '"briefing_version" is missing', "Add"),
        ("qualifier:", "qualifer:", "S02", "qualifer:", "figures[0].qualifer (f-tugs)", "unknown", '"qualifier"?'),
        ("language: en", "langage: en", "S02", "langage: en", "langage", "unknown field", '"language"?'),
        ("language: en", "language: en\nzzz: 1", "S02", "zzz: 1", "zzz", "unknown field", "x_"),
        ("at_least", "atleast", "S03", "atleast", QUALIFIER, '"atleast" is not', '"at_least"?'),
        ("at_least", "over", "S03", "over", QUALIFIER, '"over" is not', '"more_than"? (exactly, '),
        ("status: draft", "status: published", "S03", "published", "status", '"published" is not', '"final"?'),
        ("status: draft", "status: 2", "S03", "2", "status", '"2" is not', "(draft, final, withdrawn)"),
        ("type: report", "type: newspaper", "S03", "newspaper", TYPE, "not allowed", '"article-newspaper"? briefing'),
        ("type: report", "type: Press release", "S03", "Press release", TYPE, "not allowed", '"document"? briefing'),
        ("type: report", "type: artcle", "S03", "artcle", TYPE, "not allowed", '"article"? briefing check'),
        ("type: report", "type: gazette", "S03", "gazette", TYPE, "not allowed", "briefing check --explain S03"),
        ("sides:", "topics: energy\nsides:", "S04", "energy", "topics", "expected a list, found text", '"- entry"'),
        (TITLE, "title:", "S04", "", "title", "empty; expected text", "Give it a value"),
        ("status: draft", "subtitle:", "S04", "", "subtitle", "empty; expected text", "leave it out if it is optional"),
        ("status: draft", "as_of: ~", "S04", "~", "as_of", "empty; expected a date", "leave it out"),
        ("    value: 2.10", "    value: null", "S04", "null", VALUE, "empty; expected a number", "leave it out"),
        ("sides:", "topics:\nsides:", "S04", "", "topics", "empty; expected a list", "leave it out"),
        ("role: Harbour master, ", "role: , ", "S04", ", side", "people[0].role (lind)", "empty; expected text", ""),
        (TITLE, "title: 2020", "S04", "2020", "title", "expected text, found a number", '"2020"'),
        (TITLE, "title: 1.50", "S04", "1.50", "title", "expected text, found a number", '"1.50"'),
        (TITLE, "title: true", "S04", "true", "title", "expected text, found true or false", '"true"'),
        (TITLE, "title: {a: b}", "S04", "{a: b}", "title", "expected text, found a mapping", 'Write b, without "a:".'),
        ("paragraph: 4", "paragraph: 0", "S04", "0, timestamp:", PARAGRAPH, ">= 1, found 0", ""),
        ("speakers: [lind]", "speakers: []", "S04", "[]", "quotes[0].speakers (q-lind-pay)", "at least 1 entry", ""),
        ("[f-tugs]", "[a, b, c, d, e, f, g]", "S04", "[a, b, c, d, e", "key_figures", "at most 6 entries, found 7", ""),
        (LIND, LIND + ", names: {az: [x]}", "S04", "[x]}", "people[0].names.az (lind)", "found a list", "Write x"),
        ("- figure: f-tugs", "- {figure: f-tugs, quote: q}", "S04", "{figure: f-tug", BODY, "one of", ""),
        ("- figure: f-tugs", "- {}", "S04", "{}", BODY, "one of quote", ""),
        ('"1"', '"2"', "S05", '"2"', "briefing_version", '"2" is newer', "Update"),
        ('"1"', "2", "S05", "2", "briefing_version", '"2" is newer', "Update"),
        ('"1"', "1.0", "S05", "1.0", "briefing_version", '"1.0" is no version', '"1"'),
        ('"1"', '"²"', "S05", '"²"', "briefing_version", '"²" is no version', '"1"'),
        ('"1"', "", "S04", "", "briefing_version", "empty", ""),
        ("id: harbour-talks", "id: Harbour Talks", "S06", "Harbour Talks", "id", 'id "Harbour Talks"', "harbour-talks"),
        ("id: sec-pilot", "id: 7_Pilot", "S06", "7_Pilot", "sections[0].id (7_Pilot)", "small letters", "pilot"),
        ("id: sec-pilot", "id: '***'", "S06", "'***'", "sections[0].id (***)", "small letters", "Begin"),
        ("id: north", "id: key-points", "S06", "key-points, la", "sides[0].id (key-points)", "part of the page", ""),
        ("id: north", "id: lind", "R03", "lind, name: Ad", "people[0].id (lind)", "at line 13 (sides)", ""),
        ('"2026-11-24"', "2026-02-30", "Y05", "2026-02-30", "created", "2026-02-30 does not exist", ""),
        ('"2026-11-24"', "24.11.2026", "Y06", "24.11.2026", "created", "Did you mean 2026-11-24?", ""),
        ('"2026-11-24"', "[2026]", "S04", "[2026]", "created", "expected a date, found a list", ""),
        ("2.10", "1_000", "Y10", "1_000", VALUE, '"1_000" is text here', "Write 1000."),
        ("2.10", "2,000", "Y11", "2,000", VALUE, '"2,000" is not', "Write 2000 "),
        ("2.10", "2 000 000.5", "Y11", "2 000 000.5", VALUE, "is not", "Write 2000000.5 "),
        ("2.10", "2.000.000", "Y12", "2.000.000", VALUE, '"2.000.000" is not', "Write 2000000 "),
        ("2.10", "-2.000.000,5", "Y12", "-2.000.000,5", VALUE, "is not", "Write -2000000.5 "),
        ("2.10", ">2", "Y13", ">2", VALUE, '">2" starts a YAML text block', "more_than"),
        ("2.10", "'>= 2'", "Y13", "'>= 2'", VALUE, "mixes a comparison", "qualifier: at_least"),
        ("2.10", "~2", "Y13", "~2", VALUE, "mixes a comparison", "qualifier: about"),
        ("2.10", "More than 2 tugs", "Y13", "More", VALUE, "mixes", "value: 2, unit: item and qualifier: more_than"),
        ("2.10", "2+", "Y13", "2+", VALUE, "mixes a comparison", "value: 2 and qualifier: at_least"),
        ("2.10", "2 bcm", "Y14", "2 bcm", VALUE, "mixes number and unit", "unit: bcm"),
        ("2.10", "2.5 million", "Y14", "2.5 mi", VALUE, "mixes number and unit", "Write value: 2500000."),
        ("2.10", "2%", "Y14", "2%", VALUE, "mixes number and unit", 'unit: "%"'),
        ("2.10", '"2.10"', "S04", '"2.10"', VALUE, 'the text "2.10"', "Leave out"),
        ("2.10", "many", "S04", "many", VALUE, 'the text "many"', "digits"),
        ("2.10", "true", "S04", "true", VALUE, "found true or false", "digits"),
        ("    value: 2.10\n", "", "S01", "id: f-tugs", FIGURE, '"value" is missing', "min_value"),
        ("value: 2.10", "kind: date", "S01", "id: f-tugs", FIGURE, '"date" is missing', "date:"),
        ("    unit: item\n", "", "S01", "id: f-tugs", FIGURE, '"unit" is missing', "item"),
        ("    evidence: at least two tugs\n", "", "S01", "id: f-tugs", FIGURE, '"evidence" is missing', "derived"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_shape(  # noqa: PLR0917
    broken: Broken, part: str, instead: str, code: str, at: str, path: str, message: str, hint: str
) -> None:
    problem = broken(part, instead)
    assert (problem.code, problem.path) == (code, path), problem.render()
    assert problem.source[problem.col - 1 :].startswith(at), problem.render()
    assert message in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("part", "instead"),
    [
        ("value: 2.10", "value: 0755"),
        ("value: 2.10", "value: +5"),
        ("value: 2.10", "value: 0x1F"),
        ("value: 2.10", "min_value: 1\n    max_value: 2"),
        ("value: 2.10", "min_value: 1"),
        ("value: 2.10", "max_value: 2"),
        ("    value: 2.10\n    unit: item\n", "    kind: date\n    date: 2020\n"),
        ("status: agreed", "status: derived\n    derived_from: [f-tugs]"),
        ("as_of: 2026", "as_of: 2026~/.."),
        ("paragraph: 4", "paragraph: 4, page: 12"),
        (LIND, LIND + ", x_a: {b: [1, 2.50, null]}"),
        (LIND, LIND + ", sources: [{source: src-minutes, x_b: 1}]"),
        ('"2026-11-24"', "2026-11-24"),
    ],
)
def test_what_is_allowed(harbour: str, part: str, instead: str) -> None:
    assert part in harbour
    load_bytes(harbour.replace(part, instead).encode(), "f")


def test_own_keys_are_kept(harbour: str) -> None:
    briefing = load_bytes(harbour.replace(LIND, LIND + ', x_a: {x_b: ["\\e", 2.50]}').encode(), "f")
    extra = briefing.people[0].extra
    assert isinstance(extra, dict)
    assert extra["x_a"]["x_b"][0] == "␦"
    assert extra["x_a"]["x_b"][1].written == "2.50"


def test_all_unknown_keys_of_a_mapping_are_listed(harbour: str, problems: Problems) -> None:
    found = problems(harbour.replace("language: en", "langage: en\nstate: x"))
    assert [(problem.code, problem.line) for problem in found] == [("S02", 5), ("S02", 6)]


def test_all_missing_keys_of_a_mapping_are_listed(problems: Problems) -> None:
    found = problems("briefing_version: '1'")
    assert {problem.message.split()[0] for problem in found} == {
        '"id"', '"title"', '"language"', '"created"', '"sources"', '"sections"',
    }  # fmt: skip


def test_all_that_msgspec_cannot_see_is_listed_at_once(harbour: str, problems: Problems) -> None:
    text = harbour.replace("    unit: item\n    qualifier", "    qualifier").replace("id: north", "id: lind")
    text = text.replace("    evidence: at least two tugs\n    source: src-minutes\n", "")
    assert [problem.code for problem in problems(text)] == ["R03", "S01", "S01", "S01"]


@pytest.mark.parametrize(
    "key", ["a` - at `$.b", "a` - at `$.people[0]", "` - at `$", "$.a", "a.b[0]", "\\e[2J[/b]", "x" * 900]
)
def test_no_key_can_mislead_about_the_place(harbour: str, problems: Problems, key: str) -> None:
    (problem,) = problems(harbour.replace("language: en", f'language: en\n"{key}": 1'))
    assert (problem.code, problem.line, problem.col) == ("S02", 6, 1)
    assert len(str(problem)) < 400
    assert "\x1b" not in problem.render()


def test_an_error_inside_an_alias_is_shown_where_the_alias_stands(harbour: str, problems: Problems) -> None:
    text = harbour.replace("id: north, label: North port", "&n id: north, label: North port")
    text = harbour.replace("sides: [{id: north", "x_a: &n {id: north, labl: x}\nsides: [*n, {id: north")
    assert [(one.code, one.line, one.col) for one in problems(text)] == [("S02", 14, 9), ("R03", 14, 18)]


def test_thousands_of_problems_are_found_in_one_pass(problems: Problems, harbour: str) -> None:
    more = "".join(f"  - {{id: lind, name: N{number}}}\n" for number in range(3000))
    found = problems(harbour.replace("sources:\n", more + "sources:\n", 1))
    assert len(found) == 3000
    assert found[-1].line == 15 + 3000


@pytest.mark.parametrize(
    ("more", "code"),
    [("k{}: 1\n", "S02"), ("k{}: []\n", "S02"), ("id: x\n", "Y03"), ("x_{}: !t x\n", "Y23")],
)
def test_of_more_mistakes_than_anybody_reads_the_last_says_that_there_are_more(
    harbour: str, problems: Problems, more: str, code: str
) -> None:
    text = harbour + "".join(more.format(number) for number in range(MOST + 10))
    found = problems(text)
    assert {one.code for one in found} == {code}
    assert len(found) == MOST + 1
    assert [one.message.endswith(AND_MORE) for one in found] == [False] * MOST + [True]
    assert {*found} <= {*check_bytes(text.encode(), "f.yaml", None).problems}
