"""A figure by itself: range, unit, series, date, derivation, thousands with a point."""

from __future__ import annotations

from typing import Any

import pytest

from briefing_tui.loading.rules.matching import looks_like_thousands
from briefing_tui.model import Date, Number, Point, Series
from tests.loading.rules.cases import case, found, one_figure
from tests.loading.rules.example import TEXT


def series(*points: tuple[str, str], unit: str | None = None) -> Series:
    return Series(points=tuple(Point(date=Date(date), value=Number(value)) for date, value in points), unit=unit)


@pytest.mark.parametrize(
    ("fields", "field", "message", "severity"),
    [
        ({"min_value": 5, "max_value": 2}, "min_value", "min_value 5 is larger than max_value 2", None),
        ({"min_value": 5000, "max_value": "2.000"}, "min_value", "min_value 5000 is larger than max_value 2.000", None),
        ({"value": 3, "min_value": 2, "max_value": 5}, "value", "both a value and a range", None),
        ({"value": 3, "min_value": 2}, "min_value", "both a value and a range", None),
        ({"min_value": 0}, "min_value", "min_value without max_value", None),
        ({"max_value": 5}, "max_value", "max_value without min_value", None),
        (
            {"value": 120, "unit": "%", "label": "Voters", "evidence": "120 percent"},
            "value",
            "120 % is no share",
            "warning",
        ),
        (
            {"value": -3, "unit": "%", "label": "Voters", "evidence": "minus 3 percent"},
            "value",
            "-3 % is no share",
            "warning",
        ),
        (
            {"min_value": 90, "max_value": 101, "unit": "%", "evidence": "90 to 101 percent"},
            "max_value",
            "101 % is no share",
            "warning",
        ),
    ],
)
def test_values_that_cannot_be(fields: dict[str, Any], field: str, message: str, severity: str | None) -> None:
    (one,) = found(one_figure(**({"evidence": "so many"} | fields)), "F05")
    assert (one.path[-1], one.severity) == (field, severity)
    assert message in one.message


def test_a_share_that_its_evidence_does_not_give_is_one_problem() -> None:
    (one,) = found(one_figure(evidence="around 40 percent", value=400, unit="%", qualifier="about"), "F01", "F05")
    assert one.code == "F01"


@pytest.mark.parametrize(
    "fields",
    [
        {"value": 3},
        {"min_value": 2, "max_value": 5},
        {"min_value": 2, "max_value": 2},
        {"min_value": -5, "max_value": -2},
        {"value": 0, "unit": "%"},
        {"value": 100, "unit": "%"},
        {"value": 120, "unit": "%", "label": "Growth of exports"},
        {"value": -3, "unit": "%", "evidence": "exports fell by 3 percent"},
        {"value": 145, "unit": "%", "measure": "tariff"},
        {"value": 120},
        {"kind": "date", "date": "2020", "unit": None},
    ],
)
def test_values_that_can_be(fields: dict[str, Any]) -> None:
    assert found(one_figure(**({"evidence": "so many"} | fields)), "F05") == []


@pytest.mark.parametrize(
    ("unit", "message", "hint"),
    [
        ("Mcf", "in gas trade this is thousand cubic feet", "Write kcf or MMcf."),
        ("t", "not in the list", "tonne, or toe"),
        ("m³", "not in the list", "Did you mean m3?"),
        ("cubic meters", "", "Did you mean m3?"),
        ("mmcf", "", "Did you mean MMcf?"),
        ("bcma", "", "Did you mean bcm/yr?"),
        ("bcm/y", "", "Did you mean bcm/yr?"),
        ("bcm per year", "", "Did you mean bcm/yr?"),
        ("billion cubic meters", "", "Did you mean bcm?"),
        ("billion cubic metres per year", "", "Did you mean bcm/yr?"),
        ("mb/d", "", "Did you mean MMbbl/d?"),
        ("Mbbl/d", "", "kbbl/d or MMbbl/d"),
        ("barrels per day", "", "Did you mean bbl/d?"),
        ("million barrels a day", "", "Did you mean MMbbl/d?"),
        ("BCM", "", "Did you mean bcm?"),
        ("mw", "", "Did you mean MW?"),
        ("megawatts", "", "Did you mean MW?"),
        ("$", "", "USD"),
        ("€", "", "Did you mean EUR?"),
        ("usd", "", "Did you mean USD?"),
        ("percent", "", 'Did you mean "%"?'),
        ("per cent", "", 'Did you mean "%"?'),
        ("years", "", "Did you mean year?"),
        ("countries", "", "Did you mean country?"),
        ("people", "", "Did you mean person?"),
        ("ships", "", "Did you mean vessel?"),
        ("widgets", "not in the list", "--explain F06"),
        ("", "not in the list", "--explain F06"),
        ("\x1b" * 900, "not in the list", "--explain F06"),
    ],
)
def test_units_that_are_none(unit: str, message: str, hint: str) -> None:
    (one,) = found(one_figure(value=2, unit=unit, evidence="two"), "F06")
    assert one.path == ("figures", 0, "unit")
    assert message in one.message and len(one.message) < 100
    assert hint in one.hint
    (other,) = found(one_figure(value=2, evidence="two", series=series(("2020", "1"), ("2021", "2"), unit=unit)), "F06")
    assert (other.path, other.hint) == (("figures", 0, "series", "unit"), one.hint)


@pytest.mark.parametrize(
    ("unit", "one", "other"),
    [
        ("EUR/MWh", "EUR", "MWh"),
        ("USD / bbl", "USD", "bbl"),
        ("USD/tcm", "USD", "tcm"),
        ("euro per MWh", "EUR", "MWh"),
        ("USD/barrel", "USD", "bbl"),
        ("USD/t", "USD", "t"),
        ("USD/yr", "USD", "year"),
        ("people/km2", "person", "km2"),
        ("tonne/ha", "tonne", "ha"),
    ],
)
def test_units_for_each_of_something(unit: str, one: str, other: str) -> None:
    (wrong,) = found(one_figure(value=2, unit=unit, evidence="two"), "F06")
    assert wrong.hint == f"Write unit: {one} and per: {other}."
    assert found(one_figure(value=2, unit=one, per=other, evidence="two"), "F06") == []
    (wrong,) = found(one_figure(value=2, evidence="two", series=series(("2020", "1"), ("2021", "2"), unit=unit)), "F06")
    assert wrong.hint == f"Write {one} here, and per: {other} beside the unit of the figure."


def test_a_unit_is_for_each_of_one_thing() -> None:
    for fields in ({"unit": "EUR/MWh", "per": "year"}, {"unit": "widget/MWh"}, {"unit": "bcm/y"}, {"unit": "km/hr"}):
        (wrong,) = found(one_figure(value=2, evidence="two", **fields), "F06")
        assert "per:" not in wrong.hint


def test_money_is_in_a_currency() -> None:
    (one,) = found(one_figure(value=2, kind="money", unit="bcm", evidence="two"), "F06")
    assert "no currency" in one.message
    assert found(one_figure(value=2, kind="money", unit="AZN", evidence="two"), "F06") == []
    assert found(one_figure(value=2, kind="quantity", unit="AZN", evidence="two"), "F06") == []


@pytest.mark.parametrize(
    ("points", "unit", "path", "message"),
    [
        ([("2021", "1")], None, ("points",), "1 point; a series has at least two"),
        ([], None, ("points",), "no points"),
        ([("2023", "1"), ("2021", "2")], None, ("points", 1, "date"), "date 2021 comes after 2023"),
        ([("2020", "1"), ("2023", "1"), ("2021", "2"), ("2024", "3")], None, ("points", 2, "date"), "2021 comes after"),
        ([("2021", "1"), ("2021", "2")], None, ("points", 1, "date"), "date 2021 is given twice"),
        ([("2021", "1"), ("2022", "2")], "km", ("unit",), "km does not measure the same as bcm"),
        ([("2021", "1"), ("2022", "2")], "USD", ("unit",), "USD does not measure"),
        ([("2025", "1"), ("2026", "2")], "mcm", ("unit",), "mcm is not bcm, the unit of the figure"),
    ],
)
def test_series_that_are_none(
    points: list[tuple[str, str]], unit: str | None, path: tuple[str | int, ...], message: str
) -> None:
    given = {"value": 2, "unit": "bcm", "evidence": "2 bcm", "period": "2026"}
    (one,) = found(one_figure(series=series(*points, unit=unit), **given), "F07")
    assert one.path == ("figures", 0, "series", *path)
    assert message in one.message


@pytest.mark.parametrize(
    ("points", "unit"),
    [
        ([("2020", "1"), ("2021", "2")], None),
        ([("2020-12", "1"), ("2021", "2")], "mcm"),
        ([("2020", "1000"), ("2026", "2000")], "mcm"),
        ([("2020", "1"), ("2020-06", "2")], "bcm/yr"),
        ([("2020", "1"), ("2021", "2")], "widgets"),
        ([("2020/2021", "1"), ("2021/2022", "2")], None),
    ],
)
def test_series_that_are_sound(points: list[tuple[str, str]], unit: str | None) -> None:
    assert (
        found(
            one_figure(value=2, unit="bcm", evidence="2 bcm", period="2026", series=series(*points, unit=unit)), "F07"
        )
        == []
    )


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ({}, ["F08"]),
        ({"status": "forecast"}, ["F08"]),
        ({"as_of": "2026"}, []),
        ({"period": "2025"}, []),
        ({"per": "year"}, []),
        ({"undated": True}, []),
        ({"unit": "bcm/yr"}, []),
        ({"series": series(("2020", "1"), ("2021", "2"))}, []),
        ({"status": "historical"}, []),
        ({"status": "derived"}, []),
        ({"kind": "date", "date": "2020", "value": None, "unit": None}, []),
    ],
)
def test_dates_of_figures(fields: dict[str, Any], codes: list[str]) -> None:
    what = one_figure(**({"value": 2, "evidence": "two", "undated": False} | fields))
    assert [one.code for one in found(what, "F08")] == codes


FIGURE = """\
figures:
  - {id: f, label: Years paid, value: 1, unit: year, status: reported, undated: true, evidence: "EVIDENCE",
     source: src-minutes, locator: {paragraph: PARAGRAPH}WHO}
"""


@pytest.mark.parametrize(
    ("evidence", "paragraph", "text", "speaker"),
    [
        ("the first year is paid", 2, TEXT, "lind"),
        ("the second year", 9, TEXT, "lind"),  # part of a quote of the briefing
        ("300 ships", 3, TEXT, None),
        ("one year", 1, TEXT, None),
        ("one year", 1, "Lind said it rained. Both pay for one year.", None),
        ("one year", 1, "It rained. Both pay for one year, said Lind. Then it rained.", "lind"),
        ("one year", 1, "According to Ada Lind they pay for one year.", "lind"),
        ("one year", 1, "Lind, harbour master of the north port, told us of one year.", "lind"),
        ("one year", 1, "They pay for one year to Lind.", None),
        ("one year", 1, "Lindqvist said one year.", None),
        ("one year, Lind says", 99, TEXT, "lind"),
        ("one year", 1, "Its head, Ada Lind, told them that both pay for one year.", "lind"),
        ("one year", 1, "Lind of the North Port, a harbour, put the term at one year.", "lind"),
        ("one year", 1, "Lind has warned that one year is short.", "lind"),
        ("one year", 1, "Lind's second letter asked for one year.", "lind"),
        ("one year", 1, "“It is one year,” Lind said.", "lind"),
        ("one year", 1, "Both pay for one year, according to the master, Ada Lind.", "lind"),
        ("one year", 1, "Somebody told Lind that both pay for one year.", None),
        ("one year", 1, "After a talk with Lind, the master said that both pay for one year.", None),
        ("one year", 1, "Lind put one year behind her.", None),
        ("one year", 1, "Lind told them of two months; it took one year.", None),
        ("one year", 1, "Lind told them of two months, but it took one year.", None),
        ("one year", 1, "The Port Union estimates that it takes one year.", "union"),
        ("one year", 1, "It takes one year, according to the PU.", "union"),
        ("one year", 1, "The Port Union was there for one year.", None),
        ("one year", 99, TEXT, None),
    ],
)
def test_who_said_a_number(evidence: str, paragraph: int, text: str, speaker: str | None) -> None:
    lines = "organisations: [{id: union, name: Port Union, acronym: PU}]\n" + FIGURE.replace("EVIDENCE", evidence)
    lines = lines.replace("PARAGRAPH", str(paragraph))
    hints = [one.hint for one in found(case(lines.replace("WHO", ""), text), "F08")]
    assert hints == ([f"Add attributed_to: [{speaker}]."] if speaker else [])
    assert found(case(lines.replace("WHO", ", attributed_to: [lind]"), text), "F08") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("It rained.\nBoth pay for one year, said Ada Lind.\nIt rained.", "lind"),
        ("It rained.\nBoth pay for one year, said Ada Lind.\nIt rained for one year.", None),
    ],
)
def test_who_said_a_number_somewhere_in_a_text(text: str, speaker: str | None) -> None:
    lines = FIGURE.replace("EVIDENCE", "one year").replace(", locator: {paragraph: PARAGRAPH}WHO", "")
    hints = [one.hint for one in found(case(lines, text), "F08")]
    assert hints == ([f"Add attributed_to: [{speaker}]."] if speaker else [])


@pytest.mark.parametrize(
    ("text", "who", "is_wrong"),
    [
        ("Both pay for one year, said Lind.", "berg", True),
        ("Both pay for one year, said Lind.", "union", False),  # for which Lind may speak
        ("Both pay for one year, said Lind. Berg agreed.", "berg", False),
        ("Both pay for one year, said Lind.", "lind, berg", False),
        ("Both pay for one year, he said.", "berg", False),
    ],
)
def test_another_said_a_number(text: str, who: str, is_wrong: bool) -> None:
    lines = """\
people: [{id: lind, name: Ada Lind}, {id: berg, name: Carl Berg}]
organisations: [{id: union, name: Port Union}]
"""
    lines += FIGURE.replace("EVIDENCE", "one year").replace("PARAGRAPH", "1")
    given = found(case(lines.replace("WHO", f", attributed_to: [{who}]"), text), "F08")
    assert [(one.message, one.path[-1]) for one in given] == [("Ada Lind said the number", "attributed_to")] * is_wrong


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"derived_from": ()}, "derived_from is missing"),
        ({"derived_from": ("a", "b"), "derivation": "count", "value": 3}, "value 3, but derived_from lists 2"),
        ({"derived_from": ("a", "b"), "derivation": "count", "value": 2}, None),
        ({"derived_from": ("a", "b"), "derivation": "sum", "value": 3}, None),
        ({"derived_from": ("a", "b"), "value": 3}, None),
        ({"derived_from": (), "status": "reported"}, None),
    ],
)
def test_derivations(fields: dict[str, Any], message: str | None) -> None:
    problems = found(one_figure(**({"value": 1, "status": "derived"} | fields)), "F09")
    assert [message in one.message for one in problems if message] == [True] * (message is not None)
    assert bool(problems) == (message is not None)


PART = "{id: f-%s, label: Part, value: %s, unit: %s, status: reported, undated: true, evidence: '%s'%s"
WORKED_OUT = """\
figures:
  - PARTA, source: src-minutes}
  - PARTB, source: src-minutes}
  - {id: f, label: Worked out, value: VALUE, unit: UNIT, status: derived, derivation: HOW, derived_from: [f-a, f-b]MORE}
"""


def worked_out(how: str, value: str, unit: str, *parts: str, more: str = "") -> list[str]:
    """What is wrong with a figure derived from two, each given as its value and unit, and more if need be."""
    lines = WORKED_OUT.replace("HOW", how).replace("VALUE", value).replace("UNIT", unit).replace("MORE", more)
    for letter, part in zip("AB", parts, strict=True):
        number, of, *rest = part.split(maxsplit=2)
        lines = lines.replace(f"PART{letter}", PART % (letter.lower(), number, f"'{of}'", number, "".join(rest)))
    return [one.message for one in found(case(lines), "F09")]


@pytest.mark.parametrize(
    ("how", "value", "unit", "first", "second", "message"),
    [
        ("sum", "6", "bcm", "2 bcm", "3 bcm", "add up to 5"),
        ("sum", "4.9", "bcm", "2.5 bcm", "2.25 bcm", "add up to 4.75"),
        ("sum", "1500", "USD", "1000 USD", "400 USD", "add up to 1400"),
        ("sum", "18000000", "CHF", "12500000 CHF", "6000000 CHF", "add up to 18500000"),
        ("sum", "19000000", "CHF", "12500000 CHF", "6000000 CHF", "add up to 18500000"),
        ("difference", "6000000", "CHF", "18500000 CHF", "12000000 CHF", "less the second is 6500000"),
        ("difference", "2", "bcm", "5 bcm", "2 bcm", "first figure of derived_from less the second is 3"),
        ("difference", "25", "pp", "60 %", "40 %", "less the second is 20"),
        ("ratio", "30", "'%'", "1 bcm", "4 bcm", "first figure of derived_from is 25 % of the second"),
        ("ratio", "0.25", "'%'", "1 bcm", "4 bcm", "25 % of the second"),
        ("ratio", "3", "item", "8 vessel", "4 vessel", "2 times the second"),
    ],
)
def test_what_does_not_come_to_its_value(  # noqa: PLR0917
    how: str, value: str, unit: str, first: str, second: str, message: str
) -> None:
    (said,) = worked_out(how, value, unit, first, second)
    assert said.startswith(f"f: value {value}, but the ") and message in said


@pytest.mark.parametrize(
    ("how", "value", "unit", "first", "second", "more"),
    [
        ("sum", "5", "bcm", "2 bcm", "3 bcm", ""),
        ("sum", "5.0", "bcm", "2 bcm", "3.0 bcm", ""),
        ("sum", "2500", "bcm", "1234 bcm", "1251 bcm", ""),
        ("sum", "18000000", "CHF", "12500000 CHF", "6000000 CHF", ", qualifier: about"),
        ("sum", "120000", "CHF", "60000 CHF", "60000 CHF", ""),
        ("sum", "67", "'%'", "33 %", "33 %", ""),
        ("sum", "4.8", "bcm", "2.5 bcm", "2.25 bcm", ""),
        ("sum", "4.7", "bcm", "2.5 bcm", "2.25 bcm", ""),
        ("sum", "-3", "bcm", "2 bcm", "-5 bcm", ""),
        ("sum", "9", "bcm", "2 bcm", "3 mcm", ""),
        ("sum", "9", "bcm", "2 bcm", "3 bcm , per: year", ""),
        ("sum", "9", "bcm", "2 bcm , per: year", "3 bcm , per: year", ", per: day"),
        ("sum", "9", "bcm", "2 bcm", "3 bcm", ", qualifier: about"),
        ("sum", "9", "item", "2 person", "3 person", ""),
        ("sum", "9" * 30, "bcm", "2 bcm", "3 bcm", ""),
        ("sum", "1e30", "bcm", "2 bcm", "3 bcm", ""),
        ("difference", "3", "bcm", "5 bcm", "2 bcm", ""),
        ("difference", "3", "bcm", "2 bcm", "5 bcm", ""),
        ("difference", "-3", "bcm", "2 bcm", "5 bcm", ""),
        ("difference", "20", "pp", "60 %", "40 %", ""),
        ("difference", "50", "'%'", "60 %", "40 %", ""),  # as a change
        ("ratio", "25", "'%'", "1 bcm", "4 bcm", ""),
        ("ratio", "66", "'%'", "2 bcm", "3 bcm", ""),
        ("ratio", "66.7", "'%'", "2 bcm", "3 bcm", ""),
        ("ratio", "67", "'%'", "2 bcm", "3 bcm", ""),
        ("ratio", "0.67", "item", "2 bcm", "3 bcm", ""),
        ("ratio", "1.5", "item", "2 bcm", "3 bcm", ""),  # the other way round
        ("ratio", "50", "'%'", "6 bcm", "4 bcm", ""),  # as a change
        ("ratio", "9", "USD", "6 USD", "4 person", ""),
        ("ratio", "9", "'%'", "6 bcm", "0 bcm", ""),
    ],
)  # fmt: skip
def test_what_comes_to_its_value_or_is_not_certain(  # noqa: PLR0917
    how: str, value: str, unit: str, first: str, second: str, more: str
) -> None:
    assert worked_out(how, value, unit, first, second, more=more) == []


@pytest.mark.parametrize(("value", "evidence"), [("300", "30 percent"), ("130", "130 percent")])
def test_what_was_worked_out_from_a_wrong_number_is_no_second_problem(value: str, evidence: str) -> None:
    lines = WORKED_OUT.replace("HOW", "sum").replace("VALUE", "50").replace("UNIT", "'%'").replace("MORE", "")
    lines = lines.replace("PARTA", PART % ("a", value, "'%'", evidence, "")).replace(
        "PARTB", PART % ("b", "20", "'%'", "20", "")
    )
    assert found(case(lines), "F09") == []
    (one,) = found(case(lines.replace(value, "40").replace("30", "40")), "F09")
    assert "add up to 60" in one.message


@pytest.mark.parametrize(
    ("written", "thousands"),
    [
        ("2.000", True),
        ("12.000", True),
        ("-250.000", True),
        ("2.500", False),
        ("2.0", False),
        ("2.0000", False),
        ("0.000", False),
        ("2000.000", False),
        ("2000", False),
    ],
)
def test_thousands_with_a_point(written: str, thousands: bool) -> None:
    assert looks_like_thousands(Number(written)) is thousands
    problems = found(one_figure(value=written, evidence="two"), "Y12")
    assert len(problems) == thousands
    assert found(one_figure(min_value=1000, max_value="2.000"), "F05") == []
    points = series(("2020", "1"), ("2021", written))
    assert len(found(one_figure(value=1, evidence="one", series=points), "Y12")) == thousands


def test_the_hint_gives_both_readings() -> None:
    (one,) = found(one_figure(value="2.000", evidence="two"), "Y12")
    assert one.message == "2.000 is 2"
    assert one.hint == "If 2 thousand is meant write 2000; else write 2."
