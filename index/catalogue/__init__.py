"""What is known of every article without opening its file: one SQLite file in the user's cache.

`catalogue` is asked, `records` is written by a refresh, `copies` keeps what articles share and `relating` finds it with
the measures of `editions`; `listing` arranges what a list shows. Only `database` opens SQLite. Nothing here is
precious: any doubt, and it is built anew.
"""
