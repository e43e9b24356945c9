"""The query language: text to a tree and back, its properties, and what of a query was not taken as it stands."""
