from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing_tui.loading import load_bytes
from docs import generate
from tests.loading.rules.example import TEXT

TOP = Path(__file__).parents[1]
PAGES = ("README.md", "CONTRIBUTING.md", "docs/architecture.md")
ALL_PAGES = ("README.md", "CONTRIBUTING.md", *(f"docs/{page.name}" for page in sorted((TOP / "docs").glob("*.md"))))


@pytest.mark.parametrize("name", generate.PAGES)
def test_pages_that_are_made_from_the_code_are_those_that_would_be_made_now(name: str) -> None:
    assert (TOP / "docs" / name).read_text(encoding="utf-8") == generate.PAGES[name](), "run make docs"


def test_the_examples_of_the_checks_are_held_against_the_text_that_is_shown() -> None:
    introduction = generate.checks_page().partition("## ")[0]
    assert re.findall("^> (.+)", introduction, re.MULTILINE) == [line for line in TEXT.splitlines() if line]


def test_the_example_in_the_readme_is_a_briefing() -> None:
    example = re.search(r"```yaml\n(.*?)```", (TOP / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    assert load_bytes(example[1].encode(), "README.md").id == "harbour-talks"


@pytest.mark.parametrize("page", ALL_PAGES)
def test_links_lead_somewhere(page: str) -> None:
    text = (TOP / page).read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#][^)]*)\)", text):
        if "://" not in link:
            assert (TOP / page).parent.joinpath(link).exists(), link


@pytest.mark.parametrize("page", PAGES)
def test_what_is_said_of_make_can_be_made(page: str) -> None:
    makefile = (TOP / "Makefile").read_text(encoding="utf-8")
    for name in re.findall(r"make ([a-z]+)\b", (TOP / page).read_text(encoding="utf-8")):
        assert re.search(rf"^{name}:", makefile, re.MULTILINE), name
