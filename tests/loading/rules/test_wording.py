"""What the words of evidence say: numbers, qualifiers, rates, dates and spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tui.loading.rules import datewords, wording
from briefing_tui.loading.rules.numbers import amounts
from briefing_tui.units import UNITS


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("2 billion cubic meters", [(2, 1e9, "volume")]),
        ("the 44-day war", [(44, 1, "time")]),
        ("two and a half million", [(2.5, 1e6, None)]),
        ("2½ million", [(2.5, 1e6, None)]),
        ("half a million", [(0.5, 1e6, None)]),
        ("one thousand nine hundred and one", [(1901, 1, None)]),
        ("seven hundred thousand", [(700, 1e3, None)]),
        ("two million, three hundred thousand", [(2, 1e6, None), (300, 1e3, None)]),
        ("twenty-one", [(21, 1, None)]),
        ("twenty one", [(21, 1, None)]),
        ("two three", [(2, 1, None), (3, 1, None)]),
        ("two-thirds", [(2 / 3, 1, None)]),
        ("three quarters", [(0.75, 1, None)]),
        ("1/2", [(0.5, 1, None)]),
        ("the twenty-first", [(20, 1, None), (21, 1, None)]),
        ("300 kilowatt-hours", [(300, 1, "energy")]),
        ("5 tons of oil equivalent", [(5, 1, "energy")]),
        ("5 percentage points", [(5, 1, "difference of shares")]),
        ("2 m³ and 3 km2", [(2, 1, "volume"), (3, 1, "area")]),
        ("1,000", [(1000, 1, None)]),
        ("1,5", [(1.5, 1, None)]),
        ("1.000", [(1, 1, None), (1000, 1, None)]),
        ("1.000.000", [(1e6, 1, None)]),
        ("1.234,5", [(1234.5, 1, None)]),
        ("1,234.5", [(1234.5, 1, None)]),
        ("10 127 000", [(10127000, 1, None)]),
        ("12:30", [(12, 1, None), (30, 1, None)]),
        ("no number", []),
        ("and a second", [(1, 1, "time")]),
        ("", []),
    ],
)
def test_numbers(text: str, numbers: list[tuple[float, float, str | None]]) -> None:
    assert [(one.number, one.scale, one.measure) for one in amounts(text, english=True)] == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("12 ölkə", [12]),
        ("iki", []),
        ("۱۲ کشور", [12]),
        ("2,5", [2.5]),
        ("2.000", [2, 2000]),
        ("2,000", [2, 2000]),
        ("2 min", [2, 2]),
    ],
)
def test_numbers_in_other_languages(text: str, numbers: list[float]) -> None:
    assert [one.number for one in amounts(text, english=False)] == numbers


@pytest.mark.parametrize(
    "text", ["2 to 5 billion", "2–5 billion", "2-5 billion", "between 2 and 5 billion", "$2-$5 billion"]
)
def test_a_range_shares_its_scale(text: str) -> None:
    assert {one.total for one in amounts(text, english=True)} >= {2e9, 5e9}


@pytest.mark.parametrize("code", [code for code, unit in UNITS.items() if unit.measures not in ("count", "voltage")])
def test_every_unit_is_understood_in_words(code: str) -> None:
    unit = UNITS[code]
    (one,) = [one for one in amounts(f"7 {unit.many}", english=True) if one.number == 7]
    assert one.measure == unit.measures.removesuffix(" over time")
    assert one.scale * one.unit == pytest.approx(unit.scale)


@given(st.integers(0, 999_999))
def test_numbers_in_words_mean_what_they_say(number: int) -> None:
    (one,) = amounts(_spelled(number), english=True)
    assert one.total == number


_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def _spelled(number: int) -> str:
    small, tens = _SMALL.split(), ["", "", *_TENS.split()]
    if number >= 1000:
        rest = number % 1000
        joint = " and " if 0 < rest < 100 else " "
        return f"{_spelled(number // 1000)} thousand" + (joint + _spelled(rest) if rest else "")
    if number >= 100:
        return f"{small[number // 100]} hundred" + (f" and {_spelled(number % 100)}" if number % 100 else "")
    return small[number] if number < 20 else tens[number // 10] + (f"-{small[number % 10]}" if number % 10 else "")


@pytest.mark.parametrize(
    ("text", "word", "qualifier"),
    [
        ("a volume exceeding 2 bcm", "exceeding", "more_than"),
        ("in excess of US$2 million", "in excess of", "more_than"),
        ("a minimum of 2", "a minimum of", "at_least"),
        ("no fewer than $5 million", "no fewer than", "at_least"),
        ("not more than five", "not more than", "at_most"),
        ("as much as 5 bcm", "as much as", "up_to"),
        ("less than 5", "less than", "less_than"),
        ("almost 5", "almost", "about"),
        ("roughly the same 5", "roughly", None),
        ("12 at most", "at most", "at_most"),
        ("2 bcm of gas or more", "or more", "at_least"),
        ("5 ships, or less than 6", "", None),
        ("5 countries and over 300 ships", "", None),
        ("exceeding all hopes, 5 ships", "exceeding", None),
    ],
)
def test_qualifiers(text: str, word: str, qualifier: str | None) -> None:
    reading = wording.read(text, english=True)
    said = wording.qualifiers(reading, reading.amounts[0])
    assert (said[0], said[1][0]) == (word, qualifier) if said and qualifier else said is None


@pytest.mark.parametrize(
    ("text", "word", "qualifier"),
    [
        ("Mindestens 300 Bäume", "mindestens", "at_least"),
        ("nicht mehr als 300", "nicht mehr als", "at_most"),
        ("ca. 300 Euro", "ca.", "about"),
        ("Tiere wie etwa 300 Schafe", "", None),
        ("bis zu 300", "bis zu", "up_to"),
        ("plus de 2 500 emplois", "plus de", "more_than"),
        ("pas plus de 5", "pas plus de", "at_most"),
        ("environ 12,5 %", "environ", "about"),
        ("не менее 300 человек", "не менее", "at_least"),
        ("не более чем 300", "не более чем", "at_most"),
        ("более 300 миллионов", "более", "more_than"),
        ("около 40", "около", "about"),
        ("тем более в 2 раза", "", None),
        ("en az yüzde 40", "en az", "at_least"),
        ("yaklaşık 75 dükkân", "yaklaşık", "about"),
        ("350'den fazla", "fazla", "more_than"),
        ("350 kişiden fazla", "fazla", "more_than"),
        ("350 kişi, geçen yıldan fazla", "", None),
        ("350 kişi geçen yıldan fazla", "", None),
        ("40 nəfərdən çox", "çox", "more_than"),
        ("40-dan az", "az", "less_than"),
        ("təxminən 40", "təxminən", "about"),
        ("دست‌کم ۷ قایق", "دست‌کم", "at_least"),
        ("بیش از ۷", "بیش از", "more_than"),
        ("حدود ۷", "حدود", "about"),
    ],
)
def test_qualifiers_in_other_languages(text: str, word: str, qualifier: str | None) -> None:
    reading = wording.read(text, english=False)
    said = wording.qualifiers(reading, reading.amounts[0])
    assert (said[0], said[1][0]) == (word, qualifier) if said and qualifier else said is None


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("2 bcm a year", ["year"]),
        ("5 mcm/d", ["day"]),
        ("bcm/yr", ["year"]),
        ("20 million barrels per day", ["day"]),
        ("600,000 bpd", ["day"]),
        ("5% per annum, or annually", ["year", "year"]),
        ("the annual meeting", ["year"]),
        ("for a year", []),
        ("a year ago", []),
        ("once a year", []),
        ("a day-long meeting", []),
        ("for half a year", []),
        ("and/or", []),
    ],
)
def test_rates(text: str, spans: list[str]) -> None:
    assert [span for span, _, _ in wording.periods(text)] == spans


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("on November 16, 2020", [(2020, 11, 16)]),
        ("16 November 2020", [(2020, 11, 16)]),
        ("the 16th of November", [(None, 11, 16)]),
        ("Nov. 2020", [(2020, 11, None)]),
        ("from the first of May", [(None, 5, 1)]),
        ("They may go. March on! In May, in March.", [(None, 5, None), (None, 3, None)]),
        ("May 5 million come", []),
        ("in 2020", [(2020, None, None)]),
        ("the 1990s", [(1990, None, None)]),
        ("2020-21", [(2020, None, None), (2021, None, None)]),
        ("2020-11-16", [(2020, 11, 16)]),
        ("16.11.2020", [(2020, 11, 16)]),
        ("12,000 and 3000", []),
        ("Decades and Marching", []),
    ],
)
def test_dates(text: str, dates: list[tuple[int | None, int | None, int | None]]) -> None:
    assert [one[:3] for one in datewords.mentions(text)] == dates


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("from 27 September to 10 November 2020", [((2020, 9, 27), (2020, 11, 10))]),
        ("27–30 November 2020", [((2020, 11, 27), (2020, 11, 30))]),
        ("September 27–30, 2020", [((2020, 9, 27), (2020, 9, 30))]),
        ("2020-09-27/2020-11-10", [((2020, 9, 27), (2020, 11, 10))]),
        ("between 2020 and 2025", [((2020, None, None), (2025, None, None))]),
        ("in 2020; war came in 2025", []),
        ("on 5/11/2020", []),
    ],
)
def test_spans(text: str, spans: list[tuple[object, object]]) -> None:
    found = datewords.spans(text, datewords.mentions(text))
    assert [(one[:3], other[:3]) for one, other in found] == spans


@given(st.text(), st.booleans())
def test_any_text_can_be_read(text: str, english: bool) -> None:
    reading = wording.read(text, english)
    for one in reading.amounts:
        assert 0 <= one.start < one.end <= len(text)
        wording.qualifiers(reading, one)
    wording.periods(text)
    datewords.spans(text, reading.dates)


_WORDS = (
    "a two hundred and half million - 2 5 1,000 / of billion quarter third dozens several th ½ $ m k year cubic metres "
    "per May 2020 to % once twenty point ."
)


@given(st.lists(st.sampled_from(_WORDS.split())))
def test_any_number_words_can_be_read(words: list[str]) -> None:
    for glue in (" ", ""):
        text = glue.join(words)
        for one in wording.read(text, english=True).amounts:
            assert one.total >= 0
            assert 0 <= one.start < one.end <= len(text)
