from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing_tui.loading import load_bytes
from briefing_tui.reader.commands import keys_page

TOP = Path(__file__).parents[1]
PAGES = ("README.md", "CONTRIBUTING.md", "docs/architecture.md")


def test_the_keys_page_is_the_one_made_from_the_commands() -> None:
    assert (TOP / "docs" / "keys.md").read_text(encoding="utf-8") == keys_page(), "run make docs"


def test_the_example_in_the_readme_is_a_briefing() -> None:
    example = re.search(r"```yaml\n(.*?)```", (TOP / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    assert load_bytes(example[1].encode(), "README.md").id == "harbour-talks"


@pytest.mark.parametrize("page", PAGES)
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
