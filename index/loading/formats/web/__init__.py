"""Saved pages and feeds: the report in them, and what their fields say of it."""
