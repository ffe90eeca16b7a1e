"""TOML files of a reader: what they hold, and where in them something stands, for messages that name the line.

The parser of the standard library keeps no places. Every statement of TOML ends with its line, so the line of a value
is found by reading the file up to one line after the other until the value is there. That is slow, and is done only
when there is something to complain about.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

from briefing_tui.text import safe_line

_LARGEST: Final = 1_000_000
"""Bytes of a file; a setting takes tens."""
_MOST_LINES: Final = 1000
"""Lines of a file in which places are looked up."""
_AT = re.compile(r" \(at line (\d+), column (\d+)\)$| \(at end of document\)$")

Steps = tuple[str | int, ...]
"""Where in the data: keys of tables and numbers of elements."""


class Toml:
    """A file, as far as it could be read; what is wrong with it is collected."""

    def __init__(self, file: Path) -> None:
        """Read a file; one that is not there is as good as an empty one."""
        self.file = file
        self.data: dict[str, Any] = {}
        self.problems: list[str] = []
        self._text = ""
        try:
            self._text = file.read_bytes()[: _LARGEST + 1].decode("utf-8")
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as error:
            self._say(f"cannot be read: {error.strerror}")
        except UnicodeDecodeError:
            self._say("is not UTF-8")
        if len(self._text) > _LARGEST:
            self._say(f"is longer than {_LARGEST} bytes")
        elif self._text:
            self._parse()

    def _parse(self) -> None:
        from tomllib import TOMLDecodeError, loads  # noqa: PLC0415 - 9 ms that nobody without settings waits for

        try:
            self.data = loads(self._text)
        except (TOMLDecodeError, RecursionError) as error:
            message = str(error)
            found = _AT.search(message)
            lines = self._text.split("\n")
            message = _AT.sub("", message)
            line, col = (found[1], found[2]) if found and found[1] else (len(lines), len(lines[-1]) + 1)
            self._say(message[:1].lower() + message[1:], f":{line}:{col}")

    def complain(self, path: Steps, message: str, *, key: bool = False) -> None:
        """Collect what is wrong with a value, or with its key."""
        line, col = self.place(path, key=key)
        self._say(message, f":{line}:{col}")

    def _say(self, message: str, place: str = "") -> None:
        self.problems.append(safe_line(f"{self.file}{place}: {message}"))

    def place(self, path: Steps, *, key: bool = False) -> tuple[int, int]:
        """Line and column of a value, or of its key, both from 1; line 1 where it cannot be told."""
        names = [name for name in path if isinstance(name, str)]
        found = self._statement(names) if names else None
        if found is None:
            return 1, 1
        first, statement = found
        at = end = 0
        if match := re.search(rf"""(?<![\w-])(["']?){re.escape(names[-1])}\1(?=\s*[.=\]])""", statement):
            at, end = match.start(), match.end()
        if not key and (value := re.compile(r"\s*=\s*").match(statement, end)):
            at = value.end()
            if isinstance(path[-1], int) and (element := self._element(path)) is not None:
                quotes = "[\"']" if isinstance(element, str) else ""
                inner = re.compile(rf"({quotes}){re.escape(str(element))}\1").search(statement, at + 1)
                at = inner.start() if inner else at
        before = statement[:at]
        return first + before.count("\n"), at - (before.rfind("\n") + 1) + 1

    def _element(self, path: Steps) -> object:
        value: Any = self.data
        for step in path:
            value = value[step]
        return value

    def _statement(self, names: list[str]) -> tuple[int, str] | None:
        """The statement that brings a value, and the number of its first line."""
        from tomllib import TOMLDecodeError, loads  # noqa: PLC0415 - as above

        lines = self._text.split("\n")
        whole = 0
        for count in range(1, min(len(lines), _MOST_LINES) + 1):
            try:
                data: Any = loads("\n".join(lines[:count]))
            except TOMLDecodeError:
                continue
            for name in names:
                data = data.get(name) if isinstance(data, dict) else None
            if data is not None:
                return whole + 1, "\n".join(lines[whole:count])
            whole = count
        return None
