"""Articles with all words of a short query come before those with some."""

from __future__ import annotations

from index.search.engines.engine import Best, Plan
from index.search.rank.rules.rule import Index, Scored

TIERED = 6
"""Words up to which "all words first" orders the answer. A longer query is a description: there a report without one
common word may well be the best, and BM25 alone is the better judge.
"""


def all_words(part: Plan, found: Scored, _: Index) -> None:
    """Let the complete ones come first, whatever their scores."""
    if isinstance(part, Best):
        found.tiered = len(set(part.parts)) <= TIERED
