"""Loading: from the bytes of a file to an article's text, its paragraphs with their kinds, and its metadata.

`encodings` reads bytes, `cleaning` says what each paragraph is, `metadata` says what is known about the report and how.
Everything here is pure: no file is opened and nothing is remembered between calls.
"""
