"""A reader's own themes: files NAME.toml in the folder `themes` beside the settings."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

from textual.theme import Theme

from briefing_tui.loading.problems import near
from briefing_tui.personal.toml import Toml
from briefing_tui.reader.themes import LEAST, THEMES, Colours, contrast, theme

_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_NEEDED: Final = ("background", "text")


def folder_of(settings: Path) -> Path:
    """The folder of the themes, by that of the settings."""
    return settings / "themes"


def names(settings: Path) -> list[str]:
    """The names of all themes: those that come along, then the reader's own."""
    own = sorted(path.stem for path in folder_of(settings).glob("*.toml")) if folder_of(settings).is_dir() else []
    return [*THEMES, *(name for name in own if name not in THEMES)]


def find(name: str, settings: Path) -> tuple[Theme | None, list[str]]:
    """A theme by its name, and what is wrong with it; the reader's own goes before one that comes along.

    Returns:
        None where there is no such theme, or where it lacks the colours that everything needs.
    """
    file = folder_of(settings) / f"{name}.toml"
    if file.name != f"{name}.toml" or name.startswith(".") or not file.is_file():
        return THEMES.get(name), []
    toml = Toml(file)
    found = dict(_colours(toml))
    for needed in _NEEDED:
        if needed not in found and not toml.problems:
            toml.complain(
                (), f'{needed} is missing, such as {needed} = "#{"14161a" if needed == "background" else "dcdcdc"}"'
            )
    if any(needed not in found for needed in _NEEDED):
        return None, toml.problems
    text = found["text"]
    colours = Colours(**{field: found.get(field, (text,) if field == "sides" else text) for field in Colours._fields})
    for field, colour in colours.named():
        if (ratio := contrast(colour, colours.background)) < LEAST:
            toml.complain(
                (field.split(" ")[0],),
                f"{field} has a contrast of {ratio:.1f} with the background; {LEAST} is the least",
            )
    return theme(name, colours), toml.problems


def _colours(toml: Toml) -> list[tuple[str, Any]]:
    """The colours that a file gives; what is none is told."""
    found: list[tuple[str, Any]] = []
    for name, value in toml.data.items():
        if name not in Colours._fields:
            guess = near(name, Colours._fields)
            hint = f"did you mean {guess}?" if guess else f"colours: {', '.join(Colours._fields)}"
            toml.complain((name,), f"there is no colour {name!r}; {hint}", key=True)
        elif name == "sides" and isinstance(value, list) and value and all(_is_colour(one) for one in value):
            found.append((name, tuple(value)))
        elif name == "sides":
            toml.complain((name,), 'sides is a list of colours, such as ["#f0b86c", "#8fd18f"]')
        elif _is_colour(value):
            found.append((name, value))
        else:
            toml.complain((name,), f'{name} is a colour, such as "#dcdcdc"')
    return found


def _is_colour(value: object) -> bool:
    return isinstance(value, str) and _COLOUR.fullmatch(value) is not None
