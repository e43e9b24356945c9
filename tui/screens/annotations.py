"""All annotations, searched with the language that finds articles; Enter goes to the passage."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical

from index.annotations.annotation import Placed
from index.errors import DeraaError
from tui import rows
from tui.keymap import bindings
from tui.screens.annotating import Annotating
from tui.screens.library import PassageWanted
from tui.widgets.key_hints import KeyHints
from tui.widgets.line_input import LineInput
from tui.widgets.row_list import RowList
from tui.widgets.search_pane import Found
from tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from index.workspace import Workspace


class AnnotationsScreen(Annotating):
    """Every note the user made in this folder of reports."""

    BINDINGS = bindings("annotations")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._placed: Sequence[Placed] = ()
        self._headings = {s.id: s.heading for s in workspace.summaries()}

    def compose(self) -> ComposeResult:
        """Query, count, list."""
        with Vertical(id="all-annotations"):
            yield LineInput(
                placeholder="/ search annotations: words, tag: kind: note:",
                id="filter",
                leaving=("down", "enter", "escape"),
            )
            yield Found()
            yield RowList(lines=rows.ANNOTATION_LINES, id="annotations")
        yield StatusLine()
        yield KeyHints()

    @property
    def listed(self) -> RowList:
        """The list."""
        return self.query_one("#annotations", RowList)

    def on_mount(self) -> None:
        """Show them all."""
        self.set_focus(self.listed)
        self.annotations_changed()

    @work(exclusive=True, group="annotations-shown")
    async def annotations_changed(self) -> None:
        """Find and show them anew, keeping the cursor's row."""
        text = self.query_one(LineInput).value
        try:
            placed, broken = await asyncio.to_thread(self.workspace.all_annotations, text)
        except DeraaError as error:
            self.query_one(Found).show(str(error))
            return
        self._placed = placed
        count = f"{len(placed):,} annotation" + "s" * (len(placed) != 1)
        self.query_one(Found).show(count)
        empty = "No annotations yet: a makes one while reading." if not text else "Nothing found."
        self.listed.show_rows(len(placed), self._draw, now=self.listed.now, empty=empty)
        if broken:
            first = broken[0]
            self.say(f"{first.path}, line {first.line}: {first.reason}; the file is left as it is.", error=True)

    def _draw(self, row: int, width: int) -> list[rows.Pieces]:
        placed = self._placed[row]
        heading = self._headings.get(placed.annotation.article, placed.annotation.article)
        return rows.annotation(placed, heading, width, self.workspace.settings.kinds)

    def on_input_changed(self) -> None:
        """Find while typing."""
        self.annotations_changed()

    def on_line_input_left(self, event: LineInput.Left) -> None:
        """To the list; Escape gives the query up."""
        if event.key == "escape":
            event.line.value = ""
        self.set_focus(self.listed)

    def action_filter(self) -> None:
        """To the query."""
        self.set_focus(self.query_one(LineInput))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Go to the passage."""
        placed = self._placed[event.row]
        if self.is_current:
            self.app.pop_screen()
            self.app.post_message(PassageWanted(placed))

    def action_edit(self) -> None:
        """Edit the one under the cursor."""
        if self._placed:
            self.edit(self._placed[self.listed.now].annotation)

    def action_delete(self) -> None:
        """Delete the one under the cursor."""
        if self._placed:
            self.delete(self._placed[self.listed.now].annotation)

    def action_back(self) -> None:
        """Back."""
        if self.is_current:
            self.app.pop_screen()
