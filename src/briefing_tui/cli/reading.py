"""From an argument of the command line to a loaded briefing, or a message about why there is none."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing_tui.cli.stopping import UNREADABLE, WRONG, Stop, did_you_mean

if TYPE_CHECKING:
    from briefing_tui.model import Briefing


_PIECE = 64 * 1024


class Target(NamedTuple):
    """What an argument names."""

    path: Path | None
    """The file or folder; None for standard input."""
    item: str | None = None
    """The id after `#`, where there is one."""

    @property
    def name(self) -> str:
        """What to call the file in messages."""
        return "<stdin>" if self.path is None else shown(self.path)


def target(argument: str) -> Target:
    """Take `PATH`, `PATH#ID`, `-` or `-#ID` apart; a file whose whole name exists wins over `PATH#ID`."""
    path, mark, item = argument.rpartition("#")
    if not mark or not path or os.path.lexists(argument):
        path, item = argument, ""
    return Target(None if path == "-" else Path(path), item or None)


def shown(path: Path) -> str:
    """A path as one that is safe to show: a file name may hold anything."""
    from briefing_tui.text import safe_line

    return safe_line(str(path))


def load(wanted: Target, meanwhile: Callable[[], object] | None = None) -> Briefing:
    """Load the briefing of a target, and make sure that it has the item asked for.

    Args:
        wanted: what to load.
        meanwhile: what to do while a large file is loaded.

    Raises:
        Stop: if it cannot be read (3), is no briefing (1), or has no such item (1).
    """
    from briefing_tui.loading import Refused, Unreadable
    from briefing_tui.model import RESERVED_IDS

    try:
        briefing = _loaded(wanted, meanwhile)
    except Refused as refused:
        raise Stop("\n".join(problem.render() for problem in refused.problems), WRONG) from None
    except Unreadable as unreadable:
        raise Stop(str(unreadable), UNREADABLE) from None
    known = (*RESERVED_IDS, *briefing.by_id)
    if wanted.item is not None and wanted.item not in known:
        near = did_you_mean(wanted.item, known)
        raise Stop(f"{wanted.name}: no item has the id {wanted.item!r}{near}", WRONG)
    return briefing


def _loaded(wanted: Target, meanwhile: Callable[[], object] | None) -> Briefing:
    from briefing_tui.loading import load_bytes, load_file

    if wanted.path is None:
        return load_bytes(standard_input(), wanted.name)
    if meanwhile is None:
        return load_file(wanted.path)
    from briefing_tui.cli.beside import load_beside

    return load_beside(wanted.path, meanwhile)


def text_lines(briefing: Briefing, wanted: Target, width: int) -> Iterator[str]:
    """The lines of a loaded briefing as plain text, or of the item asked for.

    Raises:
        Stop: if this briefing has no such part (1): not every one has key figures.
    """
    from briefing_tui.exports.text import to_text

    try:
        yield from to_text(briefing, wanted.item, width)
    except KeyError:
        raise Stop(f"{wanted.name}: nothing is shown under the id {wanted.item!r}", WRONG) from None


def standard_input() -> bytes:
    """All of standard input, as far as a briefing can be long."""
    from briefing_tui.loading import LARGEST

    try:
        if sys.stdin is None:
            raise OSError(0, "it is closed")
        # A piece at a time: one long read notices an interrupt only when more bytes come.
        data = bytearray()
        while len(data) <= LARGEST and (piece := os.read(sys.stdin.fileno(), _PIECE)):
            data += piece
        return bytes(data)
    except OSError as error:
        raise Stop(f"<stdin>: cannot be read: {error.strerror}", UNREADABLE) from None
