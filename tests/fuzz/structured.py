"""Structured: briefings made of the types of the model, with ids that mean each other, and values that do not fit."""

from __future__ import annotations

import json
from random import Random
from typing import Any, Final

import yaml
from msgspec import inspect

from briefing_tui.model import Briefing, Number, Placement

_TEXTS: Final = (
    "", "A", "two tugs", "at least 2,000 tugs in 2025", "12 bcm of gas", "[x](#i2) and [y](#b", "*a **b", "“a” […] b",
    "en", "az-Latn", "AZ", "UK", "bcm", "USD", "%", "a.txt", "../a", "https://example.org", "Ada Lind", "Məsud",
    "قره باغ", "\x07\u202e", "a\n\n> b\n- c", "# a", "the second year is open", "Both sides called it a good start",
    "1:30", "x " * 300,
)  # fmt: skip
_NUMBERS: Final = (0, 1, 2, -1, 2.5, 300, 2025, 1e99, 10**99, 1e-99)
_DATES: Final = ("2026", "2026-11-24", "2024/2025-11", "2026-11/..", "202X", "../2026", "2026~", 2026)
_ALWAYS: Final = ("unit", "evidence", "source", "value", "date")
"""Fields that a figure has to have, depending on its kind and status."""
_OTHERS: Final[tuple[Any, ...]] = (
    None,
    True,
    7,
    1.5,
    "",
    "two words",
    [],
    ["a"],
    {},
    {"zzz": 1},
    [[None]],
    "2 bcm",
    {"x_a": [None]},
)


def structured(random: Random) -> bytes:
    """The bytes of such a briefing, as YAML in one of its styles."""
    data = {"briefing_version": "1", **_Maker(random).struct(inspect.type_info(Briefing))}
    style = random.choice((None, True, False, "json"))
    if isinstance(style, str):
        return json.dumps(data, ensure_ascii=random.random() < 0.5).encode("utf-8", "surrogatepass")
    written: str = yaml.safe_dump(data, default_flow_style=style, allow_unicode=True, sort_keys=False)
    return written.encode()


class _Maker:
    def __init__(self, random: Random) -> None:
        self._random = random
        self._wrong = random.choice((0, 0, 0.01, 0.05))
        self._ids = 0

    def struct(self, kind: Any) -> dict[str, Any]:
        """A mapping with all fields that it has to have, and some of the others."""
        random, share = self._random, self._random.choice((0.1, 0.5, 0.9))
        if kind.cls is Placement:
            return {random.choice(("quote", "figure")): self.value(kind.fields[0].type)}
        made = {
            field.encode_name: self._new_id() if field.encode_name == "id" else self.value(field.type)
            for field in kind.fields
            if field.encode_name not in ("x_", "briefing_version")
            and (field.required or field.encode_name in _ALWAYS or random.random() < share)
        }
        if random.random() < self._wrong and made:
            del made[random.choice([*made])]
        return made

    def _new_id(self) -> str:
        """The id of an item; seldom one that there is already."""
        self._ids += self._random.random() >= self._wrong
        return f"i{self._ids}"

    def value(self, kind: Any) -> Any:  # noqa: PLR0911 - one for each kind
        """A value of a type, or now and then another."""
        random = self._random
        if random.random() < self._wrong:
            return random.choice(_OTHERS)
        match kind:
            case inspect.Metadata():
                return self.value(kind.type)
            case inspect.UnionType():
                return self.value(random.choice([one for one in kind.types if type(one) is not inspect.NoneType]))
            case inspect.StructType():
                return self.struct(inspect.type_info(kind.cls))
            case inspect.LiteralType():
                return random.choice(kind.values)
            case inspect.VarTupleType():
                return [self.value(kind.item_type) for _ in range(random.randint(kind.min_length or 0, 4))]
            case inspect.TupleType():
                return [self.value(one) for one in kind.item_types]
            case inspect.DictType():
                return {random.choice(_TEXTS): self.value(kind.value_type) for _ in range(random.randint(0, 2))}
            case inspect.CustomType():
                return random.choice(_NUMBERS if kind.cls is Number else _DATES)
            case inspect.StrType() if kind.pattern and "a-z" in kind.pattern:
                return random.choice((f"i{random.randint(1, 20)}", f"i{random.randint(1, 20)}", "src-minutes", "i99"))
            case inspect.StrType():
                return "a" * 64 if kind.pattern else random.choice(_TEXTS)
            case _:
                return random.choice((True, False)) if type(kind) is inspect.BoolType else random.randint(1, 9)
