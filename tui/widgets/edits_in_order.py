"""Keys that edit a text are done in the order they were typed in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.binding import Binding
from textual.widget import Widget


def editing_keys(bindings: list[Binding]) -> dict[str, str]:
    """The action of each key that a widget of Textual's binds."""
    return {key.strip(): binding.action for binding in bindings for key in binding.key.split(",")}


class EditsInOrder(Widget):
    """Mixin for a widget that is typed into. `EDITING` are the keys that do not write, with their actions.

    Textual writes a letter as soon as the widget gets it, and does what Backspace and the like are bound to when the
    key has gone up to the app: what was typed behind it is there before it. So "abc", three times Backspace and "d"
    that come at once, as over a slow line, leave "abcd" without its end instead of "d".
    """

    EDITING: ClassVar[Mapping[str, str]]

    async def on_key(self, event: events.Key) -> None:
        """Edit here and now."""
        if not event.is_printable and (action := self.EDITING.get(event.key)):
            event.stop()
            event.prevent_default()
            await self.run_action(action)
