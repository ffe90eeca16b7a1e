"""Looking: what lies over the page for a moment: a glance, a comparison, explanations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual.events import Resize

from briefing_tui import dates
from briefing_tui.document.blocks import Block
from briefing_tui.document.filtering import Texts
from briefing_tui.model import Figure, Item
from briefing_tui.reader.panes.filtered import Filtered
from briefing_tui.reader.panes.rows import Rows
from briefing_tui.reader.screens.finding import CALM, Finding
from briefing_tui.reader.screens.layout import PANES, PaneName
from briefing_tui.reader.screens.narrowing import REST, SLICE

if TYPE_CHECKING:
    from briefing_tui.document.explaining import Explanation
    from briefing_tui.reader.panes.explained import Explained
    from briefing_tui.reader.panes.matrix import Matrix


class Looking(Finding):
    """Opens what lies over the page, and goes to what is chosen there."""

    _explained: Explained | None = None
    _explained_from: PaneName = "page"

    def _fill(self) -> None:
        """Give the panes the words that they look through when they filter, which are folded ahead."""
        if self.texts.briefing is not self.page.briefing:
            self.texts = Texts(self.page.briefing)
        super()._fill()
        self.set_timer(CALM, partial(self._fold_ahead, self.texts))

    def _furnish(self, pane: Filtered) -> None:
        pane.texts = self.texts
        super()._furnish(pane)

    def _fold_ahead(self, texts: Texts) -> None:
        """Fold for a moment, while nothing else is to do: typing a filter over 4 MB must not wait for it."""
        until = monotonic() + SLICE
        if texts.briefing is not self.page.briefing:
            return
        if not texts.warm(lambda: monotonic() > until):
            self.set_timer(REST, partial(self._fold_ahead, texts))
            return
        for number, name in enumerate(PANES):
            self.set_timer(CALM * (1 + number), partial(self._prepare, name))

    def _prepare(self, name: PaneName) -> None:
        """Make a pane ahead, and work out what it lists."""
        pane = self.pane(name)
        if isinstance(pane, Filtered):
            pane.prepare()

    @property
    def shown(self) -> Block:
        """The block that is current: the highlighted row of a pane, else that of the page."""
        pane = self.focused
        if isinstance(pane, Filtered) and pane.highlighted is not None:
            return pane.block(pane.highlighted)
        return self.page.block(self.view.current)

    @property
    def item(self) -> Item | None:
        """The item that is current; the section where it is a paragraph."""
        found = self.focused.item_id if isinstance(self.focused, Filtered) else None
        return self.page.briefing.by_id.get(found or self.shown.item_id or self.page.key_of(self.view.current))

    def do_glance(self) -> None:
        """Show the whole briefing on one screen."""
        from briefing_tui.reader.screens.glancing import Glancing  # noqa: PLC0415 - not needed at the start

        self.app.push_screen(Glancing(self.palette, self.page.briefing), self._looked)

    def do_compare(self) -> None:
        """Compare two sides, or two speakers, on the topic of the current item."""
        from briefing_tui.reader.screens.comparing import Comparing  # noqa: PLC0415 - not needed at the start

        self.app.push_screen(Comparing(self.palette, self.page.briefing, self.item), self._looked)

    def on_matrix_opened(self, event: Matrix.Opened) -> None:
        """Compare what two sides say on the topic of a cell."""
        from briefing_tui.reader.screens.comparing import Comparing  # noqa: PLC0415 - as above

        event.stop()
        screen = Comparing(self.palette, self.page.briefing).begin_with(event.topic, event.side)
        self.app.push_screen(screen, self._looked)

    def _looked(self, item_id: str | None) -> None:
        """Go to what was chosen."""
        if item_id is not None:
            self._focus("page")
            self._go_to(item_id)

    def do_explain(self) -> None:
        """Explain what the current block names and how it is marked; a second time closes the panel."""
        if self.closed("explained"):
            return
        from briefing_tui.document.converting import is_convertible  # noqa: PLC0415 - not needed at the start
        from briefing_tui.document.explaining import converted, explain  # noqa: PLC0415 - as above

        link = self.view.link[1].target if self.view.link and not isinstance(self.focused, Rows) else None
        block = self.page.block(self.view.link[0]) if link and self.view.link else self.shown
        briefing = self.page.briefing
        found = explain(briefing, block, link, today=dates.today(), disagreements=self.figures.disagreements)
        found = (*found, *self.signs_at(block))
        if not found:
            self.say("nothing to explain here: no term, name, unit or grade")
            return
        figure = briefing.get(link or block.item_id, Figure)
        convert = partial(converted, briefing, figure) if figure and is_convertible(briefing, figure) else None
        self.open_panel("explained", found, convert)

    def signs_at(self, block: Block) -> Iterable[Explanation]:
        """What the signs in the margin of a block mean."""
        return ()

    @property
    def _focused_name(self) -> PaneName:
        """The pane that has the keyboard, or that the open panel was opened from."""
        return super()._focused_name if self._explained is None else self._explained_from

    def closed(self, name: str) -> bool:
        """Close the panel that is open; whether it is the one of that name."""
        before = self._explained
        return self._undo_explained() and before is not None and before.id == name

    def open_panel(
        self, name: str, found: Sequence[Explanation], more: Callable[[], Sequence[Explanation]] | None = None
    ) -> None:
        """Open a panel of explanations, at least one, which takes the keyboard; `more` is worked out beside it."""
        from briefing_tui.reader.panes.explained import Explained  # noqa: PLC0415 - as above

        self._explained_from = self._focused_name
        self._explained = Explained(self.palette, name, found, more)
        self.mount(self._explained)

    def on_resize(self, event: Resize) -> None:
        """The panel takes the lines that it needs at the new size."""
        if self._explained:
            self._explained.fit(event.size.width, event.size.height)

    def _focus(self, name: PaneName) -> None:
        """Give a pane the keyboard; the panel closes."""
        if self._explained:
            self._explained.remove()
            self._explained = None
        super()._focus(name)

    def _layers(self) -> Iterator[Callable[[], bool]]:
        yield self._undo_explained
        yield from super()._layers()

    def _undo_explained(self) -> bool:
        if self._explained is None:
            return False
        self._focus(self._explained_from)
        return True
