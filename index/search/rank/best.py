"""The best of what was found, in order, without sorting the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.search.engines.engine import Ranked, Ranking, Tier
from index.search.engines.listed import Listed, Newest
from index.search.rank.documents import IntArray
from index.search.rank.rules.endings import shared_rows
from index.search.rank.rules.rule import FloatArray, Scored

BLOCK = 32
"""Scores of which the best one is looked at first: enough to leave out most, and few enough that a hundred thousand
have more blocks than a list has hits.
"""
EVEN = 6
"""Decimals of a score that count: beyond them it is the order of summing that speaks, and dates should."""


@dataclass(frozen=True, slots=True)
class Recency:
    """Where each document stands in a list of the `newest`; -1 is no answer (its article is not in the catalogue,
    or not yet).
    """

    newest: Newest
    places: IntArray

    @classmethod
    def of(cls, newest: Newest, ids: Sequence[str]) -> Recency:
        """For documents of these articles, by number."""
        places = newest.place
        return cls(newest, np.fromiter((places.get(article, -1) for article in ids), np.int64, len(ids)))

    def numbers(self, places: IntArray) -> IntArray:
        """The documents at these places of the list, ascending; those that are not in use are left out."""
        at = np.full(len(self.newest), -1)
        there = np.flatnonzero(self.places >= 0)
        at[self.places[there]] = there
        found = at[places]
        return np.sort(found[found >= 0])


def best_of(found: Scored, limit: int, recency: Recency) -> Ranking:
    """The `limit` best documents by tier, score and date, and all that were found."""
    numbers, scores, complete = found.numbers, found.scores, found.complete
    places = recency.places[numbers]
    if len(places) and places.min() < 0:
        known = places >= 0
        numbers, scores, complete, places = numbers[known], scores[known], complete[known], places[known]
    tiers = found.tiered and not complete.all()
    if tiers:
        whole, part = np.flatnonzero(complete), np.flatnonzero(~complete)
        order = whole[_first(scores[whole], places[whole], limit)]
        if len(order) < limit:
            order = np.concatenate((order, part[_first(scores[part], places[part], limit - len(order))]))
    else:
        order = _first(scores, places, limit)
    if found.half:
        shared = numbers.searchsorted(shared_rows(found.half, numbers, places))
        order = np.concatenate((shared, order[~np.isin(order, shared)]))[:limit]
    ids = recency.newest.ids
    told = zip(places[order].tolist(), scores[order].tolist(), complete[order].tolist(), strict=True)
    best = tuple(Ranked(ids[place], score, Tier.ALL if whole else Tier.SOME) for place, score, whole in told)
    return Ranking(best, Listed(recency.newest, places), whole=int(complete.sum()) if tiers else None)


def _first(scores: FloatArray, places: IntArray, limit: int) -> IntArray:
    """Which are the first `limit` by score, then date, in order."""
    rows = np.arange(len(scores))
    told = scores.round(EVEN)
    if len(rows) > limit:
        rows = np.flatnonzero(told >= _surely_among(told, limit))
        told = told[rows]
        last = np.partition(told, -limit)[-limit]
        above, even = np.flatnonzero(told > last), np.flatnonzero(told == last)
        left = limit - len(above)
        if len(even) > left:
            even = even[np.argpartition(places[rows[even]], left - 1)[:left]]
        first = np.concatenate((above, even))
        rows, told = rows[first], told[first]
    return rows[np.lexsort((places[rows], -told))]


def _surely_among(scores: FloatArray, limit: int) -> float:
    """A score that at least `limit` of these have, and as a rule not many more: of the best of each block of scores the
    one that stands there. Looking through all of them costs a tenth of putting them in order.
    """
    blocks = len(scores) // BLOCK
    if blocks < limit:
        return -np.inf
    best = scores[: blocks * BLOCK].reshape(blocks, BLOCK).max(axis=1)
    return float(np.partition(best, -limit)[-limit])
