"""YAML read strictly and written plainly: settings and notes mean what a person sees in them.

`reading` is the only file that imports yaml; `nodes` are what it gives.
"""
