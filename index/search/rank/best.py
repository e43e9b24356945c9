"""The best of what was found, in order, without sorting the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest, nsmallest

from index.search.engines.engine import Ranked, Ranking, Tier
from index.search.rank.rules.endings import shared_rows
from index.search.rank.rules.rule import Scored

EVEN = 6
"""Decimals of a score that count: beyond them it is the order of summing that speaks, and dates should."""


@dataclass(frozen=True, slots=True)
class Recency:
    """Numbers the documents from the newest on; `strangers` are no answer (their articles are not in the catalogue, or
    not yet).
    """

    ranks: Sequence[int]
    strangers: frozenset[int]


def best_of(found: Scored, limit: int, recency: Recency, ids: Sequence[str]) -> Ranking:
    """The `limit` best documents by tier, score and date, and all that were found."""
    scores = found.scores
    complete = found.complete
    if recency.strangers and not recency.strangers.isdisjoint(scores):
        scores = {n: s for n, s in scores.items() if n not in recency.strangers}
    if found.tiered and len(complete) < len(scores):
        order = _first((n for n in scores if n in complete), scores, limit, recency.ranks)
        if len(order) < limit:
            order += _first((n for n in scores if n not in complete), scores, limit - len(order), recency.ranks)
    else:
        order = _first(scores, scores, limit, recency.ranks)
    if found.half:
        first = shared_rows(found.half, scores, recency.ranks)
        order = [*first, *(n for n in order if n not in first)][:limit]
    best = tuple(Ranked(ids[n], scores[n], Tier.ALL if n in complete else Tier.SOME) for n in order)
    return Ranking(best, [ids[n] for n in scores])


def _first(numbers: Iterable[int], scores: dict[int, float], limit: int, recency: Sequence[int]) -> list[int]:
    """The first `limit` of these documents by score, then date."""
    numbers = list(numbers)
    if len(numbers) > limit:
        floor = nlargest(limit, [scores[n] for n in numbers])[-1] - 10**-EVEN
        numbers = [n for n in numbers if scores[n] >= floor]
    return nsmallest(limit, numbers, key=lambda n: (-round(scores[n], EVEN), recency[n]))
