"""Reports that say the words of a query as they were typed come before those that say other words of the same stems:
"investigators" before "investigation". Only reports with all words gain: of the others, that have less, the words they
have tell more than how they write them.
"""

from __future__ import annotations

from index.search.engines.engine import Best, Plan, Spelled
from index.search.rank.bm25 import weight
from index.search.rank.documents import rows_in
from index.search.rank.occurrences import occurrences
from index.search.rank.rules.rule import Index, Scored


def as_typed(part: Plan, found: Scored, index: Index) -> None:
    """Let those gain that have all words side by side, for each that they say as typed."""
    if not isinstance(part, Best) or not found.complete.any():
        return
    for word in dict.fromkeys(part.parts):
        if isinstance(word, Spelled) and word.gain is not None:
            said, typed = occurrences(word.said, index), occurrences(word.typed, index)
            rows = rows_in(found.numbers, typed.numbers)
            found.scores[rows[found.complete[rows]]] += word.gain * weight(said.having, index.count)
