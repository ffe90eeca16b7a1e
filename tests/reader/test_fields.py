"""While one types in a field no letter fires a command, and paste is text."""

from __future__ import annotations

import string

import pytest
from textual.widgets import Input

from briefing_tui.reader.commands import COMMANDS
from tests.reader.conftest import SEQUENCES, Open, Reader

FIELDS = {"find": ("/",), "filter": ("3", "&"), "help": ("?",), "palette": (":",)}
"""The keys that open each field."""
PRINTABLE = sorted({*string.printable.strip(), " ", "é", "ə", "ф", "ن", "漢"})
STAYS = sorted({key for command in COMMANDS for key in command.keys} & set(PRINTABLE))
"""Printable keys that are commands outside a field."""


def _state(reader: Reader) -> tuple[object, ...]:
    """What commands change and typing does not."""
    screen = reader.screen
    return (
        reader.focus,
        reader.app.return_value,
        len(reader.app.screen_stack),
        screen._layout,
        screen.history._behind,
        screen.quotes.all,
        screen.figures.all,
        reader.page.link,
        reader.sent,
    )


@pytest.mark.parametrize("field", FIELDS)
async def test_every_printable_key_stays_in_the_field(read: Open, field: str) -> None:
    async with read() as reader:
        await reader.press(*FIELDS[field])
        before = _state(reader)
        typed = ""
        for key in PRINTABLE:
            await reader.press(key)
            typed += key
            assert reader.field == typed
            assert _state(reader) == before


@pytest.mark.parametrize("field", FIELDS)
async def test_a_command_key_alone_in_a_field(read: Open, field: str) -> None:
    async with read() as reader:
        await reader.press(*FIELDS[field])
        before = _state(reader)
        for key in STAYS:
            await reader.press(key)
            assert reader.field == key
            assert _state(reader) == before
            await reader.press("backspace")


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("qqqq", "qqqq"),
        ("\nq\nq\n", "q q"),
        ("/n\tN", "/n N"),
        ("\x1b[2J\x1b]52;c;cXE=\x07", "␦[2J␦]52;c;cXE=␦"),
        ("بندر کریمی 佐藤", "بندر کریمی 佐藤"),
    ],
)
async def test_paste_is_text(read: Open, field: str, text: str, typed: str) -> None:
    async with read() as reader:
        await reader.press(*FIELDS[field])
        before = _state(reader)
        await reader.paste(text)
        assert _state(reader) == before
        assert reader.field == typed
        assert not set("\x1b\x07") & set(reader.text)


async def test_paste_outside_a_field_does_nothing(read: Open) -> None:
    async with read() as reader:
        before = reader.text
        await reader.paste("qGyz")
        assert reader.text == before
        assert reader.app.return_value is None


@pytest.mark.parametrize("field", FIELDS)
async def test_no_cursor_blinks(read: Open, field: str) -> None:
    async with read() as reader:
        await reader.press(*FIELDS[field])
        assert isinstance(reader.app.focused, Input)
        assert not reader.app.focused.cursor_blink


async def test_no_other_key_breaks_an_open_field(read: Open) -> None:
    async with read() as reader:
        reader.app.action_suspend_process = lambda: None  # type: ignore[method-assign]
        for number, key in enumerate(sorted(SEQUENCES.keys() - {"ctrl+q"})):
            await reader.press(*(("3", "&") if number % 2 else ("/",)), "t", key)
            assert reader.app.return_value is None
            await reader.press("escape", "escape", "escape", "2")
            assert reader.focus == "page"


async def test_a_pane_that_takes_the_keyboard_closes_the_field(read: Open) -> None:
    async with read() as reader:
        await reader.press("/", *"ferry", "tab")
        assert reader.focus == "contents"
        assert not reader.lines[-1].startswith("/")
        assert reader.page.find
        await reader.press("/")
        assert reader.field == ""


@pytest.mark.parametrize("keys", ["/t\r/y\r", "/\x1b/\x1b", "3&a\r&b\r", ":\x1b:\x1b?\x1b/x", "/a\t/b\t/c"])
async def test_keys_that_come_faster_than_they_are_answered(read: Open, keys: str) -> None:
    async with read() as reader:
        names = {"\r": "enter", "\x1b": "escape", "\t": "tab"}
        await reader.burst(*(names.get(key, key) for key in keys))
        await reader.press("escape", "escape", "escape", "escape")
        assert reader.app.return_value is None
        assert reader.focus == "page"


@pytest.mark.parametrize(
    ("keys", "text"), [(("/", "q"), "q"), (("/", "G", "n", "2"), "Gn2"), ((":", "q"), "q"), (("3", "&", "z"), "z")]
)
async def test_letters_typed_ahead_reach_the_field(read: Open, keys: tuple[str, ...], text: str) -> None:
    async with read() as reader:
        await reader.burst(*keys)
        assert reader.app.return_value is None
        assert reader.field == text


async def test_keys_typed_ahead_come_in_their_order(read: Open) -> None:
    async with read() as reader:
        await reader.burst("/", *"dredg", "enter", "n", "j")
        assert reader.focus == "page"
        assert reader.page.find
        assert reader.page.find.query == "dredg"
