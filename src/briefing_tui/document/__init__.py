"""A briefing as the blocks and lines of its page, for any width."""
