"""Which reports share the words by which reports of one incident find each other, of the days around a report.

The words of each report (its keys, as hashes) lie together, in the order of the days they are of. So those around a day
are read in one go, put in order once, and asked for every report of that day: a report whose day comes next costs what
its neighbours' keys cost, however many others there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.catalogue.database import Database

HOLDERS = 200
"""Reports with one word, in the days asked for, from which on it tells nothing: it is the folder's subject."""

LAST = 1 << 30
"""A day behind all days."""

_NUMBERS = NDArray[np.int64]


class _Holders:
    """The reports of some days, and which of them have each key."""

    def __init__(self, rows: Sequence[tuple[int, bytes]]) -> None:
        each = [np.frombuffer(keys, np.uint32) for _, keys in rows]
        keys = np.concatenate([np.zeros(0, np.uint32), *each])
        order = keys.argsort(kind="stable")
        self._numbers: _NUMBERS = np.array([number for number, _ in rows], np.int64)
        self._keys = keys[order]
        self._rows = np.repeat(np.arange(len(rows)), [len(one) for one in each])[order]

    def sharing(self, keys: NDArray[np.uint32]) -> tuple[_NUMBERS, _NUMBERS]:
        """The reports that have any of these keys, and how many of them; but for keys that tell nothing."""
        first, last = self._keys.searchsorted(keys), self._keys.searchsorted(keys, "right")
        telling = last - first < HOLDERS
        stretches = [self._rows[a:b] for a, b in zip(first[telling].tolist(), last[telling].tolist(), strict=True)]
        shared = np.bincount(np.concatenate([np.zeros(0, np.int64), *stretches]), minlength=len(self._numbers))
        there = shared.nonzero()[0]
        return self._numbers[there], shared[there]


class StoryKeys:
    """The keys of a catalogue's reports, as they are while stories are found."""

    def __init__(self, database: Database) -> None:
        self._rows, self._reading = database.rows, database.reading
        self._holders = lru_cache(2)(self._read)
        # those around the day that is asked for, and those without a day

    def sharing(self, number: int, day: int, days: int) -> dict[int, int]:
        """The other reports that share keys with one, by their numbers, and how many: those dated no more than so many
        `days` apart, where both are dated.
        """
        spans = [(0, 0), (day - days, day + days)] if day else [(0, LAST)]
        return self._sharing(number, day, (self._holders(*span) for span in spans))

    def sharing_of_days(self, number: int, day: int, first: int, last: int) -> dict[int, int]:
        """The same of the reports dated from one day to another, for report `number`, which is of some other `day`."""
        return self._sharing(number, day, [self._read(first, last)])

    def sharing_earlier(self, number: int, day: int, first: int, last: int) -> dict[int, int]:
        """The same of the reports that come back to a day between two."""
        return self._sharing(number, day, [self._read(first, last, "earlier_keys")])

    def _sharing(self, number: int, day: int, among: Iterable[_Holders]) -> dict[int, int]:
        rows = self._rows("SELECT keys FROM signature_keys WHERE day = ? AND number = ?", day, number)
        shared: dict[int, int] = {}
        with self._reading():
            keys = np.frombuffer(rows[0][0], np.uint32)
            for holders in among:
                found, many = holders.sharing(keys)
                shared.update(zip(found.tolist(), many.tolist(), strict=True))
        shared.pop(number, None)
        return shared

    def _read(self, first: int, last: int, table: str = "signature_keys") -> _Holders:
        rows = self._rows(
            f"SELECT number, keys FROM {table} WHERE day BETWEEN ? AND ? ORDER BY day, number", first, last
        )
        return _Holders(rows)
