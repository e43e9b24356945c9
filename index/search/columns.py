"""A value of every report as one column, in the order of the list: what is asked of a hundred thousand reports is asked
of each different value once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.search.engines.listed import Chosen, Listed, Newest, Places


class ReportColumn:
    """The values of a list of reports, an empty text where there is none. `field` names them, where they stand with the
    reports just as they are.
    """

    def __init__(self, newest: Newest, values: Iterable[str], field: str = "") -> None:
        codes: dict[str, int] = {}
        self._newest, self._field = newest, field
        self._codes: NDArray[np.intp] = np.array([codes.setdefault(value, len(codes)) for value in values], np.intp)
        self.values = list(codes)

    def shortened(self, size: int) -> ReportColumn:
        """The same reports with the first letters of their values."""
        values = [value[:size] for value in self.values]
        return ReportColumn(self._newest, (values[code] for code in self._codes.tolist()))

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

    def counts(self, places: Places) -> dict[str, int]:
        """How many of these reports have each value; one that none of them has is left out, and the empty one."""
        many = np.bincount(self._codes[places], minlength=len(self.values))
        return {self.values[code]: int(many[code]) for code in np.flatnonzero(many) if self.values[code]}

    def ends(self, places: Places) -> tuple[str, str] | None:
        """The first and the last in order of the values that these reports have; None where none has any."""
        ranks = self._ranks[self._codes[places]]
        ranks = ranks[ranks >= 0]
        return (self._in_order[ranks.min()], self._in_order[ranks.max()]) if len(ranks) else None

    @cached_property
    def _in_order(self) -> list[str]:
        return sorted(filter(None, self.values))

    @cached_property
    def _ranks(self) -> NDArray[np.intp]:
        """For each value where it stands in order; -1 for the empty one."""
        ranks = {value: rank for rank, value in enumerate(self._in_order)}
        return np.array([ranks.get(value, -1) for value in self.values], np.intp)
