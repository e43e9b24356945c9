"""What the library opens over itself: it wishes, and the app does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.screens.wishes import (
    AllTakenUp,
    ClaimsRequested,
    ComparisonRequested,
    FolderRequested,
    ListOfNotes,
    NotesRequested,
    ScreenLeft,
    Wish,
)

if TYPE_CHECKING:
    from tui.left_off import OpenScreen


class Opening:
    """Hands each wish to `wish`."""

    def __init__(self, wish: Callable[[Wish], object]) -> None:
        self._wish = wish

    def comparison(self, left: str, right: str) -> None:
        """Lay two reports side by side."""
        self._wish(ComparisonRequested(left, right))

    def claims(self, articles: list[str]) -> None:
        """Lay several reports side by side, claim by claim."""
        self._wish(ClaimsRequested(articles))

    def notes(self, left: ListOfNotes | None = None) -> None:
        """The list of all annotations, as it was `left`."""
        self._wish(NotesRequested(left))

    def again(self, screens: tuple[OpenScreen, ...]) -> None:
        """What lay over the library when the user left off."""
        for each in screens:
            self._wish(ScreenLeft(each))
        self._wish(AllTakenUp())

    def folder(self) -> None:
        """Another folder."""
        self._wish(FolderRequested())
