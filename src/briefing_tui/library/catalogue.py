"""Which briefings a folder holds, and what each is called, without loading any of them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from briefing_tui.text import make_safe, safe_line

if TYPE_CHECKING:
    from yaml import Event

SUFFIX = ".briefing.yaml"
"""The ending that alone makes a file a briefing."""

HEAD = 64 * 1024
"""How many bytes of a file are looked at: its title and dates stand near its beginning, its text does not."""

_YAML_SUFFIXES = (".yaml", ".yml")
_VERSION_KEY = re.compile(rb"""^(?:\xef\xbb\xbf)?(?:\{\s*)?["']?briefing_version["']?\s*:""", re.MULTILINE)
_WANTED = ("title", "created", "modified")


class Choice(Struct, frozen=True):
    """A briefing to choose from; its texts are safe to show."""

    title: str
    """Its title; the name of the file where the beginning of the file gives none."""
    date: str
    """When it was last changed, else when it was written, else nothing."""
    path: Path
    """Where it is, as it was asked for."""

    @property
    def shown_path(self) -> str:
        """The path, safe to show: a file name may hold anything."""
        return safe_line(str(self.path))


def bundled_folder() -> Path:
    """The folder of briefings that comes with the program: beside the code, or at the top of a source checkout."""
    code = Path(__file__).parents[1]
    packaged = code / "briefings"
    return packaged if packaged.is_dir() else code.parents[1] / "briefings"


def find_briefings(folder: Path) -> list[Path]:
    """The briefings in a folder and the folders in it, sorted by path.

    These are the regular files named `*.briefing.yaml`, and other YAML files with a `briefing_version` at their top
    level. Hidden files and folders are left out, and so are folders in it that may not be read.

    Raises:
        OSError: if `folder` itself cannot be read.
    """
    os.scandir(folder).close()
    return sorted(filter(_is_briefing, _yaml_files(folder)))


def choices(paths: Iterable[Path]) -> list[Choice]:
    """What each of the briefings is called, in the order given."""
    return [_choice(path) for path in paths]


def _is_briefing(path: Path) -> bool:
    """Whether a YAML file is a briefing, by its name or its beginning."""
    return path.name.endswith(SUFFIX) or _VERSION_KEY.search(_head(path)) is not None


def _yaml_files(folder: Path) -> Iterator[Path]:
    """The regular files in a folder that are YAML by their name; links to folders, which can go round, are left."""
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(parent, name)
            if name.endswith(_YAML_SUFFIXES) and not name.startswith(".") and os.path.isfile(path):
                yield path


def _head(path: Path) -> bytes:
    """The first bytes of a file, none where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(HEAD)
    except OSError:
        return b""


def _choice(path: Path) -> Choice:
    """Read what one briefing is called from its beginning."""
    found = _top_level(_head(path)) if path.is_file() else {}
    title = _line(found.get("title", "")) or safe_line(path.name)
    return Choice(title, _line(found.get("modified") or found.get("created", "")), path)


def _line(text: str) -> str:
    """A text of a file as one line that is safe to show."""
    return " ".join(make_safe(text).split())


def _top_level(head: bytes) -> dict[str, str]:
    """The texts of the top level, as far as the YAML is whole: the head may end in the middle of anything."""
    import yaml  # noqa: PLC0415 - 15 ms that opening one briefing by its name need not wait for here

    found: dict[str, str] = {}
    with suppress(yaml.YAMLError, UnicodeError):
        for key, value in _pairs(yaml.parse(head, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))):
            found.setdefault(key, value)
            if all(name in found for name in _WANTED):
                break
    return found


def _pairs(events: Iterator[Event]) -> Iterator[tuple[str, str]]:
    """The keys and values of a mapping at the top level; what is no scalar counts as an empty text."""
    from yaml import CollectionEndEvent, CollectionStartEvent, MappingStartEvent, NodeEvent  # noqa: PLC0415 - as above

    depth, key = 0, None
    for event in events:
        if isinstance(event, CollectionEndEvent):
            depth -= 1
        elif isinstance(event, NodeEvent):
            text = getattr(event, "value", "")
            if depth == 0 and not isinstance(event, MappingStartEvent):
                return
            if depth == 1 and key is not None:
                yield key, text
            if depth == 1:
                key = text if key is None else None
            depth += isinstance(event, CollectionStartEvent)
