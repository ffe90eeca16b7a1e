"""Commands: one table, from which come the keys, the footer, the palette, the help and docs/keys.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from textual.binding import Binding, BindingType

from briefing_tui.reader import marks, signs


class Command(NamedTuple):
    """Something that the reader does. Its method is `do_` and the name, on the focused pane or else on the screen."""

    name: str
    keys: tuple[str, ...]
    group: str
    description: str
    footer: str = ""
    """The word in the footer; empty where the footer does not show it."""
    priority: bool = False
    """Works while a field has the focus, too."""
    beyond: bool = False
    """Reaches beyond the reader: in restricted mode it is refused, and neither help nor palette has it."""

    @property
    def method(self) -> str:
        """The name of the method that does it."""
        return f"do_{self.name.replace('-', '_')}"

    @property
    def shown_keys(self) -> str:
        """The keys as a person writes them."""
        return " ".join(map(shown, self.keys))


_SHOWN = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "space": "space", "pagedown": "PgDn", "pageup": "PgUp",
    "home": "Home", "end": "End", "enter": "Enter", "backspace": "Backspace", "tab": "Tab", "shift+tab": "shift+Tab",
    "escape": "Esc", "f1": "F1", "comma": ",",
}  # fmt: skip

MOVE, GO, PANES, FIND, TAKE, PROGRAM = "Move", "Go", "Panes", "Find", "Take along", "Program"

COMMANDS = (
    Command("line-down", ("j", "down"), MOVE, "One line down"),
    Command("line-up", ("k", "up"), MOVE, "One line up"),
    Command("page-down", ("space", "f", "pagedown", "ctrl+f"), MOVE, "One page down", "page"),
    Command("page-up", ("b", "pageup"), MOVE, "One page up"),
    Command("half-down", ("d", "ctrl+d"), MOVE, "Half a page down"),
    Command("half-up", ("u", "ctrl+u"), MOVE, "Half a page up"),
    Command("top", ("g", "home"), MOVE, "To the top"),
    Command("bottom", ("G", "end"), MOVE, "To the end"),
    Command("next-item", ("J",), MOVE, "Next paragraph, quote or figure"),
    Command("previous-item", ("K",), MOVE, "Previous paragraph, quote or figure"),
    Command("next-section", ("]", ")"), MOVE, "Next section", "section"),
    Command("previous-section", ("[", "("), MOVE, "Previous section"),
    Command("next-link", ("l", "right"), GO, "Next link; unfold in a list"),
    Command("previous-link", ("h", "left"), GO, "Previous link; fold in a list"),
    Command("labels", ("o",), GO, "Labels on the links and panes in view: type one to go there"),
    Command("go", ("enter",), GO, "Go to the link, or show the highlighted row in the page"),
    Command("evidence", ("e",), GO, "The source's words around a quote or figure: ✓ proved, ≠ changed, · not proved"),
    Command("explain", ("i",), GO, "Explain in place: terms, people, units, signs, grades"),
    Command("back", ("backspace", "ctrl+o", "<"), GO, "Back to where you were"),
    Command("forward", (">",), GO, "Forward again"),
    Command("next-pane", ("tab",), PANES, "Next pane"),
    Command("previous-pane", ("shift+tab",), PANES, "Previous pane"),
    Command("contents", ("1",), PANES, "Contents"),
    Command("page", ("2",), PANES, "The page"),
    Command("quotes", ("3",), PANES, "Quotes"),
    Command("figures", ("4",), PANES, "Figures"),
    Command("people", ("5",), PANES, "People and organisations"),
    Command("timeline", ("6",), PANES, "Timeline"),
    Command("sources", ("7",), PANES, "Sources"),
    Command("matrix", ("8",), PANES, "Matrix: topics by sides"),
    Command("glossary", ("9",), PANES, "Glossary"),
    Command("glance", ("B",), PANES, "The whole briefing on one screen"),
    Command("compare", ("C",), PANES, "Compare two sides or speakers on one topic"),
    Command("library", ("0",), PANES, "The list of briefings"),
    Command("switch-side", ("\\",), PANES, "Switch the side: contents, quotes, figures and so on"),
    Command("zoom-pane", ("z",), PANES, "The focused pane alone, and back"),
    Command("pin", ("p",), PANES, "Quotes and figures of all sections, or of the one being read"),
    Command("sort", ("s",), PANES, "Sort by the next column: figures, people, glossary"),
    Command("reverse", ("S",), PANES, "Reverse the order"),
    Command("find", ("/",), FIND, "Find in the page", "find"),
    Command("next-match", ("n",), FIND, "Next match", "next"),
    Command("previous-match", ("N",), FIND, "Previous match"),
    Command("filter", ("&",), FIND, "Filter the page or a pane: words, speaker: side: topic:; ! before it inverts"),
    Command("mark", ("m",), TAKE, "Mark the current block, or take its mark away"),
    Command("marks", ("'",), TAKE, "Marks and notes of all briefings"),
    Command("note", ("a",), TAKE, "Write a note on the current block"),
    Command("what-is-new", ("w",), TAKE, "What is new, changed or removed since the last reading"),
    Command("copy", ("y",), TAKE, "Copy with its citation: as plain text, Markdown, JSON, or to a file", "copy"),
    Command("show-plain", ("c",), TAKE, "Show the same plainly, for the terminal to select from"),
    Command("help", ("?", "f1"), PROGRAM, "Help: all keys", "help"),
    Command("palette", (":", "ctrl+p"), PROGRAM, "Palette: commands and everything in the briefing"),
    Command("problems", ("!",), PROGRAM, "What is wrong with the file"),
    Command("where-am-i", ("=",), PROGRAM, "Where this is: link, position, dates, marking, counts, file"),
    Command("edit", ("v",), PROGRAM, "Edit the file at this place with $VISUAL or $EDITOR", beyond=True),
    Command("reload", ("R",), PROGRAM, "Read the file again"),
    Command("repaint", ("r", "ctrl+l"), PROGRAM, "Draw the screen anew"),
    Command("escape", ("escape",), PROGRAM, "One layer back"),
    Command("quit", ("q",), PROGRAM, "Quit", "quit"),
    Command("interrupt", ("ctrl+c",), PROGRAM, "Twice within two seconds: quit", priority=True),
    Command("suspend", ("ctrl+z",), PROGRAM, "Back to the shell; fg returns", priority=True, beyond=True),
)
"""Every command that exists, in the order of the help."""

BY_NAME = {command.name: command for command in COMMANDS}
"""The commands under their names."""


IN_ROWS = tuple(command.name for command in COMMANDS if command.group == MOVE and "section" not in command.name)
"""The commands that move in any list."""


def shown(key: str) -> str:
    """A key as a person writes it."""
    return _SHOWN.get(key, key)


def bindings(*names: str) -> list[BindingType]:
    """The key bindings of the commands named, or of all."""
    return [
        Binding(
            ",".join(command.keys),
            f"do('{command.name}')",
            command.description,
            show=bool(command.footer),
            priority=command.priority,
            id=command.name,
        )
        for command in COMMANDS
        if not names or command.name in names
    ]


def footer(commands: Iterable[Command] = COMMANDS) -> Iterator[tuple[str, str]]:
    """Key and word of the commands that the footer shows."""
    for command in commands:
        if command.footer and command.keys:
            yield shown(command.keys[0]), command.footer


def keys_page() -> str:
    """The text of docs/keys.md."""
    lines = ["# Keys", "", "Made from the command table by `make docs`.", ""]
    group = ""
    for command in COMMANDS:
        if command.group != group:
            group = command.group
            lines += [f"## {group}", "", "| keys | command | what it does |", "|---|---|---|"]
        keys = " ".join(f"`{key}`" for key in command.shown_keys.split(" "))
        lines.append(f"| {keys} | {command.name} | {command.description} |")
        if command is COMMANDS[-1] or COMMANDS[COMMANDS.index(command) + 1].group != group:
            lines.append("")
    lines += ["## Signs", "", "They stand in the margin, and in `?`; `i` tells those of the current block.", ""]
    lines += ["| sign | what it says |", "|---|---|"]
    lines += [f"| `{sign}` | {meaning} |" for sign, meaning in {**signs.MEANINGS, **marks.MEANINGS}.items()]
    return "\n".join([*lines, ""])
