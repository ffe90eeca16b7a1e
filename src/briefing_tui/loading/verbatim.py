"""Verbatim: whether words stand in the text of their source as they are, and where.

Both sides are compared in normal form (NFKC, quotation marks and dashes straight, white space collapsed, case kept):
first the words as they are, since sources hold brackets too; then cut up at `[…]` and without `[insertions]`, the
pieces in order inside one paragraph, or in the range of paragraphs that the locator names.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from briefing_tui.loading import passages, pieces
from briefing_tui.loading.passages import Passage
from briefing_tui.loading.pieces import Piece, Span
from briefing_tui.loading.texts import SourceText, normal
from briefing_tui.model import Locator

_SHORTEST: Final = 4
"""Words of the passages that a text is said to be joined of. Shorter ones stand anywhere by chance."""
_SHORT: Final = 2
"""The same beside one of `_SHORTEST`, in a paragraph of at most `_SIZE` characters."""
_FEW: Final = 3
"""Words among which a negation that is left out alters what is said."""
_NEGATION = re.compile(r"(?:\b(?:not|no|never|nor|neither|cannot|without)|n't)\b", re.IGNORECASE)
_INSERTED: Final = 12
"""Words of the source that an insertion may stand in place of; for more, a cut mark is due."""
_SPREAD: Final = 4
"""Paragraphs that words may run over without being told."""
_MARKS: Final = 20
"""Characters of marks and spaces that may stand between the words of a prefix or suffix."""
_SIZE: Final = 3_000
"""Characters of the words that the nearest passage is looked for of: those around the first that is not found."""
_WORD = re.compile(r"\w+")


class Spot(NamedTuple):
    """A stretch of a paragraph as written, for showing where words stand."""

    paragraph: int
    start: int
    end: int


class Proof(Struct, frozen=True):
    """What came of looking for words in a text."""

    state: Literal["proved", "changed"]
    """`changed`: not verbatim in the text."""
    paragraph: int | None = None
    """Where they stand, from 1."""
    paragraph_end: int | None = None
    """The last paragraph, where they run over several."""
    spots: tuple[Spot, ...] = ()
    """Each of their pieces, in order."""
    paragraphs: tuple[int, ...] = ()
    """The paragraph of every occurrence, in order: a paragraph that has them twice is in it twice."""
    elsewhere: bool = False
    """Whether they are not where the locator says."""
    ambiguous: bool = False
    """Whether they occur several times, and neither the locator nor prefix or suffix tells which is meant."""
    astray: Literal["", "prefix", "suffix"] = ""
    """What of the locator does not stand beside any occurrence."""
    joined: bool = False
    """Whether something is left out without the mark of a cut."""
    marked: bool = False
    """Whether they stand in quotation marks that the text does not have."""
    nearest: Passage | None = None
    """For `changed`: what is most like them, or like the first of their pieces that is not found."""
    apart: tuple[int, ...] = ()
    """For `changed`: where each piece stands, where all do, but not in order in one paragraph."""

    @property
    def occurrences(self) -> int:
        """How often they occur."""
        return len(self.paragraphs)


def prove(words: str, text: SourceText, locator: Locator | None) -> Proof:
    """Look for words in the text of their source; what was found once is remembered with the text.

    Args:
        words: a quote's text or a figure's evidence.
        text: of the source.
        locator: where they should stand, if it is known.
    """
    place = locator or Locator()
    key = (words, place.paragraph, place.paragraph_end, place.prefix, place.suffix, _is_without_paragraph(place))
    known = text.memo.get(key)
    if not isinstance(known, Proof):
        known = text.memo[key] = _prove(normal(words), text, place)
    return known


def _is_without_paragraph(place: Locator) -> bool:
    return place.paragraph is None and (place.page is not None or place.timestamp is not None)


def _prove(words: str, text: SourceText, place: Locator) -> Proof:
    if not any(character.isalnum() for character in words):
        return Proof("changed")
    if found := _found(words, text, place):
        return found
    bare = _without_marks(words)
    if bare != words and (found := _found(bare, text, place)):
        return replace(found, marked=True)
    return _spread(bare, text, place) or _joined(bare, text, place) or _changed(bare, text, place)


def _without_marks(words: str) -> str:
    """Words without quotation marks around them, as far as there are any."""
    inner = words.strip('" ')
    return inner[1:-1] if len(inner) > 2 and inner[0] == inner[-1] == "'" else inner


def _found(words: str, text: SourceText, place: Locator) -> Proof | None:
    first, last = _cited(place)
    for plan in pieces.plans(words):
        if not plan:
            continue
        here = pieces.inside(text, plan, first, last) if first else []
        if hits := sorted({*pieces.occurrences(text, plan), *here}):
            return _settled(hits, plan, text, place)
    return None


def _cited(place: Locator) -> tuple[int, int]:
    """The first and the last paragraph of a locator, zeros where it names none."""
    first = place.paragraph or 0
    return first, max(first, place.paragraph_end or 0) if first else 0


def _settled(hits: list[tuple[Span, ...]], plan: tuple[Piece, ...], text: SourceText, place: Locator) -> Proof:
    """The proof of words that occur, with the occurrence that is meant."""
    first, last = _cited(place)
    by_words = [hit for hit in hits if _stands_between(hit, text, place)] if place.prefix or place.suffix else []
    likely = by_words or hits
    here = [hit for hit in likely if first <= pieces.numbers(text, hit)[0] and pieces.numbers(text, hit)[1] <= last]
    meant = (here or likely)[0]
    is_located = bool(here) or _is_without_paragraph(place)
    proof = _proof(meant, text, _is_cut_short(meant, plan, text))
    return replace(
        proof,
        paragraphs=tuple(pieces.numbers(text, hit)[0] for hit in hits),
        elsewhere=bool(first) and not here,
        ambiguous=len(likely) > 1 and not is_located,
        astray="" if by_words else _astray(meant, text, place),
    )


def _proof(spans: tuple[Span, ...], text: SourceText, joined: bool) -> Proof:
    first, last = pieces.numbers(text, spans)
    spots = tuple(Spot(*text.original(start, end)) for span in spans for start, end in _by_paragraph(span, text))
    return Proof("proved", first, last if last > first else None, spots, (first,), joined=joined)


def _by_paragraph(span: Span, text: SourceText) -> list[Span]:
    """A span cut up where paragraphs end."""
    first, last = pieces.numbers(text, (span,))
    bounds = (text.bounds(number) for number in range(first, last + 1))
    return [(max(start, span[0]), min(end, span[1])) for start, end in bounds if start < end]


def _is_cut_short(spans: tuple[Span, ...], plan: tuple[Piece, ...], text: SourceText) -> bool:
    """Whether more is left out at an insertion than it can stand for."""
    seams = zip(pairwise(spans), plan[1:], strict=True)
    return any(pieces.gap(text.normal, *seam) > _INSERTED for seam, piece in seams if not piece.after_cut)


def _astray(hit: tuple[Span, ...], text: SourceText, place: Locator) -> Literal["", "prefix", "suffix"]:
    """Which of prefix and suffix does not stand beside an occurrence; nothing where the locator has none."""
    if place.prefix and not _stands_between(hit, text, Locator(prefix=place.prefix)):
        return "prefix"
    return "suffix" if place.suffix and not _stands_between(hit, text, Locator(suffix=place.suffix)) else ""


def _stands_between(hit: tuple[Span, ...], text: SourceText, place: Locator) -> bool:
    """Whether what stands around an occurrence is what the locator says; marks between them do not count."""
    prefix, suffix = _plain(normal(place.prefix or "")), _plain(normal(place.suffix or ""))
    start, end = hit[0][0], hit[-1][1]
    before = text.flat[max(0, start - 2 * len(prefix) - _MARKS) : start]
    after = text.flat[end : end + 2 * len(suffix) + _MARKS]
    return _plain(before).endswith(prefix) and _plain(after).startswith(suffix)


def _plain(words: str) -> str:
    return " ".join(_WORD.findall(words))


def _spread(words: str, text: SourceText, place: Locator) -> Proof | None:
    """Words that run over a few paragraphs that no locator names together, as those of an agency often do."""
    first, last = _cited(place)
    for plan in pieces.plans(words):
        if not plan or (len(plan) > 1 and any(len(piece.text.split()) < _SHORTEST for piece in plan)):
            continue
        hits = []
        for number in _paragraphs_of(plan, text):
            begin, end = max(1, number - _SPREAD + 1), min(len(text.paragraphs), number + _SPREAD - 1)
            if found := pieces.in_order(text.flat, plan, *text.bounds(begin, end)):
                reach = pieces.numbers(text, found)
                if reach[1] - reach[0] < _SPREAD:
                    hits.append((reach[1] < first or reach[0] > last, found, reach))
        if hits:
            missed, spans, reach = min(hits)
            proof = _proof(spans, text, _is_cut_short(spans, plan, text))
            return replace(proof, elsewhere=bool(first) and (missed or reach[0] < first or reach[1] > last))
    return None


def _paragraphs_of(plan: tuple[Piece, ...], text: SourceText) -> list[int]:
    """The paragraphs that pieces may stand around: those of the longest one, or the end of one that crosses over."""
    anchor = max(plan, key=lambda piece: len(piece.text))
    found: list[int] = []
    at = 0
    while len(found) < 20 and (at := pieces.find(text.flat, anchor, at, len(text.flat))) >= 0:
        found.append(text.number_at(at))
        at += len(anchor.text)
    return found


def _joined(words: str, text: SourceText, place: Locator) -> Proof | None:
    """Words that are put together of passages in order, with no mark or with another one than that of a cut."""
    if len(plan := pieces.at_dots(words)) > 1 and (hits := pieces.occurrences(text, plan)):
        return replace(_settled(hits, plan, text, place), joined=True)
    parts = pieces.between_cuts(words)
    if not parts or len(words) > _SIZE:
        return None
    first, last = _cited(place)
    for number in passages.likely_paragraphs(words, text, place.paragraph):
        start, end = text.bounds(number, max(number, last if number == first else number))
        shortest = _SHORT if end - start <= _SIZE else _SHORTEST
        stretches = pieces.covered(text.flat, parts, shortest, start, end)
        spans = pieces.in_order(text.flat, stretches, start, end) if stretches else None
        if stretches and spans and _are_joined(stretches, spans, parts, text, place):
            proof = _proof(spans, text, joined=True)
            return replace(proof, elsewhere=bool(first) and not first <= number <= last)
    return None


def _are_joined(
    plan: tuple[Piece, ...], spans: tuple[Span, ...], parts: tuple[str, ...], text: SourceText, place: Locator
) -> bool:
    """Whether passages are joined, rather than a sentence altered.

    At each seam two words or more are left out, and where they are few, no negation. Short passages count beside a
    longer one, and only where no stretch of the source differs from the words in a single one.
    """
    seams = [seam for seam, piece in zip(pairwise(spans), plan[1:], strict=True) if not piece.after_cut]
    for before, after in seams:
        size = pieces.gap(text.flat, before, after)
        if size < _SHORT or (size <= _FEW and _NEGATION.search(text.flat, before[1], after[0])):
            return False
    sizes = [len(piece.text.split()) for piece in plan]
    if min(sizes) >= _SHORTEST:
        return True
    return max(sizes) >= _SHORTEST and not any(passages.is_one_word_off(part, text, place.paragraph) for part in parts)


def _changed(words: str, text: SourceText, place: Locator) -> Proof:
    """What words that are not in the text are most like."""
    parts = [piece for piece in (*pieces.plans(words),)[-1] if piece.text]
    alone = [pieces.is_alone(text, piece) for piece in parts]
    if parts and len(parts) > 1 and None not in alone:
        return Proof("changed", apart=tuple(number for number in alone if number))
    missing = next((piece.text for piece, number in zip(parts, alone, strict=True) if number is None), words)
    if len(missing) > _SIZE:
        at = pieces.longest_start(text.normal, missing)
        start = missing.find(" ", at - _SIZE // 2) + 1 if at > _SIZE // 2 else 0
        missing = missing[start : start + _SIZE]
    return Proof("changed", nearest=passages.nearest(missing, text, place.paragraph))
