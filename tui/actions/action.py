"""Something a key does."""

from __future__ import annotations

from typing import NamedTuple


class Action(NamedTuple):
    """Something a key does. `id` is `scope.name`; `run` is what Textual calls; `hint` is the word in the line of keys.

    An action without a hint is not shown there (movement is known to everyone), but in help, palette and config. What
    goes a step (`move(1)`) goes as many as the number typed before it; `counted` is what is called with a number by an
    action that goes to a place.
    """

    id: str
    keys: str
    run: str
    label: str
    hint: str = ""
    counted: str = ""

    @property
    def scope(self) -> str:
        """Where it works: the part of the id before the dot."""
        return self.id.partition(".")[0]


LETTER = "letter"
"""The key of a sequence that is any letter or digit."""
