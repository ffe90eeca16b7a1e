"""Checking: everything that is wrong with a file, from its bytes to its proofs."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, Final, NamedTuple

from briefing_tui.loading.controls import controls
from briefing_tui.loading.findings import Finding, at_most, located
from briefing_tui.loading.misread import meant
from briefing_tui.loading.positions import Path as DataPath
from briefing_tui.loading.problems import Problem, Refused, Severity, Unreadable, shorten
from briefing_tui.loading.reading import LARGEST, read
from briefing_tui.loading.recovering import recovered
from briefing_tui.loading.rules import all_rules
from briefing_tui.loading.rules.rule import Case
from briefing_tui.loading.rules.yaml import comments, portability, silent
from briefing_tui.loading.schema import fit
from briefing_tui.loading.source import Source, source
from briefing_tui.loading.texts import SourceText
from briefing_tui.loading.yaml12 import OWN, parse
from briefing_tui.model import Briefing
from briefing_tui.model import Source as Cited
from briefing_tui.text import make_safe, safe_line

_IGNORE: Final = "x_ignore"
"""The key under which an author names the warnings that are meant."""


class Checked(NamedTuple):
    """What a check found out about a file."""

    problems: tuple[Problem, ...]
    """In the order of the file; notes only where they were asked for."""
    unproved: Mapping[str, int]
    """For each source without a text, how many quotes and figures were not proved for want of it."""
    briefing: Briefing | None
    """What could be read; items with a mistake of shape are left out."""
    texts: Mapping[str, SourceText]
    """The texts of the sources, by the source's id."""


def check_file(path: Path, texts: Mapping[str, bytes] | None = None, *, strict: bool = False) -> Checked:
    """Check a file; see `check_bytes`.

    Raises:
        Unreadable: if the system gives no bytes of it.
    """
    return check_bytes(read(path), str(path), path.parent, texts, strict=strict)


def check_bytes(
    data: bytes, name: str, folder: Path | None, texts: Mapping[str, bytes] | None = None, *, strict: bool = False
) -> Checked:
    """Find everything that is wrong with the bytes of a file.

    Args:
        data: the bytes.
        name: what to call the file in problems.
        folder: where the texts of its sources lie; None where there are none, as for standard input.
        texts: texts of sources that do not lie there, by the source's id.
        strict: whether notes are wanted.
    """
    try:
        given = source(data, name)
        _ = given.text  # read now, so that a file which is not UTF-8 is refused for nothing else
    except Refused as refused:
        return Checked(refused.problems, {}, None, {})
    no_yaml: Sequence[Problem] = ()
    try:
        plain = parse(given)
    except Refused as refused:
        rest, no_yaml = recovered(given, refused)
        if rest is None:
            return Checked(_sorted(_with_controls(no_yaml, data, given)), {}, None, {})
        plain = rest
    fitted = fit(plain)
    found = [*at_most(silent(plain.source)), *at_most(comments(plain.source))]
    found += meant(fitted.findings, plain.data, plain.source, plain.positions)
    proofs: dict[str, SourceText] = {}
    unproved = Counter[str]()
    if fitted.briefing is not None:
        proofs, blamed = _texts(fitted.briefing, folder, texts or {})
        known, left_out, paths = fitted.known, fitted.left_out, fitted.paths()
        found += _of_meaning(Case(fitted.briefing, plain.data, plain.source, known, left_out, paths, proofs, blamed))
        unproved = _unproved(fitted.briefing, proofs.keys() | blamed.keys())
    if strict:
        found += at_most(portability(plain.source))
    severities = _severities()
    if plain.owns:
        found = list(_heeded(found, plain.data, severities))
    found = _told(found)
    kept = [one for one in found if strict or (one.severity or severities.get(one.code)) != "note"]
    problems = [*no_yaml, *plain.problems, *located(kept, plain.data, plain.source, plain.positions, severities)]
    problems = [*_with_controls(problems, data, given, plain.data)]
    if no_yaml:
        return Checked(_sorted(problems), unproved, None, {})
    return Checked(_sorted(problems), unproved, fitted.briefing, proofs)


@cache
def _severities() -> dict[str, Severity]:
    return {code: rule.severity for code, rule in all_rules().items()}


def _told(found: Sequence[Finding]) -> list[Finding]:
    """Findings without those of words that only lack what a comment or a mark of YAML has taken of them."""
    cut = {one.path[:2] for one in found if one.code in ("Y15", "Y16") and one.path[2:] in (("text",), ("evidence",))}
    return [one for one in found if one.code[0] not in "QF" or one.path[:2] not in cut]


def _with_controls(problems: Sequence[Problem], data: bytes, given: Source, holder: object = None) -> Iterator[Problem]:
    """Problems, and the control characters of a file of which none of them tells."""
    told = {(one.line, one.col, one.code) for one in problems}
    yield from problems
    yield from (one for one in controls(data, given, holder) if (one.line, one.col, one.code) not in told)


def _of_meaning(case: Case) -> Iterator[Finding]:
    for rule in all_rules().values():
        if rule.find is not None:
            yield from at_most(rule.find(case))


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems in the order of the file, each once; where there is an error, a note would tell the mistake again."""
    found = sorted(dict.fromkeys(problems), key=lambda one: (one.line, one.col, one.code))
    wrong = {(one.line, one.col) for one in found if one.severity == "error"}
    return tuple(one for one in found if one.severity != "note" or (one.line, one.col) not in wrong)


def _texts(
    briefing: Briefing, folder: Path | None, given: Mapping[str, bytes]
) -> tuple[dict[str, SourceText], dict[str, tuple[str, str, str]]]:
    """The texts of the sources, and why there is none where one is named."""
    texts: dict[str, SourceText] = {}
    blamed: dict[str, tuple[str, str, str]] = {}
    for cited in briefing.sources:
        try:
            data = given.get(cited.id) if cited.id in given else _beside(cited, folder)
            if data is not None:
                texts[cited.id] = _text(cited, data)
        except _Unusable as why:
            field, message, hint = why.args
            blamed[cited.id] = (field, message, hint)
    return texts, blamed


class _Unusable(Exception):
    """Why a text cannot be used: the field that is to blame, a message, and a hint."""


def _beside(cited: Cited, folder: Path | None) -> bytes | None:
    """The bytes of the text that lies beside the briefing."""
    if cited.text_file is None or folder is None:
        return None
    path = PurePosixPath(cited.text_file)
    if path.is_absolute() or ".." in path.parts:
        raise _Unusable("text_file", "the text has to lie beside the briefing", "Name a file in its folder.")
    try:
        data = read(folder / path)
    except Unreadable as unreadable:
        hint = f"Put it there, or give it with --source {cited.id}=FILE."
        raise _Unusable("text_file", f"there is no text to prove by: {unreadable}", hint) from None
    if len(data) > LARGEST:
        raise _Unusable("text_file", f"it is larger than {LARGEST // 1024 // 1024} MB", "Divide it.")
    return data


def _text(cited: Cited, data: bytes) -> SourceText:
    """A source's text, as it was when the quotes were checked."""
    digest = hashlib.sha256(data).hexdigest()
    if cited.sha256 is not None and digest != cited.sha256:
        message = "sha256 differs: the source's text changed since the quotes were checked"
        raise _Unusable("sha256", message, f"Check the quotes again, then write sha256: {digest}.")
    try:
        return SourceText(make_safe(data.decode("utf-8-sig").replace("\r\n", "\n")))
    except UnicodeDecodeError as error:
        field = "text_file" if cited.text_file else "id"
        raise _Unusable(field, f"its text is not UTF-8, at byte {error.start}", "Save it as UTF-8.") from None


def _unproved(briefing: Briefing, settled: Iterable[str]) -> Counter[str]:
    """For each source, the quotes and figures whose words no text was there for."""
    known, without = set(settled), Counter[str]()
    for statement in briefing.statements():
        words = getattr(statement, "evidence", None) or getattr(statement, "text", None)
        if words and statement.source and statement.source not in known:
            without[statement.source] += 1
    return without


def _heeded(findings: Iterable[Finding], data: object, severities: Mapping[str, Severity]) -> Iterator[Finding]:
    """Findings without the warnings that an author silenced, and notes on what silences nothing."""
    silenced = dict(_ignored(data, ()))
    used: set[tuple[DataPath, str]] = set()
    for one in findings:
        holders = [one.path[:size] for size in range(len(one.path) + 1)]
        by = [path for path in holders if one.code in silenced.get(path, ())]
        if by and (one.severity or severities.get(one.code, "error")) != "error":
            used.update((path, one.code) for path in by)
        else:
            yield one
    for path, codes in silenced.items():
        for code in codes:
            if (path, code) not in used:
                shown = safe_line(shorten(code, 20))
                message = f'x_ignore: "{shown}" silences nothing here'
                hint = "Remove it; errors cannot be silenced."
                yield Finding(shown, message, hint, (*path, _IGNORE), severity="note")


def _ignored(value: object, path: DataPath) -> Iterator[tuple[DataPath, tuple[str, ...]]]:
    """The codes that each mapping of a file silences."""
    if isinstance(value, dict):
        own: Any = value.get(OWN)
        codes = own.get(_IGNORE) if isinstance(own, dict) else None
        if codes is not None:
            listed = codes if isinstance(codes, list) else [codes]
            yield path, tuple(str(code) for code in listed)
        for key, held in value.items():
            if key != OWN:
                yield from _ignored(held, (*path, key))
    elif isinstance(value, list):
        for number, held in enumerate(value):
            yield from _ignored(held, (*path, number))
