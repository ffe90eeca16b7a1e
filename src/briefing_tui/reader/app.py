"""The application: opens a briefing or a list of them, and does what needs the terminal."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread
from time import monotonic, time
from typing import Final

# Textual reads it when it is imported. Most screens are painted twice when they open, one frame apart: 4 ms, not 17.
os.environ.setdefault("TEXTUAL_FPS", "1000")

from textual.events import Event, Key, Paste
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget

from briefing_tui import dates
from briefing_tui.library.catalogue import Choice
from briefing_tui.loading import Refused, Unreadable, load_file
from briefing_tui.model import Briefing
from briefing_tui.personal.config import Config, is_restricted
from briefing_tui.personal.paths import state_file
from briefing_tui.personal.shelf import Key as Kept
from briefing_tui.personal.state import State, Unkept
from briefing_tui.reader.outside import RESTRICTED, Outside
from briefing_tui.reader.painting import shorten
from briefing_tui.reader.screens.briefing import BriefingScreen
from briefing_tui.reader.settings import settle
from briefing_tui.reader.themes import DEFAULT, Palette
from briefing_tui.text import safe_line

INTERRUPTED: Final = 130
"""Exit status after ctrl+c."""
TERMINATED: Final = 128 + signal.SIGTERM
"""Exit status after SIGTERM."""
_SHARE = 0.0005
"""Seconds that a thread keeps the interpreter while a key waits for it; Python's own are 5 ms, several times a key."""
_ROUNDS = 20
_PATIENCE = 0.5
"""Seconds that a key waits for a widget that may be going away."""
_NAME = 30
"""Cells that the name of a file may take in a notice."""
_TWICE = 2.0
"""Seconds within which a second ctrl+c quits."""


class ReaderApp(Outside, inherit_bindings=False):
    """The reader. Nothing is animated, nothing blinks, and nothing is drawn while nothing happens."""

    CSS_PATH = "reader.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        briefing: Briefing | None,
        path: Path | None,
        choices: Sequence[Choice],
        *,
        theme: str,
        at: str | None,
        find: str | None,
        texts: Mapping[str, bytes] | None = None,
        began: float | None = None,
        live: bool = True,
        state: State | None = None,
        config: Config | None = None,
        restricted: bool = False,
    ) -> None:
        """Prepare to read a briefing, or to choose one; see `run`. Where it does not live, no file is followed."""
        without_colour = bool(os.environ.get("NO_COLOR"))
        self.config = config or Config(Path(os.devnull), flags={"theme": theme})
        settled = settle(self.config)
        self.restricted = restricted
        self.commands = tuple(one for one in settled.commands if not (restricted and one.beyond))
        """The commands that there are, with the keys that they have."""
        self._keys = settled.keymap
        self._notice = settled.notice
        # Said here, since Textual chooses its filter for NO_COLOR before the theme is set: the other paints all black.
        super().__init__(ansi_color=settled.theme.ansi)
        self.animation_level = "none"
        self.register_theme(settled.theme)
        self.theme = settled.theme.name
        self.palette = Palette(settled.theme, plain=without_colour)
        self.path = path
        self.texts = dict(texts or {})
        self.began = time() if began is None else began
        """When the loading of the open file began, in seconds since the epoch."""
        self.live = live
        self.state = state or State(None)
        self._before: list[tuple[Briefing, Path | None]] = []
        self.ending: list[Thread] = []
        """What the screens that are gone still have to end."""
        self._choices = choices
        self._open = (briefing, at, find)
        self._interrupted = -_TWICE
        self._typed: deque[Key | Paste] = deque()
        self._dealing: asyncio.Task[None] | None = None

    def get_default_screen(self) -> Screen[None]:
        """The briefing, where there is one to begin with; another screen behind it would be painted with it."""
        briefing, at, find = self._open
        screen = Screen() if briefing is None else self._screen_of(briefing, self.path, at=at, find=find)
        screen._push_result_callback(screen, None)  # Textual cannot switch from a screen that has none
        return screen

    def on_mount(self) -> None:
        """Show the list, where there is nothing else."""
        # A hang-up ends the program even where the parent ignores it: without a terminal the input thread would spin.
        # SIGTERM ends it as q does, so that the terminal gets its screen and keyboard back.
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGHUP, signal.SIG_DFL)
            _handle(signal.SIGTERM, self.exit, TERMINATED)
            _take_sizes_in_order()
            self.app_resume_signal.subscribe(self, lambda _: _take_sizes_in_order(), immediate=True)
        if self._keys:
            self.set_keymap(self._keys)
        if self._open[0] is None:
            self._choose()
        self.app_resume_signal.subscribe(self, lambda _: self.do_repaint())  # of itself Textual paints what differs
        self.call_after_refresh(_settle_memory)

    async def on_event(self, event: Event) -> None:
        """Deal with what is typed one key at a time, however much of it arrives at once.

        Textual hands all keys of one read to the widget that has the focus: after a stalled link the letters of
        `/quit` would be commands, since the field has not opened yet.
        """
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._dealing is not None:
            self._typed.append(event)
        else:
            await self._type(event)
            self._dealing = asyncio.create_task(self._deal())

    async def _deal(self) -> None:
        """Wait until a key is dealt with, then take the next."""
        try:
            await self._dealt()
            while self._typed:
                await self._type(self._typed.popleft())
                await self._dealt()
        finally:
            self._dealing = None

    async def _type(self, event: Key | Paste) -> None:
        """Give a key to what was asked last, else to what has the focus."""
        if not (isinstance(event, Key) and self.answer(event)):
            await super().on_event(event)

    async def _dealt(self) -> None:
        """Go the way of a key, from the focus to the app, until that changes nothing any more.

        A key may open a field, whose line takes the focus when it is mounted, or close one by messages that follow
        each other: at least two rounds are needed, and a few more where widgets come and go.
        """
        quiet = 0
        for _ in range(_ROUNDS):
            before = (self.screen, self.focused, len(self.screen.children))
            node: MessagePump | None = self.focused or self.screen
            while node is not None and not self._exit:
                passed = asyncio.Event()
                if node.call_later(passed.set):
                    with suppress(TimeoutError):
                        await asyncio.wait_for(passed.wait(), _PATIENCE)
                node = node._parent
            same = before == (self.screen, self.focused, len(self.screen.children))
            quiet = quiet + 1 if same and all(child.is_mounted for child in self.screen.walk_children(Widget)) else 0
            if quiet > 1:
                return

    def to_library(self) -> bool:
        """Back to the list of briefings, where there is one."""
        if len(self._choices) < 2:
            return False
        self._choose()
        return True

    def _choose(self, notice: str = "") -> None:
        from briefing_tui.reader.screens.choosing import Choosing, Row  # noqa: PLC0415 - most begin with a briefing

        rows = [
            Row(str(at), dates.display(choice.date), choice.title, choice.shown_path)
            for at, choice in enumerate(self._choices)
        ]
        here = next((str(at) for at, choice in enumerate(self._choices) if choice.path == self.path), "")
        leave, notice = isinstance(self.screen, BriefingScreen), notice or self.notice()
        screen = Choosing(self.palette, f"{len(rows)} briefings", rows, leave=leave, notice=notice, at=here)
        self.push_screen(screen, self._chosen)

    def _chosen(self, key: str | None) -> None:
        if key is None:
            return
        path, self.began = self._choices[int(key)].path, time()
        try:
            briefing = load_file(path)
        except (Refused, Unreadable) as problem:
            self._choose(_why(path, problem))
            return
        self._show(briefing, path)

    def _show(self, briefing: Briefing, path: Path | None, *, mark: tuple[str, str] | None = None) -> None:
        """Read a briefing in place of what is shown."""
        if isinstance(self.screen, BriefingScreen):
            self.screen.keep_place()
        self.switch_screen(self._screen_of(briefing, path, mark=mark))

    def _screen_of(
        self,
        briefing: Briefing,
        path: Path | None,
        *,
        at: str | None = None,
        find: str | None = None,
        mark: tuple[str, str] | None = None,
    ) -> BriefingScreen:
        """A screen that shows a briefing from where it was left."""
        self.path = path
        screen = BriefingScreen(briefing, self.palette, at=at, find=find, mark=mark)
        screen.page.measure = self.config.width
        with suppress(TimeoutError, Unkept):  # a state that does not answer holds up nobody
            screen.kept = self.state.kept(Kept.of(briefing.id, path)).result(_PATIENCE)
        return screen

    def notice(self) -> str:
        """What is wrong with the settings, the first time that it is asked for."""
        notice, self._notice = self._notice, ""
        return notice

    def visit(self, left: Briefing, path: Path, name: tuple[str, str]) -> str:
        """Leave a briefing for another one, at what a mark hangs on; why that cannot be done, if so."""
        if self.restricted and path.resolve() not in {choice.path.resolve() for choice in self._choices}:
            return f"{RESTRICTED}: only the briefings that it was started with are opened"
        began = time()
        try:
            briefing = load_file(path)
        except (Refused, Unreadable) as problem:
            return _why(path, problem)
        self._before.append((left, self.path))
        self.began = began
        self._show(briefing, path, mark=name)
        return ""

    def to_previous(self) -> bool:
        """Back to the briefing that was left for this one, where there is one."""
        if not self._before:
            return False
        self.began = time()
        self._show(*self._before.pop())
        return True

    def do_quit(self) -> None:
        """Quit."""
        self.exit(0)

    def do_interrupt(self) -> None:
        """Quit where it comes twice in a short time, else say so."""
        twice = monotonic() - self._interrupted < _TWICE
        self._interrupted = monotonic()
        if twice:
            self.exit(INTERRUPTED)
        else:
            self.say(f"{self.key('interrupt')} again quits")


def _why(path: Path, problem: Refused | Unreadable) -> str:
    """Why a file is not opened: its name alone comes before what is wrong, so that a narrow line is not all path."""
    name = shorten(safe_line(path.name), _NAME)
    if isinstance(problem, Refused):
        return f"{name} {problem.words}"
    return str(problem).replace(safe_line(str(path)), name)


def _handle(number: signal.Signals, do: Callable[..., object], *arguments: object) -> None:
    """Let the event loop do something after a signal.

    Told of signals that it has no room to note, Python takes a lock inside the handler, and stands still for good when
    the next signal interrupts that; it is asked not to tell, since those that are noted already say as much.
    """
    asyncio.get_running_loop().add_signal_handler(number, do, *arguments)
    signal.set_wakeup_fd(signal.set_wakeup_fd(-1), warn_on_full_buffer=False)


def _take_sizes_in_order() -> None:
    """Let the event loop call what Textual's driver does about another size of the terminal.

    A signal interrupts the handler of the one before it, which then goes on to tell of a size that is no longer so:
    where a window was dragged on a busy machine, the page stayed drawn for another size. The loop calls them in turn.
    """
    if callable(handler := signal.getsignal(signal.SIGWINCH)):
        _handle(signal.SIGWINCH, handler, signal.SIGWINCH, None)


def _settle_memory() -> None:
    """Leave what was made at the start out of every later collection: 4 MB of statements are 200,000 objects."""
    gc.freeze()
    gc.enable()


def run(
    briefing: Briefing | None,
    path: Path | None,
    choices: Sequence[Choice] = (),
    *,
    theme: str | None = None,
    mouse: bool = False,
    at: str | None = None,
    find: str | None = None,
    texts: Mapping[str, bytes] | None = None,
    began: float | None = None,
    secure: bool = False,
) -> int:
    """Read a briefing, or choose one of several, until the reader quits.

    Args:
        briefing: what to read; None to choose first.
        path: the file that it comes from, None for standard input.
        choices: the briefings to choose from, where there are several.
        theme: name of a theme, None for the default.
        mouse: whether to ask the terminal for the mouse.
        at: id of the item to open at.
        find: words to open at.
        texts: texts of sources that do not lie beside the briefing, by the id of their source.
        began: when the loading of the file began, in seconds since the epoch: what changed since is loaded again.
        secure: whether it is restricted; so it is where BRIEFING_SECURE says so, whatever is given here.

    Returns:
        The exit status of the program.
    """
    state = State(state_file())
    config = Config(flags={"theme": theme, "mouse": mouse or None})
    sys.setswitchinterval(_SHARE)
    app = ReaderApp(
        briefing,
        path,
        choices,
        theme=theme or DEFAULT,
        at=at,
        find=find,
        texts=texts,
        began=began,
        state=state,
        config=config,
        restricted=secure or is_restricted(os.environ),
    )
    try:
        status = app.run(mouse=config.mouse) or 0
    finally:
        state.close()
    for thread in app.ending:
        thread.join(_PATIENCE)
    return status
