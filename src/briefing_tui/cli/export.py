"""`briefing export`: a briefing in another format."""

from __future__ import annotations

import click

from briefing_tui.cli.stopping import UNREADABLE, USAGE, Stop
from briefing_tui.cli.streams import write_lines
from briefing_tui.exports import FORMATS


@click.command("export", epilog="Example: briefing export talks.yaml --to json -o talks.json")
@click.argument("path", metavar="PATH", type=click.Path())
@click.option("--to", "name", required=True, type=click.Choice(tuple(FORMATS)), help="The format.")
@click.option("-o", "output", metavar="FILE", type=click.Path(), help="Write to this file, not to standard output.")
def command(path: str, name: str, output: str | None) -> int:
    """Write a briefing in another format; - reads standard input."""
    from pathlib import Path

    from briefing_tui.cli.reading import Target, load

    briefing = load(Target(None if path == "-" else Path(path)))
    lines = FORMATS[name](briefing)
    if output is None or output == "-":
        write_lines(lines)
        return 0
    try:
        if path != "-" and Path(output).exists() and Path(output).samefile(path):
            raise Stop(f"{output}: is the briefing itself; name another file", USAGE)
        Path(output).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    except OSError as error:
        raise Stop(f"{output}: cannot be written: {error.strerror}", UNREADABLE) from None
    return 0
