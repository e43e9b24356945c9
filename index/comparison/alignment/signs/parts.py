"""Parts of sentences: a clause that tells what a clause of the other tells, a quotation of the same words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import numpy as np

from index.comparison.alignment.signs.bags import Bag, Bags, best_of, ratio
from index.comparison.alignment.signs.products import Table
from index.comparison.alignment.signs.side_by_side import SideBySide

FULL_CLAUSE = 1.5
"""A clause overlap counts in full once the shared words weigh this much, as two words said nowhere else: less may be
chance.
"""

AT_ONCE = 1 << 16
"""Pairs of clauses that are looked at together: half a megabyte of overlaps, which a processor's cache holds."""


def clauses(pair: SideBySide) -> dict[str, Table]:
    """The best overlap of a clause with a clause."""
    (left, ours), (right, theirs) = _parts([r.clauses for r in pair.left]), _parts([r.clauses for r in pair.right])
    terms = Bags(left, right)
    product, (masses, others) = terms.product(pair.weight), terms.masses(pair.weight)
    found = np.zeros(pair.shape)
    for start, stop in _stretches(ours, len(right)):
        shared = product.rows(start, stop)
        overlap = ratio(shared, np.sqrt(np.outer(masses[start:stop], others)))
        overlap *= np.minimum(1.0, shared / FULL_CLAUSE)
        sentences = slice(ours[start], ours[stop - 1] + 1)
        of_these = [sentence - ours[start] for sentence in ours[start:stop]]
        found[sentences] = best_of((of_these, theirs), overlap, found[sentences].shape)
    return {"clause": found}


def _stretches(sentences: Sequence[int], width: int) -> Iterator[tuple[int, int]]:
    """Where parts begin and end that are looked at together, those of a sentence never apart; `sentences` has the one
    of each part, in order.
    """
    start = 0
    while start < len(sentences):
        last = min(len(sentences), start + max(1, AT_ONCE // max(1, width))) - 1
        stop = bisect_right(sentences, sentences[last])
        yield start, stop
        start = stop


def quotations(pair: SideBySide) -> dict[str, Table]:
    """How much of the shorter of two quotations stands in the longer; and whether either sentence quotes at all."""
    (left, ours), (right, theirs) = (
        _parts([r.quotations for r in pair.left]),
        _parts([r.quotations for r in pair.right]),
    )
    smaller = np.minimum.outer(np.array([len(q) for q in left], float), np.array([len(q) for q in right], float))
    overlap = ratio(Bags(left, right).shared(lambda _: 1.0), smaller)
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
