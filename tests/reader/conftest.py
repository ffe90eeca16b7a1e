"""The reader, run inside the test by Textual's pilot, and its screen as plain text."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import pytest
from textual._xterm_parser import XTermParser
from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Key, Paste, Resize
from textual.geometry import Size
from textual.pilot import Pilot
from textual.widgets import Input

from briefing_tui import dates
from briefing_tui.document.page import Place
from briefing_tui.library.catalogue import Choice
from briefing_tui.loading import load_file
from briefing_tui.model import Briefing
from briefing_tui.personal.config import Config
from briefing_tui.personal.state import State
from briefing_tui.reader.app import ReaderApp
from briefing_tui.reader.panes.field import Field
from briefing_tui.reader.panes.lines import KeysLine
from briefing_tui.reader.panes.page import PageView
from briefing_tui.reader.panes.rows import Rows
from briefing_tui.reader.panes.scrolling import MARGIN
from briefing_tui.reader.screens.briefing import BriefingScreen
from briefing_tui.reader.themes import DEFAULT

if TYPE_CHECKING:
    from tests.reader.checks import Checks

ROOT = Path(__file__).parents[2]
"""The folder of the project."""
CROSSING = ROOT / "tests/data/crossing.briefing.yaml"
"""An invented briefing with something of everything, for tests only."""
NORMAL = (80, 24)
"""Cells of the usual terminal."""
NARROW = (60, 24)
"""Cells of one on which the page stands alone."""


SEQUENCES = {
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "pageup": "\x1b[5~", "pagedown": "\x1b[6~", "tab": "\t", "shift+tab": "\x1b[Z", "f1": "\x1bOP", "space": " ",
    "shift+left": "\x1b[1;2D", "enter": "\r", "backspace": "\x7f",
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefglnopqrstuvwxyz"},
}  # fmt: skip
"""What terminals send for the keys that are no single character."""


def pressed(key: str) -> Key:
    """The event of a key, made of what a terminal sends for it."""
    if key == "escape":
        return Key(key, "\x1b")  # alone it is told from the beginning of a sequence by the time that passes
    (event,) = XTermParser().feed(SEQUENCES.get(key, key))
    assert isinstance(event, Key)
    return event


def text_of(app: ReaderApp) -> str:
    """The screen as plain text, one line a row."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


class Reader:
    """The running reader: presses keys and says what is on the screen."""

    def __init__(self, app: ReaderApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot
        self.sent: list[str] = []

    async def press(self, *keys: str) -> Reader:
        """Press keys as the terminal sends them, one after the other, each answered before the next."""
        for key in keys:
            await self.burst(key)
        return self

    async def burst(self, *keys: str) -> Reader:
        """Press keys all at once, as they come after a stalled link."""
        for key in keys:
            event = pressed(key)
            event.set_sender(self.app)
            self.app.post_message(event)
        await self.settle()
        return self

    async def paste(self, text: str) -> Reader:
        """Paste a text, as a terminal with bracketed paste does."""
        self.app.post_message(Paste(text))
        await self.settle()
        return self

    async def resize(self, width: int, height: int) -> Reader:
        """Give the terminal another size."""
        driver = self.app._driver
        assert isinstance(driver, HeadlessDriver)
        driver._size = size = Size(width, height)
        self.app.post_message(Resize(size, size))
        until = monotonic() + PATIENCE
        # Textual lays out anew when it has a moment, so that a storm of sizes costs little.
        while self.screen.outer_size != size and monotonic() < until:
            await self.pilot.pause(0.001)
        await self.settle()
        return self

    async def settle(self) -> None:
        """Let everything happen that follows from what was done: each round empties every queue of messages once."""
        until = monotonic() + PATIENCE
        for _ in range(ROUNDS):
            await self.pilot.pause(0)
        while self.app._dealing is not None and monotonic() < until:
            await self.pilot.pause(0)

    async def until(self, holds: Callable[[], object]) -> Reader:
        """Wait for what happens by itself, such as what follows from a file that changes."""
        until = monotonic() + PATIENCE
        while not holds():
            assert monotonic() < until, f"it never happens; the screen shows\n{self.text}"
            await self.pilot.pause(0.01)
        await self.settle()
        return self

    @property
    def text(self) -> str:
        """The screen as plain text."""
        return text_of(self.app)

    @property
    def lines(self) -> list[str]:
        """The rows of the screen."""
        return self.text.split("\n")

    @property
    def body(self) -> list[str]:
        """The rows of the page on a narrow screen, where it stands alone, without the margin."""
        return [line[MARGIN:] for line in self.lines[2:-1]]

    @property
    def screen(self) -> BriefingScreen:
        """The screen of the briefing, also where a list lies over it."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, BriefingScreen))

    @property
    def page(self) -> PageView:
        """The page."""
        return self.screen.view

    @property
    def focus(self) -> str | None:
        """The id of what has the keyboard."""
        return self.app.focused.id if self.app.focused else None

    @property
    def notice(self) -> str:
        """What stands in place of the keys."""
        return self.screen.query_one(KeysLine).notice

    @property
    def field(self) -> str:
        """What stands in the field that has the keyboard."""
        assert isinstance(self.app.focused, Input)
        return self.app.focused.value

    @property
    def state(self) -> str:
        """The word at the right of the find or filter field."""
        return str(self.screen.query_one(Field).query_one("#state").render())

    @property
    def rows(self) -> Rows:
        """The rows of the list that lies over the briefing."""
        return self.app.screen.query_one("#rows", Rows)

    @property
    def listed(self) -> list[str]:
        """Their texts."""
        return [self.rows.block(key).text for key in self.rows.keys]

    @property
    def current(self) -> str:
        """The text of the current block."""
        return self.page.page.block(self.page.current).text

    @property
    def section(self) -> str:
        """The id of the section being read."""
        return self.page.page.key_of(self.page.current)

    @property
    def place(self) -> Place:
        """The place at the top of the page."""
        return self.page.top


PATIENCE = 10.0
"""Seconds to wait for what comes at once on an idle machine."""
ROUNDS = 6
"""The longest chain of messages that follows from a key: key, action, message of a pane, field, focus, paint."""

Open = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> date:
    """The day that ages are counted from."""
    today = date(2026, 11, 24)
    monkeypatch.setattr(dates, "today", lambda: today)
    return today


@pytest.fixture(scope="session")
def crossing() -> Briefing:
    """The invented briefing."""
    return load_file(CROSSING)


@pytest.fixture
def read(crossing: Briefing, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens a briefing in the reader, the invented one where no other is given."""

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = NORMAL,
        *,
        briefing: Briefing | None = crossing,
        path: Path | None = CROSSING,
        choices: Sequence[Choice] = (),
        theme: str = DEFAULT,
        at: str | None = None,
        find: str | None = None,
        live: bool = False,
        texts: Mapping[str, bytes] | None = None,
        state: Path | None = None,
        config: Config | None = None,
        restricted: bool = False,
    ) -> AsyncIterator[Reader]:
        kept = State(state)
        told: Any = {"theme": theme, "at": at, "find": find, "live": live, "texts": texts}
        app = ReaderApp(briefing, path, choices, **told, state=kept, config=config, restricted=restricted)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            reader = Reader(app, pilot)
            monkeypatch.setattr(app, "copy_to_clipboard", reader.sent.append)
            while state and briefing and not reader.screen.compared:
                await pilot.pause(0.01)
            yield reader
        kept.close()

    return opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A copy of the invented briefing, saved long ago, that a test may change."""
    path = tmp_path / CROSSING.name
    path.write_bytes(CROSSING.read_bytes())
    os.utime(path, (1e9, 1e9))
    return path


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> Checks:
    """What the reader checks files with, for a test to decide."""
    from briefing_tui.library import following
    from tests.reader.checks import Checks

    checks = Checks()
    monkeypatch.setattr(following, "Check", checks)
    return checks
