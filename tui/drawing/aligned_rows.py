"""Two columns of lines brought level: how many empty rows each needs so that linked sentences stand side by side.
Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from index.comparison.alignment.alignment import Link
from index.comparison.alignment.level_rows import in_step

LineOf = Callable[[int], int]


def padding(links: Sequence[Link], left_line: LineOf, right_line: LineOf) -> tuple[dict[int, int], dict[int, int]]:
    """The empty rows before each line of the left and of the right column, so that links in step are level.

    `left_line` and `right_line` tell the line an offset is on without any padding.
    """
    left_rows: dict[int, int] = {}
    right_rows: dict[int, int] = {}
    left_added = right_added = 0
    for link in in_step(links):
        left, right = left_line(link.left.start), right_line(link.right.start)
        gap = (left + left_added) - (right + right_added)
        if gap > 0:
            right_rows[right] = right_rows.get(right, 0) + gap
            right_added += gap
        elif gap < 0:
            left_rows[left] = left_rows.get(left, 0) - gap
            left_added -= gap
    return left_rows, right_rows
