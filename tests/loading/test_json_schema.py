"""The JSON Schema: it takes every good file, and refuses nothing that the check does not refuse."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_origin

import jsonschema_rs
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tui import dates, vocabularies
from briefing_tui.library.catalogue import bundled_folder
from briefing_tui.loading.checking import check_bytes
from briefing_tui.loading.json_schema import fields, json_schema
from briefing_tui.loading.source import source
from briefing_tui.loading.yaml12 import OWN, parse
from briefing_tui.model import Briefing, Number
from tests.loading.rules.example import BASE

SCHEMA = json_schema()
VALIDATOR = jsonschema_rs.validator_for(SCHEMA)
DATA = Path(__file__).parents[1] / "data"
GOOD = [*sorted(bundled_folder().glob("*.yaml")), *sorted(DATA.glob("*.briefing.yaml"))]
DELETED = object()
VALUES: tuple[Any, ...] = (
    DELETED,
    None,
    7,
    -1,
    1.5,
    True,
    "",
    "two words",
    "2026-13",
    [],
    [7],
    ["two words"],
    {},
    {"zzz": 1},
)


def plain(value: Any) -> Any:
    """Data of a file as JSON has it."""
    if isinstance(value, dict):
        own = value.get(OWN, {})
        return {key: plain(held) for key, held in value.items() if key != OWN} | plain_own(own)
    if isinstance(value, list):
        return [plain(held) for held in value]
    return float(value) if isinstance(value, Number) else value


def plain_own(own: Any) -> dict[str, Any]:
    return {key: plain(held) for key, held in own.items()} if isinstance(own, dict) else {}


def data_of(yaml: bytes) -> Any:
    return json.loads(json.dumps(plain(parse(source(yaml, "x")).data)))


def refused(data: Any) -> bool:
    """Whether the check finds an error."""
    checked = check_bytes(json.dumps(data).encode(), "x", None)
    return any(problem.severity == "error" for problem in checked.problems)


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every path in some data, once for all entries of a list."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, held in value.items():
            yield from places(held, (*path, key))
    elif isinstance(value, list):
        seen = set()
        for number, held in enumerate(value):
            for inner in places(held, (*path, number)):
                if inner[len(path) + 1 :] not in seen:
                    seen.add(inner[len(path) + 1 :])
                    yield inner


def changed(data: Any, path: tuple[str | int, ...], value: Any) -> Any:
    """A copy of some data with another value at a path."""
    made = copy.deepcopy(data)
    holder = made
    for step in path[:-1]:
        holder = holder[step]
    if value is DELETED:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return made


EVERYTHING = data_of((DATA / "everything.briefing.yaml").read_bytes())


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_good_files_are_valid(path: Path) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(data_of(path.read_bytes()))] == []


def test_the_base_of_the_rules_is_valid() -> None:
    assert VALIDATOR.is_valid(data_of(BASE.encode()))


@pytest.mark.slow
@pytest.mark.parametrize("top", EVERYTHING, ids=str)
def test_what_the_schema_refuses_the_check_refuses(top: str) -> None:
    seen = 0
    for path in places({top: EVERYTHING[top]}):
        for value in VALUES:
            data = changed(EVERYTHING, path, value)
            if not VALIDATOR.is_valid(data):
                seen += 1
                assert refused(data), (path, value)
    assert seen


def test_unknown_keys_are_refused_everywhere_and_ones_own_nowhere() -> None:
    held = [path for path in places({"": EVERYTHING}) if isinstance(at(EVERYTHING, path[1:]), dict)]
    held = [path[1:] for path in held if "names" not in path and not any(str(step).startswith("x_") for step in path)]
    assert len(held) > 20
    for path in held:
        assert VALIDATOR.is_valid(changed(EVERYTHING, (*path, "x_own"), {"a": [1, None]})), path
        unknown = changed(EVERYTHING, (*path, "zzz"), 1)
        assert not VALIDATOR.is_valid(unknown), path
        assert refused(unknown), path


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


FIGURE = {"id": "f-a", "label": "A", "status": "reported", "evidence": "two", "source": "src-minutes"}


@pytest.mark.parametrize(
    ("figure", "good"),
    [
        ({"value": 2, "unit": "item"}, True),
        ({"min_value": 2, "max_value": 3, "unit": "item"}, True),
        ({"kind": "date", "date": "2026"}, True),
        ({"kind": "date", "date": 2026}, True),
        ({"value": 2}, False),
        ({"unit": "item"}, False),
        ({"min_value": 2, "unit": "item"}, False),
        ({"value": 2, "max_value": 2, "unit": "item"}, False),
        ({"kind": "date", "value": 2, "unit": "item"}, False),
        ({"value": "2", "unit": "item"}, False),
        ({"value": 2, "unit": "no such unit"}, True),
        ({"value": 2, "unit": "item", "source": None, "status": "estimated"}, True),
    ],
)
def test_what_a_figure_needs_depends_on_its_kind(figure: dict[str, Any], good: bool) -> None:
    data = changed(data_of(BASE.encode()), ("figures", 0), FIGURE | {"id": "f-tugs"} | figure)
    assert VALIDATOR.is_valid(data) is good
    assert good or refused(data)


@pytest.mark.parametrize("name", ["evidence", "source"])
def test_only_a_derived_figure_needs_no_evidence(name: str) -> None:
    figure = {key: held for key, held in FIGURE.items() if key != name} | {"value": 1, "unit": "item"}
    data = data_of(BASE.encode())
    assert not VALIDATOR.is_valid(changed(data, ("figures", 0), figure))
    assert VALIDATOR.is_valid(changed(data, ("figures", 0), figure | {"status": "derived"}))


@pytest.mark.parametrize(
    ("entry", "good"),
    [
        ({"quote": "q-a"}, True),
        ({"figures": ["f-a"], "x_why": 1}, True),
        ({"figures": []}, False),
        ({}, False),
        ({"quote": "q-a", "figure": "f-a"}, False),
    ],
)
def test_an_entry_of_a_body_places_one_thing(entry: dict[str, Any], good: bool) -> None:
    data = changed(data_of(BASE.encode()), ("sections", 0, "body"), [entry])
    assert VALIDATOR.is_valid(data) is good
    assert good or refused(data)


DATE = jsonschema_rs.validator_for(SCHEMA["properties"]["created"])


@given(
    st.from_regex(r"\A(\.\.|[0-9]{2}[0-9X]{2}(-[0-9]{1,2}){0,2}[?~%]?)(/(\.\.|[0-9]{4}(-[01][0-9]){0,2}))?\Z")
    | st.dates().map(str)
)
def test_every_date_of_the_format_is_one_of_the_schema(text: str) -> None:
    try:
        dates.check(text)
    except ValueError:
        return
    assert DATE.is_valid(text)


@pytest.mark.parametrize("text", ["", "24.11.2026", "2026-13", "2026-1-1", "../..", "2026-11-24T10:00", "x2026"])
def test_what_is_no_date(text: str) -> None:
    assert not DATE.is_valid(text)


def test_every_field_has_a_title_and_a_description() -> None:
    assert len(SCHEMA["$defs"]) > 20
    for definition in (SCHEMA, *(one for one in SCHEMA["$defs"].values() if "properties" in one)):
        assert definition["description"]
        assert OWN not in definition["properties"]
        for name, field, _ in fields(definition):
            assert field["title"], name
            assert field["description"].endswith((".", "...")), name


def test_every_vocabulary_of_the_model_tells_what_its_terms_mean() -> None:
    described = {tuple(terms) for terms in vocabularies.VOCABULARIES.values()}
    assert set(literals(Briefing)) == described
    assert all(all(terms.values()) for terms in vocabularies.VOCABULARIES.values())
    assert json.dumps(SCHEMA).count('"enumDescriptions"') >= len(described)


def literals(kind: Any, seen: set[Any] | None = None) -> Iterator[tuple[str, ...]]:
    """The vocabularies that a type and what it holds are made of."""
    seen = set() if seen is None else seen
    if kind in seen:
        return
    seen.add(kind)
    if str(get_origin(kind)) == "typing.Literal":
        yield get_args(kind)
    inner = [field.type for field in msgspec.structs.fields(kind)] if hasattr(kind, "__struct_fields__") else []
    for one in (*inner, *get_args(kind)):
        if not isinstance(one, str | msgspec.Meta):
            yield from literals(one, seen)
