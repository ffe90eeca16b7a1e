"""What the tests of loading have in common: the problems of a text, and a good briefing to break."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing_tui.loading import Problem, Refused, load_bytes

HARBOUR = (Path(__file__).parents[1] / "data" / "harbour.briefing.yaml").read_text(encoding="utf-8")


@pytest.fixture
def harbour() -> str:
    """A good briefing."""
    return HARBOUR


@pytest.fixture
def problems() -> Callable[[str | bytes], tuple[Problem, ...]]:
    """What is wrong with a text that is refused."""

    def found(text: str | bytes) -> tuple[Problem, ...]:
        with pytest.raises(Refused) as caught:
            load_bytes(text.encode() if isinstance(text, str) else text, "f.yaml")
        return caught.value.problems

    return found


@pytest.fixture
def broken(problems: Callable[[str], tuple[Problem, ...]]) -> Callable[[str, str], Problem]:
    """The only problem of the good briefing with something else in the place of a part of it."""

    def found(part: str, instead: str) -> Problem:
        assert part in HARBOUR
        (problem,) = problems(HARBOUR.replace(part, instead, 1))
        return problem

    return found
