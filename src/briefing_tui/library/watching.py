"""Watching: says when files may have changed, by what the system tells of their folders, or by looking at them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Final

_NETWORK: Final = {
    "9p", "afs", "beegfs", "ceph", "cifs", "davfs", "fuse.curlftpfs", "fuse.davfs", "fuse.glusterfs", "fuse.rclone",
    "fuse.s3fs", "fuse.sshfs", "glusterfs", "gpfs", "lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs",
}  # fmt: skip
"""File systems on which nobody here is told what another machine writes (the types of mount(8))."""
MOUNTS: Final = Path("/proc/self/mounts")
"""Where Linux lists what is mounted (fstab(5)); other systems have no such file."""
_ESCAPES: Final = {"\\040": " ", "\\011": "\t", "\\012": "\n", "\\134": "\\"}
"""How it writes white space and backslashes in the name of a folder (getmntent(3))."""
_STEP: Final = 100
"""Milliseconds without a further change after which the changes so far are told: an editor writes several times.

It is also how often the thread looks whether it is to stop, so quitting waits for it; 50 cost 0.1 % of a core."""
_LONGEST: Final = 500
"""Milliseconds after which they are told although more keep coming."""
_LOOK: Final = 5_000
"""Milliseconds after which the files are looked at although nothing was told: their folder may be another by now."""
POLL: Final = 1.5
"""Seconds between two looks where the system tells nothing."""
_ROUNDS: Final = 20
"""Looks after which it is asked again whether the system tells."""
_GONE: Final = 0.5
"""Seconds that a missing or empty file has to come back: while they save, many editors leave it so for a moment."""

Signature = tuple[int, int, int] | None
"""When a file was changed (ns), its size and its inode; None where it is not there."""


class Watch:
    """Watches files. `changes` blocks, so it runs in a thread; `stop` ends it from another one."""

    def __init__(self, paths: Sequence[Path], *, poll: float = POLL) -> None:
        """Remember how the files are now: what changes from here on is told.

        Args:
            paths: the files; where one is a link, what it leads to is watched as well.
            poll: seconds between two looks where the system tells nothing.
        """
        self.paths = tuple(paths)
        """May be set to others while they are watched."""
        self._poll = poll
        self._stopped = Event()
        self._seen = self._signatures()

    def stop(self) -> None:
        """End `changes`, within a tenth of a second."""
        self._stopped.set()

    def changes(self) -> Iterator[None]:
        """Yield whenever one of the files may have changed; many changes in a row are one.

        What changes while the caller deals with one waits, and is one again: only the newest state is ever read.
        """
        for told in self._looks():
            self._await_return()
            now = self._signatures()
            if told or now != self._seen:
                self._seen = now
                yield

    def _looks(self) -> Iterator[bool]:
        """Whenever it is time to look; True where the system told of a change."""
        while not self._stopped.is_set():
            if not any(map(on_network, self.paths)):
                # What fails: no folder, no inotify or no watches left (as a RuntimeError), no wheel for the system.
                with suppress(ImportError, OSError, RuntimeError):
                    yield from self._told()
            for _ in range(_ROUNDS):
                yield False
                if self._stopped.wait(self._poll):
                    return

    def _told(self) -> Iterator[bool]:
        """What the system tells of the folders, until there are others or one of them was made anew."""
        # Its `watch` does not say when it has begun: what changed just before would be seen at the next look.
        from watchfiles._rust_notify import RustNotify  # noqa: PLC0415 - 25 ms, in the thread that waits for changes

        folders = self._folders()
        with RustNotify([*folders], False, False, 0, False, False) as notify:  # no polling, nor what is in folders
            yield False
            while (told := notify.watch(_LONGEST, _STEP, _LOOK, self._stopped)) not in ("stop", "signal"):
                names = {place.name for place in self._places()}
                yield not isinstance(told, str) and any(Path(path).name in names for _, path in told)
                if self._folders() != folders:
                    return

    def _places(self) -> Iterator[Path]:
        for path in self.paths:
            yield path.absolute()
            with suppress(OSError, RuntimeError):  # a link that goes round
                yield path.resolve()

    def _folders(self) -> dict[str, Signature]:
        """The folders of the files, each with its inode alone: what is in it may change."""
        found = {str(place.parent): _signature(place.parent) for place in self._places()}
        return {folder: (0, 0, signature[2]) if signature else None for folder, signature in found.items()}

    def _signatures(self) -> list[Signature]:
        return [_signature(path) for path in self.paths]

    def _await_return(self) -> None:
        """Wait a little for a file that is not there, or is empty: it may be being written."""
        until = monotonic() + _GONE
        while (
            any(found is None or not found[1] for found in self._signatures())
            and monotonic() < until
            and not self._stopped.wait(_STEP / 1000 / 2)
        ):
            pass


def _signature(path: Path) -> Signature:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def on_network(path: Path, mounts: Path = MOUNTS) -> bool:
    """Whether a file lies on a network file system, where that can be told."""
    try:
        real = path.resolve()
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except (OSError, RuntimeError):
        return False
    found, kind = 0, ""
    for line in lines:
        _, folder, mounted, *_ = [*line.split(" "), "", ""]
        for written, meant in _ESCAPES.items():
            folder = folder.replace(written, meant)
        # What is mounted later over the same folder hides what was there.
        if real.is_relative_to(folder or "?") and len(folder) >= found:
            found, kind = len(folder), mounted
    return kind in _NETWORK
