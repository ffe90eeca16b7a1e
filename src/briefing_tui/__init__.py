"""`briefing`: a terminal reader for sourced briefings."""

__version__ = "0.1.0"
"""The version, as a literal: `importlib.metadata` alone would cost more than the rest of `--version`."""
