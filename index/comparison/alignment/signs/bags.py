"""Bags of things that sentences hold (words, letters, names): what two share, for all pairs of sentences at once.

All is a product of two matrices, so that a thousand pairs cost little more than one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float64]
"""One number for each pair: left sentences by right ones."""

Bag = Collection[Hashable]


def shared_mass(left: Sequence[Bag], right: Sequence[Bag], weight: Callable[[Hashable], float]) -> Table:
    """The weight of what a left and a right bag have in common, for each pair; a thing counts once in a bag."""
    both = set().union(*left) & set().union(*right)
    places = {thing: place for place, thing in enumerate(sorted(both, key=repr))}
    weights = np.array([weight(thing) for thing in places])
    shared: Table = (_presence(left, places) * weights) @ _presence(right, places).T
    return shared


def _presence(bags: Sequence[Bag], places: Mapping[Hashable, int]) -> Table:
    table = np.zeros((len(bags), len(places)))
    for row, bag in enumerate(bags):
        table[row, [places[thing] for thing in bag if thing in places]] = 1.0
    return table


def masses(bags: Sequence[Bag], weight: Callable[[Hashable], float]) -> Table:
    """The weight of each bag as a whole."""
    return np.array([sum(sorted(map(weight, set(bag)))) for bag in bags])


def ratio(part: Table, whole: Table) -> Table:
    """`part` / `whole`, 0 where there is no whole."""
    return np.divide(part, whole, out=np.zeros(np.broadcast_shapes(part.shape, whole.shape)), where=whole > 0)


def best_of(groups: tuple[Sequence[int], Sequence[int]], table: Table, shape: tuple[int, int]) -> Table:
    """From a table of parts (clauses, quotations) by parts to one of sentences: the best of each sentence's parts.

    `groups` gives the sentence of each part on either side, in order; a sentence without parts has 0.
    """
    found = np.zeros(shape)
    np.maximum.at(found, (np.array(groups[0], int)[:, None], np.array(groups[1], int)[None, :]), table)
    return found
