"""Speed, held by ratios to a floor measured in the same run: absolute figures depend on the machine.

`make bench` runs them all, `python -m benchmarks.NAME` one.
"""
