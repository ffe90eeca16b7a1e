"""Numbers: the amounts that running text gives in digits or in words, with their scale and unit.

In English by digits and words; in other languages by digits alone, since their number words are not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from briefing_tui.loading.rules import unitwords

Kind = Literal["firm", "weak", "fraction", "vague", "times"]


class Amount(NamedTuple):
    """A number in a text."""

    number: float
    """What stands before the scale: 2 of "2 billion"."""
    scale: float
    """1e9 of "2 billion"; 1 where there is none."""
    measure: str | None
    """What the unit after it measures, without the time of a flow; None for a thing counted and for no unit."""
    unit: float
    """The scale of that unit, as in `units.Unit`."""
    start: int
    end: int
    """Offset after number, scale and unit."""
    kind: Kind
    """weak: an ordinal, a year, a part of a name; vague: "hundreds"; times: "doubled"."""

    @property
    def total(self) -> float:
        """The number with its scale."""
        return self.number * self.scale


class Token(NamedTuple):
    """A word, a number or a sign."""

    low: str
    start: int
    end: int


_TOKEN = re.compile(
    r"""\d{4}-\d\d(?:-\d\d)?(?![\d-])                       # 2020-11-16
    | \d{1,2}([./])\d{1,2}\1\d{4}(?!\d)                     # 16.11.2020
    | \d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)(?:[.,]\d+)?
    | \d+(?:[.,'’٫٬]\d+)*
    | [½¼¾⅓⅔]
    | (?:k?m|cu)[23](?!\w)
    | [^\W\d_]+(?:['’][^\W\d_]+)*
    | [^\w\s]""",
    re.VERBOSE,
)
_LONGEST: Final = 30
"""Digits of a number; a longer one is no amount."""
_GLYPHS: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_SMALL: Final = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS: Final = {
    word: number * 10
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SCALES: Final = {
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7, "mn": 1e6, "mln": 1e6,
    "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12, "hundred": 100.0, "dozen": 12.0,
}  # fmt: skip
_LETTERS: Final = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}
_VAGUE: Final = {
    "tens": 10.0, "dozens": 24.0, "hundreds": 100.0, "thousands": 1e3, "millions": 1e6, "billions": 1e9,
    "trillions": 1e12,
}  # fmt: skip
_ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {word[:-1] + "ieth": number for word, number in _TENS.items()}
_PARTS: Final = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    name: number for word, number in _ORDINALS.items() if number > 2 for name in (word, word + "s")
}
_TIMES: Final = {
    "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "twice": 2, "thrice": 3, "triple": 3, "tripled": 3,
    "tripling": 3, "trebled": 3, "quadruple": 4, "quadrupled": 4,
} | {f"{word}fold": number for word, number in (_SMALL | _TENS | {"hundred": 100}).items()}  # fmt: skip
_GROUPS: Final = {
    "single": 1, "sole": 1, "both": 2, "pair": 2, "couple": 2, "twin": 2, "dual": 2, "bilateral": 2, "trio": 3,
    "trilateral": 3, "tripartite": 3, "quartet": 4, "quadrilateral": 4,
}  # fmt: skip
_FEW: Final = frozenset(("several", "few", "many"))
_BETWEEN: Final = frozenset(("to", "-", "–", "—", "or", "and", "through", "till", "until"))
_MONEY: Final = frozenset(("$", "€", "£", "¥", "₼", "₽", "₺", "us", "usd", "eur", "gbp", "azn"))
_NAMING: Final = frozenset(("article", "no", "phase", "chapter", "resolution", "section", "block", "line", "paragraph"))


def amounts(text: str, english: bool) -> tuple[Amount, ...]:
    """Every number of a text; one that can be read in two ways is there twice."""
    tokens = [Token(found[0].lower(), found.start(), found.end()) for found in _TOKEN.finditer(text)]
    found: list[Amount] = []
    at = 0
    while at < len(tokens):
        more, after = _amount(tokens, at, english)
        if found and more and after > at:
            found += _shared(found[-1], more[0], tokens, at)
        found += more
        at = max(after, at + 1)
    return tuple(found)


def _amount(tokens: list[Token], at: int, english: bool) -> tuple[list[Amount], int]:
    """The amount that begins at a token, in each way it can be read, and the token after it."""
    token = tokens[at]
    if token.low[0].isdecimal():
        return _in_digits(tokens, at, english)
    if not english:
        return [], at
    if token.low in _GLYPHS:
        return [_with_unit(tokens, at + 1, _GLYPHS[token.low], 1.0, token.start, "fraction")[0]], at + 1
    return _in_words(tokens, at)


def _in_digits(tokens: list[Token], at: int, english: bool) -> tuple[list[Amount], int]:
    token, after = tokens[at], at + 1
    numbers = digits(token.low, english)
    if not english or not numbers:
        return [Amount(number, 1.0, None, 1.0, token.start, token.end, "firm") for number in numbers], after
    following = tokens[after].low if after < len(tokens) else ""
    glued = bool(following) and tokens[after].start == token.end
    if glued and following in ("st", "nd", "rd", "th"):
        return [Amount(numbers[0], 1.0, None, 1.0, token.start, tokens[after].end, "weak")], after + 1
    if glued and following in _GLYPHS:
        numbers, after = [numbers[0] + _GLYPHS[following]], after + 1
    elif following == "/" and numbers[0] < 100 and _is_plain(tokens, after + 1) and glued:
        below = float(tokens[after + 1].low)
        return [
            Amount(numbers[0] / (below or 1), 1.0, None, 1.0, token.start, tokens[after + 1].end, "fraction")
        ], at + 3
    kind: Kind = "weak" if _is_name(tokens, at) else "firm"
    more, after = _half(tokens, after)
    scale, scaled = _scale(tokens, after)
    found = [_with_unit(tokens, scaled, number + more, scale, token.start, kind) for number in numbers]
    money = at > 0 and tokens[at - 1].low in _MONEY
    if scale == 1 and following in _LETTERS and (glued or (money and following in "mb")):
        found.append(_with_unit(tokens, after + 1, numbers[0], _LETTERS[following], token.start, kind))
    if _is_year(token.low) and scale == 1 and found[0][0].measure is None:
        return [one._replace(kind="weak") for one, _ in found], after
    return [one for one, _ in found], max(end for _, end in found)


def digits(written: str, english: bool) -> list[float]:
    """What a number in digits can mean: 1.000 is one or a thousand, and 1,000 too where it is not English."""
    if len(written) > _LONGEST or "-" in written or written.count("/"):
        return []
    text = re.sub(r"[ '’\u00a0\u202f\u2009]", "", written.replace("٫", ".").replace("٬", ","))
    parts = re.split(r"[.,]", text)
    signs = [sign for sign in text if sign in ".,"]
    whole = float("".join(parts))
    if not signs:
        return [whole]
    decimal = float("".join(parts[:-1]) + "." + parts[-1])
    grouped = all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3
    if len(set(signs)) == 2:
        return [decimal] if signs[-1] not in signs[:-1] else [whole]
    if len(signs) > 1:
        return [whole] if len(parts[-1]) == 3 else []
    if not grouped:
        return [decimal]
    return [whole] if english and signs == [","] else [decimal, whole]


def _in_words(tokens: list[Token], at: int) -> tuple[list[Amount], int]:
    """An amount in words, from the word at which it begins."""
    word = tokens[at].low
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    start = tokens[at].start
    if word in ("a", "an"):
        if following in _SCALES:
            number, after = _below_thousand(tokens, at + 1, 1)
            return _sum(tokens, at, after, number)
        if following in _PARTS and following != "half":
            return [Amount(1 / _PARTS[following], 1.0, None, 1.0, start, tokens[at + 1].end, "fraction"),
                    *_ordinal(tokens, at + 1)], at + 2  # fmt: skip
        one, after = _with_unit(tokens, at + 1, 1.0, 1.0, start, "weak")
        return ([one] if one.measure else []), (after if one.measure else at + 1)
    if word in ("half", "quarter"):
        after = at + 1 + (following in ("a", "an", "-"))
        return _scaled(tokens, at, after, 1 / _PARTS[word], "fraction")
    if word in _VAGUE or (word in _FEW and following in _SCALES):
        return _vaguely(tokens, at)
    if word in _ORDINALS and word != "second":
        return _ordinal(tokens, at), at + 1
    for table, kind in ((_TIMES, "times"), (_GROUPS, "weak")):
        if word in table:
            after = at + 1 + (following == "of")
            return _scaled(tokens, at, after, float(table[word]), kind)  # type: ignore[arg-type]
    if word in unitwords.SPANS:
        one, after = _with_unit(tokens, at, 1.0, 1.0, start, "weak")
        return [one], after
    number, after = _below_thousand(tokens, at)
    return _sum(tokens, at, after, number) if after > at else ([], at)


def _sum(tokens: list[Token], at: int, after: int, number: float) -> tuple[list[Amount], int]:
    """A number in words that may go on: "two and a half", "two thirds", "one thousand and one"."""
    part = after + 1 if after < len(tokens) and tokens[after].low == "-" else after
    if part < len(tokens) and tokens[part].low in _PARTS and (number > 1) == tokens[part].low.endswith("s"):
        end = tokens[part].end
        return [Amount(number / _PARTS[tokens[part].low], 1.0, None, 1.0, tokens[at].start, end, "fraction")], part + 1
    more, after = _half(tokens, after)
    scale, scaled = _scale(tokens, after)
    total, last = (number + more) * scale, scale
    while last > 1:
        start = scaled + (scaled < len(tokens) and tokens[scaled].low == "and")
        next_number, next_after = _below_thousand(tokens, start)
        next_scale, next_scaled = _scale(tokens, next_after)
        if next_after == start or next_scale >= last or next_number * next_scale >= last:
            break
        total, last, scaled = total + next_number * next_scale, next_scale, next_scaled
        number, more, scale = total, 0.0, 1.0
    kind: Kind = "weak" if number == 1 and scale == 1 else "firm"
    one, end = _with_unit(tokens, scaled, number + more, scale, tokens[at].start, kind)
    return [one], end


def _below_thousand(tokens: list[Token], at: int, number: int = 0) -> tuple[float, int]:
    """A number below a thousand in words, and the token after it; the same token where there is none."""
    after = at
    while after < len(tokens):
        word = tokens[after].low
        following = tokens[after + 1].low if after + 1 < len(tokens) else ""
        if word in _SMALL and (after == at or (number % 10 == 0 and number % 100 != 10 and _SMALL[word] < 10)):
            number += _SMALL[word]
        elif (word in _TENS and number % 100 == 0) or (word in _SMALL and number >= 100 and number % 100 == 0):
            number += _TENS.get(word, 0) + _SMALL.get(word, 0)
        elif word == "hundred" and 0 < number < 100:
            number *= 100
        elif after > at and (
            (word == "-" and number % 10 == 0 and 0 < _SMALL.get(following, 0) < 10)
            or (word == "and" and number >= 100 and number % 100 == 0 and following in _SMALL.keys() | _TENS.keys())
        ):
            pass
        else:
            break
        after += 1
    return float(number), after


def _scaled(tokens: list[Token], at: int, after: int, number: float, kind: Kind) -> tuple[list[Amount], int]:
    """An amount whose number is known already, with the scale and unit that follow."""
    scale, after = _scale(tokens, after)
    one, after = _with_unit(tokens, after, number, scale, tokens[at].start, kind)
    return [one], after


def _vaguely(tokens: list[Token], at: int) -> tuple[list[Amount], int]:
    """Hundreds, tens of thousands, several hundred."""
    number = _VAGUE.get(tokens[at].low, 2.0)
    scale, after = 1.0, at + 1
    while after < len(tokens) and (tokens[after].low in ("of", "and") or tokens[after].low in _SCALES | _VAGUE):
        scale *= (_SCALES | _VAGUE).get(tokens[after].low, 1.0)
        after += 1
    one, _ = _with_unit(tokens, after, number, scale, tokens[at].start, "vague")
    return [one], after


def _ordinal(tokens: list[Token], at: int) -> list[Amount]:
    number = float(_ORDINALS.get(tokens[at].low, 0))
    if at > 1 and tokens[at - 1].low == "-" and tokens[at - 2].low in _TENS:
        number += _TENS[tokens[at - 2].low]
    return [Amount(number, 1.0, None, 1.0, tokens[at].start, tokens[at].end, "weak")]


def _half(tokens: list[Token], at: int) -> tuple[float, int]:
    """What "and a half" adds to a number."""
    words = [token.low for token in tokens[at : at + 3]]
    return (0.5, at + 3) if words == ["and", "a", "half"] else (0.0, at)


def _scale(tokens: list[Token], at: int) -> tuple[float, int]:
    """The scale words at a token, and the token after them."""
    scale = 1.0
    while at < len(tokens):
        step = at + 1 if tokens[at].low == "-" else at
        if step >= len(tokens) or tokens[step].low not in _SCALES:
            break
        scale *= _SCALES[tokens[step].low]
        at = step + 1
    return scale, at


def _with_unit(tokens: list[Token], at: int, number: float, scale: float, start: int, kind: Kind) -> tuple[Amount, int]:
    """An amount with the unit that stands at a token, if one does, and the token after it."""
    measure, unit, after = unitwords.unit_at([token.low for token in tokens[at : at + 7]])
    end = tokens[at + after - 1].end if at + after > 0 else start
    return Amount(number, scale, measure, unit, start, end, kind), at + after


def _shared(low: Amount, high: Amount, tokens: list[Token], at: int) -> Iterator[Amount]:
    """The lower end of a range with the scale and unit that stand after the upper one: "2 to 5 billion"."""
    between = [token.low for token in tokens[max(0, at - 3) : at] if token.start >= low.end and token.low not in _MONEY]
    if len(between) == 1 and between[0] in _BETWEEN and low.measure is None and low.scale == 1:
        if high.scale != 1 or high.measure:
            yield low._replace(scale=high.scale, measure=high.measure, unit=high.unit, kind=high.kind)


def _is_plain(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].low.isdecimal() and len(tokens[at].low) <= 3


def _is_year(written: str) -> bool:
    return len(written) == 4 and written.isdecimal() and 1000 <= int(written) < 2200


def _is_name(tokens: list[Token], at: int) -> bool:
    """Whether a number is part of a name: D8, Article 5."""
    if not at:
        return False
    before = tokens[at - 1]
    if before.low in _MONEY:
        return False
    if before.low in _NAMING or (before.low[-1].isalpha() and before.end == tokens[at].start):
        return True
    return at > 1 and before.low == "-" and before.end == tokens[at].start and len(tokens[at - 2].low) <= 2
