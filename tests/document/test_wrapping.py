from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from briefing_tui.document.blocks import Block
from briefing_tui.document.wrapping import MEASURE, Line, wrap, wrap_text

PARTS = (
    " ", "  ", "\n", "a", "word", "W" * 90, "naïve", "“so”", "e\u0301", "x\u0301\u0323\u0302", "漢", "漢字かな交じり",
    "한국어",
    "👨\u200d👩\u200d👧", "❤\ufe0f", "🇦🇿", "\u200c", "\u200d", "\ufe0f", "می\u200cخواهم", "Qarabağ", "\u00a0",
    "-", "\u3000",
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PARTS), max_size=40).map("".join),
    st.text(st.characters(codec="utf-8"), max_size=60),
)
WIDTHS = st.integers(1, 200)


def graphemes(text: str) -> int:
    return len(split_graphemes(text)[0])


def check_stretches(text: str, stretches: list[tuple[int, int]], width: int) -> None:
    """The stretches in order, with only spaces and line feeds between them, are the text, and none is too wide."""
    assert stretches[0][0] == 0
    assert stretches[-1][1] + len(text) - len(text.rstrip(" ")) >= len(text)
    for (_, end), (start, _) in pairwise(stretches):
        between = text[end:start]
        assert start >= end
        assert not between.strip(" \n")
        assert between.count("\n") <= 1
    for start, end in stretches:
        piece = text[start:end]
        assert "\n" not in piece
        assert cell_len(piece) <= width or graphemes(piece) == 1
        assert piece or start == len(text) or text[start] == "\n"


@given(TEXTS, WIDTHS)
@example("a" + "\u0301" * 500 + " b", 3)
@example("\u0301" * 60, 1)
@example("\u200dabc\ufe0f", 2)
@example("漢" * 10, 1)
@example("", 1)
@example("\n\n", 5)
def test_no_text_is_lost_or_doubled_and_no_line_is_too_wide(text: str, width: int) -> None:
    check_stretches(text, list(wrap_text(text, width)), width)


@given(st.text(" ab\nç—é”…", max_size=80), WIDTHS)
def test_measuring_gives_what_counting_gives(text: str, width: int) -> None:
    counted = list(wrap_text(text, width))
    # A wide character in another paragraph sends all of the text through the measuring path.
    measured = list(wrap_text(text + "\n漢", width))
    assert measured[: len(counted)] == counted


def test_a_line_breaks_at_the_last_space_that_fits() -> None:
    text = "one two three"
    assert [text[a:b] for a, b in wrap_text(text, 7)] == ["one two", "three"]
    assert [text[a:b] for a, b in wrap_text(text, 6)] == ["one", "two", "three"]


def test_spaces_at_a_break_are_left_out_and_those_inside_stay() -> None:
    text = "a  b    c"
    assert [text[a:b] for a, b in wrap_text(text, 4)] == ["a  b", "c"]


def test_a_wide_character_may_begin_a_line() -> None:
    text = "abc漢字"
    assert [text[a:b] for a, b in wrap_text(text, 4)] == ["abc", "漢字"]


@pytest.mark.parametrize("base", ["a", "漢"])
def test_a_character_with_many_marks_is_not_split(base: str) -> None:
    text = (base + "\u0301" * 70) * 3
    assert [end - start for start, end in wrap_text(text, 1)] == [71] * 3


def test_a_family_of_joined_emoji_stays_one() -> None:
    family = "👨\u200d👩\u200d👧"
    text = family * 3
    assert [text[a:b] for a, b in wrap_text(text, 2)] == [family] * 3


@given(
    TEXTS,
    st.sampled_from([("", ""), ("• ", "  "), ("│ • ", "│   "), ("", "  ")]),
    WIDTHS,
    st.sampled_from(["paragraph", "code"]),
)
def test_a_prefix_takes_its_share_of_the_width(text: str, prefix: tuple[str, str], width: int, kind: str) -> None:
    block = Block("code" if kind == "code" else "paragraph", text, first=prefix[0], rest=prefix[1])
    lines = wrap(block, width)
    assert lines[0] == Line("", ())
    check_stretches(text, [(line.start, line.end) for line in lines[1:]], width)
    for number, line in enumerate(lines[1:]):
        piece = text[line.start : line.end]
        assert line.prefix in ("", prefix[0] if number == 0 else prefix[1])
        assert cell_len(line.prefix) + cell_len(piece) <= width or graphemes(piece) == 1
        assert kind == "code" or cell_len(line.prefix + piece) <= MEASURE or graphemes(piece) == 1


def test_a_prefix_that_leaves_no_room_is_not_drawn() -> None:
    block = Block("paragraph", "words", first="• ", rest="  ")
    assert {line.prefix for line in wrap(block, 6)} == {"", "• ", "  "}
    assert {line.prefix for line in wrap(block, 5)} == {""}


@given(st.lists(TEXTS.map(lambda text: text.strip("\n")), min_size=1, max_size=7), WIDTHS)
def test_the_cells_of_a_strip_are_whole_and_do_not_overlap(texts: list[str], width: int) -> None:
    text = ""
    cells: list[tuple[int, int]] = []
    for cell in texts:
        text += "\n" if cells else ""
        cells.append((len(text), len(text) + len(cell)))
        text += cell
    lines = wrap(Block("strip", text, cells=tuple(cells), gap=0), width)
    pieces = [piece for line in lines for piece in line.pieces]
    for start, end in cells:
        own = [piece for piece in pieces if start <= piece.start and piece.end <= end]
        check_stretches(text[start:end], [(piece.start - start, piece.end - start) for piece in own], width)
        assert len({piece.column for piece in own}) == 1
    for line in lines:
        for left, right in pairwise(line.pieces):
            assert left.column + cell_len(text[left.start : left.end]) < right.column
        for piece in line.pieces:
            used = text[piece.start : piece.end]
            assert piece.column + cell_len(used) <= width or graphemes(used) == 1


def test_a_strip_sets_its_cells_beside_each_other_where_they_fit() -> None:
    cells = ((0, 3), (4, 7), (8, 11))
    block = Block("strip", "one\ntwo\nsix", cells=cells, gap=0)
    assert [len(line.pieces) for line in wrap(block, 60)] == [3]
    assert [len(line.pieces) for line in wrap(block, 20)] == [1, 0, 1, 0, 1]


def test_the_blank_lines_above_a_block_belong_to_it() -> None:
    assert wrap(Block("paragraph", "a", gap=2), 9)[:2] == [Line("", ())] * 2
    assert Line("", ()).start == -1


@pytest.mark.parametrize("text", ["a" * 300_000, "漢" * 100_000, "\u0301" * 300_000, " " * 300_000, "a " * 150_000])
def test_a_huge_line_is_wrapped_in_one_go(text: str) -> None:
    check_stretches(text, list(wrap_text(text, 70)), 70)
