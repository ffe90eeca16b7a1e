"""The keys of commands as a person sets them: which keys there are, and whose one is that two commands want."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from briefing_tui.loading.problems import near
from briefing_tui.reader.commands import BY_NAME, COMMANDS, Command

_NAMED: Final = {
    "space": "space", "enter": "enter", "return": "enter", "tab": "tab", "backspace": "backspace", "esc": "escape",
    "escape": "escape", "up": "up", "down": "down", "left": "left", "right": "right", "home": "home", "end": "end",
    "pgup": "pageup", "pageup": "pageup", "pgdn": "pagedown", "pagedown": "pagedown", "insert": "insert",
    "delete": "delete", **{f"f{number}": f"f{number}" for number in range(1, 13)},
}  # fmt: skip
"""Keys that are no character, by the names that they may be given."""
_SAME: Final = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+j": "enter", "ctrl+h": "backspace", "ctrl+[": "escape"}
"""Keys for which terminals send the same as for another."""
_MODIFIED = re.compile(r"(ctrl|shift|alt)\+(.+)")
NO_KEY: Final = "none"
"""Stands for the key of a command that has none; no terminal sends it."""


class Complaint(NamedTuple):
    """What is wrong with the keys of a command."""

    command: str
    number: int | None
    """The number of the key, from 0; None for the command's name or what it is set to."""
    message: str
    name: bool = False
    """Whether it is wrong with the name of the command."""


def remapped(wanted: Mapping[str, Any]) -> tuple[tuple[Command, ...], list[Complaint]]:
    """The commands with the keys that a person wants, and what is wrong with these.

    A command has the keys it is given and no others. A key that is given to one command goes away from another one that
    has it by default; one that is given to two commands is the first one's.
    """
    complaints: list[Complaint] = []
    given: dict[str, tuple[str, ...]] = {}
    owner: dict[str, str] = {}
    for name, value in wanted.items():
        if name not in BY_NAME:
            guess = near(name, BY_NAME)
            hint = f"did you mean {guess}?" if guess else "docs/keys.md and ? list them"
            complaints.append(Complaint(name, None, f"there is no command {name!r}; {hint}", True))
            continue
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(key, str) for key in listed):
            complaints.append(Complaint(name, None, 'keys are a list, such as ["space", "f"]'))
            continue
        given[name] = tuple(dict.fromkeys(_keys(name, listed, isinstance(value, list), owner, complaints)))
    commands = []
    for command in COMMANDS:
        own = given.get(command.name)
        keys = own if own is not None else tuple(key for key in command.keys if key not in owner)
        if not keys and own is None:
            complaints.append(Complaint(owner[command.keys[0]], None, f"{command.name} is left without a key"))
        commands.append(command._replace(keys=keys))
    return tuple(commands), complaints


def _keys(
    name: str, listed: Sequence[str], numbered: bool, owner: dict[str, str], complaints: list[Complaint]
) -> Iterator[str]:
    """The keys of one command that exist and are not another one's."""
    for number, written in enumerate(listed):
        at = number if numbered else None
        key = key_of(written)
        if key is None:
            complaints.append(Complaint(name, at, _no_key(written)))
        elif owner.setdefault(key, name) != name:
            complaints.append(Complaint(name, at, f"{written} is a key of {owner[key]} already"))
        else:
            yield key


def key_of(written: str) -> str | None:
    """The key that a name or a character stands for; None where there is no such key."""
    if len(written) == 1:
        return {" ": "space", ",": "comma"}.get(written, written) if written.isprintable() else None
    name = written.strip().lower()
    if name in _NAMED:
        return _NAMED[name]
    modified = _MODIFIED.fullmatch(name)
    if modified is None or name in _SAME:
        return None
    rest = modified[2]
    if rest in _NAMED:
        return f"{modified[1]}+{_NAMED[rest]}"
    letter = len(rest) == 1 and rest.isascii() and rest.isalnum() and modified[1] != "shift"
    return f"{modified[1]}+{rest}" if letter else None


def _no_key(written: str) -> str:
    if same := _SAME.get(written.strip().lower()):
        return f"{written} cannot be told from {same}"
    guess = near(written.strip().lower(), _NAMED)
    hint = f"; did you mean {guess}?" if guess else "; a key is a character, a name such as space, or ctrl+x"
    return f"there is no key {written!r}{hint}"


def as_keymap(commands: Sequence[Command]) -> dict[str, str]:
    """For Textual, the keys of the commands whose keys are not those of the table."""
    return {
        command.name: ",".join(command.keys) or NO_KEY
        for command in commands
        if command.keys != BY_NAME[command.name].keys
    }
