"""Schema: plain data to a Briefing, or what is wrong with its shape, at the place where it is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple

import msgspec

from briefing_tui import dates
from briefing_tui.loading.fields import keys_of
from briefing_tui.loading.findings import Finding, at_most, value_at
from briefing_tui.loading.positions import Path
from briefing_tui.loading.problems import MOST, shorten
from briefing_tui.loading.scalars import Empty
from briefing_tui.loading.shape import misfits, unfit
from briefing_tui.loading.strayed import Stray, strayed, without_key
from briefing_tui.loading.synonyms import key_meant
from briefing_tui.loading.values import make
from briefing_tui.loading.words import id_words
from briefing_tui.loading.yaml12 import OWN, Broken, Plain
from briefing_tui.model import LISTS, Briefing

VERSION: Final = "1"
"""The version of the format that this program reads."""
_NUMBERED = re.compile(r"([0-9]{1,9})(?:\.[0-9]+)*")
_MOST_HINTS: Final = 100
"""Keys among which those that may be meant for a list are looked for: that takes a while each."""


class Known(msgspec.Struct, frozen=True, gc=False):
    """An id that the file has, also of an item that could not be read. A struct is made in half the time of a tuple."""

    list: str
    """The list of the format that the item stands in: `people`, `figures`, ..."""
    path: Path
    """Of the item, in the file: ("people", 3)."""


class Fitted(NamedTuple):
    """What of a file is a briefing, and what is wrong with the rest."""

    briefing: Briefing | None
    """Without the items that have a mistake; None where nothing can be read."""
    findings: list[Finding]
    known: Mapping[str, Known]
    """Every id of the file, also of the items left out."""
    left_out: Mapping[Path, frozenset[str]]
    """Where the items and fields stand that could not be read, each with the words in it that may be ids."""
    numbers: Mapping[str, Sequence[int]]
    """For each list of the format, the numbers that its items have in the file."""

    def paths(self) -> dict[int, Path]:
        """Where each item of the briefing stands in the file, by `id()` of the item."""
        return {
            id(item): (name, number)
            for name, numbers in self.numbers.items()
            for item, number in zip(getattr(self.briefing, name), numbers, strict=True)
        }


def fit(plain: Plain) -> Fitted:
    """Convert as much of plain data as can be; an item with a mistake is left out, so that it makes no others.

    Of a file with more mistakes than are listed nothing is converted.
    """
    if findings := _version(plain):
        return Fitted(None, findings, {}, {}, {})
    # Of a list that is given twice nobody can tell which is meant, nor what its items are.
    twice = [key for key, more in plain.again.items() if isinstance(plain.data.get(key, 0), list | Empty)]
    data = {**plain.data, **{key: [] for key in twice}}
    known, findings = _declared(data)
    left_out: list[Path] = [(key,) for key in twice]
    for holder in {path[:2] for path in plain.twice if len(path) > 1}:
        left_out += [holder, (*holder, "id")]  # the latter for an id that may be lost
    if plain.broken:
        broken = {id(value): (path, value) for path, value in islice(_broken(data, ()), MOST + 1)}
        findings += [Finding(*value, path) for path, value in broken.values()]
        findings = [_of_series(one) if one.code == "S04" and "points" in one.path else one for one in findings]
    if not plain.removed and (elsewhere := [*_elsewhere(data)]):
        return Fitted(None, [*at_most(findings), *elsewhere], known, {}, {})
    try:
        briefing = msgspec.convert(_without(data, left_out) if left_out else data, Briefing, dec_hook=make)
    except msgspec.ValidationError:
        every = (one for one in misfits(data, Briefing, ()) if not isinstance(value_at(data, one.path), Broken))
        every = (one for one in every if one.path or not _is_removed(one, plain.removed.values()))
        wrong = [*islice(every, MOST + 1)]
        strays = [*strayed(data)]
        for stray in strays:
            known |= {item_id: Known(stray.name, path) for item_id, path in stray.ids()}
        findings += [stray.finding for stray in strays if not plain.removed]
        findings += [_apart(one, data, known) for one in without_key(wrong) if not _follows(one, data, known, strays)]
        unknown = {one.path for one in findings if one.code == "S02"}
        findings = [one for one in _once(findings, data) if not _moved(one, plain.twice, unknown)]
        if max(len(wrong), len(findings)) > MOST:
            return Fitted(None, [*at_most(findings)], known, {}, {})
        left_out += [_whole(path) for stray in strays for path in stray.entries]
        left_out += [_whole(one.path) for one in (*wrong, *findings) if one.path and one.code != "R03"]
        briefing = msgspec.convert(_without(data, left_out), Briefing, dec_hook=make)
    numbers = {name: _numbers(data, name, frozenset(left_out)) for name in LISTS}
    for name, number, one in islice(unfit(briefing, known), MOST + 1):
        path: Path = (name, numbers[name][number])
        findings.append(one._replace(path=path + one.path))
        left_out.append(path)
    if len(findings) > MOST:
        return Fitted(None, [*at_most(findings)], known, {}, {})
    fitted = Fitted(briefing, findings, known, {}, numbers)
    whole = {**plain.data, **{key: [plain.data[key], *plain.again[key]] for key in twice}}
    fitted = _less(fitted, frozenset(left_out), whole, plain.dropped) if left_out else fitted
    return fitted._replace(left_out={**fitted.left_out, **plain.removed})


def _less(fitted: Fitted, gone: frozenset[Path], data: dict[str, Any], dropped: Sequence[object]) -> Fitted:
    """The same without what is to be left out."""
    lost = frozenset(word for held in dropped for word in id_words(held))
    kept: dict[str, Any] = {}
    for name, numbers in fitted.numbers.items():
        pairs = zip(getattr(fitted.briefing, name), numbers, strict=True)
        kept[name] = tuple(item for item, number in pairs if (name, number) not in gone)
    return fitted._replace(
        briefing=fitted.briefing and msgspec.structs.replace(fitted.briefing, **kept),
        left_out={path: lost.union(id_words(value_at(data, path))) for path in gone},
        numbers={name: _numbers(data, name, gone) for name in LISTS},
    )


def _elsewhere(data: Mapping[str, Any]) -> Iterator[Finding]:
    """A file that holds no briefing, or all of it one step too deep."""
    if data.keys() & {*Briefing.__struct_fields__}:
        return
    for key, held in data.items():
        if isinstance(held, dict) and "briefing_version" in held:
            message = f'expected one mapping with "briefing_version", found it below "{shorten(key, 60)}"'
            hint = "Remove this line, and begin the keys below it in the first column."
            yield Finding("Y22", message, hint, (key,), key=True)
            return
    yield Finding(
        "S01", '"briefing_version" is missing, as is every other key of a briefing', "Is this the right file?", ()
    )


def _version(plain: Plain) -> list[Finding]:
    """What is wrong with the version; a file of another one is not looked at any further."""
    version = plain.data.get("briefing_version")
    if isinstance(version, int) and not isinstance(version, bool) and version == 1:
        # An unquoted 1 is what authors write first; it cannot be mistaken.
        plain.data["briefing_version"] = version = VERSION
    if version is None or version == VERSION or isinstance(version, bool | list | dict | Broken | Empty):
        return []
    shown = shorten(str(version), 40)
    numbered = _NUMBERED.fullmatch(shown)
    if numbered and int(numbered[1]) > int(VERSION):
        message = f'"{shown}" is newer than this program reads ("{VERSION}")'
        return [Finding("S05", message, "Update briefing.", ("briefing_version",))]
    message = f'"{shown}" is no version that this program reads ("{VERSION}")'
    return [Finding("S05", message, f'Write briefing_version: "{VERSION}".', ("briefing_version",))]


def _declared(data: Mapping[str, Any]) -> tuple[dict[str, Known], list[Finding]]:
    """Every id of a file, also where it stands alone or as a key, and those that are given twice."""
    known: dict[str, Known] = {}
    findings: list[Finding] = []
    alone: set[str] = set()  # ids that no item has, as far as has been read
    own = {OWN, *Briefing.__struct_fields__} - {*LISTS}
    for key, held in data.items():
        if not isinstance(held, list | dict) or key in own:
            continue
        name = key if key in LISTS else _list_meant(key, held, data) if len(data) <= _MOST_HINTS else ""
        entries: Iterable[tuple[str | int, Any]] = enumerate(held)
        if isinstance(held, dict):  # where a list was to be
            entries = [("id", held["id"])] if "id" in held else ((item_id, item_id) for item_id in held)
        for number, item in entries if name else ():
            one = Known(name, (key, number))
            if not isinstance(item, dict):
                if isinstance(item, str):
                    known.setdefault(item, one)
                    alone.add(item)
                continue
            item_id = item.get("id")
            if not isinstance(item_id, str):
                continue
            if item_id in alone:
                alone.discard(item_id)
                known[item_id] = one
            elif (first := known.setdefault(item_id, one)) is not one and len(findings) <= MOST:
                message = f'the id "{shorten(item_id, 60)}" is given already'
                hint = "Choose another for one of them."
                findings.append(Finding("R03", message, hint, (*one.path, "id"), first=(*first.path, "id")))
    return known, findings


def _list_meant(key: str, held: list[Any] | dict[str, Any], data: Mapping[str, Any]) -> str:
    """The list of the format that is meant by a key that is none: by what its first item has, else by its name."""
    first = held[0] if isinstance(held, list) and held else None
    if not isinstance(first, dict) or "id" not in first:
        meant = key_meant(key, Briefing.__struct_fields__)
        return meant if meant in LISTS else ""
    likely = key_meant(key, [name for name in LISTS if name not in data])
    return max(LISTS, key=lambda name: (len(first.keys() & keys_of(name)), name == likely, name not in data))


def _of_series(finding: Finding) -> Finding:
    """A number that is none, in a series: a point that is not known is left out."""
    return finding._replace(code="F07", hint="Leave the point out.")


def _broken(value: object, path: Path) -> Iterator[tuple[Path, Broken]]:
    """Where values stand that could not be read."""
    if isinstance(value, Broken):
        yield path, value
    elif isinstance(value, dict):
        for key, held in value.items():
            yield from _broken(held, path if key == OWN else (*path, key))
    elif isinstance(value, list):
        for number, held in enumerate(value):
            yield from _broken(held, (*path, number))


def _follows(finding: Finding, data: Mapping[str, Any], known: Mapping[str, Known], strays: Iterable[Stray]) -> bool:
    """Whether a mistake only repeats another: a list that strayed, or an id that is no id, referred to as it is."""
    if any(stray.causes(finding) for stray in strays):
        return True
    return finding.code == "S06" and finding.path[-1] != "id" and value_at(data, finding.path) in known


def _apart(finding: Finding, data: Mapping[str, Any], known: Mapping[str, Known]) -> Finding:
    """An id that is no id; where it is several ids of the file, the hint is that commas are missing."""
    if finding.code != "S06" or not isinstance(finding.path[-1], int):
        return finding
    words = str(value_at(data, finding.path)).split()
    if len(words) < 2 or not known.keys() >= {*words}:
        return finding
    return finding._replace(hint=f"Put a comma after {shorten(' and '.join(words[:-1]), 60)}.")


def _once(findings: Sequence[Finding], data: Mapping[str, Any]) -> Iterator[Finding]:
    """Findings, but where keys are indented too little, the first of them alone, without the empty one above them.

    And what an item lacks that is nothing but an id is not said if another one has that id.
    """
    holders: set[Path] = set()
    twins = {one.first[:-1] for one in findings if one.first is not None}
    for one in findings:
        if (one.near or one.path) not in holders and (one.path not in twins or [*value_at(data, one.path)] != ["id"]):
            yield one
        if one.near is not None:
            holders.add(one.near)


def _is_removed(finding: Finding, removed: Iterable[frozenset[str]]) -> bool:
    """Whether a key of the briefing is missing because it was left out."""
    return finding.code == "S01" and any(finding.message.split('"')[1] in words for words in removed)


def _moved(finding: Finding, twice: Mapping[Path, frozenset[str]], unknown: set[Path]) -> bool:
    """Whether a mistake only follows from a line that stands elsewhere: in another item, or outside of its mapping."""
    path = finding.path
    if len(twice.get(path[:2], ())) > 1:
        return True
    if finding.code != "S01":
        return False
    missing = finding.message.split('"')[1]
    if len(path) == 2 and isinstance(path[1], int):
        return any(missing in twice.get((path[0], path[1] + step), ()) for step in (-1, 1))
    return any((*path[:size], missing) in unknown for size in range(len(path)))


def _whole(path: Path) -> Path:
    """What is left out for a mistake at a path: the entry of a list of the format, else the field."""
    return path[:2] if path[1:2] and isinstance(path[1], int) else path[:1]


def _without(data: Mapping[str, Any], left_out: Iterable[Path]) -> dict[str, Any]:
    """Data without some entries and fields, and with something for the fields that every briefing has."""
    gone = set(left_out)
    stand_in = {
        "briefing_version": VERSION, "id": "unknown", "title": "", "language": "und",
        "created": dates.today().isoformat(), "sources": [], "sections": [],
    }  # fmt: skip
    kept = {
        key: [entry for number, entry in enumerate(held) if (key, number) not in gone]
        if isinstance(held, list)
        else held
        for key, held in data.items()
        if (key,) not in gone
    }
    return {**stand_in, **kept}


def _numbers(data: Mapping[str, Any], name: str, gone: frozenset[Path]) -> Sequence[int]:
    """The numbers in the file of the entries of a list that are not left out."""
    held = data.get(name)
    if not isinstance(held, list) or (name,) in gone:
        return ()
    every = range(len(held))
    return [number for number in every if (name, number) not in gone] if gone else every
