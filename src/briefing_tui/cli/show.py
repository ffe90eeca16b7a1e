"""`briefing show`: a briefing, or one item of it, as plain text."""

from __future__ import annotations

import click

from briefing_tui.cli.streams import NARROWEST, text_width, write_lines


@click.command("show", epilog="Example: briefing show talks.yaml#q-lind-pay --width 60")
@click.argument("path", metavar="PATH[#ID]", type=click.Path())
@click.option("--width", type=click.IntRange(min=NARROWEST), metavar="N", help="Cells of a line, at least 20.")
def command(path: str, width: int | None) -> int:
    """Print a briefing, or one item of it, as plain text; - reads standard input."""
    from briefing_tui.cli.reading import load, target, text_lines

    wanted = target(path)
    write_lines(text_lines(load(wanted), wanted, width or text_width()))
    return 0
