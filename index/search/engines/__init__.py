"""Engines that keep and find postings: the seam (`engine`) and one engine a file or two behind it.

An engine is asked for little: replace, clear, and the documents of a plan. Names, counts and filters are known
elsewhere, so that a second engine is one more file; its laws are in tests/search/engines.
"""
