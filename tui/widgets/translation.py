"""What the user's translator says of a passage, below the text and marked as what it is."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from index.article import Span
from tui.drawing.direction import reads_from_right
from tui.safe_text import safe, safe_line


class Translation(VerticalScroll, can_focus=False):
    """Shows the translation of one passage, or none."""

    shown: Span | None = None
    """The passage; None where none is shown."""

    def compose(self) -> ComposeResult:
        """What made it, then the text."""
        yield Static(id="translated-by")
        yield Static(id="translated")

    def on_mount(self) -> None:
        """Nothing yet."""
        self.display = False

    def show(self, span: Span, by: str, text: str) -> None:
        """Show the translation of a passage, and `by` what it was made."""
        self.shown = span
        self.display = True
        self.query_one("#translated-by", Static).update(Text(f"Translation by {safe_line(by)}, not the report’s words"))
        body = self.query_one("#translated", Static)
        body.styles.text_align = "right" if reads_from_right(safe(text)) else "left"
        body.update(Text(safe(text)))
        self.scroll_home(animate=False)

    def hide(self) -> None:
        """Show none."""
        self.shown = None
        self.display = False
