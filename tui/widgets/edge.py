"""The edge of a pane, which the mouse drags."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget


class EdgeDragged(Message):
    """The edge of a pane was dragged to a place on the screen; None puts it back where it stands by itself."""

    def __init__(self, pane: Widget, to: Offset | None) -> None:
        super().__init__()
        self.pane = pane
        self.to = to


class Edge:
    """Follows the mouse from where it is pressed on the edge to where it is released; a double click puts it back."""

    def __init__(self, pane: Widget, is_on: Callable[[events.MouseEvent], bool]) -> None:
        """The edge of a `pane`; `is_on` tells whether the mouse is on it."""
        self._pane, self._is_on = pane, is_on
        self._is_held = False

    def pressed(self, event: events.MouseDown) -> bool:
        """Whether the edge is held from now on."""
        self._is_held = event.button == 1 and self._is_on(event)
        if self._is_held:
            self._pane.capture_mouse()
            event.stop()
        return self._is_held

    def moved(self, event: events.MouseMove) -> bool:
        """Whether the edge went along."""
        if self._is_held:
            self._pane.post_message(EdgeDragged(self._pane, event.screen_offset))
        return self._is_held

    def released(self) -> bool:
        """Whether the edge was held."""
        was, self._is_held = self._is_held, False
        if was:
            self._pane.release_mouse()
        return was

    def clicked(self, event: events.Click) -> bool:
        """Whether the click was on the edge."""
        on_edge = self._is_on(event)
        if on_edge and event.chain == 2:
            self._pane.post_message(EdgeDragged(self._pane, None))
        return on_edge
