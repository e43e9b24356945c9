"""A screen that is taken away takes its work with it."""

from __future__ import annotations

from typing import Any

from textual.messages import Prune
from textual.widget import Widget
from textual.worker import Worker


class EndsItsWork(Widget):
    """Mixin for a screen: what it does in the background ends before the widgets it would show it in are removed.

    Textual 8.2 takes away the widgets of a screen first and cancels its workers last: one that waits for a thread
    goes on in between, on a screen that has lost its widgets, and the app ends with an error instead of its own way.
    Named after the screen's own class among the bases: Textual takes the styles of the first.
    """

    _is_ending = False

    async def on_prune(self, event: Prune) -> None:
        """Taken from the stack, or the app quits."""
        self._is_ending = True
        self.workers.cancel_node(self)

    def run_worker(self, *args: Any, **kwargs: Any) -> Worker[Any]:
        """Begin some work; what is begun once the screen is being taken away is ended at once."""
        worker = super().run_worker(*args, **kwargs)
        if self._is_ending:
            worker.cancel()
        return worker
