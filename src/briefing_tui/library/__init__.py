"""Many briefings: which files there are, and what they are called."""
