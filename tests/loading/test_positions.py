from __future__ import annotations

import gc
import weakref
from typing import Any

import pytest
import yaml

from briefing_tui.loading import positions
from briefing_tui.loading.positions import Path, Positions
from briefing_tui.loading.source import Source, source
from briefing_tui.loading.yaml12 import parse

TEXT = """\
a: 1
ə🙂: {b: x, c: [y, [z]]}
list:
  - p: 1
    q: 2
  - [r]
  -
copy: &m {k: v}
again: *m
"""


@pytest.fixture(params=["libyaml", "python"])
def places(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Positions:
    if request.param == "python":
        monkeypatch.setattr(positions, "_C_LOADER", yaml.SafeLoader)
    return Positions(source(TEXT.encode(), "f"))


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), (1, 1), (1, 1)),
        (("a",), (1, 4), (1, 1)),
        (("ə🙂",), (2, 5), (2, 1)),
        (("ə🙂", "b"), (2, 9), (2, 6)),
        (("ə🙂", "c"), (2, 15), (2, 12)),
        (("ə🙂", "c", 0), (2, 16), (2, 16)),
        (("ə🙂", "c", 1, 0), (2, 20), (2, 20)),
        (("list",), (4, 3), (3, 1)),
        (("list", 0), (4, 5), (4, 5)),
        (("list", 0, "q"), (5, 8), (5, 5)),
        (("list", 1, 0), (6, 6), (6, 6)),
        (("copy", "k"), (8, 14), (8, 11)),
        (("again",), (9, 8), (9, 1)),
    ],
)
def test_where_keys_and_values_stand(
    places: Positions, path: Path, value: tuple[int, int], key: tuple[int, int]
) -> None:
    assert places.at(path) == value
    assert places.at(path, key=True) == key


def test_where_nothing_stands_it_is_what_would_hold_it(places: Positions) -> None:
    assert places.at(("list", 0, "none")) == places.at(("list", 0))
    assert places.at(("list", 9, "none", 3)) == places.at(("list",))
    assert places.at(("again", "k")) == places.at(("again",))
    assert places.at(("none",), key=True) == (1, 1)


def test_many_places_take_one_pass(places: Positions, monkeypatch: pytest.MonkeyPatch) -> None:
    every: list[Path] = [("a",), ("list", 0, "q"), ("again",)]
    places.look_up(every)
    monkeypatch.setattr(positions, "walk", None)
    assert [places.at(path) for path in every] == [(1, 4), (5, 8), (9, 8)]


def every_path(value: Any, path: Path = ()) -> list[Path]:
    inner = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()
    return [path, *(found for step, each in inner for found in every_path(each, (*path, step)))]


def test_every_value_has_a_place_of_its_own(harbour: str) -> None:
    plain = parse(source(harbour.encode(), "f"))
    paths = every_path(plain.data)
    plain.positions.look_up(paths)
    assert len(paths) > 80
    for path in paths:
        if isinstance(path[-1:], tuple) and path and isinstance(path[-1], str):
            line, start = plain.source.line(plain.positions.offset(path, key=True))
            assert line[plain.positions.offset(path, key=True) - start :].startswith(path[-1])


def test_a_good_file_keeps_nothing(harbour: str) -> None:
    given = source(harbour.encode(), "f")
    plain = parse(given)
    watched: weakref.ref[Source] = weakref.ref(given)
    assert "text" not in vars(given)
    data = plain.data
    del given, plain
    gc.collect()
    assert data
    assert watched() is None
