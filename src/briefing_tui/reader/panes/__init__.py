"""The panes of the briefing screen."""
