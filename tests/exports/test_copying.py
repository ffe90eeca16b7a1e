from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from briefing_tui.document.blocks import Block
from briefing_tui.document.citation import cite
from briefing_tui.document.page import Page
from briefing_tui.exports.copying import FORMATS, as_json, to_markdown
from briefing_tui.loading import load_file
from briefing_tui.model import Briefing, Quote
from briefing_tui.personal.config import COPY_FORMATS

DATA = Path(__file__).parent.parent / "data"


@pytest.fixture(scope="module")
def everything() -> Briefing:
    """A briefing that has every field of the format."""
    return load_file(DATA / "everything.briefing.yaml")


def block(briefing: Briefing, item_id: str) -> Block:
    page = Page(briefing)
    place = page.place_of(item_id)
    assert place is not None
    return page.block(place)


def data(briefing: Briefing, item_id: str, words: str = "") -> dict[str, Any]:
    made: dict[str, Any] = json.loads(as_json(briefing, block(briefing, item_id), words))
    return made


def test_every_form_of_the_setting_is_made() -> None:
    assert tuple(FORMATS) == COPY_FORMATS


def test_a_quote_as_markdown(everything: Briefing) -> None:
    assert to_markdown(everything, block(everything, "q-hale")).split("\n") == [
        "> “Nobody shovels faster.”",
        "",
        "— Ines Hale, Acting foreman, MWX; phrase, translated from da by Vera Gloss; Megaphone; 10 Sep 2017\\",
        "Original (da): Ingen graver hurtigere.\\",
        "Note: Heard \\*dimly\\*.\\",
        "Source: Quayside press, Logbook transcript, 5 Apr 2018, ¶41 p. xiv 00:12:34, <https://logs.example/one>\\",
        "TLP:AMBER+STRICT · embargo until 1 Dec 2031\\",
        "`everything#q-hale`",
    ]


def test_markdown_shows_the_words_as_they_are(everything: Briefing) -> None:
    words = "*a* [b](c) <d> `e`\n\n# f \\ 1_2"
    html = MarkdownIt().render(to_markdown(everything, Block("paragraph", words)))
    assert "<p>*a* [b](c) &lt;d&gt; `e`</p>\n<p># f \\ 1_2</p>" in html


def test_a_quote_as_json(everything: Briefing) -> None:
    made = data(everything, "q-hale")
    quote = everything.get("q-hale", Quote)
    assert quote is not None
    assert made["permalink"] == "everything#q-hale"
    assert (made["text"], made["item"]["text"], made["kind"]) == (quote.text, quote.text, "quote")
    assert made["said_by"] == [{"id": "hale", "name": "Ines Hale", "role": "Acting foreman, MWX"}]
    assert made["item"]["locator"]["paragraph"] == 41
    assert made["source"]["title"] == "Logbook transcript"
    assert made["marking"]["tlp"] == "amber+strict"
    assert made["citation"] == cite(everything, block(everything, "q-hale"))


def test_a_figure_as_json_has_its_numbers_as_written(everything: Briefing) -> None:
    made = as_json(everything, block(everything, "f-barges"))
    assert '"max_value": 13500.50' in made
    assert {"qualifier", "unit", "as_of", "certainty", "evidence"} <= set(json.loads(made)["item"])


@pytest.mark.parametrize("form", FORMATS)
def test_a_part_of_the_words_is_cited_as_the_whole(everything: Briefing, form: str) -> None:
    shown = block(everything, "q-hale")
    made = FORMATS[form](everything, shown, "shovels")
    assert "shovels" in made
    assert "everything#q-hale" in made
    assert "“Nobody shovels faster.”" not in made
    if form == "json":
        assert json.loads(made)["text"] == "shovels"


def test_a_paragraph_as_json_has_no_item(everything: Briefing) -> None:
    made = data(everything, "sec-silt")
    assert "item" not in made
    assert made["permalink"] == "everything#sec-silt"
