"""What has the focus in the library: the list, the timeline, the query line, the text, or the notes on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tui.screens.controlling import Host

if TYPE_CHECKING:
    from textual.widget import Widget

    from tui.widgets.panes.reading_pane import ReadingPane
    from tui.widgets.panes.search_pane import SearchPane


class Focuses(Host, Protocol):
    """A screen on which one thing has the focus."""

    def set_focus(self, widget: Widget | None) -> None:
        """Give the focus to a widget."""

    def refresh_bindings(self) -> None:
        """Other keys may work now, or be called otherwise."""

    def has_class(self, name: str) -> bool:
        """Whether the screen has a class."""

    def set_class(self, add: bool, *names: str) -> object:
        """Give the screen a class, or take it away."""


class Focus:
    """Gives the focus away. On a narrow screen a report fills the room of the list while it has it."""

    def __init__(self, pane: SearchPane, reading: ReadingPane, screen: Focuses) -> None:
        self.pane, self.reading, self.screen = pane, reading, screen

    def to_list(self) -> None:
        """To the list."""
        self.screen.set_class(False, "-reading", "-full", "-alone")
        self.screen.set_focus(self.pane.reports)

    def to_query(self) -> None:
        """To the query line: what is typed there now takes the place of the query, which the arrows keep."""
        self.screen.set_class(False, "-reading", "-full", "-alone")
        self.pane.line.select_all()
        self.screen.set_focus(self.pane.line)

    def to_timeline(self) -> None:
        """To the timeline above the list, if it tells anything."""
        if self.pane.timeline.tells:
            self.screen.set_class(False, "-reading", "-full", "-alone")
            self.pane.timeline.take_focus()
        else:
            self.screen.say("There is no timeline: fewer than two days or months have reports.")

    def to_text(self) -> None:
        """To the open report."""
        self.screen.set_class(True, "-reading")
        self.screen.set_focus(self.reading.view)

    def fill(self) -> None:
        """To the open report, which fills the screen until it is left."""
        self.screen.set_class(True, "-full")
        self.to_text()

    def toggle_full(self) -> None:
        """Let the open report fill the screen, or stand beside the list again."""
        if self.screen.has_class("-full"):
            self.screen.set_class(False, "-full", "-alone")
        else:
            self.fill()
        self.screen.refresh_bindings()

    def to_notes(self) -> None:
        """To the notes on the open report."""
        if self.reading.noted.notes:
            self.screen.set_class(False, "-alone")
            self.to_text()
            self.screen.set_focus(self.reading.notes_pane)
        else:
            self.screen.say("There is no note on this report; a makes one.")
