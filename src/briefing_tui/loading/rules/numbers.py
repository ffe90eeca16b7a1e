"""Numbers: the amounts that running text gives in digits or in words, with their scale and unit.

In English by digits and words; in other languages by digits and scale, since their number words are not known here.
"""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from msgspec import Struct

from briefing_tui.loading.rules import numberwords, unitwords

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


class Token(Struct, frozen=True, gc=False):
    """A word, a number or a sign. A struct is made in half the time of a tuple with names."""

    low: str
    start: int
    end: int


_TOKEN = re.compile(
    r"""(?![½¼¾⅓⅔]|(?:k?m|cu)[23](?!\w))[^\W\d_]+(?:['’][^\W\d_]+)*
    | \d{4}-\d\d(?:-\d\d)?(?![\d-])                       # 2020-11-16
    | \d{1,2}([./])\d{1,2}\1\d{4}(?!\d)                     # 16.11.2020
    | \d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)(?:[.,]\d+)?
    | \d+(?:[.,'’٫٬]\d+)*
    | [½¼¾⅓⅔]
    | (?:k?m|cu)[23](?!\w)
    | [^\w\s]""",
    re.VERBOSE,
)


def amounts(text: str, english: bool) -> tuple[Amount, ...]:
    """Every number of a text; one that can be read in two ways is there twice."""
    beginning = _BEGINNING if english else ()
    tokens: list[Token] = []
    begin: list[int] = []
    for token in _TOKEN.finditer(text):
        low = token[0].lower()
        if low in beginning or low[0].isdecimal():
            begin.append(len(tokens))
        tokens.append(Token(low, *token.span()))
    found: list[Amount] = []
    at = 0
    for start in begin:
        if start < at:
            continue  # within the last one
        more, after = _amount(tokens, start, english)
        if found and more and after > start:
            found += _shared(found[-1], more[0], tokens, start)
        found += more
        at = max(after, start + 1)
    return tuple(found)


def _amount(tokens: list[Token], at: int, english: bool) -> tuple[list[Amount], int]:
    """The amount that begins at a token, in each way it can be read, and the token after it."""
    token = tokens[at]
    if token.low[0].isdecimal():
        return _in_digits(tokens, at, english)
    if token.low in numberwords.GLYPHS:
        return [_with_unit(tokens, at + 1, numberwords.GLYPHS[token.low], 1.0, token.start, "fraction")[0]], at + 1
    return _in_words(tokens, at)


def _in_digits(tokens: list[Token], at: int, english: bool) -> tuple[list[Amount], int]:
    token, after = tokens[at], at + 1
    numbers = numberwords.digits(token.low, english)
    if not english or not numbers:
        return _abroad(tokens, at, numbers)
    following = tokens[after].low if after < len(tokens) else ""
    glued = bool(following) and tokens[after].start == token.end
    if glued and following in ("st", "nd", "rd", "th"):
        return [Amount(numbers[0], 1.0, None, 1.0, token.start, tokens[after].end, "weak")], after + 1
    if glued and following in numberwords.GLYPHS:
        numbers, after = [numbers[0] + numberwords.GLYPHS[following]], after + 1
    elif following == "/" and numbers[0] < 100 and _is_plain(tokens, after + 1) and glued:
        below = float(tokens[after + 1].low)
        return [
            Amount(numbers[0] / (below or 1), 1.0, None, 1.0, token.start, tokens[after + 1].end, "fraction")
        ], at + 3
    kind: Kind = "weak" if _is_name(tokens, at) else "firm"
    more, after = _half(tokens, after)
    scale, scaled = _scale(tokens, after)
    found = [_with_unit(tokens, scaled, number + more, scale, token.start, kind) for number in numbers]
    money = at > 0 and tokens[at - 1].low in numberwords.MONEY
    many = following == "m" and after + 1 < len(tokens) and tokens[after + 1].low in numberwords.MANY
    if scale == 1 and following in numberwords.LETTERS and (glued or many or (money and following in "mb")):
        found.append(_with_unit(tokens, after + 1, numbers[0], numberwords.LETTERS[following], token.start, kind))
    if _is_year(token.low) and scale == 1 and found[0][0].measure is None:
        return [one._replace(kind="weak") for one, _ in found], after
    return [one for one, _ in found], max(end for _, end in found)


def _abroad(tokens: list[Token], at: int, numbers: list[float]) -> tuple[list[Amount], int]:
    """An amount in a language of which only the words for scales are known; weak where one stands before it."""
    scales: tuple[float, ...] = (1.0,)
    after = at + 1
    while after < len(tokens) and (options := _scales_abroad(tokens, after)):
        if len(scales) > 1:
            scales = scales[-1:]  # mil millones
        scales, after = tuple(one * other for one in scales for other in options), after + 1
    kind: Kind = "weak" if at and _scales_abroad(tokens, at - 1) else "firm"
    start, end = tokens[at].start, tokens[after - 1].end
    return [Amount(number, scale, None, 1.0, start, end, kind) for number in numbers for scale in scales], after


def _scales_abroad(tokens: list[Token], at: int) -> tuple[float, ...]:
    """The scales that a word may stand for; a suffix may follow an apostrophe: milyar'lık."""
    options = numberwords.ABROAD.get(re.split("['’]", tokens[at].low, maxsplit=1)[0], ())
    if tokens[at].low == "min" and any("ə" in token.low for token in tokens):
        return options[1:]  # Azerbaijani
    return options


def _in_words(tokens: list[Token], at: int) -> tuple[list[Amount], int]:
    """An amount in words, from the word at which it begins."""
    word = tokens[at].low
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if word in ("a", "an"):
        return _after_article(tokens, at, following)
    if word in numberwords.VAGUE or (word in numberwords.FEW and following in numberwords.SCALES):
        return _vaguely(tokens, at)
    if word in numberwords.ORDINALS:
        return _ordinal(tokens, at), at + 1
    for table, kind, between in _TABLES:
        if word in table:
            return _scaled(tokens, at, at + 1 + (following in between), table[word], kind)
    if word in unitwords.SPANS:
        one, after = _with_unit(tokens, at, 1.0, 1.0, tokens[at].start, "weak")
        return [one], after
    number, after = _below_thousand(tokens, at)
    return _sum(tokens, at, after, number) if after > at else ([], at)


_TABLES: Final[tuple[tuple[dict[str, float], Kind, tuple[str, ...]], ...]] = (
    ({"half": 0.5, "halved": 0.5, "halving": 0.5, "quarter": 0.25}, "fraction", ("a", "an", "-")),
    (numberwords.TIMES, "times", ()),
    (numberwords.GROUPS, "weak", ("of",)),
)


_BEGINNING: Final = frozenset(("a", "an")).union(
    numberwords.GLYPHS, numberwords.VAGUE, numberwords.FEW, numberwords.ORDINALS,
    *(table for table, _, _ in _TABLES), unitwords.SPANS,
    numberwords.SMALL, numberwords.TENS,
)  # fmt: skip
"""Every word with which an amount in words begins: most words are none of them."""


def _after_article(tokens: list[Token], at: int, following: str) -> tuple[list[Amount], int]:
    """A hundred, a third, a year."""
    start = tokens[at].start
    if following in numberwords.SCALES:
        number, after = _below_thousand(tokens, at + 1, 1)
        return _sum(tokens, at, after, number)
    if following in numberwords.PARTS and following != "half":
        part = Amount(1 / numberwords.PARTS[following], 1.0, None, 1.0, start, tokens[at + 1].end, "fraction")
        return [part, *(_ordinal(tokens, at + 1) if following in numberwords.ORDINALS else ())], at + 2
    one, after = _with_unit(tokens, at + 1, 1.0, 1.0, start, "weak")
    return ([one], after) if one.measure else ([], at + 1)


def _sum(tokens: list[Token], at: int, after: int, number: float) -> tuple[list[Amount], int]:
    """A number in words that may go on: "two and a half", "two thirds", "one thousand and one"."""
    part = after + 1 if after < len(tokens) and tokens[after].low == "-" else after
    if part < len(tokens) and tokens[part].low in numberwords.PARTS and (number > 1) == tokens[part].low.endswith("s"):
        share = number / numberwords.PARTS[tokens[part].low]
        return [Amount(share, 1.0, None, 1.0, tokens[at].start, tokens[part].end, "fraction")], part + 1
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
        if word in numberwords.SMALL and (
            after == at or (number % 10 == 0 and number % 100 != 10 and numberwords.SMALL[word] < 10)
        ):
            number += numberwords.SMALL[word]
        elif (word in numberwords.TENS and number % 100 == 0) or (
            word in numberwords.SMALL and number >= 100 and number % 100 == 0
        ):
            number += numberwords.TENS.get(word, 0) + numberwords.SMALL.get(word, 0)
        elif word == "hundred" and 0 < number < 100:
            number *= 100
        elif after > at and (
            (word == "-" and number % 10 == 0 and 0 < numberwords.SMALL.get(following, 0) < 10)
            or (
                word == "and"
                and number >= 100
                and number % 100 == 0
                and following in numberwords.SMALL.keys() | numberwords.TENS.keys()
            )
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
    number = numberwords.VAGUE.get(tokens[at].low, 2.0)
    scale, after = 1.0, at + 1
    while after < len(tokens) and (
        tokens[after].low in ("of", "and") or tokens[after].low in numberwords.SCALES | numberwords.VAGUE
    ):
        scale *= (numberwords.SCALES | numberwords.VAGUE).get(tokens[after].low, 1.0)
        after += 1
    one, _ = _with_unit(tokens, after, number, scale, tokens[at].start, "vague")
    return [one], after


def _ordinal(tokens: list[Token], at: int) -> list[Amount]:
    number = float(numberwords.ORDINALS.get(tokens[at].low, 0))
    if at > 1 and tokens[at - 1].low == "-" and tokens[at - 2].low in numberwords.TENS:
        number += numberwords.TENS[tokens[at - 2].low]
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
        if step >= len(tokens) or tokens[step].low not in numberwords.SCALES:
            break
        scale *= numberwords.SCALES[tokens[step].low]
        at = step + 1
    return scale, at


def _with_unit(  # noqa: PLR0917
    tokens: list[Token], at: int, number: float, scale: float, start: int, kind: Kind
) -> tuple[Amount, int]:
    """An amount with the unit that stands at a token, if one does, and the token after it."""
    measure, unit, after = unitwords.unit_at([token.low for token in tokens[at : at + 7]])
    return Amount(number, scale, measure, unit, start, tokens[at + after - 1].end, kind), at + after


def _shared(low: Amount, high: Amount, tokens: list[Token], at: int) -> list[Amount]:
    """The lower end of a range with the scale and unit that stand after the upper one: "2 to 5 billion"."""
    signs = [token.low for token in tokens[max(0, at - 3) : at] if token.start >= low.end]
    between = [sign for sign in signs if sign not in numberwords.MONEY]
    if len(between) != 1 or between[0] not in numberwords.BETWEEN or low.measure is not None or low.scale != 1:
        return []
    if high.scale == 1 and high.measure is None:
        return []
    return [low._replace(scale=high.scale, measure=high.measure, unit=high.unit, kind=high.kind)]


def _is_plain(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].low.isdecimal() and len(tokens[at].low) <= 3


def _is_year(written: str) -> bool:
    return len(written) == 4 and written.isdecimal() and 1000 <= int(written) < 2200


def _is_name(tokens: list[Token], at: int) -> bool:
    """Whether a number is part of a name: D8, Article 5."""
    if not at:
        return False
    before = tokens[at - 1]
    glued = before.low[-1].isalpha() and before.end == tokens[at].start and before.low not in numberwords.MONEY
    if glued or before.low in numberwords.NAMING:
        return True
    return at > 1 and before.low == "-" and before.end == tokens[at].start and len(tokens[at - 2].low) <= 2
