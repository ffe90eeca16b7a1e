"""`briefing show`: a briefing, or one item of it, as plain text."""

from __future__ import annotations

import click

from briefing_tui.cli.streams import NARROWEST, text_width, write_lines


@click.command(
    "show",
    short_help="Print a briefing, or one item of it, as plain text.",
    epilog="Example: briefing show talks.yaml#q-lind-pay --width 60",
)
@click.argument("path", metavar="PATH[#ID]", type=click.Path())
@click.option("--width", type=click.IntRange(min=NARROWEST), metavar="N", help="Cells of a line, at least 20.")
@click.option("--glance", is_flag=True, help="One screen: at most 24 lines, cut with … where they must be.")
def command(path: str, width: int | None, glance: bool) -> int:
    """Print a briefing, or one item of it, as plain text; - reads standard input."""
    from briefing_tui.cli.reading import load, target, text_lines

    wanted = target(path)
    if not glance:
        write_lines(text_lines(load(wanted), wanted, width or text_width()))
        return 0
    from briefing_tui.exports.text import to_glance

    if wanted.item:
        raise click.UsageError(f"--glance is of a whole briefing: leave #{wanted.item} out")
    write_lines(to_glance(load(wanted), width or text_width()))
    return 0
