"""Corpus: the files that are changed, and what is put into them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from briefing_tui.cli.new import _SKELETON
from briefing_tui.loading.rules import all_rules
from tests.loading.rules.example import TEXT, with_lines

ROOT: Final = Path(__file__).parents[2]
BUNDLED: Final = ROOT / "briefings/iran-azerbaijan-visit.briefing.yaml"
TEXTS: Final = {
    "src-minutes": TEXT.encode(),
    "src-apa": BUNDLED.read_bytes(),  # its quotes stand in it, in some order
}
"""Texts of sources, so that proofs are looked for."""
PIECES: Final[tuple[bytes, ...]] = tuple(
    piece.encode("utf-8", "surrogatepass")
    for piece in (
        *(" ", "  ", "\n", "\n\n", "\t", "\r", "\r\n", ":", ": ", "- ", "-", "? ", "?", ",", "#", " #", " # ", "...\n"),
        *("[", "]", "{", "}", "[]", "{}", "'", '"', "''", '""', "|", ">", "|-\n", ">2", ">= 2", "~2", "---\n", "<<: "),
        *("*a", "*b c", "&a ", "&b", "!", "!!", "!x ", "!!str ", "!!python/name:os.system ", "!<", "%YAML 1.1\n"),
        *("%TAG ! tag:x,2000:\n", "@", "`", "\\", "\\x", "\\ud83d", "\\ude00", '"\\ud83d\\UFFFFFFFF"', "\\0", "\\\n"),
        *("~", "null", "true", "no", "1_000", "2,000", "2.000", "2 bcm", "0x1F", "0o7", "0755", "1:30", "1e3", "+"),
        *("1e999999", "1e-999999", ".inf", ".nan", "-0", "9" * 101, "9" * 5000, "0." + "0" * 200, "٣", "²", "½"),
        *("2026-02-30", "24.11.2026", "11/12/2026", "20XX", "2026-11/..", "2026-11-24T10:00", "0000", "99999-01-01"),
        *("\0", "\x07", "\x1b[2J", "\x7f", "\x85", "\u2028", "\ufeff", "\u200b", "\u202e", "\u2066", "\u00a0"),
        *("\ud800", "\ufffe", "ə", "İ", "ß", "ﬁ", "قره", "漢", "🙂", "👩‍👩‍👧", "e\u0301" * 3, "\u0300" * 50),
        *("[x](#f-tugs)", "[x](#lind", "[…]", "[...]", "[word]", "“", "”", "’", "**", "`a", "<b>", "[/b]", "# a\n"),
        *("x_ignore: [Q01, C03]\n", "x_a: 1\n", "id: lind\n", "id: key-points\n", "f-tugs", "lind", "src-minutes"),
        *("kind: date", "status: derived", "derived_from: [f-tugs]", "part_of: lind", "origin: src-minutes"),
    )
)  # fmt: skip
"""What means something to YAML, to the format, to a terminal or to Unicode."""


@cache
def corpus() -> tuple[tuple[bytes, ...], ...]:
    """The files in two groups: those that are as authors write them, and the examples of the rules."""
    files = (BUNDLED, *sorted((ROOT / "tests/data").glob("*.yaml")), ROOT / "tests/hostile/valid.briefing.yaml")
    skeleton = _SKELETON.format(id="new-talks", title="New talks", language="en", today="2026-11-24")
    whole = re.sub(r"^( *)#(?! \S)", r"\1", skeleton, flags=re.MULTILINE)  # its examples are comments
    written = (*(file.read_bytes() for file in files), skeleton.encode(), whole.encode())
    examples = dict.fromkeys(
        with_lines(lines).encode(rule.encoding) for rule in all_rules().values() for lines in (rule.bad, rule.good)
    )
    return written, tuple(examples)
