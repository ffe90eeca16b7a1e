"""Brackets: what stands in `[...]` and `{...}`, read as its author meant it, up to the first mistake."""

from __future__ import annotations

import re
from typing import Final

from briefing_tui.loading import slips
from briefing_tui.loading.quoting import Seen, closing, properties
from briefing_tui.loading.slips import PAIRS

_SKIPPED = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*+")
_SOLID: Final = r"[^,\[\]{}\s:#]|:(?![\s,\[\]{}]|\Z)"
_PLAIN = re.compile(rf"(?:{_SOLID}|(?<=\S)#|[ \t]+(?={_SOLID}))++", re.ASCII)
_CUT = re.compile(r"[ \t]*(?P<sign>#)[^\n]*?[\]}]")
_LOST = re.compile(r"[ \t]+(?P<sign>#)")
_VALUE = re.compile(r"[^,\]}\n]*")
_QUOTED = re.compile(r"[^\n]*?(?=,\s*[A-Za-z_]\w*:\s|[\]}]|\n|\Z)", re.ASCII)
"""A value up to what may be the next key."""
_INDICATOR = re.compile(r":(?=[\s,\[\]{}]|\Z)", re.ASCII)
_OPENS_NEXT = re.compile(r"(?:[,{\[]\s*[\w-]+:|,)\s+\Z")
"""The end of a quoted text that was never closed, so that the quote which opens the next one closes it."""
_LAST_WORDS: Final = 100
_LAST_WORD = re.compile(r"\s(?P<word>[a-z]+(?:_[a-z]+)*)\Z")
"""What may be a key behind a value without a comma."""
_NEXT = re.compile(r"[ ]*(?:- |(?:- +)*[\"']?[A-Za-z_][\w-]*[\"']?:(?=\s))")
_CLOSES: Final = {"[": re.compile(r"\s*\]"), "{": re.compile(r"\s*\}")}
_KEY = re.compile(r"(?P<quote>[\"']?)[A-Za-z_]\w*(?P=quote):(?=\s)", re.ASCII)
_HYPHEN = re.compile(r"-[ ]")
_LINE_ENDS = re.compile(r"[ \t]*(?:\r?$|[ \t]#)", re.MULTILINE)


class Brackets:
    """A list or mapping in brackets. What is wrong in it is raised as `Seen`."""

    def __init__(self, text: str, start: int, parent: int, limit: int) -> None:
        """Begin at the opening bracket.

        Args:
            text: the text of the file.
            start: the offset of the bracket.
            parent: the column of what holds it; a line that begins there or further left is not meant to be in it.
            limit: where the parser gave up.
        """
        self._text = text
        self._pos = start
        self._parent = parent
        self._limit = limit
        self._open: list[int] = []
        self._keyed: list[bool] = []  # whether the entry of each open bracket has had its colon
        self._before = ""  # what the next thing follows: "", "plain", "quoted" or "bracket"
        self._began = start  # where that began
        self._key = ""
        self._key_at = start
        self._behind = start  # where the last thing ended
        self._first = False  # whether the next thing is the first of its line
        self._left: int | None = None
        self._cut: int | None = None  # where a comment begins that holds a closing bracket

    def read(self) -> int:
        """The offset behind the closing bracket.

        Raises:
            Seen: for the first mistake.
        """
        try:
            while True:
                self._skip()
                if self._one():
                    break
        except Seen:
            if self._left is None:
                raise
            raise self._unclosed(self._left) from None
        if self._left is not None and self._limit < self._pos:
            raise self._unclosed(self._left)
        return self._pos

    def _skip(self) -> None:
        """Go to the next thing, and remember where lines begin that are not meant to be in the brackets."""
        self._behind = self._pos
        end = _SKIPPED.match(self._text, self._pos).end()  # type: ignore[union-attr]  # it matches nothing, too
        if self._cut is None and self._open and (found := _CUT.match(self._text, self._pos, end)):
            self._cut = found.start("sign")
        if (
            self._before == "plain"
            and (lost := _LOST.match(self._text, self._pos, end))
            and self._text[end : end + 1] not in (",", "]", "}")
        ):
            raise Seen(slips.cut_short(lost.start("sign")))
        line = self._text.rfind("\n", self._pos, end) + 1
        self._first = bool(line)
        if line and self._left is None and end - line <= self._parent and _NEXT.match(self._text, line):
            self._left = self._open[-1]
        self._pos = end

    def _one(self) -> bool:
        """Read one thing; whether it closed the outermost bracket."""
        sign = self._text[self._pos : self._pos + 1]
        if not sign:
            raise self._unclosed(self._open[-1])
        if sign in "[{":
            self._opening(sign)
        elif sign in "]}":
            return self._closing(sign)
        elif sign == ",":
            if not self._before and self._text[self._behind - 1] in "[{,":
                raise Seen(slips.comma_over(self._pos))
            self._before, self._keyed[-1] = "", False
            self._pos += 1
        elif sign == ":" and (self._before in ("quoted", "bracket") or _INDICATOR.match(self._text, self._pos)):
            self._colon()
        else:
            self._scalar(sign)
        return False

    def _opening(self, sign: str) -> None:
        if self._before == "plain":
            raise Seen(slips.bracket_inside(self._pos, sign))
        self._follows()
        self._open.append(self._pos)
        self._keyed.append(False)
        self._before = ""
        self._pos += 1

    def _closing(self, sign: str) -> bool:
        at = self._open[-1]
        opened = self._text[at]
        if opened != PAIRS[sign]:
            if _CLOSES[opened].match(self._text, self._pos + 1):
                raise Seen(slips.bracket_closed(self._pos, sign))
            if any(self._text[other] == PAIRS[sign] for other in self._open):
                raise self._unclosed(at)
            ends = len(self._open) == 1 and _LINE_ENDS.match(self._text, self._pos + 1)
            raise Seen(slips.bracket_closed(self._pos, sign, ("]" if opened == "[" else "}") if ends else ""))
        self._open.pop()
        self._keyed.pop()
        self._before, self._began = "bracket", at
        self._pos += 1
        return not self._open

    def _colon(self) -> None:
        if self._keyed[-1]:
            if self._before == "plain" and (last := _LAST_WORD.search(self._text, self._began, self._pos)):
                raise Seen(slips.comma_missing(self._pos, last["word"]))
            value = _VALUE.match(self._text, self._began)
            raise Seen(slips.colon(self._pos, self._key, value[0].rstrip() if value else ""))
        self._keyed[-1] = True
        if self._before == "plain":
            if self._text[self._pos + 1 : self._pos + 2] in ("[", "{"):
                raise Seen(slips.no_space(self._pos, ":"))
            self._key = self._text[self._began : self._pos].strip()
        self._before = ""
        self._pos += 1

    def _scalar(self, sign: str) -> None:
        if self._before != "plain":
            self._follows()
            self._began = self._pos
            if self._first and (slip := slips.foreign_comment(self._text, self._pos)):
                raise Seen(slip)
            if (end := self._special(sign)) is not None:
                self._pos = end
                return
        found = _PLAIN.match(self._text, self._pos)
        self._pos = found.end() if found else self._pos + 1
        self._before = "plain"

    def _special(self, sign: str) -> int | None:
        """Where a quoted text, an alias or the like ends; None for plain text."""
        if sign in "\"'":
            self._before = "quoted"
            return self._quoted(sign)
        if sign not in "|>@`%-*&!":
            return None
        value = _VALUE.match(self._text, self._pos)
        written = value[0].rstrip() if value else sign
        if sign in "|>":
            if (found := slips.COMPARED.match(self._text, self._pos)) and slips.is_value(self._key):
                raise Seen(slips.compared(self._pos, found))
            raise Seen(slips.starter(self._pos, sign, written))
        if sign == "-" and self._first and _HYPHEN.match(self._text, self._pos):
            raise Seen(slips.hyphens_inside(self._open[-1], self._text[self._open[-1]]))
        if sign in "@`%" or (sign == "-" and self._text[self._pos + 1 : self._pos + 2] in (" ", "\n", "\r", "")):
            raise Seen(slips.starter(self._pos, sign, written))
        if sign in "*&!":
            end = properties(self._text, self._pos, flow=True)
            if end is None:
                raise Seen(slips.starter(self._pos, sign, written))
            self._before = "quoted" if sign == "*" else ""
            return end
        return None

    def _quoted(self, mark: str) -> int:
        end = closing(self._text, self._pos, self._parent)
        after = self._text[end : end + 1]
        last = max(self._pos, end - _LAST_WORDS)
        if after.strip() and after not in ",:]}#" and _OPENS_NEXT.search(self._text, last, end - 1):
            raise Seen(slips.never_closed(self._pos, mark))
        return end

    def _follows(self) -> None:
        """Say what is wrong where something follows a text or bracket without a comma."""
        if self._before == "quoted" and self._text[self._pos] in "\"'" and self._text[self._pos - 1].isspace():
            slip = slips.after_quote(self._pos, self._text[self._began], "")
            raise Seen(slip._replace(hint="Put a comma between them, or a colon after a key."))
        if self._before == "quoted":
            value = _QUOTED.match(self._text, self._began)
            raise Seen(slips.after_quote(self._pos, self._text[self._began], value[0] if value else ""))
        alike = self._text[self._pos] == self._text[self._began]
        if self._before == "bracket" and (alike or self._first or _KEY.match(self._text, self._pos)):
            raise Seen(slips.no_comma(self._pos))
        if self._before == "bracket":
            raise Seen(slips.starter(self._began, self._text[self._began], self._until()))

    def _until(self) -> str:
        """A value that begins with a bracket, and what follows this."""
        rest = _VALUE.match(self._text, self._pos)
        return self._text[self._began : self._pos] + (rest[0].rstrip() if rest else "")

    def _unclosed(self, at: int) -> Seen:
        if self._cut is not None and self._cut > at:
            return Seen(slips.all_comment(self._cut, "the closing bracket, too"))
        return Seen(slips.bracket_open(at, self._text[at]))
