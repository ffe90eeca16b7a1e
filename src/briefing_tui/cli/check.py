"""`briefing check`: everything that is wrong with briefings, at the place where it is wrong."""

from __future__ import annotations

import os
import stat
import sys
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing_tui.cli import sources
from briefing_tui.cli.stopping import UNREADABLE, USAGE, WRONG, Stop, did_you_mean

if TYPE_CHECKING:
    from briefing_tui.cli.checking import Result
    from briefing_tui.cli.reading import Target
    from briefing_tui.loading.problems import Problem

_ALL = "all"
"""What `--explain` without a code asks for."""
_EXPLAIN = "Explain the check of this code; without one, list all."
_EXAMPLES = """\b
Example: briefing check talks.briefing.yaml
         briefing check --strict --source src-apa=article.txt briefings
         briefing check --explain F06"""


def _codes(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """The codes of checks, for the shell to complete."""
    from briefing_tui.loading.rules import all_rules

    return [code for code in all_rules() if code.startswith(incomplete.upper())]


@click.command("check", short_help="Everything that is wrong with briefings, and where.", epilog=_EXAMPLES)
@click.argument("paths", metavar="PATH...", nargs=-1, type=click.Path())
@click.option("--strict", is_flag=True, help="Fail on warnings, too; show notes.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--format", "form", type=click.Choice(("text", "json", "github")), help="How problems are printed.")
@click.option(
    "--source", "given", multiple=True, metavar="ID=FILE", help="The text of a source, where it is elsewhere."
)
@click.option(
    "--explain", "code", metavar="[CODE]", is_flag=False, flag_value=_ALL, shell_complete=_codes, help=_EXPLAIN
)
def command(paths: tuple[str, ...], code: str | None, as_json: bool, form: str | None, **options: Any) -> int:
    """Print everything that is wrong with briefings, with its place and how to mend it.

    PATH is a file, a folder, or - for standard input. The exit status is 0 where nothing is wrong or there are warnings
    only, 1 where there are errors, 3 where a file cannot be read.
    """
    if code is not None:
        from briefing_tui.cli.explaining import explain
        from briefing_tui.cli.streams import write_lines

        write_lines(explain(None if code == _ALL else code))
        return 0
    if not paths:
        raise Stop("briefing check: name a file or folder, or - for standard input; see briefing check --help", USAGE)
    if as_json and form not in (None, "json"):
        raise Stop(f"briefing check: --json and --format {form} exclude each other", USAGE)
    return _check(paths, "json" if as_json else form or "text", **options)


def _check(paths: Sequence[str], form: str, given: Sequence[str], strict: bool) -> int:
    """Check what the arguments name, print what is wrong, and return the exit status."""
    from briefing_tui.cli.checking import Work, results, watched
    from briefing_tui.cli.printing import FORMS
    from briefing_tui.cli.streams import write_lines

    outcome = _Outcome()
    texts = sources.texts(given)
    targets = list(_targets(paths, outcome))
    found = results(targets, Work(texts, strict))
    if sys.stderr and sys.stderr.isatty():
        found = iter(list(watched(found, len(targets))))  # a bar and problems at the same time would mix
    lines = FORMS[form](outcome.problems(found))
    write_lines(lines)
    deque(lines, 0)  # where standard output is closed, nobody has read them, and the exit status comes of them
    if sys.stdout:
        sys.stdout.flush()
    return outcome.end(texts, strict)


class _Outcome:
    """What came of checking: counted while it is printed."""

    def __init__(self) -> None:
        self.status = 0
        self.files = 0
        self.counts = Counter[str]()
        self.quotes = Counter[str]()
        self.figures = Counter[str]()
        self.sources: set[str] | None = set()
        """The ids of the sources of all files; None where they cannot be known."""

    def say(self, message: str, status: int = 0) -> None:
        """Say something on standard error, and end with at least this status."""
        self.status = max(self.status, status)
        if sys.stderr:
            print(message, file=sys.stderr)

    def problems(self, results: Iterable[Result]) -> Iterator[Problem]:
        """The problems of all files."""
        for result in results:
            if result.unreadable:
                self.say(result.unreadable, UNREADABLE)
                continue
            self.files += 1
            self.counts.update(problem.severity for problem in result.problems)
            self.quotes.update({source: quotes for source, (quotes, _) in result.unproved.items()})
            self.figures.update({source: figures for source, (_, figures) in result.unproved.items()})
            if self.sources is not None:
                self.sources = None if result.sources is None else self.sources | result.sources
            yield from result.problems

    def end(self, given: Iterable[str], strict: bool) -> int:
        """Say what came of it, and return the exit status."""
        from briefing_tui.cli.printing import summary, unproved

        for line in unproved(self.quotes, self.figures):
            self.say(line)
        for source in given if self.files and self.sources is not None else ():
            if source not in (known := self.sources or ()):
                self.say(
                    f"--source {source}: no briefing that was checked has this source{did_you_mean(source, known)}"
                )
        if self.files:
            self.say(summary(self.counts, self.files))
        if self.counts["error"] or (strict and self.counts["warning"]):
            self.status = max(self.status, WRONG)
        return self.status


def _targets(paths: Sequence[str], outcome: _Outcome) -> Iterator[Target]:
    """The files that the arguments name, each once; what is no file is said."""
    from briefing_tui.cli.reading import Target, shown
    from briefing_tui.library.catalogue import find_briefings

    seen: set[Path | None] = set()
    for argument in paths:
        path = None if argument == "-" else Path(argument)
        found: list[Path | None] = [path]
        try:
            if path is not None and stat.S_ISDIR(os.stat(path).st_mode):
                found = [*find_briefings(path)]
                if not found:
                    hint = "files named *.briefing.yaml, or other YAML with a briefing_version"
                    outcome.say(f"{shown(path)}: no briefings in this folder ({hint})", WRONG)
        except PermissionError:
            outcome.say(f"{shown(Path(argument))}: you may not read it; ask its owner, or use a copy", UNREADABLE)
            continue
        except (OSError, ValueError):
            pass  # reading it says why
        for one in found:
            if one not in seen:
                seen.add(one)
                yield Target(one)
