"""What a query writes as a word and means as a property of the report (its outlet, its month) lets those gain that have
it.
"""

from __future__ import annotations

from index.search.engines.engine import Favoured, Plan
from index.search.rank.bm25 import K1, rarity
from index.search.rank.documents import rows_in
from index.search.rank.rules.rule import Index, Scored, many


def properties(part: Plan, found: Scored, index: Index) -> None:
    """Let the named articles gain, in words as rare as they are."""
    if isinstance(part, Favoured):
        gain = part.gain * (K1 + 1) * rarity(many(part.ids, found.named, index), index.count)
        found.scores[rows_in(found.numbers, found.named)] += gain
