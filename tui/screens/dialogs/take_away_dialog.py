"""Where to write what is taken away from a screen; the ending of the file's name says in which form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label

from tui.drawing.rows import styled
from tui.keymap import bindings
from tui.safe_text import safe_line
from tui.widgets.key_hints import KeyHints
from tui.widgets.line_input import LineInput
from tui.widgets.status_line import StatusLine


class TakeAwayDialog(ModalScreen[Path | None]):
    """Gives the file to write, or None. `refused` says in a sentence why a file cannot be written, empty if it can."""

    BINDINGS = bindings("dialog")[1:]

    def __init__(self, proposed: Path, endings: Sequence[str], refused: Callable[[Path], str], said: str = "") -> None:
        """`said` is what is written, as in `3 marked reports`; empty where the screen below shows just that."""
        super().__init__()
        self._proposed, self._endings, self._refused, self._said = proposed, endings, refused, said

    def compose(self) -> ComposeResult:
        """The line with the file's name below what the endings mean."""
        with Vertical(id="dialog", classes="-line"):
            what, endings = f"Write {self._said} to a file".replace("  ", " "), ", ".join(self._endings)
            yield Label(styled(f"{what}; its ending says how: {endings}. Enter writes."), id="quote")
            yield LineInput(str(self._proposed), placeholder="a file", id="file", leaving=("enter", "escape"))
            yield StatusLine()
            yield KeyHints()

    def on_mount(self) -> None:
        """At the end of the proposed name."""
        line = self.query_one(LineInput)
        self.set_focus(line)
        line.cursor_position = len(line.value)

    def on_line_input_left(self, event: LineInput.Left) -> None:
        """Write there, or not at all."""
        if event.key == "escape" or not event.line.value.strip():
            self.action_cancel()
            return
        file = Path(event.line.value.strip()).expanduser()
        reason = self._refused(file)
        if reason:
            self.query_one(StatusLine).say(safe_line(reason), error=True)
        elif self.is_current:
            self.dismiss(file)

    def action_cancel(self) -> None:
        """Nowhere."""
        if self.is_current:
            self.dismiss(None)
