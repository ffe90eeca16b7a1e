"""Wording: what the evidence of a figure says, in its own words: numbers, dates, qualifiers and periods.

Pure functions of the text. Words are those of English; of evidence in another language the numbers are read, and the
words that qualify them in six more.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from briefing_tui.loading.rules import datewords
from briefing_tui.loading.rules.datewords import Mention
from briefing_tui.loading.rules.numbers import Amount, amounts

_KEPT: Final = 8192
"""Readings kept: the rules ask for that of a figure several times, and a checked file is mostly checked again."""
_FOREIGN: Final = 0.2
"""Share of letters outside ASCII from which a text is not taken for English: names alone have fewer."""


class Reading(NamedTuple):
    """What a text says in numbers."""

    text: str
    english: bool
    amounts: tuple[Amount, ...]
    """Its numbers, but for the days of dates; a year is a weak one."""
    dates: tuple[Mention, ...]


@lru_cache(maxsize=_KEPT)
def read(text: str, english: bool) -> Reading:
    """Read a text.

    Args:
        text: the evidence of a figure.
        english: whether its words can be read, too.
    """
    english = english and not _is_foreign(text)
    dates = datewords.mentions(text)
    inside = [one for one in dates if one.month]
    found = amounts(text, english)
    if inside:
        found = tuple(one for one in found if not any(date.start <= one.start < date.end for date in inside))
    return Reading(text, english, found, dates)


def _is_foreign(text: str) -> bool:
    if text.isascii():
        return False
    letters = sum(map(str.isalpha, text))
    ours = sum(map(str.isalpha, text.encode("ascii", "ignore").decode()))
    return letters - ours > _FOREIGN * letters


_SKIPPED: Final = (
    r"(?:(?:the|an?|us|usd|eur|euros?|additional|another|further|planned|total|of|first|all|other|their|its|these|those|as)\b"
    r"|[$€£¥₼₽₺(\"“‘']|\s|-)*"
)
_BEFORE_PATTERNS: Final = {
    "at_most": r"(?:no|not) (?:more|greater|longer|higher|larger|later) than|at (?:the )?most"
    r"|not (?:to )?exceed(?:ing)?|(?:cannot|can't|won't|will not) exceed|capped at|≤",
    "at_least": r"(?:no|not) (?:less|fewer|lower|shorter|smaller) than|at (?:the very )?least|(?:a )?minimum(?: of)?|≥",
    "up_to": r"up to|(?<!times )(?<!twice )(?<!half )(?<!fold )as (?:much|many|high|long|large|far) as"
    r"|(?:a )?maximum(?: of)?",
    "just_over": r"(?:just|slightly|a little|a bit|little) (?:over|above|more than)",
    "nearly": r"(?:just|slightly|a little|a bit|little) (?:under|below|less than|fewer than|short of)"
    r"|nearly|almost|close to|approaching|nearing",
    "more_than": r"exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|(?<!no )(?<!not )more than|over|above"
    r"|beyond|in excess of|upwards? of|(?:greater|higher|larger|longer|older|bigger|farther) than|north of|>",
    "less_than": r"(?<!no )(?<!not )(?:less|fewer|lower|smaller|shorter|younger) than|under|below|short of|<",
    "within": r"within|inside",
    "about": r"about|around|some(?! of\b)|approximately|approx\.?|roughly|circa|ca\.?|c\.|~|≈|(?:an )?estimated(?: at)?"
    r"|in the (?:region|order|vicinity) of|on the order of|the equivalent of about",
}
_BEFORE = re.compile(
    r"(?<![a-z])(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _BEFORE_PATTERNS.items()) + rf"){_SKIPPED}$"
)
_CLOSE: Final = r"(?=\s*(?:[,.;:)]|$))"
_AFTER_PATTERNS: Final = {
    "at_least": rf"\bor (?:(?:more|longer|greater|higher)\b(?! than)|(?:over|above){_CLOSE})"
    rf"|,? at (?:the very )?least\b|\b(?:and|or) (?:above|over|up|upwards){_CLOSE}",
    "at_most": rf"\bor (?:(?:less|fewer|shorter|lower)\b(?! than)|(?:under|below){_CLOSE})|,? at (?:the )?most\b",
    "about": r",? ?\b(?:or so|or thereabouts|give or take)\b",
}
_AFTER = re.compile(
    r"(?P<plus>\s?\+|-plus\b)|(?P<odd>[\s-]odd\b)|[^,.;:]{0,30}?(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _AFTER_PATTERNS.items())
    + ")"
)
_ALLOWED: Final = {
    "at_most": ("at_most", "up_to"),
    "at_least": ("at_least",),
    "up_to": ("up_to", "at_most"),
    "just_over": ("more_than", "about"),
    "nearly": ("about", "less_than"),
    "more_than": ("more_than",),
    "less_than": ("less_than",),
    "about": ("about",),
    "within": ("at_most", "up_to", "less_than", "about", "exactly"),
    "plus": ("at_least", "more_than"),
    "odd": ("about", "more_than"),
}
"""The qualifiers of the format that say what a class of words says."""
_ANYWHERE = {
    qualifier: re.compile(
        "|".join(
            rf"(?<![a-z])(?:{words})(?![a-z])"
            for patterns in (_BEFORE_PATTERNS, _AFTER_PATTERNS)
            for name, words in patterns.items()
            if qualifier in _ALLOWED[name]
        )
    )
    for qualifier in {one for allowed in _ALLOWED.values() for one in allowed}
}
_TOPIC = re.compile(
    r"\b(?:talk|sp[eo]+[ak]|discuss|question|told|tell|ask|concern|know|information|news|worr|agree|disput|conflict|war"
    r"|control|sovereign|disagree|jurisdiction|authority|victory|rule|ruling|debate|spread|fought|fight|held|look|turn"
    r"|quarrel|clash|tension|vote|power|claim|write|wrote|report|think|read|learn|place|divided|presid|based|put|built"
    r"|bridge|fl[ye]w?|cross)\w*\s+$"
)
"""Words after which over, about, around, under and above name a topic or a place, not a bound."""
_COVER = re.compile(r" of (?:\w+ )?(?:water|ice|snow|rock|rubble|earth|soil|sand|mud|debris|concrete)\b")
"""Words after a number under which something lies."""
_PREPOSITIONS: Final = frozenset(("over", "about", "around", "above", "under", "below", "beyond", "some"))
_REACH: Final = 60
"""Characters before and after a number in which the word that qualifies it stands."""


def qualifiers(reading: Reading, amount: Amount) -> tuple[str, tuple[str, ...]] | None:
    """The word that qualifies a number and the qualifiers that say the same; None where nothing does.

    A word that may be a preposition as well ("a dispute over 3 islands", "over 5 years") allows `exactly`, too.
    """
    before = reading.text[max(0, amount.start - _REACH) : amount.start].lower()
    if not reading.english:
        return _qualifiers_abroad(reading.text, before, reading.text[amount.end : amount.end + _REACH].lower())
    if (found := _BEFORE.search(before)) is not None:
        name = found.lastgroup or ""
        word, allowed = found[name].strip(), _ALLOWED[name]
        if word in _PREPOSITIONS and (
            amount.measure == "time" or _COVER.match(reading.text, amount.end) or _TOPIC.search(before[: found.start()])
        ):
            allowed += ("exactly",)
        return word, allowed
    if (after := _AFTER.match(reading.text[amount.end : amount.end + _REACH].lower())) is not None:
        name = after.lastgroup or ""
        return after[name].strip(" ,-"), _ALLOWED[name]
    return None


_BEFORE_ABROAD_PATTERNS: Final = {
    "at_most": "nicht mehr als|höchstens|maximal|pas plus de|au plus|au maximum|не более(?: чем)?|не больше(?: чем)?"
    "|максимум|en fazla|en çok|ən çoxu|حداکثر",
    "at_least": "mindestens|wenigstens|nicht weniger als|au moins|au minimum|pas moins de|не менее(?: чем)?"
    "|не меньше(?: чем)?|как минимум|минимум|по меньшей мере|en az|ən azı|دست[\u200c ]?کم|حداقل",
    "up_to": "bis zu",
    "to": "до|jusqu['’]à|تا",
    "near": "près de|نزدیک به",
    "nearly": "knapp|fast|beinahe|nahezu|presque|почти|neredeyse|قریب به",
    "above": "über",
    "below": "unter",
    "more_than": "mehr als|plus de|более(?: чем)?|больше(?: чем)?|свыше|(?<!نه )بیش(?:تر)? از",
    "less_than": "weniger als|moins de|менее(?: чем)?|меньше(?: чем)?|کمتر از",
    "about": r"(?<!wie )etwa|rund|ungefähr|circa|zirka|ca\.?|environ|quelque|à peu près|около|примерно|приблизительно"
    "|порядка|yaklaşık(?: olarak)?|takriben|təxminən|təqribən|تقریبا|تقریباً|حدود",
}
_BEFORE_ABROAD = re.compile(
    r"(?<!\w)(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _BEFORE_ABROAD_PATTERNS.items())
    + r")\s(?:yüzde\s)?[\s$€£¥₼₽₺(\"„“«]*$"
)
_ENDING: Final = r"['’-]?(?:\w*|\s[\w'’%-]+?)"
_AFTER_ABROAD = re.compile(
    rf"{_ENDING}(?:[dt][ae]n|dən)\s(?:(?P<more_than>fazla|çok|çox|artıq)|(?:daha\s)?(?P<less_than>az))\b"
    rf"|{_ENDING}[eaə]\s(?P<to>kadar|qədər)\b|(?:\s[\w'’-]+)?\s(?P<about>civarında|dolayında)\b"
)
_ALLOWED_ABROAD: Final = _ALLOWED | {
    "to": ("up_to", "at_most", "about", "exactly"),  # also of what grows to a number
    "near": ("about", "less_than", "exactly"),
    "above": ("more_than", "exactly"),
    "below": ("less_than", "exactly"),
}


_PERSIAN = re.compile("[پچژگکی۰-۹]")


def _qualifiers_abroad(text: str, before: str, after: str) -> tuple[str, tuple[str, ...]] | None:
    """The same in German, French, Russian, Turkish, Azerbaijani and Persian, by the words next to the number."""
    found = _BEFORE_ABROAD.search(before) or _AFTER_ABROAD.match(after)
    if found is None:
        return None
    name = found.lastgroup or ""
    if found[name] == "حدود" and not _PERSIAN.search(text):
        return None  # borders, in Arabic
    return found[name], _ALLOWED_ABROAD[name]


def says(reading: Reading, qualifier: str) -> bool:
    """Whether words that allow a qualifier stand anywhere in a text."""
    return _ANYWHERE[qualifier].search(reading.text.lower()) is not None


_SPANS: Final = {
    "year": r"years?|annum|yr|y|a",
    "quarter": "quarters?",
    "month": r"months?|mo",
    "week": "weeks?",
    "day": r"days?|d",
    "hour": r"hours?|hr|h",
    "minute": r"minutes?|min",
    "second": r"seconds?|s",
}
_ADVERBS: Final = {
    "annual": "year", "annually": "year", "yearly": "year", "pa": "year", "bcma": "year", "mtpa": "year",
    "quarterly": "quarter", "monthly": "month", "weekly": "week", "daily": "day", "bpd": "day", "kbpd": "day",
    "mbpd": "day", "hourly": "hour", "kph": "hour", "nightly": "day",
}  # fmt: skip
_PERIOD = re.compile(
    r"(?:\b(?P<per>per|each|every|an?)\s+(?:single\s+|calendar\s+)?|(?P<slash>(?<=[a-z0-9³])\s?/\s?))(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _SPANS.items())
    + rf")\b|\b(?P<adverb>{'|'.join(_ADVERBS)}|p\.a\.)"
    + r"(?![a-z])"
)
_NO_RATE = re.compile(
    r"\b(?:for|in|within|over|of|than|about|half|under|after|nearly|almost|is|was|such|quite|as|until|take|takes|took"
    r"|last|lasts|lasted|lasting|spend|spent|once|by|only|just|from|during|to|and|with|before|least|wait|waited)\s+$"
)
_NO_RATE_AFTER = re.compile(
    r"\s*(?:ago|earlier|later|before|after|old|of|long|-|and a half|that|in which|from now|when)\b|-"
)


@lru_cache(maxsize=_KEPT)
def periods(text: str) -> tuple[tuple[str, str, bool], ...]:
    """The times that a text gives a rate for: "year" of "a year", with the words, and whether they can only be a rate.

    "Annual" can also be said of a meeting; "a year" after "for" is a length of time and none of them.
    """
    low = text.lower()
    found: list[tuple[str, str, bool]] = []
    for one in _PERIOD.finditer(low):
        if one["adverb"]:
            span = _ADVERBS.get(one["adverb"], "year")
            found.append((span, one["adverb"], one["adverb"] in ("annually", "p.a.", "bcma", "bpd", "mtpa")))
            continue
        article = one["per"] in ("a", "an")
        if article and (_NO_RATE.search(low[: one.start()]) or _NO_RATE_AFTER.match(low, one.end())):
            continue
        if one["per"] in ("per", "a", "an") or one["slash"]:
            found.append((one.lastgroup or "", one[0].strip(), bool(one.start())))
        else:
            found.append((one.lastgroup or "", one[0].strip(), False))
    return tuple(found)
