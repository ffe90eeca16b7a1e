"""One table feeds the keys, the footer, the palette, the help and the documentation."""

from __future__ import annotations

import pytest
from textual.binding import Binding

from briefing_tui.reader import marks, signs
from briefing_tui.reader.commands import BY_NAME, COMMANDS, Command, bindings, footer, keys_page
from briefing_tui.reader.screens.choosing import Choosing, Row
from tests.reader.conftest import ROOT, Open, pressed

TAKEN = {"ctrl+a", "ctrl+b", "ctrl+s", "ctrl+q"}
"""Keys that tmux, screen, terminals or editors take for themselves."""
ENOUGH = {"up", "down", "left", "right", "enter", "tab", "backspace", ":"}
"""Keys that every keyboard layout has."""


def test_no_key_is_bound_twice() -> None:
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))


def test_names_are_unique_and_described() -> None:
    assert len(BY_NAME) == len(COMMANDS)
    assert all(command.description and command.keys for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_no_command_needs_a_key_that_others_take(command: Command) -> None:
    keys = set(command.keys)
    assert not TAKEN & keys
    assert {key for key in keys if "alt" not in key and not _is_function_key(key)}


def _is_function_key(key: str) -> bool:
    return key[0] == "f" and key[1:].isdigit()


def test_arrows_enter_tab_backspace_and_the_palette_are_bound() -> None:
    assert {key for command in COMMANDS for key in command.keys} >= ENOUGH


def test_the_bindings_are_the_table() -> None:
    made = [binding for binding in bindings() if isinstance(binding, Binding)]
    assert [binding.id for binding in made] == [command.name for command in COMMANDS]
    assert [tuple(binding.key.split(",")) for binding in made] == [command.keys for command in COMMANDS]
    assert [binding.id for binding in bindings("quit", "find") if isinstance(binding, Binding)] == ["find", "quit"]


async def test_every_key_of_the_table_reaches_its_command(read: Open) -> None:
    async with read() as reader:
        active = reader.screen.active_bindings
        for command in COMMANDS:
            for key in command.keys:
                assert active[pressed(key).key].binding.action == f"do('{command.name}')"


async def test_every_command_is_done_somewhere(read: Open) -> None:
    async with read() as reader:
        owners = (reader.page, reader.screen.contents, reader.screen.quotes, reader.screen.figures)
        for command in COMMANDS:
            assert any(hasattr(owner, command.method) for owner in (*owners, reader.screen, reader.app)), command.name


async def test_nothing_else_is_bound_to_a_key(read: Open) -> None:
    async with read() as reader:
        foreign = {
            key: found.binding.action
            for key, found in reader.screen.active_bindings.items()
            if not found.binding.action.startswith("do(")
        }
        # What is left of Textual's own: copying a selection of the mouse, which without a mouse does nothing.
        assert set(foreign) <= {"super+c"}


@pytest.mark.parametrize("keys", ["/", "&", ":", "?"])
async def test_ctrl_q_does_not_quit(read: Open, keys: str) -> None:
    async with read() as reader:
        await reader.press("4", keys, "ctrl+q", "escape", "escape", "2", "ctrl+q", "j")
        assert reader.app.is_running
        assert reader.app.return_code is None
        assert reader.focus == "page"


async def test_the_footer_is_of_the_table(read: Open) -> None:
    async with read((160, 50)) as reader:
        shown = reader.lines[-1]
        for key, word in footer():
            assert f"{key} {word}" in shown


async def test_the_help_lists_every_command(read: Open) -> None:
    async with read() as reader:
        await reader.press("?")
        listed = reader.listed
        assert len(listed) == len(COMMANDS) + len(signs.MEANINGS) + len(marks.MEANINGS)
        for command, text in zip(COMMANDS, listed, strict=False):
            assert text.startswith(command.shown_keys)
            assert command.description in text
            assert text.endswith(command.group)
        await reader.press("·")
        assert reader.listed[0].startswith("·  Not proved") or "Not proved" in reader.listed[0]
        await reader.press("enter")
        assert reader.focus == "page"


async def test_the_palette_lists_every_command_and_item(read: Open) -> None:
    async with read() as reader:
        await reader.press(":")
        listed = reader.listed
        for command, text in zip(COMMANDS, listed, strict=False):
            assert text.startswith(command.name)
            assert command.shown_keys in text
        items = "\n".join(listed[len(COMMANDS) :])
        briefing = reader.screen.page.briefing
        assert all(section.title in items for section in briefing.sections)
        others = [item.id for item in briefing.items() if item not in briefing.sections]
        assert all(item_id and item_id in items for item_id in others)


async def test_the_palette_goes_to_a_person_and_tells_what_it_does_not_list(read: Open) -> None:
    async with read() as reader:
        await reader.press(":", *"go to person karimi")
        assert [row.split("  ")[0] for row in reader.listed] == ["go to person"]
        await reader.press("ctrl+l", "enter")
        assert reader.current.startswith("Daryush Karimi")
        rows = [Row(f"go q-{number}", "go to quote", f"Words {number}", "q") for number in range(9_000)]
        reader.app.push_screen(Choosing(reader.app.palette, "Items", rows))
        await reader.press(*"quote")
        assert reader.lines[0].strip() == "Items · the first 500 of 9000"
        await reader.press(*" 8123")
        assert reader.lines[0].strip() == "Items"
        assert [row.split("  ")[1] for row in reader.listed] == ["Words 8123"]


def test_the_documentation_is_the_table() -> None:
    page = (ROOT / "docs/keys.md").read_text(encoding="utf-8")
    assert page == keys_page(), "docs/keys.md is made from the command table: make docs"
    assert all(f"| {command.name} | {command.description} |" in page for command in COMMANDS)
