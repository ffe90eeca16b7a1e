from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from msgspec.structs import replace

from briefing_tui.document import markdown, page
from briefing_tui.document.blocks import Block
from briefing_tui.document.page import Page, Place
from briefing_tui.model import Briefing, Event, Figure, KeyPoint, Person, Placement, Quote, Section, Topic

WIDTHS = (10, 33, 74, 200)
Make = Callable[..., Briefing]
MakeQuote = Callable[..., Quote]
MakeFigure = Callable[..., Figure]


@pytest.fixture(scope="module")
def long(make: Make, quote: MakeQuote) -> Briefing:
    """A briefing with a long section, which is made in several parts, an empty one, and one of spaces alone."""
    body = (
        "## First\n\n"
        + "Some words of a paragraph, which is long enough to be wrapped twice.\n\n" * 300
        + "## Last\n\nEnd."
    )
    sections = (
        Section(id="sec-a", title="Empty", body=""),
        Section(id="sec-b", title="Long", body=(body, Placement(quote="q-b"), "  \n ", "x " * 5000, " ")),
        Section(id="sec-c", title="Short", body="- a\n- b"),
    )
    return make(sections=sections, quotes=(quote("q-a"), quote("q-b")), people=(Person(id="ada", name="Ada"),))


def places(shown: Page) -> Iterator[Place]:
    for number in range(len(shown.parts)):
        for at in range(len(shown.blocks(number))):
            yield Place(number, at)


def texts(shown: Page, key: str) -> list[str]:
    """The texts of the blocks of a section or list."""
    return [block.text for at, part in enumerate(shown.parts) if part.key == key for block in shown.blocks(at)]


def ids(shown: Page, key: str) -> list[str | None]:
    return [block.item_id for at, part in enumerate(shown.parts) if part.key == key for block in shown.blocks(at)]


class TestPlaces:
    def test_every_item_has_a_place_that_shows_it(self, everything: Briefing, large: Briefing) -> None:
        for briefing in (everything, large):
            shown = Page(briefing)
            for item in list(briefing.items())[::7] if briefing is large else briefing.items():
                place = shown.place_of(str(item.id))
                assert place is not None
                assert shown.block(place).item_id == item.id

    def test_the_parts_that_every_page_has_have_places(self, everything: Briefing) -> None:
        shown = Page(everything)
        for number, key in enumerate(("bottom-line", "key-figures", "key-points")):
            assert shown.place_of(key) == Place(number)

    def test_what_the_page_does_not_show_has_no_place(self, everything: Briefing) -> None:
        assert Page(everything).place_of("nobody") is None

    @pytest.mark.parametrize("key", ["people", "sources", "about", "events", "also-recorded", "topics"])
    def test_an_item_may_be_called_like_one_of_the_lists(self, make: Make, key: str) -> None:
        section = Section(id=key, title="Mine", body="Words.")
        people = (Person(id="ada", name="Ada"),)
        shown = Page(make(sections=(section,), people=people, topics=(Topic(id="t", label="T"),)))
        titles = [entry.title for entry in shown.contents]
        assert titles == ["Mine", "People", "Topics", "Sources", "About this briefing"]
        assert ids(shown, key) == [key, key]
        assert [entry.place for entry in shown.contents] == sorted({entry.place for entry in shown.contents})

    def test_the_blocks_follow_each_other_both_ways(self, everything: Briefing, long: Briefing) -> None:
        for briefing in (everything, long):
            shown = Page(briefing)
            every = list(places(shown))
            assert every == sorted(every)
            for before, after in pairwise(every):
                assert shown.neighbour(before, 1) == after
                assert shown.neighbour(after, -1) == before
            assert shown.neighbour(every[0], -1) is None
            assert shown.neighbour(every[-1], 1) is None

    @pytest.mark.parametrize("width", WIDTHS)
    def test_a_line_knows_its_place_and_a_place_its_line(
        self, everything: Briefing, long: Briefing, width: int
    ) -> None:
        for briefing in (everything, long):
            shown = Page(briefing)
            for number in range(len(shown.parts)):
                for at, (block, line) in enumerate(shown.lines(number, width)):
                    for piece in line.pieces:
                        assert shown.line_at(Place(number, block, piece.start), width) == (number, at)

    @pytest.mark.parametrize("width", WIDTHS)
    def test_further_into_the_text_is_never_further_up(self, everything: Briefing, width: int) -> None:
        shown = Page(everything)
        for place in places(shown):
            block = shown.block(place)
            lines = [shown.line_at(Place(*place[:2], offset), width) for offset in range(len(block.text) + 1)]
            assert block.cells or lines == sorted(lines)
            assert {shown.lines(part, width)[at][0] for part, at in lines} == {place.block}

    @pytest.mark.parametrize("width", WIDTHS)
    def test_moving_goes_through_every_line_and_back(self, everything: Briefing, long: Briefing, width: int) -> None:
        for briefing in (everything, long):
            shown = Page(briefing)
            every = [(part, at) for part in range(len(shown.parts)) for at in range(len(shown.lines(part, width)))]
            numbers = {line: number for number, line in enumerate(every)}
            last = len(every) - 1
            for step in (1, -1, 7, -7, 1000, -1000, 0):
                for line in every[::5] + every[-3:]:
                    assert shown.moved(line, step, width) == every[min(last, max(0, numbers[line] + step))]

    def test_the_share_read_rises_from_nothing_to_all(self, everything: Briefing, long: Briefing) -> None:
        for briefing in (everything, long):
            shown = Page(briefing)
            shares = [
                shown.share(Place(*place[:2], offset))
                for place in places(shown)
                for offset in range(0, len(shown.block(place).text) + 1, 3)
            ]
            assert shares == sorted(shares)
            assert shares[0] == 0
            last = list(places(shown))[-1]
            assert shown.share(Place(*last[:2], len(shown.block(last).text))) == pytest.approx(1)


class TestContents:
    def test_parts_sections_and_lists_in_reading_order(self, everything: Briefing) -> None:
        entries = Page(everything).contents
        assert [entry.title for entry in entries] == [
            "Bottom line", "Key figures", "Key points", "Sediment", "People", "Organisations", "Places", "Projects",
            "Agreements", "Events", "Topics", "Sides", "Glossary", "Sources", "About this briefing",
        ]  # fmt: skip
        assert [entry.number for entry in entries if entry.number] == ["1"]

    def test_each_entry_leads_to_its_heading(self, everything: Briefing, large: Briefing) -> None:
        for briefing in (everything, large):
            shown = Page(briefing)
            for entry in shown.contents:
                first = shown.block(entry.place).text
                assert entry.title.lower() in first.lower() or entry.title == "Key figures"

    def test_counts_are_of_all_kinds_of_quotes_and_all_figures(
        self, make: Make, quote: MakeQuote, figure: MakeFigure
    ) -> None:
        quotes = (quote("q-a"), quote("q-b", kind="indirect"), quote("q-c", kind="phrase", section="sec"))
        figures = (figure("f-a"), figure("f-b", None, kind="date", date="2020", section="sec"), figure("f-c"))
        body = ("Text.", Placement(quote="q-a"), Placement(figures=("f-a", "f-a")), Placement(quote="q-b"))
        section = Section(id="sec", title="S", body=body)
        shown = Page(
            make(
                sections=(
                    section,
                    Section(id="two", title="T", body=""),
                ),
                quotes=quotes,
                figures=figures,
            )
        )
        assert [entry.counts for entry in shown.contents if entry.number] == ["3q 2f", ""]

    def test_markdown_headings_are_entries_of_their_section(self, long: Briefing) -> None:
        shown = Page(long)
        assert [shown.has_headings(key) for key in ("sec-a", "sec-b", "sec-c", "People", "nobody")] == [
            False, True, False, False, False,
        ]  # fmt: skip
        entries = shown.headings("sec-b")
        assert [(entry.title, entry.level) for entry in entries] == [("First", 1), ("Last", 1)]
        assert [shown.block(entry.place).text for entry in entries] == ["First", "Last"]
        assert entries[0].place.part < entries[1].place.part

    def test_a_heading_that_begins_a_part_is_an_entry(self, make: Make) -> None:
        body = "\n\n".join(f"## Heading {number}\n\n{'words ' * 1000}" for number in range(4))
        shown = Page(make(sections=(Section(id="sec", title="S", body=body),)))
        entries = shown.headings("sec")
        assert [entry.title for entry in entries] == [f"Heading {number}" for number in range(4)]
        assert {entry.place.block for entry in entries} == {0, 1}

    def test_a_place_knows_its_section(self, long: Briefing) -> None:
        shown = Page(long)
        keys = list(dict.fromkeys(shown.key_of(place) for place in places(shown)))
        assert keys == ["key-figures", "sec-a", "sec-b", "sec-c", "Also-recorded", "People", "Sources", "About"][1:]


class TestPlacement:
    def test_what_no_body_places_comes_at_the_end_of_its_section(self, make: Make, quote: MakeQuote) -> None:
        quotes = (quote("q-late", section="sec"), quote("q-set"), quote("q-later", section="sec"))
        section = Section(id="sec", title="S", body=("One.", Placement(quote="q-set"), "Two."))
        assert ids(Page(make(sections=(section,), quotes=quotes)), "sec") == [
            "sec",
            "sec",
            "q-set",
            "sec",
            "q-late",
            "q-later",
        ]

    def test_what_two_bodies_place_stands_in_both_and_belongs_to_the_first(
        self, make: Make, figure: MakeFigure
    ) -> None:
        sections = tuple(Section(id=name, title=name, body=(Placement(figure="f"),)) for name in ("one", "two"))
        shown = Page(make(sections=sections, figures=(figure("f", section="two"),)))
        assert (ids(shown, "one"), ids(shown, "two")) == (["one", "f"], ["two", "f"])
        place = shown.place_of("f")
        assert place is not None
        assert shown.key_of(place) == "one"
        assert [entry.counts for entry in shown.contents if entry.number] == ["1f", ""]
        assert "Also-recorded" not in {part.key for part in shown.parts}

    def test_a_body_may_place_the_same_item_twice(self, make: Make, quote: MakeQuote) -> None:
        section = Section(id="sec", title="S", body=(Placement(quote="q"), "Text.", Placement(quote="q")))
        assert ids(Page(make(sections=(section,), quotes=(quote("q"),))), "sec") == ["sec", "q", "sec", "q"]

    @pytest.mark.parametrize("section", [None, "nowhere"])
    def test_what_no_section_has_is_also_recorded(
        self, make: Make, quote: MakeQuote, figure: MakeFigure, section: str | None
    ) -> None:
        briefing = make(quotes=(quote("q", section=section),), figures=(figure("f", section=section),))
        assert ids(Page(briefing), "Also-recorded") == ["Also-recorded", "q", "f"]

    def test_an_id_that_nothing_has_is_said_in_its_place(self, make: Make, quote: MakeQuote) -> None:
        section = Section(id="sec", title="S", body=("One.", Placement(figures=("gone", "lost")), "Two."))
        quotes = (quote("q", speakers=("unknown",)),)
        points = (KeyPoint(text="A point.", refs=("absent",)),)
        shown = Page(make(sections=(section,), quotes=quotes, key_points=points, key_figures=("no-figure",)))
        said = ["1  S", "One.", "[nothing has the id gone]", "[nothing has the id lost]", "Two."]
        assert texts(shown, "sec") == said
        assert "unknown" in texts(shown, "Also-recorded")[1]
        assert texts(shown, "key-points")[1] == "A point. → absent"
        assert texts(shown, "key-figures") == ["[nothing has the id no-figure]"]

    def test_the_strip_shows_figures_and_events_and_says_what_is_missing(self, make: Make, figure: MakeFigure) -> None:
        events = (Event(id="ev", name="Launch"), Event(id="ev-b", name="Landing", status="occurred"))
        shown = Page(make(figures=(figure("f"),), events=events, key_figures=("ev", "f", "gone", "ev-b")))
        (block,) = shown.blocks(0)
        cells = [block.text[start:end] for start, end in block.cells]
        assert cells == [
            "date not given\nLaunch", "2 km\nTugs\nagreed", "date not given\nLanding\noccurred",
            "[nothing has the id gone]",
        ]  # fmt: skip

    def test_the_bottom_line_is_read_as_inline_markdown(self, make: Make) -> None:
        shown = Page(make(bottom_line="- One *two*.\n\n# Three.\n"))
        assert texts(shown, "bottom-line") == ["BOTTOM LINE", "- One two.\n# Three."]

    def test_a_page_of_nothing_still_has_a_page(self, make: Make) -> None:
        shown = Page(make(sources=()))
        assert [part.key for part in shown.parts] == ["About"]
        assert shown.moved((0, 0), 5, 40)[0] == 0


class TestOnlyWhatIsLookedAt:
    @pytest.fixture
    def made(self, monkeypatch: pytest.MonkeyPatch) -> list[Block]:
        """The blocks of statements that have been made."""
        blocks: list[Block] = []

        def counted(briefing: Briefing, item: Quote | Figure) -> Block:
            blocks.append(original(briefing, item))
            return blocks[-1]

        original = page._shown
        monkeypatch.setattr(page, "_shown", counted)
        return blocks

    def test_opening_makes_no_block(self, large: Briefing, made: list[Block]) -> None:
        shown = Page(large)
        assert (len(shown.contents), made) == (256, [])

    def test_a_screen_makes_the_blocks_near_it(self, large: Briefing, made: list[Block]) -> None:
        shown = Page(large)
        line = (0, 0)
        for _ in range(60):
            line = shown.moved(line, 1, 80)
        assert 0 < len(made) < 100

    def test_the_end_is_reached_without_what_stands_before(self, large: Briefing, made: list[Block]) -> None:
        shown = Page(large)
        last = len(shown.parts) - 1
        shown.moved((last, 0), -50, 80)
        assert len(made) < 100

    def test_a_place_is_found_by_making_its_part_alone(self, large: Briefing, made: list[Block]) -> None:
        assert Page(large).place_of("q-2999") is not None
        assert len(made) <= 40

    def test_six_thousand_statements_open_in_a_moment(self, large: Briefing) -> None:
        def opened() -> float:
            briefing = replace(large)
            began = time.perf_counter()
            Page(briefing).lines(0, 80)
            return time.perf_counter() - began

        assert min(opened() for _ in range(5)) < 0.03

    def test_what_was_looked_at_is_kept_up_to_a_bound(self, large: Briefing) -> None:
        shown = Page(large)
        for part in range(len(shown.parts)):
            shown.lines(part, 80)
        assert len(shown._blocks) == len(shown._lines) == page._KEPT
        assert shown.lines(len(shown.parts) - 1, 80) is shown.lines(len(shown.parts) - 1, 80)

    def test_long_prose_is_made_in_parts(self, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
        parsed: list[str] = []
        original = markdown.blocks

        def noted(text: str, item_id: str | None) -> Iterator[Block]:
            parsed.append(text)
            return original(text, item_id)

        monkeypatch.setattr(markdown, "blocks", noted)
        shown = Page(make(sections=(Section(id="s", title="S", body="Some words.\n\n" * 100_000),)))
        assert parsed == []
        shown.lines(0, 80)
        assert sum(map(len, parsed)) < 2 * markdown.CHUNK
