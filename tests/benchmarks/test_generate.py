from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import msgspec
import pytest
import yaml

from briefing_tui.loading.checking import check_bytes
from briefing_tui.model import Briefing, references

SIZE = 300_000


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    path = Path(__file__).parents[2] / "benchmarks" / "generate.py"
    spec = importlib.util.spec_from_file_location("benchmarks_generate", path)
    assert spec and spec.loader
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(text: str) -> Briefing:
    return msgspec.convert(yaml.load(text, yaml.CSafeLoader), Briefing, dec_hook=lambda kind, value: kind(str(value)))


@pytest.mark.parametrize("kind", ["prose", "statements", "dispatch"])
def test_the_same_text_every_time(generator: ModuleType, kind: str) -> None:
    assert generator.generate(kind, SIZE) == generator.generate(kind, SIZE)


@pytest.mark.parametrize("kind", ["prose", "statements", "dispatch"])
@pytest.mark.parametrize("size", [1, SIZE])
def test_a_valid_briefing_whose_references_all_lead_somewhere(generator: ModuleType, kind: str, size: int) -> None:
    briefing = read(generator.generate(kind, size))
    assert len(briefing.by_id) == sum(1 for _ in briefing.items())
    assert [target for item in briefing.items() for target in references(item) if target not in briefing.by_id] == []
    assert [statement.id for statement in briefing.statements() if statement.id not in briefing.home] == []
    assert set(briefing.key_figures) <= briefing.by_id.keys()


@pytest.mark.parametrize("kind", ["prose", "statements"])
def test_the_size_asked_for(generator: ModuleType, kind: str) -> None:
    assert SIZE <= len(generator.generate(kind, SIZE).encode()) < SIZE + 20_000


def test_each_number_is_another_short_briefing_without_errors(generator: ModuleType) -> None:
    texts = [generator.generate("dispatch", 18_000, number) for number in range(20)]
    assert len(set(texts)) == 20
    assert all(18_000 <= len(text.encode()) < 25_000 for text in texts)
    found = [problem for text in texts for problem in check_bytes(text.encode(), "file", None).problems]
    assert [problem for problem in found if problem.severity == "error"] == []


def test_prose_is_four_fifths_bodies(generator: ModuleType) -> None:
    text = generator.generate("prose", 2 * SIZE)
    bodies = [entry for section in read(text).sections for entry in section.entries if isinstance(entry, str)]
    assert sum(len(body.encode()) for body in bodies) >= 0.8 * len(text.encode())


def test_statements_has_three_thousand_quotes_and_figures_in_four_megabytes(generator: ModuleType) -> None:
    text = generator.generate("statements", 4_000_000)
    assert text.count("\n  - id: q-") >= 3000
    assert text.count("\n  - {id: f-") >= 3000
    assert text.count("\n  - {id: p-") >= 200


def test_words_differ_in_how_often_they_come(generator: ModuleType) -> None:
    times = Counter(generator.generate("prose", SIZE).split())
    assert times["the"] > 5 * times["gas"] > 5 * times["Zərdabad"] > 0
    assert sum(1 for count in times.values() if count == 1) > 100
