"""Blocks: the paragraphs, quotes, figures and headings that a page is made of, as logical text with styled spans."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from msgspec import Struct

BlockKind = Literal["label", "heading", "paragraph", "point", "strip", "quote", "figure", "entry", "code"]
SpanStyle = Literal[
    "strong", "em", "code", "link", "dim", "heading", "value", "label", "proved", "changed", "cited", "nearest",
    "missing",
]  # fmt: skip


class Span(NamedTuple):
    """A styled stretch of a block's text, in code points; `target` is the id that a link goes to."""

    start: int
    end: int
    style: SpanStyle
    target: str | None = None


class Block(Struct, frozen=True):
    """One block of the page: its logical text, which wraps at spaces and breaks at line feeds.

    What is drawn around the text (`first` and `rest`, the bar, the blank line above) is not part of it, so find and
    copy never see it.
    """

    kind: BlockKind
    text: str
    item_id: str | None = None
    """The item that the block shows."""
    spans: tuple[Span, ...] = ()
    """Styled stretches in order of their start; they may nest."""
    first: str = ""
    """Drawn before the first line."""
    rest: str = ""
    """Drawn before the other lines; at least as wide as `first`."""
    gap: int = 1
    """Blank lines above."""
    side: str | None = None
    """The side of a quote's first speaker: it gives the bar its colour."""
    cells: tuple[tuple[int, int], ...] = ()
    """For a strip: the stretches of text that stand beside each other, each of several lines."""

    @property
    def links(self) -> tuple[Span, ...]:
        """The spans that go somewhere, in reading order."""
        return tuple(span for span in self.spans if span.target)


class Text:
    """Builds the text of a block and its spans side by side."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._parts: list[str] = []
        self._length = 0
        self.spans: list[Span] = []

    def __len__(self) -> int:
        """Code points so far."""
        return self._length

    def __str__(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    def since(self, start: int) -> str:
        """What was added from `start` on, where a part begins at `start`."""
        parts, length = [], self._length
        for part in reversed(self._parts):
            if length <= start:
                break
            parts.append(part)
            length -= len(part)
        return "".join(reversed(parts))

    def add(self, text: str, style: SpanStyle | None = None, target: str | None = None) -> Text:
        """Append text, styled and linked as said."""
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        if text and (style or target):
            self.spans.append(Span(start, self._length, style or "link", target))
        return self

    def style(self, start: int, style: SpanStyle, target: str | None = None) -> None:
        """Style everything from `start` to here."""
        if start < self._length:
            self.spans.append(Span(start, self._length, style, target))

    def join(self, parts: Iterable[tuple[str, SpanStyle | None, str | None]], separator: str = " · ") -> Text:
        """Append the parts that have text, with a separator between them."""
        written = False
        for text, style, target in parts:
            if text:
                if written:
                    self.add(separator, "dim")
                self.add(text, style, target)
                written = True
        return self

    def block(
        self,
        kind: BlockKind,
        item_id: str | None = None,
        *,
        first: str = "",
        rest: str = "",
        gap: int = 1,
        side: str | None = None,
    ) -> Block:
        """The block of what was added."""
        spans = tuple(sorted(self.spans, key=lambda span: (span.start, -span.end)))
        return Block(kind, str(self), item_id, spans, first, rest, gap, side)
