"""Words that both sentences have: how much they weigh, and what part of either sentence they are."""

from __future__ import annotations

import numpy as np

from index.comparison.alignment.signs.bags import Bags, ratio
from index.comparison.alignment.signs.products import Table
from index.comparison.alignment.signs.side_by_side import SideBySide

NEAR = 3
"""Tokens within which two words stand together."""


def words(pair: SideBySide) -> dict[str, Table]:
    """The shared terms themselves."""

    def square(term: str) -> float:
        return pair.weight(term) ** 2

    terms = Bags([each.terms for each in pair.left], [each.terms for each in pair.right])
    shared, (ours, theirs) = terms.shared(pair.weight), _beside(terms.masses(pair.weight))
    return {
        "cosine": ratio(terms.shared(square), np.outer(*map(np.sqrt, terms.masses(square)))),
        "shared": np.log1p(shared),
        "covered": ratio(shared, np.maximum(ours, theirs)),
        "covering": ratio(shared, np.minimum(ours, theirs)),
    }


def matter(pair: SideBySide) -> dict[str, Table]:
    """The terms of what is told, who tells it left out, and of these the ones that are no names: two sentences that
    share a speaker or a place and nothing else tell two facts.
    """
    every = Bags([each.matter for each in pair.left], [each.matter for each in pair.right])
    plain = Bags(*([set(each.matter) - each.names for each in side] for side in (pair.left, pair.right)))
    found: dict[str, Table] = {}
    for name, terms in (("matter", every), ("plain", plain)):
        shared, (ours, theirs) = terms.shared(pair.weight), _beside(terms.masses(pair.weight))
        found |= {name: np.log1p(shared), f"{name}_part": ratio(2 * shared, ours + theirs)}
    return found | {"unique": _unique(pair, plain)}


def _unique(pair: SideBySide, plain: Bags[str]) -> Table:
    """The words that each report has once: they tie these two sentences and no others. Names count as one word at most,
    however many words they have: who is named in full in two sentences may do two things there.
    """
    counts = pair.counts
    names = Bags(*([set(each.matter) & each.names for each in side] for side in (pair.left, pair.right)))
    ties, named = (terms.shared(lambda term: 1 / (counts[0][term] * counts[1][term])) for terms in (plain, names))
    found: Table = np.log1p(ties + np.minimum(1.0, named))
    return found


def words_together(pair: SideBySide) -> dict[str, Table]:
    """Two words near each other in both sentences, in any order: what a rewritten clause keeps."""

    def weight(two: tuple[str, str]) -> float:
        return (pair.weight(two[0]) + pair.weight(two[1])) / 2

    near = Bags(*([_near(each.matter) for each in side] for side in (pair.left, pair.right)))
    shared, (ours, theirs) = near.shared(weight), _beside(near.masses(weight))
    return {"together": np.log1p(shared), "together_part": ratio(2 * shared, ours + theirs)}


def _near(terms: tuple[str, ...]) -> set[tuple[str, str]]:
    return {
        (one, other) if one < other else (other, one)
        for at, one in enumerate(terms)
        for other in terms[at + 1 : at + 1 + NEAR]
        if one != other
    }


def _beside(masses: tuple[Table, Table]) -> tuple[Table, Table]:
    """What left and right bags weigh, as a column and a row."""
    return masses[0][:, None], masses[1][None, :]
