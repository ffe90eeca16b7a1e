"""A place in a briefing that is being written: what it shows stays in view, whatever is changed around it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_tui.document.page import Page, Place
from briefing_tui.document.places import SamePlaces
from briefing_tui.model import Briefing, Date, KeyPoint, Placement, Quote, Section, Source

Made = Callable[..., Briefing]


def _briefing(*sections: tuple[str, list[str]], quotes: dict[str, str] | None = None) -> Page:
    """A page of sections: `#id` in a body places a quote, anything else is a paragraph."""
    texts = {"q-one": "The first quote.", "q-two": "The second quote."} | (quotes or {})
    return Page(
        Briefing(
            briefing_version="1",
            id="b",
            title="Talks",
            language="en",
            created=Date("2020-01-01"),
            bottom_line="What it comes to.",
            key_points=(KeyPoint(text="One."), KeyPoint(text="Two.", id="kp-two")),
            sources=(Source(id="src", type="report", title="Log"),),
            sections=tuple(
                Section(
                    id=name,
                    title=name.upper(),
                    body=tuple(Placement(quote=text[1:]) if text[0] == "#" else text for text in body),
                )
                for name, body in sections
            ),
            quotes=tuple(Quote(id=key, text=text, speakers=("ada",), source="src") for key, text in texts.items()),
        )
    )


FIRST = ("sec-a", ["Alpha words.", "Beta words.", "#q-one", "Gamma words."])
SECOND = ("sec-b", ["Delta words.", "#q-two", "Epsilon words."])


@pytest.fixture
def old() -> Page:
    return _briefing(FIRST, SECOND)


def _at(page: Page, words: str) -> Place:
    """The place of the block whose text begins with some words."""
    return next(place for place in _places(page) if page.block(place).text.startswith(words))


def _places(page: Page) -> list[Place]:
    return [Place(part, at) for part in range(len(page.parts)) for at in range(len(page.blocks(part)))]


def _after(old: Page, new: Page, words: str, offset: int = 3) -> tuple[str, int]:
    """The text at the place in the new page, and the offset in it."""
    found = SamePlaces(old, new).same(Place(*_at(old, words)[:2], offset))
    return new.block(found).text, found.offset


def test_in_the_same_page_every_place_is_its_own(old: Page) -> None:
    again = _briefing(FIRST, SECOND)
    for place in _places(old):
        for offset in {0, 1, len(old.block(place).text)}:
            assert SamePlaces(old, again).same(Place(place.part, place.block, offset)) == (
                place.part,
                place.block,
                offset,
            )


@pytest.mark.parametrize("words", ["Beta words.", "“The first quote.”", "Gamma words.", "Delta words.", "Epsilon"])
def test_what_comes_before_moves_nothing(old: Page, words: str) -> None:
    more = ("sec-a", ["New words.", "Alpha words.", "More new words.", *FIRST[1][1:]])
    new = _briefing(("sec-new", ["Something.", "And more."]), more, ("sec-c", ["Else."]), SECOND)
    text, offset = _after(old, new, words)
    assert text.startswith(words)
    assert offset == 3


def test_an_edited_paragraph_is_known_by_the_one_before_it(old: Page) -> None:
    new = _briefing(("sec-a", ["Alpha words.", "Beta words, and others.", "#q-one", "Gamma words."]), SECOND)
    assert _after(old, new, "Beta words.") == ("Beta words, and others.", 3)


def test_an_edited_paragraph_after_an_edited_one(old: Page) -> None:
    new = _briefing(("sec-a", ["Alpha!", "Beta!", "#q-one", "Gamma words."]), SECOND)
    assert _after(old, new, "Beta words.") == ("Beta!", 3)


def test_an_edited_quote_is_the_same_quote(old: Page) -> None:
    text, offset = _after(old, _briefing(FIRST, SECOND, quotes={"q-one": "Other words altogether."}), "“The first", 9)
    assert text.startswith("“Other words altogether.”")
    assert offset == 9


def test_a_quote_that_goes_to_another_section_is_followed(old: Page) -> None:
    new = _briefing(("sec-a", ["Alpha words."]), ("sec-b", ["Delta words.", "#q-two", "#q-one"]))
    assert _after(old, new, "“The first")[0].startswith("“The first")


def test_a_paragraph_that_vanishes_leaves_the_one_before_it(old: Page) -> None:
    new = _briefing(("sec-a", ["Alpha words.", "#q-one", "Gamma words."]), SECOND)
    assert _after(old, new, "Beta words.") == ("Alpha words.", 0)


def test_a_quote_that_vanishes_leaves_the_block_before_it(old: Page) -> None:
    new = _briefing(("sec-a", ["Alpha words.", "Beta words.", "Gamma words."]), SECOND, quotes={"q-one": "Elsewhere."})
    assert _after(old, new, "“The first")[0].startswith("“Elsewhere.")


def test_a_section_that_vanishes_leaves_the_one_before_it(old: Page) -> None:
    new = _briefing(FIRST)
    assert _after(old, new, "Epsilon words.")[0].startswith("“The second")
    assert _after(old, new, "Delta words.")[0] == "Gamma words."


def test_a_heading_stays_when_it_is_worded_anew(old: Page) -> None:
    new = _briefing(("sec-new", ["Something."]), FIRST, SECOND)
    place = _at(old, "2  SEC-B")
    assert new.block(SamePlaces(old, new).same(place)).text == "3  SEC-B"


def test_it_is_known_what_is_still_there(old: Page) -> None:
    places = SamePlaces(old, _briefing(("sec-a", ["Alpha words.", "Beta, reworded.", "Gamma words."])))
    kept = {words: places.has(_at(old, words)) for words in ("Alpha", "Beta", "“The first", "Gamma", "Delta")}
    assert kept == {"Alpha": True, "Beta": True, "“The first": True, "Gamma": True, "Delta": False}


def test_of_two_of_the_same_text_it_is_the_same_one() -> None:
    body = ["Same.", "Between.", "Same.", "After."]
    old, new = _briefing(("sec-a", body)), _briefing(("sec-a", ["Before.", *body]))
    places = [place for place in _places(old) if old.block(place).text == "Same."]
    shown = [place for place in _places(new) if new.block(place).text == "Same."]
    assert [SamePlaces(old, new).same(place)[:2] for place in places] == [place[:2] for place in shown]


def test_an_offset_beyond_the_text_is_its_end(old: Page) -> None:
    new = _briefing(("sec-a", ["Alpha words.", "B!", "#q-one", "Gamma words."]), SECOND)
    assert _after(old, new, "Beta words.", 9) == ("B!", 2)


def test_where_nothing_is_left_it_is_the_top(old: Page, make: Made) -> None:
    new = Page(make(title="Other"))
    assert SamePlaces(old, new).same(_at(old, "What it comes to.")) == Place(0)


def test_a_large_section_and_a_large_file_take_little_time(large: Briefing) -> None:
    from time import perf_counter

    old, new = Page(large), Page(large)
    last = Place(len(old.parts) - 1)
    begun = perf_counter()
    for part in range(0, len(old.parts), max(1, len(old.parts) // 20)):
        assert SamePlaces(old, new).same(Place(part)) == Place(part)
    assert SamePlaces(old, new).same(last) == last
    assert perf_counter() - begun < 2.0
