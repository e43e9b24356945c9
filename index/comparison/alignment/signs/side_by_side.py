"""Two reports side by side, as the signs see them: their sentences, and how much each word weighs here."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from index.comparison.alignment.signs.products import Table
from index.comparison.reading.reading import Reading


@dataclass(frozen=True)
class SideBySide:
    """Two reports; `vectors` has the meaning of each sentence, left and right, where an encoder is installed."""

    left: Sequence[Reading]
    right: Sequence[Reading]
    days_apart: int | None = None
    vectors: tuple[Table, Table] | None = None

    @property
    def shape(self) -> tuple[int, int]:
        """How many sentences there are on the left and on the right."""
        return len(self.left), len(self.right)

    @property
    def sentences(self) -> int:
        """How many there are together."""
        return len(self.left) + len(self.right)

    @cached_property
    def counts(self) -> tuple[Counter[str], Counter[str]]:
        """In how many sentences of either side each term stands."""
        return tuple(Counter(term for each in side for term in set(each.terms)) for side in (self.left, self.right))  # type: ignore[return-value]

    def weight(self, term: str) -> float:
        """How telling a term is in these two reports: 1 for one that a single sentence has, 0 for one that all have.

        The inverse document frequency (Sparck Jones 1972), sentences being the documents.
        """
        return self._weights[term]

    @cached_property
    def _weights(self) -> dict[str, float]:
        together = self.counts[0] + self.counts[1]
        return {term: rarity(count, self.sentences) for term, count in together.items()}

    def pairwise(self, value: float) -> Table:
        """The same value for every pair."""
        return np.broadcast_to(float(value), self.shape)


def rarity(count: int, sentences: int) -> float:
    """The inverse document frequency of what `count` of the sentences have, from 0 to 1."""
    return math.log((sentences + 1) / count) / math.log(sentences + 1)
