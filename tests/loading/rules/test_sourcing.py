"""How sure a statement is, and what it rests on."""

from __future__ import annotations

from typing import Any, Final

import pytest

from tests.loading.rules.cases import case, found, one_figure


def point(more: str) -> str:
    return f"key_points:\n  - {{text: A pilot service starts., {more}}}\n"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ("kind: judgement, likelihood: likely, confidence: high", "confidence"),
        ("kind: fact, likelihood: likely, confidence: high", "confidence"),
        ("likelihood: likely, confidence: high", "confidence"),
        ("kind: fact, likelihood: likely", "likelihood"),
        ("kind: judgement, likelihood: likely", None),
        ("kind: judgement, confidence: low", None),
        ("kind: fact, confidence: high", None),
        ("likelihood: likely", None),
    ],
)
def test_likelihood_and_confidence(more: str, field: str | None) -> None:
    paths = [one.path for one in found(case(point(more)), "C01")]
    assert paths == ([("key_points", 0, field)] if field else [])


def test_a_figure_is_a_statement_too() -> None:
    fields: dict[str, Any] = {"value": 2, "evidence": "two", "status": "forecast", "likelihood": "likely"}
    assert found(one_figure(**fields), "C01") == []
    (one,) = found(one_figure(**fields, confidence="low"), "C01")
    assert one.path == ("figures", 0, "confidence")


SECTION = """\
sections:
  - id: sec-a
    title: A
    sources: [{source: src-minutes}]
    body: [{figure: f-tugs}, {quote: q-lind}]
  - id: sec-b
    title: B
    body: BODY
"""
DERIVED = """\
figures:
  - {id: f-a, label: A, value: 1, unit: item, status: derived, derived_from: [lind], derivation: count}
people:
  - {id: lind, name: Ada LindSOURCES}
"""
CIRCLE: Final = (
    "figures:"
    + "".join(
        f"\n  - {{id: f-{one}, label: A, value: 1, unit: item, status: derived, derived_from: [f-{other}]}}"
        for one, other in ("ab", "bc", "cb")
    )
    + "\n"
)


@pytest.mark.parametrize(
    ("lines", "path"),
    [
        (point("kind: fact"), ("key_points", 0)),
        (point("kind: judgement"), ("key_points", 0)),
        (point("kind: unknown"), None),
        (point("kind: fact, refs: [f-tugs]"), None),
        (point("kind: fact, refs: [nobody]"), None),  # R01 says it already
        ('key_points:\n  - {text: "See [them](#f-tugs).", kind: fact}\n', None),
        (SECTION.replace("BODY", "Their vessels stand together."), ("sections", 1)),
        (SECTION.replace("BODY", "[{figure: f-tugs}]"), None),
        (SECTION.replace("BODY", "[They are here., {figure: f-tugs}]"), ("sections", 1)),
        (SECTION.replace("BODY", "['They are [here](#f-tugs).', {quote: q-lind}]"), None),
        (SECTION.replace("BODY", "[f-tugs]"), None),  # S04 says it already
        (SECTION.replace("BODY", '"See [the minutes](#src-minutes)."'), None),
        (SECTION.replace("BODY", '"See [her](#lind)."'), ("sections", 1)),
        (SECTION.replace("BODY", '"See [A](#sec-a) and [B](#sec-b)."'), None),
        (SECTION.replace("BODY", '"See [B](#sec-b)."'), ("sections", 1)),
        (DERIVED.replace("SOURCES", ""), ("figures", 0)),
        (DERIVED.replace("SOURCES", ", sources: [{source: src-minutes}]"), None),
        (DERIVED.replace("SOURCES", "").replace("[lind]", "[lind, nobody]"), None),
        (DERIVED.replace("SOURCES", "").replace("[lind]", "[f-a]"), None),  # R06 says it already
        (DERIVED.replace("SOURCES", "").replace("[lind]", "[f-b]") + CIRCLE, None),
        (DERIVED.replace("SOURCES", "").replace(", derived_from: [lind]", ""), None),  # F09 says it already
    ],
)
def test_what_rests_on_no_source(lines: str, path: tuple[str, int] | None) -> None:
    if "figures:" in lines:
        lines += point("kind: fact, refs: [q-lind]")
    paths = [one.path for one in found(case(lines), "C02")]
    assert paths == ([path] if path else [])


@pytest.mark.parametrize("source", [", source: src-minutes, evidence: two ships", ""])
def test_a_long_way_to_a_source(source: str) -> None:
    derived = "label: A, value: 2, unit: item, status: derived, undated: true"
    lines = [f"  - {{id: f-{number}, {derived}, derived_from: [f-{number + 1}]}}\n" for number in range(3000)]
    figures = f"figures:\n{''.join(lines)}  - {{id: f-3000, {derived}, derived_from: [lind]{source}}}\n"
    assert len(found(case(figures + "key_points: []\n"), "C02")) == (0 if source else 3001)
