"""Mail: its text, and what in it is quoted."""
