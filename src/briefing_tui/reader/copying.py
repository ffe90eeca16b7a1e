"""Copying: what of the briefing is copied, in which form, and where it goes; the same from every screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, Protocol, runtime_checkable

from textual.screen import Screen

from briefing_tui.document.citation import Copied
from briefing_tui.exports.copying import FORMATS
from briefing_tui.reader import clipboard
from briefing_tui.reader.saving import Unsaved, save
from briefing_tui.reader.screens.copying import FILE, Copying, named
from briefing_tui.reader.screens.plain import Plain

if TYPE_CHECKING:
    from briefing_tui.reader.outside import Outside

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
        """Let the reader choose in which form to copy what is current, the last one first."""
        if copied := self._copied(screen):
            forms = sorted(FORMATS, key=lambda form: form != self._form)
            self._app.push_screen(
                Copying(self._app.palette, forms if self._app.restricted else [*forms, FILE], self._name(copied)),
                lambda chosen: self._chosen(copied, chosen),
            )

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

    def _chosen(self, copied: Copied, chosen: tuple[str, str] | None) -> None:
        if chosen is None:
            return
        form, name = chosen
        if form == FILE:
            form = next((form for form, ending in _ENDINGS.items() if name.endswith(ending)), "plain")
        else:
            self._form = form
        text = FORMATS[form](*copied)
        # Another program, or a disk far away, may take its time: no key waits for it.
        self._app.run_worker(self._save(name, text) if name else self._send(form, text))

    async def _send(self, form: str, text: str) -> None:
        said = await clipboard.send(text, self._app.copy_to_clipboard, restricted=self._app.restricted)
        said = said if form == "plain" else f"{named(form)}: {said}"
        if not self._hinted and (keys := self._app.keys_of("show-plain")):
            said += f" · nothing to paste? {keys[0]} shows it"
            self._hinted = True
        self._app.say(said)

    async def _save(self, name: str, text: str) -> None:
        try:
            self._app.say(f"written to {await asyncio.to_thread(save, name, text)}")
        except Unsaved as problem:
            self._app.say(str(problem))
