"""Choosing a kind for notes that are there."""

from __future__ import annotations

from collections.abc import Mapping

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label

from tui.drawing.direction import Pieces
from tui.drawing.rows import letter_of, styled
from tui.keymap import bindings
from tui.safe_text import safe_line
from tui.widgets.key_hints import KeyHints, worded
from tui.widgets.row_list import RowList


class KindDialog(ModalScreen[str | None]):
    """Gives a kind, empty for none; or None when it was left."""

    BINDINGS = bindings("dialog")[1:]

    def __init__(self, title: str, kinds: Mapping[str, str]) -> None:
        """`kinds` are those of the settings, with their colours."""
        super().__init__()
        self._title, self._kinds = title, kinds
        self._names = [*kinds, ""]

    def compose(self) -> ComposeResult:
        """What is asked, then the kinds."""
        with Vertical(id="dialog"):
            yield Label(styled(self._title), id="quote")
            yield RowList(lines=1, id="kinds")
            yield KeyHints(worded({"list.choose": "give it"}))

    def on_mount(self) -> None:
        """Show the kinds."""
        listed = self.query_one(RowList)
        listed.styles.height = len(self._names)
        self.set_focus(listed)
        listed.show_rows(len(self._names), self._draw)

    def _draw(self, row: int, width: int) -> list[Pieces]:
        name = self._names[row]
        return [[(f" {letter_of(name)} ", self._kinds.get(name, "dim")), (safe_line(name) or "no kind", "strong")]]

    def on_key(self, event: events.Key) -> None:
        """A kind's first letter chooses it."""
        name = next((n for n in self._names if n and n[0] == event.character), None)
        if name is not None and self.is_current:
            event.stop()
            self.dismiss(name)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """This one."""
        if self.is_current:
            self.dismiss(self._names[event.row])

    def action_cancel(self) -> None:
        """None is given."""
        if self.is_current:
            self.dismiss(None)
