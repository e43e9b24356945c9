"""Which lines of a text are the report's own words, and what the others are: dates, captions, furniture of a page.

`cleaning` goes through them; `furniture` looks at a line by itself, `date_lines` at what has a date, `corrections` at
what a report says of its own mistakes, `neighbours` at what stands around a line, `head_names` and `foot_lines` at
names alone at either end, `glued` at lines that are several things in one, `own_words` at what is left.
"""
