"""Opening and reading an article from the list: at the hit, from hit to hit, and finding in it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import work

from index.article import Article, Span
from index.errors import DeraaError
from tui.screens.library.noting import Noting
from tui.widgets.search_pane import SearchPane

if TYPE_CHECKING:
    from index.annotations.annotation import Placed
    from index.search.searcher import Answer, Hit

PREVIEW_SECONDS = 0.06
"""How long the cursor rests on a row before its article is shown: who holds the key down does not wait for every
one.
"""


class Reading(Noting):
    """A screen with a search pane and a reading pane. `answer` is the search that is shown, None for all reports."""

    answer: Answer | None = None

    @property
    def search_pane(self) -> SearchPane:
        """Query and list."""
        return self.query_one(SearchPane)

    def _meant(self) -> str | None:
        """The report that is being read, or the one under the cursor of the list."""
        if self.reading.article is not None and self.reading.view.has_focus:
            return self.reading.article.id
        found = self.search_pane.at(self.search_pane.reports.now)
        return found[0] if found else None

    def on_search_pane_article_moved(self, event: SearchPane.ArticleMoved) -> None:
        """Beside the list, show the article under the cursor once it rests there."""
        if not self.has_class("-narrow"):
            self._open(event.article, event.hit, wait=PREVIEW_SECONDS)

    def on_search_pane_article_chosen(self, event: SearchPane.ArticleChosen) -> None:
        """Read it."""
        self._read(event.article, event.hit)

    def _read(self, article: str, hit: Hit | None) -> None:
        self.add_class("-reading")
        self.set_focus(self.reading.view)
        self._open(article, hit)

    def open_at(self, article: str, span: Span | None, note: str | None = None) -> None:
        """Read an article at a passage, with a note chosen by its id: called when another screen leads here."""
        self.add_class("-reading")
        self.set_focus(self.reading.view)
        self._open(article, None, at=span, note=note)

    @work(exclusive=True, group="open")
    async def _open(
        self,
        article: str,
        hit: Hit | None,
        *,
        wait: float = 0,
        at: Span | None = None,
        last: bool = False,
        note: str | None = None,
    ) -> None:
        """Show an article; the newest wish wins."""
        if wait:
            await asyncio.sleep(wait)
        try:
            read, hits, notes, links, problem = await asyncio.to_thread(self._fetched, article, hit)
        except DeraaError as error:
            self.say(str(error), error=True)
            return
        if problem:
            self.say(problem, error=True)
        elif read.remark:
            self.say(f"{read.path}: {read.remark}.")
        self.reading.show_article(read, hits, notes, links=links, at=at, last_hit=last, chosen=note)
        self.refresh_bindings()

    async def show_anew(self) -> None:
        """Show the open report as its file says now, at the place where the reader was."""
        shown, view = self.reading.article, self.reading.view
        if shown is None:
            return
        try:
            if (await asyncio.to_thread(self.workspace.article, shown.id)).text == shown.text:
                return
            read, _, notes, links, _ = await asyncio.to_thread(self._fetched, shown.id, None)
        except DeraaError:
            self.say(f"{shown.path}: the file is gone; what you see is what it said last.", error=True)
            return
        if self.reading.article is shown:
            top = view.scroll_offset.y
            self.reading.show_article(read, [], notes, links=links)
            view.jump_to(top)
            self.say(f"{read.path} has changed and is shown anew.")

    def _fetched(
        self, article: str, hit: Hit | None
    ) -> tuple[Article, list[Span], list[Placed], dict[str, list[str]], str]:
        """The article, its hits, its notes, and what was wrong with the notes."""
        read = self.workspace.article(article)
        hits: list[Span] = []
        if hit is not None and self.answer is not None:
            hit = hit if hit.snippets else self.workspace.explained(self.answer, hit)
            hits = sorted({m.span for m in hit.marks})
        try:
            return read, hits, self.notes_on(article), self.link_lines(article), ""
        except DeraaError as error:
            return read, hits, [], {}, str(error)

    async def action_next_hit(self, direction: int) -> None:
        """The next hit here, or the first one of the next report."""
        await self.opened()
        pane = self.search_pane
        if self.reading.step_hit(direction) or self.reading.is_finding or not pane.shows_hits:
            return
        row = pane.reports.now + direction
        if found := pane.at(row):
            with pane.prevent(SearchPane.ArticleMoved):
                pane.reports.go_to(row)
            self._open(*found, last=direction < 0)
        else:
            self.say("That was the last hit." if direction > 0 else "That was the first hit.")

    async def action_find(self) -> None:
        """Find in the open article."""
        await self.opened()
        if self.reading.article is not None:
            self.reading.start_finding()
