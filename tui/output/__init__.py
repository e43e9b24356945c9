"""Values to text and JSON for pipes."""
