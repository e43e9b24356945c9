"""Widgets that are typed into, and how keys that do not write keep their order among those that do."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from textual.message_pump import MessagePump
from textual.widget import Widget

PATIENCE = 3.0
"""Seconds the app waits for what a key has begun before it takes the next one: a search in a very big folder, once."""
LOOK = 0.05
"""Seconds between two looks at whether a widget is still there: one that was taken away never handles anything."""


class TypedInto(Widget):
    """A line, a text area, or a choice by letters; for those of Textual, a mixin.

    Textual hands a letter to the widget, which writes it when its turn comes, and does what Backspace, Tab or a command
    key is bound to when the key has gone up to the app again: what was typed behind it is written before that, and in
    the wrong place. So the app waits until a widget has caught up, and then does what the key is bound to at once.
    """

    def keeps(self, key: str) -> bool:
        """Whether the widget takes this key itself, whatever it is bound to."""
        return False

    async def caught_up(self) -> None:
        """Wait until all that was typed until now is written."""
        await _handled(self)


async def followed(widget: Widget) -> None:
    """Wait until all that a screen does about a key that a widget on it took is done: the focus may have moved."""
    for node in list(widget.ancestors_with_self):
        if node is widget.app:
            break
        await _handled(node)


async def _handled(node: MessagePump) -> None:
    """Wait until a node has handled all that was sent to it until now."""
    done = asyncio.Event()
    if not node.call_later(done.set):
        return
    for _ in range(int(PATIENCE / LOOK)):
        if done.is_set() or not node.is_running:
            return
        with suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), LOOK)
