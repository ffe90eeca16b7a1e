"""The command line: one file a command, each of which imports what it needs only when it runs."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from briefing_tui import __version__
from briefing_tui.cli.stopping import INTERRUPTED, UNREADABLE, Stop
from briefing_tui.cli.streams import drop_output, use_utf8

COMMANDS = ("show", "export", "check", "new", "schema", "notes", "config")
"""The names that are commands: each is the file `cli/NAME.py`, whose `command` is the click command."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `briefing` and return its exit status.

    Args:
        arguments: those of the command line without the program's name; `sys.argv` where None.
    """
    # Imports and loading make what lasts: the reader collects garbage again when it has painted (10 to 14 ms sooner).
    gc.disable()
    use_utf8()
    try:
        status = _run(list(sys.argv[1:] if arguments is None else arguments))
        if sys.stdout:
            sys.stdout.flush()
    except Stop as stop:
        print(stop, file=sys.stderr)
        return stop.status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        drop_output()
        return 0
    except OSError as error:
        drop_output()
        print(f"briefing: {error.strerror or error}", file=sys.stderr)
        return UNREADABLE
    return status


def _run(arguments: list[str]) -> int:
    """Take the short way for the two common calls: importing click would cost each of them 16 to 30 ms."""
    completing = "_BRIEFING_COMPLETE" in os.environ
    if arguments == ["--version"] and not completing:
        print(f"briefing {__version__}")
        return 0
    options = any(argument.startswith("-") and argument != "-" for argument in arguments)
    if options or completing or (arguments[:1] and arguments[0] in COMMANDS):
        from briefing_tui.cli.group import run

        return run(arguments)
    from briefing_tui.cli.opening import open_briefings

    return open_briefings(arguments)
