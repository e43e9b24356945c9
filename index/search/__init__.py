"""A query to hits: the language, the terms, the ranking and the passages to show. One engine knows Whoosh, the rest
does not.
"""
