"""What else is wrong with a file at which the parser gave up."""

from __future__ import annotations

import pytest

from briefing_tui.loading.checking import check_bytes
from tests.loading.rules.example import TEXT, TWO_FIGURES


def codes(text: str) -> list[tuple[str, str]]:
    found = check_bytes(text.encode(), "f", None, {"src-minutes": TEXT.encode()}).problems
    return [(one.code, text.splitlines()[one.line - 1][one.col - 1 :]) for one in found]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ((("label: Ships", "label:Ships"),), [("Y19", ":Ships")]),
        (
            (("label: Tugs in the pool", "label:Tugs"), ("value: 300", "value: 301")),
            [("Y19", ":Tugs"), ("F01", "301")],
        ),
        (
            (
                ("title: Harbour talks", "title: Harbour: talks"),
                ("kind: fact", "kind: fakt"),
                ("unit: vessel", "unit:x"),
            ),
            [("Y02", ": talks"), ("S03", "fakt, refs: [f-tugs]}"), ("Y19", ":x")],
        ),
        (
            (("    label: Ships", "\tlabel: Ships"), ("speakers: [lind]", "speakers: [lint]")),
            [("R01", "lint]"), ("Y01", "\tlabel: Ships")],
        ),
        (
            (("text: the second year is open", "text: 'my' year"), ("[f-tugs, f-ships]", "[f-tugs, f-shops]")),
            [("R01", "f-shops]"), ("Y17", "year")],
        ),
        (
            (("id: harbour-talks", "id:harbour-talks"), ("language: en", "language: eng")),
            [("Y19", ":harbour-talks"), ("L01", "eng")],
        ),
    ],
)
def test_all_mistakes_are_told(changes: tuple[tuple[str, str], ...], expected: list[tuple[str, str]]) -> None:
    text = TWO_FIGURES
    for part, instead in changes:
        assert part in text
        text = text.replace(part, instead, 1)
    assert codes(text) == expected


def test_a_large_file_is_read_once() -> None:
    text = TWO_FIGURES.replace("label: Ships", "label:Ships").replace("[lind]", "[lint]") + "#" * 500_000
    assert [code for code, _ in codes(text)] == ["Y19"]
