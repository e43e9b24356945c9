"""Opening another folder: one of the latest, or by its path, which is completed while it is typed."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label

from index.errors import DeraaError
from index.loading import folder as folders
from tui.drawing.direction import Pieces
from tui.drawing.graphemes import width_of
from tui.drawing.rows import cut
from tui.keymap import bindings
from tui.safe_text import safe_line
from tui.screens.ending import EndsItsWork
from tui.widgets.key_hints import KeyHints
from tui.widgets.line_input import LineInput
from tui.widgets.row_list import RowList
from tui.widgets.status_line import StatusLine

MOST_SHOWN = 500
"""Names of a folder that are looked through: more than anybody does by eye, and quick in the biggest folder."""


class FolderDialog(ModalScreen[str | None], EndsItsWork):
    """Gives the path of a folder or file, or None. `recent` are those that were open, the last one first."""

    BINDINGS = bindings("dialog")[1:]

    def __init__(self, recent: Sequence[str]) -> None:
        super().__init__()
        self._recent = [path + os.sep * Path(path).is_dir() for path in recent]
        self._shown: list[str] = []
        self._is_chosen = False
        """Whether the user moved to a row since something was typed."""

    def compose(self) -> ComposeResult:
        """The line for a path above the list."""
        with Vertical(id="dialog", classes="-choosing"):
            yield Label("Open another folder, or a single file; Tab completes, ↓ chooses, Enter opens", id="quote")
            yield LineInput(placeholder="its path", id="path", leaving=("up", "down", "enter", "tab"))
            yield RowList(lines=1, id="folders")
            yield StatusLine()
            yield KeyHints()

    @property
    def listed(self) -> RowList:
        """The folders to choose from."""
        return self.query_one("#folders", RowList)

    @property
    def line(self) -> LineInput:
        """The path."""
        return self.query_one("#path", LineInput)

    def on_mount(self) -> None:
        """Show the latest."""
        self._show(self._recent)

    def on_input_changed(self) -> None:
        """Look what the path may become."""
        self._is_chosen = False
        self._look()

    @work(exclusive=True)
    async def _look(self) -> None:
        typed = self.line.value.strip()
        self._show(await asyncio.to_thread(going_on, typed) if typed else self._recent)

    def _show(self, paths: list[str]) -> None:
        self._shown = paths
        typed = bool(self.line.value.strip())
        empty = "Nothing goes on so." if typed else "No other folder was open before: type the path of one."
        heads = {} if typed or not paths else {0: " Latest"}
        self.listed.show_rows(len(paths), self._draw, empty=empty, heads=heads)

    def _draw(self, row: int, width: int) -> list[Pieces]:
        path = self._shown[row]
        name = safe_line(Path(path).name or path) + os.sep * path.endswith(os.sep)
        if self.line.value:
            return [[(f"  {cut(name, width - 3)}", "strong" if path.endswith(os.sep) else "plain")]]
        above = safe_line(shortened(str(Path(path).parent)))
        return [[(f"  {cut(name, width // 2)}  ", "strong"), (cut(above, width - width_of(name) - 5), "dim")]]

    async def on_line_input_left(self, event: LineInput.Left) -> None:
        """Move among the rows, take one into the line, or open."""
        for worker in self.workers:
            if worker.node is self:
                await worker.wait()
        match event.key:
            case "up" | "down":
                if self._is_chosen:
                    self.listed.action_move(1 if event.key == "down" else -1)
                self._is_chosen = True
            case "tab" if self._shown:
                self._complete()
            case "enter":
                self._enter()

    def _complete(self) -> None:
        """Write into the line what all rows begin with, or the row under the cursor where that adds nothing."""
        typed = str(Path(self.line.value).expanduser()) if self.line.value else ""
        is_begun = self._shown and self.line.value and not self._is_chosen
        common = os.path.commonprefix(self._shown) if is_begun else ""  # noqa: RUF071 (letters are meant, as in shells)
        self.line.value = common if len(common) > len(typed) else self._row() or ""
        self.line.cursor_position = len(self.line.value)

    def _enter(self) -> None:
        """Open the row that was chosen, or what is typed; half a name may become another's: that is asked."""
        typed = self.line.value.strip()
        if self._is_chosen or not typed:
            self._open(self._row())
            return
        path = Path(typed).expanduser().absolute()
        if self._shown and not path.exists():
            said = (
                f"{safe_line(str(path))}: there is no such folder or file; Tab completes it, ↓ chooses from the list."
            )
            self.query_one(StatusLine).say(said, error=True)
            return
        self._open(str(path))

    def _row(self) -> str | None:
        return self._shown[self.listed.now] if self._shown else None

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """This one."""
        self._open(self._shown[event.row])

    def _open(self, path: str | None) -> None:
        if path is None or not self.is_current:
            return
        try:
            folders.check(path)
        except DeraaError as error:
            self.query_one(StatusLine).say(str(error), error=True)
        else:
            self.dismiss(str(Path(path)))

    def action_cancel(self) -> None:
        """None of them."""
        if self.is_current:
            self.dismiss(None)


def going_on(typed: str) -> list[str]:
    """The folders, each with a `/` behind it, then the files, that a path may become: those whose name begins with its
    last part.
    """
    path = Path(typed).expanduser()
    above, begun = (path, "") if typed.endswith((os.sep, "~")) else (path.parent, path.name)
    try:
        with os.scandir(above) as entries:
            found = [e for e in entries if e.name.startswith(begun) and (begun.startswith(".") or e.name[0] != ".")]
    except OSError:
        return []
    named = sorted((not entry.is_dir(), entry.name.casefold(), entry.name) for entry in found)
    return [str(above.absolute() / name) + os.sep * (not is_file) for is_file, _, name in named[:MOST_SHOWN]]


def shortened(path: str) -> str:
    """A path with `~` for the user's home."""
    home = str(Path.home())
    return "~" + path[len(home) :] if path == home or path.startswith(home + os.sep) else path
