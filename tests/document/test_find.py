from __future__ import annotations

import re
import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefing_tui.document import find
from briefing_tui.document.blocks import Block
from briefing_tui.document.find import Find, FoldedPage
from briefing_tui.document.page import Page, Place
from briefing_tui.model import Briefing, Organisation, Person, Section
from briefing_tui.text import folded

Make = Callable[..., Briefing]
LETTERS = st.text("aAbəƏé ß…ﬁ\u0301\u200cş漢3⅓'’\n", max_size=30)


def page_of(make: Make, *bodies: str, **fields: object) -> Page:
    """A page of sections with these bodies, one block each."""
    sections = tuple(Section(id=f"sec-{n}", title="", body=body) for n, body in enumerate(bodies))
    return Page(make(sections=sections, sources=(), title="", **fields))


def counted(found: Find) -> Find:
    while not found.counted:
        found.count_next()
    return found


def walk(found: Find, start: Place, step: Callable[[Place], tuple[Place, bool] | None]) -> list[tuple[Place, bool]]:
    """Every step from a place until one is met for the second time."""
    seen: list[tuple[Place, bool]] = []
    place = start
    while (stepped := step(place)) and stepped[0] not in [place for place, _ in seen]:
        seen.append(stepped)
        place = stepped[0]
    return seen


def matched(page: Page, query: str) -> list[str]:
    """The words that a find marks, in reading order."""
    found = Find(FoldedPage(page), query)
    blocks = [block for number in range(len(page.parts)) for block in page.blocks(number)]
    return [block.text[start:end] for block in blocks for start, end in found.spans(block)]


class TestCounting:
    @given(st.lists(LETTERS, min_size=1, max_size=4), LETTERS.filter(lambda text: folded(text).strip()))
    @example(["aaaa"], "aa")
    @example(["a…b"], ".")
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_the_count_is_that_of_the_folded_text(self, make: Make, bodies: list[str], query: str) -> None:
        page = page_of(make, *bodies)
        blocks = [folded(b.text).replace("\n", " ") for n in range(len(page.parts)) for b in page.blocks(n)]
        naive = sum(len(re.findall(re.escape(folded(query).replace("\n", " ")), text)) for text in blocks)
        found = counted(Find(FoldedPage(page), query))
        assert found.total == naive
        assert sum(len(found.spans(b)) for n in range(len(page.parts)) for b in page.blocks(n)) == naive

    def test_counting_goes_part_by_part(self, large: Briefing) -> None:
        page = FoldedPage(Page(large))
        found = Find(page, "quoted words 29")
        found.count_next()
        assert not found.counted
        assert found.counter(Place(5)) == "…/…"
        assert counted(found).total == 1 + 10 + 100

    def test_more_than_the_most_are_not_counted(self, make: Make) -> None:
        page = page_of(make, *["many words " * 3000] * 5)
        found = counted(Find(FoldedPage(page), "w"))
        assert len(found._counts) < len(page.parts)
        assert found.counter(Place(0, 1, 5)) == "1/9999+"
        assert found.counter(Place(len(page.parts) - 1)) == "…/9999+"

    def test_the_counter_stops_at_the_most(self, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(find, "MOST", 3)
        page = page_of(make, "a a a a a a")
        found = counted(Find(FoldedPage(page), "a"))
        place = page.place_of("sec-0")
        assert place is not None
        assert found.counter(Place(place.part, 1, 2)) == "2/3+"
        assert found.counter(Place(place.part, 1, 10)) == "3+/3+"

    def test_what_folds_to_nothing_is_found_nowhere(self, make: Make) -> None:
        found = counted(Find(FoldedPage(page_of(make, "e\u0301 a")), "\u0301"))
        assert (found.total, found.next(Place(0)), found.previous(Place(0))) == (0, None, None)
        assert found.spans(Block("paragraph", "e\u0301 a")) == []


class TestStepping:
    @given(st.lists(LETTERS, min_size=1, max_size=4), LETTERS.filter(lambda text: folded(text).strip()), st.data())
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_next_and_previous_go_through_all_matches_and_round(
        self, make: Make, bodies: list[str], query: str, data: st.DataObject
    ) -> None:
        page = page_of(make, *bodies)
        found = Find(FoldedPage(page), query)
        every = [
            Place(number, at, start)
            for number in range(len(page.parts))
            for at, block in enumerate(page.blocks(number))
            for start in dict.fromkeys(span[0] for span in found.spans(block))
        ]
        start = data.draw(st.sampled_from([Place(0), *every]))
        forward = walk(found, start, found.next)
        backward = walk(found, start, found.previous)
        assert [place for place, _ in forward] == [p for p in every if p > start] + [p for p in every if p <= start]
        assert [place for place, _ in backward] == [
            p for p in reversed(every) if p < start] + [p for p in reversed(every) if p >= start]  # fmt: skip
        froms = [start, *(place for place, _ in forward)]
        assert [wrapped for _, wrapped in forward] == [to <= here for here, to in pairwise(froms)]
        froms = [start, *(place for place, _ in backward)]
        assert [wrapped for _, wrapped in backward] == [to >= here for here, to in pairwise(froms)]
        for number, place in enumerate(sorted(every), 1):
            counter = counted(found).counter(place)
            assert counter.endswith(f"/{found.total}")
            assert int(counter.split("/")[0]) >= number

    def test_going_round_is_said(self, make: Make) -> None:
        found = Find(FoldedPage(page_of(make, "one zq", "two zq")), "zq")
        first, second = Place(0, 1, 4), Place(1, 1, 4)
        assert found.next(Place(0)) == (first, False)
        assert found.next(first) == (second, False)
        assert found.next(second) == (first, True)
        assert found.previous(second) == (first, False)
        assert found.previous(first) == (second, True)

    def test_the_only_match_is_met_again_after_going_round(self, make: Make) -> None:
        page = page_of(make, "only here")
        found = Find(FoldedPage(page), "only")
        place = Place(0, 1, 0)
        assert found.next(place) == (place, True)
        assert found.previous(place) == (place, True)
        assert found.next(place, itself=True) == (place, False)

    def test_the_counter_tells_which_match(self, make: Make) -> None:
        page = page_of(make, "zq b zq", "zq")
        found = Find(FoldedPage(page), "zq")
        places = (Place(0, 1, 0), Place(0, 1, 5), Place(1, 1, 0))
        assert [found.counter(place) for place in places] == ["…/…"] * 3
        found.count_next()
        assert [found.counter(place) for place in places] == ["1/…", "2/…", "…/…"]
        counted(found)
        assert [found.counter(place) for place in places] == ["1/3", "2/3", "3/3"]

    def test_two_matches_in_one_character_are_one_place(self, make: Make) -> None:
        page = page_of(make, "so … and . on")
        found = Find(FoldedPage(page), ".")
        first, second = Place(0, 1, 3), Place(0, 1, 9)
        assert found.next(first) == (second, False)
        assert counted(found).total == 4
        assert (found.counter(first), found.counter(second)) == ("3/4", "4/4")


class TestMarks:
    @pytest.mark.parametrize(
        ("text", "query", "marks"),
        [
            ("Qarabağ and QARABAĞ", "qarabag", ["Qarabağ", "QARABAĞ"]),
            ("Qaraba\u0306g\u0306 here", "bag", ["ba\u0306g\u0306"]),
            ("Əliyev", "el", ["Əl"]),
            ("straße", "ss", ["ß"]),
            ("«so» – “it”", '"so" - "it"', ["«so» – “it”"]),
            ("می\u200cخواهم", "میخ", ["می\u200cخ"]),
            ("كتاب", "کتاب", ["كتاب"]),
            ("۱۴ and ١٤ and 14", "14", ["۱۴", "١٤", "14"]),
            ("a.c abc", "a.c", ["a.c"]),
            ("(x) [y]", "[", ["["]),
        ],
    )
    def test_whole_characters_of_the_shown_text_are_marked(
        self, make: Make, text: str, query: str, marks: list[str]
    ) -> None:
        assert matched(page_of(make, text), query) == marks

    def test_a_phrase_is_found_across_line_breaks(self, make: Make) -> None:
        page = page_of(make, "the word that\nwraps over  \nlines " + "and more words " * 20)
        assert matched(page, "that wraps over lines") == ["that wraps over\nlines"]
        assert max(len(page.lines(0, width)) for width in (8, 40)) > 10

    def test_marks_are_right_in_whatever_order_blocks_are_asked_for(self, make: Make) -> None:
        found = Find(FoldedPage(page_of(make, "")), "a")
        blocks = [Block("paragraph", text) for text in ("a", "ba", "cca")]
        for block in (*blocks, *blocks[::-1], blocks[0], blocks[0]):
            assert found.spans(block) == [(len(block.text) - 1, len(block.text))]


class TestOtherNames:
    @pytest.fixture
    def page(self, make: Make) -> Page:
        people = (Person(id="x", name="Zeynəb Qaya", aliases=("Zeinab Kaya",), names={"fa": "زینب کایا"}),)
        organisations = (
            Organisation(id="eu", name="European Union", acronym="EU"),
            Organisation(id="one", name="Kaya", aliases=("Rock",)),
            Organisation(id="two", name="Kaya", aliases=("Stone",)),
            Organisation(id="odd", name="Oddity", aliases=("\u0301", "")),
        )
        text = "Zeynəb Qaya, Zeinab Kaya and زینب کایا; EU, eu, the European Union; a neutral Europe. Rock, Stone."
        return page_of(make, text, people=people, organisations=organisations)

    def marked(self, page: Page, query: str) -> list[str]:
        block = page.block(Place(0, 1))
        return [block.text[slice(*span)] for span in Find(FoldedPage(page), query).spans(block)]

    @pytest.mark.parametrize("query", ["zeyneb qaya", "Zeinab Kaya", "زینب کایا", " zeinab kaya "])
    def test_a_name_finds_the_other_names(self, page: Page, query: str) -> None:
        assert [mark.strip(" ,;") for mark in self.marked(page, query)] == ["Zeynəb Qaya", "Zeinab Kaya", "زینب کایا"]

    def test_a_part_of_a_name_finds_itself_alone(self, page: Page) -> None:
        assert self.marked(page, "zeinab") == ["Zeinab"]

    def test_a_short_other_name_is_a_whole_word_and_what_was_typed_is_not(self, page: Page) -> None:
        assert self.marked(page, "european union") == ["EU", "eu", "European Union"]
        assert self.marked(page, "eu") == ["EU", "eu", "European Union", "eu", "Eu"]

    def test_two_that_share_a_name_are_both_found(self, page: Page) -> None:
        assert self.marked(page, "kaya") == ["Kaya", "Rock", "Stone"]
        assert self.marked(page, "rock") == ["Kaya", "Rock"]

    def test_matches_of_several_names_are_counted_once_each(self, page: Page) -> None:
        assert counted(Find(FoldedPage(page), "oddity")).total == 1


class TestFoldedPage:
    def test_it_is_warmed_part_by_part(self, large: Briefing) -> None:
        page = FoldedPage(Page(large))
        page.text(3)
        steps = 0
        while not page.ready:
            page.warm()
            steps += 1
        assert steps == page.size - 1
        page.warm()
        assert page.ready

    def test_a_place_and_its_offset_are_each_others_inverse(self, everything: Briefing) -> None:
        page = FoldedPage(Page(everything))
        for number in range(page.size):
            for at, block in enumerate(page.page.blocks(number)):
                offset = page.offset(Place(number, at, len(block.text) // 2))
                assert page.place(number, offset) == (at, len(folded(block.text[: len(block.text) // 2])))

    def test_a_key_typed_in_four_megabytes_is_quick(self, make: Make) -> None:
        body = ("The transit of gas over the border was on the table again. " * 8 + "\n\n") * 850
        page = FoldedPage(page_of(make, *[body] * 10))
        while not page.ready:
            page.warm()

        def typed(query: str) -> float:
            began = time.perf_counter()
            found = Find(page, query)
            found.next(Place(0), itself=True)
            counted(found)
            return time.perf_counter() - began

        for query in ("t", "transit of gas", "absent words"):
            assert min(typed(query) for _ in range(3)) < 0.1, query
