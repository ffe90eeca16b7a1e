"""Finding: find while typing, the filter's field, and Esc, which undoes one layer at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from time import monotonic

from textual import on

from briefing_tui.document.find import Find, FoldedPage
from briefing_tui.model import Briefing
from briefing_tui.reader.panes.field import Field
from briefing_tui.reader.panes.filtered import Filtered
from briefing_tui.reader.panes.scrolling import Mark
from briefing_tui.reader.screens.layout import PANES, PaneName
from briefing_tui.reader.screens.narrowing import REST, SLICE, Narrowing
from briefing_tui.reader.themes import Palette

_COUNTING = 0.008
"""Seconds of counting: in 4 MB that has been folded most words are counted at once."""
CALM = 0.2
"""Seconds after the first paint before the page is folded for finding."""


class Finding(Narrowing):
    """Finds words in the page, and asks for filters."""

    def __init__(self, briefing: Briefing, palette: Palette) -> None:
        """Begin with nothing found."""
        super().__init__(briefing, palette)
        self._field: Field | None = None
        self._field_for: PaneName = "page"
        self._left: PaneName = "page"
        self._origin: Mark | None = None
        self.typed: dict[str, list[str]] = {"/": [], "&": []}
        """What was entered in this session after each prompt, the newest last."""

    def do_find(self) -> None:
        """Open the field to find words in the page."""
        if self._field is None:
            self._origin = self.view.mark
            self._ask(Field("/", history=self.typed["/"]), "page")

    def do_filter(self) -> None:
        """Open the field to filter the focused pane, or the page."""
        if self._field is None:
            pane = self.focused if isinstance(self.focused, Filtered) else None
            self._origin = self.view.mark
            query = pane.filter.query if pane else self.wanted.query
            self._ask(Field("&", query, self.typed["&"]), _name(pane) if pane else "page")

    def _ask(self, field: Field, pane: PaneName) -> None:
        """Open a field for a pane, which comes into view."""
        self._left = self._focused_name
        self._focus(pane)
        self._field, self._field_for = field, pane
        self.mount(field)

    @property
    def _focused_name(self) -> PaneName:
        """The pane that has the keyboard, or that the open field is for."""
        return super()._focused_name if self._field is None else self._field_for

    def _focus(self, name: PaneName) -> None:
        """Give a pane the keyboard; a field that is open closes, and what it found stays."""
        if self._field:
            self._field.remove()
            self._field = None
        super()._focus(name)

    @on(Field.Typed)
    def _typed(self, event: Field.Typed) -> None:
        if event.field is not self._field:
            return
        if event.field.prompt == "/":
            if event.entered:
                self._focus("page")
                self._entered(event.text)
            else:
                self._find(event.text)
            return
        self._filter(event.text)
        if event.entered:
            self._remember("&", event.text)
            self._focus(self._field_for)
            if self.page_count.startswith("0 "):
                self.widen()
                self.say(f"nothing matches & {event.text}: the page is whole")

    def _filter(self, query: str) -> None:
        """Filter what the field is for."""
        pane = self.pane(self._field_for)
        if isinstance(pane, Filtered):
            pane.narrow(query)
            if self._field:
                self._field.tell(pane.count)
        elif query.strip() != self.wanted.query:
            if self._origin:
                self.view.current = self._origin.current
            self.narrow_page(query)

    def _tell_count(self) -> None:
        if self._field and self._field.prompt == "&":
            self._field.tell(self.page_count)

    def _find_again(self) -> None:
        """The same find in the page as it is now; the match stays where it is, or is the next one."""
        view = self.view
        if view.find is None:
            return
        if self._field and self._field.prompt == "/":
            self._find(view.find.query)
            return
        view.find = Find(self.searched, view.find.query)
        if match := view.match:
            found = view.find.next(match, itself=True)
            view.match = found[0] if found else None
        self._count(view.find)

    def _find(self, text: str) -> None:
        """Show the first match from where the find began, and count the others in slices."""
        view, origin = self.view, self._origin or self.view.mark
        view.find = Find(self.searched, text) if text else None
        view.match = None
        if view.find and (found := view.find.next(origin.top, itself=True)):
            view.match = found[0]
            view.reveal(found[0])
        elif self._origin:
            view.restore(self._origin)
        view.refresh()
        if view.find:
            self._count(view.find)

    def _count(self, find: Find) -> None:
        """Count the matches of a find, a slice at a time; only the first slice and the end are told."""
        if find is not self.view.find:
            return
        begun, until = find.begun, monotonic() + _COUNTING
        while not find.counted and monotonic() < until:
            find.count_next()
        if find.counted or not begun:
            self._tell_match(find)
        if not find.counted:
            self.set_timer(REST, lambda: self._count(find))

    def _tell_match(self, find: Find) -> None:
        missing = "no match" if find.counted else "0/…"
        state = find.counter(self.view.match) if self.view.match else missing
        if self._field:
            self._field.tell(state)
        elif find.counted:
            self.say(f"/{find.query}  {state}")

    def _entered(self, text: str) -> None:
        if not text:
            self._clear_find()
            return
        self._remember("/", text)
        if self._origin and self.view.match:
            self.history.push(self._origin)
        if self.view.find:
            self._tell_match(self.view.find)

    def _remember(self, prompt: str, text: str) -> None:
        if text:
            self.typed[prompt] = [*(earlier for earlier in self.typed[prompt] if earlier != text), text]

    def do_next_match(self) -> None:
        """To the next match."""
        self._match(1)

    def do_previous_match(self) -> None:
        """To the match before."""
        self._match(-1)

    def _match(self, step: int) -> None:
        view = self.view
        if view.find is None and self.typed["/"]:
            view.find = Find(self.searched, self.typed["/"][-1])
        if view.find is None:
            self.say(f"nothing to find yet: {self.app.key('find')} begins")
            return
        start = view.match or view.current
        found = view.find.next(start) if step > 0 else view.find.previous(start)
        if found is None:
            self.say(f"/{view.find.query}  no match")
            return
        view.match, round_ = found
        view.reveal(view.match)
        while not view.find.counted and view.find.total == 0:
            view.find.count_next()
        wrapped = (" · round the end" if step > 0 else " · round the beginning") if round_ else ""
        self.say(f"/{view.find.query}  {view.find.counter(view.match)}{wrapped}")
        if not view.find.counted:
            self._count(view.find)

    def _warm(self, page: FoldedPage | None = None) -> None:
        """Fold the page for finding, a little at a time, while nothing else is to do."""
        if page not in (None, self.folded):
            return
        until = monotonic() + SLICE
        while not self.folded.ready and monotonic() < until:
            self.folded.warm()
        if not self.folded.ready:
            self.set_timer(REST, partial(self._warm, self.folded))

    def _clear_find(self) -> None:
        self.view.find = self.view.match = self._origin = None
        self.view.refresh()

    def do_escape(self) -> None:
        """Undo one layer; never quits."""
        if not any(undo() for undo in self._layers()):
            self.say(f"{self.app.key('quit')} quits")

    def _layers(self) -> Iterator[Callable[[], bool]]:
        yield self._undo_field
        yield self._undo_filter
        yield self._undo_find
        yield self._undo_marks
        yield self._undo_zoom
        yield self._undo_focus

    def _undo_field(self) -> bool:
        if self._field is None:
            return False
        if self._field.prompt == "/":
            origin = self._origin
            self._clear_find()
            if origin:
                self.view.restore(origin)
        else:
            self._filter("")
            if self._field_for == "page" and self._origin:
                self.view.restore(self._origin)
        self._focus(self._left)
        return True

    def _undo_filter(self) -> bool:
        if isinstance(self.focused, Filtered) and self.focused.filter.query:
            self.focused.narrow("")
            return True
        return self.widen()

    def _undo_find(self) -> bool:
        found = self.view.find is not None
        if found:
            self._clear_find()
        return found

    def _undo_marks(self) -> bool:
        marked = self.view.shown is not None or self.view.link is not None
        self.view.shown = self.view.link = None
        self.view.refresh()
        return marked

    def _undo_zoom(self) -> bool:
        if self._zoomed:
            self.do_zoom_pane()
            return True
        return False

    def _undo_focus(self) -> bool:
        if self._focused_name != "page":
            self._focus("page")
            return True
        return False


def _name(pane: Filtered) -> PaneName:
    return next(name for name in PANES if name == pane.id)
