"""A card that lies over a screen until a key is pressed; it is in nobody's way."""

from __future__ import annotations

from rich.console import RenderableType
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

ONLY_CLOSE = ("enter", "space", "escape", "q")
"""Keys that are pressed to put a card away. Any other is meant for what lies below, and does what it does there."""


class Card(ModalScreen[None]):
    """Something to read once. The app puts it away before it does what a key is bound to below."""

    def __init__(self, title: str, shown: RenderableType) -> None:
        super().__init__()
        self._title, self._shown = title, shown

    def compose(self) -> ComposeResult:
        """What is shown; the frame says that any key goes on."""
        with Vertical(id="dialog", classes="-card") as dialog:
            dialog.border_title, dialog.border_subtitle = self._title, "any key goes on"
            with VerticalScroll(can_focus=False):
                yield Static(self._shown)

    def is_put_away_by(self, key: events.Key) -> bool:
        """Whether a key was pressed for the card alone."""
        return key.key in ONLY_CLOSE

    def on_click(self) -> None:
        """Put it away."""
        if self.is_current:
            self.dismiss(None)
