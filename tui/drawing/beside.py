"""Where a box to write in stands on the screen, so that the passage that is written about stays in view. Pure.

beside((4, 5), 24)      # ("bottom", 18): below the rows 4 and 5 of 24
beside(None, 40)        # ("middle", 20): there is no passage to be seen
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Rows = tuple[int, int]
"""The first and the last row of the screen that a passage is drawn in, from zero."""

MOST_ROWS = 20
"""Rows of the box where there is room: a note of eight lines with the words it is about, its kind and its tags."""
LEAST_ROWS = 10
"""Rows with which each field is seen: its frame, the words, three lines of the note, kind, tags, a sentence, keys."""
MOST_QUOTED_ROWS = 3
"""Rows of the words it is about: more would be read where they stand."""
ROWS_BESIDE = 3
"""Rows that are worth being kept free: in fewer no passage can be read with the line before it."""


class BoxPlace(NamedTuple):
    """The edge of the screen that a box stands at, or its middle, and its rows."""

    edge: Literal["top", "middle", "bottom"]
    rows: int


def beside(passage: Rows | None, height: int) -> BoxPlace:
    """In the middle, where the passage is not behind it; else below the passage, or above where there is more room. A
    passage that leaves too little room is covered in part.
    """
    middle = BoxPlace("middle", min(MOST_ROWS, height))
    if passage is None or height < LEAST_ROWS + ROWS_BESIDE:
        return middle
    first, last = passage
    top = (height - middle.rows) // 2
    if last < top or top + middle.rows <= first:
        return middle
    above, below = first, height - 1 - last
    at_bottom = below >= min(MOST_ROWS, above)
    return BoxPlace("bottom" if at_bottom else "top", min(MOST_ROWS, max(LEAST_ROWS, below if at_bottom else above)))


def quoted_rows(rows: int) -> int:
    """How many rows of a box of so many are for the words it is about: one, and of what is free every other one."""
    return min(MOST_QUOTED_ROWS, 1 + max(0, rows - LEAST_ROWS) // 2)
