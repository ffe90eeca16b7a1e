"""Languages: codes of languages and countries, the script of a text, and characters that turn it around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefing_tui.loading.findings import Finding, value_at
from briefing_tui.loading.positions import Path, holders
from briefing_tui.loading.problems import Severity, shorten
from briefing_tui.loading.rules import scripts
from briefing_tui.loading.rules.countries import is_code, meant
from briefing_tui.loading.rules.referring import ENTITIES
from briefing_tui.loading.rules.rule import Case, rule
from briefing_tui.loading.rules.tags import wrong
from briefing_tui.loading.rules.text import running
from briefing_tui.model import Organisation, Project
from briefing_tui.text import REPLACEMENT

_WITH_COUNTRY: Final = ("people", "organisations", "places")
_NAMED: Final = (
    ("topics", "label"), ("sides", "label"), ("glossary", "term"), ("sources", "title"), ("sections", "title"),
    ("figures", "label"),
)  # fmt: skip
_BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ESCAPED = re.compile(r"\\+u(200[eEfF]|202[a-eA-E]|206[6-9])")
_BIDI_NAMES: Final = {
    0x200E: "left-to-right mark", 0x200F: "right-to-left mark", 0x202A: "left-to-right embedding",
    0x202B: "right-to-left embedding", 0x202C: "end of a direction", 0x202D: "left-to-right override",
    0x202E: "right-to-left override", 0x2066: "left-to-right isolate", 0x2067: "right-to-left isolate",
    0x2068: "isolate", 0x2069: "end of an isolate",
}  # fmt: skip
_MOST_CONTROLS: Final = 1000


@rule(
    "L01",
    "error",
    "A language is no tag of BCP 47, such as en, fa or az-Latn; or a country is no code of ISO 3166-1, such as AZ.",
    bad="""\
people:
  - {id: lind, name: Ada Lind, role: Harbour master, country: UK}
""",
    good="""\
people:
  - {id: lind, name: Ada Lind, role: Harbour master, country: GB}
""",
)
def bad_code(case: Case) -> Iterator[Finding]:
    """Languages of the briefing, of names, of sources and of originals; countries of entities."""
    for tag, owner, steps in _tags(case):
        if (found := wrong(tag)) is not None:
            path, key = _path(case, owner, steps), steps[0] == "names"
            severity: Severity | None = "warning" if found.old else None
            yield Finding("L01", found.message, found.hint, path, key=key, severity=severity)
    for name in _WITH_COUNTRY:
        for item in getattr(case.briefing, name):
            country = item.country
            if country is None or is_code(country):
                continue
            better = meant(country)
            message = f'"{shorten(country, 40)}"'
            message += f": the ISO 3166-1 code is {better}" if better else " is no code of ISO 3166-1"
            hint = (
                f"Write {better}." if better else "Write two capital letters, such as AZ; leave it out for no country."
            )
            yield Finding("L01", message, hint, case.path(item, "country"))


@rule(
    "L02",
    "warning",
    "A text is not in the script of its language, a word mixes letters of two scripts that look alike, or invisible"
    " characters turn the direction of a text around.",
    bad="""\
people:
  - {id: lind, name: Ada Lind, names: {az: "Аda Lind"}}
""",
    good="""\
people:
  - {id: lind, name: Ada Lind, names: {az: "Ada Lind"}}
""",
)
def wrong_script(case: Case) -> Iterator[Finding]:
    """Words of mixed letters first: a text with one is not looked at further."""
    for text, item, steps, tag in _texts(case):
        script = scripts.script_of(tag) if tag is not None else None
        if text.isascii() and script in (None, "Latn"):
            continue
        if (mixed := scripts.mixed(text, script)) is not None:
            yield _mixing(mixed, _path(case, item, steps))
        elif script is not None and (found := scripts.foreign(text, script)):
            if found == "Latn" and isinstance(item, Organisation | Project):
                continue  # it may be a brand
            language = str(tag).partition("-")[0]
            message = f'"{shorten(text, 60)}" is in {scripts.NAMES[found]} letters; {tag} is in {scripts.NAMES[script]}'
            hint = f'Write it in {scripts.NAMES[script]} letters, or make the tag "{language}-{found}".'
            yield Finding("L02", message, hint, _path(case, item, steps))
    script = scripts.script_of(case.briefing.language)
    if script in ("Latn", "Cyrl"):
        for text, item, steps in running(case):
            if (mixed := scripts.disguised(text, script)) is not None:
                yield _mixing(mixed, _path(case, item, steps))
    if not case.source.clean:
        yield from _turned(case)


def _mixing(mixed: scripts.Mixed, path: Path) -> Finding:
    odd = f"{mixed.script} {mixed.odd} (U+{ord(mixed.odd):04X})"
    message = f'"{shorten(mixed.word, 60)}" mixes {odd} with {mixed.others} letters'
    hint = f"Write {mixed.others} {mixed.meant} (U+{ord(mixed.meant):04X})." if mixed.meant else ""
    return Finding("L02", message, hint, path, words=mixed.word)


def _tags(case: Case) -> Iterator[tuple[str, object, Path]]:
    """The language tags of a briefing, the item that each is of, and the way to it from there."""
    briefing = case.briefing
    yield briefing.language, None, ("language",)
    for name in ENTITIES:
        for item in getattr(briefing, name):
            for tag in item.names:
                yield tag, item, ("names", tag)
    for source in briefing.sources:
        if source.language is not None:
            yield source.language, source, ("language",)
    for quote in briefing.quotes:
        if quote.original is not None:
            yield quote.original.language, quote, ("original", "language")


def _texts(case: Case) -> Iterator[tuple[str, object, Path, str | None]]:
    """Names, titles and originals, the item that each is of, the way to it, and its language where it has one."""
    briefing = case.briefing
    yield briefing.title, None, ("title",), None
    if briefing.subtitle:
        yield briefing.subtitle, None, ("subtitle",), None
    for name in ENTITIES:
        for item in getattr(briefing, name):
            yield item.name, item, ("name",), None
            for number, alias in enumerate(item.aliases):
                yield alias, item, ("aliases", number), None
            for tag, text in item.names.items():
                yield text, item, ("names", tag), tag
    for name, field in _NAMED:
        for item in getattr(briefing, name):
            yield getattr(item, field), item, (field,), None
    for quote in briefing.quotes:
        if quote.original is not None:
            yield quote.original.text, quote, ("original", "text"), quote.original.language


def _path(case: Case, item: object, steps: Path) -> Path:
    return steps if item is None else case.path(item, *steps)


def _turned(case: Case) -> Iterator[Finding]:
    """Controls of direction, as they are or as escapes: the first in each value, and each in comments."""
    text = case.source.text
    raw = [(found.start(), ord(found[0])) for found in _BIDI.finditer(text)]
    escapes = {found.start(1) - 2: int(found[1], 16) for found in _ESCAPED.finditer(text) if _is_escape(found[0])}
    controls = dict(sorted([*raw, *escapes.items()])[:_MOST_CONTROLS])
    seen: set[Path] = set()
    for offset, (path, start) in zip(controls, holders(case.source, controls), strict=True):
        shown = REPLACEMENT in str(path[-1:]) or REPLACEMENT in str(value_at(case.data, path))
        if offset in escapes and not (shown and text[start : start + 1] == '"'):
            continue  # written out, as in this very program
        where = path if shown else ()
        if where and where in seen:
            continue
        seen.add(where)
        code = controls[offset]
        message = (
            f"U+{code:04X} ({_BIDI_NAMES[code]}) turns the direction of what follows, and is shown as {REPLACEMENT}"
        )
        yield Finding("L02", message, "Remove it.", where, offset=offset)


def _is_escape(written: str) -> bool:
    """Whether the last of some backslashes is not itself escaped."""
    return written.count("\\") % 2 == 1
