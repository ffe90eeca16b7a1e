"""Schema: plain data to a Briefing, or what is wrong with its shape, at the place where it is wrong."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from briefing_tui.loading.problems import Refused, shorten
from briefing_tui.loading.shape import Finding, explained, located, unfit
from briefing_tui.loading.values import make
from briefing_tui.loading.yaml12 import Plain
from briefing_tui.model import Briefing

VERSION: Final = "1"
"""The version of the format that this program reads."""
_NUMBERED = re.compile(r"([0-9]{1,9})(?:\.[0-9]+)*")


def to_briefing(plain: Plain) -> Briefing:
    """Convert plain data.

    Raises:
        Refused: if a key is missing or unknown, a value is not of its type, or an id is given twice.
    """
    findings = _version(plain)
    if not findings:
        try:
            briefing = msgspec.convert(plain.data, Briefing, dec_hook=make)
        except msgspec.ValidationError as error:
            findings = explained(error, plain)
        else:
            findings = list(unfit(briefing))
    if findings:
        raise Refused(located(findings, plain))
    return briefing


def _version(plain: Plain) -> list[Finding]:
    """What is wrong with the version; a file of another one is not looked at any further."""
    version = plain.data.get("briefing_version")
    if isinstance(version, int) and not isinstance(version, bool) and version == 1:
        # An unquoted 1 is what authors write first; it cannot be mistaken.
        plain.data["briefing_version"] = version = VERSION
    if version is None or version == VERSION or isinstance(version, bool | list | dict):
        return []
    shown = shorten(str(version), 40)
    numbered = _NUMBERED.fullmatch(shown)
    if numbered and int(numbered[1]) > int(VERSION):
        message = f'"{shown}" is newer than this program reads ("{VERSION}")'
        return [Finding("S05", message, "Update briefing.", ("briefing_version",))]
    message = f'"{shown}" is no version that this program reads ("{VERSION}")'
    return [Finding("S05", message, f'Write briefing_version: "{VERSION}".', ("briefing_version",))]
