from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from briefing_tui.loading import Refused, load_bytes, load_file
from briefing_tui.model import LISTS, Briefing, Date, FigureStatus, Node, Number, Placement, QuoteKind
from briefing_tui.text import is_safe

FOLDER = Path(__file__).parents[1] / "hostile"
REFUSED = {
    "alias-bomb": "Y23",
    "alias-chain": "Y23",
    "alias-in-itself": "Y23",
    "alias-undefined": "Y16",
    "binary-tag": "Y23",
    "deep-block": "Y23",
    "deep-flow": "Y23",
    "duplicate-key": "Y03",
    "duplicate-key-made-safe": "Y03",
    "empty": "Y22",
    "huge-exponent": "S04",
    "infinite": "S04",
    "latin-1": "Y24",
    "line-separator": "Y20",
    "list-root": "Y22",
    "lone-return": "Y20",
    "long-integer": "S04",
    "markup-key": "S02",
    "merge-key": "S02",
    "next-line": "Y20",
    "not-a-number": "S04",
    "nul": "Y21",
    "python-tag": "Y23",
    "tab": "Y01",
    "two-documents": "Y22",
    "utf-16": "Y24",
    "utf-16-without-mark": "Y24",
    "wide-list": "Y23",
    "windows-1251": "Y24",
    "windows-1254": "Y24",
}

OPENS = ("full", "valid")


@pytest.fixture(scope="module")
def hostile() -> Briefing:
    return load_file(FOLDER / "full.briefing.yaml")


def texts(value: Any) -> Iterator[str]:
    """Every text in a value, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for pair in value.items() for inner in pair for text in texts(inner))
    elif isinstance(value, list | tuple):
        yield from (text for inner in value for text in texts(inner))
    elif isinstance(value, Node):
        yield from (text for field in msgspec.structs.fields(value) for text in texts(getattr(value, field.name)))


def nodes(value: Any) -> Iterator[Node]:
    if isinstance(value, Node):
        yield value
        for field in msgspec.structs.fields(value):
            yield from nodes(getattr(value, field.name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from nodes(inner)


def test_every_file_is_tested() -> None:
    assert {path.name.partition(".")[0] for path in FOLDER.glob("*.yaml")} == {*REFUSED, *OPENS}


@pytest.mark.parametrize(("name", "code"), REFUSED.items())
def test_what_is_refused(name: str, code: str) -> None:
    start = time.perf_counter()
    with pytest.raises(Refused) as caught:
        load_file(FOLDER / f"{name}.briefing.yaml")
    assert time.perf_counter() - start < 2
    assert [problem.code for problem in caught.value.problems] == [code]
    for problem in caught.value.problems:
        assert is_safe(problem.render())
        assert len(problem.render()) < 1500


@pytest.mark.parametrize("name", OPENS)
def test_no_text_of_a_file_that_opens_is_unsafe(name: str) -> None:
    every = list(texts(load_file(FOLDER / f"{name}.briefing.yaml")))
    assert all(map(is_safe, every))
    assert sum("␦" in text for text in every) > 30


def test_every_text_tries_something(hostile: Briefing) -> None:
    every = list(texts(hostile))
    assert len(every) > 1000
    assert sum("␦" in text for text in every) > 250


def test_what_is_safe_is_left_as_it_is(hostile: Briefing) -> None:
    everything = "\n".join(texts(hostile))
    markup = ("[/b]", "[@click=app.quit]quit[/]", "[link=http://x]link[/link]", "<script>", "C:\\temp\\new\\", "]52;c;")
    scripts = ("漢字仮名交じり文", "👩‍👩‍👧‍👦", "قره‌باغ", "Şəhriyar Məmmədov, Ağdam", "שלום עולם", "W" * 180)
    for text in markup + scripts:
        assert text in everything
    assert "zero␦width and ␦gnp.exe␦ stand here as they are" in everything
    assert "a b␦\nc" in everything


def test_every_pane_has_something_in_it(hostile: Briefing) -> None:
    assert all(len(getattr(hostile, name)) >= 3 for name in LISTS)
    assert {quote.kind for quote in hostile.quotes} == set(get_args(QuoteKind))
    assert {figure.status for figure in hostile.figures} == set(get_args(FigureStatus))
    for name in ("value", "min_value", "date", "series", "derivation", "as_of", "period", "per"):
        assert any(getattr(figure, name) is not None for figure in hostile.figures)
    assert hostile.belonging[None]
    assert len(hostile.strip) == 6


def test_every_field_is_used_somewhere(hostile: Briefing) -> None:
    given: dict[type[Node], set[str]] = {}
    for node in nodes(hostile):
        if not isinstance(node, Placement):
            used = {name for name in node.__struct_fields__ if getattr(node, name) not in (None, (), {}, False)}
            given.setdefault(type(node), set()).update(used)
    unused = {
        (kind.__name__, name) for kind, names in given.items() for name in kind.__struct_fields__ if name not in names
    }
    assert {name for _, name in unused} <= {"text_file", "sha256", "extra"}


def test_numbers_are_as_written(hostile: Briefing) -> None:
    written = {figure.value.written for figure in hostile.figures if isinstance(figure.value, Number)}
    assert {"2.10", "-1234567", "9" * 100} <= written
    assert isinstance(hostile.created, Date)


def test_surrogates_as_json_writes_them(harbour: str) -> None:
    text = harbour.replace("name: Ada Lind", r'name: "Ada \ud83d\ude00 \ud83d \udc00\u001b"')
    assert load_bytes(text.encode(), "f").people[0].name == "Ada 😀 ␦ ␦␦"
