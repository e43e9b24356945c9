"""The facts a sentence states, as values with their matter, and which of two sentences' facts differ.

A kind of fact is a file: figures and quantities, moments and clocks, durations, measures, where and who. `conflicts`
pairs them, `strengths` says how much may be said of a difference.
"""
