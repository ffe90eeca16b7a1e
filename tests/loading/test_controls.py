from __future__ import annotations

import pytest

from briefing_tui.loading.controls import controls
from briefing_tui.loading.source import source


def found(text: str) -> list[tuple[str, str, int]]:
    data = text.encode()
    return [(one.code, one.path, one.col) for one in controls(data, source(data, "f"))]


@pytest.mark.parametrize(
    ("text", "code", "path", "col"),
    [
        ("a: [b, x\x07y]", "Y21", "a[1]", 9),
        ("a: x\x9b", "Y21", "a", 5),
        ("a: '\x7f'", "Y21", "a", 5),
        ("a: \uffff", "Y21", "a", 4),
        ("b\x1b: 1", "Y21", "b␦", 2),
        ("# \x1b", "Y21", "", 3),
        ("a: b: \x01", "Y21", "", 7),
        ("a: x\ufeffy", "Y20", "a", 5),
        ("a: x\u200by", "Y20", "a", 5),
        ('a: "x\\x07"', "Y21", "a", 6),
        ('a: "\\\\\\a"', "Y21", "a", 7),
        ('a: "\\u001B"', "Y21", "a", 5),
        ('a: "\\r\\n"', "Y21", "a", 5),
        ('a: "\\ud83d"', "Y21", "a", 5),
        ('a: "\\ude00"', "Y21", "a", 5),
        ('a: "\\ud83d\\ude00\\ud83d"', "Y21", "a", 17),
        ('a: "\\uFEFF"', "Y20", "a", 5),
        ('{"a": {"b\\u0000": 1}}', "Y21", "a.b␦", 10),
        ("\ufeffa: \x01", "Y21", "a", 4),
        ('a: "\\ud83d"\nb: "\\UFFFFFFFF"', "Y21", "a", 5),
        ('{[x, {y: z}]: [u, "\\a"]}', "Y21", "[1]", 20),
    ],
)
def test_each_place(text: str, code: str, path: str, col: int) -> None:
    assert found(text) == [(code, path, col)]


@pytest.mark.parametrize(
    "text",
    ["a: b", "\ufeffa: b", "a: b\tc", "a: b\r\n", r"a: 'x\x07'", r"a: x\x07\ud83d", r'a: "\\x07 \\ud83d"',
     r'a: "\ud83d\ude00 \t\n\"\_\/"', "a: نیم\u200cفاصله", "a: \u202e", r'a: "\UFFFFFFFF"', "a: |\n  \\x07"],
)  # fmt: skip
def test_what_may_stand_in_a_text(text: str) -> None:
    assert found(text) == []


def test_the_item_is_named() -> None:
    data = b'people: [{id: lind, name: "\\a"}]'
    (one,) = controls(data, source(data, "f"), {"people": [{"id": "lind", "name": "␦"}]})
    assert str(one) == "f:1:28: error[Y21] people[0].name (lind): U+0007 is not allowed in text"


def test_a_hundred_are_named_and_the_rest_counted() -> None:
    data = b"a: " + b"\x01" * 150
    problems = list(controls(data, source(data, "f")))
    assert len(problems) == 101
    assert (problems[-1].message, problems[-1].col) == ("more such characters from here on", 104)
