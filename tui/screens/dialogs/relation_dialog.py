"""Choosing what one passage is to another."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label

from index.annotations.annotation import RELATIONS
from tui.drawing.direction import Pieces
from tui.drawing.rows import cut, relation, styled
from tui.keymap import bindings
from tui.widgets.key_hints import KeyHints, worded
from tui.widgets.row_list import RowList


class RelationDialog(ModalScreen[str | None]):
    """Gives the relation, or None."""

    BINDINGS = bindings("dialog")[1:]

    def __init__(self, one: str, other: str) -> None:
        super().__init__()
        self._quotes = (one, other)

    def compose(self) -> ComposeResult:
        """Both passages, then the relations."""
        with Vertical(id="dialog"):
            yield Label(styled(" … ".join(f"“{cut(quote, 60)}”" for quote in self._quotes)), id="quote")
            yield RowList(lines=1, id="relations")
            yield KeyHints(worded({"list.choose": "link them"}))

    def on_mount(self) -> None:
        """Show the relations."""
        listed = self.query_one(RowList)
        listed.styles.height = len(RELATIONS)
        self.set_focus(listed)
        listed.show_rows(len(RELATIONS), self._draw)

    def _draw(self, row: int, width: int) -> list[Pieces]:
        return [[(" the first ", "dim"), (relation(RELATIONS[row]), "strong"), (" the second", "dim")]]

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """This one."""
        if self.is_current:
            self.dismiss(RELATIONS[event.row])

    def action_cancel(self) -> None:
        """None."""
        if self.is_current:
            self.dismiss(None)
