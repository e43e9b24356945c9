"""How cost grows with the number of reports: `python -m benchmarks.growth`, or `make growth`.

`reports` invents the folder, `queries` what is asked of it, `measuring` one size in a process of its own, `peers` the
same questions to other engines, `plot` draws how each figure grows, `__main__` the table with its exponents.
"""
