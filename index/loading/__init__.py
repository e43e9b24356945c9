"""From the bytes of a file to an article's text, its paragraphs with their kinds, and its metadata.

`folder` lists the files, `formats` opens them, `encodings` reads bytes, `lines` says what each paragraph is, `facts`
says what is known about the report and how. A user's file is only ever read, and nothing is remembered between calls.
"""
