"""`--source ID=FILE`: the text of a source that does not lie beside the briefing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefing_tui.cli.stopping import UNREADABLE, USAGE, Stop


def texts(options: Iterable[str]) -> dict[str, bytes]:
    """The texts that were given, by the id of their source.

    Args:
        options: `ID=FILE` each; of two for one source the last one counts.

    Raises:
        Stop: if one is not of that form (2), or the system gives no bytes of its file (3).
    """
    return dict(map(_text, options))


def _text(option: str) -> tuple[str, bytes]:
    import re

    from briefing_tui.loading import LARGEST, Unreadable
    from briefing_tui.loading.reading import read
    from briefing_tui.model import ID_PATTERN

    source, sign, path = option.partition("=")
    if not (sign and path and re.match(ID_PATTERN, source)):
        raise Stop(f"briefing: --source {option!r}: expected the id of a source and a file, as in src-a=a.txt", USAGE)
    try:
        text = read(Path(path))
    except Unreadable as why:
        raise Stop(f"--source {source}: {why}", UNREADABLE) from None
    if len(text) > LARGEST:
        raise Stop(f"--source {source}: {path!r} is larger than {LARGEST // 2**20} MB", UNREADABLE)
    return source, text
