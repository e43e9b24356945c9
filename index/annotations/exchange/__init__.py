"""Notes in other programs' forms: out as W3C Web Annotations, Markdown or CSV, in from W3C and Hypothesis; and a
passage with its source, to be pasted.
"""
