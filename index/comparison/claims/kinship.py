"""How likely any two sentences of several reports tell one claim, and which two cannot.

For two reports the links say it. In a table of many a link that is too sure counts many times over, so that two things
are held against it. The meaning has to be near as well, and nearer for sentences in two languages, whose links rest on
the names they share. And what has opposite outcomes is never one claim, however alike it is told: that somebody was
arrested, and that he was released.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from index.comparison.alignment.signs.products import Table
from index.comparison.claims.clusters import LEAST, Node, Pair
from index.comparison.comparing import Comparison
from index.comparison.facts.beside import told_beside
from index.comparison.facts.kinds.outcomes import exclude
from index.comparison.facts.stated.values import FactKind
from index.comparison.facts.told import ToldSentence
from index.comparison.meaning.likeness import cosines
from index.comparison.meaning.vectors import Meaning
from index.comparison.reading.reading import Side

FAR, NEAR = 0.2, 0.4
"""Cosines of two sentences: up to the first the meaning says that they tell of two things, from the second on nothing
against their link, and in between as much less. Of the links of one language on three invented events 76 of 141 wrong
ones lay under the second, and 72 of 274 right ones.
"""

FAR_ACROSS, NEAR_ACROSS = 0.3, 0.5
"""The same of two languages: 125 of 138 wrong links lay under the second, and 104 of 193 right ones."""


def strengths_of(
    sides: Sequence[Side], comparisons: Mapping[tuple[int, int], Comparison], meaning: Meaning
) -> dict[Pair, float]:
    """How likely each two sentences tell the same fact, where that is likely at all."""
    found: dict[Pair, float] = {}
    places = [{span: number for number, span in enumerate(side.sentences)} for side in sides]
    for (a, b), compared in comparisons.items():
        near = _nearness(sides[a], sides[b], meaning)
        for candidate in compared.alignment.candidates:
            strength = candidate.strength * near[candidate.left, candidate.right]
            found[(a, candidate.left), (b, candidate.right)] = float(strength)
        for link in compared.alignment.links:
            i, j = places[a][link.left], places[b][link.right]
            found[(a, i), (b, j)] = float(link.strength * near[i, j])
    return found


def _nearness(left: Side, right: Side, meaning: Meaning) -> Table:
    """What part of a link each two sentences keep: all of it where nothing gives meanings."""
    vectors = meaning.of_both(left, right)
    if vectors is None:
        return np.ones((len(left.sentences), len(right.sentences)))
    found = cosines(*vectors)
    across = np.array(left.each_read_in)[:, None] != np.array(right.each_read_in)[None, :]
    far, near = np.where(across, FAR_ACROSS, FAR), np.where(across, NEAR_ACROSS, NEAR)
    kept: Table = np.clip((found - far) / (near - far), 0.0, 1.0)
    return kept


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
