"""Labels: the letters that are typed to go to a link or a pane."""

from __future__ import annotations

from itertools import islice, product
from typing import Final

LETTERS: Final = "asdfghjklqwertyuiopzxcvbnm"
"""The letters of labels, those that need no reaching first."""


def labels(count: int) -> list[str]:
    """So many labels of one letter or, where there are not enough of these, of two; no more than there are."""
    letters = 1 if count <= len(LETTERS) else 2
    return ["".join(label) for label in islice(product(LETTERS, repeat=letters), count)]
