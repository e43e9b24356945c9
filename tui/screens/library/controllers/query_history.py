"""The queries that were asked before: remembered, brought back into the line, and kept by name."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from index.errors import DeraaError
from index.search.request import SearchRequest
from tui.screens.controlling import Host, background
from tui.widgets.panes.search_pane import SearchPane

if TYPE_CHECKING:
    from index.workspace import Workspace
    from tui.screens.dialogs.searches_dialog import SearchesDialog


class HasQueryLine(Host, Protocol):
    """A screen with a query line."""

    def ask(self, dialog: SearchesDialog, answered: Callable[[str | None], None]) -> None:
        """Ask for a search."""

    def go_to_query(self) -> None:
        """Give the focus to the query line."""


class QueryHistory:
    """What was searched for, of late and by name."""

    def __init__(self, workspace: Workspace, pane: SearchPane, screen: HasQueryLine) -> None:
        self.workspace = workspace
        self.pane = pane
        self.screen = screen
        self._recalled = 0

    def led_somewhere(self) -> None:
        """A report was read from the hits: a search that led to something is worth remembering."""
        if query := self.pane.line.value.strip():
            self._remember(query)

    @background("remembering", exclusive=False)
    async def _remember(self, query: str) -> None:
        self._recalled = 0
        try:
            await asyncio.to_thread(self.workspace.searches.remember, query)
        except DeraaError as error:
            self.screen.say(str(error), error=True)

    @background("recalling")
    async def recall(self) -> None:
        """An older query, and after the oldest the newest again; searches kept by name come after the latest."""
        try:
            kept = await asyncio.to_thread(self.workspace.searches.read)
        except DeraaError as error:
            self.screen.say(str(error), error=True)
            return
        named = (*self.workspace.settings.searches.values(), *kept.searches.values())
        older = list(dict.fromkeys((*kept.history, *reversed(named))))[::-1]
        if older:
            self._recalled = self._recalled % len(older) + 1
            self.pane.line.value = older[-self._recalled]
            self.pane.line.cursor_position = len(older[-self._recalled])

    def choose(self) -> None:
        """Run a search that was kept or remembered, or keep the one that is asked."""
        from tui.screens.dialogs.searches_dialog import SearchesDialog

        def chosen(query: str | None) -> None:
            if query is not None:
                self.pane.line.value = query
                self.screen.go_to_query()

        asked = self.pane.line.value.strip()
        kept, settings = self.workspace.searches, self.workspace.settings.searches
        self.screen.ask(SearchesDialog(kept, settings, asked, self._count), chosen)

    def _count(self, query: str) -> int:
        """How many reports a query finds. Raises `DeraaError`."""
        return self.workspace.search.answer(SearchRequest(query, explain=0)).total
