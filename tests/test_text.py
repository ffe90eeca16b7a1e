from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tui.text import Folded, fold, folded, is_safe, make_safe, safe_line

UNSAFE = [
    *(chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"),
    *"\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\ud800\udfff",
]
TEXTS = st.text(st.characters())
"""Any text, lone surrogates among it."""
LETTERS = st.text("aEəƏİıßﬁ…½Å\u0301\u0323\u200c\u0640يكى٣۳“—漢🙂Σς \n")


@pytest.mark.parametrize("character", UNSAFE, ids=lambda character: f"U+{ord(character):04X}")
def test_what_could_command_a_terminal_is_replaced(character: str) -> None:
    assert make_safe(f"a{character}b") == "a␦b"
    assert not is_safe(character)


@pytest.mark.parametrize("text", ["", "a\nb", "قره‌باغ", "👩‍👧", "\u00a0\u00ad\u2028", "[/b]", "Əli ░"])
def test_everything_else_stays(text: str) -> None:
    assert make_safe(text) is text


def test_a_tab_becomes_a_space_and_a_carriage_return_is_seen() -> None:
    assert make_safe("a\tb\r\nc") == "a b␦\nc"


def test_one_line_has_no_line_feed() -> None:
    assert safe_line("a\nb\x1b[2J") == "a␦b␦[2J"


@given(TEXTS)
def test_safe_text_is_as_long_and_stays_as_it_is(text: str) -> None:
    safe = make_safe(text)
    assert len(safe) == len(text)
    assert make_safe(safe) is safe
    assert is_safe(safe)
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in safe.replace("\n", ""))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harbour TALKS", "harbour talks"),
        ("Əliyev", "eliyev"),
        ("ǝ ә Ә", "e e e"),
        ("Iğdır İlham ıI", "igdir ilham ii"),
        ("Łódź Øre", "lodz ore"),
        ("Straße ﬁn", "strasse fin"),
        ("E\u0301te\u0301", "ete"),
        ("علي", "علی"),
        ("موسى", "موسی"),
        ("كتاب", "کتاب"),
        ("می‌خواهم", "میخواهم"),
        ("كـــتاب", "کتاب"),
        ("٢٠٢٠ ۱۹", "2020 19"),
        ("“a” ‘b’ «c» d–e—f−g", '"a" \'b\' "c" d-e-f-g'),
        ("ΟΔΟΣ", "οδοσ"),
        ("漢字", "漢字"),
    ],
)
def test_folding(text: str, expected: str) -> None:
    assert folded(text) == expected
    assert fold(text).text == expected


@given(TEXTS | LETTERS)
def test_both_ways_of_folding_agree_and_once_is_enough(text: str) -> None:
    assert fold(text).text == folded(text)
    assert folded(folded(text)) == folded(text)


def test_whitespace_stays() -> None:
    assert folded("Ə  b\n\n c\t") == "e  b\n\n c\t"


def test_plain_ascii_needs_no_map() -> None:
    assert fold("Plain Text") == Folded("plain text", None)
    assert fold("Plain Text").span(6, 10) == (6, 10)


@pytest.mark.parametrize(
    ("text", "needle", "expected"),
    [
        ("e\u0301te\u0301", "e", "e\u0301"),
        ("xe\u0301\u0323y", "e", "e\u0301\u0323"),
        ("an ﬁx", "i", "ﬁ"),
        ("wait… ", ".", "…"),
        ("Straße", "s", "S"),
        ("Maße", "ss", "ß"),
        ("می‌خواهم", "میخ", "می‌خ"),
        ("Qarabağ’da", "g'd", "ğ’d"),
    ],
)
def test_a_match_spans_whole_characters_with_their_marks(text: str, needle: str, expected: str) -> None:
    found = fold(text)
    at = found.text.index(needle)
    start, end = found.span(at, at + len(needle))
    assert text[start:end] == expected


@given(TEXTS | LETTERS, st.data())
def test_any_stretch_leads_to_a_stretch_of_the_original_that_holds_it(text: str, data: st.DataObject) -> None:
    found = fold(text)
    start = data.draw(st.integers(0, len(found.text)))
    end = data.draw(st.integers(start, len(found.text)))
    first, last = found.span(start, end)
    assert 0 <= first <= last <= len(text)
    assert found.text[start:end] in folded(text[first:last])
    assert last == len(text) or start == end or not unicodedata.combining(text[last])


def test_four_megabytes_are_folded_at_once() -> None:
    text = "The two ports of Şəki share “a pilot service” and nobody has said who pays. " * 55_000
    folded(text[:1000])
    start = time.perf_counter()
    folded(text)
    assert time.perf_counter() - start < 1
