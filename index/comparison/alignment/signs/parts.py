"""Parts of sentences: a clause that tells what a clause of the other tells, a quotation of the same words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.comparison.alignment.signs.bags import Bag, Table, best_of, masses, ratio, shared_mass
from index.comparison.alignment.signs.side_by_side import SideBySide

FULL_CLAUSE = 1.5
"""A clause overlap counts in full once the shared words weigh this much, as two words said nowhere else: less may be
chance.
"""


def clauses(pair: SideBySide) -> dict[str, Table]:
    """The best overlap of a clause with a clause."""
    (left, ours), (right, theirs) = _parts([r.clauses for r in pair.left]), _parts([r.clauses for r in pair.right])
    shared = shared_mass(left, right, pair.weight)
    size = np.sqrt(np.outer(masses(left, pair.weight), masses(right, pair.weight)))
    overlap = ratio(shared, size) * np.minimum(1.0, shared / FULL_CLAUSE)
    return {"clause": best_of((ours, theirs), overlap, pair.shape)}


def quotations(pair: SideBySide) -> dict[str, Table]:
    """How much of the shorter of two quotations stands in the longer; and whether either sentence quotes at all."""
    (left, ours), (right, theirs) = (
        _parts([r.quotations for r in pair.left]),
        _parts([r.quotations for r in pair.right]),
    )
    smaller = np.minimum.outer(np.array([len(q) for q in left], float), np.array([len(q) for q in right], float))
    overlap = ratio(shared_mass(left, right, lambda _: 1.0), smaller)
    quotes = [np.array([float(each.quotes) for each in side]) for side in (pair.left, pair.right)]
    return {
        "quotation": best_of((ours, theirs), overlap, pair.shape),
        "both_quote": np.outer(*quotes),
        "one_quotes": np.abs(np.subtract.outer(*quotes)),
    }


def _parts(of_sentences: Sequence[Sequence[Bag]]) -> tuple[list[Bag], list[int]]:
    """All parts in order, and the sentence of each."""
    return (
        [part for parts in of_sentences for part in parts],
        [number for number, parts in enumerate(of_sentences) for _ in parts],
    )
