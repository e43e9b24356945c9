"""What the program knows of languages and of regions, as data: `languages/*.yaml`, `regions/*.yaml`, and the user's own
files. `reading` gives it typed, `compiled` keeps it in a form that is read at once, `phrases` makes patterns of it.
Used for words that a mechanism asks for; not for the mechanisms.
"""
