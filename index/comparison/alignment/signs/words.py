"""Words that both sentences have: how much they weigh, and what part of either sentence they are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.comparison.alignment.signs.bags import Bag, Table, masses, ratio, shared_mass
from index.comparison.alignment.signs.side_by_side import SideBySide

NEAR = 3
"""Tokens within which two words stand together."""


def words(pair: SideBySide) -> dict[str, Table]:
    """The shared terms themselves."""
    left, right = [each.terms for each in pair.left], [each.terms for each in pair.right]
    shared = shared_mass(left, right, pair.weight)
    ours, theirs = masses(left, pair.weight)[:, None], masses(right, pair.weight)[None, :]
    squares = shared_mass(left, right, lambda term: pair.weight(term) ** 2)
    norms = [np.sqrt(masses(side, lambda term: pair.weight(term) ** 2)) for side in (left, right)]
    counts = pair.counts
    return {
        "cosine": ratio(squares, np.outer(*norms)),
        "shared": np.log1p(shared),
        "covered": ratio(shared, np.maximum(ours, theirs)),
        "covering": ratio(shared, np.minimum(ours, theirs)),
        # A word that each report has once ties these two sentences and no others.
        "unique": np.log1p(shared_mass(left, right, lambda term: 1 / (counts[0][term] * counts[1][term]))),  # type: ignore[index]
    }


def matter(pair: SideBySide) -> dict[str, Table]:
    """The terms of what is told, who tells it left out, and of these the ones that are no names: two sentences that
    share a speaker or a place and nothing else tell two facts.
    """
    left, right = [each.matter for each in pair.left], [each.matter for each in pair.right]
    plain_left, plain_right = ([set(each.matter) - each.names for each in side] for side in (pair.left, pair.right))
    shared, plain = shared_mass(left, right, pair.weight), shared_mass(plain_left, plain_right, pair.weight)

    def part(common: Table, ours: Sequence[Bag], theirs: Sequence[Bag]) -> Table:
        return ratio(2 * common, masses(ours, pair.weight)[:, None] + masses(theirs, pair.weight)[None, :])

    return {
        "matter": np.log1p(shared),
        "matter_part": part(shared, left, right),
        "plain": np.log1p(plain),
        "plain_part": part(plain, plain_left, plain_right),
    }


def words_together(pair: SideBySide) -> dict[str, Table]:
    """Two words near each other in both sentences, in any order: what a rewritten clause keeps."""
    left, right = ([_near(each.matter) for each in side] for side in (pair.left, pair.right))

    def weight(two: object) -> float:
        return sum(map(pair.weight, two)) / 2  # type: ignore[call-overload]

    shared = shared_mass(left, right, weight)
    ours, theirs = masses(left, weight)[:, None], masses(right, weight)[None, :]
    return {"together": np.log1p(shared), "together_part": ratio(2 * shared, ours + theirs)}


def _near(terms: tuple[str, ...]) -> set[frozenset[str]]:
    return {
        frozenset((one, other))
        for at, one in enumerate(terms)
        for other in terms[at + 1 : at + 1 + NEAR]
        if one != other
    }
