"""The growth of each figure as a drawing of characters: a row for each, on one scale of factors, so that what grows as
the folder does is seen beside what hardly grows.

    mean of shapes |●─────●───●                              |      3.3 times
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

WIDE = 40
"""Columns for the greatest factor: each tenfold takes as many as any other."""


def drawn(sizes: Sequence[int], found: Mapping[str, Sequence[float]]) -> list[str]:
    """A line for each figure, with a mark where it stands at each size, as a factor of the first; that of a figure that
    grew as the folder did would end at the right edge.
    """
    most = math.log(sizes[-1] / sizes[0])
    width = max(map(len, found), default=0)
    return [
        f"{name:{width}} {_row(figures, most)} {figures[-1] / figures[0]:8.1f} times" for name, figures in found.items()
    ]


def _row(figures: Sequence[float], most: float) -> str:
    """The marks of one figure; what fell stands at the left edge, what grew more than the folder at the right."""
    places = [min(WIDE, max(0, round(WIDE * math.log(figure / figures[0]) / most))) for figure in figures]
    line = ["─" if at <= max(places) else " " for at in range(WIDE + 1)]
    for place in places:
        line[place] = "●"
    return "|" + "".join(line) + "|"
