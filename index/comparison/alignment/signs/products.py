"""What the rows of two sparse tables have in common: their product, for long reports too.

A thing that many rows of both sides hold is multiplied as a column of a matrix; each other one is added where it
stands, pair of rows by pair of rows. Of two thousand sentences nearly all things are held by few, and a full matrix of
them would be some hundred megabytes of zeros.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float64]
"""One number for each pair: left sentences by right ones."""

Places = NDArray[np.intp]
"""Places of rows or of things."""

_OFTEN = 1 / 200
# Share of the pairs of rows that hold a thing both, from which a column of a matrix is cheaper than to add it to each.

_AT_ONCE = 1 << 16
# Pairs of rows that are added at once: a megabyte.


@dataclass(frozen=True)
class SparseRows:
    """A sparse table of `size` rows: row `rows[k]` holds the thing numbered `things[k]` with `values[k]`, each thing
    once, in order of the rows.
    """

    rows: Places
    things: Places
    values: Table
    size: int

    def only(self, kept: NDArray[np.bool_]) -> SparseRows:
        """The same with those things alone that are `kept`."""
        chosen = kept[self.things]
        return SparseRows(self.rows[chosen], self.things[chosen], self.values[chosen], self.size)

    def between(self, start: int, stop: int) -> SparseRows:
        """The rows from `start` up to `stop`."""
        first, last = np.searchsorted(self.rows, (start, stop))
        return SparseRows(self.rows[first:last] - start, self.things[first:last], self.values[first:last], stop - start)

    def by_thing(self) -> SparseRows:
        """The same in order of the things."""
        order = np.argsort(self.things, kind="stable")
        return SparseRows(self.rows[order], self.things[order], self.values[order], self.size)

    def as_matrix(self, columns: Places, width: int) -> Table:
        """Row by row in full; `columns` gives each thing its column."""
        table = np.zeros((self.size, width))
        table[self.rows, columns[self.things]] = self.values
        return table


class Product:
    """The left table times the right one turned: for each two rows the sum of what they hold both."""

    def __init__(self, left: SparseRows, right: SparseRows, things: int) -> None:
        many = [np.bincount(side.things, minlength=things) for side in (left, right)]
        pairs = many[0] * many[1]
        is_often = pairs > _OFTEN * left.size * right.size
        is_rare = (pairs > 0) & ~is_often
        self._width = int(is_often.sum())
        self._columns = np.cumsum(is_often) - 1
        self._often = left.only(is_often)
        self._often_right = right.only(is_often).as_matrix(self._columns, self._width).T
        self._rare, self._rare_right = left.only(is_rare), right.only(is_rare).by_thing()
        self._many = np.bincount(self._rare_right.things, minlength=things)
        self._first = np.cumsum(self._many) - self._many

    def rows(self, start: int, stop: int) -> Table:
        """Its rows from `start` up to `stop`. Each sum is made in the order of the things, so that rows that hold the
        same have the same.
        """
        found: Table = (
            self._often.between(start, stop).as_matrix(self._columns, self._width) @ self._often_right
            if self._width
            else np.zeros((stop - start, self._rare_right.size))
        )
        cells = found.reshape(-1)
        for at, values in self._added(self._rare.between(start, stop).by_thing()):
            np.add.at(cells, at, values)
        return found

    def _added(self, left: SparseRows) -> Iterator[tuple[Places, Table]]:
        """The cells that rare things are added to, and what is added, some at a time."""
        many = self._many[left.things]
        ends = np.cumsum(many)
        total = int(ends[-1]) if ends.size else 0
        cuts = np.searchsorted(ends, np.arange(_AT_ONCE, total, _AT_ONCE))
        for first, last in zip([0, *cuts], [*cuts, many.size], strict=True):
            each = many[first:last]
            right = self._rare_right
            from_first = np.arange(each.sum()) - np.repeat(np.cumsum(each) - each, each)
            held = np.repeat(self._first[left.things[first:last]], each) + from_first
            rows = np.repeat(left.rows[first:last], each)
            yield rows * right.size + right.rows[held], np.repeat(left.values[first:last], each) * right.values[held]
