"""Searches that are kept by name, and the latest ones: to run again, to keep, to forget."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label

from index.errors import DeraaError
from index.workspace.searches import Kept, Searches
from tui.drawing.direction import Pieces, isolated
from tui.drawing.graphemes import width_of
from tui.drawing.rows import cut, filled
from tui.keymap import bindings
from tui.safe_text import safe_line
from tui.screens.ending import EndsItsWork
from tui.widgets.key_hints import KeyHints, worded
from tui.widgets.line_input import LineInput
from tui.widgets.row_list import RowList
from tui.widgets.status_line import StatusLine

ROOM_FOR_COUNT = 7
"""Columns at the right edge for how much a search finds: 999,999."""


@dataclass(frozen=True, slots=True)
class SearchRow:
    """A search: kept under a name, or without one."""

    query: str
    name: str = ""
    is_new: bool = False


class SearchesDialog(ModalScreen[str | None], EndsItsWork):
    """Gives the query to run, or None. `asked` is the query that could be kept; `count` counts what a query finds, and
    is asked of those that are kept.
    """

    BINDINGS = [*bindings("searches"), *bindings("dialog")[1:]]

    def __init__(
        self, searches: Searches, settings: dict[str, str], asked: str, count: Callable[[str], int] = lambda _: 0
    ) -> None:
        super().__init__()
        self._count = count
        self._counts: dict[str, int] = {}
        self._searches = searches
        self._settings = settings
        self._asked = asked
        self._rows: list[SearchRow] = []

    def compose(self) -> ComposeResult:
        """The list, and the line for a name when there is one to give."""
        with Vertical(id="dialog", classes="-choosing"):
            yield Label("Searches", id="quote")
            yield LineInput(placeholder="its name", id="name", classes="-hidden", leaving=("enter", "escape"))
            yield RowList(lines=1, id="searches")
            yield StatusLine()
            yield KeyHints(worded({"list.choose": "search"}))

    @property
    def listed(self) -> RowList:
        """The list."""
        return self.query_one("#searches", RowList)

    def on_mount(self) -> None:
        """Show what there is."""
        self.set_focus(self.listed)
        self._show()

    @work(exclusive=True)
    async def _show(self) -> None:
        try:
            kept = await asyncio.to_thread(self._searches.read)
        except DeraaError as error:
            self.query_one(StatusLine).say(str(error), error=True)
            kept = Kept()
        named = self._settings | kept.searches
        self._rows = [SearchRow(self._asked, is_new=True)] if self._asked and self._asked not in named.values() else []
        first = len(self._rows)
        self._rows += [SearchRow(query, name) for name, query in named.items()]
        latest = len(self._rows)
        self._rows += [SearchRow(query) for query in kept.history]
        heads = {first: " Kept"} if named else {}
        if kept.history:
            heads[latest] = " Latest"
        empty = "No searches yet: what you open from a search is remembered here."
        self.listed.show_rows(len(self._rows), self._draw, now=self.listed.now, heads=heads, empty=empty)
        self._count_found()

    @work(group="counting", exclusive=True)
    async def _count_found(self) -> None:
        """How much each kept search finds now, one after the other."""
        for query in [row.query for row in self._rows if row.name and row.query not in self._counts]:
            with suppress(DeraaError):  # a query that cannot be read any more finds nothing, and says so when it is run
                self._counts[query] = await asyncio.to_thread(self._count, query)
                self.listed.refresh()

    def _draw(self, row: int, width: int) -> list[Pieces]:
        shown = self._rows[row]
        query = safe_line(shown.query)
        if shown.is_new:
            return [[(" Keep ", "kind"), (cut(f"“{query}” under a name", width - 7), "plain")]]
        if shown.name:
            name = cut(safe_line(shown.name), width // 2)
            found = f"{self._counts[shown.query]:,}" if shown.query in self._counts else ""
            room = width - width_of(name) - 5 - ROOM_FOR_COUNT
            line = [(f"  {isolated(name)}  ", "strong"), (filled(cut(query, room), room), "dim")]
            return [[*line, (f"{found:>{ROOM_FOR_COUNT}}", "kind")]]
        return [[(cut(f"  {query}", width - 1), "plain")]]

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Run it; or ask for the name of the one to keep."""
        row = self._rows[event.row]
        if row.is_new:
            line = self.query_one("#name", LineInput)
            line.remove_class("-hidden")
            self.set_focus(line)
        elif self.is_current:
            self.dismiss(row.query)

    def on_line_input_left(self, event: LineInput.Left) -> None:
        """Enter keeps the search under the name, or under its own words; Escape keeps nothing."""
        event.line.add_class("-hidden")
        self.set_focus(self.listed)
        if event.key == "enter":
            name = event.line.value
            self._change(lambda: self._searches.save(name, self._asked))

    def action_forget(self) -> None:
        """Forget the search under the cursor, if it was kept here (not in the settings)."""
        row = self._rows[self.listed.now] if self._rows else None
        if row is None or row.is_new:
            return
        if row.name and row.name in self._settings:
            self.query_one(StatusLine).say("This one stands in your settings; take it out there.")
        elif row.name:
            self._change(lambda: self._searches.forget(row.name))
        else:
            self._change(lambda: self._searches.unremember(row.query))

    @work(exclusive=True, group="changes")
    async def _change(self, change: Callable[[], None]) -> None:
        try:
            await asyncio.to_thread(change)
        except DeraaError as error:
            self.query_one(StatusLine).say(str(error), error=True)
        self._show()

    def action_cancel(self) -> None:
        """None of them."""
        if self.is_current:
            self.dismiss(None)
