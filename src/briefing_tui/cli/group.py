"""All commands together, for click: arguments with options, help, and completion."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from briefing_tui import __version__
from briefing_tui.cli import COMMANDS
from briefing_tui.cli.stopping import USAGE, Stop, did_you_mean

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_READER = ""
"""The name under which click knows what opens the reader: one that no argument can be."""

_EXAMPLES = """\b
Examples:
  briefing                           ./briefings, or the briefing that comes along
  briefing talks.yaml#q-lind-pay     open at an item
  briefing talks.yaml +/tugs         open at the first place with a text
  briefing - < talks.yaml            read standard input"""


class _Commands(click.Group):
    """Knows the commands by name, and takes anything else for what to open."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name == _READER:
            return _reader
        found = import_module(f"briefing_tui.cli.{cmd_name}").command if cmd_name in COMMANDS else None
        return found if isinstance(found, click.Command) else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, args if args and args[0] in COMMANDS else [_READER, *args])


class _Reader(click.Command):
    """Opens the reader, and gives the help of the whole program."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage("briefing", "[OPTIONS] [PATH[#ID] ...] [+/TEXT]")
        formatter.write_usage("briefing", "COMMAND ...")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        if ctx.parent:
            _commands.format_commands(ctx.parent, formatter)


class _Opened(click.Path):
    """A file, a folder, PATH#ID, or -; as the first argument completed to a command as well."""

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        # Files first: the script for bash forgets what stands before an entry of that type.
        files = super().shell_complete(ctx, param, incomplete)
        if ctx.params.get("arguments"):
            return files
        return files + [CompletionItem(name) for name in COMMANDS if name.startswith(incomplete)]


@click.command(_READER, cls=_Reader, epilog=_EXAMPLES)
@click.argument("arguments", metavar="[PATH ...]", nargs=-1, type=_Opened())
@click.option("--at", metavar="ID", help="Open at this item, as PATH#ID does.")
@click.option("--source", "sources", multiple=True, metavar="ID=FILE", help="The text of a source, to prove quotes by.")
@click.option("--theme", metavar="NAME", help="The reader's colours.")
@click.option("--mouse", is_flag=True, help="Let the reader take the mouse.")
@click.option("--secure", is_flag=True, help="No editor, no shell, no files written; so does BRIEFING_SECURE=1.")
@click.option("--plain", is_flag=True, help="Print plain text; so does ACCESSIBLE=1.")
@click.version_option(__version__, message="briefing %(version)s")
def _reader(arguments: tuple[str, ...], **options: Any) -> int:
    """Read sourced briefings: who said what, what a number means, and where it stands in the source.

    PATH is a file, a folder, or - for standard input. Where standard output is no terminal, plain text is printed. A
    command's name is the command: a file of that name is ./NAME.
    """
    from briefing_tui.cli.opening import open_briefings

    return open_briefings(arguments, **options)


_commands = _Commands("briefing")


def run(arguments: list[str]) -> int:
    """Run a command line through click and return its exit status.

    Raises:
        Stop: if the command fails, or was called in a way that it does not know (2).
    """
    if "_BRIEFING_COMPLETE" in os.environ:
        _commands.main(arguments, "briefing")
    try:
        with _commands.make_context("briefing", arguments) as context:
            return int(_commands.invoke(context))
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.UsageError as error:
        raise Stop(_one_line(error), USAGE) from None


def _one_line(error: click.UsageError) -> str:
    """What is wrong with the arguments, and what would be right."""
    name = (error.ctx.command_path if error.ctx else "briefing").strip()
    if isinstance(error, click.NoSuchOption):
        known = error.ctx.command.params if error.ctx else []
        options = [option for parameter in known for option in parameter.opts if option.startswith("--")]
        return f"{name}: there is no option {error.option_name}{did_you_mean(error.option_name, options)}"
    said = " ".join(error.format_message().split()).rstrip(".")
    return f"{name}: {said}; see {name} --help"
