from __future__ import annotations

import json
from pathlib import Path

import jsonschema_rs
from yaml import safe_load

from briefing_tui.loading.json_schema import DIALECT
from tests.cli.conftest import Run


def test_the_schema(briefing: Run, tmp_path: Path) -> None:
    status, out, err = briefing("schema")
    assert (status, err) == (0, "")
    schema = json.loads(out)
    assert schema["$schema"] == DIALECT
    assert schema["properties"]["title"]["description"]
    briefing("new", tmp_path / "a.yaml")
    made = safe_load((tmp_path / "a.yaml").read_text(encoding="utf-8"))
    assert jsonschema_rs.validator_for(schema).is_valid(made)
    assert not jsonschema_rs.validator_for(schema).is_valid(made | {"titel": "x"})
