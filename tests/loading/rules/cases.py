"""Cases for the rules: the small complete briefing with something else in it, and a briefing of one figure."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Final

from briefing_tui.loading import load_bytes, rules
from briefing_tui.loading.findings import Finding
from briefing_tui.loading.rules.rule import RULES, Case
from briefing_tui.loading.schema import Known
from briefing_tui.loading.source import source
from briefing_tui.loading.texts import SourceText
from briefing_tui.model import LISTS, Briefing, Date, Figure, Number, Source
from tests.loading.rules.example import TEXT, with_lines

_DEFAULTS: Final[dict[str, Any]] = {
    "label": "What is counted",
    "status": "reported",
    "unit": "item",
    "undated": True,
    "source": "src",
}
for _module in iter_modules(rules.__path__):
    import_module(f"{rules.__name__}.{_module.name}")  # each puts its rules into RULES
_NUMBERS: Final = ("value", "min_value", "max_value")


def case(lines: str, text: str = TEXT) -> Case:
    """The example with the top-level keys of `lines` in place of its own."""
    file = with_lines(lines).encode()
    return of(load_bytes(file, "f.yaml"), file, {"src-minutes": SourceText(text)})


def one_figure(**fields: Any) -> Case:
    """A briefing that has one figure and one source, whose language is `language`, or that of the briefing if empty."""
    language = fields.pop("language", "en")
    given = {
        key: Number(str(value)) if key in _NUMBERS and value is not None else value for key, value in fields.items()
    }
    given = {key: Date(value) if key in ("date", "as_of", "period") else value for key, value in given.items()}
    briefing = Briefing(
        briefing_version="1",
        id="b",
        title="B",
        language="en",
        created=Date("2026-11-24"),
        sources=(Source(id="src", type="report", title="S", language=language or None),),
        sections=(),
        figures=(Figure(id="f", **(_DEFAULTS | given)),),
    )
    return of(briefing, b"", {})


def of(briefing: Briefing, file: bytes, texts: dict[str, SourceText]) -> Case:
    """What the rules look at, of a briefing whose items all could be read."""
    paths = {id(item): (name, at) for name in LISTS for at, item in enumerate(getattr(briefing, name))}
    known = {item.id: Known(name, paths[id(item)]) for name in LISTS for item in getattr(briefing, name) if item.id}
    return Case(briefing, {"created": briefing.created}, source(file or b"a: 1", "f.yaml"), known, {}, paths, texts)


def found(what: Case, *codes: str) -> list[Finding]:
    """What the rules of some codes find."""
    return [one for code in codes for one in (RULES[code].find or (lambda _: iter(())))(what)]
