"""Screens as plain text, compared letter by letter with tests/golden."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_tui.library.catalogue import bundled_folder, choices, find_briefings
from briefing_tui.loading import load_file
from tests.reader.conftest import CROSSING, NORMAL, Open
from tests.reader.golden import FOLLOWED, GOLDEN, OWN, SINGLE, SIZES, compare

SCREENS: dict[str, tuple[str, ...]] = {
    "opening": (),
    "pages": ("space", "space"),
    "quotes": ("]", "]", "]", "]", "]", "3"),
    "figures": ("]", "]", "]", "]", "4", "j"),
    "people": ("5", "j", "l"),
    "timeline": ("6",),
    "sources": ("7", "l", "j"),
    "matrix": ("8", "j"),
    "glossary": ("9",),
    "glance": ("B", "j"),
    "explain": ("J", "J", "i", "j"),
    "compare": ("8", "j", "enter", "l"),
    "find": ("/", *"ferry"),
    "found": ("/", *"ferry", "enter", "n", "n"),
    "help": ("?",),
    "palette": (":", *"ferry"),
    "end": ("G",),
    "labels": ("]", "o"),
    "copying": ("]", "y"),
    "narrowed": ("2", "&", *"ferry", "enter"),
}
"""What to press for the screens of every size."""
MORE: dict[str, tuple[str, ...]] = {
    "item": ("1", "j", "j", "j", "j", "j", "enter", "J", "J"),
    "contents": ("1", "j", "j", "j", "l"),
    "all-quotes": ("3", "p", "j", "j"),
    "figures-by-value": ("4", "p", "s", "j", "j"),
    "zoomed-figures": ("4", "p", "z", "j"),
    "filter": ("3", "&", *"side:west", "enter"),
    "no-figures": ("]", "]", "]", "4"),
    "shown": ("l", "enter"),
    "zoomed-matrix": ("8", "z", "j", "l"),
    "no-match": (":", *"zebra"),
}
"""And for those of the usual size."""


@pytest.mark.parametrize(
    ("name", "size"),
    [(name, size) for name in SCREENS for size in SIZES] + [(name, NORMAL) for name in MORE],
    ids=str,
)
async def test_screen(read: Open, name: str, size: tuple[int, int]) -> None:
    async with read(size) as reader:
        await reader.press(*{**SCREENS, **MORE}[name])
        compare(reader, name)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_list_of_briefings(
    read: Open, tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = CROSSING.read_text(encoding="utf-8")
    for name, title in (("a", "The autumn round"), ("b", "The strait crossing"), ("c", "佐藤水道 and بندر کریمی")):
        start, _, rest = text.partition('title: "')
        changed = f'{start}title: "{title}"{rest.partition(chr(34))[2]}'
        (tmp_path / f"{name}.briefing.yaml").write_text(changed, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    async with read(size, briefing=None, path=None, choices=choices(find_briefings(Path()))) as reader:
        await reader.press("down")
        compare(reader, "list")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_opening_of_the_bundled_briefing(read: Open, size: tuple[int, int]) -> None:
    (path,) = find_briefings(bundled_folder())
    async with read(size, briefing=load_file(path), path=path) as reader:
        compare(reader, "bundled")


async def test_no_screen_is_kept_that_no_test_compares() -> None:
    everywhere = [(name, size) for name in (*SCREENS, *FOLLOWED, *OWN, "list", "bundled") for size in SIZES]
    expected = {f"{name}-{size[0]}x{size[1]}.txt" for name, size in (*everywhere, *((name, NORMAL) for name in MORE))}
    assert {path.name for path in GOLDEN.iterdir()} == expected | set(SINGLE)
