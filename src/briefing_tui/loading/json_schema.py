"""JSON Schema: the format for editors and other programs, made from the model.

What it refuses is refused by the check as well. The other way round does not hold: a schema knows no ids, no sources
and no days of the calendar.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from briefing_tui.model import ADDRESS_PATTERN, Briefing, Date, Number
from briefing_tui.units import UNITS
from briefing_tui.vocabularies import CREDIBILITY, VOCABULARIES

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
"""The version of JSON Schema."""
_ONE: Final = r"(?:[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?|[0-9]{2}XX|[0-9]{3}X)[?~%]?"
_DATE: Final = rf"^(?:{_ONE}(?:/(?:{_ONE}|\.\.))?|\.\./{_ONE})$"
_EXAMPLES: Final[dict[str, list[Any]]] = {
    "language": ["en", "fa", "az-Latn"],
    "country": ["AZ"],
    "geo": [[49.87, 40.41]],
    "timestamp": ["01:12:30"],
    "per": ["year", "day"],
    "code": ["medtop:04000000"],
    "url": ["https://example.org/a"],
    "uri": ["https://www.wikidata.org/entity/Q9248"],
    "medium": ["interview", "speech", "press conference"],
    "derived_from": [["f-one", "f-two"]],
}
"""What some fields may look like, by their names."""
_DATES: Final = ["2026-11-24", "2026-11", "2026-11-24/2026-12-01"]
_IGNORED: Final = {
    "title": "Ignore",
    "description": "Codes of warnings that are meant here, and in what this holds.",
    "examples": [["Q05"]],
}
_NOTHING: Final[tuple[Any, ...]] = (None, (), [], {})
"""Defaults that say nothing."""


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the format, draft 2020-12."""
    made = msgspec.json.schema(Briefing, schema_hook=_leaf)
    definitions = {name: _mapping(one) for name, one in made["$defs"].items()}
    definitions["Figure"]["allOf"] = _figure_rules()
    definitions["Figure"]["dependentRequired"] = {"min_value": ["max_value"], "max_value": ["min_value"]}
    definitions["Placement"]["oneOf"] = [_placed(name) for name in ("quote", "figure", "figures")]
    return {"$schema": DIALECT, **definitions.pop("Briefing"), "$defs": definitions | {"Unit": _units()}}


def fields(definition: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], bool]]:
    """The fields that a mapping of the schema has: name, schema, and whether it is required; those of `x_` left out."""
    required = definition.get("required", ())
    for name, field in definition["properties"].items():
        if not name.startswith("x_"):
            yield name, field, name in required


def _leaf(kind: type) -> dict[str, Any]:
    """The schema of a type that msgspec does not know."""
    if kind is Number:
        return {"type": "number"}
    if kind is Date:
        # A year may be written without quotes; YAML then takes it for a number.
        return {"type": ["string", "integer"], "pattern": _DATE, "minimum": 0, "maximum": 9999, "examples": _DATES}
    raise NotImplementedError(kind)


def _mapping(made: dict[str, Any]) -> dict[str, Any]:
    """The schema of a mapping: its own keys, and those that start with x_."""
    properties = {name: _field(name, one) for name, one in made["properties"].items() if name != "x_"}
    return {
        **made,
        "description": f"{made['description'].partition('. ')[0].rstrip('.')}.",
        "properties": properties | {"x_ignore": _IGNORED},
        "patternProperties": {"^x_": {}},
    }


def _field(name: str, made: dict[str, Any]) -> dict[str, Any]:
    """The schema of a field, with all that an editor shows of it."""
    field = {"title": name.replace("_", " ").capitalize(), **_merged(made)}
    if field.get("default", ...) in _NOTHING:
        del field["default"]
    if name in _EXAMPLES:
        field["examples"] = _EXAMPLES[name]
    if name == "briefing_version":
        del field["type"]
        field["enum"] = ["1", 1]  # an unquoted 1 is what authors write first; it cannot be mistaken
    elif name == "unit":
        field["anyOf"] = [{"$ref": "#/$defs/Unit"}, {"type": field.pop("type")}]
        field["examples"] = ["USD", "EUR", "AZN"]
    elif name in ("url", "archived_url"):
        field["pattern"] = ADDRESS_PATTERN
    elif name == "credibility":
        field["description"] += " " + "; ".join(f"{grade}: {words}" for grade, words in CREDIBILITY.items()) + "."
    return field


def _merged(made: dict[str, Any]) -> dict[str, Any]:
    """A schema without the choice between a value and null, where one schema says both; terms with what they mean.

    A key without a value is allowed, as editors write the key first; the check says when it has stayed without.
    """
    choice = made.get("anyOf", ())
    plain: list[dict[str, Any]] = [one for one in choice if one != {"type": "null"}]
    if len(plain) == 1 < len(choice) and "$ref" not in plain[0]:
        (one,) = plain
        kinds = one.get("type", [])
        kept = {key: held for key, held in made.items() if key != "anyOf"}
        if "enum" in one:
            return kept | {"anyOf": [_terms(one), {"type": "null"}]}
        return one | kept | {"type": [*([kinds] if isinstance(kinds, str) else kinds), "null"]}
    terms: dict[str, Any] = _terms(made)
    return terms


def _terms(made: dict[str, Any]) -> dict[str, Any]:
    """A vocabulary in its own order, with the meaning of each term as yaml-language-server and VS Code show it."""
    terms = next((known for known in VOCABULARIES.values() if set(known) == set(made.get("enum", ()))), None)
    return made if terms is None else made | {"enum": list(terms), "enumDescriptions": list(terms.values())}


def _units() -> dict[str, Any]:
    """The units, for editors to offer; one that is not among them is a warning of the check, no error."""
    meanings = [f"{unit.many}: {unit.measures}" for unit in UNITS.values()]
    return {"enum": list(UNITS), "enumDescriptions": meanings}


def _figure_rules() -> list[dict[str, Any]]:
    """What a figure has to have, which depends on its kind and status."""
    a_date = {"properties": {"kind": {"const": "date"}}, "required": ["kind"]}
    derived = {"properties": {"status": {"const": "derived"}}, "required": ["status"]}
    valued = {"anyOf": [{"required": ["value"]}, {"required": ["min_value", "max_value"]}], "required": ["unit"]}
    return [
        {"if": a_date, "then": {"required": ["date"]}, "else": valued},
        {"if": derived, "else": {"required": ["evidence", "source"]}},
    ]


def _placed(name: str) -> dict[str, Any]:
    """An entry of a body that places something under a key, and nothing under the other two."""
    placed = {"minItems": 1} if name == "figures" else {"type": "string"}
    return {"properties": {name: placed}, "required": [name]}
