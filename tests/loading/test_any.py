"""Whatever the bytes are, the answer is a briefing or a refusal, soon."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefing_tui.loading import Refused, load_bytes
from briefing_tui.model import Briefing
from tests.fuzz.trial import trial
from tests.loading.conftest import HARBOUR

LINES = HARBOUR.splitlines(keepends=True)
PIECES = st.sampled_from(
    [
        *(
            "",
            " ",
            "\n",
            "\t",
            "\r",
            ":",
            ": ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            ",",
            "#",
            " #",
            "'",
            '"',
            "|",
            ">",
            ">2",
            "? ",
        ),
        *("*a", "&a ", "!!x ", "%", "@", "`", "\\", "\\ud83d", "\\UFFFFFFFF", "---\n", "...\n", "<<: ", "~", "null"),
        *("1_000", "2,000", "0x1F", "1e9999", ".inf", "9" * 200, "2026-02-30", "\0", "\x1b", "\u2028", "\u0085"),
        *("\ufeff", "\u202e", "ə", "🙂", "x_a: 1", "id: lind", "quotes", "kind: date", "[]", "{}", "true"),
    ]
)
YAML = st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join)


def answer(data: bytes) -> Briefing | Refused:
    """What comes of some bytes; it must come within two seconds, and be what the check says."""
    start = time.perf_counter()
    try:
        return trial(data)
    finally:
        assert time.perf_counter() - start < 2


@given(st.binary())
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
@example(b"\xed\xa0\x80")
@example(b"\xf4\x90\x80\x80")
def test_any_bytes(data: bytes) -> None:
    assert isinstance(answer(data), Refused)


@given(st.text() | YAML)
@example('"\\ud83d\\UFFFFFFFF"')
@example("a: !<\n")
@example("? - a\n: - b")
@example("&a *a : b")
@example("%YAML 1.1\n%YAML 1.2\n---\n")
@example("%TAG ! tag:x,2000:\n---\na: !b c\n")
def test_any_text(text: str) -> None:
    assert isinstance(answer(text.encode("utf-8", "surrogatepass")), Refused)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_good_briefing_with_something_else_in_it(data: st.DataObject) -> None:
    text = HARBOUR
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 30)))
        text = text[:start] + data.draw(PIECES | st.text(max_size=5)) + text[end:]
    answer(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=100)
@given(st.lists(st.integers(0, len(LINES) - 1), max_size=3), st.lists(st.integers(0, len(LINES) - 1), max_size=3))
def test_a_good_briefing_without_some_lines_and_with_others_twice(gone: list[int], twice: list[int]) -> None:
    lines = [line * (1 + (number in twice)) for number, line in enumerate(LINES) if number not in gone]
    answer("".join(lines).encode())


@settings(max_examples=100)
@given(st.integers(0, len(HARBOUR.encode()) - 1), st.binary(min_size=1, max_size=3))
def test_a_good_briefing_with_other_bytes(at: int, other: bytes) -> None:
    data = HARBOUR.encode()
    answer(data[:at] + other + data[at + len(other) :])


@settings(max_examples=20)
@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
))  # fmt: skip
def test_anything_in_the_place_of_a_field(value: object) -> None:
    for field in ("title: ", "created: ", "speakers: ", "value: ", "locator: ", "body:", "sides: ", "people:"):
        head, mark, rest = HARBOUR.partition(field)
        _, end, after = rest.partition("\n")
        answer(f"{head}{mark} {json.dumps(value)}{end}{after}".encode("utf-8", "surrogatepass"))


def many(kind: str) -> bytes:
    """Files that take long where work is done more often than once for each byte."""
    return {
        "brackets": b"[" * 1_000_000,
        "braces": b"{" * 1_000_000,
        "dashes": b"- " * 500_000,
        "questions": b"? " * 500_000,
        "commas": b"a: [" + b"," * 1_000_000,
        "entries": b"a: [" + b"b," * 500_000,
        "keys": b"".join(b"k%d: 1\n" % number for number in range(20_000)),
        "quotes": b'a: "' + b"x\n " * 100_000,
        "colons": b"a" + b":a" * 500_000,
        "anchors": b"".join(b"k%d: &a%d 1\n" % (number, number) for number in range(20_000)),
        "lines": b"\n" * 1_000_000 + b"@",
        "comments": b"# x\n" * 200_000,
    }[kind]


KINDS = "brackets braces dashes questions commas entries keys quotes colons anchors lines comments"


@pytest.mark.parametrize("kind", KINDS.split())
def test_large_files_that_are_no_briefing(kind: str) -> None:
    start = time.perf_counter()
    with pytest.raises(Refused):
        load_bytes(many(kind), "f")
    assert time.perf_counter() - start < 3
