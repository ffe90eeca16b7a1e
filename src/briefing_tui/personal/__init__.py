"""What belongs to one reader of briefings: settings, places, marks, notes, and what has been seen."""
