"""What is shown instead of a screen in a terminal that is too small for it."""

from __future__ import annotations

from textual.widgets import Label

COLUMNS, ROWS = 40, 10
"""Below this nothing can be read: the screen says so, and still quits."""


class TooSmall(Label):
    """Says how much is needed. A screen shows nothing else while it has the class `-too-small`."""

    def __init__(self) -> None:
        super().__init__(f"deraa-tui needs {COLUMNS} columns and {ROWS} rows. ^q quits.")


def too_small(width: int, height: int) -> bool:
    """Whether a terminal is."""
    return width < COLUMNS or height < ROWS
