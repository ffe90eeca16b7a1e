"""The state of one reader: every call to the database is made by one thread, and the caller may wait or not."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from briefing_tui.personal import notes, shelf
from briefing_tui.personal.notes import Note
from briefing_tui.personal.shelf import Key

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor
    from sqlite3 import Connection

    from briefing_tui.personal.store import Store

S = TypeVar("S")
T = TypeVar("T")


class Unkept(Exception):
    """What was to be kept or looked up could not be; the message says why."""


class Kept(NamedTuple):
    """What is kept of a briefing when it is opened."""

    number: int | None = None
    """None where it was never opened."""
    opened: str = ""
    """When it was opened last, ISO 8601."""
    place: str = ""
    marks: tuple[Note, ...] = ()
    notes: tuple[Note, ...] = ()
    first: bool = False
    """Whether no briefing was ever opened; False where that is not kept in a file."""


class State:
    """A reader's database in a thread of its own, so that no key waits for a disk or for another session."""

    def __init__(self, file: Path | None) -> None:
        """Begin to open a file; None for a state that lasts for this session only."""
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - plain text needs no thread

        self._thread: ThreadPoolExecutor = ThreadPoolExecutor(1, "state")
        self._store: Future[Store] = self._thread.submit(_open, file)
        self._told = False

    def read(self, job: Callable[[Connection], T]) -> Future[T]:
        """Do a job that only reads, after those before it; its future may raise `Unkept`."""
        return self._thread.submit(lambda: _done(lambda: self._store.result().read(job)))

    def write(self, job: Callable[[Connection], T]) -> Future[T]:
        """Do a job in a transaction, after those before it; if its future does not raise `Unkept`, it is committed."""
        return self._thread.submit(lambda: _done(lambda: self._store.result().write(job)))

    def work(self, first: Callable[[], S], then: Callable[[Connection, S], T]) -> Future[T]:
        """Work something out in a thread of its own, then do a job with it in a transaction.

        What is written meanwhile does not wait for it. Where the state is closed before, the job is not done, and its
        future never is.
        """
        from concurrent.futures import Future  # noqa: PLC0415 - as above
        from threading import Thread  # noqa: PLC0415 - as above

        answer: Future[T] = Future()

        def work() -> None:
            try:
                found = first()
                with suppress(RuntimeError):  # so the executor says that it is closed
                    self.write(lambda connection: then(connection, found)).add_done_callback(done)
            except BaseException as error:
                answer.set_exception(error)

        def done(job: Future[T]) -> None:
            if error := job.exception():
                answer.set_exception(error)
            else:
                answer.set_result(job.result())

        Thread(target=work, name="state-work", daemon=True).start()
        return answer

    def notice(self) -> str:
        """What went wrong, the first time that it is asked for after it did."""
        if self._told or not self._store.done():
            return ""
        words = self._store.result().notice
        self._told = bool(words)
        return words

    def kept(self, key: Key) -> Future[Kept]:
        """What is kept of a briefing."""
        return self.read(lambda connection: _kept(connection, key))

    def close(self) -> None:
        """Wait until all is written, and close the file."""
        self._thread.submit(lambda: self._store.result().close())
        self._thread.shutdown()


def _kept(connection: Connection, key: Key) -> Kept:
    found = shelf.find(connection, key)
    if found is None:
        *_, file = connection.execute("PRAGMA database_list").fetchone()
        return Kept(first=bool(file) and not shelf.any_opened(connection))
    number = found.number
    marks, kept_notes = notes.marks(connection, number), notes.notes(connection, number)
    return Kept(number, found.opened, found.place, tuple(marks), tuple(kept_notes))


def _open(file: Path | None) -> Store:
    from briefing_tui.personal.store import Store  # noqa: PLC0415 - 2 ms, here beside what the main thread does

    return Store(file)


def _done(job: Callable[[], T]) -> T:
    from sqlite3 import Error  # noqa: PLC0415 - as above

    try:
        return job()
    except Error as error:
        raise Unkept(str(error)) from error
