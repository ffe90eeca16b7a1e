"""What is shown of the source around the words of a quote or figure, whether they stand there or not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_tui.document.blocks import Block
from briefing_tui.document.evidence import AROUND, evidence, found, in_order, verdict
from briefing_tui.loading.texts import SourceText
from briefing_tui.loading.verbatim import prove
from briefing_tui.model import Briefing, Figure, Locator, Placement, Quote, Section, Source, Statement

LOG = """\
The log of the tug Ada, first page.

“We tow at night, and in fog we wait for the bell,” said the mate.
The pilot paid the mate 40 crowns. He paid in coin.
Nothing was seen.
“We tow at night” was heard again.
The last tow ended at dawn.
"""
TEXT = SourceText(LOG)
Make = Callable[..., Quote]


@pytest.fixture(scope="session")
def briefing(make: Callable[..., Briefing]) -> Briefing:
    source = Source(id="src", type="report", title="Log of the Ada", text_file="log.txt", sha256="a" * 64)
    return make(sources=(source,))


def _shown(
    briefing: Briefing, statement: Statement, text: SourceText | None = TEXT, remarks: tuple[str, ...] = ()
) -> list[Block]:
    words = statement.text if isinstance(statement, Quote) else statement.evidence
    proof = prove(words, text, statement.locator) if words and text else None
    return evidence(briefing, statement, proof, text, remarks=remarks)


def _text(blocks: list[Block]) -> str:
    return "\n".join(block.first + block.text for block in blocks)


def _marked(blocks: list[Block], style: str) -> list[str]:
    return [block.text[span.start : span.end] for block in blocks for span in block.spans if span.style == style]


def test_the_words_are_marked_in_their_paragraph(briefing: Briefing, quote: Make) -> None:
    blocks = _shown(briefing, quote("q", "in fog we wait for the bell", locator=Locator(paragraph=2)))
    assert blocks[0].text.startswith("“in fog we wait for the bell”")
    assert "✓ PROVED" in _text(blocks)
    assert "¶2" in _text(blocks)
    assert _marked(blocks, "cited") == ["in fog we wait for the bell"]
    number, offset = found(blocks)
    assert blocks[number].first.strip() == "¶2"
    assert blocks[number].text[offset:].startswith("in fog")


def test_each_piece_of_a_cut_quote_is_marked(briefing: Briefing, quote: Make) -> None:
    blocks = _shown(briefing, quote("q", "We tow at night, […] we wait for the bell", locator=Locator(paragraph=2)))
    assert _marked(blocks, "cited") == ["We tow at night,", "we wait for the bell"]


def test_paragraphs_around_are_shown_as_they_are(briefing: Briefing, quote: Make) -> None:
    blocks = _shown(briefing, quote("q", "Nothing was seen.", locator=Locator(paragraph=4)))
    shown = [(block.first.strip(), block.text) for block in blocks if block.first.startswith("¶")]
    assert shown == [(f"¶{number}", line) for number, line in enumerate(filter(None, LOG.split("\n")), 1)]


def test_no_more_paragraphs_than_are_wanted(briefing: Briefing, quote: Make) -> None:
    text = SourceText("\n".join(f"Paragraph {number} is here." for number in range(1, 101)))
    blocks = _shown(briefing, quote("q", "Paragraph 50 is here."), text)
    numbers = [int(block.first.strip("¶ ")) for block in blocks if block.first.startswith("¶")]
    assert numbers == [*range(50 - AROUND, 50 + AROUND + 1)]
    assert f"¶{50 - AROUND}–{50 + AROUND} OF 100" in _text(blocks)


def test_changed_words_are_shown_word_by_word(briefing: Briefing, quote: Make) -> None:
    blocks = _shown(briefing, quote("q", "in fog we wait for the horn", locator=Locator(paragraph=2)))
    assert "≠ CHANGED" in _text(blocks)
    assert "Nearest: ¶2" in _text(blocks)
    assert "[horn → bell]" in _text(blocks)
    assert "horn" in _marked(blocks, "missing")
    assert "bell" in _marked(blocks, "cited")
    assert _marked(blocks, "nearest")
    assert found(blocks) == (0, 0)


def test_words_that_are_left_out_or_put_in(briefing: Briefing, quote: Make) -> None:
    text = _text(_shown(briefing, quote("q", "in fog we always wait for bell")))
    assert "[always → nothing]" in text
    assert "[nothing → the]" in text


def test_parts_that_stand_in_different_paragraphs(briefing: Briefing, quote: Make) -> None:
    blocks = _shown(briefing, quote("q", "The last tow ended at dawn […] The pilot paid the mate 40 crowns"))
    assert "not in this order in one paragraph: ¶6, ¶3" in _text(blocks)


def test_words_that_nothing_is_like(briefing: Briefing, quote: Make) -> None:
    blocks = _shown(briefing, quote("q", "zzz qqq xxx"))
    assert "≠ CHANGED" in _text(blocks)
    assert not _marked(blocks, "cited")


def test_words_of_another_paragraph_than_the_locator_says(briefing: Briefing, quote: Make) -> None:
    blocks = _shown(briefing, quote("q", "Nothing was seen.", locator=Locator(paragraph=2)))
    assert "✓ PROVED" in _text(blocks)
    assert "The locator says ¶2." in _text(blocks)


def test_words_that_occur_twice_without_a_locator(briefing: Briefing, quote: Make) -> None:
    assert "They occur 2 times (¶2, ¶5)" in _text(_shown(briefing, quote("q", "We tow at night")))


def test_a_figure_is_shown_with_its_evidence(briefing: Briefing, figure: Callable[..., Figure]) -> None:
    blocks = _shown(briefing, figure("f", "40", evidence="40 crowns", source="src", locator=Locator(paragraph=3)))
    assert _marked(blocks, "cited") == ["40 crowns"]


def test_without_a_text_it_says_what_would_be_here_and_what_there_is(briefing: Briefing, quote: Make) -> None:
    locator = Locator(paragraph=2, prefix="said he", suffix="and went")
    text = _text(_shown(briefing, quote("q", "in fog we wait", locator=locator), None))
    assert "· NOT PROVED" in text
    for words in ("--source src=FILE", "in fog we wait", "¶2", "said he", "and went", "Log of the Ada", "a" * 64):
        assert words in text


def test_a_figure_without_evidence_says_so(briefing: Briefing, figure: Callable[..., Figure]) -> None:
    blocks = _shown(briefing, figure("f", "40", source="src", locator=Locator(paragraph=3)))
    assert "gives no words of the source" in _text(blocks)
    assert any(block.first.startswith("¶3") for block in blocks)


def test_a_figure_without_a_source_says_so(briefing: Briefing, figure: Callable[..., Figure]) -> None:
    assert "No source is given." in _text(_shown(briefing, figure("f", "40"), None))


def test_what_is_still_being_checked_claims_nothing(briefing: Briefing, quote: Make) -> None:
    blocks = evidence(briefing, quote("q", "We tow"), None, None, pending=True)
    text = _text(blocks)
    assert "being checked" in text
    assert "PROVED" not in text
    assert "no text" not in text


def test_what_the_check_says_is_told(briefing: Briefing, quote: Make) -> None:
    assert "! Q08 another name" in _text(
        _shown(briefing, quote("q", "Nothing was seen."), remarks=("Q08 another name",))
    )


def test_an_empty_text_and_a_locator_beyond_it(briefing: Briefing, quote: Make) -> None:
    for text in (SourceText(""), SourceText("One."), TEXT):
        for locator in (None, Locator(paragraph=99), Locator(paragraph=1, paragraph_end=99)):
            for words in ("One.", "Nothing was seen.", "zzz", "…"):
                shown = _shown(briefing, quote("q", words, locator=locator), text)
                numbers = [int(block.first.strip("¶ ")) for block in shown if block.first.startswith("¶")]
                assert bool(numbers) == bool(text.paragraphs)


def test_verdicts(quote: Make) -> None:
    assert verdict(None) == "not proved"
    assert verdict(None, pending=True) == "being checked …"
    assert verdict(prove("Nothing was seen.", TEXT, None)) == "proved · ¶4"
    assert verdict(prove("Nothing was heard.", TEXT, None)) == "changed"


def test_statements_come_in_the_order_of_the_page(make: Callable[..., Briefing], quote: Make) -> None:
    sections = (
        Section(id="a", title="A", body=(Placement(quote="q-two"), Placement(quote="q-one"))),
        Section(id="b", title="B", body=()),
    )
    quotes = (quote("q-none"), quote("q-one"), quote("q-two"), quote("q-late", section="b"))
    made = make(sections=sections, quotes=quotes)
    assert [statement.id for statement in in_order(made)] == ["q-two", "q-one", "q-late", "q-none"]
