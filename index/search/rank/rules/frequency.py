"""The more often an article says a rare word for its length, the earlier it comes (BM25)."""

from __future__ import annotations

from index.search.engines.engine import Plan
from index.search.rank.bm25 import weight
from index.search.rank.documents import rows_in
from index.search.rank.rules.rule import Index, OneWord, Scored


def frequency(part: Plan, found: Scored, index: Index) -> None:
    """Score what says a word by how often it does."""
    if isinstance(part, OneWord) and (word := found.word):
        worth = weight(word.having, index.count)
        rows = rows_in(found.numbers, word.numbers)
        found.scores[rows] = worth * word.times / (word.times + index.norms[word.numbers])
