"""How alike the sentences of two reports, and the reports, are by their words, of which rare ones weigh more."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from index.comparison.alignment.signs.products import Table
from index.comparison.facts.told import ToldSentence


class Overlap:
    """How alike sentences are by their words, rare ones weighing more, and how alike the two reports are."""

    _MOST = 6  # sentences by which the likeness of the reports is told
    _RARE = 3  # sentences of both reports together that may have a rare word

    def __init__(self, left: Sequence[ToldSentence], right: Sequence[ToldSentence]) -> None:
        self._counts = counts = Counter(key for told in (*left, *right) for key in told.bag)
        total = len(left) + len(right) + 1
        rarity = {key: math.log(total / (count + 0.5)) for key, count in counts.items()}
        self._cells = _shared(left, right, rarity)
        masses = [np.array([math.fsum(map(rarity.__getitem__, told.bag)) for told in side]) for side in (left, right)]
        self._cells /= np.sqrt(np.maximum(1e-9, np.outer(*masses)))
        self._rows, self._columns = (self._cells.max(axis=axis, initial=0.0).tolist() for axis in (1, 0))
        likest = [sorted(side, reverse=True)[: self._MOST] for side in (self._rows, self._columns)]
        self.akin = math.fsum(x for side in likest for x in side) / max(1, sum(map(len, likest)))

    def rare(self, one: ToldSentence, other: ToldSentence) -> frozenset[str]:
        """The words that two sentences share and that hardly another sentence of either report has."""
        return frozenset(key for key in one.bag & other.bag if self._counts[key] <= self._RARE and ":" not in key)

    def of(self, i: int, j: int) -> float:
        """How alike two sentences are, from 0 to 1."""
        return float(self._cells[i, j])

    def of_best(self, i: int, j: int) -> float:
        """The same as a part of the most that either has with any sentence."""
        most = max(self._rows[i], self._columns[j])
        return self.of(i, j) / most if most else 0.0


def _shared(left: Sequence[ToldSentence], right: Sequence[ToldSentence], rarity: Mapping[str, float]) -> Table:
    """The rarity of the words that two sentences share, added up word by word in one order, so that it is the same to
    the last digit whichever report comes first.
    """
    having: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, told in enumerate((left, right)):
        for at, sentence in enumerate(told):
            for key in sentence.bag:
                having[key][side].append(at)
    cells = np.zeros((len(left), len(right)))
    for key in sorted(key for key, (ours, theirs) in having.items() if ours and theirs):
        cells[np.ix_(*having[key])] += rarity[key]
    return cells
