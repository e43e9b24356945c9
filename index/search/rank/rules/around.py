"""An article that has a word around its own words alone (a caption, a byline, a teaser) comes after all that say it."""

from __future__ import annotations

from index.search.engines.engine import Plan
from index.search.rank.bm25 import weight
from index.search.rank.documents import rows_in
from index.search.rank.rules.rule import Index, OneWord, Scored

BESIDE = 0.02
"""What a word counts that stands around an article's own words alone, as a share of a word said without end: less than
said once in a text of forty times the average length.
"""


def around(part: Plan, found: Scored, index: Index) -> None:
    """Give those that have a word around their text alone next to nothing, the more the rarer the word."""
    if isinstance(part, OneWord) and len(found.beside):
        rows = rows_in(found.numbers, found.beside)
        found.scores[rows] = BESIDE * weight(found.having_beside, index.count)
