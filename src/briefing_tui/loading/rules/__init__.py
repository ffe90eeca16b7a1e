"""Rules: the checks of meaning, one file a family."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from briefing_tui.loading.rules.rule import RULES, Rule

_FAMILIES = "YSRQFDCL"


@cache
def all_rules() -> dict[str, Rule]:
    """Every check by its code, in the order of the families: YAML, shape, references, quotes, figures, ..."""
    for module in pkgutil.iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    return {code: RULES[code] for code in sorted(RULES, key=lambda code: (_FAMILIES.index(code[0]), code))}
