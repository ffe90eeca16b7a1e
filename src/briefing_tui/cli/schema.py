"""`briefing schema`: the format for editors and other programs."""

from __future__ import annotations

import click


@click.command(
    "schema",
    short_help="The format, for editors to complete and explain.",
    epilog="Example: briefing schema > briefing.schema.json",
)
def command() -> int:
    """Print the JSON Schema of briefings, with which editors complete and explain them."""
    import json

    from briefing_tui.cli.streams import write_lines
    from briefing_tui.loading.json_schema import json_schema

    write_lines([json.dumps(json_schema(), indent=2, ensure_ascii=False)])
    return 0
