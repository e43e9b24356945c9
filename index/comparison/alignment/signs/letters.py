"""Runs of letters that both sentences have: inflections, derived words and kindred words of two languages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from index.comparison.alignment.signs.bags import Table
from index.comparison.alignment.signs.side_by_side import SideBySide
from index.comparison.reading.reading import Reading

SHORTEST, LONGEST = 3, 5
"""Letters of a run; a word's two ends count as a letter each."""


@lru_cache(1 << 15)
def runs(word: str) -> tuple[str, ...]:
    """The runs of letters of a word, as often as each stands there."""
    whole = f" {word} "
    return tuple(whole[at : at + n] for n in range(SHORTEST, LONGEST + 1) for at in range(len(whole) - n + 1))


def letters(pair: SideBySide) -> dict[str, Table]:
    """The cosine of the runs of two sentences, each weighed by how few sentences have it."""
    numbered: dict[str, int] = {}
    counted = [_counted(side, numbered) for side in (pair.left, pair.right)]
    has = [
        np.bincount(np.concatenate([np.zeros(0, int), *(ids for ids, _ in side)]), minlength=len(numbered))
        for side in counted
    ]
    together = np.maximum(has[0] + has[1], 1)
    weight = np.log((pair.sentences + 1) / together) / np.log(pair.sentences + 1)
    in_both = np.flatnonzero((has[0] > 0) & (has[1] > 0))
    column = np.full(len(numbered), -1)
    column[in_both] = np.arange(len(in_both))
    left, right = (_unit_rows(side, weight, column, len(in_both)) for side in counted)
    return {"letters": left @ right.T}


def _counted(side: Sequence[Reading], numbered: dict[str, int]) -> list[tuple[np.ndarray, np.ndarray]]:
    """For each sentence its different runs, by number, and how often each stands there."""
    found = []
    for each in side:
        ids = [numbered.setdefault(run, len(numbered)) for word in each.telling_words for run in runs(word)]
        found.append(np.unique(np.array(ids, int), return_counts=True))
    return found


def _unit_rows(
    side: Sequence[tuple[np.ndarray, np.ndarray]], weight: np.ndarray, column: np.ndarray, width: int
) -> Table:
    """The weighed runs of each sentence at length one, of which only those that the other side has are kept."""
    rows = np.zeros((len(side), width))
    for row, (ids, counts) in zip(rows, side, strict=True):
        values = (1 + np.log(counts)) * weight[ids]
        norm = np.sqrt(values @ values)
        kept = column[ids] >= 0
        row[column[ids[kept]]] = values[kept] / norm if norm else 0.0
    return rows
