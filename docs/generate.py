"""Writes the pages of the documentation that are made from the code: `make docs`."""

from __future__ import annotations

from pathlib import Path

from briefing_tui.reader.commands import keys_page

PAGES = {"keys.md": keys_page}
"""What makes each page, by the page's name."""


def main() -> None:
    """Write every page beside this file."""
    for name, page in PAGES.items():
        Path(__file__).with_name(name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
