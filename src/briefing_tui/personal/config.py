"""Settings: what is in force, and whether it comes from the command line, the environment, the file or the program."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from briefing_tui.loading.problems import near
from briefing_tui.personal.paths import config_folder
from briefing_tui.personal.toml import Steps, Toml
from briefing_tui.text import safe_line

Origin = Literal["flag", "environment", "file", "default"]
FILE: Final = "config.toml"
"""Name of the file, in the folder of the settings."""
COPY_FORMATS: Final = ("plain", "markdown", "json")
"""What `y` can copy."""
WIDTHS: Final = range(30, 201)
"""Cells that prose may be set in."""
_YES: Final = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}


def is_restricted(environment: Mapping[str, str]) -> bool:
    """Whether $BRIEFING_SECURE asks for restricted mode: with anything but a no, so that a slip never opens it."""
    return _YES.get(environment.get("BRIEFING_SECURE", "").strip().lower() or "no", True)


class Wrong(ValueError):
    """A value that a setting cannot take; the message says what it takes."""


class Setting(NamedTuple):
    """Something that can be set."""

    name: str
    """Its name in the file; the environment variable is BRIEFING_ and the name in capitals."""
    about: str
    """What it does, in one sentence."""
    default: Any
    read: Callable[[Any], Any]
    """Makes the value of what the file has; raises `Wrong`."""
    written: Callable[[str], Any] = lambda text: text
    """Makes of the text of an environment variable what the file would have; raises `Wrong`."""

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return f"BRIEFING_{self.name.upper()}"


class InForce(NamedTuple):
    """The value of a setting, and where it comes from."""

    value: Any
    origin: Origin
    where: str = ""
    """The option, the variable, or the file."""


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise Wrong("text in quotation marks")
    return value


def _width(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value not in WIDTHS:
        raise Wrong(f"a whole number from {WIDTHS[0]} to {WIDTHS[-1]}")
    return value


def _number(text: str) -> Any:
    return int(text) if text.strip().isdigit() else text


def _yes(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Wrong("true or false")
    return value


def _switch(text: str) -> Any:
    return _YES.get(text.strip().lower(), text)


def _format(value: Any) -> str:
    if value not in COPY_FORMATS:
        guess = near(value, COPY_FORMATS) if isinstance(value, str) else ""
        raise Wrong(f"one of {', '.join(COPY_FORMATS)}{f'; did you mean {guess}?' if guess else ''}")
    return str(value)


def _paths(value: Any) -> tuple[Path, ...]:
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(one, str) and one.strip() for one in listed):
        raise Wrong("a path in quotation marks, or a list of such")
    return tuple(Path(one).expanduser() for one in listed)


def _split(text: str) -> list[str]:
    return text.split(os.pathsep)


def _keys(value: Any) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise Wrong('a table of commands with their keys, such as page-down = ["space", "f"]')
    return value


SETTINGS: Final = (
    Setting("theme", "The reader's colours.", "ansi", _text),
    Setting("width", "The most cells that prose is set in.", 78, _width, _number),
    Setting("library", "Folders of briefings, opened where no path is given.", (), _paths, _split),
    Setting("mouse", "Whether the reader takes the mouse from the terminal.", False, _yes, _switch),
    Setting("copy", "The form of a copy that stands first when y is pressed.", "plain", _format),
    Setting("editor", "The command that v starts; $VISUAL or $EDITOR where it is not set.", "", _text),
    Setting("keys", "Keys of commands.", {}, _keys),
)  # fmt: skip
"""All settings, in the order in which they are listed."""
BY_NAME: Final = {setting.name: setting for setting in SETTINGS}


class Config:
    """The settings in force. It always works: what is wrong is collected, and its default holds."""

    def __init__(
        self,
        folder: Path | None = None,
        *,
        environment: Mapping[str, str] | None = None,
        flags: Mapping[str, Any] | None = None,
    ) -> None:
        """Read the settings.

        Args:
            folder: where the file is; the reader's own where None.
            environment: the environment variables; those of the process where None.
            flags: what was given on the command line, None for what was not.
        """
        self.folder = config_folder() if folder is None else folder
        self._toml = Toml(self.folder / FILE)
        self._environment = os.environ if environment is None else environment
        self._complaints: list[str] = []
        self.in_force: dict[str, InForce] = {}
        self._unknown()
        for setting in SETTINGS:
            self.in_force[setting.name] = self._found(setting, (flags or {}).get(setting.name))

    @property
    def file(self) -> Path:
        """Where the file is, or would be."""
        return self._toml.file

    @property
    def problems(self) -> list[str]:
        """What is wrong, each in one line that names the place."""
        return [*self._toml.problems, *self._complaints]

    def complain(self, name: str, path: Steps, message: str, *, key: bool = False) -> None:
        """Collect what is wrong with the value that is in force for a setting.

        Args:
            name: the setting.
            path: where in its value, from the setting on.
            message: what is wrong.
            key: whether it is wrong with the key, and not with what it is set to.
        """
        found = self.in_force[name]
        if found.origin == "file":
            self._toml.complain((name, *path), message, key=key)
        else:
            self._complaints.append(safe_line(f"{found.where}: {message}"))

    def where(self, name: str) -> str:
        """Where the value of a setting comes from: an option, a variable, or a line of the file."""
        found = self.in_force[name]
        return f"{FILE}:{self._toml.place((name,), key=True)[0]}" if found.origin == "file" else found.where

    def reset(self, name: str) -> None:
        """Let the default of a setting hold."""
        self.in_force[name] = InForce(BY_NAME[name].default, "default")

    def _unknown(self) -> None:
        for name in self._toml.data:
            if name not in BY_NAME:
                guess = near(name, BY_NAME)
                hint = f"did you mean {guess}?" if guess else f"settings: {', '.join(BY_NAME)}"
                self._toml.complain((name,), f"there is no setting {name!r}; {hint}", key=True)

    def _found(self, setting: Setting, flag: Any) -> InForce:
        if setting.name == "theme" and self._environment.get("NO_COLOR"):
            return InForce(setting.default, "environment", "$NO_COLOR")
        if flag is not None:
            return InForce(flag, "flag", f"--{setting.name}")
        for value, origin, where in self._given(setting):
            try:
                return InForce(setting.read(value), origin, where)
            except Wrong as wrong:
                message = f"{setting.name} is {wrong}"
                if origin == "file":
                    self._toml.complain((setting.name,), message)
                else:
                    self._complaints.append(safe_line(f"{where}: {message}"))
        if setting.name == "editor":
            for variable in ("VISUAL", "EDITOR"):
                if text := self._environment.get(variable, "").strip():
                    return InForce(text, "default", f"${variable}")
        return InForce(setting.default, "default")

    def _given(self, setting: Setting) -> Iterator[tuple[Any, Origin, str]]:
        """What the environment and the file say, in the order in which they count."""
        text = self._environment.get(setting.variable, "")
        if text and setting.name != "keys":
            yield setting.written(text), "environment", f"${setting.variable}"
        if setting.name in self._toml.data:
            yield self._toml.data[setting.name], "file", FILE

    @property
    def theme(self) -> str:
        """The name of the theme."""
        return str(self.in_force["theme"].value)

    @property
    def width(self) -> int:
        """The most cells that prose is set in."""
        return int(self.in_force["width"].value)

    @property
    def library(self) -> tuple[Path, ...]:
        """The folders of briefings."""
        return tuple(self.in_force["library"].value)

    @property
    def mouse(self) -> bool:
        """Whether the reader takes the mouse."""
        return bool(self.in_force["mouse"].value)

    @property
    def copy(self) -> str:
        """One of `COPY_FORMATS`."""
        return str(self.in_force["copy"].value)

    @property
    def editor(self) -> str:
        """The command of the editor with its arguments, empty where none is set."""
        return str(self.in_force["editor"].value)

    @property
    def keys(self) -> Mapping[str, Any]:
        """By the names of commands, what the file sets as their keys; not checked."""
        return dict(self.in_force["keys"].value)
