"""Searching from the query line: while typing, by what was searched before, narrowed, and by likeness."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work
from textual.worker import WorkerError

from index.catalogue.listing import Bar, by_outlet, timeline
from index.errors import DeraaError
from index.search.request import EXPLAINED_TYPING, SearchRequest
from tui.screens.library.reading import Reading
from tui.widgets.line_input import LineInput
from tui.widgets.search_pane import SearchPane

if TYPE_CHECKING:
    from index.search.searcher import Answer, Hit
    from tui.screens.dialogs.narrow_dialog import Choice

PAUSE_SECONDS = 0.02
"""How long typing pauses before a search starts: two letters typed at once are one search."""
SETTLED_SECONDS = 0.7
"""How long typing pauses before the last word is taken for whole: longer than between two letters of a slow typist."""
LONG_SECONDS = 0.4
"""How long a search takes before it is said that it goes on."""


class Searching(Reading):
    """A screen in which the list shows every report, the hits of a query, or what is like a report.

    `without` are the spellings that were taken out of the query, folded.
    """

    without: frozenset[str] = frozenset()
    _recalled = 0
    _shows_alike = False

    def action_search(self) -> None:
        """To the query line."""
        self.remove_class("-reading")
        self.set_focus(self.search_pane.line)

    def on_search_pane_query_changed(self) -> None:
        """Search for what the line holds by now, for a key that left it may have come first; an empty query shows every
        report.
        """
        if (text := self.search_pane.line.value).strip():
            if not self._answers(text):
                self._search(text)
        else:
            self.workers.cancel_group(self, "search")
            self.answer, self.without = None, frozenset()
            self.show_articles()
            self.reading.forget_hits()

    @work(exclusive=True, group="search")
    async def _search(self, text: str, *, settled: bool = False) -> None:
        """Answer while typing, and for good once it pauses, or at once when the query is `settled`. The newest query
        wins: a newer one cancels this before its answer is shown.
        """
        try:
            if not settled:
                await asyncio.sleep(PAUSE_SECONDS)
                self._show_answer(*await self._answered(text, typing=True))
                await asyncio.sleep(SETTLED_SECONDS)
            self._show_answer(*await self._answered(text, typing=False))
        except DeraaError as error:
            self.answer = None
            self.search_pane.say(str(error))

    def _show_answer(self, answer: Answer, texts: dict[str, str], bars: list[Bar]) -> None:
        """List the hits and, where there is room, open the first; it stays open as it is when it is the same."""
        before, self.answer = self.answer, answer
        if before is None:
            self.refresh_bindings()  # there is a way back now
        self.search_pane.show_answer(answer, texts, self.note_counts, bars)
        first = answer.hits[0] if answer.hits else None
        same = before is not None and before.query == answer.query and before.hits[:1] == answer.hits[:1]
        if first and not same and not self.has_class("-narrow"):
            self._open(first.summary.id, first)

    async def _answered(self, text: str, *, typing: bool) -> tuple[Answer, dict[str, str], list[Bar]]:
        """The answer, the texts of its first hits, and when all that was found is dated; that it is looked for is said
        where it takes long. Given up when this is cancelled.
        """
        given_up = threading.Event()
        asked = asyncio.create_task(asyncio.to_thread(self._asked, text, typing, given_up.is_set))
        try:
            if not (await asyncio.wait({asked}, timeout=LONG_SECONDS))[0]:
                self.search_pane.say_looking()
            return await asked
        except asyncio.CancelledError:
            given_up.set()
            raise

    def _asked(
        self, text: str, typing: bool, cancelled: Callable[[], bool]
    ) -> tuple[Answer, dict[str, str], list[Bar]]:
        asked = SearchRequest(text, typing=typing, without=self.without, explain=EXPLAINED_TYPING)
        answer = self.workspace.search(asked, cancelled)
        found = frozenset(answer.found)
        bars = timeline([s for s in self.workspace.summaries() if s.id in found])
        return answer, self._texts(answer.hits), bars

    def _texts(self, hits: tuple[Hit, ...] | list[Hit]) -> dict[str, str]:
        return {h.summary.id: self.workspace.article(h.summary.id).text for h in hits if h.snippets}

    @work(exclusive=True, group="passages")
    async def on_search_pane_passages_wanted(self, event: SearchPane.PassagesWanted) -> None:
        """Bring the passages of hits that came into view."""
        answer = self.answer
        if answer is not None:
            explained = await asyncio.to_thread(lambda: [self.workspace.explained(answer, h) for h in event.hits])
            texts = await asyncio.to_thread(self._texts, explained)
            if answer is self.answer:
                self.search_pane.show_explained(explained, texts)

    def _answers(self, text: str) -> bool:
        """Whether the list shows the answer to a query, its last word whole."""
        return self.answer is not None and self.answer.query == text and not self.answer.typing

    async def _answer_to_the_line(self) -> None:
        """Wait until the list shows what the query line asks for, its last word whole: the key that leaves the line may
        come right after the last letter.
        """
        text = self.search_pane.line.value
        if text.strip() and not self._answers(text):
            with suppress(WorkerError):  # a newer query has taken its place
                await self._search(text, settled=True).wait()

    async def on_line_input_left(self, event: LineInput.Left) -> None:
        """From the query line: down to the list, Enter to the first hit or to what was perhaps meant, Escape gives up,
        up brings back older queries.
        """
        pane = self.search_pane
        if event.key == "up":
            self._recall()
            return
        if event.key == "escape":
            pane.line.value = ""
        else:
            asked = pane.line.value
            await self._answer_to_the_line()
            if pane.line.value != asked:  # the user has typed on
                return
        if event.key == "enter" and pane.shows_hits:
            if first := pane.at(pane.reports.now):
                self._read(*first)
            elif self.answer and self.answer.suggestion:
                pane.line.value = self.answer.suggestion
            return
        self.set_focus(pane.reports)

    def _read(self, article: str, hit: Hit | None) -> None:
        """A search that led to something is worth remembering."""
        super()._read(article, hit)
        if hit is not None and (query := self.search_pane.line.value.strip()):
            self._remember(query)

    @work(group="remembering")
    async def _remember(self, query: str) -> None:
        self._recalled = 0
        try:
            await asyncio.to_thread(self.workspace.searches.remember, query)
        except DeraaError as error:
            self.say(str(error), error=True)

    @work(exclusive=True, group="recalling")
    async def _recall(self) -> None:
        """An older query, and after the oldest the newest again; searches kept by name come after the latest."""
        try:
            kept = await asyncio.to_thread(self.workspace.searches.read)
        except DeraaError as error:
            self.say(str(error), error=True)
            return
        named = (*self.workspace.settings.searches.values(), *kept.searches.values())
        older = list(dict.fromkeys((*kept.history, *reversed(named))))[::-1]
        if older:
            self._recalled = self._recalled % len(older) + 1
            self.search_pane.line.value = older[-self._recalled]
            self.search_pane.line.cursor_position = len(older[-self._recalled])

    def _completed(self, text: str) -> str | None:
        from index.search.plan.completion import completed

        return completed(text, self._values)

    def _values(self, field: str) -> list[str]:
        """What a field can hold here, the most frequent first."""
        match field:
            case "outlet":
                return [name for name, _ in by_outlet(self.workspace.summaries())]
            case "place":
                counts = Counter(s.place for s in self.workspace.summaries() if s.place)
                return [name for name, _ in counts.most_common()]
            case "tag":
                return self.workspace.tags()
            case "kind":
                return list(self.workspace.settings.kinds)
        return []

    def action_narrow(self) -> None:
        """Choose an outlet or a month to narrow to, or a spelling to take out."""
        from tui.screens.dialogs.narrow_dialog import NarrowDialog

        line = self.search_pane.line

        def chosen(choice: Choice | None) -> None:
            if choice is None:
                return
            self.set_focus(self.search_pane.reports)
            if choice.verdict:
                self._decide(choice)
            if choice.spelling and choice.verdict != "together":
                self.without |= {choice.spelling}
                self._search(line.value, settled=True)
            elif choice.verdict:
                return
            else:
                line.value = f"{line.value} {choice.words}".strip()

        known = {s.id: s for s in self.workspace.summaries()}
        found = [known[i] for i in self.answer.found if i in known] if self.answer else list(known.values())
        spellings = self.answer.spellings if self.answer else ()
        noted = sum(1 for s in found if self.note_counts[s.id])
        self.app.push_screen(NarrowDialog(found, noted, spellings, self.workspace.searcher.evidence), chosen)

    @work(exclusive=True, group="deciding")
    async def _decide(self, choice: Choice) -> None:
        """Keep for good what is one name or never one; the names of the folder are learned anew with it."""
        searches = self.workspace.searches
        try:
            if choice.verdict == "apart":
                await asyncio.to_thread(searches.keep_apart, choice.typed, choice.added)
                said = f"{choice.added} is never {choice.typed}"
            else:
                names = await asyncio.to_thread(self.workspace.searcher.spellings, choice.typed)
                await asyncio.to_thread(searches.keep_together, names)
                said = f"{', '.join(names)}: one name"
        except DeraaError as error:
            self.say(str(error), error=True)
            return
        self.say(f"{said}, from now on; kept in {searches.file}")
        self.action_refresh_folder(quietly=True)

    def action_searches(self) -> None:
        """Run a search that was kept or remembered, or keep the one that is asked."""
        from tui.screens.dialogs.searches_dialog import SearchesDialog

        def chosen(query: str | None) -> None:
            if query is not None:
                self.search_pane.line.value = query
                self.action_search()

        asked = self.search_pane.line.value.strip()
        dialog = SearchesDialog(self.workspace.searches, self.workspace.settings.searches, asked)
        self.app.push_screen(dialog, chosen)

    @work(exclusive=True, group="search")
    async def action_like(self) -> None:
        """List the other reports, most like this one first."""
        if article := self._meant():
            try:
                alike = await asyncio.to_thread(self.workspace.alike, article)
            except DeraaError as error:
                self.say(str(error), error=True)
                return
            self.remove_class("-reading")
            self._shows_alike = True
            self.search_pane.show_articles(alike, self.note_counts, order="likeness; Esc shows all")
            self.set_focus(self.search_pane.reports)
            self.refresh_bindings()  # there is a way back now
            if alike and not self.has_class("-narrow"):
                self._open(alike[0].id, None)
