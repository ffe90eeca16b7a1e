from __future__ import annotations

import pytest

from briefing_tui.document.filtering import Filter
from briefing_tui.document.find import Find, FoldedPage
from briefing_tui.document.narrowing import narrowed
from briefing_tui.document.page import Page, Place
from briefing_tui.loading import load_file
from tests.reader.conftest import CROSSING


@pytest.fixture
def page() -> Page:
    return Page(load_file(CROSSING))


def blocks(page: Page) -> list[str]:
    found, place = [], page.first
    while place:
        found.append(page.block(place).text)
        place = page.neighbour(place, 1)  # type: ignore[assignment]
    return found


def test_what_matches_and_what_does_not_are_the_page_together(page: Page) -> None:
    whole, folded = blocks(page), FoldedPage(page)
    headings = sum(kind for part in range(folded.size) for _, kind in folded.items(part))
    for query in ("ferry", "speaker:karimi", "side:east", "zebra"):
        some, rest = (narrowed(folded, Filter(mark + query)) for mark in ("", "!"))
        assert some.matching + rest.matching == some.total == rest.total
        assert len(whole) - headings <= some.total < len(whole)
        page.narrow(rest.shown)
        others = blocks(page)
        page.narrow(some.shown or None)
        assert {*others, *blocks(page)} == {*whole}


def test_lines_and_neighbours_are_of_what_is_shown(page: Page) -> None:
    folded = FoldedPage(page)
    page.narrow(narrowed(folded, Filter("karimi")).shown)
    shown = blocks(page)
    assert shown
    lines = [page.block(Place(part, at)).text for part in range(folded.size) for at, _ in page.lines(part, 60)]
    assert list(dict.fromkeys(lines)) == shown
    assert page.block(page.last).text == shown[-1]
    assert not page.shows(Place(0))
    assert page.nearest(Place(0)) == page.first
    assert page.nearest(Place(folded.size - 1)) == page.last
    page.narrow(None)
    assert page.first == Place(0)


def test_a_find_looks_through_what_is_shown(page: Page) -> None:
    folded = FoldedPage(page)
    shown = narrowed(folded, Filter("speaker:karimi")).shown
    page.narrow(shown)
    find, place = Find(folded.only(shown), "ferry"), page.first
    while not find.counted:
        find.count_next()
    for _ in range(find.total):
        found = find.next(place)
        assert found
        place = found[0]
        assert page.shows(place)
        assert "ferry" in page.block(place).text.casefold()
    assert find.total < sum(text.count("ferry") for part in range(folded.size) for text in [folded.text(part)])
