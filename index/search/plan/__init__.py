"""A query to a plan: each word widened to the forms that may stand for it, and what was added told."""
