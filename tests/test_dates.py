from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tui import dates

SHOWN = {
    "2020-11-16": "16 Nov 2020",
    "2020-02-09": "9 Feb 2020",
    "2020-11": "Nov 2020",
    "2020": "2020",
    "2020?": "2020 (uncertain)",
    "2020~": "about 2020",
    "2020-11-16~": "about 16 Nov 2020",
    "2020-11%": "about Nov 2020 (uncertain)",
    "20XX": "20XX (year not known)",
    "202X?": "202X (year not known, uncertain)",
    "2020/2021": "2020 – 2021",
    "2020-09-27/2020-11-10": "27 Sep 2020 – 10 Nov 2020",
    "2020~/2021?": "about 2020 – 2021 (uncertain)",
    "2020-11/..": "from Nov 2020",
    "../2020": "until 2020",
    "0000-02-29": "29 Feb 0000",
}
DAYS = st.dates().map(date.isoformat)
FORMS = st.builds(
    lambda day, size, mark: day[:size] + mark, DAYS, st.sampled_from([4, 7, 10]), st.sampled_from(["", "?", "~", "%"])
)


@pytest.mark.parametrize(("text", "shown"), SHOWN.items())
def test_the_forms_of_the_format(text: str, shown: str) -> None:
    dates.check(text)
    assert dates.display(text) == shown


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2020-02-30", "2020-02-30 does not exist (February 2020 has 29 days)"),
        ("2021-02-29", "2021-02-29 does not exist (February 2021 has 28 days)"),
        ("1900-02-29", "1900-02-29 does not exist (February 1900 has 28 days)"),
        ("2020-13", "2020-13 does not exist (there is no month 13)"),
        ("2020-00-01", "2020-00-01 does not exist (there is no month 00)"),
        ("2020-01/2020-04-31", "2020-04-31 does not exist (April 2020 has 30 days)"),
    ],
)
def test_a_day_that_does_not_exist(text: str, words: str) -> None:
    with pytest.raises(dates.ImpossibleDate) as caught:
        dates.check(text)
    assert str(caught.value) == words


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("16.11.2020", "2020-11-16"),
        ("11.12.2020", "2020-12-11"),
        ("11/16/2020", "2020-11-16"),
        ("16/11/2020", "2020-11-16"),
        ("11/12/2020", "2020-11-12 or 2020-12-11"),
        ("11/11/2020", "2020-11-11"),
        ("16-11-2020", "2020-11-16"),
        ("Nov 16, 2020", "2020-11-16"),
        ("16 November 2020", "2020-11-16"),
        ("16 nov. 2020", "2020-11-16"),
        ("2020/11/16", "2020-11-16"),
        ("2020.1.5", "2020-01-05"),
        ("2020-1-5", "2020-01-05"),
        ("20201116", "2020-11-16"),
        ("2020-11-16T10:00:00Z", "2020-11-16"),
        ("2020/", "2020/.."),
        ("/2020", "../2020"),
    ],
)
def test_what_may_be_meant(text: str, meant: str) -> None:
    with pytest.raises(ValueError, match="Did you mean") as caught:
        dates.check(text)
    assert not isinstance(caught.value, dates.ImpossibleDate)
    assert str(caught.value).endswith(f"Did you mean {meant}?")


NO_DATES = """
soon|31.02.2020|20|2020-11-16-| 2020|20XX-01|XXXX|2020-XX|/|../..|../|2020/2021/2022|-2020|٢٠٢٠|²020|May|99/99/9999
"""


@pytest.mark.parametrize("text", ["", "2020\n", "2020-11-16 and 17", *NO_DATES.strip("\n").split("|")])
def test_what_is_no_date_is_said(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        dates.check(text)


@given(st.text() | st.text("0123456789-/.X?~% T"))
def test_any_text_is_a_date_or_not_and_shown_in_any_case(text: str) -> None:
    try:
        dates.check(text)
    except ValueError:
        pass
    else:
        assert dates.sort_key(text) < (9999, 99, 99)
    assert isinstance(dates.display(text), str)
    assert len(dates.sort_key(text)) == 3


@given(FORMS | st.builds("{}/{}".format, FORMS, FORMS))
def test_every_form_is_valid_edtf(text: str) -> None:
    edtf = pytest.importorskip("edtf")
    dates.check(text)
    parsed = edtf.parse_edtf(text)
    earliest = parsed.lower_strict()
    assert dates.sort_key(text) == tuple(earliest)[:3]


def test_dates_are_sorted_by_their_earliest_day() -> None:
    ordered = ["../2019", "../2020", "20XX", "2019-12-31", "2020", "2020-01-02/2021", "2020-02~", "soon"]
    assert sorted(reversed(ordered), key=dates.sort_key) == ordered


def test_a_text_that_is_no_date_stands_as_it_is() -> None:
    assert dates.display("soon") == "soon"
    assert dates.display("2020-99") == "2020-99"


@pytest.mark.parametrize(
    ("date", "last"),
    [
        ("2020-11-16", (2020, 11, 16)),
        ("2020-02~", (2020, 2, 29)),
        ("2021", (2021, 12, 31)),
        ("202X", (2029, 12, 31)),
        ("20XX", (2099, 12, 31)),
        ("2020/2021-02", (2021, 2, 28)),
        ("../2021", (2021, 12, 31)),
        ("2020/..", (9999, 99, 99)),
        ("soon", (9999, 99, 99)),
    ],
)
def test_the_latest_day_that_a_date_may_mean(date: str, last: tuple[int, int, int]) -> None:
    assert dates.last_day(date) == last


AGES = {
    "2026-11-24": "today",
    "2026-11-20": "4 days old",
    "2026-11-23": "1 day old",
    "2026-11-26": "2 days ahead",
    "2026-09-20": "2 months old",
    "2026-03-01": "8 months old",
    "2024-11-25": "23 months old",
    "2024-11-24": "2 years old",
    "1994-01-01": "32 years old",
    "2027-03-01": "3 months ahead",
    "2024-03-01?": "about 2 years old",
    "2026-11": "this month",
    "2026-10": "last month",
    "2026-12": "next month",
    "2026-03": "about 8 months old",
    "2023-01": "about 4 years old",
    "2026": "this year",
    "2025": "last year",
    "2024": "about 2 years old",
    "2024~": "about 2 years old",
    "2030": "about 4 years ahead",
    "2020/2024": "about 2 years old",
    "../2022": "about 4 years old",
    "2024/..": "",
    "20XX": "",
    "2026-02-30": "",
    "0000": "",
    "soon": "",
}


@pytest.mark.parametrize("text", AGES)
def test_ages(text: str) -> None:
    assert dates.age(text, date(2026, 11, 24)) == AGES[text]


@given(st.dates(), st.dates())
def test_what_is_no_later_is_never_ahead(one: date, other: date) -> None:
    then, now = sorted((one, other))
    assert dates.age(then.isoformat(), now) == "today" or dates.age(then.isoformat(), now).endswith(" old")
    assert then == now or dates.age(now.isoformat(), then).endswith(" ahead")
