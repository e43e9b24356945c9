"""The edge of a pane, which the mouse drags."""

from __future__ import annotations

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


class EdgedPane(Widget):
    """A pane whose edge follows the mouse from where it is pressed on it to where it is released; a double click puts
    it back.
    """

    _is_held = False

    def is_on_edge(self, event: events.MouseEvent) -> bool:
        """Whether the mouse is on the edge."""
        raise NotImplementedError

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """The edge is held from now on, if the mouse is on it."""
        self._is_held = event.button == 1 and self.is_on_edge(event)
        if self._is_held:
            self.capture_mouse()
            event.stop()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The edge goes along."""
        if self._is_held:
            self.post_message(EdgeDragged(self, event.screen_offset))

    def on_mouse_up(self) -> None:
        """It stays here."""
        if self._is_held:
            self._is_held = False
            self.release_mouse()

    async def on_click(self, event: events.Click) -> None:
        """It goes back where it was at first."""
        if event.chain == 2 and self.is_on_edge(event):
            self.post_message(EdgeDragged(self, None))
