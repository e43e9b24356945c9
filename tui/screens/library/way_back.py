"""Where the ways back lead in the library, one step at a time: from a report to what it was opened over, from what was
found to what it was narrowed from and to all reports, from these to none marked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tui.screens.wishes import ListOfNotes
from tui.widgets.panes.search_pane import SearchPane

if TYPE_CHECKING:
    from tui.screens.library.controllers.listing import Listing
    from tui.screens.library.controllers.marks import Marks
    from tui.screens.library.controllers.narrowing import Narrowing
    from tui.screens.library.controllers.reader import Reader
    from tui.screens.library.controllers.search import Search


class LeadsBack(Protocol):
    """A screen in which a report may fill the room of the list."""

    @property
    def is_narrow(self) -> bool:
        """Whether there is no room for a report beside the list."""

    @property
    def shows_report(self) -> bool:
        """Whether the report, and not the list, is what the user is at."""

    def go_to_list(self) -> None:
        """Give the focus to the list."""

    def open_notes(self, left: ListOfNotes | None) -> None:
        """The list of all annotations, as it was `left`."""


class WayBack:
    """Remembers over what a report was opened."""

    def __init__(
        self,
        pane: SearchPane,
        reader: Reader,
        marks: Marks,
        listing: Listing,
        search: Search,
        narrowing: Narrowing,
        screen: LeadsBack,
    ) -> None:
        self.pane, self.reader, self.screen = pane, reader, screen
        self.marks, self.listing, self.search, self.narrowing = marks, listing, search, narrowing
        self.notes_left: ListOfNotes | None = None
        """How the list of all annotations stood from which the open report was chosen; None for one from the list."""

    @property
    def shows_some(self) -> bool:
        """Whether the list shows what was asked for, not all reports."""
        return self.search.answer is not None or bool(self.pane.line.value) or self.listing.shows_alike

    @property
    def is_over(self) -> bool:
        """Whether a report fills the screen over the list, or was opened from the list of all annotations."""
        return self._is_over_notes or (self.screen.is_narrow and self.screen.shows_report)

    @property
    def _is_over_notes(self) -> bool:
        return self.notes_left is not None and self.reader.read_now is not None

    def go(self) -> None:
        """From the text to the list it was opened from; from the list of hits to what it was narrowed from,
        then to all reports; from these, unmark.
        """
        left = self.notes_left if self._is_over_notes else None
        self.notes_left = None
        if left is not None:
            self.screen.open_notes(left)
            return
        if self.pane.reports.has_focus and self.pane.line.value:
            if not self.narrowing.take_back():
                self.pane.line.value = ""
        elif self.pane.reports.has_focus and (self.listing.shows_alike or not self.marks.marked):
            self.listing.leave_likes()
        elif self.pane.reports.has_focus:
            self.marks.take_away()
        self.to_list()

    def to_list(self) -> None:
        """To the list, beside which the report of its row is shown."""
        comes = not self.pane.has_focus_within
        self.screen.go_to_list()
        if comes and not self.screen.is_narrow:
            self.reader.show_lit()
