"""Copying: what of the briefing is copied, in which form, and where it goes; the same from every screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Protocol, runtime_checkable

from textual.events import Key
from textual.screen import Screen

from briefing_tui.document.citation import Copied
from briefing_tui.exports.copying import FORMATS
from briefing_tui.reader import clipboard
from briefing_tui.reader.saving import Unsaved, save
from briefing_tui.reader.screens.filing import Filing
from briefing_tui.reader.screens.plain import Plain

if TYPE_CHECKING:
    from briefing_tui.reader.outside import Outside

_FILE: Final = "file"
_CHOICES: Final = {
    "plain": ("p", "plain text"),
    "markdown": ("m", "Markdown"),
    "json": ("j", "JSON"),
    _FILE: ("f", "file"),
}
"""The key and the name of each choice."""
_ROOM = 70
"""Cells from which the menu has words around it."""
_ENDINGS: Final = {"plain": ".txt", "markdown": ".md", "json": ".json"}
"""How the name of a file of each form ends."""


@runtime_checkable
class Copyable(Protocol):
    """A screen from which something can be copied."""

    @property
    def copied(self) -> Copied | str | None:
        """What is current there: a block, or the id of an item of the briefing that lies below; None for nothing."""


class Copier:
    """Copies what is current on a screen, and remembers in which form."""

    def __init__(self, app: Outside, block_of: Callable[[str], Copied | None]) -> None:
        """Copy with the form of the settings at first.

        Args:
            app: what owns the terminal.
            block_of: the block that shows an item of the open briefing.
        """
        self._app = app
        self._block_of = block_of
        self._form = app.config.copy
        self._hinted = False

    def ask(self, screen: Screen[Any]) -> None:
        """Offer the forms in which to copy what is current, the last one first; the next key answers."""
        if copied := self._copied(screen):
            forms = sorted(FORMATS, key=lambda form: form != self._form)
            self._offer(copied, forms if self._app.restricted else [*forms, _FILE])

    def _offer(self, copied: Copied, choices: Sequence[str], at: int = 0) -> None:
        """Show the choices in place of the keys, at the cost of a line; Enter takes that in brackets."""
        words = [" ".join(_CHOICES[choice]) for choice in choices]
        words[at] = f"[{words[at]}]"
        wide = self._app.size.width >= _ROOM
        self._app.say(
            f"copy:  {'  '.join(words)}   {self._app.key('copy')} Enter [this]  Esc back" if wide else " ".join(words)
        )
        self._app.asked = partial(self._answered, copied, choices, at)

    def _answered(self, copied: Copied, choices: Sequence[str], at: int, key: Key) -> bool:
        """Do what a key chooses; whether it means anything here."""
        letters = {_CHOICES[choice][0]: choice for choice in choices}
        if key.key in ("left", "up", "right", "down"):
            self._offer(copied, choices, (at + (1 if key.key in ("right", "down") else -1)) % len(choices))
        elif choice := letters.get(key.character or ""):
            self._choose(copied, choice)
        elif key.key == "enter" or key.key in self._app.keys_of("copy"):
            self._choose(copied, choices[at])
        elif key.key == "escape":
            self._app.say("")
        else:
            return False
        return True

    def show(self, screen: Screen[Any]) -> None:
        """Show the same on a plain screen, for the terminal to select from."""
        if copied := self._copied(screen):
            self._app.push_screen(Plain(FORMATS[self._form](*copied)))

    def _copied(self, screen: Screen[Any]) -> Copied | None:
        copied = screen.copied if isinstance(screen, Copyable) else None
        copied = self._block_of(copied) if isinstance(copied, str) else copied
        if copied is None:
            self._app.say("nothing here that could be copied")
        return copied

    def _name(self, copied: Copied) -> str:
        """A name for the file: that of the item, and an ending for the form."""
        parts = (copied.briefing.id, copied.block.item_id)
        return "-".join(filter(None, parts)) + _ENDINGS[self._form]

    def _choose(self, copied: Copied, choice: str) -> None:
        if choice == _FILE:
            hint = "NAME.md is Markdown, NAME.json JSON, others plain text; never over a file"
            self._app.push_screen(Filing(self._name(copied), hint), lambda name: self._file(copied, name))
            return
        self._form = choice
        # Another program, or a disk far away, may take its time: no key waits for it.
        self._app.run_worker(self._send(choice, FORMATS[choice](*copied)))

    def _file(self, copied: Copied, name: str | None) -> None:
        if name is not None:
            form = next((form for form, ending in _ENDINGS.items() if name.endswith(ending)), "plain")
            self._app.run_worker(self._save(name, FORMATS[form](*copied)))

    async def _send(self, form: str, text: str) -> None:
        said = await clipboard.send(text, self._app.copy_to_clipboard, restricted=self._app.restricted)
        said = said if form == "plain" else f"{_CHOICES[form][1]}: {said}"
        hint = "" if self._hinted else f" · nothing to paste? {self._app.key('show-plain')} shows it"
        if len(said + hint) < self._app.size.width:
            said, self._hinted = said + hint, True
        self._app.say(said)

    async def _save(self, name: str, text: str) -> None:
        try:
            self._app.say(f"written to {await asyncio.to_thread(save, name, text)}")
        except Unsaved as problem:
            self._app.say(str(problem))
