"""Every test runs in a world of its own: home, config, locale, colours, terminal and time."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import settings

_KEPT = ("BRIEFING_GOLDEN", "BRIEFING_SOURCE_TEXT", "BRIEFING_TEXTS", "PATH", "TMPDIR", "PYTHONPATH")
_WORLD = {"LANG": "C.UTF-8", "TERM": "xterm-256color", "TZ": "UTC"}

TALKS = """\
# yaml-language-server: $schema=./briefing.schema.json
briefing_version: "1"
id: harbour-talks
title: "Harbour talks: what was agreed and what was not"
language: en
status: draft
created: "2026-11-24"
bottom_line: The two ports share a pilot service. Nobody has said who pays for the second year.
key_figures: [f-tugs]
key_points:
  - {text: "A pilot service starts with [two tugs](#f-tugs).", kind: fact, refs: [f-tugs]}
  - {text: A dispute over the second year is likely., kind: judgement, likelihood: likely, refs: [q-lind-pay]}
sides: [{id: north, label: North port}, {id: south, label: South port}]
people:
  - {id: lind, name: Ada Lind, role: Harbour master, side: north}
sources:
  - {id: src-minutes, type: report, title: Minutes of the joint meeting, issued: "2026-11-20", reliability: B}
sections:
  - id: sec-pilot
    title: The pilot service
    sources: [{source: src-minutes, locator: {paragraph: 2}}]
    body:
      - Both ports put their tugs under one desk for a year.
      - figure: f-tugs
      - quote: q-lind-pay
quotes:
  - {id: q-lind-pay, speakers: [lind], text: "We pay for the first year, […] the second is open.",
     source: src-minutes, locator: {paragraph: 4}}
figures:
  - {id: f-tugs, label: Tugs in the pool, value: 2.10, unit: item, qualifier: at_least, status: agreed,
     as_of: "2026-11-20", evidence: at least two tugs, source: src-minutes, locator: {paragraph: 2}}
"""


def pytest_configure() -> None:
    """Empty the environment before anything is imported that reads it once and for all, as Textual does."""
    for name in list(os.environ):
        if name not in _KEPT and not name.startswith("PYTEST"):
            del os.environ[name]
    os.environ.update(_WORLD)
    time.tzset()
    settings.register_profile("briefing", deadline=None, database=None)
    settings.load_profile("briefing")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own, with the folders that programs keep their files in."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(folder))
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(folder / kind.lower()))
    return folder


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    """A small briefing that has a little of everything, in a folder of its own."""
    path = tmp_path / "talks.briefing.yaml"
    path.write_text(TALKS, encoding="utf-8")
    return path
