"""The first places of an answer to a half-typed query, shared among the words that its last one may become.

`al` may become Aleppo, Alloush, al-Shaar: the articles that say the most of these words would all be on the commonest.
So each of the likeliest endings gives its best article first. After Agrawal et al., "Diversifying search results"
(2009): the likelier a meaning and the less it is covered, the earlier its article. Where other words are typed already
they say enough: there sharing was no better than the plain order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

PLACES = 5
"""Places that are shared: what is seen at a glance."""
UNSEEN = 0.3
"""What a word in no title counts, in titles: queries are of the words that titles are made of."""

Scores = dict[int, float]


@dataclass(slots=True)
class Half:
    """A half-typed word that is all of a query: what it added to each score in all, and how to get each ending's own
    scores with how likely it is.
    """

    added: Scores
    endings: Callable[[], list[tuple[float, Scores]]]


def shared_places(half: Half, scores: Scores, newest: Sequence[int]) -> list[int]:
    """The documents for the first places: the best one of each ending, the likeliest ending first."""
    endings = half.endings()
    if len(endings) < 2:
        return []
    found: list[int] = []
    added = half.added
    for _, ending in sorted(endings, key=lambda pair: -pair[0]):
        left = [n for n in ending if n not in found and n in scores]
        if left:
            found.append(min(left, key=lambda n: (added.get(n, 0.0) - scores[n] - ending[n], newest[n])))
            if len(found) == PLACES:
                break
    return found
