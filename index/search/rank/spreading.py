"""The first places of an answer while a query is being typed, spread over stories and months. Pure.

A query that is not finished fits many reports about equally well, and the best of them are often one story in several
editions, or of one week. What is meant may be any of them: so of those that fit nearly as well as the best, the first
places go to different stories and, as far as the scores allow, to different months. After Carbonell and Goldstein, "The
use of MMR, diversity-based reranking" (1998), with the story and the month for their likeness.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from index.catalogue.catalogue import Summary
from index.catalogue.listing import MONTH
from index.search.engines.engine import Ranked
from index.search.rank.rules.endings import SHARED_ROWS

CANDIDATES = 50
"""Hits among which places are spread."""
NEARLY = 0.6
"""The share of the best score that a hit must have to be moved up."""
SAME_MONTH = 0.1
"""What a hit loses, in shares of the best score, for each one of its month before it."""


def spread(best: Sequence[Ranked], known: Mapping[str, Summary]) -> list[Ranked]:
    """The hits with the first places spread; all others stay in order."""
    if not best or best[0].score <= 0 or not _in_order(best[: SHARED_ROWS + 1]):
        return list(best)
    top = best[0]
    near = [r for r in best[:CANDIDATES] if r.tier is top.tier and r.score >= NEARLY * top.score]
    stories: set[str] = set()
    months: Counter[str] = Counter()
    first: list[Ranked] = []
    left = list(near)
    while left and len(first) < SHARED_ROWS:
        new = [r for r in left if known[r.id].story not in stories] or left
        hit = max(new, key=lambda r: r.score / top.score - SAME_MONTH * months[_month(known[r.id])])
        left.remove(hit)
        first.append(hit)
        months[_month(known[hit.id])] += 1
        if story := known[hit.id].story:
            stories.add(story)
    return [*first, *left, *best[len(near) :]]


def _in_order(best: Sequence[Ranked]) -> bool:
    """Whether scores decide the first places; they do not where these are shared among endings."""
    return all(a.tier is not b.tier or a.score >= b.score for a, b in pairwise(best))


def _month(summary: Summary) -> str:
    """The month of a report; one without a date is of a month of its own."""
    return (summary.date or "")[:MONTH] or summary.id
