"""Themes: the colours of the reader, and the style that each kind of text is drawn in."""

from __future__ import annotations

from typing import Final

from rich.style import Style
from textual.theme import Theme

DEFAULT: Final = "ansi"
"""The terminal's own colours: right on light and dark, and thinnest on the wire."""

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
    "dark": Theme(
        name="dark",
        primary="#7fb4ff",
        secondary="#f0b86c",
        accent="#8fd18f",
        foreground="#dcdcdc",
        background="#14161a",
        surface="#14161a",
        panel="#1d2026",
        boost="#1d2026",
        dark=True,
    ),
    "light": Theme(
        name="light",
        primary="#0b4fa8",
        secondary="#8a4b00",
        accent="#1f6b2d",
        foreground="#1d1d1d",
        background="#fbfbf8",
        surface="#fbfbf8",
        panel="#eeeeea",
        boost="#eeeeea",
        dark=False,
    ),
}
"""The themes that `--theme` takes."""

_SIDES = ("secondary", "accent", "primary")
_SIDES_ANSI = ("yellow", "green", "magenta", "cyan", "blue", "red")


class Palette:
    """The styles of one theme. Nothing is told by colour alone: each style also differs in weight or form."""

    def __init__(self, theme: Theme, *, plain: bool = False) -> None:
        """Work out the styles of a theme; `plain` leaves the colours out, and weight and form tell all."""
        ansi = theme.ansi
        self.base = Style() if ansi else Style(color=theme.foreground, bgcolor=theme.background)
        link = "blue" if ansi else theme.primary
        dim = Style(dim=True) if ansi else Style(color="#9a9fa8" if theme.dark else "#5d6066")
        self.styles = {
            "strong": Style(bold=True),
            "em": Style(italic=True),
            "code": Style(color="cyan") if ansi else Style(color=theme.accent),
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
        names = _SIDES_ANSI if ansi else tuple(str(getattr(theme, name)) for name in _SIDES)
        self._sides = tuple(Style(color=name) for name in names)
        if plain:
            self.base = Style()
            self.styles = {name: style.without_color for name, style in self.styles.items()}
            self._sides = (Style(),)

    def side(self, number: int) -> Style:
        """The colour of the n-th side, from 0."""
        return self._sides[number % len(self._sides)]
