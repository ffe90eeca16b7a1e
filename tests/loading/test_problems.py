from __future__ import annotations

import pytest

from briefing_tui.loading.problems import Problem, Refused, nearest, shorten
from briefing_tui.loading.source import source

PROBLEM = Problem(
    "S02", "a.yaml", 3, 7, "figures[0].qualifer (f-gas)", "unknown field", "Did you mean x?", source="abc def"
)


def test_one_line_as_compilers_print_it() -> None:
    assert str(PROBLEM) == "a.yaml:3:7: error[S02] figures[0].qualifer (f-gas): unknown field"
    assert str(Problem("Y22", "a.yaml", 1, 1, "", "found a list")) == "a.yaml:1:1: error[Y22] found a list"


def test_with_the_line_a_caret_and_the_hint() -> None:
    assert PROBLEM.render().splitlines()[1:] == ["    abc def", "          ^", "  hint: Did you mean x?"]


def test_nothing_is_shown_of_a_blank_line() -> None:
    assert (
        Problem("Y22", "a.yaml", 1, 1, "", "found nothing", source="  ").render()
        == "a.yaml:1:1: error[Y22] found nothing"
    )


def test_the_caret_stands_under_the_place_in_wide_and_marked_text() -> None:
    problem = Problem("S02", "a.yaml", 1, 7, "", "x", source="漢字e\u0301\u200d: y")
    assert problem.render().splitlines()[2] == " " * (4 + 2 + 2 + 1 + 1) + "^"


def test_a_long_line_is_shown_around_the_place() -> None:
    problem = Problem("S02", "a.yaml", 1, 1001, "", "x", source="a" * 1000 + "B" + "c" * 1000)
    _, line, caret = problem.render().splitlines()
    assert line[caret.index("^")] == "B"
    assert len(line) < 120


@pytest.mark.parametrize("data", [b"a: b\r\r\r\xcb", b"x" * 300 + b"\r" * 100 + b"\xcb"])
def test_a_place_in_the_end_of_a_line(data: bytes) -> None:
    with pytest.raises(Refused) as caught:
        source(data, "f")
    (problem,) = caught.value.problems
    for cells in (20, 100):
        found = problem.excerpt(cells)
        assert found and found[1] <= len(found[0])


def test_problems_stand_in_the_order_of_the_file() -> None:
    first, second = Problem("A", "f", 2, 9, "", "a"), Problem("B", "f", 10, 1, "", "b")
    refused = Refused([second, first])
    assert refused.problems == (first, second)
    assert str(refused) == f"{first}\n{second}"


def test_short_texts_stay_and_long_ones_say_that_they_go_on() -> None:
    assert shorten("abc", 3) == "abc"
    assert shorten("abcd", 3) == "ab…"


def test_the_nearest_word() -> None:
    assert nearest("qualifer", ("qualifier", "unit")) == 'Did you mean "qualifier"?'
    assert nearest("x" * 100_000, ("qualifier",)) == ""


def test_of_a_long_line_only_what_is_around_the_place_is_kept() -> None:
    text = ("x" * 1000 + "\n" + "a: " * 1000 + "B" + ": c" * 1000 + "\nnext").encode()
    problem = source(text, "a.yaml").problem("S02", 1001 + 3000, "x")
    assert (problem.line, problem.col) == (2, 3001)
    assert len(problem.source) < 500
    _, line, caret = problem.render().splitlines()
    assert line[caret.index("^")] == "B"
    assert "next" not in line


@pytest.mark.parametrize("cells", [10, 40, 1000])
@pytest.mark.parametrize("col", [1, 15, 30, 60])
def test_a_line_takes_the_cells_that_there_are(cells: int, col: int) -> None:
    text = "".join(chr(0x4E00 + number) for number in range(60))
    found = Problem("S02", "a", 1, col, "", "x", source=text).excerpt(cells)
    assert found is not None
    line, before = found
    assert 2 * len(line) <= cells
    assert line[before // 2] == text[col - 1]
