"""The first places of an answer to a half-typed query, shared among the words that its last one may become.

`al` may become Aleppo, Alloush, al-Shaar: the articles that say the most of these words would all be on the commonest.
So each of the likeliest endings gives its best article first. After Agrawal et al., "Diversifying search results"
(2009): the likelier a meaning and the less it is covered, the earlier its article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

PLACES = 5
"""Places that are shared: what is seen at a glance."""
UNSEEN = 0.3
"""What a word in no title counts, in titles: queries are of the words that titles are made of."""

Scores = dict[int, float]


@dataclass(slots=True)
class Half:
    """A half-typed word in an answer: what it added to each score in all, and each ending's own scores with how likely
    it is. `beside` are the documents that have every other part of the query; None when there is no other.
    """

    added: Scores
    endings: list[tuple[float, Scores]]
    beside: set[int] | None = None


def shared_places(half: Half, scores: Scores, newest: Sequence[int]) -> list[int]:
    """The documents for the first places: the best one of each ending, the likeliest ending first."""
    if len(half.endings) < 2:
        return []
    found: list[int] = []
    for _, ending in sorted(_in_context(half), key=lambda pair: -pair[0]):
        left = [n for n in ending if n not in found and n in scores]
        if left:
            added = half.added
            found.append(min(left, key=lambda n: (added.get(n, 0.0) - scores[n] - ending[n], newest[n])))
            if len(found) == PLACES:
                break
    return found


def _in_context(half: Half) -> list[tuple[float, Scores]]:
    """The endings as they stand beside the other words of the query, which make some likelier than others."""
    beside = half.beside
    if beside is None:
        return half.endings
    here = [(likely, {n: s for n, s in ending.items() if n in beside}, len(ending)) for likely, ending in half.endings]
    return [(likely * len(ending) / in_all, ending) for likely, ending, in_all in here if ending]
