"""How much of the screen the list takes, and the notes: by themselves, or as the user dragged their edges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from textual.geometry import Size

from tui.left_off import PaneShares

if TYPE_CHECKING:
    from textual.geometry import Offset

    from tui.widgets.edge import EdgeDragged
    from tui.widgets.panes.reading_pane import ReadingPane
    from tui.widgets.panes.search_pane import SearchPane

WIDE, VERY_WIDE = 100, 136
"""Columns from which list and text, and then also notes, stand side by side."""

TALL = 30
"""Rows from which the bars of the timeline have two: a list of eight reports is left below them."""

LEAST, MOST = 15, 80
"""Percent of the room that a pane takes at least and at most: its titles are still known, and so is what is beside."""

STEP = 4
"""Percent that a key changes: a few columns, seen at once and not too far."""


class HasPanes(Protocol):
    """A screen with panes side by side."""

    @property
    def is_narrow(self) -> bool:
        """Whether there is no room for a report beside the list."""

    @property
    def size(self) -> Size:
        """Its columns and rows."""

    def has_class(self, name: str) -> bool:
        """Whether it has a class."""

    def set_class(self, add: bool, *names: str) -> object:
        """Give it a class, or take it away."""


class PaneSizes:
    """Sizes the panes. `shares` are in percent of the room they share, zero where the style sheet says."""

    def __init__(self, pane: SearchPane, reading: ReadingPane, screen: HasPanes) -> None:
        self.pane, self.reading, self.screen = pane, reading, screen
        self.shares = PaneShares()

    def take_up(self, shares: PaneShares) -> None:
        """Size the panes as the user left them."""
        self._set(_bounded(shares.list), _bounded(shares.notes))

    def fit_to(self, room: Size) -> None:
        """Choose the layout that fits, and size the panes in it."""
        self.choose_layout(room)
        self._fit()

    def choose_layout(self, room: Size) -> None:
        """Choose the layout that fits."""
        self.screen.set_class(room.width < WIDE, "-narrow")
        self.screen.set_class(room.width >= VERY_WIDE, "-very-wide")
        self.screen.set_class(room.height >= TALL, "-tall")

    def _fit(self) -> None:
        size = 0 if self.screen.is_narrow else self.shares.list
        styles = self.pane.styles
        styles.width, styles.min_width, styles.max_width = (f"{size}%", 0, "100%") if size else (None, None, None)
        styles, share = self.reading.notes_pane.styles, self.shares.notes
        beside = self._notes_are_beside
        self.reading.let_notes_stand_by_text(beside and not share)
        styles.width = f"{share}%" if share and beside else None
        styles.height = styles.max_height = f"{share}%" if share and not beside else None

    @property
    def _notes_are_beside(self) -> bool:
        return self.screen.has_class("-very-wide")

    def resize_list(self, steps: int) -> None:
        """Give the list so many steps more of the width."""
        now = round(100 * self.pane.outer_size.width / max(1, self.screen.size.width))
        self._set(_bounded(now + steps * STEP), self.shares.notes)

    def resize_notes(self, steps: int) -> None:
        """Give the notes so many steps more of the room beside the text, or below it."""
        shown, room = self.reading.notes_pane.outer_size, self.reading.notes_region
        now = shown.width / max(1, room.width) if self._notes_are_beside else shown.height / max(1, room.height)
        self._set(self.shares.list, _bounded(round(100 * now) + steps * STEP))

    def dragged(self, event: EdgeDragged) -> None:
        """Let the pane whose edge it is end there."""
        if event.pane is self.pane:
            self._list_dragged(event.to)
        else:
            self._notes_dragged(event.to)

    def _list_dragged(self, to: Offset | None) -> None:
        """Let the list end at a column."""
        share = round(100 * (to.x + 1) / max(1, self.screen.size.width)) if to is not None else 0
        self._set(_bounded(share), self.shares.notes)

    def _notes_dragged(self, to: Offset | None) -> None:
        """Let the notes begin at a column, or row."""
        room, share = self.reading.notes_region, 0
        if to is not None and self._notes_are_beside:
            share = round(100 * (room.right - to.x) / max(1, room.width))
        elif to is not None:
            share = round(100 * (room.bottom - to.y) / max(1, room.height))
        self._set(self.shares.list, _bounded(share))

    def _set(self, of_list: int, of_notes: int) -> None:
        self.shares = PaneShares(of_list, of_notes)
        self._fit()


def _bounded(share: int) -> int:
    return max(LEAST, min(share, MOST)) if share else 0
