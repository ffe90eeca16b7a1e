"""`--source ID=FILE`: the text of a source that does not lie beside the briefing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefing_tui.cli.stopping import UNREADABLE, USAGE, Stop


def texts(given: Iterable[str]) -> dict[str, bytes]:
    """The texts that were given, by the id of their source.

    Args:
        given: `ID=FILE` each; the last one of an id counts.

    Raises:
        Stop: if one is not of that form (2), or its file cannot be read (3).
    """
    from briefing_tui.loading import Unreadable
    from briefing_tui.loading.reading import read

    found: dict[str, bytes] = {}
    for one in given:
        name, mark, file = one.partition("=")
        if not mark or not name.strip() or not file:
            raise Stop(f"briefing: --source takes ID=FILE, as in --source src-minutes=minutes.txt, not {one!r}", USAGE)
        try:
            found[name.strip()] = read(Path(file).expanduser())
        except Unreadable as unreadable:
            raise Stop(str(unreadable), UNREADABLE) from None
    return found
