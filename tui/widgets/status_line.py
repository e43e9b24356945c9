"""One row for what just happened: where a note was saved, what could not be done. Empty when there is nothing to
say.
"""

from __future__ import annotations

from rich.text import Text
from textual.widget import Widget

from tui.rows import cut
from tui.safe_text import safe_line

SHOWN_SECONDS = 12
"""Long enough to read a path, short enough not to be taken for news later."""


class StatusLine(Widget):
    """Says one sentence at a time."""

    COMPONENT_CLASSES = {"status--said", "status--error"}
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._said = ""
        self._error = False
        self._standing = ""
        self._turn = 0

    def say(self, sentence: str, *, error: bool = False) -> None:
        """Show a sentence for a while; an error stays until the next one."""
        grows = error or self._error  # only an error may take more than one row
        self._said, self._error = sentence, error
        self._turn += 1
        self.refresh(layout=grows)
        if sentence and not error:
            turn = self._turn
            self.set_timer(SHOWN_SECONDS, lambda: self._clear(turn))

    def stand(self, sentence: str) -> None:
        """What is shown when nothing else is: how far reading the folder has come."""
        if sentence != self._standing:
            self._standing = sentence
            self.refresh()

    def _clear(self, turn: int) -> None:
        if turn == self._turn:
            self._said = ""
            self.refresh()

    def render(self) -> Text:
        """The sentence on one row; an error on as many as it needs, for its path may be long."""
        style = self.get_component_rich_style(
            "status--error" if self._error and self._said else "status--said", partial=True
        )
        said = f" {safe_line(self._said or self._standing)}"
        if self._error and self._said:
            return Text(said, style, overflow="fold", end="")
        return Text(cut(said, self.size.width), style, no_wrap=True, end="")
