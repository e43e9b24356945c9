"""What a screen wishes that lies beyond it: screens do not know each other, the app opens them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

if TYPE_CHECKING:
    from index.annotations.grouping import Grouping


class Wish(Message):
    """Posted to the app, which grants it before it takes the next key: that one is meant for the screen it opens.

    Each is nested in the screen that sends it, and granted by the app's handler of its name.
    """


class ListOfNotes(NamedTuple):
    """How the list of all annotations stands: what is asked, how it is grouped, the row of the cursor."""

    query: str
    grouping: Grouping
    row: int
