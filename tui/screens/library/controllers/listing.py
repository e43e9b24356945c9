"""The list while nothing is searched for: every report in an order, or those like one of them."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from index.catalogue.listing import OF_ALL, Order, Sorting, arranged
from index.errors import DeraaError
from index.workspace.remade import Remade
from tui.drawing.rows import NAMED, quoted
from tui.screens.controlling import Host, background
from tui.widgets.panes.reading_pane import ReadingPane
from tui.widgets.panes.search_pane import SearchPane

if TYPE_CHECKING:
    from index.catalogue.catalogue import Summary
    from index.search.searcher import Hit
    from index.workspace import Workspace


SEEKS_ALIKE = "looking for reports like it …"
"""What stands above the list until they have come."""

BY_NAMES_ALONE = (
    "Reports in other languages stand here by names and numbers alone; with the extra `meaning`, by what they say."
)


class ShowsList(Host, Protocol):
    """A screen with a list of reports."""

    @property
    def note_counts(self) -> Counter[str]:
        """How many notes each report has."""

    @property
    def is_narrow(self) -> bool:
        """Whether there is no room for a report beside the list."""

    def call_after_refresh(self, callback: Callable[..., object], *args: object) -> bool:
        """Do something when what is shown now is drawn."""

    def give_up(self, group: str) -> None:
        """End the workers of a group."""

    def refresh_bindings(self) -> None:
        """Other keys may work now."""

    def show_articles(self) -> None:
        """Show the list anew."""

    def show_hits_anew(self) -> None:
        """Show the hits in another order."""

    def leave_query(self) -> None:
        """What was searched for is no longer listed."""

    def open_report(self, article: str, hit: Hit | None) -> object:
        """Show a report beside the list."""


class Listing:
    """Every report of the folder, or those like one of them."""

    def __init__(self, workspace: Workspace, pane: SearchPane, reading: ReadingPane, screen: ShowsList) -> None:
        self.workspace = workspace
        self.pane = pane
        self.reading = reading
        self.screen = screen
        self.sorting = Sorting()
        self._in_order = Remade(self._state_of_order, self._sorted)
        self.like = ""
        """The report whose likes are listed; empty where every report is."""
        self._sought: threading.Event | None = None
        """Set when the likes that are on their way are looked for no longer; None where none are."""
        self._left_at = ""
        """The report that was chosen before hits or likes took the place of the list, until one of these is chosen."""

    @property
    def shows_alike(self) -> bool:
        """Whether the list shows reports that are like one."""
        return bool(self.like)

    @property
    def seeks_alike(self) -> bool:
        """Whether reports that are like one are on their way."""
        return self._sought is not None

    def show(self, being_read: str) -> None:
        """Show every report, keeping the cursor, or the top where it was not moved. From hits and likes of which none
        was chosen it goes back to the report that was chosen before. Those like one stay until they are left. Where
        there is room the report that has come under the cursor is shown, unless the user reads in another. `being_read`
        is what is still read of the folder.
        """
        if self.like:
            return
        listed = self.pane.reports
        before = self.pane.at(listed.now)
        kept = before[0] if before and (listed.now or self.pane.shows_hits) else None
        self.screen.refresh_bindings()  # from all reports there is no way back
        try:
            summaries = self._in_order()
        except DeraaError:  # damaged, or just being built anew: then it is shown when that is done
            return
        counts = self.screen.note_counts
        self.pane.show_articles(summaries, counts, self._left_at or kept, self.sorting.said, being_read)
        self._left_at = ""
        self._say_what_is_sought()
        lit, read = self.pane.at(listed.now), self.reading.article
        reads_on = self.screen.is_narrow or self.reading.has_focus_within
        has_come = lit is not None and (before is None or before[0] != lit[0])
        if lit and not reads_on and (read is None or (has_come and read.id != lit[0])):
            self.screen.call_after_refresh(self._open_lit, lit[0])

    def leave_row(self) -> None:
        """Remember the report under the cursor: other rows take the place of these."""
        if not self._left_at and (lit := self.pane.at(self.pane.reports.now)):
            self._left_at = lit[0]

    def choose_row(self, article: str) -> None:
        """The user has gone to a report that is listed, or reads it: the way back leads there from now on."""
        if (lit := self.pane.at(self.pane.reports.now)) and lit[0] == article:
            self._left_at = ""

    def _state_of_order(self) -> tuple[object, ...]:
        """What the order of all reports hangs on: giving up a query shows it again as it was."""
        notes = dict(self.screen.note_counts) if self.sorting.order is Order.NOTES else None
        return self.workspace.library.age, self.sorting, notes

    def _sorted(self) -> list[Summary]:
        every, counts = self.workspace.library.summaries(), self.screen.note_counts
        return arranged(every, self.sorting, of=lambda s: s, notes=counts)

    def _open_lit(self, article: str) -> None:
        """Show the report under the cursor beside the list, unless it has been opened meanwhile."""
        if self.reading.is_attached and (self.reading.article is None or self.reading.article.id != article):
            self.screen.open_report(article, None)

    def count_stories(self) -> None:
        """Count the reports of each story, for the list and for hits."""
        with suppress(DeraaError):  # as in `show`
            self.pane.stories.count(self.workspace.library.summaries())

    def leave_likes(self) -> None:
        """From the reports that are like one to all of them."""
        self.like = ""
        self.screen.show_articles()

    def next_order(self) -> None:
        """Sort hits, or all reports, by something else."""
        if self.pane.shows_hits:
            self._sort(self.pane.sorting.next(list(Order)))
        else:
            self._sort(self.sorting.next(OF_ALL))

    def sort_by(self, order: str) -> None:
        """Sort them by an order of that name, as it begins."""
        self._sort(Sorting(Order(order)))

    def reverse_order(self) -> None:
        """Sort them the other way round."""
        self._sort((self.pane.sorting if self.pane.shows_hits else self.sorting).turned())

    def _sort(self, sorting: Sorting) -> None:
        """Sort what is listed; the cursor stays on its report, wherever that stands then."""
        if (lit := self.pane.at(self.pane.reports.now)) is not None:
            self.pane.wanted = lit[0]
        if self.pane.shows_hits:
            self.pane.sorting = sorting
            self.screen.show_hits_anew()
        else:
            self.sorting = sorting
            self.leave_likes()

    def fold_stories(self) -> None:
        """Show one row for each story, with how many reports it has; or every report again."""
        folds = self.pane.stories.toggle()
        self.screen.say(
            "The reports of a story are one row; → shows those of one, z all." if folds else "Every report."
        )
        self.leave_likes()

    def open_story(self, opens: bool) -> None:
        """Show the reports of the story under the cursor in a folded list, or fold them again."""
        if self.pane.open_story(opens):
            self.screen.show_articles()

    @background("search")
    async def show_alike(self, article: str, at: str | None = None) -> None:
        """List the other reports, most like this one first, with the cursor `at` one of them, else at the first. Until
        they are found the list stays what it was, and so where the user is, and it is said above it that they are
        looked for; who types a query meanwhile wants that.
        """
        asked = self.pane.line.value
        self._sought = sought = threading.Event()
        self._say_what_is_sought()
        try:
            search = self.workspace.search
            alike = await asyncio.to_thread(search.likes, article, cancelled=sought.is_set)
            by_names = not self.workspace.comparison.has_encoder and search.has_other_languages(article)
        except DeraaError as error:
            self.screen.say(str(error), error=True)
            return
        finally:
            sought.set()
            if self._sought is sought:  # no newer wish has taken its place
                self._sought = None
                self._say_what_is_sought()
        if self.pane.line.value == asked:
            self._show_likes(article, alike, at, by_names)

    def _say_what_is_sought(self) -> None:
        """Say above the list that likes are on their way, or no longer; there is a way back from that."""
        if self.pane.is_attached:
            self.pane.say_looking(SEEKS_ALIKE if self._sought else "")
            self.screen.refresh_bindings()

    def give_up_likes(self) -> bool:
        """Look no longer for the likes that are on their way to the list; whether there were any."""
        if self._sought is None or not self.pane.reports.has_focus:
            return False
        self.screen.give_up("search")
        if not self.pane.shows_hits:
            self.screen.show_articles()
        self.screen.say("Reports like it are no longer looked for.")
        return True

    def _show_likes(self, article: str, alike: Sequence[Summary], at: str | None, by_names: bool) -> None:
        every = self.workspace.library.summaries()
        heading = next((s.heading for s in every if s.id == article), article)
        if not alike:
            self.screen.say(f"No other report here is like {quoted(heading, NAMED)}.")
            return
        self.screen.leave_query()
        self.like = self._left_at = article
        self.pane.show_articles(alike, self.screen.note_counts, at, order="by likeness; Esc shows all")
        rest = len(every) - 1 - len(alike)
        said = (
            f"Most like {quoted(heading, NAMED)} first."
            + f" {rest:,} more {'say' if rest > 1 else 'says'} little of it." * bool(rest)
        )
        self.screen.say(f"{said} {BY_NAMES_ALONE}" if by_names else said)
        self.screen.refresh_bindings()  # there is a way back now
        if (lit := self.pane.at(self.pane.reports.now)) and not self.screen.is_narrow:
            self.screen.open_report(*lit)
