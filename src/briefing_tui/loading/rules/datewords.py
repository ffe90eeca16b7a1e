"""Date words: the dates that running text gives, as in "November 16, 2020", and the spans between two of them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, NamedTuple

from briefing_tui.dates import MONTHS, sort_key


class Mention(NamedTuple):
    """A date in a text, as far as it is given."""

    year: int | None
    month: int | None
    day: int | None
    start: int
    end: int


_MONTH: Final = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    "|Nov(?:ember)?|Dec(?:ember)?"
)
_DAY: Final = r"[0-3]?\d(?:st|nd|rd|th)?"
_TO: Final = r"\s*(?:[-–—]|to|and|until|till|through)\s*"
_NAMED: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_DATES = re.compile(
    rf"""(?<![\w])(?:
      (?P<iso>\d{{4}})-(?P<iso_month>\d\d)(?:-(?P<iso_day>\d\d))?(?![\w-])
    | (?P<local>\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})(?!\d)
    | (?:(?:(?P<from>{_DAY}){_TO})?(?P<day>{_DAY}|{"|".join(_NAMED)})(?:\ of)?[ \u00a0-])?
      (?P<month>{_MONTH})\b\.?
      (?:[ \u00a0](?P<after>{_DAY})(?!\w|[,.]\d|[ ]+(?:million|billion|thousand))(?:{_TO}(?P<until>{_DAY})(?!\w))?)?
      (?:,?[ \u00a0](?P<year>\d{{4}})(?!\w))?
    | (?P<alone>1[0-9]{{3}}|2[01][0-9]{{2}})(?:s\b|(?!\w))(?![.,]\d)
    )""",
    re.VERBOSE,
)
_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|since|until|till|by|from|to|late|early|mid|last|next|this|and|on|through)[ -]$", re.IGNORECASE
)
_JOINED = re.compile(r"\s*(?:[-–—/]|to|until|till|through|and)\s*(?:the\s+)?")
_DIGITS = re.compile(r"\d+")
_RELATIVE = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|(?:week|month|year|day|night)s?|decade|spring|summer|autumn|fall|winter|morning"
    r"|evening|ago|last|next|(?:mon|tues|wednes|thurs|fri|satur|sun)day|century|quarter|half|eve|anniversary|now|currently"
    r"|later|earlier|immediately|easter|christmas|ramadan|nowruz|novruz)\b",
    re.IGNORECASE,
)
"""Words that give a date to those who know when they were written."""
_OLDEST: Final = 1800
"""Years before it, in a text whose words are not known, may be of another calendar or no years."""


def mentions(text: str) -> tuple[Mention, ...]:
    """The dates of a text, in its order; both where 11/12/2020 can be two, and both ends of "27–30 November"."""
    found: list[Mention] = []
    for one in _DATES.finditer(text):
        if one["alone"]:
            found.append(Mention(int(one["alone"]), None, None, *one.span()))
        elif one["iso"]:
            found += _iso(one)
        elif one["local"]:
            first, second, year = map(int, _DIGITS.findall(one["local"]))
            for month, day in {(second, first), (first, second)}:
                if month <= len(MONTHS):
                    found.append(Mention(year, month, day, *one.span()))
        elif one["day"] or one["after"] or one["year"] or _is_month(one):
            found += _in_words(one)
    return tuple(found)


def _iso(one: re.Match[str]) -> list[Mention]:
    year, month, day = int(one["iso"]), int(one["iso_month"]), one["iso_day"]
    if month > len(MONTHS) or not month:  # 2020-21 is a span of years
        return [Mention(year, None, None, *one.span()), Mention(year // 100 * 100 + month, None, None, *one.span())]
    return [Mention(year, month, int(day) if day else None, *one.span())]


def _in_words(one: re.Match[str]) -> list[Mention]:
    month = MONTHS.index(one["month"][:3]) + 1
    year = int(one["year"]) if one["year"] else None
    days: list[int | None] = [_day(day) for day in (one["from"], one["day"], one["after"], one["until"]) if day]
    return [Mention(year, month, day, *one.span()) for day in days or [None]]


def _day(written: str) -> int:
    return _NAMED.index(written) + 1 if written in _NAMED else int(_DIGITS.findall(written)[0])


def _is_month(one: re.Match[str]) -> bool:
    """Whether a month by itself is one, and no "may" or "march" at the beginning of a sentence."""
    word = one["month"]
    return (len(word) > 3 and word != "March") or bool(
        _BEFORE_MONTH.search(one.string[max(0, one.start() - 8) : one.start()])
    )


def spans(text: str, found: tuple[Mention, ...]) -> list[tuple[Mention, Mention]]:
    """Pairs of dates that are the two ends of a span of time: "from 27 September to 10 November 2020"."""
    pairs: list[tuple[Mention, Mention]] = []
    for start, end in pairwise(found):
        same = start.start == end.start and start.day is not None and start.day < (end.day or 0)
        if (same and start.month == end.month) or _JOINED.fullmatch(text[start.end : end.start] or "?"):
            pairs.append((start._replace(year=start.year or end.year), end))
    return pairs


def other_date(date: str, text: str, found: tuple[Mention, ...], english: bool) -> str | None:
    """What a text says instead of a date; None where it is the same, as far as either gives it.

    Args:
        date: as a briefing gives it, also an interval.
        text: the evidence.
        found: the dates that it mentions.
        english: whether its words are known.
    """
    ends = [end for end in date.split("/") if end not in ("", "..")]
    if not english:
        years = sorted({one.year for one in found if one.year and one.year >= _OLDEST})
        return (
            f'says "{years[0]}"' if years and not any(_fits_year(end, year) for end in ends for year in years) else None
        )
    if not found:
        return None if _RELATIVE.search(text) or _DIGITS.search(text) else "has no date"
    fitting = [end for end in ends if any(_fits(end, one) for one in found)]
    if len(fitting) == len(ends) or (fitting and len(found) == 1):
        return None
    return f'says "{text[found[0].start : found[0].end]}"'


def _fits_year(date: str, year: int) -> bool:
    return all(one in ("X", other) for one, other in zip(date[:4], str(year), strict=False))


def _fits(date: str, said: Mention) -> bool:
    """Whether a date and one in words can be the same: what only one of them gives does not matter."""
    if said.year is not None and not _fits_year(date, said.year):
        return False
    _, month, day = sort_key(date)
    if len(date) >= len("2020-11") and said.month is not None and said.month != month:
        return False
    return len(date) < len("2020-11-16") or said.day is None or said.day == day
