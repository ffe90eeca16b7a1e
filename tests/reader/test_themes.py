"""Themes: the contrast of every pair of colours that text is drawn in, on every screen; and a reader's own themes."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.color import Color, ColorType
from rich.style import Style

from briefing_tui.personal.config import Config
from briefing_tui.reader.own_themes import find, names
from briefing_tui.reader.settings import settle
from briefing_tui.reader.themes import LEAST, THEMES, Colours, Palette, contrast
from tests.reader.conftest import NORMAL, Open, Reader
from tests.reader.terminal import Terminal

OWN = [name for name, theme in THEMES.items() if not theme.ansi]
"""The themes that have colours of their own."""
SCREENS: dict[str, tuple[str, ...]] = {
    "page": ("space",),
    "link": ("l", "l"),
    "shown": ("l", "enter"),
    "found": ("/", *"ferry", "enter", "n"),
    "typing": ("/", *"fer"),
    "quotes": ("3", "p", "j"),
    "figures": ("4", "p", "j"),
    "people": ("5",),
    "matrix": ("8",),
    "glance": ("B",),
    "help": ("?",),
    "nothing": ("?", *"zzzz"),
    "marks": ("m", "a", "x", "escape", "'"),
    "note": ("]", "a", *"Who pays"),
    "selected": (":", *"ferry", "shift+left", "shift+left"),
    "notice": ("m",),
}
"""What to press for the screens that are looked at."""


def pairs(reader: Reader) -> set[tuple[Color, Color]]:
    """The pairs of colours that text on the screen is drawn in: text, background."""
    found = set()
    for strip in reader.app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style or Style()
            text, back = style.color, style.bgcolor
            # A terminal draws dim text at half its contrast: a theme of colours has a colour for it.
            assert not style.dim, segment
            if segment.text.strip() and text is not None and back is not None:
                found.add((back, text) if style.reverse else (text, back))
    return found


def code(color: Color) -> str:
    """A colour as #rrggbb."""
    assert color.type == ColorType.TRUECOLOR, color
    return color.get_truecolor().hex


@pytest.mark.slow
@pytest.mark.parametrize("name", OWN)
async def test_contrast_on_every_screen(read: Open, name: str) -> None:
    seen = 0
    for keys in SCREENS.values():
        async with read(NORMAL, theme=name) as reader:
            await reader.press(*keys)
            for text, back in pairs(reader):
                assert contrast(code(text), code(back)) >= LEAST, (keys, code(text), code(back))
                seen += 1
    assert seen > 3 * len(SCREENS)


@pytest.mark.parametrize("name", OWN)
def test_contrast_of_every_style(name: str) -> None:
    palette = Palette(THEMES[name])
    base = palette.base
    styles = [*palette.styles.values(), *(palette.side(number) for number in range(6))]
    for style in styles:
        for over in (Style(), palette.styles["match"], palette.styles["link"], palette.styles["alert"]):
            drawn = base + style + over
            assert drawn.color and drawn.bgcolor
            assert contrast(code(drawn.color), code(drawn.bgcolor)) >= LEAST, style


@pytest.mark.parametrize("name", ["high-contrast", "high-contrast-light"])
def test_high_contrast_is_higher(name: str) -> None:
    palette = Palette(THEMES[name])
    for style in palette.styles.values():
        drawn = palette.base + style
        assert drawn.color and drawn.bgcolor
        assert contrast(code(drawn.color), code(drawn.bgcolor)) >= 7


@pytest.mark.parametrize("keys", SCREENS.values(), ids=list(SCREENS))
async def test_the_terminals_own_colours_are_all_that_ansi_takes(read: Open, keys: tuple[str, ...]) -> None:
    async with read(NORMAL, theme="ansi") as reader:
        await reader.press(*keys)
        for strip in reader.app.screen._compositor.render_strips():
            for segment in strip:
                style = segment.style or Style()
                for color in (style.color, style.bgcolor):
                    assert color is None or color.type in (ColorType.DEFAULT, ColorType.STANDARD), segment
                # Text in a colour stands on the terminal's own background: which colours go together is not known.
                named = [c for c in (style.color, style.bgcolor) if c is not None and not c.is_default]
                assert len(named) < 2 or not segment.text.strip(), segment


def test_there_are_enough_of_them() -> None:
    dark = {name for name in OWN if THEMES[name].dark}
    assert len(dark) >= 2
    assert len(set(OWN) - dark) >= 2
    assert "ansi" in THEMES


def test_known_contrasts() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


def own(folder: Path, text: str, name: str = "mine") -> Path:
    """A folder of settings with a theme."""
    (folder / "themes").mkdir(exist_ok=True)
    (folder / "themes" / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


FULL = """\
background = "#102030"
text = "#f0f0f0"
dim = "#b0b0b0"
link = "#80c0ff"
code = "#a0e0a0"
sides = ["#f0c080", "#a0e0a0"]
proved = "#a0e0a0"
changed = "#f0c080"
"""


async def test_a_theme_of_ones_own(read: Open, tmp_path: Path) -> None:
    folder = own(tmp_path, FULL)
    (folder / "config.toml").write_text('theme = "mine"\n')
    assert names(folder) == [*THEMES, "mine"]
    async with read(NORMAL, config=Config(folder, environment={})) as reader:
        assert reader.notice == ""
        assert ("#f0f0f0", "#102030") in {(code(text), code(back)) for text, back in pairs(reader)}
        assert reader.app.palette.side(3).color == Color.parse("#a0e0a0")


def test_two_colours_are_enough(tmp_path: Path) -> None:
    theme, problems = find("mine", own(tmp_path, 'background = "#ffffff"\ntext = "#222222"\n'))
    assert theme is not None
    assert problems == []
    assert not theme.dark
    assert Palette(theme).styles["dim"].color == Color.parse("#222222")


def test_ones_own_goes_before_one_that_comes_along(tmp_path: Path) -> None:
    theme, _ = find("dark", own(tmp_path, FULL, "dark"))
    assert theme is not None
    assert theme.background == "#102030"
    assert names(tmp_path) == list(THEMES)


@pytest.mark.parametrize(
    ("old", "new", "message", "works"),
    [
        ('dim = "#b0b0b0"', 'dimm = "#b0b0b0"', "3:1: there is no colour 'dimm'; did you mean dim?", True),
        ('dim = "#b0b0b0"', 'dim = "grey"', '3:7: dim is a colour, such as "#dcdcdc"', True),
        (
            'dim = "#b0b0b0"',
            'dim = "#304050"',
            "3:7: dim has a contrast of 1.6 with the background; 4.5 is the least",
            True,
        ),
        ("sides = [", "sides = [3, ", '6:9: sides is a list of colours, such as ["#f0b86c", "#8fd18f"]', True),
        ("#f0c080", "#333333", "6:9: sides 1 has a contrast of 1.3 with the background; 4.5 is the least", True),
        ('text = "#f0f0f0"', "", '1:1: text is missing, such as text = "#dcdcdc"', False),
        ("background =", "background", "1:12: expected '=' after a key in a key/value pair", False),
    ],
)
def test_what_is_wrong_with_it_is_told(tmp_path: Path, old: str, new: str, message: str, works: bool) -> None:
    folder = own(tmp_path, FULL.replace(old, new, 1))
    (folder / "config.toml").write_text('theme = "mine"\n')
    settled = settle(Config(folder, environment={}))
    assert settled.problems == [f"{folder}/themes/mine.toml:{message}"]
    assert settled.theme.name == ("mine" if works else "ansi")


@pytest.mark.parametrize("name", ["../themes/mine", "", ".hidden", "none", "/etc/passwd"])
def test_a_name_is_no_path(tmp_path: Path, name: str) -> None:
    assert find(name, own(tmp_path, FULL)) == (None, [])


def test_the_option_knows_ones_own(talks: Path, home: Path) -> None:
    folder = home / "config" / "briefing"
    folder.mkdir(parents=True)
    own(folder, FULL)
    with Terminal(talks, "--theme", "mine", environment={"COLORTERM": "truecolor"}) as terminal:
        terminal.shows("Harbour")
        assert b"48;2;16;32;48" in terminal.output


def test_colours_have_names() -> None:
    colours = Colours("#000000", "#1", "#2", "#3", "#4", ("#5", "#6"), "#7", "#8")
    assert [name for name, _ in colours.named()] == [
        "text",
        "dim",
        "link",
        "code",
        "proved",
        "changed",
        "sides 1",
        "sides 2",
    ]
