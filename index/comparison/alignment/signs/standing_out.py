"""How far a pair stands out from what else each of its two sentences might be linked to, and what its neighbours do."""

from __future__ import annotations

import numpy as np

from index.comparison.alignment.signs.products import Table

FAR_BELOW = 0.03
"""Evens out a ratio where both likenesses are close to nothing."""

ALIKE = 0.1
"""As alike as two sentences of two matters may be by chance: what is less stands out from nothing, also in a report of
one sentence.
"""


def margins(likeness: Table) -> Table:
    """The log ratio to the runner-up, in the row or in the column: the worse of the two."""
    likeness = np.maximum(likeness, 0.0)
    others = [np.maximum(_best_other(likeness, axis), ALIKE) + FAR_BELOW for axis in (1, 0)]
    found: Table = np.log((likeness + FAR_BELOW) / np.maximum(*others))
    return found


def ranks(likeness: Table) -> Table:
    """The rank in the row or in the column, the worse of the two: 1 for the best, then 1/2, 1/3 ..., 0 for what is not
    alike at all.
    """
    likeness = np.maximum(likeness, 0.0)
    better = np.maximum(_better_ones(likeness, 1), _better_ones(likeness, 0))
    found: Table = np.minimum(1.0, likeness / ALIKE) / (1 + better)
    return found


def _best_other(likeness: Table, axis: int) -> Table:
    """For each pair the likest of its row or column besides itself."""
    if likeness.shape[axis] < 2:
        return np.zeros_like(likeness)
    ordered = np.partition(likeness, (-2, -1), axis=axis)
    best, second = (np.take(ordered, [place], axis=axis) for place in (-1, -2))
    return np.where(likeness >= best, second, best)


def _better_ones(likeness: Table, axis: int) -> Table:
    """How many of its row or column are likelier than each pair."""
    along = np.moveaxis(likeness, axis, -1)
    found = np.empty(along.shape)
    for row, line in zip(found, along, strict=True):
        order = np.argsort(line)
        ordered = line[order]  # what is looked up in order is found at once
        row[order] = len(line) - np.searchsorted(ordered, ordered, side="right")
    return np.moveaxis(found, -1, axis)


def neighbours(likeness: Table) -> Table:
    """How alike the sentences right before the two, or right behind them, are: reports of one event often go on
    together.
    """
    rows, columns = likeness.shape
    around = np.pad(likeness, 1)
    found: Table = np.maximum(around[:rows, :columns], around[2 : 2 + rows, 2 : 2 + columns])
    return found
