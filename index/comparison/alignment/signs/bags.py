"""Bags of things that sentences hold (words, letters, names): what two share, for all pairs of sentences at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import chain
from typing import Generic, TypeVar

import numpy as np

from index.comparison.alignment.signs.products import Places, Product, SparseRows, Table

Thing = TypeVar("Thing", str, tuple[str, str])

Bag = Collection[str]


class Bags(Generic[Thing]):
    """The bags of a left and a right report, numbered once, to be weighed in several ways; a thing counts once in a
    bag.
    """

    def __init__(self, left: Sequence[Collection[Thing]], right: Sequence[Collection[Thing]]) -> None:
        self._things: list[Thing] = sorted(set().union(*left, *right))
        numbers = {thing: number for number, thing in enumerate(self._things)}
        self._sides = tuple(
            _held([sorted({numbers[thing] for thing in bag}) for bag in side]) for side in (left, right)
        )
        ours, theirs = (np.bincount(side.things, minlength=len(numbers)) > 0 for side in self._sides)
        self._both = ours & theirs

    def shared(self, weight: Callable[[Thing], float]) -> Table:
        """The weight of what a left and a right bag have in common, for each pair."""
        return self.product(weight).rows(0, self._sides[0].size)

    def product(self, weight: Callable[[Thing], float]) -> Product:
        """The same some rows at a time."""
        weights = np.zeros(len(self._things))
        for number in np.flatnonzero(self._both):
            weights[number] = weight(self._things[number])
        left, right = self._sides
        return Product(SparseRows(left.rows, left.things, weights[left.things], left.size), right, len(self._things))

    def masses(self, weight: Callable[[Thing], float]) -> tuple[Table, Table]:
        """The weight of each bag as a whole, left and right."""
        weights = np.array([weight(thing) for thing in self._things], float)
        ours, theirs = (np.bincount(side.rows, weights[side.things], side.size) for side in self._sides)
        return ours.astype(float), theirs.astype(float)  # without bags the counts are whole numbers


def _held(bags: Sequence[Sequence[int]]) -> SparseRows:
    rows: Places = np.repeat(np.arange(len(bags)), [len(bag) for bag in bags])
    things: Places = np.fromiter(chain.from_iterable(bags), np.intp, rows.size)
    return SparseRows(rows, things, np.ones(rows.size), len(bags))


def ratio(part: Table, whole: Table) -> Table:
    """`part` / `whole`, 0 where there is no whole."""
    return np.divide(part, whole, out=np.zeros(np.broadcast_shapes(part.shape, whole.shape)), where=whole > 0)


def best_of(groups: tuple[Sequence[int], Sequence[int]], table: Table, shape: tuple[int, int]) -> Table:
    """From a table of parts (clauses, quotations) by parts to one of sentences: the best of each sentence's parts.

    `groups` gives the sentence of each part on either side, in order; a sentence without parts has 0.
    """
    found = np.zeros(shape)
    if table.size:
        (rows, first), (columns, left_most) = (np.unique(np.array(side, int), return_index=True) for side in groups)
        best = np.maximum.reduceat(np.maximum.reduceat(table, first, axis=0), left_most, axis=1)
        found[np.ix_(rows, columns)] = np.maximum(best, 0.0)
    return found
