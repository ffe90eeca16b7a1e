"""Following: a file that somebody writes, loaded and checked anew whenever it changes, in threads of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from threading import Condition, Lock, Thread
from typing import NamedTuple

from briefing_tui.document.page import Page
from briefing_tui.library.apart import Check, Report
from briefing_tui.library.watching import Watch
from briefing_tui.loading import Problem, Refused, Unreadable, load_bytes
from briefing_tui.loading.reading import read
from briefing_tui.model import Briefing


class Loaded(NamedTuple):
    """The file is a briefing now."""

    page: Page
    """Its page, made where no key waits for it."""


class Broken(NamedTuple):
    """The file is none at the moment."""

    problems: tuple[Problem, ...]
    """What is wrong with it; empty where the system gives no bytes of it."""
    words: str
    """The first problem in a few words."""


class Checked(NamedTuple):
    """The check of the newest state is done."""

    report: Report | None
    """What it found; None where it came to no end."""


News = Loaded | Broken | Checked
"""What a follower tells. `Loaded` and `Broken` come before the `Checked` of the same state."""


class Following:
    """Follows one file from `start` to `stop`, and tells what is new, in the thread that finds it out."""

    def __init__(
        self, path: Path, page: Page, texts: Mapping[str, bytes], tell: Callable[[News], None], began: float
    ) -> None:
        """Prepare to follow.

        Args:
            path: the file.
            page: the page of what was loaded from it; the pages that are told are set like it.
            texts: texts of sources that are given by hand, by the id of their source.
            tell: is called with what is new.
            began: when the loading began, in seconds since the epoch: what was changed since is loaded again.
        """
        self._path = path
        self._texts = texts
        self._tell = tell
        self._measure = page.measure
        self._began = began
        self._watch = Watch(_files(path, page.briefing))
        self._loading = Lock()
        self._seen: bytes | None = None
        self._wanted: Check | None = None
        self._fresh = False
        self._changed = Condition()
        self._stopped = False
        self._threads = [Thread(target=run, daemon=True) for run in (self._follow, self._check)]

    def start(self) -> None:
        """Begin to watch, and check what was loaded."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> list[Thread]:
        """End both threads and the check that is running; the threads, which may need a moment."""
        self._watch.stop()
        self._want(None, stopped=True)
        return [thread for thread in self._threads if thread.is_alive()]

    def look(self, *, again: bool = False) -> None:
        """Load the file, in the thread of the caller, where it is not what was loaded last.

        Args:
            again: whether to load and tell it even then.
        """
        with self._loading:
            try:
                data = read(self._path)
            except Unreadable as error:
                self._seen = None
                self._want(None)
                self._tell(Broken((), str(error)))
                return
            digest = blake2b(data).digest()
            if again or digest != self._seen:
                self._seen = digest
                self._tell(self._loaded(data))
            self._want(Check(data, str(self._path), self._path.parent, self._texts))

    def _loaded(self, data: bytes) -> News:
        try:
            briefing = load_bytes(data, str(self._path))
            page = Page(briefing, self._measure)
            self._watch.paths = _files(self._path, briefing)
            return Loaded(page)
        except Refused as refused:
            return Broken(refused.problems, refused.words)

    def _follow(self) -> None:
        self._begin()
        for _ in self._watch.changes():
            self.look()

    def _begin(self) -> None:
        """Check what the reader shows, or load it where it was changed while the reader opened."""
        try:
            changed = self._path.stat().st_mtime >= self._began
            data = b"" if changed else read(self._path)
        except (OSError, ValueError, Unreadable):
            changed, data = True, b""
        if changed:
            self.look()
            return
        with self._loading:
            self._seen = blake2b(data).digest()
        self._want(Check(data, str(self._path), self._path.parent, self._texts))

    def _want(self, check: Check | None, *, stopped: bool = False) -> None:
        """Let this check be the next, and end the one that is running."""
        with self._changed:
            if self._wanted is not None:
                self._wanted.stop()
            self._wanted, self._fresh = check, check is not None
            self._stopped = self._stopped or stopped
            self._changed.notify()

    def _check(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._stopped or self._fresh)
                self._fresh = False
                check = self._wanted
            if self._stopped or check is None:
                return
            found = check.run()
            with self._changed:
                newest = self._wanted is check and not self._stopped
            if newest:
                self._tell(Checked(found))


def _files(path: Path, briefing: Briefing) -> tuple[Path, ...]:
    """A briefing's file, and the texts that lie beside it: with another text its quotes are proved anew."""
    names = [PurePosixPath(source.text_file) for source in briefing.sources if source.text_file]
    return (path, *(path.parent / name for name in names if not name.is_absolute() and ".." not in name.parts))
