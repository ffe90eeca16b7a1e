"""Source: the bytes of a file as text, before YAML is looked for in it, and where its lines are."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from functools import cached_property
from typing import Final

from briefing_tui.loading.encoding import not_utf8, wide_or_binary
from briefing_tui.loading.problems import Problem, Refused, Severity, shorten
from briefing_tui.loading.reading import LARGEST
from briefing_tui.text import REPLACEMENT, is_safe, safe_line

_BOM: Final = b"\xef\xbb\xbf"
_ORDINARY: Final = b"\n\r" + bytes(range(0x20, 0x7F))
"""ASCII that is safe; a carriage return is looked at by itself."""
_ESCAPE = re.compile(rb"\\[0abtvferNxuU\t]")
"""What brings a character into a double-quoted scalar that the file does not hold."""
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_LINE_END = re.compile("[\u0085\u2028\u2029]|\r(?!\n)")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""What YAML does not allow (YAML 1.2.2, 5.1)."""
_STRANGE = re.compile(f"{_LINE_END.pattern}|{_CONTROL.pattern}")
_CONFLICT: Final = b"<<<<<<<", b"=======", b">>>>>>>"
"""What git begins lines with where two versions of a file differ."""
_CONFLICTING = re.compile(r"^(?:[<>]{7}(?: .*)?|={7})\r?$", re.MULTILINE)
_BESIDE: Final = 200
"""Characters of a line that are kept on each side of a problem."""


class Source:
    """The text of a file, and where its lines are. A good file never asks for either."""

    def __init__(self, data: bytes, file: str, *, clean: bool = False, skipped: int = 0) -> None:
        """Keep what a file holds.

        Args:
            data: UTF-8.
            file: what to call the file.
            clean: whether nothing that can be read out of it is unsafe.
            skipped: how many bytes of the file stand before the data.
        """
        self.data = data
        self.file = safe_line(file)
        self.clean = clean
        self.skipped = skipped

    @cached_property
    def text(self) -> str:
        """The file as text.

        Raises:
            Refused: if it is not UTF-8.
        """
        try:
            return self.data.decode("utf-8")
        except UnicodeDecodeError as error:
            message, hint = not_utf8(self.data, error.start, self.skipped)
            readable = Source(self.data[: error.start], self.file)
            raise readable.refused("Y24", len(readable.text), message, hint) from None

    @cached_property
    def has_surrogates(self) -> bool:
        """Whether it may hold escapes of surrogates, as JSON writes what lies beyond U+FFFF."""
        return b"\\" in self.data and _SURROGATE.search(self.data) is not None

    @cached_property
    def _starts(self) -> array[int]:
        """The offset of the beginning of each line; lines end at LF or CRLF."""
        starts = array("I", [0])  # a list would take ten times the memory
        starts.extend(found.end() for found in re.finditer("\n", self.text))
        return starts

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, offset: int) -> tuple[str, int]:
        """The line that an offset stands in, as it is, and the offset of its beginning."""
        start = self._starts[self.place(offset)[0] - 1]
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else len(self.text)].rstrip("\r"), start

    def problem(
        self, code: str, offset: int, message: str, hint: str = "", path: str = "", *, severity: Severity = "error"
    ) -> Problem:
        """A problem at an offset; its texts may hold what the file holds."""
        line, col = self.place(offset)
        message, hint, path = (safe_line(shorten(part)) for part in (message, hint, path))
        # A file of one line may be 32 MB long and have thousands of problems.
        start = self._starts[line - 1]
        begin = max(start, start + col - 1 - _BESIDE)
        shown = self.text[begin : start + col + _BESIDE].partition("\n")[0].rstrip("\r")
        begins = begin - start + 1
        return Problem(code, self.file, line, col, path, message, hint, severity, safe_line(shown), begins)

    def refused(self, code: str, offset: int, message: str, hint: str = "", path: str = "") -> Refused:
        """The refusal for one problem."""
        return Refused((self.problem(code, offset, message, hint, path),))


def source(data: bytes, name: str) -> Source:
    """The text of a file, with ␦ for the control characters in it; a byte order mark at its beginning is left out.

    Args:
        data: the bytes of the file.
        name: what to call the file in problems.

    Raises:
        Refused: if it is too large, is not UTF-8, is no text, has line ends that only some programs see, or holds two
            versions that git could not merge.
    """
    if len(data) > LARGEST:
        message = f"the file is larger than {LARGEST // 1024 // 1024} MB"
        raise Source(b"", name).refused("Y23", 0, message, "Divide the briefing into several.")
    skipped = len(_BOM) if data.startswith(_BOM) else 0
    data = data[skipped:]
    if any(data.startswith(sign) or b"\n" + sign in data for sign in _CONFLICT) and b"briefing_version" in data:
        _without_conflict(Source(data, name, skipped=skipped))
    # What is left without the ordinary is little: 2 ms for 4 MB, where a search through the text takes 20.
    rest = data.translate(None, _ORDINARY).decode("utf-8", "replace")
    if b"\r" not in data and is_safe(rest) and not _STRANGE.search(rest):
        return Source(data, name, clean=_ESCAPE.search(data) is None, skipped=skipped)
    return _examined(Source(data, name, skipped=skipped))


def _without_conflict(given: Source) -> None:
    """Refuse a text with the marks of a merge conflict: what stands between them is neither of two versions."""
    if found := _CONFLICTING.search(given.text):
        hint = "Keep one of the two versions, and remove the lines that start with <<<<<<<, ======= and >>>>>>>."
        raise given.refused("Y00", found.start(), "a marker of a merge conflict", hint)


def _examined(given: Source) -> Source:
    """A text that holds something out of the ordinary, made fit for the parser."""
    text = given.text
    if found := _LINE_END.search(text):
        message = f"invisible character U+{ord(found[0]):04X}, which some programs take for the end of a line"
        raise given.refused("Y20", found.start(), message, "Replace it by a space or by a line end.")
    if (at := text.find("\0")) >= 0:
        if looks := wide_or_binary(given.data):
            raise given.refused("Y24", 0, f"the file looks like {looks}", "Save it as UTF-8.")
        raise given.refused("Y21", at, "U+0000 is not allowed in text", "Remove it, if this is a text file at all.")
    # A file with other control characters in it opens, and shows where they stand.
    shown = _CONTROL.sub(REPLACEMENT, text)
    clean = is_safe(shown.replace("\r\n", "\n")) and _ESCAPE.search(given.data) is None
    return Source(shown.encode(), given.file, clean=clean)
