from __future__ import annotations

from datetime import date

import pytest

from briefing_tui.document.page import Page, Place
from briefing_tui.document.whereabouts import whereabouts
from briefing_tui.loading import load_file
from briefing_tui.model import Briefing, Date, Section
from tests.reader.conftest import CROSSING


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(load_file(CROSSING))


def words(page: Page, place: Place, share: float = 0.5) -> dict[str, str]:
    return {found.what: found.words for found in whereabouts(page, place, share, "/a/file.yaml", date(2026, 11, 24))}


def test_a_quote_says_its_link_and_which_it_is(page: Page) -> None:
    place = page.place_of("q-karimi-clock")
    assert place is not None
    found = words(page, place)
    assert found == {
        "link": "crossing#q-karimi-clock",
        "place": found["place"],
        "dates": "created 2 Mar 2026 · modified 9 Mar 2026 · as of 8 Mar 2026, 8 months old",
        "marking": "TLP:GREEN",
        "counts": found["counts"],
        "file": "/a/file.yaml",
    }
    assert found["place"].startswith("section 2 of 5, One timetable · item ")
    assert found["place"].endswith(" · quote 2 of 6 · 50% read")
    assert found["counts"].startswith("5 sections · 6 quotes · ")


def test_a_paragraph_has_the_link_of_its_section_and_the_end_has_none(page: Page) -> None:
    section = page.place_of("sec-timetable")
    assert section is not None
    assert words(page, section._replace(block=1))["link"] == "crossing#sec-timetable"
    end = words(page, Place(len(page.parts) - 1))
    assert end["link"] == "crossing"
    assert end["place"].startswith("About this briefing · item 1 of ")


def test_of_a_long_section_only_the_share_is_told_and_of_a_bare_file_what_there_is() -> None:
    long = Section(id="sec", title="Long", body="Words.\n\n" * 4000)
    bare = Briefing(
        briefing_version="1", id="b", title="T", language="en", created=Date("2020"), sources=(), sections=(long,)
    )
    found = words(Page(bare), Place(0))
    assert found["place"] == "section 1 of 1, Long · 50% read"
    assert (found["dates"], found["counts"]) == ("created 2020", "1 section")
    assert found["marking"].startswith("none")
