from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
import yaml

from briefing_tui.loading import Problem, positions
from briefing_tui.loading.scalars import EMPTY
from briefing_tui.loading.source import source
from briefing_tui.loading.yaml12 import DEEPEST, MOST_NODES, parse
from briefing_tui.model import Number

Problems = Callable[[str | bytes], tuple[Problem, ...]]


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test runs with both of PyYAML's parsers: libyaml is not everywhere."""
    if request.param == "python":
        monkeypatch.setattr(positions, "_C_LOADER", yaml.SafeLoader)


@pytest.fixture
def problems(problems: Problems) -> Problems:
    """What is wrong with a text as YAML; none of these is a briefing."""
    return lambda text: tuple(one for one in problems(text) if one.code not in ("S01", "S02"))


def data(text: str) -> dict[str, Any]:
    return parse(source(text.encode(), "f")).data


def value(text: str) -> Any:
    return data(f"a: {text}")["a"]


TEXTS = """
NO no yes on Off y 12:30 1:30:15 2020-11-16 2001-12-14t21:59:43.10-05:00 1_000 0b101 1,000 + . -. 1e e3 0x 0o8 0xG --1
1.2.3 = << nULL tRUE +.nan ٢ ² 1e3.5
"""
TOO_LONG = ["9" * 101, "-" + "9" * 101, "9" * 5000, "1." + "0" * 100, "1e100", "1e-101", "1e999999", "1e-999999"]
TOO_LONG += ["1e" + "9" * 60, "0x" + "F" * 5000]


@pytest.mark.parametrize("text", [*TEXTS.split(), "1 2"])
def test_what_is_text_in_yaml_1_2(text: str) -> None:
    assert value(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [("true", True), ("True", True), ("FALSE", False), ("null", EMPTY), ("Null", EMPTY), ("~", EMPTY), ("", EMPTY),
     ("0", 0), ("12", 12), ("-7", -7), ("0o17", 15), ("0x1F", 31)],
)  # fmt: skip
def test_constants_and_integers(text: str, expected: object) -> None:
    found = value(text)
    assert found == expected
    assert type(found) is type(expected) or text.startswith("0o") or text.startswith("0x")


@pytest.mark.parametrize("text", ["2.10", "1e3", "-0.0", ".5", "5.", "+1.0E-7", "0.1e+3"])
def test_a_number_remembers_how_it_was_written(text: str) -> None:
    found = value(text)
    assert isinstance(found, Number)
    assert (found.written, float(found)) == (text, float(text))


@pytest.mark.parametrize(("text", "expected"), [("0755", 755), ("+5", 5), ("-0", 0), ("007", 7)])
def test_an_integer_remembers_an_unusual_writing(text: str, expected: int) -> None:
    found = value(text)
    assert isinstance(found, int)
    assert (found, getattr(found, "written", None)) == (expected, text)


@pytest.mark.parametrize("text", ['"12"', "'true'", '"~"', "|-\n  12", ">-\n  null"])
def test_what_is_quoted_is_text(text: str) -> None:
    assert isinstance(value(text), str)


@pytest.mark.parametrize("text", [*TOO_LONG, ".nan", ".NaN", "-.inf", ".Inf"])
def test_numbers_that_are_too_long_or_not_finite(problems: Problems, text: str) -> None:
    (problem,) = problems(f"a: 1\nb: {text}")
    assert (problem.code, problem.line, problem.col) == ("S04", 2, 4)


@pytest.mark.parametrize("text", ["9" * 100, "-" + "9" * 100, "1." + "0" * 99, "1e99", "1e-100"])
def test_numbers_of_a_hundred_digits(text: str) -> None:
    assert value(text) is not None


def test_keys_are_text_as_written() -> None:
    assert list(data("no: 1\n12: 1\n~: 1\n1.0: 1\n2020-01-01: 1\n<<: {a: 1}\n")) == [
        "no", "12", "~", "1.0", "2020-01-01", "<<",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["? [a]\n: b", "{[a]: b}", "a: {{b: c}: d}", "? &x a\n: b", "a: &x b\n*x : c"])
def test_a_key_is_plain_text(problems: Problems, text: str) -> None:
    (problem,) = problems(text)
    assert problem.code == "Y16"


@pytest.mark.parametrize(
    ("text", "place", "first", "path"),
    [
        ("a: 1\nb: 2\na: 3", (3, 1), 1, ""),
        ("x:\n  - {a: 1}\n  - {a: 1, b: 2,\n     a: 3}", (4, 6), 3, "x[1]"),
        ('"a\\a": 1\nb: [{c: [1]}]\n"a\\e": 2', (3, 1), 1, ""),
        ("a: {b: {c: 1}, d: {c: 1, c: 2}}", (1, 26), 1, "a.d"),
    ],
)
def test_a_key_is_given_once(problems: Problems, text: str, place: tuple[int, int], first: int, path: str) -> None:
    (problem,) = problems(text)
    assert (problem.code, (problem.line, problem.col), problem.path) == ("Y03", place, path)
    assert f"first at line {first}" in problem.message


@pytest.mark.parametrize("tag", ["!!str", "!!python/name:os.system", "!!binary", "!own", "!<tag:x>", "!!map", "!"])
def test_tags_are_refused(problems: Problems, tag: str) -> None:
    for text in (f"a: {tag} x", f"a: [{tag} x]", f"{tag} x: a", f"a: {tag} [x]", f"a: {tag} {{x: y}}"):
        if tag != "!" or ": ! x" in text:  # libyaml takes the bare mark away where it says nothing
            (problem,) = problems(text)
            assert problem.code in ("Y23", "Y16")


@pytest.mark.parametrize(
    ("text", "found"),
    [("", "found nothing"), ("# only\n", "found nothing"), ("---\n", "found nothing"), ("- a", "found a list"),
     ("a", "found a single value"), ("12", "found a single value"), ("a: 1\n---\nb: 2\n", "second document")],
)  # fmt: skip
def test_one_mapping_a_file(problems: Problems, text: str, found: str) -> None:
    (problem,) = problems(text)
    assert problem.code == "Y22"
    assert found in problem.message


def test_aliases_repeat() -> None:
    assert data("a: &x [1, {b: 2}]\nc: *x\nd: &y text\ne: [*y, *y]") == {
        "a": [1, {"b": 2}], "c": [1, {"b": 2}], "d": "text", "e": ["text", "text"],
    }  # fmt: skip


def test_a_mark_that_is_set_again_stands_for_the_last() -> None:
    assert data("a: &x 1\nb: &x 2\nc: *x")["c"] == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: &x [*x]", "inside of what it repeats"),
        ("a: &x {b: {c: *x}}", "inside of what it repeats"),
        ("a: *x", 'nothing is marked "&x"'),
        ("a: [*x]\nb: &x 1", 'nothing is marked "&x"'),
    ],
)
def test_aliases_that_lead_nowhere(problems: Problems, text: str, message: str) -> None:
    (problem,) = problems(text)
    assert problem.code == "Y23"
    assert message in problem.message


def nested(levels: int) -> str:
    return "a: " + "[" * (levels - 1) + "]" * (levels - 1)


def test_fifty_levels(problems: Problems) -> None:
    assert data(nested(DEEPEST))
    (problem,) = problems(nested(DEEPEST + 1))
    assert (problem.code, problem.col) == ("Y23", 3 + DEEPEST)
    (problem,) = problems("a: " + "[" * 100_000)
    assert problem.code == "Y23"


@pytest.mark.parametrize("extra", [0, 1])
def test_levels_count_through_aliases(problems: Problems, extra: int) -> None:
    text = f"a: &x {'[' * 20}{']' * 20}\nb: &y {'[' * 15}*x{']' * 15}\nc: {'[' * (14 + extra)}*y{']' * (14 + extra)}"
    if extra:
        assert problems(text)[0].code == "Y23"
    else:
        assert data(text)


def bomb(lines: int) -> str:
    """A list of ten, and lines of ten times the line before."""
    names = "abcdefghi"[: lines + 1]
    more = (f"{c}: &{c} [{', '.join([f'*{b}'] * 10)}]\n" for b, c in pairwise(names))
    return f"a: &a [{'x, ' * 10}]\n{''.join(more)}"


def test_nodes_are_counted_after_aliases(problems: Problems) -> None:
    assert data(bomb(3))
    (problem,) = problems(bomb(8))
    assert (problem.code, problem.line) == ("Y23", 6)
    assert f"{MOST_NODES:,}" in problem.message


@pytest.mark.parametrize("flat", [True, False])
def test_a_million_nodes(problems: Problems, flat: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing_tui.loading.yaml12.MOST_NODES", 1000)
    text = "a: [" + "x," * 2000 + "]" if flat else "a:\n" + "  - {b: [c, d]}\n" * 400
    assert problems(text)[0].code == "Y23"
    assert data("a: [" + "x," * 990 + "]")
    assert data("a:\n" + "  - {b: [c, d]}\n" * 190)


@pytest.mark.parametrize("text", ['"{}"', "'{}'", "{}", "|-\n  {}"])
def test_the_longest_scalar(problems: Problems, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    for module in ("yaml12", "scalars"):
        monkeypatch.setattr(f"briefing_tui.loading.{module}.LONGEST", 1000)
    assert value(text.format("x" * 1000)) == "x" * 1000
    (problem,) = problems("a: " + text.format("x" * 1001))
    assert problem.code == "Y23"
    assert "1,000 characters" in problem.message


@pytest.mark.parametrize(
    "text", ['"a\\eb"', '"a\\x9bb"', '"a\\Nb"', '"a\\u202eb"', "a\u200bb", "'a\u2066b'", "|-\n  a\ufeffb", "a\x07b"]
)
def test_every_value_is_made_safe(text: str) -> None:
    assert value(text) == "a␦b"
    assert value(f"[{text}]" if "\n" not in text else text)[0] in ("a␦b", "a")


def test_every_key_is_made_safe() -> None:
    assert data('"a\\e": {"b\\a": 1}') == {"a␦": {"b␦": 1}}


def test_a_tab_in_text_is_a_space() -> None:
    assert value('"a\\tb"') == "a b"
    assert value("'a\tb'") == "a b"


def test_escapes_in_plain_text_are_text() -> None:
    assert value(r"a\eb\x1b") == r"a\eb\x1b"


def test_surrogates_are_joined_and_lone_ones_replaced() -> None:
    assert value(r'"\ud83d\ude00"') == "🙂".replace("🙂", "\U0001f600")
    assert value(r'"a\ud83db"') == "a␦b"
    assert value(r'"\ud83d\\ude00"') == "␦\\ude00"


def test_own_keys_are_collected_and_what_they_hold_stays_as_it_is() -> None:
    found = data("a: 1\nx_b: {x_c: {d: 007}, e: [2.50]}\nf: {x_g: 1, h: 2}\nx_i: 3")
    assert found == {
        "a": 1, "x_": {"x_b": {"x_c": {"d": 7}, "e": [Number("2.50")]}, "x_i": 3}, "f": {"x_": {"x_g": 1}, "h": 2},
    }  # fmt: skip
    assert type(found["x_"]["x_b"]["x_c"]["d"]) is int


def test_a_mapping_may_stand_in_the_briefing_and_under_an_own_key() -> None:
    found = data("x_base: &b {x_k: 1, n: 2}\np: *b")
    assert found == {"p": {"x_": {"x_k": 1}, "n": 2}, "x_": {"x_base": {"x_k": 1, "n": 2}}}


@pytest.mark.parametrize(
    ("text", "whole"),
    [("a: {b: *bold text, c: d}", "*bold text"), ("a: [! b]", "! b"), ("a: ! b, c", "! b, c"), ("a: [*b's]", "*b's")],
)
def test_a_text_that_begins_like_an_alias_or_a_tag(problems: Problems, text: str, whole: str) -> None:
    found = next(one for one in problems(text) if one.code[0] == "Y")
    assert (found.code, found.col) == ("Y16", text.index(whole) + 1)
    assert found.hint == f'Put the whole value in quotes: "{whole}"'
