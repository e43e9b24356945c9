"""Opening and reading an article from the list: at the hit, from hit to hit, and finding in it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol

from index.article import Article, Span
from index.errors import DeraaError
from tui.left_off import AT_HIT, InReport
from tui.screens.controlling import Host, background
from tui.screens.library.controllers.fetching import link_lines, notes_on
from tui.widgets.panes.reading_pane import ReadingPane
from tui.widgets.panes.search_pane import SearchPane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.annotations.annotation import Placed
    from index.search.searcher import Answer, Hit
    from index.workspace import Workspace

PREVIEW_SECONDS = 0.06
"""How long the cursor rests on a row before its article is shown: who holds the key down does not wait for every
one.
"""


class ShowsHits(Host, Protocol):
    """A screen with a list of reports, and room to read one."""

    @property
    def answer(self) -> Answer | None:
        """The search that is shown, None for all reports."""

    @property
    def asks_anew(self) -> bool:
        """Whether something is asked that the list does not show yet."""

    async def finished(self, group: str) -> None:
        """Wait for the workers of a group."""

    def go_to_text(self) -> None:
        """Give the focus to the open report, which fills a narrow screen."""

    def refresh_bindings(self) -> None:
        """Other keys may work now."""

    def show_notes_anew(self) -> object:
        """Show the open report's notes as they are on disk."""


class Reader:
    """Opens reports from the list."""

    def __init__(self, workspace: Workspace, listed: SearchPane, pane: ReadingPane, screen: ShowsHits) -> None:
        self.workspace = workspace
        self.listed = listed
        self.pane = pane
        self.screen = screen
        self.left: InReport | None = None
        """The place where the user left off, until a report is opened."""
        self.on_its_way: InReport | None = None
        """The place in a report that is being opened, until it is shown."""
        self.is_led = False
        """Whether the user is being led there: no other report is shown meanwhile unless it is asked for."""

    @property
    def read_now(self) -> str | None:
        """The report that is being read."""
        return self.pane.article.id if self.pane.article is not None and self.pane.view.has_focus else None

    @property
    def meant(self) -> str | None:
        """The report that is being read, or the one under the cursor of the list."""
        found = self.listed.at(self.listed.reports.now)
        return self.read_now or (found[0] if found else None)

    async def opened(self) -> None:
        """Wait for the report that is being opened."""
        await self.screen.finished("open")

    def show(self, article: str, hit: Hit | None, wait: float = 0) -> None:
        """Show a report beside the list, unless within `wait` seconds another one is to be shown; the first time the
        one that was open when the user left off.
        """
        if (left := self.left) is not None:
            self.open(left.article, self.listed.hit_of(left.article), left=left)
        elif not self.is_led:
            self.open(article, hit, wait=wait)

    def show_lit(self) -> None:
        """Show the report under the cursor of the list, unless it is shown or on its way: another one was read that is
        not listed.
        """
        lit = self.listed.at(self.listed.reports.now)
        read = self.on_its_way.article if self.on_its_way else self.pane.article.id if self.pane.article else ""
        if lit and lit[0] != read:
            self.show(*lit)

    def preview(self, article: str, hit: Hit | None) -> None:
        """Show the report under the cursor once it rests there."""
        self.open(article, hit, wait=PREVIEW_SECONDS)

    def read(self, article: str, hit: Hit | None) -> None:
        """Read a report from the list."""
        self.pane.say_opening()
        self.on_its_way = InReport(article, AT_HIT, 0)
        self.screen.go_to_text()
        self.open(article, hit)

    def open_at(self, article: str, span: Span | None, note: str | None = None) -> None:
        """Read an article at a passage, with a note chosen by its id: called when another screen leads here."""
        self.on_its_way = InReport(article, span.start if span else AT_HIT, 0)
        self.listed.light(article)
        self.screen.go_to_text()
        self.open(article, None, at=span, note=note)

    def read_left(self, left: InReport) -> None:
        """Read a report where it was left."""
        self.on_its_way = left
        self.listed.light(left.article)
        self.screen.go_to_text()
        self.open(left.article, self.listed.hit_of(left.article), left=left)

    @background("open")
    async def open(
        self,
        article: str,
        hit: Hit | None,
        *,
        wait: float = 0,
        at: Span | None = None,
        last: bool = False,
        note: str | None = None,
        left: InReport | None = None,
    ) -> None:
        """Show an article; the newest wish wins, and what is to be shown in a while gives way to what is typed
        meanwhile: its answer brings another.
        """
        self.left = None
        if wait:
            await asyncio.sleep(wait)
            if self.screen.asks_anew:
                return
        self.on_its_way = here = left or InReport(article, at.start if at else AT_HIT, 0)
        try:
            read, hits, notes, links, problem = await asyncio.to_thread(self._fetched, article, hit)
        except DeraaError as error:
            self.screen.say(str(error), error=True)
            return
        finally:
            if self.on_its_way is here:  # no newer wish has taken its place
                self.on_its_way = None
        if problem:
            self.screen.say(problem, error=True)
        elif read.remark:
            self.screen.say(f"{read.path}: {read.remark}.", holds=lambda: self.pane.article is read)
        self.pane.show_article(read, hits, notes, links=links, at=at, last_hit=last, chosen=note, left=left)
        self.screen.refresh_bindings()

    async def show_anew(self) -> None:
        """Show the open report as its file says now, at the place where the reader was."""
        shown, view = self.pane.article, self.pane.view
        if shown is None:
            return
        try:
            read, _, notes, links, problem = await asyncio.to_thread(self._fetched, shown.id, None)
        except DeraaError:
            self.screen.say(f"{shown.path}: the file is gone; what you see is what it said last.", error=True)
            return
        # The notes are read once more where they are shown: one may have been saved since.
        if read.text == shown.text:  # a folder that was gone is back: the passages of its notes stand there again
            if not problem and self.pane.article is shown and _are_elsewhere(notes, self.pane.noted.notes):
                self.screen.show_notes_anew()
            return
        if self.pane.article is shown:
            top = view.scroll_offset.y
            self.pane.show_article(read, [], notes, links=links)
            view.jump_to(top)
            self.screen.show_notes_anew()
            self.screen.say(f"{read.path} has changed and is shown anew.", holds=lambda: self.pane.article is read)

    def _fetched(
        self, article: str, hit: Hit | None
    ) -> tuple[Article, list[Span], list[Placed], dict[str, list[str]], str]:
        """The article, its hits, its notes, and what was wrong with the notes."""
        read = self.workspace.library.article(article)
        hits: list[Span] = []
        if hit is not None and (answer := self.screen.answer) is not None:
            hit = hit if hit.snippets else self.workspace.search.explained(answer, hit)
            hits = sorted({m.span for m in hit.marks})
        try:
            return read, hits, notes_on(self.workspace, article), link_lines(self.workspace, article), ""
        except DeraaError as error:
            return read, hits, [], {}, str(error)

    async def step_hit(self, direction: int) -> None:
        """So many hits on, from each report to the next; or back."""
        step = 1 if direction > 0 else -1
        for _ in range(abs(direction)):
            await self.opened()
            if not self._step_hit(step):
                return

    def _step_hit(self, step: int) -> bool:
        """The next hit here, or the first one of the next report; whether there is one further on."""
        listed = self.listed
        if self.pane.step_hit(step):
            return True
        if self.pane.is_finding or not listed.shows_hits:
            return False
        row = listed.reports.now + step
        found = listed.at(row)
        if found is None:
            self.screen.say("That was the last hit." if step > 0 else "That was the first hit.")
            return False
        with listed.prevent(SearchPane.ArticleMoved):
            listed.reports.go_to(row)
        self.open(*found, last=step < 0)
        return True

    async def find(self) -> None:
        """Find in the open article."""
        await self.opened()
        if self.pane.article is not None:
            self.pane.start_finding()
        else:
            self.screen.say("No report is open; Enter in the list opens one.")


def _are_elsewhere(notes: Sequence[Placed], shown: Sequence[Placed]) -> bool:
    """Whether notes that are shown have other places now."""
    return [(p.annotation.id, p.placement) for p in notes] != [(p.annotation.id, p.placement) for p in shown]
