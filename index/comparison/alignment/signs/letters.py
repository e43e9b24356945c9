"""Runs of letters that both sentences have: inflections, derived words and kindred words of two languages."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from index.comparison.alignment.signs.products import Places, Product, SparseRows, Table
from index.comparison.alignment.signs.side_by_side import SideBySide

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
    of_word: dict[str, Places] = {}
    for word in (word for side in (pair.left, pair.right) for each in side for word in each.telling_words):
        if word not in of_word:
            of_word[word] = np.array([numbered.setdefault(run, len(numbered)) for run in runs(word)], np.intp)
    counted = [
        _counted([[of_word[word] for word in each.telling_words] for each in side], len(numbered))
        for side in (pair.left, pair.right)
    ]
    has = sum(np.bincount(side.things, minlength=len(numbered)) for side in counted)
    weight = np.log((pair.sentences + 1) / np.maximum(has, 1)) / np.log(pair.sentences + 1)
    left, right = (_at_length_one(side, weight) for side in counted)
    return {"letters": Product(left, right, len(numbered)).rows(0, left.size)}


def _counted(sentences: list[list[Places]], runs: int) -> SparseRows:
    """How often each run stands in a sentence, from the runs of its words, of which there are `runs`."""
    empty = np.zeros(0, np.intp)
    inside = [np.concatenate([empty, *words]) for words in sentences]
    rows = np.repeat(np.arange(len(inside)), [len(each) for each in inside])
    cells, counts = np.unique(rows * max(1, runs) + np.concatenate([empty, *inside]), return_counts=True)
    return SparseRows(*np.divmod(cells, max(1, runs)), counts.astype(float), len(inside))


def _at_length_one(side: SparseRows, weight: Table) -> SparseRows:
    """The weighed runs of each sentence as a vector of length one."""
    values = (1 + np.log(side.values)) * weight[side.things]
    norms = np.sqrt(np.bincount(side.rows, values * values, side.size))[side.rows]
    return SparseRows(
        side.rows, side.things, np.divide(values, norms, out=np.zeros(values.shape), where=norms > 0), side.size
    )
