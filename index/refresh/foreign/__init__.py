"""An index that another program made on a cluster, read as an archive. Nothing is written there.

`fields` says which of its fields are what; `documents` makes reports of its documents; `queries` asks it what may be
found; `foreign_index` keeps up with its list and learns words and names from what was read; `engine` lets it find, and
ranks what was read.
"""
