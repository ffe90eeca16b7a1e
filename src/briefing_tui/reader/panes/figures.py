"""Figures: a ledger of the numbers, sortable, with the detail of the highlighted one below it."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable, Sequence
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from briefing_tui import dates
from briefing_tui.document import wording
from briefing_tui.document.blocks import Block, Text
from briefing_tui.document.charting import chart
from briefing_tui.document.converting import Conversion, conversions, is_convertible
from briefing_tui.document.detailing import detail
from briefing_tui.document.disagreeing import Disagreements
from briefing_tui.document.page import Page
from briefing_tui.document.wrapping import Line, wrap
from briefing_tui.model import Briefing, Figure
from briefing_tui.reader.painting import paint, strip
from briefing_tui.reader.panes.statements import Statement, Statements
from briefing_tui.reader.themes import Palette
from briefing_tui.text import folded

_WIDE = 72
"""Cells from which the ledger stands in columns; a dozen of them are left for what the number is of."""
_NO_DATE = (9999, 99, 99)
_VALUE, _STATUS, _WHO = 14, 20, 16
_ROOMY: Final = 100
_LONG_STATUS: Final = 30
"""Cells of the ledger from which all is shown of "disagrees, estimated, disputed", and how many these are."""
_TALLEST: Final = 12
"""Lines of a chart at most."""
_SHARE: Final = 3
"""A chart has at least one part in so many of the detail."""
Key = Callable[[Briefing, Figure], tuple[object, ...]]

ORDERS: Final[dict[str, Key]] = {
    "in the order of the page": lambda briefing, figure: (),
    "by value": lambda briefing, figure: (figure.value is None and figure.min_value is None, _size(figure)),
    "by what it is": lambda briefing, figure: (folded(figure.label),),
    "by status": lambda briefing, figure: (figure.status, figure.certainty),
    "by date": lambda briefing, figure: dates.sort_key(when) if (when := _date(figure)) else _NO_DATE,
    "by who said it": lambda briefing, figure: (folded(" ".join(map(briefing.name_of, figure.attributed_to))),),
}
"""The columns that the ledger sorts by, in the order of the key."""


def _size(figure: Figure) -> object:
    return figure.value if figure.value is not None else figure.min_value if figure.min_value is not None else 0


def _date(figure: Figure) -> str | None:
    return figure.date or figure.as_of or figure.period


class Figures(Statements):
    """The figures pane."""

    kind = "figures"

    def __init__(self, palette: Palette) -> None:
        """Make an empty pane."""
        super().__init__(palette)
        self._order = 0
        self._reversed = False
        self.disagreements: Disagreements
        """Which of the figures disagree; taken with the page."""
        self._converted: dict[str, tuple[Conversion, ...]] = {}
        self._detailed: tuple[object, Sequence[tuple[Block, Line]]] | None = None

    def every(self, briefing: Briefing) -> Sequence[Statement]:
        """All figures."""
        return briefing.figures

    def arranged(self, briefing: Briefing, found: list[Statement]) -> list[Statement]:
        """The figures by the chosen column."""
        name, key = list(ORDERS.items())[self._order]
        if self._order or self._reversed:
            self.note += f" · {name}" + (", reversed" if self._reversed else "")
        figures = [item for item in found if isinstance(item, Figure)]
        figures.sort(key=lambda figure: key(briefing, figure))
        return [*(reversed(figures) if self._reversed else figures)]

    def do_sort(self) -> None:
        """Sort by the next column."""
        self._order = (self._order + 1) % len(ORDERS)
        self.list()

    def do_reverse(self) -> None:
        """Turn the order round."""
        self._reversed = not self._reversed
        self.list()

    def row(self, briefing: Briefing, item: Statement) -> Block:
        """One line of the ledger in columns; where it is narrow, value and label with the rest below."""
        assert isinstance(item, Figure)
        who = ", ".join(map(briefing.name_of, item.attributed_to)) or wording.source_name(briefing, item.source)
        value, status = wording.value(item), wording.status(item)
        odds = self.disagreements.any(item)
        if self.size.width < _WIDE:
            text = Text().add(value, "value").add("  ").add(item.label).add("\n")
            text.join(
                [
                    ("disagrees" if odds else "", "changed", None),
                    *((part, "dim", None) for part in (status, wording.when(item), who)),
                ]
            )
            return text.block("figure", item.id, rest="  ", gap=0)
        wide = _STATUS if self.size.width < _ROOMY else _LONG_STATUS
        label = self.size.width - _VALUE - wide - _WHO - 7 - self.margin
        text = Text().add(_column(value, _VALUE), "value").add(_column(item.label, label))
        if odds:
            text.add("disagrees", "changed").add(_column(f", {status}", wide - len("disagrees")), "dim")
        else:
            text.add(_column(status, wide), "dim")
        text.add(_column(who, _WHO).rstrip(), "dim")
        return text.block("figure", item.id, gap=0)

    def wrapped(self, key: str) -> list[Line]:
        """The lines of a row; columns take all the width, which prose does not."""
        return wrap(self.block(key), self.inner, self.inner)

    def take(self, page: Page) -> None:
        """Keep what a page is of."""
        super().take(page)
        self.disagreements = Disagreements(page.briefing)
        self._converted.clear()
        self._detailed = None

    def list(self) -> None:
        """List, and look up what the detail of the highlighted one needs."""
        super().list()
        self._convert()

    def resized(self) -> None:
        """A pane that comes into view shows a detail."""
        self._convert()

    def highlight_moved(self) -> None:
        """The detail below changes with the highlight."""
        self._convert()
        self.refresh()

    @property
    def _item(self) -> Figure | None:
        return self.briefing.get(self.highlighted, Figure) if self.briefing and self.highlighted else None

    def _convert(self) -> None:
        """Have the value worked out in other units, beside the keys; only of what is in view."""
        briefing, item = self.briefing, self._item
        if briefing and item and self.size.width and item.id not in self._converted and is_convertible(briefing, item):
            self.run_worker(self._look_up(briefing, item), exclusive=True, group="converting")

    async def _look_up(self, briefing: Briefing, item: Figure) -> None:
        found = await to_thread(conversions, briefing, item)
        if briefing is self.briefing:
            self._converted[item.id] = found
            self._reveal()
            self.refresh()

    @property
    def room(self) -> int:
        """Lines for the ledger: the detail takes what it needs of the lower half."""
        return max(1, self.size.height - self.head - len(self._detail()))

    def _detail(self) -> Sequence[tuple[Block, Line]]:
        item = self._item
        if item is None or self.briefing is None or not self.size.width:
            return ()
        key = (item.id, self.size, item.id in self._converted)
        if self._detailed is None or self._detailed[0] != key:
            self._detailed = key, self._made(self.briefing, item, self.size.height // 2)
        return self._detailed[1]

    def _made(self, briefing: Briefing, item: Figure, most: int) -> Sequence[tuple[Block, Line]]:
        """The lines of the detail: what is said of the figure, and below it the chart in the lines left."""
        found = self._converted.get(item.id, None if is_convertible(briefing, item) else ())
        blocks = detail(briefing, item, today=dates.today(), disagreements=self.disagreements, conversions=found)
        lines = [(block, line) for block in blocks for line in wrap(block, self.inner)]
        kept = most // _SHARE if item.series else 0
        drawn = chart(item, self.inner, min(_TALLEST, max(1, kept, most - len(lines))))
        if len(lines) + len(drawn) > most:
            more = Text().add("… i shows more", "dim").block("entry", gap=0)
            lines = [*lines[: max(1, most - len(drawn) - 1)], (more, wrap(more, self.inner)[0])]
        block = Block("code", "\n".join(drawn), gap=0)
        return [*lines, *((block, line) for line in (wrap(block, self.inner) if drawn else ()))]

    def render_line(self, y: int) -> Strip:
        """The ledger, then a rule and the detail."""
        detail = self._detail()
        at = y - (self.size.height - len(detail))
        if not detail or at < 0:
            return super().render_line(y)
        width, base = self.size.width, self.palette.base
        if not at:
            return Strip([Segment("─" * width, base + self.palette.styles["dim"])], width)
        block, line = detail[at]
        return strip(
            [Segment(" " * self.margin, base), *paint(block, line, self.palette, (), self.bar(block))], width, base
        )


def _column(text: str, width: int) -> str:
    """Text cut or padded to a column, with the gutter."""
    cut = text
    while cell_len(cut) > width:
        cut = cut[:-2] + "…"
    return cut + " " * (width - cell_len(cut) + 2)
