"""Opening briefings: in the reader, or as plain text where no reader can run."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefing_tui.cli.reading import Target, load, require_item, shown, target
from briefing_tui.cli.stopping import UNREADABLE, USAGE, WRONG, Stop
from briefing_tui.cli.streams import can_draw, take_terminal, text_width, write_lines

FIND = "+/"
"""What an argument begins with that says where to open: at the first place with the text after it."""


def open_briefings(
    arguments: Sequence[str],
    *,
    theme: str | None = None,
    mouse: bool = False,
    plain: bool = False,
    at: str | None = None,
) -> int:
    """Open what the arguments name: one briefing, or several to choose from.

    Args:
        arguments: files, folders, `PATH#ID`, `-`, and at most one `+/TEXT`; none for the briefings at hand.
        theme: name of the reader's theme; its default where None.
        mouse: whether the reader takes the mouse.
        plain: whether to print plain text even where the reader could run.
        at: id of the item to open at.

    Returns:
        The exit status.

    Raises:
        Stop: if something asked for cannot be opened.
    """
    find = _find_text([argument for argument in arguments if argument.startswith(FIND)])
    targets = _targets([argument for argument in arguments if not argument.startswith(FIND)])
    if at is not None and any(one.item for one in targets):
        raise Stop("briefing: say where to open once: --at ID or PATH#ID", USAGE)
    targets = list(_files(targets))
    if len(targets) > 1 and (at is not None or any(one.item for one in targets)):
        raise Stop("briefing: an item to open at needs a single briefing", USAGE)
    drawing = not plain and can_draw()
    if len(targets) > 1:
        return _choose([one.path for one in targets if one.path], drawing, theme, mouse, find)
    only = targets[0]
    briefing, item = load(only), only.item if at is None else at
    if at is not None:
        require_item(briefing, at, only.name)
    if drawing and _take_terminal():
        from briefing_tui.reader.app import run

        return run(briefing, only.path, theme=theme, mouse=mouse, at=item, find=find)
    from briefing_tui.exports.text import to_text

    write_lines(to_text(briefing, item, text_width()))
    return 0


def _find_text(finds: list[str]) -> str | None:
    """The text to open at."""
    if len(finds) > 1 or FIND in finds:
        raise Stop("briefing: one text to open at, as in +/railway", USAGE)
    return finds[0].removeprefix(FIND) if finds else None


def _targets(arguments: list[str]) -> list[Target]:
    """What the arguments name; the briefings at hand where there are none."""
    from briefing_tui.library.catalogue import bundled_folder

    if not arguments:
        here = Path("briefings")
        return [Target(here if here.is_dir() else bundled_folder())]
    targets = [target(argument) for argument in arguments]
    if len(targets) > 1 and any(one.path is None for one in targets):
        raise Stop("briefing: - for standard input stands alone", USAGE)
    return targets


def _files(targets: list[Target]) -> Iterator[Target]:
    """The targets with the briefings of each folder in its place."""
    from briefing_tui.library.catalogue import find_briefings

    for one in targets:
        if one.path is None or not one.path.is_dir():
            yield one
            continue
        try:
            found = find_briefings(one.path)
        except OSError as error:
            raise Stop(f"{one.name}: cannot be read: {error.strerror}", UNREADABLE) from None
        if not found:
            hint = "files named *.briefing.yaml, or other YAML with a briefing_version"
            raise Stop(f"{one.name}: no briefings in this folder ({hint})", WRONG)
        yield from (Target(path, one.item) for path in found)


def _choose(paths: list[Path], drawing: bool, theme: str | None, mouse: bool, find: str | None) -> int:
    """Let the reader choose one of several briefings, or print the list of them."""
    from briefing_tui.library.catalogue import choices

    for path in paths:
        _require_file(path)
    listed = choices(paths)
    if drawing and _take_terminal():
        from briefing_tui.reader.app import run

        return run(None, None, listed, theme=theme, mouse=mouse, find=find)
    from rich.cells import cell_len

    widest = max(cell_len(choice.title) for choice in listed)
    dates = max(len(choice.date) for choice in listed)
    write_lines(
        f"{choice.title}{' ' * (widest - cell_len(choice.title))}  {choice.date:{dates}}  {choice.shown_path}"
        for choice in listed
    )
    return 0


def _require_file(path: Path) -> None:
    """Make sure that a file can be opened.

    Raises:
        Stop: if it cannot (3).
    """
    try:
        os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK))
    except OSError as error:
        raise Stop(f"{shown(path)}: cannot be read: {error.strerror}", UNREADABLE) from None


def _take_terminal() -> bool:
    """Take the terminal for the reader, or say why there is plain text instead."""
    if take_terminal():
        return True
    print("briefing: no terminal to read keys from, so this is plain text", file=sys.stderr)
    return False
