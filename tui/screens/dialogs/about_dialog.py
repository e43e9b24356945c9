"""All that is known of a report, and how: stated, inferred or absent; its files, editions, shared wording."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from index.errors import DeraaError
from tui.drawing.about_rows import AboutLine, OtherReports, about
from tui.drawing.rows import styled
from tui.keymap import bindings
from tui.screens.ending import EndsItsWork
from tui.widgets.key_hints import KeyHints
from tui.widgets.row_list import RowList
from tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from index.workspace import Workspace


class AboutDialog(ModalScreen[str | None], EndsItsWork):
    """Gives the report to compare with, when one was chosen, or None."""

    BINDINGS = bindings("dialog")[1:]

    def __init__(self, workspace: Workspace, article: str) -> None:
        super().__init__()
        self.workspace = workspace
        self.article = article
        self._lines: list[AboutLine] = []

    def compose(self) -> ComposeResult:
        """One list."""
        with Vertical(id="dialog", classes="-choosing"):
            yield Label("About this report; Enter on another one compares the two", id="quote")
            yield RowList(lines=1, id="about", leads=lambda row: self._lines[row].article is not None)
            yield Static(id="whole")
            yield StatusLine()
            yield KeyHints()

    def on_mount(self) -> None:
        """Look it all up."""
        self.set_focus(self.query_one(RowList))
        self._find()

    @work
    async def _find(self) -> None:
        try:
            self._lines, heads = await asyncio.to_thread(self._known)
        except DeraaError as error:
            self.query_one(StatusLine).say(str(error), error=True)
            return
        draw = self._lines
        self.query_one(RowList).show_rows(len(draw), lambda row, width: [draw[row].pieces(width)], heads=heads)
        self.on_row_list_moved()

    def _known(self) -> tuple[list[AboutLine], dict[int, str]]:
        space, name = self.workspace, self.article
        summaries = {s.id: s for s in space.library.summaries()}
        known, sharing = space.library.stories, space.library.sharing
        versions = sharing.versions(name)
        story = [report for report in known.others(name) if report not in versions]
        wording = [report for report in sharing.shares_wording_with(name) if report not in story]
        others = (
            [summaries[report] for report in found if report in summaries] for found in (versions, story, wording)
        )
        return about(space.library.article(name), sharing.paths(name), OtherReports(*others))

    def on_row_list_moved(self) -> None:
        """What is cut in the list is shown whole below it."""
        listed = self.query_one(RowList)
        if self._lines:
            self.query_one("#whole", Static).update(styled(self._lines[listed.now].whole(listed.size.width)))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """A report leads to the comparison; other lines lead nowhere."""
        other = self._lines[event.row].article
        if other is not None and self.is_current:
            self.dismiss(other)

    def action_cancel(self) -> None:
        """Close."""
        if self.is_current:
            self.dismiss(None)
