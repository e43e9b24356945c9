"""Files with an article a row: CSV, JSON and JSON Lines, and which of their fields hold what."""
