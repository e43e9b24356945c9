"""The files of the folder that could not be read, or not whole, and why."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from index.loading.folder import NotRead
from tui.drawing.direction import Pieces
from tui.drawing.rows import cut
from tui.keymap import bindings
from tui.safe_text import safe_line
from tui.widgets.key_hints import KeyHints
from tui.widgets.row_list import RowList


class NotReadDialog(ModalScreen[None]):
    """A list to look at: two rows a file, and what is cut in them whole below."""

    BINDINGS = bindings("dialog")[1:]

    def __init__(self, files: Sequence[NotRead], being_read: str = "") -> None:
        """`being_read` says what is still read, and how far it has come."""
        super().__init__()
        self.files = files
        self._being_read = being_read

    def compose(self) -> ComposeResult:
        """One list."""
        with Vertical(id="dialog", classes="-choosing"):
            yield Label(self._said, id="quote")
            yield RowList(lines=2, id="not-read", leads=lambda row: False)
            yield Static(id="whole", markup=False)
            yield KeyHints()

    def on_mount(self) -> None:
        """Show them."""
        self.set_focus(self.query_one(RowList))
        self.show(self.files, self._being_read)

    @property
    def _said(self) -> str:
        count = len(self.files)
        said = f"{count:,} file{'s' * (count != 1)} not read, or not whole"
        return f"{self._being_read}; {said}, so far" if self._being_read else said

    def show(self, files: Sequence[NotRead], being_read: str) -> None:
        """Show what was not read by now; the cursor stays on its row."""
        self.files, self._being_read = files, being_read
        self.query_one("#quote", Label).update(self._said)
        listed = self.query_one(RowList)
        empty = "None so far." if being_read else "Every file was read."
        listed.show_rows(len(files), self._draw, now=listed.now, empty=empty)
        self.on_row_list_moved()

    def _draw(self, row: int, width: int) -> list[Pieces]:
        file = self.files[row]
        return [
            [(f" {cut(safe_line(file.path), width - 2)}", "plain")],
            [(f"   {cut(safe_line(file.reason), width - 4)}", "dim")],
        ]

    def on_row_list_moved(self) -> None:
        """The file under the cursor, whole."""
        if self.files:
            file = self.files[self.query_one(RowList).now]
            self.query_one("#whole", Static).update(safe_line(f"{file.path}: {file.reason}"))

    def action_cancel(self) -> None:
        """Close."""
        if self.is_current:
            self.dismiss(None)
