from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from briefing_tui.loading import Problem, Refused, positions
from briefing_tui.loading.mistakes import not_a_mark
from briefing_tui.loading.source import source
from briefing_tui.loading.yaml12 import parse

Problems = Callable[[str | bytes], tuple[Problem, ...]]
BEFORE = """\
# the ports' "talks": a comment
briefing_version: "1"
bottom_line: The ports' pilot said "we pay", and nobody's else did - see http://example.org/a:b#c [1] {2}.
note: 'It''s "done": they said'
fa: "متن فارسی با نیم‌فاصله: قره‌باغ"
block: |
  - "a: b: c
    \t@x 'and so on
  > 2
many:
  - Plain text over
    two lines, that isn't quoted
  - {id: a, text: "a, b: [c", refs: [x, 'y z'], url: https://example.org/?a=b&c=d}
  - id: b
    text: "two
      lines: of text"
    value: -2
    list: [
      a, b
    ]
"""
AFTER = """\
after:
  - {text: "don't", kind: fact}
  - text: 'a "quoted" text'
    note: it's "quoted" not
"""
CASES = (Path(__file__).parents[1] / "data" / "mistakes.txt").read_text(encoding="utf-8")
"""A code, then lines with the mistake: ‸ stands before its place, ␣ for a no-break space, ⌀ for a byte order mark."""


def cases() -> list[tuple[str, str]]:
    """The code and the text of each case."""
    found: list[tuple[str, str]] = []
    for line in CASES.splitlines(keepends=True):
        if line[:1] == "Y" and line.strip()[1:].isdigit():
            found.append((line.strip(), ""))
        else:
            found[-1] = (found[-1][0], found[-1][1] + line)
    return found


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Every test runs with both of PyYAML's parsers: they give up in other places, with other words."""
    if request.param == "python":
        monkeypatch.setattr(positions, "_C_LOADER", yaml.SafeLoader)
    return str(request.param)


def mistake(text: str) -> Problem:
    with pytest.raises(Refused) as caught:
        parse(source(text.encode(), "f"))
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize("around", ["alone", "inside", "crlf", "long"])
@pytest.mark.parametrize(("code", "case"), cases())
def test_the_mistake_is_where_the_author_made_it(code: str, case: str, around: str, parser: str) -> None:
    before, after = ("", "") if around == "alone" else (BEFORE, AFTER)
    if around == "long":
        after *= 300 if parser == "libyaml" else 30
        after = "".join(
            line.replace("after:", f"after-{number}:") for number, line in enumerate(after.splitlines(True))
        )
    if parser == "python":
        before = before.replace("\t", "").replace("?", "")  # both are right, and that parser takes neither
    text = before + case.replace("␣", "\u00a0").replace("⌀", "\ufeff") + after
    expected = text.index("‸")
    text = text.replace("‸", "")
    where = (text.count("\n", 0, expected) + 1, expected - text.rfind("\n", 0, expected))
    problem = mistake(text.replace("\n", "\r\n") if around == "crlf" else text)
    assert (problem.code, (problem.line, problem.col)) == (code, where), problem.render()


@pytest.mark.parametrize("text", [BEFORE, AFTER, BEFORE + AFTER])
def test_what_stands_around_is_right(text: str, parser: str) -> None:
    assert parse(source((text if parser == "libyaml" else text.replace("\t", "").replace("?", "")).encode(), "f")).data


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("\ta: 1", "a tab is used for indentation", "2 spaces"),
        ("title: Harbour: talks", '": " inside an unquoted text', 'title: "Harbour: talks"'),
        ('title: Say "no": talks', '": " inside', r'title: "Say \"no\": talks"'),
        ("a: {title: Harbour: talks, b: c}", '": " inside', 'title: "Harbour: talks"'),
        ("a: 1\n```", "a Markdown fence", "Remove the lines"),
        ("a: 1\nquotes\nb: 2", 'a line without a ":"', "else remove it."),
        ("a: {id: north label: North}", '": " inside', 'If "label" is a key, put a comma before it; else'),
        ("a: {id: north\n  label: North}", '": " inside', 'If "label" is a key, put a comma before it; else'),
        ("title: “Harbour: talks”", '": " inside', 'title: "Harbour: talks"'),
        ("a: some\n  unit: x", "begins on a line above", 'If "unit" is a key, begin it in the same column'),
        ("a: some\n  more words: x", '": " inside', "Put the whole text in quotes"),
        ("value: >= 2", '">=" cannot start a value', "Write value: 2 and qualifier: at_least"),
        ("value: >2.5 km", '">2.5" starts a YAML text block', "Write value: 2.5 and qualifier: more_than"),
        ("a: @en", 'a text cannot start with "@"', 'in quotes: "@en"'),
        ('a: [x](u) "b"', 'cannot start with "["', r'in quotes: "[x](u) \"b\""'),
        ("a: - b", 'cannot start with "-"', "Begin the list on the next line"),
        ("a: 'my' b", "text goes on after the closing quote", "Use double quotes outside: \"'my' b\""),
        ("a: 'It's b", "text goes on after the closing quote", 'Use double quotes outside: "It\'s b"'),
        ('a: "my" b', "text goes on after the closing quote", "Use single quotes outside: '\"my\" b'"),
        ('a: "my" b\'s', "text goes on after", 'Use double quotes outside: "\\"my\\" b\'s"'),
        ('a: "b', "the quote opened here is never closed", "Close it at the end of the text."),
        ("a: 'b", "the quote opened here is never closed", "if it is an apostrophe"),
        ("a: 1\nb:c\nd: e", 'no space after ":", without which YAML sees no key', "Put a space after it"),
        ("a:\n - b\n -c", 'no space after "-", without which YAML sees no entry', "Put a space after it"),
        ("a: 1\nb:\u00a0c", "invisible character U+00A0 after", "Replace it by a normal space"),
        ("a: 1\n\ufeffb: @", "invisible character U+FEFF in the indentation", "Remove it"),
        ('a: "C:\\dir"', "a backslash in double quotes", r"Write \\ for a backslash"),
        ("a: 1\n// b\nc: 2", "comments begin with #", "Write # in place of //."),
        ("a: 1\n/* b */\nc: 2", "comments begin with #", "Begin each of its lines with #, without /* and */."),
        ("a: {b: c]}", 'this "]" closes nothing', 'Put "[" where it begins, remove it, or'),
        ("a: {b: c]\nd: e", 'this "]" closes nothing', 'Write "}" in its place.'),
        ("a: b: c}\nd: e", '": " inside an unquoted text', 'Put "{" before the value'),
        ('a: 1\n"b: c"\nd: e', "a key and its value in quotes", "Write b: c, without the quotes."),
        ("a: [b, , c]", "a comma with nothing before it", "Remove it."),
        ('a: {"b" "c"}', "text goes on after", "Put a comma between them, or a colon after a key."),
        ("a: [\n  - b\n]", "cannot stand in brackets", 'Remove the "[" and what closes it'),
        ("a: []\n  - b", '"[]" is all that stands here', "Remove the []."),
        ("a:\n  Text\n  - b: c", 'a text without "-"', 'Put "- " before it.'),
        ("a: -\n  - b", 'a value cannot be "-"', "Remove it"),
        ("a: {b: c}, d: e", 'cannot start with "{"', 'Put what follows the "}" before it'),
        ("a: b\n}\nc: d", 'this "}" closes nothing', "remove it"),
        ("a: [b", 'the "[" opened here is never closed', 'Put "]"'),
        ("# Title\n\nSome prose. It's long.\n\n- a: b: c", "found other text", "right file"),
    ],
)
def test_what_was_done_and_how_to_mend_it(text: str, message: str, hint: str) -> None:
    problem = mistake(text)
    assert message in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("text", "at", "hint"),
    [
        ('{\n  "a": 1\n}\n‸}\n', "}", "Remove it."),
        ('{\n  "a": 1\n}\n‸]\n', "]", "Remove it."),
        ('{\n  "a": [\n    1\n  ]\n‸},\n  "b": 2\n}\n', "}", 'Remove this "}", or put what follows it before it.'),
        ('{\n  "a": [\n    1\n  ]\n‸}\n  "b": 2\n}\n', "}", 'Remove this "}", or put what follows it before it.'),
    ],
)
def test_a_bracket_too_many_in_a_file_of_json(text: str, at: str, hint: str) -> None:
    before, text = text[: text.index("‸")], text.replace("‸", "")
    problem = mistake(text)
    assert (problem.code, problem.line, problem.col) == ("Y00", before.count("\n") + 1, 1), problem.render()
    assert problem.source.startswith(at)
    assert hint in problem.hint


def test_an_unquoted_colon_on_a_long_line_keeps_the_message_short() -> None:
    problem = mistake(f"title: a: {'b' * 10_000}")
    assert problem.code == "Y02"
    assert len(problem.render()) < 1000


@pytest.mark.parametrize("escape", [r"\ud83d\U00110000", r"\ud83d\UFFFFFFFF", r"\UFFFFFFFF", r"\u12", r"\xg"])
def test_escapes_of_no_character(escape: str) -> None:
    problem = mistake(f'b: 1\na: "x{escape}"')
    assert (problem.code, problem.line) == ("Y00", 2)
    assert problem.col in (6, 12)


@pytest.mark.parametrize(
    ("text", "code", "at", "hint"),
    [
        ("a: {b: Who is it?, c: d}", "Y16", "?", "Put the whole text in quotes."),
        ("a: [b ? c]", "Y16", "?", "Put the whole text in quotes."),
        ("a:\tb", "Y01", "\t", "Replace the tab by a space."),
        ("a: b\t", "Y01", "\t", "Replace the tab by a space."),
        ('a: "b"\t# c', "Y01", "\t", "Replace the tab by a space."),
        ("a: {b:\tc}", "Y01", "\t", "Replace the tab by a space."),
        ("a: [b,\n\tc]", "Y01", "\t", "Replace the tab by 2 spaces."),
        ("a\t: b", "Y01", "\t", "Replace the tab by a space."),
    ],
)
@pytest.mark.parametrize("around", ["", "x: 1\ny: |\n  a ? b\t\nz: '?'\n"])
def test_what_only_the_parser_in_python_refuses(  # noqa: PLR0917
    text: str, code: str, at: str, hint: str, around: str, parser: str
) -> None:
    if parser == "libyaml":  # it is left where a file has escapes of surrogates
        around += 'u: "\\ud83d\\ude00"\n'
    problem = mistake(around + text)
    line, _, before = (around + text[: text.index(at)]).rpartition("\n")
    assert (problem.code, problem.line, problem.col) == (code, line.count("\n") + 1 + bool(line), len(before) + 1)
    assert problem.hint == hint


@pytest.mark.parametrize("text", ["*bold text*", "*b c", "! b", "*b's"])
def test_a_text_that_is_no_alias_and_no_tag(text: str) -> None:
    found = not_a_mark(source(f"a: {text}\nb: c".encode(), "f"), 3)
    assert found is not None
    assert (found.code, found.offset) == ("Y16", 3)
    assert f'"{text}"' in found.hint


@pytest.mark.parametrize("text", ["*b", "*b # c", "!!str b", "!own", "&b c", "b"])
def test_what_may_be_an_alias_or_a_tag(text: str) -> None:
    assert not_a_mark(source(f"a: {text}\nb: c".encode(), "f"), 3) is None
    assert not_a_mark(source(f"a: [{text}, c]".encode(), "f"), 4) is None or "#" in text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"a: x{' ' * 200_000}y: @", "Y02"),
        (f"a: {'&a ' * 50_000}", "Y00"),
        (f"a: ['{', ' * 50_000}'x']", "Y18"),
        (f"- {'&a !b ' * 5000}: c: d", "Y02"),
        ("a: '" + "'' " * 50_000 + "' b", "Y17"),
        ("a: [\n" + "#]\n" * 50_000, "Y00"),
    ],
)
def test_files_that_are_made_to_take_long(text: str, code: str, parser: str) -> None:
    if parser == "libyaml":
        assert mistake(text).code == code
