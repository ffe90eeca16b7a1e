"""Lines: a file read line by line as its author meant it, up to the first mistake that YAML does not forgive.

A parser gives up where it can make no sense of what it reads, which may be far behind what the author got wrong. Here
the indentation tells what is a key, and nothing is a mistake that YAML allows; so the first one found is what to mend.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from briefing_tui.loading import slips
from briefing_tui.loading.brackets import Brackets
from briefing_tui.loading.quoting import Seen, closing, properties
from briefing_tui.loading.slips import INVISIBLE, Slip

_SPACES = re.compile(r"[ ]*")
_BLANKS = re.compile(r"[ \t]*")
_BLANK_LINES = re.compile(r"(?:[ ]*\r?\n)*+")
_EMPTY = re.compile(r"[ \t]*(?:#|\r?$)", re.MULTILINE)
_MARKER = re.compile(r"(?:---|\.\.\.)(?=\s|\Z)|%(?:YAML|TAG)\s", re.ASCII)
_DASH = re.compile(r"-(?=\s|\Z)[ ]*", re.ASCII)
_DASH_KEY = re.compile(r"-[ ]+[a-z][a-z_]*:", re.ASCII)
_NONE = re.compile(r"\[[ ]*\]|\{[ ]*\}")
_QUESTION = re.compile(r"\?(?=\s|\Z)", re.ASCII)
_COMMENT = re.compile(r"[ \t]#")
_COLON = re.compile(r"[ ]*:(?=\s|\Z)", re.ASCII)
_KEY_COLON = re.compile(r":(?=\s|\Z)", re.ASCII)
_HEADER = re.compile(r"[|>](?:(?P<digit>[1-9])[+-]?|[+-](?P<other>[1-9])?)?[ \t]*(?:[ \t]#[^\n]*)?\r?$", re.MULTILINE)
_WORD = re.compile(r"[a-z][a-z_]*")
_INVISIBLES = re.compile(INVISIBLE)
_STUCK = re.compile(
    rf"(?P<sign>-)(?:{INVISIBLE}|[^\s\d.-])|[A-Za-z_]\w*(?P<colon>:)(?:{INVISIBLE}|[^\s/\\:])", re.ASCII
)

_STEP: Final = 2
"""Columns by which most authors indent."""
_NOT_PLAIN: Final = "\"'[]{}>|@`%&*!#,"


class _Before(NamedTuple):
    """What a line that is indented further belongs to."""

    kind: str
    """plain, quoted, bracket, block, or nothing: a key or hyphen with nothing behind it."""
    column: int
    """Of the key or hyphen that holds it."""
    start: int
    """The offset where it begins."""
    cut: int | None = None
    """Where a comment has ended it."""


def first_slip(text: str, limit: int) -> Slip | None:
    """The first mistake of a file up to the end of the line where a parser gave up; None where none is seen.

    Args:
        text: the text of the file.
        limit: where the parser gave up.
    """
    try:
        _Lines(text, limit).read()
    except Seen as seen:
        if seen.slip.offset <= _end_of_line(text, limit):
            return seen.slip
    return None


def stuck(text: str, start: int) -> Slip | None:
    """The hyphen or colon without a space, or the invisible character, that a plain text begins with."""
    if found := _INVISIBLES.match(text, start):
        return slips.invisible(start, found[0], "in the indentation")
    found = _STUCK.match(text, start)
    if found is None:
        return None
    sign = found["sign"] or ":"
    if _INVISIBLES.fullmatch(after := found[0][-1]):
        return slips.invisible(found.end() - 1, after, f'after "{sign}", where a space belongs')
    return slips.no_space(found.end() - 2, sign)


class _Lines:
    """Reads lines; a mistake is raised as `Seen`."""

    def __init__(self, text: str, limit: int) -> None:
        self._text = text
        self._limit = limit
        self._last = _end_of_line(text, limit)
        self._start = 0  # of the line
        self._worded: tuple[int, int] | None = None  # the column and the colon of the last key, if it is several words
        self._any = False  # whether there was a line that is neither empty nor a comment
        self._before: _Before | None = None
        self._weak: Slip | None = None  # a mistake that is none where the text it begins is one

    def read(self) -> None:
        """Read up to the line where the parser gave up."""
        pos = 0
        while pos < len(self._text) and pos <= self._last:
            self._start = pos = _BLANK_LINES.match(self._text, pos).end()  # type: ignore[union-attr]  # it matches nothing, too
            pos = _end_of_line(self._text, self._line()) + 1

    def _line(self) -> int:
        """Read a line, and those that a value in it goes on in; the offset where the reading stops."""
        text, start = self._text, self._start
        at = start + len(_SPACES.match(text, start)[0])  # type: ignore[index]  # it matches nothing, too
        indent, before = at - start, self._before
        inside = before is not None and indent > before.column
        if text.startswith("\t", at) and not (inside and before and before.kind == "plain"):
            raise Seen(slips.tab(at))
        if _EMPTY.match(text, at):
            if before and before.kind == "plain" and before.cut is None and text.startswith("#", at):
                self._before = before._replace(cut=at)
            return at
        if indent == 0 and (marker := _MARKER.match(text, at)):
            self._before = None
            return marker.end()
        if before and inside:
            return self._further(at, before)
        if indent == 0 and text.startswith(("```", "~~~"), at):
            raise Seen(slips.fence(at))
        self._before = self._weak = None
        bare, self._any = self._any, True
        prose = slips.before_briefing(text, at) if not bare and self._is_prose(at) else None
        if found := prose or slips.listed(text, at):
            raise Seen(found)
        return self._entry(at, -1, bare=bare)

    def _is_prose(self, at: int) -> bool:
        """Whether the first line of a file is neither a key nor anything else that a briefing may begin with."""
        if (
            self._text.startswith(("[", "{", "&", "!", "|", "%", "@", "x_"), at)
            or _misplaced(self._text, at)
            or slips.quoted_entry(self._text, at)
        ):
            return False
        end = self._key_end(at)
        return end is None or " " in self._text[at:end]

    def _further(self, at: int, before: _Before) -> int:
        """A line that is indented further than the key or entry before it."""
        if before.kind == "nothing":
            self._before = self._weak = None
            return self._entry(at, before.column, bare=False)
        end = self._text_end(at)
        colon = _find_colon(self._text, at, end)
        if before.kind == "plain":
            if before.cut is not None:
                raise Seen(slips.cut_short(before.cut))
            if colon is not None and _DASH_KEY.match(self._text, at) and not self._weak:
                raise Seen(self._entry_below(at, before))
            if colon is not None:
                raise Seen(self._weak or _misplaced(self._text, at) or self._colon_below(at, colon))
            if self._text.startswith("#", _skip(self._text, end)):
                self._before = before._replace(cut=_skip(self._text, end))
            return end
        if found := slips.foreign_comment(self._text, at):
            raise Seen(found)
        if before.kind == "block":
            is_text = colon is None and not _DASH.match(self._text, at)
            raise Seen((self._deep_first(at, before) if is_text else None) or slips.shallow(at))
        if before.kind == "bracket":
            self._below_bracket(at, before)
        if colon is not None or _DASH.match(self._text, at):
            raise Seen(self._weak or slips.deep_key(at))
        if before.kind == "quoted":
            value = self._text[before.start : end]
            raise Seen(slips.after_quote(at, self._text[before.start], value))
        raise Seen(slips.starter(before.start, self._text[before.start], self._text[before.start : end]))

    def _deep_first(self, at: int, before: _Before) -> Slip | None:
        """The first line of a block of text, where it alone is indented more than those that belong to it."""
        begins = _end_of_line(self._text, before.start)
        first = self._text[begins : self._start].strip()
        if not first or "\n" in first:
            return None
        indent = at - self._start
        below = _BLANK_LINES.match(self._text, _end_of_line(self._text, at) + 1).end()  # type: ignore[union-attr]  # it matches nothing, too
        alike = len(_SPACES.match(self._text, below)[0]) == indent  # type: ignore[index]  # it matches nothing, too
        return slips.deep_text(self._text.index(first, begins)) if alike or indent == before.column + _STEP else None

    def _below_bracket(self, at: int, before: _Before) -> None:
        """Say what is wrong where a line goes on with what is closed."""
        sign, begins = self._text[at], before.start
        if sign in "]}":
            slip = slips.bracket_closed(at, sign)
            raise Seen(slip._replace(hint="Remove it.") if before.column < 0 else slip)
        if before.column < 0 and sign in "\"'[{,":
            raise Seen(slips.ended(self._end_of_bracket(before) - 1, self._text))
        empty = _NONE.match(self._text, begins)
        if empty and (_DASH.match(self._text, at) or _find_colon(self._text, at, self._text_end(at)) is not None):
            raise Seen(slips.empty_above(begins, empty[0]))

    def _entry_below(self, at: int, before: _Before) -> Slip:
        """An entry of a list below a text."""
        above = self._text[self._text.rfind("\n", 0, before.start) + 1 : before.start]
        if above.strip(" -"):
            return slips.no_hyphen(before.start, beside_key=True)
        alike = "-" not in above and len(above) == at - self._start
        return slips.no_hyphen(before.start, beside_key=False) if alike else slips.deep_key(at)

    def _colon_below(self, at: int, colon: int) -> Slip:
        word = self._text[at:colon]
        return slips.key_in_text(colon, word) if _WORD.fullmatch(word) else slips.colon(colon, "", "")

    def _entry(self, at: int, column: int, *, bare: bool) -> int:
        """What a line begins with: hyphens, then a key or a value.

        Args:
            at: the offset of it.
            column: of the key or hyphen that holds it.
            bare: whether it is neither the first of the file nor behind a key or hyphen, so that no text stands here.
        """
        while dash := _DASH.match(self._text, at):
            bare, column, at = False, at - self._start, dash.end()
            if self._text.startswith("\t", at):
                raise Seen(slips.tab(at, leading=False))
            if _EMPTY.match(self._text, at):
                self._before = _Before("nothing", column, at)
                return at
        return self._node(at, column, bare=bare)

    def _node(self, at: int, column: int, *, bare: bool) -> int:
        key_end = self._key_end(at)
        if key_end is None:
            if bare and self._text[at] not in _NOT_PLAIN and not _QUESTION.match(self._text, at):
                above = _misplaced(self._text, at) or slips.equals(self._text, at) or self._text_above(at)
                raise Seen(above or slips.no_key(at))
            if bare and self._text[at] in "\"'":
                end = self._quoted(at, at - self._start, "")
                if "\n" in self._text[at:end]:
                    raise Seen(slips.never_closed(at, self._text[at]))
                raise Seen(self._weak or slips.no_key(at))
            if column < 0 and self._text[at] in "\"'":
                closing(self._text, at, at - self._start)
            return self._value(at, column, "")
        if found := _misplaced(self._text, at):
            raise Seen(found)
        key = self._text[at:key_end].strip().strip("\"'")
        self._worded = (at - self._start, key_end) if " " in key and self._text[at] not in "\"'" else None
        column, value = at - self._start, _skip(self._text, key_end + 1)
        if _EMPTY.match(self._text, value):
            self._before = _Before("nothing", column, value)
            return value
        return self._value(value, column, key)

    def _text_above(self, at: int) -> Slip | None:
        """The colon in the text that a line goes on with, if the words before that were read as a key."""
        column, colon = self._worded or (-1, 0)
        return slips.colon(colon, "", "") if column == at - self._start else None

    def _key_end(self, at: int) -> int | None:
        """The offset of the colon after a key that begins at an offset; None where there is no key."""
        sign = self._text[at]
        if sign in "\"'":
            try:
                end = closing(self._text, at, -1)
            except Seen:
                return None
            found = _COLON.match(self._text, end)
            return found.end() - 1 if found and "\n" not in self._text[at:end] else None
        if sign in _NOT_PLAIN or _QUESTION.match(self._text, at):
            return None
        return _find_colon(self._text, at, self._text_end(at))

    def _value(self, at: int, column: int, key: str) -> int:
        """A value, or what looks like one; `key` is empty in a list."""
        text, sign = self._text, self._text[at]
        if sign in "\"'":
            return self._quoted(at, column, key)
        if sign in "[{":
            return self._bracket(at, column)
        if sign in "|>":
            return self._block(at, column, key)
        if sign in "*&!":
            return self._property(at, column, key)
        if sign in "]}" and not key:
            raise Seen(slips.bracket_closed(at, sign))
        if sign in "@`%,]}" or (key and (_DASH.match(text, at) or _QUESTION.match(text, at))):
            raise Seen(slips.starter(at, sign, text[at : self._text_end(at)]))
        return self._plain(at, column, key)

    def _plain(self, at: int, column: int, key: str) -> int:
        end = self._text_end(at)
        self._weak = None if key else _misplaced(self._text, at)
        if column < 0 and not self._weak:
            self._weak = slips.equals(self._text, at) or slips.no_key(at)
        if (colon := _find_colon(self._text, at, end)) is not None:
            raise Seen(self._weak or slips.colon(colon, key, self._text[at:end]))
        after = _skip(self._text, end)
        self._before = _Before("plain", column, at, after if self._text.startswith("#", after) else None)
        return end

    def _quoted(self, at: int, column: int, key: str) -> int:
        end = closing(self._text, at, column)
        after = _skip(self._text, end)
        if not _EMPTY.match(self._text, end):
            if key and (colon := _COLON.match(self._text, end)):
                raise Seen(slips.colon(colon.end() - 1, key, self._text[at : self._text_end(end)]))
            raise Seen(slips.after_quote(after, self._text[at], self._text[at : self._text_end(end)]))
        self._before = _Before("quoted", column, at)
        self._weak = None if key else slips.quoted_entry(self._text, at)
        return end

    def _bracket(self, at: int, column: int) -> int:
        self._before = _Before("bracket", column, at)
        end = self._end_of_bracket(self._before)
        if not _EMPTY.match(self._text, end) and not _COLON.match(self._text, end):
            after = _skip(self._text, end)
            if self._text[after] in "]}":
                raise Seen(slips.bracket_closed(after, self._text[after]))
            if column < 0 and "\n" in self._text[at:end]:
                raise Seen(slips.ended(end - 1, self._text))
            if self._text[after] == ",":
                raise Seen(slips.beyond_bracket(at, self._text[at], self._text[end - 1]))
            raise Seen(slips.starter(at, self._text[at], self._text[at : self._text_end(end)]))
        return end

    def _end_of_bracket(self, before: _Before) -> int:
        return Brackets(self._text, before.start, before.column, self._limit).read()

    def _property(self, at: int, column: int, key: str) -> int:
        """An alias, or anchors and tags and what follows them."""
        self._before = None
        after = at
        while self._text[after : after + 1] in ("*", "&", "!"):
            end = properties(self._text, after, flow=False)
            if end is None:
                raise Seen(slips.starter(at, self._text[at], self._text[at : self._text_end(at)]))
            if self._text[after] == "*":
                return end
            after = _skip(self._text, end)
        if _EMPTY.match(self._text, after):
            self._before = _Before("nothing", column, after)
            return after
        return self._value(after, column, key) if key else self._node(after, column, bare=False)

    def _block(self, at: int, column: int, key: str) -> int:
        """A block of text: its lines are those that are indented as far as the first."""
        text = self._text
        header = _HEADER.match(text, at)
        compared = slips.COMPARED.match(text, at) if slips.is_value(key) else None
        if header is None:
            if compared:
                raise Seen(slips.compared(at, compared))
            raise Seen(slips.starter(at, text[at], text[at : self._text_end(at)]))
        digit = header["digit"] or header["other"]
        indent = max(column, 0) + int(digit) if digit else None
        pos = header.end() + 1
        while pos < len(text):
            first = _SPACES.match(text, pos).end()  # type: ignore[union-attr]  # it matches nothing, too
            if text[first : first + 1] not in ("\n", "\r", ""):
                indent = max(first - pos, column + 1) if indent is None else indent
                if first - pos < indent:
                    break
            pos = _end_of_line(text, first) + 1
        if compared and not text[header.end() : pos].strip():
            raise Seen(slips.compared(at, compared))
        self._before = _Before("block", column, at)
        return pos - 1

    def _text_end(self, at: int) -> int:
        """Where the text of a line ends: before a comment, or at the end of the line."""
        end = _end_of_line(self._text, at)
        comment = _COMMENT.search(self._text, at, end)
        return at + len(self._text[at : comment.start() if comment else end].rstrip(" \t\r"))


def _misplaced(text: str, at: int) -> Slip | None:
    """What a line begins with that can begin no key."""
    return slips.foreign_comment(text, at) or stuck(text, at)


def _find_colon(text: str, start: int, end: int) -> int | None:
    """The first colon in a part of a line that YAML takes for the end of a key."""
    found = _KEY_COLON.search(text, start, min(end + 1, len(text)))
    return found.start() if found and found.start() < end else None


def _skip(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)
