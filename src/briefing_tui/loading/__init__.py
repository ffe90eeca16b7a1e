"""Loading: a file to a Briefing, or everything that stops it from being one."""

from __future__ import annotations

import gc
import os
import re
import stat
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from briefing_tui.loading.mistakes import not_utf8
from briefing_tui.loading.problems import Problem, Refused, Text, Unreadable
from briefing_tui.loading.schema import to_briefing
from briefing_tui.loading.yaml12 import parse
from briefing_tui.model import Briefing
from briefing_tui.text import REPLACEMENT, safe_line

__all__ = ["LARGEST", "Problem", "Refused", "Unreadable", "load_bytes", "load_file"]

LARGEST: Final = 32 * 1024 * 1024
"""Bytes of a file at most."""
_CONTROLS = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0D}) + b"\x7f"
_UNSAFE = re.compile(rb"\xc2[\x80-\x9f]|\xe2\x80[\x8b\x8e\x8f\xaa-\xae]|\xe2\x81[\xa0\xa6-\xa9]|\xef\xbb\xbf")
_RAW = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\ufffe\uffff]")
_LINE_ENDS = (("\u0085", b"\xc2\x85"), ("\u2028", b"\xe2\x80\xa8"), ("\u2029", b"\xe2\x80\xa9"))
_BOM = b"\xef\xbb\xbf"


def load_file(path: Path) -> Briefing:
    """Load the briefing in a file.

    Raises:
        Unreadable: if the system gives no bytes of it.
        Refused: if what it holds is no briefing; the problems say where and why.
    """
    return load_bytes(_read(path), str(path))


def load_bytes(data: bytes, name: str) -> Briefing:
    """Load a briefing from the bytes of a file.

    Args:
        data: UTF-8 text.
        name: what to call the file in problems.

    Raises:
        Refused: if it is no briefing; the problems say where and why.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        text, unsafe = _decode(data.removeprefix(_BOM), name)
        return to_briefing(parse(text, unsafe=unsafe, escapes=b"\\" in data))
    finally:
        if collecting:
            gc.enable()


def _decode(data: bytes, name: str) -> tuple[Text, bool]:
    """The text of a file, and whether anything in it must be made safe.

    The tests run over the bytes, which takes 5 ms for 4 MB; over the text they would take 60.
    """
    if len(data) > LARGEST:
        problem = Text("", name).problem("Y23", 0, f"larger than {LARGEST // 1024 // 1024} MB", "Divide the briefing.")
        raise Refused((problem,))
    try:
        text = Text(data.decode("utf-8"), name)
    except UnicodeDecodeError as error:
        raise Refused((not_utf8(data, name, error),)) from None
    for character, encoded in _LINE_ENDS:
        if encoded in data:
            message = f"invisible character U+{ord(character):04X}, which some programs take for the end of a line"
            raise Refused((text.problem("Y20", text.text.index(character), message, "Replace it by a space."),))
    control = len(data.translate(None, _CONTROLS)) != len(data)
    unsafe = control or b"\t" in data or _UNSAFE.search(data) is not None
    if unsafe:
        # libyaml refuses raw control characters; a reader of the file sees where they were.
        text.text = _RAW.sub(REPLACEMENT, text.text)
    return text, unsafe


def _read(path: Path) -> bytes:
    shown = safe_line(str(path))
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | getattr(os, "O_CLOEXEC", 0))
        with open(handle, "rb") as file:
            kind = os.fstat(handle).st_mode
            if stat.S_ISDIR(kind):
                raise Unreadable(f"{shown}: is a folder; name a file in it")
            if not stat.S_ISREG(kind) and not stat.S_ISFIFO(kind):
                raise Unreadable(f"{shown}: is a device, not a file")
            os.set_blocking(handle, True)
            return file.read(LARGEST + 4)
    except FileNotFoundError:
        raise Unreadable(f"{shown}: no such file{_similar(path)}") from None
    except IsADirectoryError:
        raise Unreadable(f"{shown}: is a folder; name a file in it") from None
    except PermissionError:
        raise Unreadable(f"{shown}: you may not read it") from None
    except (OSError, ValueError) as error:
        raise Unreadable(f"{shown}: cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _similar(path: Path) -> str:
    try:
        names = [entry.name for entry in os.scandir(path.parent) if entry.name.endswith((".yaml", ".yml"))]
    except (OSError, ValueError):
        return ""
    found = get_close_matches(path.name, names, n=1)
    return f"; did you mean {safe_line(str(path.with_name(found[0])))}?" if found else ""
