from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import yaml

from briefing_tui.loading import positions
from briefing_tui.loading.findings import Finding
from briefing_tui.loading.rules.yaml import comments, portability, silent
from briefing_tui.loading.source import Source, source


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "python":
        monkeypatch.setattr(positions, "_C_LOADER", yaml.SafeLoader)


def found(find: Callable[[Source], Iterator[Finding]], text: str) -> list[tuple[str, str]]:
    """Codes, and what stands at their places."""
    return [(one.code, text[one.offset :]) for one in find(source(text.encode(), "f"))]


@pytest.mark.parametrize(
    ("written", "code", "message"),
    [
        ("NO", "Y04", 'NO is read as "false"'),
        ("yes", "Y04", 'yes is read as "true"'),
        ("Off", "Y04", "false"),
        ("y", "Y04", "true"),
        ("2026-11-24", "Y07", "2026-11-24 is text here and a date"),
        ("2026-11-24T10:00:00Z", "Y07", "a date"),
        ("20:15", "Y08", "the number 1215"),
        ("-1:30", "Y08", "the number -90"),
        ("1:30.5", "Y08", "the number 90.5"),
        ("12:30:45", "Y08", "the number 45045"),
        ("0755", "Y09", "0755 is 755 here and octal 493"),
        ("-010", "Y09", "-10 here and octal -8"),
        ("0890", "Y09", "890 here and text"),
        ("1e3", "Y10", "1e3 is the number 1000 here and text"),
        ("2.5E6", "Y10", "the number 2500000 here"),
    ],
)
def test_what_other_programs_read_otherwise(written: str, code: str, message: str) -> None:
    text = f"a: x\nb: [{{c: {written}}}]\n"
    assert found(portability, text) == [(code, f"{written}}}]\n")]
    (one,) = portability(source(text.encode(), "f"))
    assert one.path == ("b", 0, "c")
    assert (one.severity, one.key) == ("note", False)
    assert message in one.message


@pytest.mark.parametrize(
    "written",
    ['"NO"', "'20:15'", "Nope", "2026-11", "2026", "08:15:x", "0", "-0", "0.5", "0:15", "1.5e+3", "1e300", "true", "~",
     "10", "9" * 200, ">-\n  NO", "1-2", "noon", "0x1F"],
)  # fmt: skip
def test_what_every_program_reads_alike_or_is_not_worth_a_note(written: str) -> None:
    assert found(portability, f"a: {written}\n") == []


def test_a_version_that_is_a_number_is_noted() -> None:
    assert found(portability, "briefing_version: 1\nid: x") == [("S05", "1\nid: x")]
    assert found(portability, 'briefing_version: "1"\nx: {briefing_version: 1}') == []


def test_keys_are_read_otherwise_too() -> None:
    (one,) = portability(source(b"names: {no: Norge, en: Norway}", "f"))
    assert (one.code, one.path, one.key, one.offset) == ("Y04", ("names", "no"), True, 8)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("role: a #b", "#b"),
        ("text: a # b", "# b"),
        ("body:\n  - a # b", "# b"),
        ("body: [{text: a  # b\n  }]", "# b\n  }]"),
        ("note: It's\n  so #1\nid: x", "#1\nid: x"),
        ("a: {id: x #1\n  }", "#1\n  }"),
    ],
)
def test_comments_that_may_belong_to_the_text(text: str, rest: str) -> None:
    assert found(comments, text) == [("Y15", rest)]


@pytest.mark.parametrize(
    "text",
    ["value: 2 # two", 'date: 2026 # or "27"', "id: x # y", 'text: "a" #b', "text: a#b", "# text: a #b",
     "text: |\n  a #b", "  # a #b\ntext: a",
     "body: # the #text\n  - a", "id: x #", "id: x ## y", 'text: "a #b"', "role: Pilot # acting"],
)  # fmt: skip
def test_comments_that_are_comments(text: str) -> None:
    assert found(comments, text) == []


def test_a_comment_says_where_the_text_ends() -> None:
    (one,) = comments(source(b"title: Harbour talks #2", "f"))
    assert one.message == 'everything after " #" is a comment; the text ends at "Harbour talks"'


@pytest.mark.parametrize(
    ("text", "code", "rest"),
    [
        ('a: "b\nc: the 5"\nd: e', "Y18", '"b\nc: the 5"\nd: e'),
        ("x:\n  - a: 'b\n    c: the ports'\n    d: e", "Y18", "'b\n    c: the ports'\n    d: e"),
        ('x:\n  - "b\n  - the 5"\n', "Y18", '"b\n  - the 5"\n'),
        ('x:\n  - {a: "b}\n  - {c: d, e: "}\n', "Y18", '"b}\n  - {c: d, e: "}\n'),
        ("a: &b c", "Y16", "&b c"),
        ("a: &b c\nd: &b e\nf: *b", "Y16", "&b c\nd: &b e\nf: *b"),
        ("a: &amp\nb: 1", "Y16", "&amp\nb: 1"),
        ("a: >2\nb: 1", "Y16", ">2\nb: 1"),
        ("value: >2\nb: 1", "Y13", ">2\nb: 1"),
        ("x: [1]\ny:\n  - min_value: >+5\n    b: 1", "Y16", ">+5\n    b: 1"),
    ],
)
def test_what_yaml_does_not_complain_of(text: str, code: str, rest: str) -> None:
    assert found(silent, text) == [(code, rest)]


@pytest.mark.parametrize(
    "text",
    ["a: |\n  b\n  \tc\n", 'a: "b\n\tc"\n',
     'a: "b\n  c: d"\ne: f', "a: 'b\n\n  - c'\n", 'a: "b\nand so on"', "a: &b c\nd: *b", "x: &b [c]", "a: >2\n  b\n",
     "a: >\nb: 1", 'a: "b: \n  c"', "a: [x, 'b\n  c: d']", 'a: "b\\\n  c"\nd: >-\n  e', "- a: 'b\n    c: d'\n  e: f"],
)  # fmt: skip
def test_what_is_meant_as_it_is_written(text: str) -> None:
    assert found(silent, text) == []


@pytest.mark.parametrize(("text", "rest"), [("a: [b,\n  \tc]", "\tc]"), ("a: {b: 1,\n\td: 2}", "\td: 2}")])
def test_tabs_that_only_libyaml_takes(text: str, rest: str) -> None:
    if positions._C_LOADER is yaml.SafeLoader:
        with pytest.raises(yaml.YAMLError):
            found(silent, text)
    else:
        assert found(silent, text) == [("Y01", rest)]


def test_a_quote_that_swallows_keys_is_one_problem_at_its_own_field() -> None:
    (one,) = silent(source(b'x:\n  - id: y\n    note: "b\n    text: the 5"\n', "f"))
    assert one.path == ("x", 0, "note")
