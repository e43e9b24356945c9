"""Keeping up with a desk's archive: what it says of each report is kept in the user's cache, so that lists, facets and
filters ask the same catalogue as of a folder; texts are fetched when they are read, and kept.

`reports` is a report on its way into an archive and back; `following` keeps up with what the archive lists,
`vocabulary` with its words and names; `shelf` hands out articles; `kept` searches what was read, and `away` lets it
answer while the archive does not. `archive_index` is what is asked of an index that is read so, `own_index` one that
was pushed.
"""
