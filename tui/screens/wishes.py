"""What a screen wishes that lies beyond it: screens do not know each other, the app opens them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from tui.left_off import OpenScreen

if TYPE_CHECKING:
    from index.annotations.grouping import Grouping
    from index.article import Span


class Wish(Message):
    """Posted to the app, which grants it before it takes the next key: that one is meant for the screen it opens.

    A way back is nested in the screen that sends it; what opens another screen is here. Each is granted by the app's
    handler of its name.
    """


class ComparisonRequested(Wish):
    """The user wants two reports side by side, the left one at some passage."""

    def __init__(self, left: str, right: str, at: Span | None = None) -> None:
        super().__init__()
        self.left, self.right, self.at = left, right, at


class ClaimsRequested(Wish):
    """The user wants several reports claim by claim."""

    def __init__(self, articles: list[str]) -> None:
        super().__init__()
        self.articles = articles


class NotesRequested(Wish):
    """The user wants the list of all annotations, as it was `left`."""

    def __init__(self, left: ListOfNotes | None) -> None:
        super().__init__()
        self.left = left


class FolderRequested(Wish):
    """The user wants another folder."""


class ScreenLeft(Wish):
    """The user wants a screen over the library as it was left."""

    def __init__(self, left: OpenScreen) -> None:
        super().__init__()
        self.left = left


class AllTakenUp(Wish):
    """What lay over the library when the user left off is open again."""


class ListOfNotes(NamedTuple):
    """How the list of all annotations stands: what is asked, how it is grouped, the row of the cursor, and the ids of
    the notes that are marked.
    """

    query: str
    grouping: Grouping
    row: int
    marked: tuple[str, ...] = ()

    @property
    def opened(self) -> OpenScreen:
        """How it is told where the user left off."""
        return OpenScreen("notes", words=self.query, choice=self.grouping, row=self.row, marked=self.marked)
