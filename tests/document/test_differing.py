"""What differs between an earlier and a later text."""

from __future__ import annotations

from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from briefing_tui.document.differing import LONGEST, differing


def marked(old: str, new: str) -> tuple[list[str], list[str]]:
    """The stretches of both texts that are marked."""
    return tuple(
        [block.text[s.start : s.end] for s in block.spans if s.style == "strong"] for block in differing(old, new)
    )  # type: ignore[return-value]


def test_the_words_that_differ_are_marked() -> None:
    before, now = differing("more than 2 bcm a year", "more than 3 bcm a year")
    assert (before.text, now.text) == ("more than 2 bcm a year", "more than 3 bcm a year")
    assert marked(before.text, now.text) == (["2"], ["3"])


def test_lines_that_are_the_same_are_left_out() -> None:
    before, now = differing("a\nvalue: 2\nb\nc\nunit: km", "a\nvalue: 3\nb\nc\nunit: mi")
    assert before.text == "value: 2\n…\nunit: km"
    assert now.text == "value: 3\n…\nunit: mi"


def test_lines_that_came_and_went() -> None:
    before, now = differing("a\nb", "a\nb\nc")
    assert (before.text, now.text) == ("", "c")
    before, now = differing("a\nb\nc", "c")
    assert (before.text, now.text) == ("a\nb", "")
    assert marked("a\nb\nc", "c") == (["a", "b"], [])


def test_long_texts_are_quick_and_cut() -> None:
    old, new = " ".join(f"word{n}" for n in range(20_000)), " ".join(f"other{n}" for n in range(20_000))
    many = "\n".join(f"line {n}" for n in range(5_000))
    begun = perf_counter()
    for one, other in ((old, new), (many, many.replace("line", "row"))):
        before, now = differing(one, other)
        assert len(before.text) <= LONGEST + 1 >= len(now.text)
        assert all(span.end <= len(block.text) for block in (before, now) for span in block.spans)
    assert perf_counter() - begun < 0.5


@given(st.text("ab\n .", max_size=40), st.text("ab\n .", max_size=40))
def test_what_is_left_is_of_the_texts(old: str, new: str) -> None:
    before, now = differing(old, new)
    for whole, block in ((old, before), (new, now)):
        assert all(line in whole.split("\n") for line in block.text.split("\n") if line not in ("", "…"))
        assert all(0 <= span.start < span.end <= len(block.text) for span in block.spans)
    if old == new:
        assert before.text == now.text == ""
