"""Reports that spell a name as it was typed come before those that only spell it otherwise: a name is typed as it was
read, and another spelling is the likelier to be another name the rarer it is.
"""

from __future__ import annotations

from index.search.engines.engine import Plan, Spelled
from index.search.rank.bm25 import weight
from index.search.rank.documents import rows_in
from index.search.rank.occurrences import occurrences
from index.search.rank.rules.rule import Index, Scored

FEW = 0.5
"""What the typed spelling gains where no more than half of the reports write it, as a share of the whole weight of the
name. So a report of average length that says it once as typed comes before one that says it a dozen times otherwise,
and a passing mention in a report of ten times that length does not come before one that is about the name. The judged
queries of 804 reports of news do not tell values from 0.1 to 1 apart.
"""


def spelling(part: Plan, found: Scored, index: Index) -> None:
    """Let those gain that spell the name as typed."""
    if not isinstance(part, Spelled) or found.word is None:
        return
    said, typed = found.word.having, occurrences(part.typed, index)
    gain = share(typed.having, said, part.gain) * weight(said, index.count)
    found.scores[rows_in(found.numbers, typed.numbers)] += gain


def share(typed: int, said: int, of_word: float | None = None) -> float:
    """Of the weight of a name that `said` reports have, what those gain of which `typed` spell it as typed: all of it
    where they are the most, nothing where there are no others to come before. Of a word it is `of_word`.
    """
    if not 0 < typed < said:
        return 0.0
    if of_word is not None:
        return of_word
    return 1.0 if typed > said / 2 else FEW
