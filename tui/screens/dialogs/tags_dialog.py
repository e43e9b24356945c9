"""Tags to add to notes that are there, and tags to take from them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label

from tui.drawing.rows import styled
from tui.drawing.tags import completed, tags_in
from tui.keymap import bindings
from tui.widgets.key_hints import KeyHints
from tui.widgets.line_input import LineInput

TAKES_AWAY = "-"
"""What stands before a tag that is to go."""


class TagsDialog(ModalScreen[tuple[Sequence[str], Sequence[str]] | None]):
    """Gives the tags to add and those to take away, or None when it was left or nothing was written."""

    BINDINGS = bindings("dialog")[1:]

    def __init__(self, title: str, tags: Sequence[str]) -> None:
        """`tags` are the ones in use, the most frequent first; one that is being typed is completed from them."""
        super().__init__()
        self._title, self._tags = title, tags

    def compose(self) -> ComposeResult:
        """The line below what it means."""
        with Vertical(id="dialog", classes="-line"):
            yield Label(
                styled(f"{self._title}: words to add, {TAKES_AWAY}word takes one away. Enter does it."), id="quote"
            )
            yield LineInput(
                placeholder="words with blanks between them",
                id="tags",
                leaving=("enter", "escape"),
                complete=lambda typed: completed(typed, self._tags, before=TAKES_AWAY),
            )
            yield KeyHints()

    def on_mount(self) -> None:
        """Write at once."""
        self.set_focus(self.query_one(LineInput))

    def on_line_input_left(self, event: LineInput.Left) -> None:
        """These, or none."""
        tags = tags_in(event.line.value) if event.key == "enter" else ()
        more = [tag for tag in tags if not tag.startswith(TAKES_AWAY)]
        fewer = [tag.removeprefix(TAKES_AWAY).lstrip("#") for tag in tags if tag.startswith(TAKES_AWAY)]
        if self.is_current:
            self.dismiss((more, fewer) if more or fewer else None)

    def action_cancel(self) -> None:
        """None."""
        if self.is_current:
            self.dismiss(None)
