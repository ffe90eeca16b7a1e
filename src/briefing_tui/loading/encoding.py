"""Encoding: what a file that is not UTF-8 seems to be, so that its author knows what to save anew."""

from __future__ import annotations

import re
from typing import Final

_LOOKED_AT: Final = 1_000_000
"""Bytes of a file that are looked at."""
_BINARY: Final = (
    (b"%PDF", "a PDF"), (b"PK\x03\x04", "a ZIP or office document"), (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"), (b"SQLite format", "a database"),
)  # fmt: skip
_RUN = re.compile(rb"[\x80-\xff]{3,}")
"""Words of a script other than Latin; accented letters of Latin stand alone among others."""
_SCRIPTS: Final = (
    ("windows-1251", "оеаинтсрвлкмдпуяыьг", "Windows-1251 (Cyrillic)"),
    ("koi8-r", "оеаинтсрвлкмдпуяыьг", "KOI8-R (Cyrillic)"),
    ("iso8859-5", "оеаинтсрвлкмдпуяыьг", "ISO 8859-5 (Cyrillic)"),
    ("windows-1256", "ايىنردمهوتبسلشکكگپچزقفعحخآ", "Windows-1256 (Arabic, Persian)"),
    ("windows-1253", "αοιεστνηρπκμλυάόίέή", "Windows-1253 (Greek)"),
)
"""Frequent letters of each, lower case where there is one: upper case is what the others' letters look like."""
_ENOUGH: Final = 0.6
"""Share of a text that its frequent letters make up at least."""
_TURKISH = re.compile(rb"(?<=[A-Za-z])[\xf0\xfd\xfe]|[\xdd\xde](?=[a-z])|[\xfd\xfe](?=[a-z])")
"""ğ ı ş İ Ş, where Western European encodings have letters of Icelandic."""
_POLISH = re.compile(rb"[a-z\xf3][\xb9\xb3][a-z\xc0-\xff]|\xa3[a-z\xf3][a-z\xc0-\xff]")
"""ą ł Ł, where Western European encodings have signs."""
_CONTROLS: Final = bytes({*range(0x20)} - {*b"\t\n\r"})
_CONTROL_SHARE: Final = 0.05
"""Share of control characters that no text has, were it full of colours for a terminal."""
_MANY: Final = 4
_NUL_SHARE: Final = 0.2


def wide_or_binary(data: bytes) -> str:
    """What a file seems to be: an encoding of two or four bytes a character, or no text; empty where it may be one."""
    for start, what in _BINARY:
        if data.startswith(start):
            return f"{what}, no text"
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "UTF-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    return _by_controls(data[:_LOOKED_AT])


def _by_controls(data: bytes) -> str:
    """The same, by the control characters in it."""
    if len(data) - len(data.translate(None, _CONTROLS)) < max(_MANY, _CONTROL_SHARE * len(data)):
        return ""
    nul = [data[at::4].count(0) / (len(data[at::4]) or 1) for at in range(4)]  # shares, by place in four bytes
    if min(nul) > _NUL_SHARE:
        return "no text"
    if min(nul[0], nul[1]) > 1 - _NUL_SHARE or min(nul[2], nul[3]) > 1 - _NUL_SHARE:
        return "UTF-32"
    even, odd = nul[0] + nul[2], nul[1] + nul[3]
    return "UTF-16" if max(even, odd) > max(_NUL_SHARE, _MANY * min(even, odd)) else "no text"


def not_utf8(data: bytes, offset: int, skipped: int) -> tuple[str, str]:
    """The message and the hint for a file that is not UTF-8.

    Args:
        data: what the file holds.
        offset: of the first byte that is none of UTF-8.
        skipped: how many bytes of the file stand before the data.
    """
    said = f"byte 0x{data[offset]:02X} at offset {offset + skipped} is not UTF-8"
    looks = wide_or_binary(data)
    sample = data[:_LOOKED_AT] if offset < _LOOKED_AT else data[offset - _LOOKED_AT // 2 : offset + _LOOKED_AT // 2]
    read = sample.decode("utf-8", "replace")
    strange = read.count("\ufffd")
    if not looks and len(read) - len(read.encode("ascii", "ignore")) > (_MANY + 1) * strange:
        return f"{said}, and most of the file is", "Type the character there anew, and save the file as UTF-8."
    return f"{said}; the file looks like {looks or _one_byte(sample)}", "Save it as UTF-8."


def _one_byte(data: bytes) -> str:
    """The encoding of one byte a character that a file seems to be in."""
    words = b"".join(_RUN.findall(data))
    high = len(words) / (sum(byte >= 0x80 for byte in data) or 1)
    if high > _ENOUGH:
        shares = [(_share(words, codec, letters), name) for codec, letters, name in _SCRIPTS]
        share, name = max(shares)
        if share > _ENOUGH:
            return name
    if _TURKISH.search(data):
        return "Windows-1254 (Turkish)"
    return "Windows-1250 (Central European)" if _POLISH.search(data) else "Windows-1252 or Latin-1"


def _share(words: bytes, codec: str, letters: str) -> float:
    read = words.decode(codec, "replace")
    return sum(letter in letters for letter in read) / len(read)
