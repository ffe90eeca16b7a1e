"""Mutants: files that were briefings once. The same seed and number make the same mutant."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import Final

from tests.fuzz.corpus import PIECES, corpus
from tests.fuzz.structured import structured

Change = Callable[[Random, bytes], bytes]
LARGEST: Final = 300_000
"""Bytes of a mutant, about; what is larger has tests of its own."""
_STRUCTURED: Final = 0.25
"""Share of mutants that are made of the types of the model."""
_CHANGES: Final[list[Change]] = []
_WORD = re.compile(rb"[\w-]+")
_NUMBER = re.compile(rb"[0-9]+")
_VALUE = re.compile(rb"(?<=: )[^\n]+")
_ENCODINGS: Final = ("utf-16", "utf-16-le", "utf-32", "cp1254", "cp1251", "latin-1", "utf-7", "utf-8-sig")


def mutant(seed: int, number: int) -> bytes:
    """The bytes of a mutant."""
    random = Random(f"{seed}/{number}")
    if random.random() < _STRUCTURED:
        data, changes = structured(random), random.choice((0, 0, 1, 2))
    else:
        data, changes = random.choice(random.choice(corpus())), random.choice((1, 1, 1, 1, 2, 2, 4, 8))
    for _ in range(changes):
        changed = random.choice(_CHANGES)(random, data)
        data = changed if len(changed) <= LARGEST else data
    return data


def _change(change: Change) -> Change:
    _CHANGES.append(change)
    return change


def _span(random: Random, data: bytes, longest: int = 40) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.randint(0, longest))


def _on_lines(random: Random, data: bytes, change: Callable[[list[bytes], int], None]) -> bytes:
    """Bytes with a change at one of their lines, chosen by chance."""
    lines = data.splitlines(keepends=True) or [b""]
    change(lines, random.randrange(len(lines)))
    return b"".join(lines)


def _in_place_of(random: Random, data: bytes, what: re.Pattern[bytes], put: Callable[[bytes], bytes]) -> bytes:
    """Bytes with something else in the place of one match."""
    found = random.choice([*what.finditer(data)] or [None])
    return data if found is None else data[: found.start()] + put(found[0]) + data[found.end() :]


@_change
def _bit(random: Random, data: bytes) -> bytes:
    at = random.randrange(len(data) or 1)
    return data[:at] + bytes(byte ^ (1 << random.randrange(8)) for byte in data[at : at + 1]) + data[at + 1 :]


@_change
def _some_bytes(random: Random, data: bytes) -> bytes:
    start, end = _span(random, data, 4)
    return data[:start] + random.randbytes(random.randint(1, 4)) + data[end:]


@_change
def _delete(random: Random, data: bytes) -> bytes:
    start, end = _span(random, data)
    return data[:start] + data[end:]


@_change
def _duplicate(random: Random, data: bytes) -> bytes:
    start, end = _span(random, data)
    return data[:end] + data[start:end] * random.choice((1, 2, 50)) + data[end:]


@_change
def _insert(random: Random, data: bytes) -> bytes:
    start = _span(random, data)[0]
    return data[:start] + random.choice(PIECES) + data[start:]


@_change
def _instead_of_a_value(random: Random, data: bytes) -> bytes:
    return _in_place_of(random, data, _VALUE, lambda _: random.choice(PIECES))


@_change
def _before_or_behind_a_value(random: Random, data: bytes) -> bytes:
    piece = random.choice(PIECES)
    before = random.random() < 0.5
    return _in_place_of(random, data, _VALUE, lambda value: piece + value if before else value + piece)


@_change
def _in_quotes_or_brackets(random: Random, data: bytes) -> bytes:
    pair = random.choice(("''", '""', "[]", "{}", "“”", "|\n ")).encode()
    opening, closing = pair[: len(pair) // 2], pair[len(pair) // 2 :]
    times = random.choice((1, 1, 1, 2, 60))
    return _in_place_of(random, data, _VALUE, lambda value: opening * times + value + closing * times)


@_change
def _word_for_word(random: Random, data: bytes) -> bytes:
    """Another word of the file: an id for an id at times, so that items refer to themselves, or a key for a key."""
    words = _WORD.findall(data) or [b""]
    return _in_place_of(random, data, _WORD, lambda _: random.choice(words))


@_change
def _number(random: Random, data: bytes) -> bytes:
    other = random.choice(
        (b"0", b"-1", b"00", b"1" * 100, b"9" * 101, b"9" * 5000, b"1e999999", b"0.1", b"1." + b"0" * 99)
    )
    return _in_place_of(random, data, _NUMBER, lambda _: other)


@_change
def _long(random: Random, data: bytes) -> bytes:
    piece, times = random.choice(PIECES), random.choice((100, 1000, 5000))
    start = _span(random, data)[0]
    return data[:start] + piece * (times if len(piece) < 20 else 10) + data[start:]


@_change
def _delete_lines(random: Random, data: bytes) -> bytes:
    def change(lines: list[bytes], at: int) -> None:
        del lines[at : at + random.choice((1, 1, 1, 3, 10))]

    return _on_lines(random, data, change)


@_change
def _duplicate_lines(random: Random, data: bytes) -> bytes:
    def change(lines: list[bytes], at: int) -> None:
        some = lines[at : at + random.choice((1, 1, 3, 10))] * random.choice((1, 1, 20))
        to = random.choice((at, at, random.randrange(len(lines))))
        lines[to:to] = some

    return _on_lines(random, data, change)


@_change
def _swap_lines(random: Random, data: bytes) -> bytes:
    def change(lines: list[bytes], at: int) -> None:
        other = random.choice((min(at + 1, len(lines) - 1), random.randrange(len(lines))))
        lines[at], lines[other] = lines[other], lines[at]

    return _on_lines(random, data, change)


@_change
def _indent(random: Random, data: bytes) -> bytes:
    def change(lines: list[bytes], at: int) -> None:
        prefix = random.choice((b" ", b"  ", b"    ", b"\t", b"- ", "\u00a0".encode(), b"# ", b" " * 200))
        for number in range(at, min(at + random.choice((1, 1, 3, 10)), len(lines))):
            lines[number] = prefix + lines[number]

    return _on_lines(random, data, change)


@_change
def _dedent(random: Random, data: bytes) -> bytes:
    def change(lines: list[bytes], at: int) -> None:
        for number in range(at, min(at + random.choice((1, 1, 3, 10)), len(lines))):
            lines[number] = lines[number][random.randint(1, 3) :] if lines[number].startswith(b" ") else lines[number]

    return _on_lines(random, data, change)


@_change
def _splice(random: Random, data: bytes) -> bytes:
    """The head of one file and the tail of another, both in whole lines."""
    head = data.splitlines(keepends=True)
    tail = random.choice(random.choice(corpus())).splitlines(keepends=True)
    return b"".join((*head[: random.randint(0, len(head))], *tail[random.randint(0, len(tail)) :]))


@_change
def _truncate(random: Random, data: bytes) -> bytes:
    return data[: _span(random, data)[0]]


@_change
def _other_line_ends(random: Random, data: bytes) -> bytes:
    return data.replace(b"\n", random.choice((b"\r\n", b"\r\n", b"\r", "\u2028".encode(), b"\n\n", b" \n")))


@_change
def _other_encoding(random: Random, data: bytes) -> bytes:
    if random.random() < 0.7:  # nothing else is found in such a file
        return data
    return data.decode("utf-8", "replace").encode(random.choice(_ENCODINGS), "replace")
