"""Anchors: what hangs on an item or a paragraph is found again, or told to have changed, never put elsewhere."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from briefing_tui.document.anchors import ABOUT, Finder, anchor, hash_of, place, spot, text_of, texts
from briefing_tui.document.page import Page, Place
from briefing_tui.loading import load_bytes
from briefing_tui.model import Briefing, Quote
from tests.conftest import TALKS

OLD, NEW = "We pay for the first year, […] the second is open.", "We pay for the first year only."


def talks(*changes: tuple[str, str]) -> Briefing:
    """The small briefing, with some texts replaced."""
    text = TALKS
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return load_bytes(text.encode(), "talks.yaml")


def every(page: Page) -> list[Place]:
    """The places of all blocks."""
    return [Place(part, at) for part in range(len(page.parts)) for at in range(len(page.blocks(part)))]


PAGE = Page(talks())
QUOTE = next(at for at in every(PAGE) if PAGE.block(at).item_id == "q-lind-pay")
WORDS = next(at for at in every(PAGE) if PAGE.block(at).text.startswith("Both ports"))


def test_every_block_is_found_again() -> None:
    for at in every(PAGE):
        kept = anchor(PAGE, at)
        assert Finder(PAGE).find(kept.item, kept.hash) == (at, "same")
        assert place(PAGE, spot(PAGE, at)) == at


def test_the_words_are_those_of_the_block_in_one_line() -> None:
    assert anchor(PAGE, QUOTE).words.startswith("“We pay for the first year")
    assert all("\n" not in anchor(PAGE, at).words and len(anchor(PAGE, at).words) <= 400 for at in every(PAGE))


@pytest.mark.parametrize(
    ("old", "new"),
    [(OLD, NEW), ("locator: {paragraph: 4}", "locator: {paragraph: 5}"), ("speakers: [lind]", "speakers: [lind, ash]")],
)
def test_a_quote_that_was_edited_is_told_to_have_changed(old: str, new: str) -> None:
    page = Page(talks(("role: Harbour master, side: north}", 'role: "x"}\n  - {id: ash, name: Ash}'), (old, new)))
    found = Finder(page).find(*anchor(PAGE, QUOTE)[:2])
    assert found.state == "changed"
    assert found.place is not None
    assert page.block(found.place).item_id == "q-lind-pay"


@pytest.mark.parametrize("change", [("Ada Lind", "Ada B. Lind"), ("Both ports put", "They put"), ("2.10", "3")])
def test_a_change_elsewhere_changes_nothing_here(change: tuple[str, str]) -> None:
    assert Finder(Page(talks(change))).find(*anchor(PAGE, QUOTE)[:2]).state == "same"


def test_a_quote_that_is_no_more() -> None:
    page = Page(talks(("q-lind-pay", "q-lind-year")))
    assert Finder(page).find(*anchor(PAGE, QUOTE)[:2]) == (None, "gone")


def test_a_paragraph_is_found_where_others_come_before_it() -> None:
    page = Page(talks(("      - Both ports", "      - A new one.\n      - Both ports")))
    found = Finder(page).find(*anchor(PAGE, WORDS)[:2])
    assert found.state == "same"
    assert found.place == WORDS._replace(block=WORDS.block + 1)


def test_a_paragraph_that_was_edited_is_not_found_by_likeness() -> None:
    page = Page(talks(("for a year.", "for two years.")))
    assert Finder(page).find(*anchor(PAGE, WORDS)[:2]) == (Place(WORDS.part), "changed")
    assert Finder(Page(talks(("sec-pilot", "sec-tugs")))).find(*anchor(PAGE, WORDS)[:2]) == (None, "gone")


def test_a_heading_does_not_hang_on_its_number() -> None:
    heading = next(at for at in every(PAGE) if PAGE.block(at).kind == "heading")
    page = Page(talks(("sections:\n", "sections:\n  - {id: sec-first, title: First, body: Words.}\n")))
    found = Finder(page).find(*anchor(PAGE, heading)[:2])
    assert found.state == "same"
    assert found.place is not None
    assert page.block(found.place).text.endswith("The pilot service")


def test_the_texts_are_of_every_item_and_of_what_has_no_id() -> None:
    found = dict(texts(talks()))
    assert list(found)[:3] == ["bottom-line", "key-figures", "key-points"]
    assert set(found) == {"bottom-line", "key-figures", "key-points", ABOUT, *talks().by_id}
    assert found["f-tugs"].startswith("Tugs in the pool\nstatus: agreed\nvalue: 2.10\nunit: item\n")
    assert found["q-lind-pay"] == f"{OLD}\nspeakers: lind\nsource: src-minutes\nlocator: paragraph 4"
    assert "Both ports put their tugs under one desk for a year.\n[f-tugs]\n[q-lind-pay]" in found["sec-pilot"]
    assert "status: draft" in found[ABOUT]


def test_what_is_left_at_its_default_is_the_same_as_what_is_not_said() -> None:
    quote = talks().get("q-lind-pay", Quote)
    assert quote is not None
    assert text_of(replace(quote, kind="direct", topics=())) == text_of(quote)
    assert "kind: indirect" in text_of(replace(quote, kind="indirect"))


def test_how_lines_are_broken_changes_nothing() -> None:
    page = Page(
        talks(("desk for a year.", "desk\n        for a year."), ("The two ports share a", "The two ports share\n  a"))
    )
    kept = dict(texts(talks()))
    assert dict(texts(page.briefing)) == kept
    quote = talks().get("q-lind-pay", Quote)
    assert quote is not None
    assert text_of(replace(quote, note="One.\n\nTwo\nlines.")).endswith("note: One.\nTwo lines.")


def test_hashes() -> None:
    assert hash_of("a") == "ca978112ca1bbdcafac231b39a23dc4d"
    assert len({hash_of(text) for text in ("", "a", "b", "a\n")}) == 4


def test_a_place_is_found_by_its_item_wherever_that_goes() -> None:
    page = Page(talks(("      - figure: f-tugs\n", "      - One more.\n      - And more.\n      - figure: f-tugs\n")))
    there = place(page, spot(PAGE, QUOTE._replace(offset=5)))
    assert page.block(there).item_id == "q-lind-pay"
    assert there.offset == 5


def test_a_place_in_a_section_that_is_no_more_is_found_by_its_share() -> None:
    page = Page(talks(("sec-pilot", "sec-tugs")))
    there = place(page, spot(PAGE, WORDS))
    assert abs(page.share(there) - PAGE.share(WORDS)) < 0.3
    assert place(page, spot(PAGE, QUOTE)) != Place(0)


def test_a_place_in_what_is_shorter_now() -> None:
    page = Page(talks((OLD, "Yes.")))
    there = place(page, spot(PAGE, QUOTE._replace(offset=40)))
    assert there.offset <= len(page.block(there).text)


def test_a_place_beyond_the_end_of_its_section() -> None:
    there = place(PAGE, spot(PAGE, WORDS)._replace(number=999))
    assert PAGE.key_of(there) == "sec-pilot"
    assert PAGE.key_of(PAGE.neighbour(there, 1) or Place(0)) != "sec-pilot"
