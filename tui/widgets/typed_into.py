"""Widgets that are typed into, and how keys that do not write keep their order among those that do."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from textual.message import Message
from textual.widget import Widget

PATIENCE = 0.5
"""Seconds the app waits for a widget to write what was typed into it; one that goes away meanwhile never says so."""


class TypedInto(Widget):
    """A line, a text area, or a choice by letters; for those of Textual, a mixin.

    Textual hands a letter to the widget, which writes it when its turn comes, and does what Backspace, Tab or a command
    key is bound to when the key has gone up to the app again: what was typed behind it is written before that, and in
    the wrong place. So the app waits until a widget has caught up, and then does what the key is bound to at once.
    """

    class CaughtUp(Message, bubble=False):
        """All that was typed before this was sent is written when this is handled."""

        def __init__(self) -> None:
            super().__init__()
            self.handled = asyncio.Event()

    def keeps(self, key: str) -> bool:
        """Whether the widget takes this key itself, whatever it is bound to."""
        return False

    async def caught_up(self) -> None:
        """Wait until all that was typed until now is written."""
        sent = self.CaughtUp()
        if self.post_message(sent):
            with suppress(TimeoutError):
                await asyncio.wait_for(sent.handled.wait(), PATIENCE)

    def on_typed_into_caught_up(self, event: CaughtUp) -> None:
        """Everything before it was handled."""
        event.handled.set()
