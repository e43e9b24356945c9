"""Values that are worked out from a state of the folder, and anew when that state is another."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Remade(Generic[T]):
    """A value that is made when it is first asked for, and anew once `state()` says something else than it did then.
    Any thread may ask; one makes it, the others wait for it.

        summaries = Remade(lambda: cache.age, read_summaries)
        summaries() is summaries()                            until cache.age is another
    """

    def __init__(self, state: Callable[[], object], make: Callable[[], T]) -> None:
        self._state, self._make = state, make
        self._made: tuple[object, T] | None = None
        self._making = threading.Lock()

    def __call__(self) -> T:
        """The value for the state as it is now."""
        with self._making:
            state = self._state()  # asked for first: what changes while the value is made leads to another
            if self._made is None or self._made[0] != state:
                self._made = (state, self._make())
            return self._made[1]

    @property
    def was_asked(self) -> bool:
        """Whether somebody has asked for it, and so is likely to again."""
        return self._made is not None
