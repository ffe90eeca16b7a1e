"""Writes the pages of the documentation that are made from the code: `make docs`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from briefing_tui.cli.explaining import legend, visible
from briefing_tui.loading.json_schema import fields, json_schema
from briefing_tui.loading.rules import all_rules
from briefing_tui.model import ADDRESS_PATTERN, ID_PATTERN
from briefing_tui.reader.commands import keys_page
from briefing_tui.units import UNITS
from briefing_tui.vocabularies import VOCABULARIES

_FAMILIES: Final = {
    "Y": "YAML",
    "S": "Shape",
    "R": "References",
    "Q": "Quotes and evidence",
    "F": "Figures",
    "D": "Dates",
    "C": "Conventions",
    "L": "Languages and places",
}
_CHECKS: Final = """\
# The checks

`briefing check` finds every one of these, each at the line and column where it is. `briefing check --explain CODE`
prints what stands here about one of them.

An error makes the exit status 1, and so does a warning with `--strict`. A note is on portability; it is shown with
`--strict` only, and never changes the status. A warning that is meant is silenced by `x_ignore: [CODE]` in any mapping,
for it and all that it holds; errors cannot be silenced.

In the examples, what a briefing needs besides is left out. Words are held against this text of the source
`src-minutes`:

> The two ports share at least two tugs for one year.
>
> Lind, harbour master of the north port, said that the first year is paid and the second year is open.
>
> Both sides called it a good start, and in 2025 the pool moved 300 ships.
>
> The new terminal is to take 2 billion cubic metres of gas a year.
"""
_FORMAT: Final = """\
# The format

A briefing is one YAML file with one mapping in it. It is read as YAML 1.2: `NO` and `12:30` are text, dates stay text,
a number stays as it is written, and `<<` is no merge. It is UTF-8, at most 32 MB, nested at most 50 levels deep.

- Unknown keys are errors, except in every mapping those that start with `x_`; they are kept.
- Ids are small letters, digits and single hyphens, a letter first, one namespace for the whole file; everything refers
  to an item by its id. `bottom-line`, `key-points` and `key-figures` are taken.
- Dates are those of EDTF level 1 (ISO 8601-2) in these forms: `2026-11-24`, `2026-11`, `2026`; with `?`, `~` or `%`
  behind for uncertain, approximate or both; `20XX`; from and to, as in `2026-11/2026-12`, `2026/..` and `../2026`.
- `body` is Markdown. `bottom_line`, `note`, the `text` of a key point and that of a glossary entry are Markdown inside
  one line: emphasis, code, links. Everything else, quotes included, is plain text. `[words](#id)` links to an item.
- Paragraph n of a source is the n-th line of its text that is not empty.

`briefing schema` prints all of this for editors and other programs; [the checks](checks.md) find what a schema cannot,
and [authoring](authoring.md) tells how to set up an editor. Names in brackets are those of the standard that a term
comes from.
"""
_NOTES: Final = {
    "Section": (
        "A quote or figure belongs to the section whose body places it, else to the one that its `section` names. "
        "One with neither stands at the end of the page; nothing is left out."
    ),
    "Figure": (
        "It has a `value`, or a `min_value` and a `max_value`, and a `unit`; with `kind: date` a `date` instead. "
        "It has `evidence` and `source`, unless its `status` is `derived`; then it has `derived_from`. "
        "It says of when it is: `as_of`, `period`, `per`, or `undated: true`."
    ),
}
"""What the tables do not tell of some mappings."""


def checks_page() -> str:
    """The page of all checks, made of the rules."""
    return "\n".join((_CHECKS, *_checks()))


def _checks() -> Iterator[str]:
    family = ""
    for rule in all_rules().values():
        if rule.code[0] != family:
            family = rule.code[0]
            yield from (f"## {_FAMILIES[family]}", "")
        yield from (f"### {rule.code} {rule.severity}", "", rule.sentence, "")
        for title, example in (("Wrong", rule.bad), ("Right", rule.good)):
            yield from (f"{title}{legend(example)}:", "", "```yaml", visible(example), "```", "")


def format_page() -> str:
    """The page of the format, made of the JSON Schema."""
    schema = json_schema()
    lines = [_FORMAT, "## A briefing", "", *_table(schema)]
    for name, definition in schema["$defs"].items():
        if "properties" in definition:
            told = " ".join(filter(None, (definition["description"], _NOTES.get(name))))
            lines += [f"## {name}", "", told, "", *_table(definition)]
    lines += ["## Vocabularies", ""]
    for field, terms in VOCABULARIES.items():
        lines += [f"`{field}`:", "", *(f"- `{term}`: {words}" for term, words in terms.items()), ""]
    lines += ["## Units", "", "And the currencies, by their ISO 4217 codes.", ""]
    lines += [f"- `{code}`: {unit.many}, {unit.measures}" for code, unit in UNITS.items()]
    return "\n".join((*lines, ""))


def _table(definition: dict[str, Any]) -> Iterator[str]:
    """The fields of a mapping, those first that it has to have."""
    yield from ("| field | takes | |", "|---|---|---|")
    for name, field, required in fields(definition):
        kind = _kind(field) + (", required" if required else "")
        yield f"| `{name}` | {kind} | {field['description']} |"
    yield ""


def _kind(field: dict[str, Any]) -> str:
    """What a field takes, in words."""
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})" if name != "Unit" else "[unit](#units)"
    if "enum" in field:
        return " ".join(f"`{term}`" for term in field["enum"] if isinstance(term, str))
    if "anyOf" in field:
        return " or ".join(_kind(one) for one in field["anyOf"] if one != {"type": "null"})
    kinds = [field["type"]] if isinstance(field["type"], str) else [kind for kind in field["type"] if kind != "null"]
    if kinds == ["array"]:
        held = _kind(field["items"]) if field.get("items") else "two numbers"
        return {"id": "ids", "text": "texts"}.get(held, f"list of {held}")
    if "pattern" in field:
        named = {ID_PATTERN: "id", ADDRESS_PATTERN: "web address"}.get(field["pattern"], "64 hexadecimal digits")
        return "date" if "integer" in kinds else named
    return " or ".join(_WORDS[kind] for kind in kinds)


_WORDS: Final = {
    "string": "text", "integer": "whole number", "number": "number", "boolean": "true or false", "object": "mapping",
}  # fmt: skip
PAGES: Final = {"keys.md": keys_page, "checks.md": checks_page, "format.md": format_page}
"""What makes each page, by the page's name."""


def main() -> None:
    """Write every page beside this file."""
    for name, page in PAGES.items():
        Path(__file__).with_name(name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
