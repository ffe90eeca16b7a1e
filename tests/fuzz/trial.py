"""Trial: bytes go through the loader of the reader and through the check; what comes of it has to fit together."""

from __future__ import annotations

import json
from collections import deque
from typing import Final

from briefing_tui.cli.printing import FORMS
from briefing_tui.document.glance import glance
from briefing_tui.exports import FORMATS
from briefing_tui.loading import Problem, Refused, load_bytes
from briefing_tui.loading.checking import check_bytes
from briefing_tui.loading.rules import all_rules
from briefing_tui.model import Briefing
from briefing_tui.text import is_safe
from tests.fuzz.corpus import TEXTS

LONGEST: Final = 2500
"""Characters of a problem as it is printed, with its line and its hint."""


def trial(data: bytes) -> Briefing | Refused:
    """What comes of some bytes when they are opened.

    Raises:
        AssertionError: if that and what the check says contradict one another, or a problem cannot be shown.
    """
    checked = check_bytes(data, "f\x1b.yaml", None, TEXTS, strict=True)
    errors = {_said(one) for one in checked.problems if one.severity == "error"}
    _shown(checked.problems, data)
    opened = _opened(data)
    if isinstance(opened, Refused):
        refused = {_said(one) for one in opened.problems}
        assert refused, "refused for no reason"
        assert refused <= errors, f"the check does not say what the reader says: {refused - errors}"
        return opened
    assert checked.briefing == opened, "the check looks at another briefing than the reader"
    for form in FORMATS.values():
        assert all(map(is_safe, form(opened)))
    deque(glance(opened, 80), 0)
    return opened


def _opened(data: bytes) -> Briefing | Refused:
    try:
        return load_bytes(data, "f\x1b.yaml")
    except Refused as refused:
        return refused


def _said(problem: Problem) -> tuple[object, ...]:
    return problem.code, problem.line, problem.col, problem.path, problem.message, problem.hint


def _shown(problems: tuple[Problem, ...], data: bytes) -> None:
    """Every problem has a place in the file, and can be printed in every form."""
    lines = data.count(b"\n") + 1
    rules = all_rules()
    for problem in problems:
        assert problem.code in rules or problem.severity == "note", problem
        assert problem.message, problem
        assert 1 <= problem.line <= lines, problem
        assert 1 <= problem.col <= len(data) + 1, problem
        for cells in (20, 100):
            if (found := problem.excerpt(cells)) is not None:
                assert 0 <= found[1] <= cells, problem
                assert "\n" not in found[0], problem
    for name, form in FORMS.items():
        printed = list(form(problems))
        assert all(map(is_safe, printed))
        if name == "json":
            assert len(json.loads("\n".join(printed))) == len(problems)
        else:
            assert len(printed) == len(problems)
            assert max(map(len, printed), default=0) < LONGEST
