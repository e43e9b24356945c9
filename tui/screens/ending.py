"""A screen that is taken away takes its work with it."""

from __future__ import annotations

from textual.messages import Prune
from textual.widget import Widget


class EndsItsWork(Widget):
    """Mixin for a screen: what it does in the background ends before the widgets it would show it in are removed.

    Textual 8.2 takes away the widgets of a screen first and cancels its workers last: one that waits for a thread
    goes on in between, on a screen that has lost its widgets, and the app ends with an error instead of its own way.
    Named after the screen's own class among the bases: Textual takes the styles of the first.
    """

    async def on_prune(self, event: Prune) -> None:
        """Taken from the stack, or the app quits."""
        self.workers.cancel_node(self)
