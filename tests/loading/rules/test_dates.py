"""Dates that contradict each other, and durations that are not their span."""

from __future__ import annotations

from typing import Any

import pytest

from tests.loading.rules.cases import case, found, one_figure

EVENT = 'events:\n  - {id: ev, name: "NAME", date: "DATE"STATUS, sources: [{source: src-minutes}]}\n'
AS_OF = 'as_of: "2026-11-24"\n'


def event(date: str, status: str = "", name: str = "Start") -> str:
    shown = f", status: {status}" if status else ""
    return EVENT.replace("DATE", date).replace("STATUS", shown).replace("NAME", name)


def source(issued: str, accessed: str, kind: str = "report") -> str:
    dates = f'issued: "{issued}", accessed: "{accessed}"'
    return f"sources:\n  - {{id: src-minutes, type: {kind}, title: Minutes, {dates}}}\n"


@pytest.mark.parametrize(
    ("lines", "path", "message"),
    [
        (event("2025-07-04/2025-07-03"), "events", "starts 2025-07-04, ends 2025-07-03"),
        (event("2026/2025"), "events", "starts 2026, ends 2025"),
        (event("2026-12-01", "occurred") + AS_OF, "events", "2026-12-01 is after as_of 2026-11-24"),
        (event("2027", "occurred") + AS_OF, "events", "2027 is after as_of"),
        (event("2026-11-23", "scheduled") + AS_OF, "events", "scheduled, but 2026-11-23 is before as_of 2026-11-24"),
        (event("2026-10", "scheduled"), "events", "scheduled, but 2026-10 is before created 2026-11-24"),
        (event("2025", name="Upcoming meeting"), "events", "upcoming, but 2025 is before created"),
        ('modified: "2026-11-23"\n', "modified", "modified 2026-11-23 is before created 2026-11-24"),
        (
            'agreements:\n  - {id: a, name: Pool, status: signed, date: "2027"}\n' + AS_OF,
            "agreements",
            "2027 is after as_of",
        ),
        (
            'sources:\n  - {id: src-minutes, type: report, title: Minutes, issued: "2026-11-25"}\n' + AS_OF,
            "sources",
            "2026-11-25 is after as_of",
        ),
        (source("2026-11-20", "2026-11-18"), "sources", "accessed 2026-11-18 is before issued 2026-11-20"),
        (source("2026-11-25", "2026-11-18") + AS_OF, "sources", "2026-11-25 is after as_of"),
    ],
)  # fmt: skip
def test_dates_that_contradict(lines: str, path: str, message: str) -> None:
    (one,) = found(case(lines), "D01")
    assert one.path[0] == path
    assert message in one.message


@pytest.mark.parametrize("count", [2, 3])
def test_many_dates_after_as_of_are_one_problem(count: int) -> None:
    events = "".join(
        f'  - {{id: ev-{day}, name: Day, date: "2026-12-0{day}", status: occurred, sources: [{{source: src-minutes}}]}}'
        "\n"
        for day in range(1, count + 1)
    )
    problems = found(case("events:\n" + events + AS_OF), "D01")
    if count == 2:
        assert [one.path[0] for one in problems] == ["events", "events"]
    else:
        (one,) = problems
        assert one.path == ("as_of",)
        assert one.message == "3 dates of the briefing are after as_of 2026-11-24, the first of them 2026-12-01"
    ignoring = events.replace("status", "x_ignore: [D01], status", 1)
    assert len(found(case("events:\n" + ignoring + AS_OF), "D01")) == count


@pytest.mark.parametrize(
    "lines",
    [
        event("2025-07-03/2025-07-04"),
        event("2025-07-03/2025-07-03"),
        event("2025/2025-07"),
        event("2025-07/2025"),
        event("2025/.."),
        event("../2025"),
        event("2026-12-01", "occurred"),
        event("2026-11-24", "occurred") + AS_OF,
        event("2026-11", "occurred") + AS_OF,
        event("2026", "occurred") + AS_OF,
        event("2026/..", "occurred") + AS_OF,
        event("2026-12-01") + AS_OF,
        event("2026-12-01", "scheduled") + AS_OF,
        event("2026-11-24", "scheduled") + AS_OF,
        event("2026-11", "scheduled") + AS_OF,
        event("2026-01-01/2026-12-31", "scheduled") + AS_OF,
        event("2026-10/..", "scheduled") + AS_OF,
        event("2025", "postponed") + AS_OF,
        event("2025", "occurred", name="Upcoming meeting") + AS_OF,
        source("2026-11-20", "2026-11-20"),
        source("2026-11-20", "2026-11-19"),  # read where it was still the day before
        source("2026-11-20", "2026-11-10", "article-magazine"),
        source("2026-11", "2026-10-02"),
        source("2026-11-20~", "2026-11-10"),
        source("0001-01-01", "0000-01-01"),
        'modified: "2026-11"\n',
        'modified: "2026-11-24"\n',
    ],
)
def test_dates_that_can_be(lines: str) -> None:
    assert found(case(lines), "D01") == []


FIGURE = """\
figures:
  - {id: f, label: "LABEL", value: VALUE, unit: year, status: STATUS, as_of: "AS_OF", evidence: "EVIDENCE",
     source: src-minutes, subject: [SUBJECT]}
"""


def figure(**given: str) -> str:
    lines = FIGURE
    default = {"LABEL": "Age", "VALUE": "181", "STATUS": "reported", "AS_OF": "2026", "EVIDENCE": "a 181-year-old man"}
    for key, value in (default | {"SUBJECT": "lind"} | given).items():
        lines = lines.replace(key, value, 1) if key != "AS_OF" else lines.replace('"AS_OF"', f'"{value}"')
    return lines


def test_nobody_is_older_than_150_years() -> None:
    (one,) = found(case(figure()), "D01")
    assert one.message == "an age of 181 years"


@pytest.mark.parametrize(
    "given",
    [
        {"VALUE": "81", "EVIDENCE": "an 81-year-old man"},
        {"SUBJECT": "sec-pilot"},  # a thing may be as old
        {"LABEL": "Years since"},
        {"EVIDENCE": "an 81-year-old man"},  # F01 says it already
    ],
)
def test_what_may_be_older(given: dict[str, str]) -> None:
    assert found(case(figure(**given)), "D01") == []


def test_a_figure_of_what_is_to_come_may_be_after_as_of() -> None:
    lines = figure(VALUE="1", LABEL="Term", EVIDENCE="one year", AS_OF="2027") + AS_OF
    assert [one.message for one in found(case(lines), "D01")] == ["2027 is after as_of 2026-11-24"]
    for status in ("forecast", "target", "planned", "agreed", "proposed"):
        assert found(case(lines.replace("reported", status)), "D01") == []


DAYS: dict[str, Any] = {"label": "The war", "value": 44, "unit": "day", "evidence": "the 44-day war"}


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"period": "2020-09-27/2020-11-27"}, "44 days, but 2020-09-27/2020-11-27 spans 61 or 62"),
        ({"label": "The war of 27 September – 27 November 2020"}, "2020-09-27/2020-11-27 spans 61 or 62"),
        ({"evidence": "44 days, from 27 September to 27 November 2020"}, "spans 61 or 62"),
        ({"evidence": "from 27 September to 27 November 2020, or 44 days"}, "spans 61 or 62"),
        ({"period": "2020-01-01/2020-12-31", "measure": "length"}, "spans 365 or 366"),
        ({"period": "2020-09-27/2020-11-27", "qualifier": "less_than"}, "spans 61 or 62"),
        ({"period": "2020-09-27/2020-10-20", "qualifier": "more_than", "evidence": "more than 44 days"}, "23 or 24"),
        (
            {"period": "2020-09-27/2020-11-27", "label": "Days of work", "evidence": "worked for about 44 days"},
            "61 or 62",
        ),
        ({"period": "2020-09-27/2020-11-27", "label": "Days of war", "evidence": "44 days of fighting"}, "61 or 62"),
        ({"period": "2020-09-27/2021-11-27", "label": "Days", "evidence": "continued 44 days"}, "spans 426 or 427"),
        ({"value": 36, "unit": "hour", "period": "2025-09-01/2025-09-04", "evidence": "lasted 36 hours"}, "48 to 96"),
        ({"value": 3, "unit": "year", "period": "2010/2019", "evidence": "served 3 years"}, "spans 9 or 10"),
        ({"value": 2, "unit": "week", "period": "2020-09-01/2020-09-30", "evidence": "2 weeks"}, "spans 4 or 5"),
        ({"value": 2, "unit": "month", "period": "2020-09/2020-12", "evidence": "two months"}, "spans 3 or 4"),
        (
            {"value": 1, "unit": "year", "period": "2026/2028", "evidence": "a year"},
            "1 year, but 2026/2028 spans 2 or 3",
        ),
    ],
)
def test_durations_that_differ(fields: dict[str, Any], message: str) -> None:
    (one,) = found(one_figure(**(DAYS | fields)), "D02")
    assert message in one.message


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"period": "2020-09-27/2020-11-09"},  # inclusive
        {"period": "2020-09-27/2020-11-10"},  # exclusive
        {"period": "2020"},
        {"period": "2020-09-27/.."},
        {"period": "2020-09/2020-11"},
        {"period": "2020-09-27/2020-11-27?"},
        {"period": "2020-09-27/2020-11-06", "qualifier": "about", "evidence": "about 44 days"},
        {"period": "2020-09-27/2020-11-27", "qualifier": "more_than", "evidence": "more than 44 days"},
        {"period": "2020-09-27/2020-10-20", "qualifier": "less_than", "evidence": "less than 44 days"},
        {"period": "2020-01-01/2020-12-31"},  # 44 days in a year
        {"period": "2020-09-27/2020-11-27", "label": "Days of fog", "evidence": "44 days of fog"},
        {"period": "2020-09-27/2020-11-27", "label": "Days of work", "evidence": "44 working days"},
        {"period": "2020-09-27/2020-11-27", "label": "Days at sea", "evidence": "was closed for 44 days this autumn"},
        {"period": "2020-09-27/2020-11-27", "label": "Strikes", "evidence": "each lasted 44 days"},
        {"period": "2020-09-27/2020-11-27", "label": "Average length of a strike", "evidence": "44 days"},
        {"period": "2025-08-01/2025-12-24", "label": "Hours of rain", "unit": "hour", "evidence": "44 hours of rain"},
        {"period": "2020-09-01/2020-09-02", "unit": "hour", "evidence": "lasted 44 hours"},
        {"period": "2020-09-27/2020-11-27", "label": "Average delay"},
        {"period": "2020-09-27/2020-11-27", "unit": "item"},
        {"period": "2020-09-27/2020-11-27", "evidence": "a 61-day war"},  # F01 says it already
        {"evidence": "closed for 44 days between 1 March and 30 June 2020"},
        {"evidence": "the 44-day war", "period": "2019/2020"},
        {"value": 5, "unit": "year", "period": "2020/2025", "evidence": "five years"},
        {"value": 6, "unit": "year", "period": "2020/2025", "evidence": "six years"},
        {"value": 2, "unit": "week", "period": "2020-09-01/2020-09-14", "evidence": "two weeks"},
        {"value": 2, "unit": "year", "evidence": "between 2020 and 2025 it was shut for 2 years", "label": "Closure"},
        {"evidence": "44 days, from 31 February to 30 April 2020"},
    ],
)
def test_durations_that_fit(fields: dict[str, Any]) -> None:
    assert found(one_figure(**(DAYS | fields)), "D02") == []


def test_a_duration_of_an_event_is_that_of_its_date() -> None:
    lines = event("2020-09-27/2020-11-27") + figure(LABEL="Length", VALUE="44", SUBJECT="ev", EVIDENCE="44 days")
    lines = lines.replace("unit: year", "unit: day")
    (one,) = found(case(lines), "D02")
    assert one.message == "44 days, but 2020-09-27/2020-11-27 spans 61 or 62"
    assert found(case(lines.replace("2020-11-27", "2020-11-10")), "D02") == []
