"""Articles that say neighbouring words of the query close together come a little earlier.

After Rasolofo and Savoy, "Term proximity scoring for keyword-based retrieval systems" (2003): the bonus falls with
the square of the distance, so that only words in one phrase or clause count. It is given to the best candidates
alone: it can lift nothing from below that matters, and its cost has a bound.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest
from itertools import pairwise

from index.search.engines.engine import Best, Plan
from index.search.rank.bm25 import weight
from index.search.rank.rules.rule import Index, Scored, Scores

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
    if not isinstance(part, Best) or not 1 < len(found.words) <= MOST_WORDS:
        return
    scores = found.scores
    weighed = [(word, weight(len(word.numbers), index.count)) for word in found.words]
    pairs = [(one, other, SHARE * min(v, w)) for (one, v), (other, w) in pairwise(weighed)]
    best = scores if len(scores) <= CANDIDATES else _best(scores)
    bonus: Scores = {}
    for number in best:
        for one, other, worth in pairs:
            here = one.at(number)
            there = other.at(number) if here else ()
            if there:
                distance = _distance(here, there)
                if distance <= REACH:
                    bonus[number] = bonus.get(number, 0.0) + worth / (distance * distance)
    for number, more in bonus.items():
        scores[number] += more


def _best(scores: Scores) -> list[int]:
    """The best documents, with all that share the score of the last: what is looked at never hangs on the numbering."""
    floor = nlargest(CANDIDATES, scores.values())[-1]
    return [number for number, score in scores.items() if score >= floor]


def _distance(here: Sequence[int], there: Sequence[int]) -> int:
    """The fewest places from a word to the other; both lists ascend."""
    nearest = REACH + 1
    i = j = 0
    while i < len(here) and j < len(there):
        apart = there[j] - here[i]
        if apart > 0:
            nearest = min(nearest, apart)
            i += 1
        else:
            if apart:
                nearest = min(nearest, -apart)
            j += 1
    return nearest
