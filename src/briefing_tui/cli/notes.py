"""`briefing notes`: the reader's own marks and notes, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from briefing_tui.cli.stopping import WRONG, Stop
from briefing_tui.cli.streams import write_lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing_tui.model import Briefing
    from briefing_tui.personal.notes import Note


@click.command(
    "notes", short_help="Print your marks and notes.", epilog="Example: briefing notes talks.yaml --md > notes.md"
)
@click.argument("path", metavar="[PATH]", required=False, type=click.Path())
@click.option("--json", "form", flag_value="json", help="Print JSON.")
@click.option("--md", "form", flag_value="md", help="Print Markdown, with citations.")
def command(path: str | None, form: str | None) -> int:
    """Print your marks and notes on a briefing, or on all; those on words that have changed since are told."""
    from pathlib import Path

    from briefing_tui.exports.notes import entries, to_json, to_markdown, to_text

    kept = _kept(Path(path) if path is not None else None)
    if not kept:
        raise Stop(f"briefing: no marks or notes{f' on {_shown(path)}' if path else ''}", WRONG)
    found = list(entries(kept, _loading()))
    lines = to_json(found).split("\n") if form == "json" else to_markdown(found) if form == "md" else to_text(found)
    write_lines(lines)
    return 0


def _kept(path: Path | None) -> list[Note]:
    """The marks and notes, those of one briefing after each other, the newest briefing first."""
    import os
    import sys

    from briefing_tui.personal import notes, shelf
    from briefing_tui.personal.paths import state_file
    from briefing_tui.personal.store import Store

    if not state_file().exists():
        return []
    store = Store(state_file())
    wanted = None if path is None else os.fsencode(os.path.realpath(path))
    found: list[Note] = []
    for briefing in store.read(lambda connection: list(shelf.every(connection))):
        if wanted in (None, briefing.key.path):
            for listed in (notes.notes, notes.marks):
                found += store.read(lambda c, listed=listed, number=briefing.number: listed(c, number))  # type: ignore[misc]
    store.close()
    if store.notice:
        print(f"briefing: {store.notice}", file=sys.stderr)
    return found


def _loading() -> Callable[[Path], Briefing | None]:
    """Loads briefings; of one that cannot be loaded it says why, once."""
    import sys

    from briefing_tui.loading import Refused, Unreadable, load_file

    def load(path: Path) -> Briefing | None:
        try:
            return load_file(path)
        except (Refused, Unreadable) as problem:
            print(str(problem).partition("\n")[0], file=sys.stderr)
            return None

    return load


def _shown(path: str) -> str:
    from pathlib import Path

    from briefing_tui.cli.reading import shown

    return shown(Path(path))
