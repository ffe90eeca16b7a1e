"""`briefing config`: where the settings are, what is in force, and where each comes from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing_tui.cli.stopping import WRONG
from briefing_tui.cli.streams import write_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_tui.personal.config import Config


@click.command(
    "config",
    short_help="Print the settings in force, and where each comes from.",
    epilog="Example: briefing config --json",
)
@click.option("--theme", metavar="NAME", help="As when the reader is opened with it.")
@click.option("--mouse", is_flag=True, help="As when the reader is opened with it.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(theme: str | None, mouse: bool, as_json: bool) -> int:
    """Print the settings that are in force, and where each comes from; what is wrong goes to standard error."""
    import sys

    from briefing_tui.personal.config import Config
    from briefing_tui.reader.own_themes import names
    from briefing_tui.reader.settings import settle

    config = Config(flags={"theme": theme, "mouse": mouse or None})
    problems = settle(config).problems
    write_lines(_json(config, problems, names(config.folder)) if as_json else _table(config, names(config.folder)))
    for problem in problems:
        print(problem, file=sys.stderr)
    return WRONG if problems else 0


def _table(config: Config, themes: list[str]) -> Iterator[str]:
    from briefing_tui.personal.config import BY_NAME
    from briefing_tui.personal.paths import state_file
    from briefing_tui.text import safe_line

    there = "" if config.file.exists() else " (not there)"
    yield safe_line(f"settings  {config.file}{there}")
    yield safe_line(f"themes    {config.folder / 'themes'}: {', '.join(themes)}")
    yield safe_line(f"state     {state_file()}")
    yield ""
    shown = {name: _shown(found.value) for name, found in config.in_force.items()}
    width = min(40, max(map(len, shown.values())))
    for name, found in config.in_force.items():
        where = config.where(name)
        origin = f"{found.origin}, {where}" if where else found.origin
        yield safe_line(f"{name:<8}  {shown[name]:<{width}}  {origin}")
        if name == "keys":
            yield from (safe_line(f"            {key} = {_shown(value)}") for key, value in found.value.items())
    yield ""
    yield f"Environment: {', '.join(setting.variable for name, setting in BY_NAME.items() if name != 'keys')}"


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return f"{len(value)} set" if value else "none set"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "none"
    return str(value) or "none"


def _json(config: Config, problems: Any, themes: list[str]) -> list[str]:
    import json

    from briefing_tui.personal.paths import state_file

    settings = {
        name: {"value": found.value, "from": found.origin, "where": config.where(name) or None}
        for name, found in config.in_force.items()
    }
    data = {
        "file": config.file,
        "state": state_file(),
        "themes": themes,
        "settings": settings,
        "problems": list(problems),
    }
    return json.dumps(data, indent=2, ensure_ascii=False, default=_plain).split("\n")


def _plain(value: Path) -> str:
    from briefing_tui.text import safe_line

    return safe_line(str(value))
