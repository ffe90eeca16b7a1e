"""Kinds: texts where a text may stand, and that are of another kind than the field: ids alone, addresses of nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefing_tui.loading.findings import Finding
from briefing_tui.loading.problems import shorten
from briefing_tui.loading.rules.referring import KINDS
from briefing_tui.loading.rules.rule import Case, rule
from briefing_tui.loading.values import NOTHING_GIVEN
from briefing_tui.model import ADDRESS_PATTERN

_STUCK = re.compile(r"(?P<key>quote|figures?):(?:[a-z]\S*|\[[^\]]*\])")
"""A placement without its space."""
_NO_COLON = re.compile(r"(?P<key>quote|figures?) (?P<ids>\[?[a-z0-9, -]+\]?)")
"""What may be one without its colon."""
_LONGEST: Final = 200
"""Characters of a text that may be nothing but an id or a placement."""
_ADDRESS = re.compile(ADDRESS_PATTERN)
_WHOLE = re.compile(r"https?://[^\s<>()]+")
_BARE = re.compile(r"(?:https?)?/*((?:[\w-]+\.)+[A-Za-z]{2,}(?::[0-9]+)?(?:[/?#]\S*)?)")
_FILE = re.compile(
    r"[^/?#]*\.(?:pdf|html?|txt|md|docx?|odt|rtf|xlsx?|csv|json|ya?ml|xml|png|jpe?g|mp[34])", re.IGNORECASE
)
_DOI = re.compile(r"10\.[0-9]{4,9}/\S+")


@rule(
    "S04",
    "error",
    "The value is of another type than the field: a text where a list belongs, say, or nothing at all.",
    bad="title: 1999\n",
    good='title: "1999"\n',
)
def texts_of_another_kind(case: Case) -> Iterator[Finding]:
    """What is a text, as the field may be, and is certainly not what was meant; the types find all else."""
    for section in case.briefing.sections:
        for number, entry in enumerate(section.entries):
            if not isinstance(entry, str) or len(entry) > _LONGEST:
                continue
            item_id = entry.strip()
            if stuck := _STUCK.fullmatch(item_id):
                message = f'no space after "{stuck["key"]}:"; the line was read as plain text'
                yield Finding("Y19", message, "Put a space after it.", case.path(section, "body", number))
            placed = _NO_COLON.fullmatch(item_id)
            if placed and all(one in case.known for one in placed["ids"].strip("[]").replace(",", " ").split()):
                message = f'expected Markdown or a placement, found "{shorten(item_id, 60)}"'
                hint = f'Write "{placed["key"]}: {shorten(placed["ids"], 60)}".'
                yield Finding("S04", message, hint, case.path(section, "body", number))
            one = case.known.get(item_id)
            if one is not None and one.list in ("quotes", "figures"):
                kind, alone = KINDS[one.list], isinstance(section.body, str)
                message = f'expected Markdown or a placement, found the id of a {kind}, "{item_id}"'
                hint = f"Write [{{{kind}: {item_id}}}]." if alone else f'Write "{kind}: {item_id}".'
                path = case.path(section, "body") if alone else case.path(section, "body", number)
                yield Finding("S04", message, hint, path)
    for source in case.briefing.sources:
        for field in ("url", "archived_url"):
            address = getattr(source, field)
            if address is not None and not _ADDRESS.search(address):
                message = f'expected a web address, found "{shorten(address, 60)}"'
                yield Finding("S04", message, _address(address), case.path(source, field))


def _address(written: str) -> str:
    """How to write an address that lacks its beginning, or has something around it."""
    if not written:
        return NOTHING_GIVEN
    if len(urls := _WHOLE.findall(written)) == 1:
        return f"Write {shorten(urls[0], 60)}."
    if _DOI.fullmatch(written):
        return f"Write https://doi.org/{shorten(written, 60)}."
    bare = _BARE.fullmatch(written)
    if bare is not None and not _FILE.fullmatch(bare[1]):
        return f"Write https://{shorten(bare[1], 60)}."
    return "It begins with https://; a text that lies beside the briefing is named in text_file."
