"""Opening briefings: in the reader, or as plain text where no reader can run."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from time import time
from typing import TYPE_CHECKING

from briefing_tui.cli import COMMANDS
from briefing_tui.cli.reading import Target, load, shown, target, text_lines
from briefing_tui.cli.sources import texts
from briefing_tui.cli.stopping import UNREADABLE, USAGE, WRONG, Stop, did_you_mean
from briefing_tui.cli.streams import can_draw, take_terminal, text_width, write_lines

if TYPE_CHECKING:
    from briefing_tui.library.catalogue import Choice

FIND = "+/"
"""What an argument begins with that says where to open: at the first place with the text after it."""


def open_briefings(
    arguments: Sequence[str],
    *,
    theme: str | None = None,
    mouse: bool = False,
    plain: bool = False,
    secure: bool = False,
    at: str | None = None,
    sources: Sequence[str] = (),
) -> int:
    """Open what the arguments name: one briefing, or several to choose from.

    Args:
        arguments: files, folders, `PATH#ID`, `-`, and at most one `+/TEXT`; none for the briefings at hand.
        theme: name of the reader's theme; its default where None.
        mouse: whether the reader takes the mouse.
        plain: whether to print plain text even where the reader could run.
        secure: whether the reader is restricted.
        at: id of the item to open at.
        sources: texts of sources that do not lie beside the briefing, as `ID=FILE`.

    Returns:
        The exit status.

    Raises:
        Stop: if something asked for cannot be opened.
    """
    find = _find_text([argument for argument in arguments if argument.startswith(FIND)])
    targets = _targets([argument for argument in arguments if not argument.startswith(FIND)])
    if at is not None and any(one.item for one in targets):
        raise Stop("briefing: say where to open once: --at ID or PATH#ID", USAGE)
    targets = [one if at is None else one._replace(item=at) for one in _files(targets)]
    if len(targets) > 1 and any(one.item for one in targets):
        raise Stop("briefing: an item to open at needs a single briefing", USAGE)
    given = texts(sources)
    drawing = not plain and can_draw()
    if len(targets) > 1:
        listed = _choices(targets)
        if drawing and _take_terminal():
            return _reader(theme)(None, None, listed, theme=theme, mouse=mouse, find=find, texts=given, secure=secure)
        write_lines(_table(listed))
        return 0
    only, began = targets[0], time()
    briefing = load(only, (lambda: import_module("briefing_tui.reader.app")) if drawing else None)
    if drawing and _take_terminal():
        read = partial(_reader(theme), theme=theme, mouse=mouse, secure=secure)
        return read(briefing, only.path, at=only.item, find=find, texts=given, began=began)
    write_lines(text_lines(briefing, only, text_width()))
    return 0


def _reader(theme: str | None) -> Callable[..., int]:
    """The reader, and a check of what only it knows.

    Raises:
        Stop: if it has no such theme (2).
    """
    from briefing_tui.reader.app import run

    if theme is not None:
        from briefing_tui.personal.paths import config_folder
        from briefing_tui.reader.own_themes import names

        if theme not in (known := names(config_folder())):
            raise Stop(f"briefing: there is no theme {theme!r}; themes: {', '.join(known)}", USAGE)
    return run


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
        return [Target(here)] if here.is_dir() else _library() or [Target(bundled_folder())]
    targets = [target(argument) for argument in arguments]
    if len(targets) > 1 and any(one.path is None for one in targets):
        raise Stop("briefing: - for standard input stands alone", USAGE)
    return targets


def _library() -> list[Target]:
    """The folders that the settings name, as far as they are there; what is wrong with them is said."""
    from briefing_tui.personal.config import Config

    config = Config()
    for folder in config.library:
        if not folder.exists():
            print(f"briefing: {config.where('library')}: {shown(folder)} is not there", file=sys.stderr)
    return [Target(folder) for folder in config.library if folder.exists()]


def _files(targets: list[Target]) -> Iterator[Target]:
    """The targets with the briefings of each folder in its place.

    Raises:
        Stop: if one is not there or cannot be looked into (3), or a folder has no briefings (1).
    """
    from briefing_tui.library.catalogue import find_briefings

    for one in targets:
        try:
            if one.path is None or not stat.S_ISDIR(os.stat(one.path).st_mode):
                yield one
                continue
            found = find_briefings(one.path)
        except FileNotFoundError:
            if near := did_you_mean(one.name, COMMANDS):
                raise Stop(f"{one.name}: no such file or command{near}", UNREADABLE) from None
            yield one  # loading knows the files beside it, and so which one may be meant
            continue
        except OSError as error:
            raise _unreadable(one.name, error) from None
        if not found:
            hint = "files named *.briefing.yaml, or other YAML with a briefing_version"
            raise Stop(f"{one.name}: no briefings in this folder ({hint})", WRONG)
        yield from (Target(path, one.item) for path in found)


def _choices(targets: list[Target]) -> list[Choice]:
    """What there is to choose from.

    Raises:
        Stop: if one of them cannot be read (3).
    """
    from briefing_tui.library.catalogue import choices

    paths = [one.path for one in targets if one.path]
    for path in paths:
        try:
            os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK))
        except OSError as error:
            raise _unreadable(shown(path), error) from None
    return choices(paths)


def _unreadable(name: str, error: OSError) -> Stop:
    """Why the system does not give the bytes of a file."""
    return Stop(f"{name}: cannot be read: {error.strerror}", UNREADABLE)


def _table(listed: list[Choice]) -> Iterator[str]:
    """The briefings to choose from as lines of text: title, date, path."""
    from rich.cells import cell_len

    widest = max(cell_len(choice.title) for choice in listed)
    dates = max(len(choice.date) for choice in listed)
    for choice in listed:
        gap = " " * (widest - cell_len(choice.title))
        yield f"{choice.title}{gap}  {choice.date:{dates}}  {choice.shown_path}"


def _take_terminal() -> bool:
    """Take the terminal for the reader, or say why there is plain text instead."""
    if take_terminal():
        return True
    print("briefing: no terminal to read keys from, so this is plain text", file=sys.stderr)
    return False
