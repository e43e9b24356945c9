"""Where most articles spell a name as it was typed, these come first: a rarer spelling is the likelier to be another
name.
"""

from __future__ import annotations

from index.search.engines.engine import Plan, Spelled
from index.search.rank.bm25 import weight
from index.search.rank.occurrences import occurrences, rows_in
from index.search.rank.rules.rule import Index, Scored


def spelling(part: Plan, found: Scored, index: Index) -> None:
    """Let those gain that spell the name as typed, by the whole weight of the name."""
    if not isinstance(part, Spelled) or found.word is None:
        return
    said, typed = found.word.having, occurrences(part.typed, index)
    if said / 2 < typed.having < said:
        gain = weight(said, index.count)
        found.scores[rows_in(found.numbers, typed.numbers)] += gain
