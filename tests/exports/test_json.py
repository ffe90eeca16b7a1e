from __future__ import annotations

import json

from briefing_tui.exports.json import to_json
from briefing_tui.loading import load_bytes
from briefing_tui.model import Briefing
from tests.conftest import TALKS


def loaded(text: str) -> Briefing:
    return load_bytes(text.encode(), "test")


def test_json_is_read_back_as_the_same_briefing() -> None:
    briefing = loaded(TALKS)
    assert loaded(to_json(briefing)) == briefing


def test_only_what_was_given_is_written() -> None:
    written = json.loads(to_json(loaded(TALKS)))
    assert written["people"] == [{"id": "lind", "name": "Ada Lind", "role": "Harbour master", "side": "north"}]
    assert "kind" not in written["quotes"][0]
    assert written["sections"][0]["body"][1] == {"figure": "f-tugs"}


def test_numbers_stay_as_written_where_json_can() -> None:
    for given, expected in {"2.10": "2.10", "1e3": "1e3", "-0.0": "-0.0", "+7": "7", ".5": "0.5", "007": "7"}.items():
        briefing = loaded(TALKS.replace("2.10", given))
        assert f'"value": {expected},' in to_json(briefing)
        assert loaded(to_json(briefing)) == briefing


def test_own_keys_stay_at_their_level() -> None:
    own = "x_desk: {shift: [early, 2.50, true, null, 0755]}\n"
    briefing = loaded(TALKS.replace("role: Harbour master", "role: Harbour master, x_pager: '07'") + own)
    written = to_json(briefing)
    assert json.loads(written)["x_desk"] == {"shift": ["early", 2.5, True, None, 755]}
    assert "2.50" in written
    assert json.loads(written)["people"][0]["x_pager"] == "07"
    assert loaded(written) == briefing


def test_letters_stay_letters_and_what_yaml_cannot_hold_is_escaped() -> None:
    title = "Qarabağ قره‌باغ 🙂"
    briefing = loaded(TALKS.replace("Harbour talks: what", title + r"\u2028\uffff what"))
    written = to_json(briefing)
    assert title + r"\u2028\uffff what" in written
    assert json.loads(written)["title"] == briefing.title
    assert loaded(written) == briefing


def test_the_order_is_that_of_the_model() -> None:
    keys = list(json.loads(to_json(loaded(TALKS))))
    assert keys == [name for name in Briefing.__struct_fields__ if name in keys]
