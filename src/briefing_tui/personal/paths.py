"""Where a reader's own files are, and what sort of file system they are on."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_APPLICATION: Final = "briefing"
_MOUNTS: Final = Path("/proc/self/mountinfo")
LOCAL: Final = frozenset(
    {"apfs", "bcachefs", "btrfs", "ext2", "ext3", "ext4", "f2fs", "jfs", "overlay", "ramfs", "reiserfs", "tmpfs", "ufs",
     "xfs", "zfs"}
)  # fmt: skip
"""File systems whose files only this machine writes, so that processes can share memory over them."""


def config_folder() -> Path:
    """The folder of the settings and of the reader's own themes."""
    from platformdirs import user_config_path  # noqa: PLC0415 - 10 ms that plain text need not wait for

    return user_config_path(_APPLICATION, appauthor=False)


def state_file() -> Path:
    """The file that keeps places, marks, notes and what has been seen."""
    from platformdirs import user_state_path  # noqa: PLC0415 - as above

    return user_state_path(_APPLICATION, appauthor=False) / "state.db"


def is_local(path: Path, mounts: Path = _MOUNTS) -> bool:
    """Whether a path is certainly on a local file system; False where that cannot be told.

    Args:
        path: an absolute path, resolved.
        mounts: the table of mounts, in the form of proc(5).
    """
    try:
        table = mounts.read_bytes().decode("utf-8", "surrogateescape").splitlines()
    except OSError:
        return False
    wanted, longest, kind = f"{path}/", 0, ""
    for line in table:
        left, _, right = line.partition(" - ")
        mounted = left.split(" ")[4].replace("\\040", " ").rstrip("/") + "/"
        # Of two mounts at one point the later one is seen.
        if wanted.startswith(mounted) and len(mounted) >= longest:
            longest, kind = len(mounted), right.partition(" ")[0]
    return kind in LOCAL
