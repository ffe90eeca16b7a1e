"""Slips: mistakes of authors in YAML, each in words that say what was done and how to mend it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from briefing_tui.loading.problems import shorten

INVISIBLE: Final = "[\u00a0\u00ad\u1680\u180e\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]"
"""What looks like a space, or like nothing, and is none to YAML."""
PAIRS: Final = {"]": "[", "}": "{"}
"""Each closing bracket with the opening one."""
COMPARED = re.compile(r"[<>](?P<equal>=?)[ ]*(?P<number>-?[0-9]+(?:[.,][0-9]+)*+)")
"""A comparison as an author writes it where a number belongs: `>2`, `>= 2.5`."""
_FOREIGN = re.compile(r"//|-{2,}(?=[ \t])|;+(?=[ \t])|/\*|<!--")
"""What begins a comment in other languages."""
_FOREIGN_ENDS: Final = {"/*": "*/", "<!--": "-->"}
_QUOTED_ENTRY = re.compile(
    r"(?P<mark>[\"'])(?P<entry>[A-Za-z_]\w*:(?:[ ][^\n]*)?)(?P=mark)(?=[ \t]*(?:[,}]|\r?$|[ ]#))", re.M | re.A
)
_NOTHING_YET = re.compile(r"(?:[ \t]*(?:#[^\n]*|%[^\n]*|---[ \t]*)?\r?\n)*+[ ]*")
_VERSION = re.compile(r"^[\"']?briefing_version\b", re.MULTILINE)
_LISTED = re.compile(r"-[ ]+[\"']?briefing_version\b[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*[A-Za-z_]\w*:")
_EQUALS = re.compile(r"(?P<key>[A-Za-z_]\w*)[ ]*(?P<sign>=)[ ]*(?P<value>[^\n,:{}\[\]=]*)(?=[,}\]\r\n]|\Z)", re.ASCII)
_BLOCK_SIGN = re.compile(r"[|>][+-]?[1-9][^\n]*")
_VALUE_KEY = re.compile(r"(?:.*_)?value")
_APOSTROPHE = re.compile(r"'[^']*'\w")
_NO_WIDTH: Final = "\u00ad\u180e\u200b\u2060\ufeff"
_SHOWN: Final = 60
_TYPOGRAPHIC: Final = tuple("“”„‟«»")
"""Quotation marks that are none to YAML; around a whole value they are meant as such."""


class Slip(NamedTuple):
    """A mistake and where it is."""

    code: str
    offset: int
    """In the text of the file."""
    message: str
    hint: str


def tab(offset: int, *, leading: bool = True) -> Slip:
    """A tab where YAML allows only spaces; `leading` where it is before all else in its line."""
    if leading:
        return Slip(
            "Y01", offset, "a tab is used for indentation; YAML allows only spaces", "Replace the tab by 2 spaces."
        )
    return Slip("Y01", offset, "a tab cannot stand here, outside of quotes", "Replace the tab by a space.")


def colon(offset: int, key: str, value: str) -> Slip:
    """A colon in a text; `key` is - for an entry of a list, and empty where the text begins on a line above."""
    before = "- " if key == "-" else f"{shorten(key, _SHOWN)}: "
    hint = f"Put the whole value in quotes: {before}{in_quotes(value)}" if key else _WHOLE
    opening = PAIRS.get(value[-1:])
    if key and opening and opening not in value:
        hint = f'Put "{opening}" before the value; or, if it is a text, all of it in quotes.'
    return Slip("Y02", offset, '": " inside an unquoted text', hint)


def comma_missing(offset: int, word: str) -> Slip:
    """A colon in a text between brackets, behind what may be the next key."""
    hint = f'If "{shorten(word, _SHOWN)}" is a key, put a comma before it; else put the whole text in quotes.'
    return Slip("Y02", offset, '": " inside an unquoted text', hint)


def key_in_text(offset: int, key: str) -> Slip:
    """A colon in the second line of a text, behind what may be a key that is indented too far."""
    hint = f'If "{key}" is a key, begin it in the same column as the keys above it; else put the whole text in quotes.'
    return Slip("Y02", offset, '": " inside an unquoted text, which begins on a line above', hint)


def compared(offset: int, found: re.Match[str]) -> Slip:
    """A comparator before a number."""
    sign, qualifier = found[0][: 1 + len(found["equal"])], "at_least" if found["equal"] else "more_than"
    hint = f"Write value: {found['number']} and qualifier: {qualifier}."
    if sign == ">":
        return Slip("Y13", offset, f'"{shorten(found[0], _SHOWN)}" starts a YAML text block', hint)
    return Slip("Y13", offset, f'"{sign}" cannot start a value', hint)


def is_value(key: str) -> bool:
    """Whether a key is one that a number belongs to."""
    return _VALUE_KEY.fullmatch(key) is not None


def emptied(text: str, start: int, key: str) -> Slip | None:
    """A block of text without a line, which begins with a digit; None where it does not."""
    found = _BLOCK_SIGN.match(text, start)
    if found is None:
        return None
    number = COMPARED.match(text, start)
    return compared(start, number) if number and is_value(key) else starter(start, text[start], found[0].strip())


def foreign_comment(text: str, start: int) -> Slip | None:
    """A comment of another language where a key or a text begins; None where there is none."""
    found = _FOREIGN.match(text, start)
    if found is None:
        return None
    sign = found[0]
    hint = f"Write # in place of {sign}."
    if sign in _FOREIGN_ENDS:
        hint = f"Begin each of its lines with #, without {sign} and {_FOREIGN_ENDS[sign]}."
    return Slip("Y16", start, f'"{sign}" begins no comment in YAML; comments begin with #', hint)


def quoted_entry(text: str, start: int) -> Slip | None:
    """A key and its value in one pair of quotes; None where there is something else."""
    found = _QUOTED_ENTRY.match(text, start)
    if found is None:
        return None
    hint = f"Write {shorten(found['entry'], _SHOWN)}, without the quotes."
    return Slip("Y19", start, "a key and its value in quotes were read as one text", hint)


def cut_short(offset: int) -> Slip:
    """A comment in the middle of a text."""
    message = 'everything after " #" is a comment; the text ends before it, and cannot go on in the next line'
    return Slip("Y15", offset, message, _WHOLE)


def all_comment(offset: int, lost: str = "nothing is left of the text") -> Slip:
    """A # that takes what must not be lost."""
    return Slip("Y15", offset, f'everything after "#" is a comment; {lost}', _WHOLE)


def comma(offset: int) -> Slip:
    """A text between brackets that goes on after a comma."""
    message = "a comma ends a text between brackets; what follows it was read as a key"
    return Slip("S02", offset, message, _WHOLE)


def starter(offset: int, sign: str, value: str) -> Slip:
    """A text that starts with a character which means something in YAML."""
    if sign == "-" and value.strip() == "-":
        return Slip("Y16", offset, 'a value cannot be "-"', "Remove it, or put it in quotes.")
    hints = {"-": 'Begin the list on the next line, or put the text in quotes: "- …".'}
    hint = hints.get(sign) or f"Put the whole value in quotes: {in_quotes(value)}"
    return Slip("Y16", offset, f'a text cannot start with "{sign}"', hint)


def fence(offset: int) -> Slip:
    """A fence of Markdown around the briefing, or around a part of it."""
    return Slip(
        "Y22", offset, "a Markdown fence is no part of a briefing", 'Remove the lines that start with "```" or "~~~".'
    )


def before_briefing(text: str, start: int) -> Slip | None:
    """A text before the keys of a briefing; None where something stands above it, or no version below it."""
    nothing = _NOTHING_YET.match(text)
    if nothing is None or nothing.end() != start or not _VERSION.search(text, text.find("\n", start) + 1 or len(text)):
        return None
    return Slip("Y22", start, "text before the briefing", 'Remove it; or, if it begins with a key, put ":" after that.')


def listed(text: str, start: int) -> Slip | None:
    """A hyphen before the first key of a briefing alone; None where there is none."""
    if not _LISTED.match(text, start):
        return None
    return Slip("Y22", start, 'expected one mapping with "briefing_version", found a list', 'Remove the "-".')


def bracket_inside(offset: int, sign: str) -> Slip:
    """A bracket or question mark in an unquoted text in brackets."""
    return Slip("Y16", offset, f'"{sign}" cannot stand in an unquoted text between brackets', _WHOLE)


def after_quote(offset: int, mark: str, value: str) -> Slip:
    """A text that goes on after the closing quote; `value` is all of it, from the opening quote on."""
    if value.endswith(mark) and not value.endswith("\\" + mark):
        value = value[1:-1]
    elif _APOSTROPHE.match(value):
        value = value[1:]
    hint = f"Use double quotes outside: {in_quotes(value)}"
    if mark == '"' and "'" not in value:
        hint = f"Use single quotes outside: '{shorten(value, _SHOWN)}'"
    return Slip("Y17", offset, "text goes on after the closing quote", hint)


def never_closed(offset: int, mark: str) -> Slip:
    """A quote that was opened only."""
    hint = "Close it at the end of the text."
    if mark == "'":
        hint = "Close it at the end of the text; if it is an apostrophe, put the whole text in double quotes."
    return Slip("Y18", offset, "the quote opened here is never closed", hint)


def no_space(offset: int, sign: str) -> Slip:
    """A colon or hyphen with nothing between it and what follows."""
    what = "entry" if sign == "-" else "key"
    return Slip("Y19", offset, f'no space after "{sign}", without which YAML sees no {what}', "Put a space after it.")


def invisible(offset: int, character: str, where: str) -> Slip:
    """A character that cannot be seen, where only spaces have a meaning."""
    hint = "Remove it." if character in _NO_WIDTH else "Replace it by a normal space."
    return Slip("Y20", offset, f"invisible character U+{ord(character):04X} {where}", hint)


def hyphens_inside(offset: int, sign: str) -> Slip:
    """A bracket before entries that begin with hyphens."""
    hint = f'Remove the "{sign}" and what closes it, or the hyphens.'
    return Slip("Y00", offset, 'entries that begin with "-" cannot stand in brackets', hint)


def empty_above(offset: int, written: str) -> Slip:
    """An empty list or mapping, and what it was to hold below it."""
    return Slip(
        "Y00", offset, f'"{written}" is all that stands here; nothing can belong to it', f"Remove the {written}."
    )


def no_hyphen(offset: int, *, beside_key: bool) -> Slip:
    """A text above the entries of the list that it belongs to."""
    hint = 'Put it on a line of its own, with "- " before it.' if beside_key else 'Put "- " before it.'
    return Slip("Y00", offset, 'a text without "-", and entries below it', hint)


def comma_over(offset: int) -> Slip:
    """A comma after nothing."""
    return Slip("Y00", offset, "a comma with nothing before it", "Remove it.")


def no_comma(offset: int) -> Slip:
    """Two things in brackets with nothing between them."""
    return Slip("Y00", offset, "no comma before this", "Put a comma before it.")


def beyond_bracket(offset: int, sign: str, last: str) -> Slip:
    """A list or mapping in brackets that goes on behind them."""
    hint = f'Put what follows the "{last}" before it; or, if it is a text, all of it in quotes.'
    return Slip("Y16", offset, f'a text cannot start with "{sign}"', hint)


def bracket_open(offset: int, sign: str) -> Slip:
    """A bracket that was opened only."""
    closing = "]" if sign == "[" else "}"
    return Slip("Y00", offset, f'the "{sign}" opened here is never closed', f'Put "{closing}" where it ends.')


def bracket_closed(offset: int, sign: str, meant: str = "") -> Slip:
    """A bracket that was closed only; `meant` is the one that may be meant, where another is open."""
    hint = f'Put "{PAIRS[sign]}" where it begins, remove it, or put the whole value in quotes.'
    return Slip("Y00", offset, f'this "{sign}" closes nothing', f'Write "{meant}" in its place.' if meant else hint)


def ended(offset: int, text: str) -> Slip:
    """The bracket that closes the whole of a file, and more behind it."""
    sign = text[offset]
    hint = f'Remove this "{sign}", or put what follows it before it.'
    return Slip("Y00", offset, f'the briefing ends with this "{sign}", and more follows', hint)


def no_key(offset: int) -> Slip:
    """A line where a key should be, and is none."""
    hint = (
        'If it begins with a key, put ":" after that; if it belongs to the text above, indent it more; else remove it.'
    )
    return Slip("Y00", offset, 'a line without a ":" after its key', hint)


def equals(text: str, start: int) -> Slip | None:
    """A key that "=" stands after; None where there is none."""
    found = _EQUALS.match(text, start)
    if found is None:
        return None
    hint = f"Write {found['key']}: {shorten(found['value'].strip(), _SHOWN)}"
    return Slip("Y00", start, 'a key with "=" after it, where YAML has ":"', hint)


def shallow(offset: int) -> Slip:
    """A line that is neither in a text block nor a key after it."""
    hint = "Begin every line of the block in the same column as its first, and keys in that of the keys above it."
    return Slip("Y00", offset, "this line is indented less than the text block above it, and more than its key", hint)


def deep_text(offset: int) -> Slip:
    """The first line of a text block that is indented more than the others."""
    hint = "Begin it in the same column as the lines below it."
    return Slip("Y00", offset, "the first line of this text block is indented more than the next", hint)


def deep_key(offset: int) -> Slip:
    """A key or an entry that begins further right than those it belongs to."""
    hint = "Begin it in the same column as the keys or entries above it."
    return Slip("Y00", offset, "this line is indented more than what it follows", hint)


def in_quotes(value: str) -> str:
    """The beginning of a text as a double-quoted scalar."""
    value = " ".join(value.split())
    if value[:1] in _TYPOGRAPHIC and value[-1:] in _TYPOGRAPHIC:
        value = value[1:-1]
    escaped = shorten(value, _SHOWN).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


_WHOLE: Final = "Put the whole text in quotes."
