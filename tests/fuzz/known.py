"""Known: files that have brought programs to their knees, at most a few megabytes each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from tests.loading.rules.example import BASE, with_lines

Make = Callable[[], str | bytes]
FIGURE: Final = "label: A, value: 2, unit: item, status: derived, undated: true"


def _many(line: str, count: int, head: str = "") -> Make:
    """The example with lines in it that differ by their number."""
    return lambda: with_lines(head + "".join(line.replace("N", str(at)) for at in range(count)) + "\n")


def _with(head: str, piece: str, count: int, tail: str = "\n") -> Make:
    """The example, and a line of its own."""
    return lambda: BASE + head + piece * count + tail


KNOWN: Final[dict[str, Make]] = {
    "deep brackets": _with("x_a: ", "[", 1_000_000),
    "deep braces": _with("x_a: ", "{a: ", 100_000),
    "deep lists": _with("x_a:\n  ", "- ", 500_000),
    "deep keys": lambda: BASE + "x_a:\n" + "".join(" " * at + "a:\n" for at in range(1, 1500)),
    "aliases that multiply": lambda: BASE + "x_a: &a [x, x]\n" + "".join(
        f"x_{chr(at + 1)}: &{chr(at + 1)} [*{chr(at)}, *{chr(at)}, *{chr(at)}]\n" for at in range(97, 121)
    ),
    "an alias of what it stands in": _with("x_a: &a [1, {b: *a}]", "", 0),
    "an alias as a key": _with("x_a: &a b\n*a : c", "", 0),
    "a list as a key": _with('{[x, {y: z}]: "\\a"}', "", 0),
    "anchors": _with("x_a: [", "&a b, ", 100_000, "]\n"),
    "tags": _with("x_a: [", "!a b, ", 50_000, "]\n"),
    "a line of 3 MB": lambda: with_lines("bottom_line: " + "Lind said " * 300_000 + "\n"),
    "a quoted line of 3 MB": lambda: with_lines('bottom_line: "' + "Lind said " * 300_000 + '"\n'),
    "a comment of 3 MB": _with("", "# ", 1_500_000),
    "a key of 3 MB": _with("", "k", 3_000_000, ": 1\n"),
    "a quote that is never closed": _with('x_a: "', "x\\", 1_000_000, ""),
    "empty lines": _with("", "\r\n", 1_000_000, "@"),
    "tabs": _with("", "\t", 3_000_000),
    "commas": _with("x_a: [", ",", 1_000_000),
    "colons": _with("x_a: ", "a: ", 300_000),
    "5,000 digits": lambda: BASE.replace("value: 2\n", f"value: {'9' * 5000}\n"),
    "a million zeros": lambda: BASE.replace("value: 2\n", "value: 1e999999\n"),
    "no number": lambda: BASE.replace("value: 2\n", "value: .nan\n"),
    "without an end": lambda: BASE.replace("value: 2\n", "value: -.inf\n"),
    "5,000 digits of 16": lambda: BASE.replace("value: 2\n", f"value: 0x{'F' * 5000}\n"),
    "NUL": lambda: BASE.encode().replace(b"pilot", b"pi\0lot"),
    "NULs": lambda: b"\0" * 3_000_000,
    "controls": _with("# ", "\x07", 1_000_000),
    "escapes": _with('x_a: "', "\\a", 400_000, '"\n'),
    "halves of characters": _with('x_a: "', "\\ud83d", 30_000, '"\n'),
    "UTF-16": lambda: (BASE * 1000).encode("utf-16"),
    "UTF-32": lambda: (BASE * 1000).encode("utf-32"),
    "Latin-1": lambda: (BASE + "# " + "é" * 1_000_000).encode("latin-1"),
    "an escape, and no UTF-8": lambda: BASE.encode() + b'x_a: "\\ud83d\\a"\n# \xc3b\xa9\n',
    "a key again and again": _with("x_a: {", "b, ", 100_000, "}\n"),
    "unknown keys": _many("kN: 1\n", 50_000),
    "unknown lists": _many("kN: []\n", 50_000),
    "bad ids": _many("  - {id: AN, name: x}\n", 20_000, "people:\n"),
    "one id for all": _many("  - {id: lind, name: x}\n", 30_000, "people:\n"),
    "no mappings": lambda: with_lines("people: [" + "1, " * 200_000 + "]\n"),
    "nothing": lambda: with_lines("people: [" + ", ".join("~" * 50_000) + "]\n"),
    "references to nothing": lambda: with_lines(
        "key_points:\n  - {text: x, kind: fact, refs: [" + ", ".join(f"f-{at}" for at in range(50_000)) + "]}\n"
    ),
    "links that begin in an item left out": _with("people: [{id: a, nam: A, note: '", "](#", 300_000, "'}]\n"),
    "comments behind words": _many("  - a #b\n", 100_000, "x_a:\n"),
    "dates": _many("  - 2026-11-24\n", 100_000, "x_a:\n"),
    "a long way to a source": _many(f"  - {{id: f-N, {FIGURE}, derived_from: [f-tugs, f-NN]}}\n", 5000, "figures:\n"),
    "parts of parts": _many("  - {id: p-N, name: P, part_of: p-1N}\n", 10_000, "people:\n"),
    "a quote in pieces": lambda: BASE.replace("text: the", "text: " + "the […] " * 20_000 + "the"),
    "a text of brackets": lambda: with_lines(f"bottom_line: '{'[' * 200_000}x{']' * 200_000}'\n"),
    "a text of stars": lambda: with_lines(f"bottom_line: '{'*a **b ' * 60_000}'\n"),
    "32 MB of comments": _with("", "# x\n", 8_000_000),
    "more than 32 MB": _with("", "# xx\n", 8_000_000),
}  # fmt: skip


def known() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The name of each, and what makes its bytes."""
    for name, make in KNOWN.items():
        yield name, lambda make=make: made if isinstance(made := make(), bytes) else made.encode()  # type: ignore[misc]
