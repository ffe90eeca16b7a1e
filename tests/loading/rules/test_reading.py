"""Each code that comes up while a file is read: its bad example has that mistake alone, its good one has none."""

from __future__ import annotations

import pytest

from briefing_tui.loading.checking import check_bytes
from briefing_tui.loading.rules import all_rules
from briefing_tui.loading.rules.rule import Rule
from tests.loading.rules.example import TEXT, with_lines

EXAMPLES = [rule for rule in all_rules().values() if rule.find is None or rule.code == "S04"]


def problems(lines: str, encoding: str, *, strict: bool) -> list[tuple[str, str]]:
    checked = check_bytes(with_lines(lines).encode(encoding), "f", None, {"src-minutes": TEXT.encode()}, strict=strict)
    return [(one.code, one.severity) for one in checked.problems]


def test_every_code_of_reading_has_an_example() -> None:
    codes = {f"Y{number:02}" for number in range(25)} - {"Y12"} | {f"S0{number}" for number in range(1, 7)} | {"R03"}
    assert codes <= {rule.code for rule in EXAMPLES}


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: str(rule.code))
def test_the_bad_example_has_one_mistake_and_the_good_one_none(rule: Rule) -> None:
    strict = rule.severity == "note"
    assert problems(rule.bad, rule.encoding, strict=strict) == [(rule.code, rule.severity)]
    assert problems(rule.good, "utf-8", strict=strict) == []
    assert problems(rule.good, "utf-8", strict=True) == []
