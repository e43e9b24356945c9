"""A value of every report as one column, in the order of the list: what is asked of a hundred thousand reports is asked
of each different value once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from index.search.engines.arrays_file import narrow
from index.search.engines.listed import Chosen, Listed, Newest, Places


class ReportColumn:
    """The values of a list of reports, an empty text where there is none. `field` names them, where they stand with the
    reports just as they are.
    """

    def __init__(self, newest: Newest, values: Iterable[str], field: str = "") -> None:
        codes: dict[str, int] = {}
        self._newest, self._field = newest, field
        self._codes = narrow(np.array([codes.setdefault(value, len(codes)) for value in values], np.int64))
        self.values = list(codes)
        self.beginnings = lru_cache(maxsize=None)(self._beginnings)

    def where(self, holds: Callable[[str], bool]) -> Listed:
        """The reports whose value is one for which it `holds`; none has an empty value."""
        wanted = np.array([bool(value) and holds(value) for value in self.values], np.bool_)
        places = np.flatnonzero(wanted[self._codes]) if len(wanted) else self._codes
        return Listed(self._newest, places, self._chosen(self.values[n] for n in np.flatnonzero(wanted)))

    def known(self) -> Listed:
        """The reports that have any value."""
        return Listed(
            self._newest, self.where(lambda _: True).places, Chosen(self._field, None) if self._field else None
        )

    def _chosen(self, values: Iterable[str]) -> Chosen | None:
        return Chosen(self._field, tuple(values)) if self._field else None

    def groups(self) -> dict[str, Listed]:
        """The reports of each value, but for an empty one."""
        order = self._codes.argsort(kind="stable")
        ends = np.bincount(self._codes, minlength=len(self.values)).cumsum()
        parts = np.split(order, ends[:-1]) if self.values else []
        return {
            value: Listed(self._newest, part, self._chosen([value]))
            for value, part in zip(self.values, parts, strict=True)
            if value
        }

    def spread(self, places: Places) -> Spread:
        """How these reports are spread over the values."""
        return Spread(self, np.bincount(self._codes[places], minlength=len(self.values)))

    def _beginnings(self, size: int) -> tuple[list[str], NDArray[np.intp]]:
        """The different beginnings of so many letters that values have, and which of them each value has."""
        codes: dict[str, int] = {}
        of_values = np.array([codes.setdefault(value[:size], len(codes)) for value in self.values], np.intp)
        return list(codes), of_values

    @cached_property
    def in_order(self) -> NDArray[np.intp]:
        """Which values there are, in order, without the empty one."""
        return np.array([at for value, at in sorted((v, at) for at, v in enumerate(self.values)) if value], np.intp)


class Spread:
    """How many of some reports have each value of a column."""

    def __init__(self, column: ReportColumn, many: NDArray[np.intp]) -> None:
        self._column, self._many = column, many

    def counts(self) -> dict[str, int]:
        """By value; one that none of them has is left out, and the empty one."""
        return _told(self._column.values, self._many)

    def counts_by(self, size: int) -> dict[str, int]:
        """The same by the first letters of the values."""
        beginnings, of_values = self._column.beginnings(size)
        return _told(beginnings, np.bincount(of_values, self._many, minlength=len(beginnings)))

    def ends(self) -> tuple[str, str] | None:
        """The first and the last in order of the values that these reports have; None where none has any."""
        order = self._column.in_order
        there = order[self._many[order] > 0]
        return (self._column.values[there[0]], self._column.values[there[-1]]) if len(there) else None


def _told(values: list[str], many: NDArray[np.generic]) -> dict[str, int]:
    return {values[code]: int(many[code]) for code in np.flatnonzero(many).tolist() if values[code]}
