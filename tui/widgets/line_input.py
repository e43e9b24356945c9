"""A line of text to type into: what it shows is safe, and the keys that leave it are told to who asked for it."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import Input

from tui.keymap import bindings
from tui.safe_text import safe_line
from tui.widgets.typed_into import TypedInto


def safe_strip(strip: Strip) -> Strip:
    """A drawn line with everything that could act on a terminal made visible."""
    safe = Strip([Segment(safe_line(s.text), s.style, s.control) for s in strip])
    return safe.adjust_cell_length(strip.cell_length)  # what is drawn apart may take other columns


class LineInput(Input, TypedInto):
    """One line without a border. `leaving` are the keys that are posted as `Left` instead of being taken."""

    BINDINGS = bindings("line")

    virtual_size = Reactive(Size(0, 0))
    """How far the line can be scrolled. In Textual's own input a change of it lays the whole screen out anew, which
    costs more for each letter than all else until it is seen; the line takes one row however long it is.
    """

    class Left(Message):
        """The line was left by a key."""

        def __init__(self, line: LineInput, key: str) -> None:
            super().__init__()
            self.line = line
            self.key = key

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str,
        id: str,
        leaving: tuple[str, ...] = (),
        classes: str | None = None,
        complete: Callable[[str], str | None] | None = None,
    ) -> None:
        self._complete = complete or (lambda _: None)
        super().__init__(
            value,
            placeholder=placeholder,
            id=id,
            classes=classes,
            compact=True,
            select_on_focus=False,
        )
        self.cursor_blink = False  # a blinking cursor is output without end over a slow line
        self._leaving = leaving
        self.meant = ""
        """What was perhaps meant by what stands here: the right arrow takes it where no completion is offered."""

    def watch_value(self, value: str) -> None:
        """Offer how the line could go on; the right arrow takes it. At once: Textual's own way, a worker for each
        letter, costs as much as the letter itself.
        """
        self._suggestion = (value and self._complete(value)) or ""
        self.meant = ""

    def action_cursor_right(self, select: bool = False) -> None:
        """At the end, take what is offered there."""
        if self.meant and not select and self.cursor_at_end and not self._suggestion:
            self.value = self.meant
            self.cursor_position = len(self.value)
        else:
            super().action_cursor_right(select)

    def keeps(self, key: str) -> bool:
        """The keys that leave the line are its own; to leave it without what was typed is an action like others."""
        return key in self._leaving and key != "escape"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Some lines cannot be left but with what they stand in."""
        return action != "leave" or "escape" in self._leaving

    def action_leave(self) -> None:
        """Leave it without what was typed."""
        self.post_message(self.Left(self, "escape"))

    async def on_key(self, event: events.Key) -> None:
        """Keys that leave the line."""
        if self.keeps(event.key):
            event.stop()
            event.prevent_default()
            self.post_message(self.Left(self, event.key))

    def _on_paste(self, event: events.Paste) -> None:
        """Pasted lines are one line; Textual's own input takes the first and drops the rest without a word."""
        super()._on_paste(events.Paste(" ".join(event.text.split())))
        event.stop()
        event.prevent_default()

    def render_line(self, y: int) -> Strip:
        """The line, made safe: a pasted query may hold anything."""
        return safe_strip(super().render_line(y))
