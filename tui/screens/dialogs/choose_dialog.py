"""Choosing the report to compare with: the marked ones, then the others, most alike first, narrowed by typing."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label
from textual.worker import WorkerError

from index.catalogue.catalogue import Summary
from index.errors import DeraaError
from tui.drawing import rows
from tui.drawing.direction import Pieces
from tui.keymap import bindings
from tui.screens.ending import EndsItsWork
from tui.widgets.key_hints import KeyHints, worded
from tui.widgets.line_input import LineInput
from tui.widgets.row_list import RowList
from tui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from index.workspace import Workspace


NEAREST = 30
"""As many of the most alike are looked at for the incident they tell of: some 60 ms of CPU, and a few screens."""


NO_OTHER = "There is no other report in this folder to compare with; Esc closes."
NONE_FITS = "No report has this in its title, outlet or date; fewer letters find more."


class ChooseDialog(ModalScreen[str | None], EndsItsWork):
    """Gives the id of the chosen article, or None."""

    BINDINGS = bindings("dialog")[1:]

    def __init__(self, workspace: Workspace, article: str, marked: Sequence[str] = ()) -> None:
        super().__init__()
        self.workspace = workspace
        self.article = article
        self.marked = [other for other in marked if other != article]
        self._alike: list[Summary] = []
        self._shown: list[Summary] = []

    def compose(self) -> ComposeResult:
        """The narrowing line above the list."""
        with Vertical(id="dialog", classes="-choosing"):
            first = "the marked first, then the most alike" if self.marked else "most alike first"
            yield Label(f"Compare with, {first}", id="quote")
            yield LineInput(
                placeholder="type to narrow", id="narrow", leaving=("up", "down", "pageup", "pagedown", "enter")
            )
            yield RowList(lines=rows.SUMMARY_LINES, id="others")
            yield StatusLine()
            yield KeyHints(worded({"list.choose": "compare"}))

    def on_mount(self) -> None:
        """Look for what is alike."""
        self.query_one(RowList).show_rows(0, self._draw, empty="Looking for the most alike …")
        self._find()

    @work
    async def _find(self) -> None:
        try:
            self._alike = await asyncio.to_thread(self._in_order, True)
        except DeraaError as error:
            self.query_one(StatusLine).say(str(error), error=True)
        self._show()
        if self._alike:
            self._refine()

    @work(group="refining")
    async def _refine(self) -> None:
        """Put reports in other languages where their meaning puts them, unless the user has gone on to choose."""
        if not self.workspace.comparison.has_encoder:
            return
        with suppress(DeraaError):  # the list stands as it is
            if await asyncio.to_thread(self.workspace.search.has_other_languages, self.article):
                refined = await asyncio.to_thread(self._in_order, False)
                if self.is_attached and not self.query_one(RowList).now:
                    self._alike = refined
                    self._show()

    def _in_order(self, at_once: bool) -> list[Summary]:
        """The marked ones, then the most alike, of these those of the same incident before those of others."""
        alike = self.workspace.search.alike(self.article, at_once)
        nearest = self.workspace.comparison.likeliest_first(self.article, [s.id for s in alike[:NEAREST]])
        place = {article: number for number, article in enumerate(nearest)}
        return sorted(alike, key=lambda s: (s.id not in self.marked, place.get(s.id, len(place))))

    def _show(self) -> None:
        words = self.query_one(LineInput).value.casefold().split()
        self._shown = [s for s in self._alike if all(w in _searchable(s) for w in words)]
        self.query_one(RowList).show_rows(
            len(self._shown), self._draw, empty=NO_OTHER if not self._alike else NONE_FITS
        )

    def _draw(self, row: int, width: int) -> list[Pieces]:
        return rows.summary(self._shown[row], width, rows.OfUser(marked=self._shown[row].id in self.marked))

    def on_input_changed(self) -> None:
        """Narrow."""
        self._show()

    async def on_line_input_left(self, event: LineInput.Left) -> None:
        """A key for the list, once there is one: Enter may come right after the dialog."""
        for worker in self.workers:
            if worker.node is self and worker.group != "refining":
                with suppress(WorkerError):
                    await worker.wait()
        self.query_one(RowList).take(event.key)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """This one."""
        if self.is_current:
            self.dismiss(self._shown[event.row].id)

    def action_cancel(self) -> None:
        """None of them."""
        if self.is_current:
            self.dismiss(None)


def _searchable(summary: Summary) -> str:
    return " ".join(filter(None, (summary.heading, summary.outlet, summary.date, summary.id))).casefold()
