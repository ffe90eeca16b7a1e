"""Misread: what an author meant where YAML reads something else without complaint, and the shape does not fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Final

from briefing_tui.loading import slips
from briefing_tui.loading.brackets import Brackets
from briefing_tui.loading.fields import keys_of
from briefing_tui.loading.findings import Finding, value_at
from briefing_tui.loading.lines import stuck
from briefing_tui.loading.positions import Path, Positions
from briefing_tui.loading.problems import shorten
from briefing_tui.loading.quoting import Seen, as_written, end_of_quoted, properties
from briefing_tui.loading.rules.yaml import silent
from briefing_tui.loading.scalars import EMPTY
from briefing_tui.loading.slips import INVISIBLE, PAIRS, Slip
from briefing_tui.loading.source import Source
from briefing_tui.loading.values import Mismatch, number
from briefing_tui.model import LISTS
from briefing_tui.text import REPLACEMENT, folded

_OF_SHAPE: Final = frozenset(("S01", "S02", "S03", "S04", "S06", "Y06", "Y11", "Y12", "Y13", "Y14"))
_OF_WORDS: Final = frozenset(("Y06", "Y11", "Y12", "Y14"))
"""Those of them that have nothing behind them but what cannot be seen."""
_MOST: Final = 100
"""Findings that are looked into; a file with more has other worries."""
_UNSEEN = re.compile(rf"\A{INVISIBLE}|{INVISIBLE}\Z|[\u200b\u2060\ufeff{REPLACEMENT}]")
_LISTED = re.compile(r"^- ", re.MULTILINE)
_HASH = re.compile(r"[ \t]*(?P<sign>#)[^\s#]")
_HEADING = re.compile(r"[ \t]*(?P<sign>#)")
"""A comment where a text of Markdown belongs, such as a heading."""
_CONTAINER = re.compile(r"a (?:list|mapping)")
_TRAILING = re.compile(rf"[^:\n]*?(?P<sign>{INVISIBLE})[ ]*:")
_WORDS = re.compile(r"(?:[A-Z]|[^\n:]*[ \u0080-\U0010ffff])[^\n:]*(?P<colon>:)(?=[ \n])")
_NO_COLON = re.compile(r"[A-Za-z_]\w*[ ]*[\[{]", re.ASCII)
_AND_QUOTED = re.compile(r"(?P<key>[a-z_]+) [\"'“]")
_ENTRY = re.compile(r"[^\n]*?(?=[ \t]+#|\r?\n|\Z)")
_NEAR: Final = 100
"""Characters before a comma in which what it was to be a part of is looked for."""
_BEGUN = re.compile(r"(?:value|_value):[ ]*(?P<number>[-+]?[0-9][0-9.,]*)\Z")
_DIGITS = re.compile(r"(?:,[0-9]+)+(?:\.[0-9]+)?(?=\s*[,\]}])")
_CUT_TEXT = re.compile(r"[-+]?[0-9][0-9.]*(?P<comma>,)[0-9]")
_LONGEST: Final = 1000
"""Characters of an entry between brackets whose beginning is looked for."""
_COMMA = re.compile(r"\s*,\s*")
_BETWEEN = re.compile(r"[^,\[\]{}]*")
_UNQUOTED_ENTRY = re.compile(r"\[\s*[^\s\"'{\]]")
_ID = re.compile(r"[a-z][a-z0-9-]*")
_NAMES: Final = ("name", "label", "title")
_BRACKETED: Final = frozenset(("title", "subtitle", "bottom_line", "text", "body", "note"))
"""Fields of texts that may begin with a bracket: a title that was made up for a source, a link, an insertion."""


def meant(
    findings: Iterable[Finding], data: Mapping[str, Any], source: Source, positions: Positions
) -> Iterator[Finding]:
    """Findings of shape, and in place of those that a slip in writing has led to, the slip; each once.

    Args:
        findings: what is wrong with the shape of a file.
        data: its plain data.
        source: the file.
        positions: where things stand in it.
    """
    listed = list(findings)
    looked = [one for one in listed if one.code in _OF_SHAPE and one.offset is None][:_MOST]
    positions.look_up(one.path for one in looked)
    misread = _Misread(source, data, positions, looked)
    slips_of = {id(one): slip for one in looked if (slip := misread.behind(one))}
    gone = {id(one) for one in _given(looked, slips_of, positions)}
    of_values = {slips_of[id(one)].offset: one.path for one in looked if not one.key and id(one) in slips_of}
    seen: set[int] = set()
    for one in listed:
        slip = slips_of.get(id(one))
        if slip is None:
            if id(one) not in gone:
                yield one
        elif slip.offset not in seen:
            seen.add(slip.offset)
            path = of_values.get(slip.offset, one.path)
            path = misread.swallowing[slip.offset][0] if slip.code == "Y18" else path
            yield Finding(slip.code, slip.message, slip.hint, path, severity="error", offset=slip.offset)


def _given(looked: list[Finding], slips_of: Mapping[int, Slip], positions: Positions) -> Iterator[Finding]:
    """The missing keys that stand in the file all the same, as unknown ones with a slip in them."""
    missing = [(positions.offset(one.path), one) for one in looked if one.code == "S01" and id(one) not in slips_of]
    for one in looked:
        if one.key and id(one) in slips_of:
            name = re.sub(INVISIBLE, "", str(one.path[-1])).lstrip("-␦ ").partition(":")[0].strip("␦ ")
            at = positions.offset(one.path, key=True)
            names = (name, name.partition(" ")[0])
            before = [(start, other) for start, other in missing if start <= at and _missing(other) in names]
            if before:
                yield max(before, key=lambda pair: pair[0])[1]


class _Misread:
    """What is behind findings in one file."""

    def __init__(self, source: Source, data: Mapping[str, Any], positions: Positions, looked: list[Finding]) -> None:
        self._source = source
        self._missing = [one for one in looked if one.code == "S01"]
        self._looked = looked
        self._text = source.text
        self._data = data
        self._positions = positions

    @cached_property
    def swallowing(self) -> dict[int, tuple[Path, int]]:
        """By the offset of each quote that was never closed, the path of its text, and where YAML lets this end."""
        found = (one for one in silent(self._source) if one.code == "Y18" and one.offset is not None)
        return {one.offset: (one.path, end_of_quoted(self._text, one.offset) or 0) for one in found if one.offset}

    def behind(self, finding: Finding) -> Slip | None:
        """The slip behind a finding; None where the finding says all that there is to say."""
        text, value = self._text, value_at(self._data, finding.path)
        start = self._positions.offset(finding.path, key=finding.key)
        if finding.code == "S01":
            return self._lost(start, _missing(finding), inside=bool(finding.path))
        word = finding.path[-1] if finding.key and finding.path else value
        if found := slips.foreign_comment(text, start) or _unseen(text, start, word):
            return found
        if finding.key or start in self._several:
            return self._several.get(start) or self._key(finding, start, value)
        if finding.code in _OF_WORDS:
            return _separated(text, start + len(str(value))) if finding.code == "Y12" else None
        if finding.code == "S06" and finding.path[-1] != "id" and (item := self._item_meant(str(value))):
            return Slip("S06", start, finding.message, f"Write {item}.")
        return _value(text, start, value, finding)

    def _key(self, finding: Finding, start: int, value: object) -> Slip | None:
        """What is behind a key that the format does not have."""
        text, path, key = self._text, finding.path, str(finding.path[-1])
        if len(path) == 1 and (value is EMPTY or " " in key) and (found := slips.before_briefing(text, start)):
            return found
        if value is EMPTY and (key.partition(" ")[0] in self._lacking(path[:-1]) or self._is_quoted(path)):
            return slips.equals(text, start) or slips.no_key(start)
        if value is EMPTY and (first := self._first_of(start)) != start:
            return self.behind(self._alone[first])
        if path[-3:-2] == ("body",) and isinstance(value, str) and " " in value and text.startswith(f"{key}:", start):
            return slips.colon(start + len(key), "-", _line(text, start))
        only_case = finding.hint == _only_case(finding)
        return slips.equals(text, start) or stuck(text, start) or _key(text, start, None if only_case else value)

    @cached_property
    def _ids(self) -> dict[str, str]:
        """By the names of items, and by their ids, the ids that they have."""
        held = (self._data.get(name) for name in LISTS)
        items = [item for listed in held if isinstance(listed, list) for item in listed if isinstance(item, dict)]
        items = [item for item in items if isinstance(item.get("id"), str) and _ID.fullmatch(item["id"])]
        named = {folded(item[key]): item["id"] for item in items for key in _NAMES if isinstance(item.get(key), str)}
        return {item["id"]: item["id"] for item in items} | named

    def _item_meant(self, written: str) -> str:
        """The id of the item of the file that has a name, or else the only id that is a part of it; empty for none."""
        word = folded(written).strip()
        if written == written.lower() or set(written) & set("\"'"):
            return self._ids.get(word, "")
        inside = {self._ids[part] for part in word.split() if part in self._ids}
        return self._ids.get(word) or (inside.pop() if len(inside) == 1 else "")

    def _is_quoted(self, path: Path) -> bool:
        """Whether what was read as a key is one that the item lacks, and a text in quotes without a colon between."""
        found = _AND_QUOTED.match(str(path[-1]))
        lacks = found and len(path) == 3 and found["key"] not in value_at(self._data, path[:-1])
        return bool(found and lacks and path[0] in LISTS and found["key"] in keys_of(str(path[0])))

    @cached_property
    def _alone(self) -> dict[int, Finding]:
        """By their offsets, the words that were read as keys without a value."""
        keys = [one for one in self._looked if one.code == "S02" and value_at(self._data, one.path) is EMPTY]
        return {self._positions.offset(one.path, key=True): one for one in keys}

    @cached_property
    def _several(self) -> dict[int, Slip]:
        """By the offsets of their parts, lists without brackets around them: `refs: a, b` between others."""
        found: dict[int, Slip] = {}
        for one in self._looked if self._alone else ():
            value, hint = value_at(self._data, one.path), "Write ["
            if one.code != "S04" or not isinstance(value, str) or not one.hint.startswith(hint):
                continue
            start = self._positions.offset(one.path)
            entries, end = {start: value}, start + len(value)
            while (comma := _COMMA.match(self._text, end)) and (key := self._alone.get(comma.end())):
                entries[comma.end()] = str(key.path[-1])
                end = comma.end() + len(str(key.path[-1]))
            if len(entries) > 1:
                slip = Slip("S04", start, one.message, f"{hint}{shorten(', '.join(entries.values()), 60)}].")
                found |= dict.fromkeys(entries, slip)
        return found

    def _first_of(self, start: int) -> int:
        """Where the first of several words between commas begins that were one text."""
        before = start
        while before in self._alone:
            start, before = before, _entry_before(self._text, before)
        return start

    def _lacking(self, path: Path) -> set[str]:
        """The keys that the mapping at a path lacks."""
        return {_missing(one) for one in self._missing if one.path == path}

    def _lost(self, start: int, name: str, *, inside: bool) -> Slip | None:
        """Where a missing key stands all the same: in a text that swallowed it, or without its space."""
        text = self._text
        column = start - text.rfind("\n", 0, start) - 1 if inside else 0
        if text.startswith("{", start):
            return None
        ends = re.compile(rf"^[ ]{{0,{column - 1}}}(?![ #\r\n])", re.MULTILINE).search(text, start) if column else None
        further = "*" if inside else ""
        key = re.compile(rf"^[ ]{{{column}}}[ ]{further}(?P<key>{re.escape(name)}:)(?P<next>.?)", re.MULTILINE)
        for found in key.finditer(text, start, ends.start() if ends else len(text)):
            at = found.start("key")
            if found["next"].strip(" \t\r"):
                return stuck(text, at)
            for begins, (_, closes) in self.swallowing.items():
                if begins < at < closes:
                    return slips.never_closed(begins, text[begins])
        return None


def _unseen(text: str, start: int, word: object) -> Slip | None:
    """The character in a key or a value that cannot be seen, or that no text may hold."""
    if not isinstance(word, str):
        return None
    start += text.startswith(("'", '"'), start)
    found = _UNSEEN.search(text[start : start + len(word)])
    if found is None:
        return None
    if found[0] != REPLACEMENT:
        return slips.invisible(start + found.start(), found[0], "in a text")
    message = f'a character that is not allowed in text; "{REPLACEMENT}" is shown in its place'
    return Slip("Y21", start + found.start(), message, "Remove it.")


def _key(text: str, start: int, value: object) -> Slip | None:
    """What is behind a key that the format does not have."""
    if found := _TRAILING.match(text, start):
        return slips.invisible(found.start("sign"), found["sign"], "in a key")
    if _NO_COLON.match(text, start):
        return slips.no_key(start)
    if value is EMPTY and (entry := slips.quoted_entry(text, start)):
        return entry
    if value is EMPTY and (cut := _BETWEEN.match(text, start)) and text[cut.end() : cut.end() + 1] in (",", "}"):
        before = text[max(0, start - _NEAR) : start].rstrip()
        if before.endswith(","):
            at = start - len(text[max(0, start - _NEAR) : start]) + len(before) - 1
            return _separated(text, at) or slips.comma(at)
    return _text_with_colon(text, start) if isinstance(value, str) else None


def _entry_before(text: str, start: int) -> int:
    """Where the entry between brackets begins that a comma parts from another; -1 where there is none."""
    comma = text.rfind(",", max(0, start - _NEAR), start)
    if comma < 0 or text[comma + 1 : start].strip():
        return -1
    begin = 1 + max(text.rfind(sign, max(0, comma - _LONGEST), comma) for sign in ",{[")
    return begin + len(text[begin:comma]) - len(text[begin:comma].lstrip())


def _separated(text: str, comma: int) -> Slip | None:
    """The number that a comma was to be a part of: `value: 84,300` between brackets."""
    begun = _BEGUN.search(text, max(0, comma - _NEAR), comma)
    rest = _DIGITS.match(text, comma)
    if begun is None or rest is None:
        return None
    try:
        number(begun["number"] + rest[0])
    except Mismatch as wrong:
        return Slip(wrong.args[0], begun.start("number"), *wrong.args[1:])
    return None


def _text_with_colon(text: str, start: int) -> Slip | None:
    """A text whose first words were read as a key: `- Energy: gas first`."""
    found = _WORDS.match(text, start)
    before = text[text.rfind("\n", 0, start) + 1 : start]
    if found is None or before.strip(" -") or text[start] in "\"'{":
        return None
    entry = _ENTRY.match(text, start)
    return slips.colon(found.start("colon"), "-" if "-" in before else "", entry[0] if entry else "")


def _value(text: str, start: int, value: object, finding: Finding) -> Slip | None:
    """What is behind a value that is not what is expected for its key."""
    expected = finding.message.partition(", found")[0]
    key = next((step for step in reversed(finding.path) if isinstance(step, str)), "")
    sign = text[start : start + 1]
    if value == "" and sign in ("|", ">"):
        return slips.emptied(text, start, key)
    if value is EMPTY:
        return _nothing(text, start, _HEADING if key == "body" else _HASH)
    if isinstance(value, dict | list) and "text" in expected:
        if sign in ("[", "{", "?"):
            return _in_brackets(text, start, value, key, told=bool(finding.hint))
        return _text_with_colon(text, start) if isinstance(value, dict) and len(value) == 1 else None
    if isinstance(value, str | dict):
        return _stray(text, start, value) if _CONTAINER.search(expected) else None
    cut = _CUT_TEXT.match(text, start) if "text" in expected else None
    return slips.comma(cut.start("comma")) if cut else None


def _stray(text: str, start: int, value: object) -> Slip | None:
    """What is behind a text or a mapping where a list or a mapping belongs."""
    if text[start : start + 1] in ("'", '"', ""):
        return slips.quoted_entry(text, start)
    if text[start] in "|>" and isinstance(value, str) and _LISTED.search(value):
        return Slip("S04", start, "expected a list, found a block of text", f"Remove the {_line(text, start)}.")
    return stuck(text, start) or _closed(text, start, value)


def _in_brackets(text: str, start: int, value: object, key: str, *, told: bool) -> Slip | None:
    """A text in brackets, or behind a question mark; None where a list or a mapping was meant as such.

    `told` where a hint says already what to do.
    """
    if text[start] == "?":
        return slips.starter(start, "?", as_written(text, start))
    if isinstance(value, dict):
        meant = not told and all(held is EMPTY for held in value.values())
    else:
        meant = key in _BRACKETED and _UNQUOTED_ENTRY.match(text, start) is not None
    if not meant:
        return None
    slip = slips.starter(start, text[start], _bracketed(text, start))
    return slip._replace(hint=f"{slip.hint}; if the brackets do not belong to it, leave them out.")


def _closed(text: str, start: int, value: object) -> Slip | None:
    """The bracket that ends a text, and was not opened."""
    sign = value[-1:] if isinstance(value, str) and text.startswith(value, start) else ""
    return slips.bracket_closed(start + len(value) - 1, sign) if sign in PAIRS else None  # type: ignore[arg-type]


def _nothing(text: str, start: int, comment: re.Pattern[str]) -> Slip | None:
    """What is behind a value that is empty: all of it was taken for a comment or a mark."""
    if text.startswith("&", start):
        return slips.starter(start, "&", text[start : properties(text, start, flow=True)])
    found = comment.match(text, start)
    return slips.all_comment(found.start("sign")) if found else None


def _only_case(finding: Finding) -> str:
    """The hint for a key that is right but for capitals: no text begins with it."""
    return f'Did you mean "{str(finding.path[-1]).lower()}"?'


def _missing(finding: Finding) -> str:
    """The key that is missing: `"label" is missing`."""
    return finding.message.partition('"')[2].partition('"')[0]


def _line(text: str, start: int) -> str:
    found = _ENTRY.match(text, start)
    return found[0] if found else ""


def _bracketed(text: str, start: int) -> str:
    """What stands from an opening bracket up to the closing one."""
    try:
        return text[start : Brackets(text, start, -1, len(text)).read()]
    except Seen:
        return _line(text, start)
