"""Texts that are of another kind than their field: ids alone in a body, and addresses without a scheme."""

from __future__ import annotations

import pytest

from tests.loading.rules.cases import case, found

SECTION = "sections:\n  - {id: sec-pilot, title: The pilot, sources: [{source: src-minutes}], body: %s}\n"
SOURCE = "sources:\n  - {id: src-minutes, type: report, title: Minutes, url: '%s', archived_url: '%s'}\n"
BODY = ("sections", 0, "body")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[{figure: f-tugs}, q-lind]", [((*BODY, 1), 'the id of a quote, "q-lind"', 'Write "quote: q-lind".')]),
        ("[f-tugs, {quote: q-lind}]", [((*BODY, 0), 'the id of a figure, "f-tugs"', 'Write "figure: f-tugs".')]),
        ("q-lind", [(BODY, 'the id of a quote, "q-lind"', "Write [{quote: q-lind}].")]),
        ("[lind, {quote: q-lind}]", []),
        ("[q-lynd]", []),
        ("[See q-lind., '`q-lind`']", []),
    ],
)
def test_an_id_that_a_body_shows_as_text(body: str, expected: list[tuple[tuple[str | int, ...], str, str]]) -> None:
    given = found(case(SECTION % body), "S04", "R01", "R04", "C02")
    begun = "expected Markdown or a placement, found "
    assert [(one.path, one.message.removeprefix(begun), one.hint) for one in given] == expected


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("example.org/a", "Write https://example.org/a."),
        ("www.example.org", "Write https://www.example.org."),
        ("example.org", "Write https://example.org."),
        ("//example.org/a?b=c#d", "Write https://example.org/a?b=c#d."),
        ("https//example.org/a.pdf", "Write https://example.org/a.pdf."),
        ("<https://example.org/a>", "Write https://example.org/a."),
        ("10.1000/xyz123", "Write https://doi.org/10.1000/xyz123."),
        ("minutes.pdf", "It begins with https://; a text that lies beside the briefing is named in text_file."),
        ("in the archive", "It begins with https://; a text that lies beside the briefing is named in text_file."),
        ("", "Give it a value, or leave it out if it is optional."),
    ],
)
def test_an_address_without_a_scheme(address: str, hint: str) -> None:
    shown = f'expected a web address, found "{address}"'
    given = found(case(SOURCE % (address, address)), "S04")
    assert [(one.message, one.hint, one.path[-1]) for one in given] == [
        (shown, hint, "url"),
        (shown, hint, "archived_url"),
    ]


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a", "HTTP://example.org", "ftp://example.org", "doi:10.1000/xyz", "urn:isbn:0451450523"],
)
def test_an_address(address: str) -> None:
    assert found(case(SOURCE % (address, address)), "S04") == []
