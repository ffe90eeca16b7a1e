from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz import running
from tests.fuzz.known import known
from tests.fuzz.mutants import mutant
from tests.fuzz.running import results
from tests.fuzz.structured import structured
from tests.fuzz.trial import trial

KNOWN = [*known()]


@pytest.mark.parametrize("number", range(10))
def test_some_mutants(number: int) -> None:
    for at in range(number * 30, number * 30 + 30):
        trial(mutant(0, at))


def test_the_same_seed_makes_the_same_mutants() -> None:
    assert [mutant(3, at) for at in range(20)] == [mutant(3, at) for at in range(20)]
    assert mutant(3, 1) != mutant(4, 1)


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.randoms(use_true_random=False))
def test_briefings_made_of_the_types_of_the_model(random: Random) -> None:
    trial(structured(random))


@pytest.mark.slow
def test_files_that_have_brought_programs_to_their_knees() -> None:
    failed = [(KNOWN[one.number][0], one) for one in results(lambda at: KNOWN[at][1](), range(len(KNOWN)), 2)]
    assert [(name, one.failure) for name, one in failed if one.failure] == []
    assert len(failed) == len(KNOWN)


def test_what_goes_wrong_is_said_of_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def tried(data: bytes) -> None:
        if data == b"1":
            raise KeyError("nobody caught this")
        if data == b"3":
            while True:
                pass

    monkeypatch.setattr(running, "trial", tried)
    monkeypatch.setattr(running, "LONGEST", 0.1)
    found = {one.number: one.failure for one in results(lambda at: str(at).encode(), range(6), 2)}
    assert sorted(found) == [0, 1, 2, 3, 4, 5]
    assert {number for number, failure in found.items() if failure} == {1, 3}
    assert "nobody caught this" in found[1]
    assert found[3].startswith("took more than 0.1 s")
    assert "in tried" in found[3]
