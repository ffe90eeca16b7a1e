"""Pieces: what is left of a quote between its cuts and insertions, and where that stands in a text.

All texts here are in normal form, see `texts.normal`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from briefing_tui.loading.texts import SourceText

Span = tuple[int, int]
"""Beginning and end in the normal form of a text."""

_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_CUT = re.compile(r"\[[. ]+\]")
_DOTS = re.compile(r"[(<]?\.{3,}[)>]?")
"""A cut that is not marked as the format has it."""
_WORD_CHARACTER = re.compile(r"\w")
_NO_SPACES: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_UNSPACED = re.compile(f"[{_NO_SPACES}]")
"""Thai, Lao, Burmese, Khmer, Japanese and Chinese put no spaces between words: any place may be a boundary."""
_IN_WORD = re.compile(rf"[^\W{_NO_SPACES}]+")
_POINTS: Final = ".,:٫٬⁄"
"""What stands between the digits of one number."""
_ENDING = re.compile(r"'(?:s|t|d|m|ll|re|ve)(?!\w)", re.IGNORECASE)
"""What an English word goes on with behind an apostrophe. (A Turkish name ends there: the suffix is not quoted.)"""
_BEHIND: Final = " .,;:-\"'"
"""What may be another mark, or none, where words are left out."""
_TRIES: Final = 40
"""Ways to cut words into passages that are tried."""
_MOST: Final = 100
"""Occurrences that are looked for: nobody asks for the exact number of more."""


class Piece(NamedTuple):
    """Words that stand together in the source."""

    text: str
    open_start: bool = False
    """Whether a bracket stands right before it, so that it may begin within a word: [T]he."""
    open_end: bool = False
    after_cut: bool = False
    """Whether a cut mark stands before it, rather than an insertion."""


def plans(words: str) -> Iterator[tuple[Piece, ...]]:
    """The ways to read brackets, the most literal first: as the source's own, as its own but for cuts, as ours."""
    yield (Piece(words),)
    if "[" in words:
        whole = tuple(_split(words, _CUT))
        if len(whole) > 1:
            yield whole
        yield tuple(_split(words, _BRACKETS))


def at_dots(words: str) -> tuple[Piece, ...]:
    """The pieces between cuts that are marked by dots alone; one piece where there are none."""
    return tuple(
        piece._replace(text=part.strip(), open_start=False, open_end=False, after_cut=True)
        for piece in _split(words, _BRACKETS)
        for part in _DOTS.split(piece.text)
        if _WORD_CHARACTER.search(part)
    )


def _split(words: str, marks: re.Pattern[str]) -> Iterator[Piece]:
    """The pieces between marks; a piece of punctuation alone, such as the full stop behind a cut, proves nothing."""
    start, before = 0, ""
    for at, end, mark in (*((found.start(), found.end(), found[0]) for found in marks.finditer(words)), (None, 0, "")):
        part = words[start:at]
        if _WORD_CHARACTER.search(part):
            open_start = bool(before) and not part.startswith(" ")
            open_end = bool(mark) and not part.endswith(" ")
            yield Piece(part.strip(), open_start, open_end, bool(_CUT.fullmatch(before)))
        start, before = end, mark


def find(text: str, piece: Piece, start: int, end: int) -> int:
    """Where a piece stands first in a stretch of a text, -1 where it does not."""
    at = text.find(piece.text, start, end)
    while at >= 0 and not _fits(text, piece, at):
        # Nothing begins within a word. A text of one word would be looked at once for each of its letters.
        rest = None if piece.open_start else _IN_WORD.match(text, at + 1, end)
        at = text.find(piece.text, rest.end() if rest else at + 1, end)
    return at


def _find_last(text: str, piece: Piece, start: int, end: int) -> int:
    at = text.rfind(piece.text, start, end)
    while at >= 0 and not _fits(text, piece, at):
        at = text.rfind(piece.text, start, at + len(piece.text) - 1)
    return at


def _fits(text: str, piece: Piece, at: int) -> bool:
    """Whether the piece begins and ends where a word does, except beside a bracket."""
    return (piece.open_start or _begins(text, at)) and (piece.open_end or _ends(text, at + len(piece.text)))


def _begins(text: str, at: int) -> bool:
    if at <= 0 or at >= len(text):
        return True
    if at > 1 and text[at].isdigit() and text[at - 1] in _POINTS and text[at - 2].isdigit():
        return False
    return not _is_inside_word(text[at - 1], text[at])


def _ends(text: str, at: int) -> bool:
    if at <= 0 or at >= len(text):
        return True
    last, following = text[at - 1], text[at]
    if last.isdigit() and following in _POINTS and text[at + 1 : at + 2].isdigit():
        return False
    if following == "'" and last.isalpha() and _ENDING.match(text, at):
        return False
    return not _is_inside_word(last, following)


def _is_inside_word(before: str, after: str) -> bool:
    return _joins(before) and _joins(after) and not (_UNSPACED.match(before) or _UNSPACED.match(after))


def _joins(character: str) -> bool:
    """Whether a character is part of a word: letters, digits, marks on letters, and what joins or parts letters."""
    return (
        character.isalnum()
        or character in "_\u200c\u200d"
        or (character > "~" and unicodedata.category(character)[0] == "M")
    )


def in_order(text: str, pieces: tuple[Piece, ...], start: int, end: int) -> tuple[Span, ...] | None:
    """Where pieces stand one after the other in a stretch of a text, as close together as they can; None if nowhere."""
    at, starts = start, []
    for piece in pieces:
        at = find(text, piece, at, end)
        if at < 0:
            return None
        starts.append(at)
        at += len(piece.text)
    for number in range(len(pieces) - 2, -1, -1):
        starts[number] = _find_last(text, pieces[number], starts[number], starts[number + 1])
    return tuple((at, at + len(piece.text)) for at, piece in zip(starts, pieces, strict=True))


def occurrences(text: SourceText, pieces: tuple[Piece, ...]) -> list[tuple[Span, ...]]:
    """Where pieces stand in order inside one paragraph, at most `_MOST` times."""
    found: list[tuple[Span, ...]] = []
    anchor = max(pieces, key=lambda piece: len(piece.text))
    at = 0
    while len(found) < _MOST and (at := find(text.normal, anchor, at, len(text.normal))) >= 0:
        if len(pieces) == 1:
            found.append(((at, at + len(anchor.text)),))
            at += len(anchor.text)
        else:
            start, at = text.bounds(text.number_at(at))
            found += _all_in_order(text.normal, pieces, start, at)
    return found


def inside(text: SourceText, pieces: tuple[Piece, ...], first: int, last: int) -> list[tuple[Span, ...]]:
    """Where pieces stand in order inside paragraphs `first` to `last`, also across their ends."""
    form = text.flat if last > first else text.normal
    return list(_all_in_order(form, pieces, *text.bounds(first, last)))


def _all_in_order(text: str, pieces: tuple[Piece, ...], start: int, end: int) -> Iterator[tuple[Span, ...]]:
    for _ in range(_MOST):
        spans = in_order(text, pieces, start, end)
        if spans is None:
            return
        yield spans
        start = spans[-1][1]


def is_alone(text: SourceText, piece: Piece) -> int | None:
    """The first paragraph that a piece stands in, whatever stands around it; None if it stands in none."""
    at = find(text.normal, piece, 0, len(text.normal))
    return text.number_at(at) if at >= 0 else None


def gap(text: str, before: Span, after: Span) -> int:
    """How many words stand between two spans."""
    return sum(1 for word in text[before[1] : after[0]].split() if _WORD_CHARACTER.search(word))


def between_cuts(words: str) -> tuple[str, ...]:
    """What stands between cut marks, without insertions."""
    parts = (" ".join(_BRACKETS.sub(" ", part).split()) for part in _CUT.split(words))
    return tuple(part for part in parts if _WORD_CHARACTER.search(part))


def covered(text: str, parts: tuple[str, ...], shortest: int, start: int, end: int) -> tuple[Piece, ...] | None:
    """The passages in order that parts are put together of without a mark, each at least `shortest` words long.

    Behind a passage a mark of punctuation may be another than in the text, since a sentence goes on there.
    """
    left = _TRIES

    def passages(words: list[str], start: int) -> list[str]:
        """Those of a part, the first one as long as it can be; none where it is not put together of any."""
        nonlocal left
        for size in range(_longest(text, words, shortest, start, end), shortest - 1, -1):
            passage = " ".join(words[:size])
            if size == len(words):
                return [passage]
            left -= 1
            if left < 0:
                break
            if (at := find(text, Piece(passage), start, end)) < 0:
                passage = passage.rstrip(_BEHIND)
                at = find(text, Piece(passage), start, end)
            if following := passages(words[size:], at + len(passage)):
                return [passage, *following]
        return []

    found: list[Piece] = []
    for part in parts:
        whole = find(text, Piece(part), start, end) >= 0
        for number, passage in enumerate(stretches := [part] if whole else passages(part.split(" "), start)):
            found.append(Piece(passage, after_cut=not number))
            start = find(text, found[-1], start, end) + len(passage)
        if not stretches:
            return None
    return tuple(found)


def _longest(text: str, words: list[str], shortest: int, start: int, end: int) -> int:
    """How many words from the first on stand together, 0 where fewer than `shortest` do."""

    def stand(size: int) -> bool:
        passage = " ".join(words[:size])
        bare = passage.rstrip(_BEHIND) if size < len(words) else passage
        return find(text, Piece(passage), start, end) >= 0 or (
            bare != passage and find(text, Piece(bare), start, end) >= 0
        )

    if len(words) < shortest or not stand(shortest):
        return 0
    low, high = shortest, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if stand(middle) else (low, middle - 1)
    return low


def longest_start(text: str, words: str) -> int:
    """How many characters of words stand together in a text, from the first on."""
    listed = words.split(" ")
    return len(" ".join(listed[: _longest(text, listed, 1, 0, len(text))]))


def numbers(text: SourceText, spans: Iterable[Span]) -> tuple[int, int]:
    """The first and the last paragraph of spans."""
    listed = [number for start, end in spans for number in (text.number_at(start), text.number_at(end - 1))]
    return min(listed), max(listed)
