"""Two columns of lines brought level: how many empty rows each needs so that linked sentences stand side by side.
Pure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from index.article import Span
from index.comparison.alignment import Link

LineOf = Callable[[int], int]


def in_step(links: Sequence[Link]) -> list[Link]:
    """The links that keep the order of both sides: the longest chain of them, and of equally long ones the strongest.

    What is left out was moved: it cannot stand level without tearing the rest apart. Longest increasing subsequence
    (Schensted 1961) over the right places, the left ones in order.
    """
    best: dict[Span, Link] = {}
    for link in links:
        if link.left not in best or link.strength > best[link.left].strength:
            best[link.left] = link
    ordered = [best[left] for left in sorted(best)]
    ends: list[int] = []
    ends_at: list[int] = []
    before: list[int] = []
    for place, link in enumerate(ordered):
        length = bisect_left(ends, link.right.start)
        before.append(ends_at[length - 1] if length else -1)
        ends[length : length + 1] = [link.right.start]
        ends_at[length : length + 1] = [place]
    chain: list[Link] = []
    place = ends_at[-1] if ends_at else -1
    while place >= 0:
        chain.append(ordered[place])
        place = before[place]
    return chain[::-1]


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
