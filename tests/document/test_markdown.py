from __future__ import annotations

import re
import time
from itertools import takewhile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing_tui.document import markdown
from briefing_tui.document.blocks import Block, Text
from briefing_tui.text import is_safe

WORD = re.compile(r"[^\W_]+")
NUMBER = re.compile(r"\b\d{1,9}[.)](?=\s|$)")
PLAIN = st.text("aZé09 \n.,;:'\"()-+=#|/…—", max_size=60)
MARKUP = st.text("ab1é \n\\`*_[]()<>&!~#-+.=>|:/\"'", max_size=80)
PARAGRAPHS = st.sampled_from([
    "One plain sentence.", "Two lines\nof one paragraph.", "Some *words* with [a link](#f-tugs).", "## A heading",
    "- one\n- two", "- one\n\n  more of one\n\n- two", "1. first\n2. second\n   - nested", "> quoted\n> words",
    "> a\nlazy",
    "```\ncode\n\nmore code\n```", "~~~ yaml\na: 1\n\n\n\nletters\n~~~", "    indented\n\n    code",
    "- item\n  ```\n  inside\n\n  it\n  ```",
    "- ```\n  unclosed", "Setext\n======", "***", "| a | b |\n|---|---|", "Text\n- a list at once",
    "  not in the first column",
    "1. x\n\n   y", "Words `with code` and\nno `end", "````\n```\nstill code\n\nletters\n````",
    "é starts this one", " \nafter a blank",
])  # fmt: skip
BODIES = st.lists(PARAGRAPHS, max_size=14).map("\n\n".join)


def shown(text: str) -> list[Block]:
    return list(markdown.blocks(text, "here"))


def words(blocks: list[Block]) -> list[str]:
    return WORD.findall("\n".join(block.text for block in blocks))


def one(text: str) -> Block:
    (block,) = shown(text)
    return block


def styled(block: Block, style: str) -> list[str]:
    return [block.text[span.start : span.end] for span in block.spans if span.style == style]


def inlined(text: str) -> Text:
    return markdown.inline(text, Text())


LINKED = (
    "gas", "two tugs", " ", "\n", ". ", ", ", "(x)", "[tugs](#f-tugs)", "[a b](#q-1)", "[a ](#q)", "[x](#Q)", "[](#a)",
    "é", "1. ", "- ", "#", "=", "---", ":", '"', "“", "[y](#a)(z)", "+",
)  # fmt: skip
"""What paragraphs with links to ids are made of, and what looks like it."""


class TestShortcuts:
    @given(PLAIN | BODIES)
    @example("a\n- b\n\n  c")
    @example("a  \nb")
    @example("a\n===\n\nb")
    def test_text_that_is_not_parsed_gives_what_parsing_gives(self, text: str) -> None:
        # A link at the end sends no paragraph but itself to the parser; one parse of all is what counts.
        assert shown(text) == list(markdown._parsed(text, "here"))

    @given(PLAIN)
    def test_an_inline_text_that_is_not_parsed_gives_what_parsing_gives(self, text: str) -> None:
        line = " ".join(text.split())
        assert str(inlined(line)) == str(inlined(line + "\n*x*"))[: -len(" x")].rstrip(" ")

    @given(st.lists(st.sampled_from(LINKED), max_size=9).map("".join))
    def test_a_paragraph_of_words_and_links_gives_what_parsing_gives(self, text: str) -> None:
        assert shown(text) == list(markdown._parsed(text, "here"))
        line = " ".join(text.split())
        parsed = Text()
        for token in markdown._parser().parseInline(line):
            markdown._inline(token.children or [], parsed)
        read = markdown.inline(line, Text())
        assert (str(read), read.spans) == (str(parsed), parsed.spans)


class TestPieces:
    @given(BODIES, st.integers(1, 60))
    @example("- a\n  ```\n\nfoo\n\n```\ncode\n\nbar", 1)
    @example("~~~\n\na\n\n```\n\nb\n\n~~~\n\nc\n\nd", 1)
    def test_cuts_lose_nothing_and_change_no_block(self, text: str, size: int) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(markdown, "CHUNK", size)
            pieces = list(markdown.pieces(text))
        assert "".join(pieces) == text
        assert [block for piece in pieces for block in shown(piece)] == shown(text)

    def test_a_long_text_is_cut_into_pieces_of_about_one_size(self) -> None:
        text = "\n\n".join(f"Paragraph {number} " + "word " * 40 for number in range(500))
        sizes = [len(piece) for piece in markdown.pieces(text)]
        assert max(sizes) < 2 * markdown.CHUNK
        assert len(sizes) == pytest.approx(len(text) / markdown.CHUNK, rel=0.2)

    def test_a_fence_longer_than_a_piece_stays_whole(self) -> None:
        code = "```\n" + "line\n\n" * 3000 + "```"
        text = f"Before.\n\n{code}\n\n" + "After.\n\n" * 2000
        assert any(code in piece for piece in markdown.pieces(text))


class TestNothingIsDropped:
    @given(MARKUP | BODIES)
    @example("- - -")
    @example("1. - a")
    @example("[](#f-tugs)")
    @example("[](http://a)")
    @example('[a](b "title")')
    @example("![image](address)")
    @example("<b>bold</b> &amp; <!-- said -->")
    @example("[ref]: http://a 'title'\n\n[ref]")
    @example("```yaml\na\n```")
    @example("<http://a/b?c>")
    def test_every_word_is_shown(self, text: str) -> None:
        blocks = shown(text)
        left = "\n".join(words(blocks))
        targets = {word for block in blocks for span in block.links for word in WORD.findall(span.target or "")}
        # The numbers of a list follow from its first.
        for word in WORD.findall(NUMBER.sub("", text)):
            assert word in left or word in targets

    @given(st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=80) | MARKUP)
    @example("<http://a/%1b[2J>")
    @example("[a](http://a/&#x202e;%1b)")
    @example('[a](b "&#x202e;&#x9b;")')
    @example("```&#x200b;\n```")
    @example("&#27; &lrm; &ZeroWidthSpace;")
    @example("<http://xn--a-0hc.example/>")
    def test_no_unsafe_character_comes_from_safe_text(self, text: str) -> None:
        if is_safe(text):
            assert all(is_safe(block.text) and is_safe(block.first) for block in shown(text))
            assert is_safe(str(inlined(text)))

    @pytest.mark.parametrize("text", ["a &amp; b", "&copy;", "a <br> b", "<div>\n*x*\n</div>", "[a]: b", "[a][b]"])
    def test_what_is_not_read_as_markdown_stays_as_it_is_written(self, text: str) -> None:
        assert one(text).text == text.replace("*", "").replace("\n", " ")

    def test_a_tag_stays_as_it_is_written(self) -> None:
        assert one('a <b title="*x*"> c <!-- *d* -->').text == 'a <b title="*x*"> c <!-- *d* -->'

    def test_the_rows_of_a_table_stay_rows(self) -> None:
        assert one("| a | b |\n|---|---|\n| *c* | d |").text == "| a | b |\n|---|---|\n| c | d |"

    @pytest.mark.parametrize("rule", ["---", "***", "___"])
    def test_a_line_across_the_page_stays_as_it_is_written(self, rule: str) -> None:
        assert [block.text for block in shown(f"a\n\n{rule}\n\nb")] == ["a", rule, "b"]

    @pytest.mark.parametrize("depth", [1, 5, 19, 20, 39, 40, 41, 200, 3000])
    @pytest.mark.parametrize("mark", ["> ", "- ", "1. "])
    def test_deep_nesting_loses_no_words(self, mark: str, depth: int) -> None:
        blocks = shown(f"Before.\n\n{mark * depth}deep\n\nAfter.")
        assert [block.text.split()[-1] for block in blocks] == ["Before.", "deep", "After."]

    def test_lists_in_lists_over_many_lines_lose_no_words(self) -> None:
        text = "\n".join("  " * depth + f"- word{depth}" for depth in range(60))
        assert [word for word in words(shown(text)) if word != "here"] == [f"word{depth}" for depth in range(60)]


class TestLargeTexts:
    @pytest.mark.parametrize(
        "unit",
        ["*", "_", "[", "![", "](", "`", "<", ">", "> - ", "- ", "1. ", "\\", "&", "[a](", "**a", "a*_",
         "<a@b.c> ", "[x](#y) ",
         "\n- a", "\n> a", "\n  - a", "\n- a\n", "#\n", "a\n=\n", "\n```a\n", "\n~~~x\nb\n~~~\nc\n",
         "\n\na\n\n```", "word ", "\n"],
    )  # fmt: skip
    def test_a_megabyte_is_read_in_a_moment(self, unit: str) -> None:
        text = unit * (1_000_000 // len(unit))
        began = time.perf_counter()
        first = next(iter(markdown.pieces(text)))
        number = len(shown(first))
        assert time.perf_counter() - began < 2
        assert number or not text.strip()

    def test_what_is_too_large_to_read_is_shown_as_it_is_written(self) -> None:
        text = "*a* [b](#c)" + " x" * markdown.LARGEST
        assert one(text).text == text
        assert str(inlined(text)) == text


class TestBlocks:
    @pytest.mark.parametrize("level", range(1, 7))
    def test_headings_of_all_levels(self, level: int) -> None:
        block = one("#" * level + " The *new* round ##")
        assert (block.kind, block.text, block.item_id) == ("heading", "The new round", "here")
        assert styled(block, "heading") == ["The new round"]
        assert styled(block, "em") == ["new"]

    @pytest.mark.parametrize("line", ["===", "---"])
    def test_underlined_headings(self, line: str) -> None:
        assert one(f"Two\nlines\n{line}").kind == "heading"

    def test_a_tight_list_has_no_blank_lines_between_its_items(self) -> None:
        blocks = shown("- one\n- two\n- three")
        assert [(block.first, block.text, block.gap) for block in blocks] == [
            ("• ", "one", 1),
            ("• ", "two", 0),
            ("• ", "three", 0),
        ]

    def test_a_loose_list_has_them(self) -> None:
        assert [block.gap for block in shown("- one\n\n- two")] == [1, 1]

    def test_ordered_lists_count_from_where_they_start(self) -> None:
        assert [block.first for block in shown("9. a\n9. b\n9. c")] == ["9. ", "10. ", "11. "]
        assert [block.first for block in shown("0) a")] == ["0. "]

    def test_nested_lists_stand_under_the_words_of_their_item(self) -> None:
        blocks = shown("10. a\n\n    b\n    - c\n      - d\n11. e")
        assert [(b.first, b.rest) for b in blocks] == [
            ("10. ", "    "), ("    ", "    "), ("    • ", "      "), ("      • ", "        "), ("11. ", "    "),
        ]  # fmt: skip

    def test_a_list_that_begins_a_list_item_keeps_both_marks(self) -> None:
        assert one("1. - a").first == "1. • "

    def test_quotations_have_a_bar_on_every_line(self) -> None:
        blocks = shown("> one\n> two\n>\n> > deeper\n\nout")
        assert [(b.first, b.rest, b.text) for b in blocks] == [
            ("│ ", "│ ", "one two"), ("│ │ ", "│ │ ", "deeper"), ("", "", "out"),
        ]  # fmt: skip

    def test_indentation_is_bounded_and_the_prefixes_are_as_wide_as_each_other(self) -> None:
        block = shown("\n".join("  " * depth + "- x" for depth in range(15)))[-1]
        assert len(block.first) == len(block.rest) == markdown._DEEPEST

    def test_code_keeps_its_lines_and_blank_lines(self) -> None:
        block = one("```\na  *b*\n\n\nc &amp;\n```")
        assert (block.kind, block.text, block.first, block.rest) == ("code", "a  *b*\n\n\nc &amp;", "  ", "  ")
        assert one("    indented\n\n      more").text == "indented\n\n  more"

    def test_code_in_a_list_item(self) -> None:
        blocks = shown("- a\n  ```sh\n  ls\n  ```")
        assert [(block.first, block.text) for block in blocks] == [("• ", "a"), ("    ", "sh\nls")]

    def test_every_block_shows_the_item(self) -> None:
        assert {block.item_id for block in shown("a\n\n# b\n\n- *c*\n\n> d\n\n```\ne\n```\n\n---")} == {"here"}

    def test_breaks(self) -> None:
        assert one("a  \nb\\\nc\nd").text == "a\nb\nc d"


class TestInline:
    def test_links_to_items_have_targets(self) -> None:
        block = one("See [two *tugs*](#f-tugs) and [who](#lind).")
        assert block.text == "See two tugs and who."
        assert [(block.text[s.start : s.end], s.target) for s in block.links] == [
            ("two tugs", "f-tugs"),
            ("who", "lind"),
        ]

    def test_other_links_show_their_address(self) -> None:
        assert one("[here](https://a.example/b)").text == "here <https://a.example/b>"
        assert one("<https://a.example/b>").text == "https://a.example/b"
        assert one("[https://a.example](https://a.example)").text == "https://a.example"
        assert not one("[here](https://a.example/b)").links

    def test_addresses_stay_as_they_are_written(self) -> None:
        assert one("<https://a.example/%C3%A9/%1B>").text == "https://a.example/%C3%A9/%1B"
        assert one("[a](https://é.example/%41)").text == "a <https://é.example/%41>"

    def test_titles_of_links_are_shown(self) -> None:
        assert one('[a](#b "why\nnot")').text == "a (why not)"

    def test_a_link_without_words_shows_where_it_goes(self) -> None:
        block = one("[](#f-tugs)")
        assert (block.text, block.links[0].target) == ("#f-tugs", "f-tugs")

    def test_nested_spans_have_the_right_offsets(self) -> None:
        block = one("é *a **b [c `d`](#e) f** g* h")
        assert block.text == "é a b c d f g h"
        assert styled(block, "em") == ["a b c d f g"]
        assert styled(block, "strong") == ["b c d f"]
        assert styled(block, "link") == ["c d"]
        assert styled(block, "code") == ["d"]
        assert list(block.spans) == sorted(block.spans, key=lambda span: (span.start, -span.end))

    def test_escapes(self) -> None:
        assert one(r"\*a\* 2 \< 3").text == "*a* 2 < 3"

    def test_only_inline_markdown_is_read_in_an_inline_text(self) -> None:
        assert str(inlined("# a\n- *b*\n> c")) == "# a - b > c"

    def test_line_feeds_of_an_inline_text_are_spaces_and_its_paragraphs_lines(self) -> None:
        assert str(inlined("one\ntwo\n \n\nthree\n")) == "one two\nthree"

    def test_many_links_in_one_paragraph_take_no_longer_than_few(self) -> None:
        text = "[a](https://b.example) " * 1_000
        began = time.perf_counter()
        assert one(text).text.count("<https://b.example>") == 1_000
        assert time.perf_counter() - began < 1


def test_text_is_known_from_where_a_part_begins() -> None:
    text = Text().add("one ").add("two").add(" three")
    assert [text.since(start) for start in (0, 4, 7, 13)] == ["one two three", "two three", " three", ""]
    assert not list(takewhile(bool, [Text().since(0)]))
