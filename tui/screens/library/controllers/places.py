"""Places in reports that the user keeps under letters, to go there again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from tui.left_off import InReport, KeptPlace
from tui.screens.controlling import Host
from tui.widgets.panes.reading_pane import ReadingPane

if TYPE_CHECKING:
    from index.workspace import Workspace
    from tui.screens.library.controllers.reader import Reader


class LeavesPlaces(Host, Protocol):
    """A screen from which one goes elsewhere."""

    leaves: Callable[[], None]
    """Remember where the user is, before going elsewhere."""


class Places:
    """The kept places, by their letters."""

    def __init__(self, workspace: Workspace, reading: ReadingPane, reader: Reader, screen: LeavesPlaces) -> None:
        self.workspace, self.reading, self.reader, self.screen = workspace, reading, reader, screen
        self._places: dict[str, InReport] = {}

    @property
    def kept(self) -> tuple[KeptPlace, ...]:
        """All of them."""
        return tuple(KeptPlace(letter, at) for letter, at in sorted(self._places.items()))

    def put(self, kept: Sequence[KeptPlace]) -> None:
        """Keep these, as they were kept when the user left off."""
        self._places = {each.letter: each.at for each in kept if len(each.letter) == 1}

    def keep(self, letter: str) -> None:
        """Keep the place in the report that is read, or the report under the cursor, under a letter."""
        meant = self.reader.meant
        if meant is None:
            self.screen.say("There is no report here whose place could be kept.")
            return
        self._places[letter] = self.reading.left_off.plain if self.reader.read_now else InReport(meant)
        self.screen.say(f"This place is kept: ' {letter} comes back to it.")

    def go(self, letter: str) -> None:
        """Go to the place kept under a letter."""
        at = self._places.get(letter)
        if at is None:
            known = ", ".join(sorted(self._places)) or 'none yet; " and a letter keeps this place'
            self.screen.say(f"No place is kept under {letter}. Kept: {known}.")
        elif not self.workspace.library.is_known(at.article):
            self.screen.say(f"The report of the place {letter}, {at.article}, is not in the folder now.", error=True)
        else:
            self.screen.leaves()
            self.reader.read_left(at)
