from __future__ import annotations

from briefing_tui.document.blocks import Block, Span, Text


def test_text_and_spans_are_built_side_by_side() -> None:
    text = Text().add("a ").add("bc", "strong").add(" ").add("d", None, "item")
    assert str(text) == "a bc d"
    assert len(text) == 6
    assert text.spans == [Span(2, 4, "strong"), Span(5, 6, "link", "item")]


def test_nothing_has_no_span() -> None:
    text = Text().add("", "strong").add("a")
    text.style(1, "em")
    assert text.spans == []


def test_a_stretch_is_styled_to_the_end() -> None:
    text = Text().add("a").add("b")
    text.style(1, "link", "item")
    assert text.spans == [Span(1, 2, "link", "item")]


def test_the_spans_of_a_block_are_in_order_of_their_start_the_outer_first() -> None:
    text = Text().add("a").add("b", "code").add("c", "em")
    text.style(0, "strong")
    assert [span.style for span in text.block("paragraph").spans] == ["strong", "code", "em"]


def test_only_parts_that_have_text_are_joined() -> None:
    text = Text().join([("", None, None), ("a", None, None), ("", "dim", None), ("b", "em", "x")])
    assert str(text) == "a · b"
    assert text.spans == [Span(1, 4, "dim"), Span(4, 5, "em", "x")]
    assert str(Text().join([("a", None, None), ("b", None, None)], ", ")) == "a, b"
    assert str(Text().join([])) == ""


def test_what_was_added_from_some_part_on() -> None:
    text = Text().add("one ").add("two").add(" three")
    assert [text.since(start) for start in (0, 4, 7, 13)] == ["one two three", "two three", " three", ""]


def test_the_links_of_a_block_are_the_spans_that_go_somewhere() -> None:
    spans = (Span(0, 1, "link", "a"), Span(0, 3, "em"), Span(2, 3, "strong", "b"))
    assert [span.target for span in Block("paragraph", "abc", spans=spans).links] == ["a", "b"]


def test_a_block_has_what_it_is_given() -> None:
    block = Text().add("a").block("quote", "q", first="│ ", rest="│ ", gap=0, side="north")
    assert block == Block("quote", "a", "q", first="│ ", rest="│ ", gap=0, side="north")
