"""Articles by their places in a list of the folder's: an answer of a hundred thousand costs no more than their numbers.

Answers and filters are both such lists, so that what is asked of all that is found (how many of each outlet, which
months) is asked of columns that stand in the same order, and no id is looked at that is not shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]


class Newest:
    """The ids of the articles that may be found, from the newest on."""

    def __init__(self, ids: Sequence[str]) -> None:
        self.ids = ids

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def place(self) -> dict[str, int]:
        """Where each article stands in the list."""
        return {article: at for at, article in enumerate(self.ids)}


class Listed(Sequence[str]):
    """Some of the articles of a list, in no order."""

    __slots__ = ("newest", "places")

    def __init__(self, newest: Newest, places: Places) -> None:
        self.newest, self.places = newest, places

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
