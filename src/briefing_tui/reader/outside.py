"""Outside: what of the application reaches beyond it: to the terminal itself, the clipboard, the editor, the shell."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual.app import App, SuspendNotSupported
from textual.events import Key
from textual.widgets import Static

from briefing_tui.personal.config import Config
from briefing_tui.reader.commands import Command, shown
from briefing_tui.reader.screens.briefing import BriefingScreen
from briefing_tui.reader.themes import Palette
from briefing_tui.text import safe_line

if TYPE_CHECKING:
    from briefing_tui.document.citation import Copied
    from briefing_tui.reader.copying import Copier

RESTRICTED: Final = "restricted mode"
"""What a refusal begins with."""


class Outside(App[int], inherit_bindings=False):
    """The part of the application that restricted mode is about. Whether it holds is decided at the start, once."""

    asked: Callable[[Key], bool] | None = None
    """Takes the next key, and says whether it was an answer."""
    commands: tuple[Command, ...]
    config: Config
    palette: Palette
    path: Path | None
    restricted: bool

    @cached_property
    def copier(self) -> Copier:
        """What copies."""
        from briefing_tui.reader.copying import Copier  # noqa: PLC0415 - the start need not wait for it

        return Copier(self, self._block_of)

    def _block_of(self, item_id: str) -> Copied | None:
        below = next(screen for screen in self.screen_stack if isinstance(screen, BriefingScreen))
        return below.copied_item(item_id)

    def do_copy(self) -> None:
        """Copy what is current on the screen."""
        self.copier.ask(self.screen)

    def answer(self, key: Key) -> bool:
        """Whether a key answers what was asked; another one does what it always does."""
        asked, self.asked = self.asked, None
        return asked is not None and asked(key)

    def do_show_plain(self) -> None:
        """Show the same plainly."""
        self.copier.show(self.screen)

    def keys_of(self, name: str) -> tuple[str, ...]:
        """The keys of a command, none where it has none."""
        return next((command.keys for command in self.commands if command.name == name), ())

    def key(self, name: str) -> str:
        """The first key of a command as a person writes it; of one without a key, how it is reached all the same."""
        keys = self.keys_of(name)
        return shown(keys[0]) if keys else " ".join((*map(shown, self.keys_of("palette")[:1]), name))

    def copy_to_clipboard(self, text: str) -> None:
        """Send text to the terminal by OSC 52."""
        from briefing_tui.reader.clipboard import sequence  # noqa: PLC0415 - as above

        self.write(sequence(text, os.environ))

    def write(self, text: str) -> None:
        """Write to the terminal what Textual knows nothing of."""
        if self._driver:
            self._driver.write(text)

    def say(self, words: str) -> None:
        """Say something on the screen that is in view, in place of its keys."""
        if say := getattr(self.screen, "say", None):
            say(words)
            return
        for line in self.screen.query("#notice").results(Static):
            line.update(f" {words}")

    def edit(self, line: int) -> str:
        """Open the open file at a line in the reader's editor, and wait until it is left; what went wrong, if anything.

        Afterwards the file is looked at, as after any change.
        """
        from briefing_tui.reader.editing import command, editor  # noqa: PLC0415 - most never edit

        if self.restricted:
            return f"{RESTRICTED}: no editor is started"
        words = editor({"VISUAL": self.config.editor})
        if not words:
            return "no editor is set: set $VISUAL or $EDITOR to the command of one"
        if self.path is None:
            return "standard input has no file that an editor could open"
        # Of a key that interrupts, such as ctrl+c, only the editor is meant. What is caught, it gets as it is usual.
        before = signal.signal(signal.SIGINT, lambda *_: None)
        try:
            with self.suspend():
                subprocess.run(command(words, self.path, line), check=False)
        except SuspendNotSupported:
            return "the editor needs this terminal, and cannot have it here"
        except OSError as error:
            return f"{safe_line(words[0])}: cannot be started: {error.strerror}"
        finally:
            signal.signal(signal.SIGINT, before)
        for screen in self.screen_stack:
            if isinstance(screen, BriefingScreen) and screen.following:
                screen.following.look()
        return ""

    def do_suspend(self) -> None:
        """Back to the shell, until `fg`."""
        if self.restricted:
            self.say(f"{RESTRICTED}: there is no way to a shell")
        else:
            self.action_suspend_process()

    def do_repaint(self) -> None:
        """Draw everything anew, for a screen that something else wrote on."""
        self.refresh(layout=True)
