from __future__ import annotations

import pytest

from briefing_tui.loading.values import Mismatch, number


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("1_000", "Y10", "Write 1000."),
        ("1_000.5", "Y10", "Write 1000.5."),
        ("2,000", "Y11", "Write 2000 "),
        ("2 000 000", "Y11", "Write 2000000 "),
        ("2\u00a0000", "Y11", "Write 2000 "),
        ("2'000.5", "Y11", "Write 2000.5 "),
        ("2,5", "Y11", "Write 2.5 "),
        ("1.234,56", "Y11", "Write 1234.56 "),
        ("2.000.000", "Y12", "Write 2000000 "),
        ("2.000.000,5", "Y12", "Write 2000000.5 "),
        (">2", "Y13", "Write value: 2 and qualifier: more_than."),
        ("≤ 2,000", "Y13", "Write value: 2000 and qualifier: at_most."),
        (">= 2 bcm", "Y13", "Write value: 2, unit: bcm and qualifier: at_least."),
        ("=2", "Y13", "qualifier: exactly."),
        ("2 bcm", "Y14", "Write value: 2 and unit: bcm."),
        ("-2.5%", "Y14", 'Write value: -2.5 and unit: "%".'),
        ("2,000 bcm/yr", "Y14", "Write value: 2000 and unit: bcm/yr."),
        ("2 میلیارد", "Y14", "Write value: 2 and unit: میلیارد."),
        ("USD 5m", "Y14", "Write value: 5000000 and unit: USD."),
        ("$2.5 billion", "Y14", "Write value: 2500000000 and unit: USD."),
        ("€2,5", "Y14", "Write value: 2.5 and unit: EUR."),
        ("2-3", "S04", "Write min_value: 2, max_value: 3."),
        ("2 to 3 bcm", "S04", "Write min_value: 2, max_value: 3, unit: bcm."),
        ("2..3", "S04", "Write min_value: 2, max_value: 3."),
        ("2.5", "S04", "Leave out the quotation marks."),
        ("12:30", "S04", "Write digits"),
        ("2020-11-16", "S04", "Write digits"),
        ("1.2.3m", "S04", "Write digits"),
        ("five", "S04", "Write digits"),
        ("", "S04", "Write digits"),
        ("9" * 10_000 + "x", "S04", "Write digits"),
    ],
)
def test_what_an_author_meant_by_a_text_in_place_of_a_number(text: str, code: str, hint: str) -> None:
    with pytest.raises(Mismatch) as caught:
        number(text)
    assert caught.value.args[0] == code
    assert hint in caught.value.args[2]
