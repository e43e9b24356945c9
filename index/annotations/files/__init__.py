"""Notes on disk: one YAML file a report, written whole or not at all, merged with what another hand wrote, never lost.

`store` is what others ask; what a note means, and where its passage is, is not decided here.
"""
