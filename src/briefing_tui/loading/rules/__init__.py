"""Rules: the checks of meaning, one file a family."""
