"""`briefing check --explain`: what a check finds, and why that is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import indent, wrap
from typing import Final

from briefing_tui.cli.stopping import USAGE, Stop, did_you_mean
from briefing_tui.loading.rules import all_rules
from briefing_tui.loading.rules.rule import Rule
from briefing_tui.units import CURRENCIES, UNITS
from briefing_tui.vocabularies import VOCABULARIES

_WIDTH: Final = 80
_BLANKS: Final = {"\t": ("→", "a tab"), "\u00a0": ("⍽", "a no-break space")}
"""Blanks that look like spaces: a sign for each, and its name."""


def explain(code: str | None) -> Iterator[str]:
    """Lines that explain a check: its sentence, a bad and a good example; without a code, a line for each check.

    Raises:
        Stop: if there is no such check (2).
    """
    rules = all_rules()
    if code is None:
        return (f"{rule.code}  {rule.severity:7}  {rule.sentence}" for rule in rules.values())
    rule = rules.get(code.upper())
    if rule is None:
        near = did_you_mean(code.upper(), rules) or "; briefing check --explain lists them"
        raise Stop(f"briefing check: there is no check {code[:40]!r}{near}", USAGE)
    return _explained(rule)


def _explained(rule: Rule) -> Iterator[str]:
    yield from wrap(f"{rule.code} ({rule.severity}): {rule.sentence}", _WIDTH)
    for title, example in (("Wrong", rule.bad), ("Right", rule.good)):
        if example.strip():
            yield from ("", f"{title}{legend(example)}:", "")
            yield from indent(visible(example), "    ").split("\n")
    yield from {"F06": _units, "S03": _vocabularies}.get(rule.code, _nothing)()


def visible(example: str) -> str:
    """An example with signs for the blanks in it that cannot be told from spaces."""
    return example.rstrip("\n").translate({ord(blank): sign for blank, (sign, _) in _BLANKS.items()})


def legend(example: str) -> str:
    """What the signs in an example stand for, in brackets; nothing where there are none."""
    told = [f"{sign} is {name}" for blank, (sign, name) in _BLANKS.items() if blank in example]
    return f" ({', '.join(told)})" if told else ""


def _nothing() -> Iterator[str]:
    return iter(())


def _units() -> Iterator[str]:
    """The closed list of units."""
    yield from ("", "Units:", "")
    yield from _table((code, f"{unit.many}: {unit.measures}") for code, unit in UNITS.items())
    yield from ("", "Currencies, by their ISO 4217 codes:", "")
    yield from wrap(" ".join(sorted(CURRENCIES)), _WIDTH, initial_indent="    ", subsequent_indent="    ")


def _vocabularies() -> Iterator[str]:
    """Every vocabulary, with what its terms mean."""
    for field, terms in VOCABULARIES.items():
        yield from ("", f"{field}:", "")
        yield from _table(terms.items())


def _table(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    listed = list(rows)
    widest = max(len(code) for code, _ in listed)
    for code, words in listed:
        yield f"    {code:{widest}}  {words}"
