"""Texts: the paragraphs of a source, as quotes and figures cite them."""

from __future__ import annotations

from functools import cached_property


class SourceText:
    """The text of a source."""

    def __init__(self, text: str) -> None:
        """Keep the text, as it was read, safe to show."""
        self.text = text

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """Its paragraphs: paragraph n of a locator is the n-th line that is not empty."""
        return tuple(line.strip() for line in self.text.splitlines() if line.strip())

    def paragraph(self, number: int) -> str | None:
        """A paragraph by the number of a locator, from 1; None where there is none."""
        return self.paragraphs[number - 1] if 1 <= number <= len(self.paragraphs) else None
