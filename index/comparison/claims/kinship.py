"""How likely any two sentences of several reports tell one claim, and which two cannot.

For two reports the links say it. In a table of many a link that is too sure counts many times over, and links lean on
names and topics, which all reports of one event share: so the other words of two sentences have to have counterparts
too (`counterparts`). And what has opposite outcomes is never one claim, however alike it is told: that somebody was
arrested, and that he was released.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import exp, log

from index.comparison.alignment.alignment import Alignment
from index.comparison.alignment.signs.products import Table
from index.comparison.alignment.wording import Wording
from index.comparison.claims.clusters import LEAST, Node, Pair
from index.comparison.comparing import Comparison
from index.comparison.facts.beside import told_beside
from index.comparison.facts.kinds.outcomes import exclude
from index.comparison.facts.stated.values import FactKind
from index.comparison.facts.told import ToldSentence
from index.comparison.reading.reading import Side

ONE_LANGUAGE, TWO_LANGUAGES = (0.6, 4.8, 0.33), (0.45, 11.0, 0.2)
"""The log-odds that two sentences tell one claim: so much of the log-odds of their link, and so much for each 1 of what
they share above the third. Words of two languages come less near each other, so what is near says more. Between what
regressions give, with links that have not seen the events: of one language .4, 6.3 and .34 on six invented events in
two languages each, .6 to 1.1, 2 to 6 and .0 to .7 on four sets of labelled pairs, three of them real news; of two
languages .3, 10.6 and .23 on the six, .7, 12.4 and .16 on nine others.
"""

EVEN = 0.005
"""Evens out a probability of a link before its odds are taken, so that none is surer than 1 in 200."""

HARDLY = 0.1
"""A link less likely than this makes no claim, however many words are shared. Of the pairs of a war 7 of 7 that would
be one were wrong, of those of the six invented events 5 of 5 right.
"""

TOGETHER, SURE = 0.55, 0.7
"""The average likelihood of two sentences of one claim, and of one that surely tells another claim too. With .5 and .65
hardly more pairs are found, and a third more of those that several tell are wrong.
"""


def strengths_of(
    sides: Sequence[Side],
    comparisons: Mapping[tuple[int, int], Comparison],
    shares: Mapping[tuple[int, int], Table],
) -> dict[Pair, float]:
    """How likely each two sentences tell one claim, where that is likely at all; `shares` has how much of two sentences
    has a counterpart. Two in the same words do.
    """
    found: dict[Pair, float] = {}
    for (a, b), compared in comparisons.items():
        share, spoken = shares[a, b], (sides[a].each_read_in, sides[b].each_read_in)
        for i, j, linked, is_same in _linked(compared.alignment):
            weights = ONE_LANGUAGE if spoken[0][i] == spoken[1][j] else TWO_LANGUAGES
            found[(a, i), (b, j)] = linked if is_same else _likely(linked, float(share[i, j]), weights)
    return found


def _linked(alignment: Alignment) -> Iterator[tuple[int, int, float, bool]]:
    """The places of every two sentences that may be linked, how likely they are, and whether they are the same."""
    left, right = (
        {span: number for number, span in enumerate(side.sentences)} for side in (alignment.left, alignment.right)
    )
    for candidate in alignment.candidates:
        yield candidate.left, candidate.right, candidate.strength, False
    for link in alignment.links:
        yield left[link.left], right[link.right], link.strength, link.wording is Wording.SAME


def _likely(linked: float, shared: float, weights: tuple[float, float, float]) -> float:
    """How likely two sentences tell one claim, from how likely they are linked and how much of them is shared. What is
    hardly linked is no claim whatever its words: two attacks are told in the same ones.
    """
    if linked < HARDLY:
        return linked
    of_link, of_share, half = weights
    odds = of_link * log((linked + EVEN) / (1 + EVEN - linked)) + of_share * (shared - half)
    return 1 / (1 + exp(-odds))


def opposed(sides: Sequence[Side], strengths: Mapping[Pair, float]) -> frozenset[Pair]:
    """The pairs that might tell the same, but for what they say that was done or befell somebody."""
    told = [told_beside(side, side) for side in sides]

    def at(node: Node) -> ToldSentence:
        return told[node[0]][node[1]]

    return frozenset(
        pair for pair, likely in strengths.items() if likely >= LEAST and _exclude(at(pair[0]), at(pair[1]))
    )


def _exclude(one: ToldSentence, other: ToldSentence) -> bool:
    """Whether two sentences tell of two fates, or of two outcomes of which one excludes the other."""
    ours, theirs = one.fates, other.fates
    if ours and theirs and ours.isdisjoint(theirs):
        return True
    if one.known.language != other.known.language or one.outcomes_to_exclude.isdisjoint(other.outcomes):
        return False
    left, right = (told.values_by_kind.get(FactKind.OUTCOME, ()) for told in (one, other))
    return any(exclude(a.value, b.value, one.known) for a in left for b in right)
