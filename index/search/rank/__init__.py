"""Which of the found articles come first. Pure: postings in, order out.

`ranking` finds what a plan asks for and lets the `rules` judge it, one after the other; `best` makes the order of it,
`spreading` gives the first places of a query that is being typed to several stories. `occurrences` says where words
stand, `bm25` what a word weighs.
"""
