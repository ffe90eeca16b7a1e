"""The screen on which a briefing is read: it owns the state, and the panes follow it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing_tui import dates
from briefing_tui.document import wording
from briefing_tui.document.blocks import Block
from briefing_tui.model import Briefing, Item, KeyPoint, Section
from briefing_tui.reader import marks, signs
from briefing_tui.reader.screens.finding import CALM
from briefing_tui.reader.screens.labelling import Labelling
from briefing_tui.reader.screens.looking import Looking
from briefing_tui.reader.screens.marking import Marking
from briefing_tui.reader.screens.proving import Proving
from briefing_tui.reader.screens.taking import Taking
from briefing_tui.reader.themes import Palette
from briefing_tui.text import safe_line

if TYPE_CHECKING:
    from briefing_tui.document.explaining import Explanation


class BriefingScreen(Taking, Labelling, Looking, Proving, Marking):
    """One briefing: title line, contents, page, quotes or figures, keys."""

    def __init__(
        self,
        briefing: Briefing,
        palette: Palette,
        *,
        at: str | None = None,
        find: str | None = None,
        mark: tuple[str, str] | None = None,
    ) -> None:
        """Open a briefing.

        Args:
            briefing: what to read.
            palette: the styles to draw with.
            at: the id of the item to open at.
            find: words to open at.
            mark: what a mark hangs on, to open at.
        """
        super().__init__(briefing, palette)
        self._start = (at, find)
        self._mark = mark
        self._opening = True

    def on_mount(self) -> None:
        """Lay the panes out before the first paint, and fill them after it."""
        self._arrange("page")
        if not any((*self._start, self._mark)):
            self.view.begin(self.kept_place())
        self.call_after_refresh(self._opened)

    def _opened(self) -> None:
        self._fill()
        at, find = self._start
        if at is not None:
            self._go_to(at, remember=False)
        if find:
            self._find(find)
            self._entered(find)
        if self._mark:
            self.visit(self._mark, remember=False)
        self._follow()
        self.call_after_refresh(self._paint)
        if notice := " · ".join(filter(None, (self.app.notice(), self._welcome() if self.kept.first else ""))):
            self.say(notice)
        self.set_timer(CALM, self._warm)
        self.set_timer(CALM, self._live)

    def _paint(self) -> None:
        self._opening = False
        self._compositor_refresh()

    def _compositor_refresh(self) -> None:
        """Paint, but once only while it opens: Textual would do so three times, which is seconds on a bad link."""
        if not self._opening:
            super()._compositor_refresh()

    def _welcome(self) -> str:
        """The few keys that somebody needs who opens a briefing for the first time."""
        key = self.app.key
        pages, sections = f"{key('page-down')} {key('page-up')}", f"{key('next-section')} {key('previous-section')}"
        more = f"{pages} page · {sections} section · {key('next-pane')} other panes"
        return f"{key('help')} lists all keys · {key('quit')} quits · {more}"

    def signs_at(self, block: Block) -> Iterable[Explanation]:
        """What the signs in the margin of a block mean: whether it is proved, and what the reader made of it."""
        from briefing_tui.document.explaining import Explanation  # noqa: PLC0415 - not needed at the start

        shown = [block.item_id, *(link.target for link in block.links if block.cells)]
        for sign in dict.fromkeys(self.signs.get(item or "", "") for item in shown):
            if sign:
                more = f" · {self.app.key('evidence')} shows the source" if sign != signs.UNPROVED else ""
                yield Explanation(sign, signs.MEANINGS[sign] + more)
        kept = self.view.marks.get(self._sign_of(self.here), "")
        yield from (Explanation(mark, marks.MEANINGS[mark]) for mark in kept)

    def do_where_am_i(self) -> None:
        """Say what names the current place, and where it stands; a second time closes the panel."""
        if self.closed("where-am-i"):
            return
        from briefing_tui.document.whereabouts import whereabouts  # noqa: PLC0415 - not needed at the start

        file = self.app.path
        name = safe_line(os.path.abspath(file)) if file else "standard input"
        self.open_panel("where-am-i", whereabouts(self.page, self.here, self.share, name, dates.today()))

    def do_help(self) -> None:
        """List all keys, then the signs of the margin; Enter does the command."""
        from briefing_tui.reader.screens.choosing import Choosing, Row  # noqa: PLC0415 - not needed at the start

        rows = [Row(f"do {c.name}", c.shown_keys, c.description, c.group) for c in self.app.commands]
        meanings = {**signs.MEANINGS, **marks.MEANINGS}
        rows += [Row(f"sign {sign}", sign, meaning.capitalize(), "Signs") for sign, meaning in meanings.items()]
        self.app.push_screen(Choosing(self.palette, "Keys and signs", rows), self._picked)

    def do_palette(self) -> None:
        """List all commands and everything in the briefing."""
        from briefing_tui.reader.screens.choosing import Choosing, Row  # noqa: PLC0415 - as above

        commands = [Row(f"do {c.name}", c.name, c.description, c.shown_keys) for c in self.app.commands]
        briefing = self.page.briefing
        sections = [Row(f"go {section.id}", "go to section", section.title) for section in briefing.sections]
        items = [
            Row(f"go {item.id}", f"go to {_kind(item)}", wording.title(briefing, item), item.id or "")
            for item in briefing.items()
            if not isinstance(item, Section)
        ]
        self.app.push_screen(Choosing(self.palette, "Commands and items", commands + sections + items), self._picked)

    def _picked(self, key: str | None) -> None:
        kind, _, name = (key or "").partition(" ")
        if kind == "do":
            self.action_do(name)
        elif kind == "go":
            self._focus("page")
            self._go_to(name)


def _kind(item: Item) -> str:
    return "key point" if isinstance(item, KeyPoint) else type(item).__name__.lower()
