"""Passages with notes, that stay found when the article changes and are never lost."""
