"""Articles by their places in a list of the folder's: an answer of a hundred thousand costs no more than their numbers.

Answers and filters are both such lists, so that what is asked of all that is found (how many of each outlet, which
months) is asked of columns that stand in the same order, and no id is looked at that is not shown. A list that was
chosen by a value says by which, for an engine that keeps these values and would otherwise be told each id.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol, overload, runtime_checkable

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]


class Newest:
    """The ids of the articles that may be found, from the newest on; `is_whole` says that they are all there are."""

    def __init__(self, ids: Sequence[str], *, is_whole: bool = False) -> None:
        self.ids, self.is_whole = ids, is_whole

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def place(self) -> dict[str, int]:
        """Where each article stands in the list."""
        return {article: at for at, article in enumerate(self.ids)}


class Chosen(NamedTuple):
    """What articles have in common: one of these values of a field of the report; any value where `values` is None."""

    field: str
    values: tuple[str, ...] | None


@runtime_checkable
class Counted(Protocol):
    """Articles that are counted where they lie."""

    def counted(self, field: str) -> dict[str, int]:
        """How many of them have each value of a field; those without one are left out."""


class Listed(Sequence[str]):
    """Some of the articles of a list, in no order; those that have the `chosen` value, where there is one."""

    __slots__ = ("chosen", "newest", "places")

    def __init__(self, newest: Newest, places: Places, chosen: Chosen | None = None) -> None:
        self.newest, self.places, self.chosen = newest, places, chosen

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[str]:
        ids = self.newest.ids
        return (ids[place] for place in self.places.tolist())

    def __contains__(self, article: object) -> bool:
        place = self.newest.place.get(article) if isinstance(article, str) else None
        return place is not None and bool((self.places == place).any())

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Listed: ...
    def __getitem__(self, at: int | slice) -> str | Listed:
        return Listed(self.newest, self.places[at]) if isinstance(at, slice) else self.newest.ids[self.places[at]]
