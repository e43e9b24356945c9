"""Articles that say neighbouring words of the query close together come a little earlier.

After Rasolofo and Savoy, "Term proximity scoring for keyword-based retrieval systems" (2003): the bonus falls with
the square of the distance, so that only words in one phrase or clause count. It is given to the best candidates
alone: it can lift nothing from below that matters, and its cost has a bound.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from index.search.engines.engine import Best, Plan
from index.search.rank.bm25 import weight
from index.search.rank.documents import IntArray
from index.search.rank.occurrences import SHIFT
from index.search.rank.rules.rule import FloatArray, Index, Scored

CANDIDATES = 100
"""Articles looked at, the best by their words: a screen shows 20 to 50."""
SHARE = 0.2
"""What two words side by side add, as a share of the weight of the less telling one."""
REACH = 8
"""Places between two words beyond which nothing is added: longer than a clause."""

MOST_WORDS = 12
"""A longer query is prose, where neighbours are chance as often as phrase; it is ranked by its words alone."""


def proximity(part: Plan, found: Scored, index: Index) -> None:
    """Add the bonus to the scores of the best documents, for each two words that are neighbours in the query."""
    if not isinstance(part, Best) or not 1 < len(found.words) <= MOST_WORDS or not len(found.numbers):
        return
    best = np.flatnonzero(found.scores >= _least(found.scores))
    places = [word.places(found.numbers[best]) for word in found.words]
    weights = [weight(word.having, index.count) for word in found.words]
    bonus = np.zeros(len(best))
    for (one, v), (other, w) in pairwise(zip(places, weights, strict=True)):
        apart = _apart(one, other, found.numbers[best])
        bonus += np.where(apart <= REACH, SHARE * min(v, w) / (apart * apart), 0.0)
    found.scores[best] += bonus


def _least(scores: FloatArray) -> float:
    """The score of the last candidate: all that share it are looked at, so that it never hangs on the numbering."""
    return float(np.partition(scores, -CANDIDATES)[-CANDIDATES]) if len(scores) > CANDIDATES else -np.inf


def _apart(one: IntArray, other: IntArray, numbers: IntArray) -> FloatArray:
    """The fewest places from a word to the other in each of these documents; both have the keys of their places."""
    nearest = np.full(len(numbers), np.inf)
    if len(one) and len(other):
        here = one >> SHIFT
        row = numbers.searchsorted(here)
        for at in (other.searchsorted(one) - 1, other.searchsorted(one, "right")):
            there = other[np.clip(at, 0, len(other) - 1)]
            beside = (at >= 0) & (at < len(other)) & (there >> SHIFT == here)
            np.minimum.at(nearest, row[beside], np.abs(there - one)[beside])
    return nearest
