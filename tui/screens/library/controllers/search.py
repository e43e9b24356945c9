"""Searching from the query line, while it is typed into."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from index.catalogue.listing import Bar, Order, Sorting
from index.errors import DeraaError
from index.search.request import SearchRequest
from tui.drawing.found_words import notes_words
from tui.screens.controlling import Host, background
from tui.widgets.panes.reading_pane import ReadingPane
from tui.widgets.panes.search_pane import SearchPane

if TYPE_CHECKING:
    from collections import Counter

    from textual.widget import Widget

    from index.search.searcher import Answer, Hit
    from index.workspace import Workspace

PAUSE_SECONDS = 0.02
"""How long typing pauses before a search starts: two letters typed at once are one search."""
SETTLED_SECONDS = 0.7
"""How long typing pauses before the last word is taken for whole: longer than between two letters of a slow typist."""
TYPED_ON_SECONDS = 0.4
"""How long typing pauses before the first hit is shown beside the list: longer than between two letters, the next of
which brings another one and would wait until this one is drawn: half of what a letter costs. People take 240 ms from
one key to the next, give or take 110 (Dhakal et al. 2018, "Observations on Typing from 136 Million Keystrokes").
"""
LONG_SECONDS = 0.4
"""How long a search takes before it is said that it goes on."""


class ShowsAnswers(Host, Protocol):
    """A screen with a query line and a list of hits."""

    @property
    def note_counts(self) -> Counter[str]:
        """How many notes each report has."""

    @property
    def is_narrow(self) -> bool:
        """Whether there is no room for a report beside the list."""

    @property
    def being_read(self) -> str:
        """What is still read of the folder; empty where it is known whole."""

    def give_up(self, group: str) -> None:
        """End the workers of a group."""

    def refresh_bindings(self) -> None:
        """Other keys may work now."""

    def set_focus(self, widget: Widget | None) -> None:
        """Give the focus to a widget."""

    def leave_row(self) -> None:
        """Remember the row of the list: the hits of another query take its place."""

    def show_articles(self) -> None:
        """Show every report: nothing is searched for any more."""

    def open_report(self, article: str, hit: Hit | None, wait: float = 0) -> object:
        """Show a report beside the list, unless within `wait` seconds another one is to be shown."""

    def read_report(self, article: str, hit: Hit | None) -> None:
        """Read a report from the list."""


class Answered(NamedTuple):
    """An answer, when all that was found is dated, and which notes have it."""

    answer: Answer
    bars: list[Bar]
    in_notes: str


class Search:
    """What the query line asks for, and the hits that answer it.

    `answer` is the search that is shown, None for all reports; `without` are the spellings that were taken out of the
    query, folded.
    """

    def __init__(self, workspace: Workspace, pane: SearchPane, reading: ReadingPane, screen: ShowsAnswers) -> None:
        self.workspace = workspace
        self.pane = pane
        self.reading = reading
        self.screen = screen
        self.answer: Answer | None = None
        self.without: frozenset[str] = frozenset()
        self._shown: Answered | None = None

    @property
    def is_asked(self) -> bool:
        """Whether something is searched for."""
        return bool(self.pane.line.value.strip())

    @property
    def is_pending(self) -> bool:
        """Whether the list does not show yet what is asked."""
        return self.is_asked and (self.answer is None or self.answer.query != self.pane.line.value)

    @background("readying")
    async def make_ready(self) -> None:
        """Bring in what the first letter would wait for, a third of a second of CPU in 10,000 reports; what is wrong
        with the folder is said when that letter asks.
        """
        with suppress(DeraaError):
            await asyncio.to_thread(self.workspace.search.make_ready)

    def query_changed(self) -> None:
        """Search for what the line holds by now, for a key that left it may have come first; an empty query shows every
        report. What goes on with the query before it, or is a part of it, keeps its order; another one lists the best
        first.
        """
        if self.is_asked:
            asked, before = self.pane.line.value, self.answer.query if self.answer else ""
            if not asked.startswith(before) and not before.startswith(asked):
                self.pane.sorting = Sorting(Order.RELEVANCE)
            if not self._answers(asked):
                self._search(asked)
        else:
            self.leave()
            self.screen.show_articles()
            self.reading.forget_hits()

    def leave(self) -> None:
        """Nothing is searched for any more, and what is on its way is not waited for; the next search lists the best
        first, however the hits of this one were sorted.
        """
        self.screen.give_up("search")
        self.answer, self.without = None, frozenset()
        self.pane.sorting = Sorting(Order.RELEVANCE)

    def make_way(self) -> None:
        """Something else is listed than what was searched for."""
        self.answer, self.without = None, frozenset()
        self.pane.write_query("")

    def again(self) -> None:
        """Search again: reports came or went."""
        self._search(self.pane.line.value, settled=not self.pane.line.has_focus)

    def take_out(self, spelling: str) -> None:
        """Search again without a spelling."""
        self.without |= {spelling}
        self._search(self.pane.line.value, settled=True)

    @background("search")
    async def _search(self, text: str, *, settled: bool = False) -> None:
        """Answer while typing, and for good once it pauses, or at once when the query is `settled`. The newest query
        wins: a newer one cancels this before its answer is shown.
        """
        try:
            if not settled:
                await asyncio.sleep(PAUSE_SECONDS)
                self._show_answer(await self._answered(text, typing=True))
                await asyncio.sleep(SETTLED_SECONDS)
            self._show_answer(await self._answered(text, typing=False))
        except DeraaError as error:
            self.answer = None
            self.pane.say(str(error))

    def _show_answer(self, answered: Answered) -> None:
        """List the hits and, where there is room, open the one under the cursor; it stays open as it is when it is the
        same.
        """
        answer = answered.answer
        before, self.answer, self._shown = self.answer, answer, answered
        if before is None:
            self.screen.refresh_bindings()  # there is a way back now
        if before is None or before.query != answer.query:
            self.screen.leave_row()
        self._list_hits(answered)
        if not answer.hits:
            self.reading.forget_hits()
        lit = self.pane.at(self.pane.reports.now)
        same = before is not None and before.query == answer.query and before.hits[:1] == answer.hits[:1]
        if lit and not same and not self.screen.is_narrow:
            self.screen.open_report(*lit, wait=TYPED_ON_SECONDS if answer.typing else 0)

    def show_anew(self) -> None:
        """List the same hits again, in another order."""
        if self.answer is not None and self._shown is not None:
            self._list_hits(self._shown)

    def _list_hits(self, answered: Answered) -> None:
        counts, being_read = self.screen.note_counts, self.screen.being_read
        self.pane.show_answer(answered.answer, counts, answered.bars, being_read, answered.in_notes)

    async def _answered(self, text: str, *, typing: bool) -> Answered:
        """The answer and what is said with it; that it is looked for is said where it takes long. Given up when this is
        cancelled.
        """
        given_up = threading.Event()
        request = SearchRequest(text, typing=typing, without=self.without, explain=self.pane.hits_in_view)
        asked = asyncio.create_task(asyncio.to_thread(self._asked, request, given_up.is_set))
        try:
            if not (await asyncio.wait({asked}, timeout=LONG_SECONDS))[0]:
                self.pane.say_looking()
            return await asked
        except asyncio.CancelledError:
            given_up.set()
            asked.add_done_callback(_told_of)
            raise

    def _asked(self, request: SearchRequest, cancelled: Callable[[], bool]) -> Answered:
        answer = self.workspace.search.answer(request, cancelled)
        in_notes = "" if request.typing else self._in_notes(request.text)
        return Answered(answer, self.workspace.search.timeline(answer), in_notes)

    def _in_notes(self, text: str) -> str:
        """Which notes say what was searched for, and by which query they are found; empty where none do."""
        from index.workspace.notes.found_elsewhere import notes_saying

        found = notes_saying(self.workspace.notes, text)
        return notes_words(found.query, found.total) if found.total else ""

    @background("passages")
    async def bring_passages(self, hits: Sequence[Hit]) -> None:
        """Bring the passages of hits that came into view."""
        answer = self.answer
        if answer is not None:
            explained = await asyncio.to_thread(lambda: [self.workspace.search.explained(answer, h) for h in hits])
            if answer is self.answer:
                self.pane.show_explained(explained)

    def _answers(self, text: str) -> bool:
        """Whether the list shows the answer to a query, its last word whole."""
        return self.answer is not None and self.answer.query == text and not self.answer.typing

    async def _answer_to_the_line(self, within: float | None) -> None:
        """Wait until the list shows what the query line asks for, its last word whole, or so many seconds have passed:
        the key that leaves the line may come right after the last letter.
        """
        text = self.pane.line.value
        if text.strip() and not self._answers(text):
            answered = asyncio.create_task(self._search(text, settled=True).wait())
            answered.add_done_callback(_told_of)  # a newer query may have taken its place
            await asyncio.wait({answered}, timeout=within)

    async def leave_line(self, key: str) -> None:
        """From the query line: down and Escape to what was found, Enter to the first hit or to what was perhaps meant.
        Escape waits for no long search, which the next one gives up, and gives up at once what has found nothing.
        """
        pane, asked = self.pane, self.pane.line.value
        await self._answer_to_the_line(LONG_SECONDS if key == "escape" else None)
        if pane.line.value != asked:  # the user has typed on
            return
        if key == "escape" and pane.shows_hits and not pane.reports.count:
            pane.line.value = ""
        if key == "enter" and pane.shows_hits:
            if first := pane.at(pane.reports.now):
                self.screen.read_report(*first)
            elif self.answer and self.answer.suggestion:
                pane.line.value = self.answer.suggestion
            return
        self.screen.set_focus(pane.reports)


def _told_of(asked: asyncio.Task[Any]) -> None:
    """Take what a search that is no longer waited for raised: asyncio would write its traceback."""
    if not asked.cancelled():
        asked.exception()
