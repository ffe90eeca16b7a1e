"""Themes: the colours of the reader, and the style that each kind of text is drawn in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rich.style import Style
from textual.theme import Theme

DEFAULT: Final = "ansi"
"""The terminal's own colours: right on light and dark, and thinnest on the wire."""
LEAST: Final = 4.5
"""The least contrast of text with its background (WCAG 2.2, 1.4.3)."""
_MIDDLE: Final = 0.18
"""Relative luminance between black and white text: both have about the same contrast with it."""


class Colours(NamedTuple):
    """The colours of a theme, each as #rrggbb."""

    background: str
    text: str
    dim: str
    """What is said of a text: dates, sources, keys."""
    link: str
    """Links, labels, and the bar of the current block."""
    code: str
    sides: tuple[str, ...]
    """The bars of quotes, by the side of the speaker."""
    proved: str
    """The sign of words that stand in their source."""
    changed: str
    """The sign of words that do not."""

    @property
    def dark(self) -> bool:
        """Whether the background is."""
        return luminance(self.background) < _MIDDLE

    def named(self) -> Iterator[tuple[str, str]]:
        """The colours that text is drawn in, with their names."""
        for name in self._fields:
            value = getattr(self, name)
            if isinstance(value, str) and name != "background":
                yield name, value
        for number, colour in enumerate(self.sides, 1):
            yield f"sides {number}", colour


_BUILT_IN: Final = {
    "dark": Colours(
        "#14161a", "#dcdcdc", "#9a9fa8", "#7fb4ff", "#8fd18f",
        ("#f0b86c", "#8fd18f", "#7fb4ff", "#e79fd0", "#7fd6d6", "#d6cf7a"), "#8fd18f", "#f0b86c",
    ),
    "light": Colours(
        "#fbfbf8", "#1d1d1d", "#5d6066", "#0b4fa8", "#1f6b2d",
        ("#8a4b00", "#1f6b2d", "#0b4fa8", "#8a1f6b", "#0b6666", "#665c00"), "#1f6b2d", "#a02c12",
    ),
    "high-contrast": Colours(
        "#000000", "#ffffff", "#e0e0e0", "#8ccbff", "#a8ffa8",
        ("#ffd75f", "#a8ffa8", "#8ccbff", "#ffb3e6", "#8ffcff", "#ffb38a"), "#a8ffa8", "#ffd75f",
    ),
    "high-contrast-light": Colours(
        "#ffffff", "#000000", "#333333", "#00308f", "#003d00",
        ("#5c2e00", "#003d00", "#00308f", "#5c003d", "#004747", "#473f00"), "#003d00", "#7a0000",
    ),
    "paper": Colours(
        "#f4ecd8", "#33291c", "#665a48", "#1c4a7a", "#33571a",
        ("#7a3b0c", "#33571a", "#1c4a7a", "#6e2a5e", "#16544f", "#5a4d06"), "#33571a", "#8c2a12",
    ),
}  # fmt: skip


def luminance(colour: str) -> float:
    """The relative luminance of #rrggbb, from 0 for black to 1 for white (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def theme(name: str, colours: Colours) -> Theme:
    """A theme of some colours."""
    back, text = colours.background, colours.text
    sides = {f"side-{number}": colour for number, colour in enumerate(colours.sides)}
    return Theme(
        name=name,
        primary=colours.link,
        secondary=colours.changed,
        accent=colours.proved,
        foreground=text,
        background=back,
        surface=back,
        panel=back,
        boost=back,
        dark=colours.dark,
        variables={
            "dim": colours.dim,
            "code": colours.code,
            **sides,
            "text-disabled": colours.dim,
            "text-muted": colours.dim,
            "input-cursor-background": text,
            "input-cursor-foreground": back,
            "input-selection-background": text,
            "input-selection-foreground": back,
        },
    )


THEMES: Final = {
    "ansi": Theme(
        name="ansi",
        ansi=True,
        primary="ansi_default",
        secondary="ansi_default",
        accent="ansi_default",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        variables={
            "ansi-background": "ansi_default",
            "ansi-foreground": "ansi_default",
            "input-cursor-background": "ansi_default",
            "input-cursor-foreground": "ansi_default",
            "input-cursor-text-style": "reverse",
        },
    ),
    **{name: theme(name, colours) for name, colours in _BUILT_IN.items()},
}
"""The themes that come along."""

_SIDES_ANSI = ("yellow", "green", "magenta", "cyan", "blue", "red")


class Palette:
    """The styles of one theme. Nothing is told by colour alone: each style also differs in weight or form."""

    def __init__(self, theme: Theme, *, plain: bool = False) -> None:
        """Work out the styles of a theme; `plain` leaves the colours out, and weight and form tell all."""
        ansi = theme.ansi
        self.base = Style() if ansi else Style(color=theme.foreground, bgcolor=theme.background)
        link = "blue" if ansi else theme.primary
        dim = Style(dim=True) if ansi else Style(color=theme.variables["dim"])
        self.styles = {
            "strong": Style(bold=True),
            "em": Style(italic=True),
            "code": Style(color="cyan") if ansi else Style(color=theme.variables["code"]),
            "link": Style(color=link, underline=True),
            "dim": dim,
            "heading": Style(bold=True),
            "value": Style(bold=True),
            "label": Style(bold=True, color=link),
            "bar": dim,
            "current": Style(bold=True, color=link),
            "highlight": Style(reverse=True),
            "match": Style(reverse=True),
            "match-current": Style(reverse=True, bold=True, underline=True),
            "link-current": Style(reverse=True, bold=True),
            "alert": Style(bold=True, reverse=True),
            "proved": Style(color="green") if ansi else Style(color=theme.accent),
            "changed": Style(bold=True, color="red") if ansi else Style(bold=True, color=theme.secondary),
            "cited": Style(reverse=True),
            "nearest": Style(underline=True),
            "missing": Style(bold=True, strike=True),
        }
        sides = [colour for name, colour in theme.variables.items() if name.startswith("side-")]
        names: Sequence[str] = _SIDES_ANSI if ansi else sides
        self._sides = tuple(Style(color=name) for name in names)
        if plain:
            self.base = Style()
            self.styles = {name: style.without_color for name, style in self.styles.items()}
            self._sides = (Style(),)

    def side(self, number: int) -> Style:
        """The colour of the n-th side, from 0."""
        return self._sides[number % len(self._sides)]
