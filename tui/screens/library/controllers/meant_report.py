"""What keys do with the report that is meant: the one that is read, or the one under the cursor of the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from tui.screens.controlling import Host

if TYPE_CHECKING:
    from tui.screens.library.controllers.listing import Listing
    from tui.screens.library.controllers.marks import Marks
    from tui.screens.library.controllers.reader import Reader


class LeadsElsewhere(Host, Protocol):
    """A screen from which one goes elsewhere."""

    leaves: Callable[[], None]
    """Remember where the user is, before going elsewhere."""

    def go_to_list(self) -> None:
        """Give the focus to the list."""


class MeantReport:
    """Marks it, compares it, tells of it, and lists its likes."""

    def __init__(self, reader: Reader, marks: Marks, listing: Listing, screen: LeadsElsewhere) -> None:
        self.reader, self.marks, self.listing, self.screen = reader, marks, listing, screen

    def mark(self) -> None:
        """Mark it, or take its mark away."""
        self.marks.toggle(self.reader.meant)

    def compare(self) -> None:
        """Compare what is marked, or choose what to compare it with."""
        self.marks.compare(self.reader.meant, self.reader.read_now)

    def compare_story(self) -> None:
        """Compare it with every other one of its story."""
        self.marks.compare_story(self.reader.meant)

    def tell_about(self) -> None:
        """Tell all that is known of it, and compare it with another one chosen there."""
        self.marks.tell_about(self.reader.meant)

    def list_likes(self) -> None:
        """List the other reports, most like it first."""
        if (meant := self.reader.meant) is not None:
            self.screen.leaves()
            self.screen.go_to_list()  # at once: when they are found, the user may be elsewhere already
            self.listing.show_alike(meant)
