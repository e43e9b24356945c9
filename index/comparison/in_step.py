"""Which links can stand level, row by row, when each report keeps its own order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from index.article import Span
from index.comparison.alignment import Link


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
