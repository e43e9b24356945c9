"""The line that says what just happened: where a note was saved, what could not be done. Empty when there is nothing to
say.

A sentence goes with what it is about. It answers what the user did last, so the next key or click takes it away; one
that is about a state (a range is being marked, a note is being linked) says how that is seen, and stays while it holds.
"""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text
from textual.widget import Widget

from tui.drawing.graphemes import width_of
from tui.drawing.rows import cut
from tui.safe_text import safe_line

SHOWN_SECONDS = 12
"""Long enough to read a path, short enough not to be taken for news later."""

Holds = Callable[[], bool]
"""Tells whether what was said is still so."""

_LOST_BY_WRAPPING = 8
# Columns of a row that stay empty where the next word does not fit; longer words are rare.


class StatusLine(Widget):
    """Says one sentence at a time."""

    COMPONENT_CLASSES = {"status--said", "status--error"}
    ALLOW_SELECT = False

    def __init__(self, *, standing_rows: int = 1) -> None:
        """`standing_rows` are kept for what stands there while nothing else is said; longer, it is cut."""
        super().__init__()
        self._standing_rows = standing_rows
        self.styles.min_height = standing_rows
        self._said = ""
        self._error = False
        self._holds: Holds | None = None
        self._standing = ""
        self._turn = 0

    def say(self, sentence: str, *, error: bool = False, holds: Holds | None = None) -> None:
        """Show a sentence for a while, whole, on as many rows as it needs: until the user does something else, or while
        it `holds`; an error until the next sentence.
        """
        self._said, self._error, self._holds = sentence, error, holds
        self._turn += 1
        self._show()
        if sentence and not error:
            turn = self._turn
            self.set_timer(SHOWN_SECONDS, lambda: self._clear(turn))

    def stand(self, sentence: str) -> None:
        """What is shown when nothing else is: how far reading the folder has come, what the sentence in focus is."""
        if sentence != self._standing:
            self._standing = sentence
            self.refresh()

    def move_on(self) -> None:
        """The user does something else now: what was said of before is over, unless it holds still; an error stays."""
        if self._said and not self._error and (self._holds is None or not self._holds()):
            self._clear(self._turn)

    def look_again(self) -> None:
        """The user has done something: a sentence about a state goes with it."""
        if self._holds is not None:
            self.move_on()

    def _clear(self, turn: int) -> None:
        if turn == self._turn:
            self._said = ""
            self._show()

    def _show(self) -> None:
        """Draw anew, and with the rows that are needed now: laying out costs too much to be done for nothing."""
        self.refresh(layout=self.size.height > 1 or width_of(self._said) >= self.size.width)

    def render(self) -> Text:
        """What was said on as many rows as it needs, because a path may be long; what stands on one."""
        style = self.get_component_rich_style(
            "status--error" if self._error and self._said else "status--said", partial=True
        )
        said = safe_line(self._said or self._standing)
        if self._said:
            return Text(said, style, overflow="fold", end="")
        if self._standing_rows > 1:
            return Text(cut(said, self._standing_rows * (self.size.width - _LOST_BY_WRAPPING)), style, end="")
        return Text(cut(said, self.size.width), style, no_wrap=True, end="")
