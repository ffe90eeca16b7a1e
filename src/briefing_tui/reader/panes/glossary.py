"""Glossary: the terms of the briefing and what they mean, as the file lists them or by the alphabet."""

from __future__ import annotations

from briefing_tui.document import showing
from briefing_tui.reader.panes.listing import Listing
from briefing_tui.reader.themes import Palette
from briefing_tui.text import folded


class Glossary(Listing):
    """The glossary pane."""

    kind = "glossary"

    def __init__(self, palette: Palette) -> None:
        """Make an empty pane."""
        super().__init__(palette, empty="No glossary here. The terms that the briefing explains would be listed.")
        self._sorted = self._reversed = False

    def list(self) -> None:
        """List the terms that match."""
        briefing = self.briefing
        if briefing is None:
            return
        found = [term for term in briefing.glossary if self.filter.matches(briefing, term)]
        if self._sorted:
            found.sort(key=lambda term: folded(term.term))
        found = found[::-1] if self._reversed else found
        self.found, self.every = len(found), len(briefing.glossary)
        orders = ("by the alphabet" if self._sorted else "", "reversed" if self._reversed else "")
        self.note = self.noted(f"{self.count} terms", *orders)
        terms = {term.id: term for term in found}
        self.show(tuple(terms), lambda key: showing.entry(briefing, terms[key]))

    def do_sort(self) -> None:
        """Sort by the alphabet, or as the file lists them."""
        self._sorted = not self._sorted
        self.list()

    def do_reverse(self) -> None:
        """Turn the order round."""
        self._reversed = not self._reversed
        self.list()
