"""The list below a comparison: the places where facts differ, or those worth a look; both sides follow it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from tui.drawing import conflict_rows
from tui.widgets.row_list import RowList
from tui.widgets.views.comparison_view import ComparisonView

if TYPE_CHECKING:
    from textual.widget import Widget

    from index.comparison.comparing import Comparison
    from index.comparison.facts.conflicts import Conflict


class ListsConflicts(Protocol):
    """A screen that has the list."""

    @property
    def listed(self) -> RowList:
        """The list of conflicts."""

    def say(self, sentence: str) -> None:
        """Say a sentence in the status line."""

    def set_focus(self, widget: Widget | None) -> None:
        """Give the focus to a widget."""


class ConflictList:
    """Opens the list, moves both sides with it, and closes it."""

    def __init__(self, view: ComparisonView, screen: ListsConflicts) -> None:
        self.view, self.screen = view, screen
        self._shown: Sequence[Conflict] = ()
        """Where facts differ, or the places worth a look."""

    @property
    def is_open(self) -> bool:
        """Whether it is shown."""
        return not self.screen.listed.has_class("-hidden")

    def show(self, compared: Comparison, conflicts: Sequence[Conflict], none: str) -> None:
        """Show these; close the list where it shows them, and say that there are `none` where there are none."""
        listed = self.screen.listed
        if self.is_open and conflicts == self._shown:
            self.close()
            return
        if not conflicts:
            self.screen.say(none)
            return
        self._shown = conflicts
        left, right = compared.left.text, compared.right.text
        listed.show_rows(len(conflicts), lambda row, width: conflict_rows.conflict(conflicts[row], left, right, width))
        listed.remove_class("-hidden")
        self.screen.set_focus(listed)
        self.view.focus_conflict(conflicts[listed.now])
        self.screen.set_focus(listed)

    def move_to(self, row: int) -> None:
        """Both sides follow the list."""
        if row < len(self._shown):
            self.view.focus_conflict(self._shown[row])

    def choose(self, row: int) -> None:
        """Back to the text, at this conflict."""
        self.close()
        self.view.focus_conflict(self._shown[row])

    def close(self) -> None:
        """Put the list away; the focus is where it was in the text."""
        self.screen.listed.add_class("-hidden")
        self.view.focus_side(self.view.side)
