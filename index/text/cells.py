"""Text as a cell of a table that a spreadsheet opens."""

from __future__ import annotations

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell that begins so is a formula to a spreadsheet, and may run a program; an apostrophe makes it text."""


def harmless(cell: str) -> str:
    """The cell with an apostrophe before it where it would be a formula: `'=1+1` for `=1+1`."""
    return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell
