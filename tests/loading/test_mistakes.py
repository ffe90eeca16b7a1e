from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml

from briefing_tui.loading import Problem, positions

Problems = Callable[[str | bytes], tuple[Problem, ...]]
TITLE = 'title: "Harbour talks: what was agreed and what was not"'


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "python":
        monkeypatch.setattr(positions, "_C_LOADER", yaml.SafeLoader)


@pytest.mark.parametrize(
    ("part", "instead", "code", "at", "words", "hint"),
    [
        ("  - id: q-lind-pay", "\t- id: q-lind-pay", "Y01", " - id: q-", "a tab is used for indentation", "2 spaces"),
        ("    speakers:", "  \tspeakers:", "Y01", " speakers: [li", "a tab is used for indentation", "2 spaces"),
        (TITLE, "title: Harbour: talks", "Y02", ": talks", '": " inside', 'title: "Harbour: talks"'),
        (TITLE, 'title: Say "no": talks', "Y02", ": talks", '": " inside', r'title: "Say \"no\": talks"'),
        ("value: 2.10", "value: >= 2", "Y13", ">= 2", '">=" cannot start a value', "value: 2 and"),
        ("value: 2.10", "value: >2.5 km", "Y13", ">2.5 km", '">" cannot start a value', "value: 2.5 and"),
        ("language: en", "language: @en", "Y16", "@en", 'start with "@"', "quotes"),
        ("language: en", "language: %en", "Y16", "%en", 'start with "%"', "quotes"),
        ("language: en", "language: `en`", "Y16", "`en`", 'start with "`"', "quotes"),
        ("language: en", "language: *en*", "Y16", "*en*", 'start with "*"', "quotes"),
        ("language: en", "language: [en](#x)", "Y16", "[en](#x)", 'start with "["', "quotes"),
        ("language: en", "language: 'en' is it", "Y17", "is it", "text goes on after the closing quote", "other kind"),
        ("language: en", 'language: "en" is it', "Y17", "is it", "text goes on after the closing quote", "other kind"),
        ("language: en", 'language: "en', "Y18", '"en', "the quote opened here is never closed", "Close it"),
        ("    locator: {paragraph: 2}\n", '    locator: {paragraph: "2}\n', "Y18", '"2}', "never closed", "Close it"),
        ("    title: The pilot", "    title:The pilot", "Y19", ":The pilot ser", 'no space after ":"', "space"),
        ("language: en", r'language: "C:\dir"', "Y00", "", "a backslash in double quotes", r"\\"),
        ("language: en", "language: *en", "Y23", "*en", 'nothing is marked "&en"', "quotes"),
        ("sides: [", "sides: [[", "Y00", "", "", "Compare"),
    ],
)  # fmt: skip
def test_the_mistake_behind_what_the_parser_says(  # noqa: PLR0917
    broken: Callable[[str, str], Problem], part: str, instead: str, code: str, at: str, words: str, hint: str
) -> None:
    problem = broken(part, instead)
    assert problem.code == code, problem.render()
    assert words in problem.message
    assert hint in problem.hint
    assert problem.source[problem.col - 1 :].startswith(at), problem.render()


def test_an_unquoted_colon_on_a_long_line_keeps_the_message_short(problems: Problems) -> None:
    (problem,) = problems(f"title: a: {'b' * 10_000}")
    assert problem.code == "Y02"
    assert len(problem.render()) < 1000


@pytest.mark.parametrize("escape", [r"\ud83d\U00110000", r"\ud83d\UFFFFFFFF", r"\UFFFFFFFF", r"\u12", r"\xg"])
def test_escapes_of_no_character(problems: Problems, escape: str) -> None:
    (problem,) = problems(f'a: "{escape}"')
    assert problem.code == "Y00"
