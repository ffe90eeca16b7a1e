"""Passages: what in a text is most like words that do not stand in it, and how the two differ, word by word."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Any, Final, NamedTuple

from briefing_tui.loading.texts import SourceText

_BLOCK: Final = 600
"""Characters of the blocks that long paragraphs are looked through in."""
_CANDIDATES: Final = 5
_BUDGET: Final = 4_000
"""How many blocks are counted for one passage: those of its rarest words."""
_MARKS: Final = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f"
)
_LETTER: Final = rf"[\w{_MARKS}\u200c\u200d]"
_TOKEN = re.compile(rf"\s*(?:\d+(?:[.,:٫٬⁄]\d+)+(?!\w)|{_LETTER}+(?:'{_LETTER}+)*|[^\w\s])")
_WORD = re.compile(r"\w+")
_SPACED = re.compile(r"\w(?:\S*\w)?")
"""A word without the marks around it."""
_AROUND: Final = 4
"""Tokens shown on each side of a difference."""
_LONGEST: Final = 200
"""Characters of a difference that is shown."""


class Part(NamedTuple):
    """A stretch of two texts held against each other."""

    given: str
    source: str
    """The same as `given` where the two agree."""


class Passage(NamedTuple):
    """The passage that is most like words that were looked for."""

    paragraph: int
    start: int
    """Where it begins in the paragraph as written."""
    end: int
    likeness: int
    """In per cent, at most 99."""
    parts: tuple[Part, ...]
    """The words that were looked for and those of the passage, from beginning to end."""

    def difference(self) -> str:
        """What differs with the words around it: "…exceeding 2 billion cubic [metres → meters], with the…"."""
        shown: list[str] = []
        last = len(self.parts) - 1
        for number, part in enumerate(self.parts):
            if part.given == part.source:
                shown.append(_shortened(part.source, first=number == 0, last=number == last))
                continue
            given, source = part.given.strip(), part.source.strip()
            blank = " " if shown and (part.given or part.source).startswith(" ") else ""
            shown.append(f"{blank}[{given or '(nothing)'} → {source or '(nothing)'}]")
            if sum(map(len, shown)) > _LONGEST and number < last:
                shown.append(" …")
                break
        return "".join(shown)


def _shortened(text: str, *, first: bool, last: bool) -> str:
    """Words that agree, as far as they stand beside a difference."""
    tokens = _TOKEN.findall(text)
    if first and len(tokens) > _AROUND:
        return "…" + "".join(tokens[-_AROUND:]).lstrip()
    if last and len(tokens) > _AROUND:
        return "".join(tokens[:_AROUND]) + "…"
    if len(tokens) > 2 * _AROUND and not first and not last:
        return f"{''.join(tokens[:_AROUND])} …{''.join(tokens[-_AROUND:])}"
    return text


class _Blocks(NamedTuple):
    bounds: list[tuple[int, int]]
    """Of each block, in the normal form."""
    holding: dict[str, list[int]]
    """The blocks that hold each word."""


def _blocks(text: SourceText) -> _Blocks:
    known = text.memo.get("blocks")
    if not isinstance(known, _Blocks):
        known = text.memo["blocks"] = _cut_up(text)
    return known


def _cut_up(text: SourceText) -> _Blocks:
    bounds: list[tuple[int, int]] = []
    holding: dict[str, list[int]] = defaultdict(list)
    form = text.normal
    for number in range(1, len(text.paragraphs) + 1):
        start, end = text.bounds(number)
        while start < end:
            cut = form.find(" ", start + _BLOCK, end) if end - start > 2 * _BLOCK else end
            cut = end if cut < 0 else cut
            for word in set(_WORD.findall(form[start:cut].casefold())):
                holding[word].append(len(bounds))
            bounds.append((start, cut))
            start = cut
    return _Blocks(bounds, dict(holding))


def _likely(words: str, text: SourceText) -> list[int]:
    """The blocks that share the most words, the rarest words counted first."""
    blocks = _blocks(text)
    held = (blocks.holding.get(word, []) for word in set(_WORD.findall(words.casefold())))
    shared: Counter[int] = Counter()
    spent = 0
    for holders in sorted(held, key=len):
        spent += len(holders)
        if shared and spent > _BUDGET:
            break
        shared.update(holders)
    return [block for block, _ in shared.most_common(_CANDIDATES)]


def likely_paragraphs(words: str, text: SourceText, cited: int | None) -> list[int]:
    """The paragraphs that the words may be of, the one that was cited first."""
    likely = [text.number_at(_blocks(text).bounds[block][0]) for block in _likely(words, text)]
    return list(dict.fromkeys([*([cited] if cited and text.paragraph(cited) else []), *likely]))


def nearest(words: str, text: SourceText, cited: int | None) -> Passage | None:
    """The passage most like words, in normal form, that do not stand in a text; None where nothing shares a word.

    Args:
        words: what was looked for.
        text: where.
        cited: the paragraph that should have it, which goes first among equals.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415 - 20 ms that a text without mistakes need not wait for

    best, found = 0.0, None
    for start, end in _regions(words, text, cited):
        region = text.normal[start:end]
        alike = fuzz.ratio if len(region) < len(words) else fuzz.partial_ratio
        if (score := alike(words, region, score_cutoff=best)) > best:
            best, found = score, (start, end)
    if found is None:
        return None
    start, end = _aligned(words, text.normal, *found)
    passage = text.normal[start:end]
    likeness = min(99, int(fuzz.ratio(words, passage)))
    return Passage(*text.original(start, end), likeness, _compared(words, passage))


def is_one_word_off(words: str, text: SourceText, cited: int | None) -> bool:
    """Whether words that do not stand in a text differ in a single word from the passage that is most like them."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - as above

    if (near := nearest(words, text, cited)) is None:
        return False
    given, source = (_SPACED.findall("".join(part[side] for part in near.parts)) for side in (0, 1))
    return bool(Levenshtein.distance(given, source, score_cutoff=1) == 1)


def _regions(words: str, text: SourceText, cited: int | None) -> list[tuple[int, int]]:
    """The stretches of the text to hold the words against."""
    blocks = _blocks(text)
    regions = []
    if cited and (bounds := text.bounds(cited)) != (0, 0) and bounds[1] - bounds[0] <= 2 * _BLOCK:
        regions.append(bounds)
    for block in _likely(words, text):
        start, end = blocks.bounds[block]
        first, last = text.bounds(text.number_at(start))
        regions.append((max(first, start - len(words) - _BLOCK // 4), min(last, end + len(words) + _BLOCK // 4)))
    return list(dict.fromkeys(regions))


def _aligned(words: str, form: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of a region that has the words' place, in whole words."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - as above
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    region = form[start:end]
    tokens = list(_TOKEN.finditer(region))
    if len(region) > len(words) and (window := fuzz.partial_ratio_alignment(words, region)) is not None:
        margin = 2 * _AROUND * 8
        tokens = [
            token
            for token in tokens
            if token.end() > window.dest_start - margin and token.start() < window.dest_end + margin
        ]
    given = [token[0].strip() for token in _TOKEN.finditer(words)]
    there = [token[0].strip() for token in tokens]
    same = _together([one for one in Levenshtein.opcodes(given, there) if one.tag == "equal"])
    if not same:
        return start, end
    first = max(0, same[0].dest_start - same[0].src_start)
    last = min(len(tokens), same[-1].dest_end + len(given) - same[-1].src_end)
    begin = tokens[first].start()
    begin += len(tokens[first][0]) - len(tokens[first][0].lstrip())
    return start + begin, start + tokens[last - 1].end()


def _together(same: list[Any]) -> list[Any]:
    """The runs that agree, without those at the ends that stand far off: a "the" is found everywhere."""
    longest = max(range(len(same)), key=lambda at: same[at].src_end - same[at].src_start, default=0)
    first = last = longest
    while first > 0 and _is_near(same[first - 1], same[first], same[first - 1]):
        first -= 1
    while last + 1 < len(same) and _is_near(same[last], same[last + 1], same[last + 1]):
        last += 1
    return same[first : last + 1]


def _is_near(before: Any, after: Any, outer: Any) -> bool:
    """Whether what stands between two runs in the text is little, for the length of the outer one."""
    more = (after.dest_start - before.dest_end) - (after.src_start - before.src_end)
    return bool(more <= _AROUND * (outer.src_end - outer.src_start))


def _compared(words: str, passage: str) -> tuple[Part, ...]:
    """Two texts held against each other, word by word."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - as above

    given, source = _TOKEN.findall(words), _TOKEN.findall(passage)
    parts: list[Part] = []
    for one in Levenshtein.opcodes(given, source):
        part = Part("".join(given[one.src_start : one.src_end]), "".join(source[one.dest_start : one.dest_end]))
        if parts and one.tag != "equal" and parts[-1].given != parts[-1].source:
            part = Part(parts[-1].given + part.given, parts.pop().source + part.source)
        parts.append(part)
    return tuple(parts)
