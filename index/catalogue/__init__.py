"""What is known of every article without opening its file: one SQLite file in the user's cache.

`catalogue` is asked, `records` is written by a refresh, `copies` tells what articles share; `relating` keeps that up by
`relations` and `prints` with the measures of `editions`; `names` is what was learned of names; `listing` arranges what
a list shows. Only `database` opens SQLite. Nothing here is precious: any doubt, and it is built anew.
"""
