from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing_tui.document.blocks import Block, Text
from briefing_tui.document.columns import beside, cut
from briefing_tui.document.wrapping import wrap_text
from briefing_tui.exports.text import plain


def shown(blocks: list[Block], columns: list[tuple[int, int]], most: int = 0) -> list[str]:
    made = beside(blocks, columns, most=most)
    return [plain(made.block, line) for line in made.lines]


def test_blocks_stand_side_by_side() -> None:
    left, right = Block("entry", "one two three"), Block("entry", "four\nfive six")
    assert shown([left, right], [(0, 8), (10, 4)]) == ["one two   four", "three     five", "          six"]


def test_what_is_too_long_is_cut() -> None:
    blocks = [Block("entry", "one two three four"), Block("entry", "five")]
    assert shown(blocks, [(0, 8), (10, 4)], most=2) == ["one two   five", "three…"]


def test_styles_move_with_their_text_and_are_cut_with_it() -> None:
    right = Text().add("bold", "strong").add(" and ").add("far away", "em").block("entry", "id")
    made = beside([Block("entry", "left"), right], [(0, 4), (6, 9)], most=1)
    assert [made.block.text[span.start : span.end] for span in made.block.spans] == ["bold"]
    assert [made.block.text[a:b] for a, b in made.stretches] == ["left", "bold and…"]


@pytest.mark.parametrize(
    ("text", "width", "most", "expected"),
    [
        ("short", 10, 1, "short"),
        ("one two", 5, 1, "one…"),
        ("one two", 3, 1, "on…"),
        ("one\ntwo", 10, 1, "one…"),
        ("one two", 3, 0, "one two"),
        ("one two three", 11, 1, "one two…"),
        ("佐藤水道", 4, 1, "佐…"),
    ],
)
def test_cut(text: str, width: int, most: int, expected: str) -> None:
    assert cut(text, width, most) == expected


def test_the_first_line_may_have_another_width() -> None:
    assert cut("one two three", 5, 1, 8) == "one two…"
    assert cut("one two three four", 9, 2, 3) == "one two…"
    assert cut("one two three", 9, 2, 3) == "one two three"


@given(st.text("ab 佐é\n"), st.integers(2, 12), st.integers(1, 4))
def test_what_is_cut_fits(text: str, width: int, most: int) -> None:
    lines = list(wrap_text(made := cut(text, width, most), width))
    assert len(lines) <= most or made == text
    assert all(cell_len(made[a:b]) <= width for a, b in lines)
    if made != text:
        assert made.endswith("…")
        assert text.startswith(made[:-1])
