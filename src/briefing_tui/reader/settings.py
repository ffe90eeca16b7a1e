"""What the settings mean to the reader: the theme and the commands of their names; what is wrong with these is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from textual.theme import Theme

from briefing_tui.loading.problems import near
from briefing_tui.personal.config import Config
from briefing_tui.reader.commands import COMMANDS, Command
from briefing_tui.reader.own_themes import find, names
from briefing_tui.reader.themes import DEFAULT, THEMES


class Settled(NamedTuple):
    """What is in force in the reader."""

    theme: Theme
    commands: tuple[Command, ...]
    keymap: Mapping[str, str]
    """For Textual: the keys of the commands that have others than by default, or none."""
    problems: Sequence[str]
    """All that is wrong with the settings, in lines."""

    @property
    def notice(self) -> str:
        """The same in one line, what is wrong before the place; empty where nothing is wrong."""
        if not self.problems:
            return ""
        place, _, words = self.problems[0].partition(": ")
        more = f"{len(self.problems) - 1} more: briefing config lists them" if len(self.problems) > 1 else ""
        return " · ".join(filter(None, (words, more, place)))


def settle(config: Config) -> Settled:
    """Find the theme and the commands of settings. Where something is wrong the default holds, and it is told."""
    theme, wrong = find(config.theme, config.folder)
    if theme is None:
        if not wrong:
            known = names(config.folder)
            guess = near(config.theme, known)
            hint = f"did you mean {guess}?" if guess else f"themes: {', '.join(known)}"
            config.complain("theme", (), f"there is no theme {config.theme!r}; {hint}")
        config.reset("theme")
        theme = THEMES[DEFAULT]
    if not config.keys:
        return Settled(theme, COMMANDS, {}, [*config.problems, *wrong])
    from briefing_tui.reader.keymap import as_keymap, remapped  # noqa: PLC0415 - most have the usual keys

    commands, complaints = remapped(config.keys)
    for complaint in complaints:
        path = (complaint.command,) if complaint.number is None else (complaint.command, complaint.number)
        config.complain("keys", path, complaint.message, key=complaint.name)
    return Settled(theme, commands, as_keymap(commands), [*config.problems, *wrong])
