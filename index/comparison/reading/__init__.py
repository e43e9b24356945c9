"""A report read once for comparison: its sentences as words, terms and names."""
