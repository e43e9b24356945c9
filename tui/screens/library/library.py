"""The library: the search pane and the reading pane. Here the user searches, reads and annotates."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from index.catalogue.listing import Order, arranged
from index.errors import DamagedCache, DeraaError
from tui.keymap import Action, bindings
from tui.screens.library.keeping_up import CacheDamaged
from tui.screens.library.marking import Marking
from tui.screens.note_editing import NoteEditor
from tui.screens.wishes import ListOfNotes, Wish
from tui.widgets.key_hints import KeyHints
from tui.widgets.reading_pane import ReadingPane
from tui.widgets.search_pane import SearchPane
from tui.widgets.status_line import StatusLine
from tui.widgets.timeline import Timeline
from tui.widgets.too_small import TooSmall

if TYPE_CHECKING:
    from index.annotations.annotation import Placed
    from index.search.searcher import Hit
    from index.workspace import Workspace

WIDE, VERY_WIDE = 100, 136
"""Columns from which list and text, and then also notes, stand side by side."""


class LibraryScreen(Marking):
    """The first screen, and the one every other returns to."""

    BINDINGS = bindings("library")

    class ComparisonRequested(Wish):
        """The user wants two reports side by side."""

        def __init__(self, left: str, right: str) -> None:
            super().__init__()
            self.left, self.right = left, right

    class ClaimsRequested(Wish):
        """The user wants several reports claim by claim."""

        def __init__(self, articles: list[str]) -> None:
            super().__init__()
            self.articles = articles

    class NotesRequested(Wish):
        """The user wants the list of all annotations, as it was `left`."""

        def __init__(self, left: ListOfNotes | None) -> None:
            super().__init__()
            self.left = left

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(id="library")
        self.workspace = workspace
        self.editor = NoteEditor(workspace, self)
        self.order = Order.DATE
        self.note_counts: Counter[str] = Counter()
        self._notes_left: ListOfNotes | None = None
        self.one_reader = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """Search pane and reading pane side by side, two rows below."""
        settings = self.workspace.settings
        with Horizontal(id="panes"):
            yield SearchPane(self._completed)
            yield ReadingPane(measure=settings.reading.measure, kinds=settings.kinds)
        yield StatusLine()
        yield KeyHints(self.hint)
        yield TooSmall()

    def on_mount(self) -> None:
        """Show what is remembered at once; then look whether the folder has changed."""
        self.workspace.when_damaged = self._damage_found
        self.set_focus(self.search_pane.reports)
        self._fit(self.app.size.width, self.app.size.height)
        self.show_articles()
        self.call_after_refresh(self.action_refresh_folder, quietly=True)
        self.call_after_refresh(self.watch_folder)

    def _damage_found(self, error: DamagedCache) -> None:
        self.post_message(CacheDamaged(error))  # from whatever thread met it

    def on_resize(self, event: events.Resize) -> None:
        """Choose the layout that fits."""
        self._fit(*event.size)

    def _fit(self, width: int, height: int) -> None:
        self.set_class(width < WIDE, "-narrow")
        self.set_class(width >= VERY_WIDE, "-very-wide")

    # --- the folder --------------------------------------------------------------------------

    def show_articles(self) -> None:
        """Show the list anew, keeping the cursor, or the top where it was not moved; or search again when a search is
        shown. Where there is room the report under the cursor is shown, unless the user reads in another.
        """
        self.show_marks()
        if self.search_pane.line.value.strip():
            self._search(self.search_pane.line.value, settled=not self.search_pane.line.has_focus)
            return
        listed = self.search_pane.reports
        at = self.search_pane.at(listed.now) if listed.now else None
        self._shows_alike = False
        self.refresh_bindings()  # from all reports there is no way back
        order = "" if self.order is Order.DATE else self.order.value
        try:
            summaries = arranged(self.workspace.summaries(), self.order)
        except DeraaError:  # damaged, or just being built anew: then it is shown when that is done
            return
        self.search_pane.editions = Counter(s.story for s in summaries if s.story)
        self.search_pane.show_articles(summaries, self.note_counts, at[0] if at else None, order, self.being_read)
        lit, read = self.search_pane.at(listed.now), self.reading.article
        reads_on = self.has_class("-narrow") or self.reading.has_focus_within
        if lit and not reads_on and (read is None or read.id != lit[0]):
            self.call_after_refresh(self._open, lit[0], None)

    def action_next_order(self) -> None:
        """Sort the list by something else; hits stay by relevance."""
        orders = list(Order)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self.show_articles()
        if not self.search_pane.shows_hits:
            self.search_pane.reports.go_to(0)

    def on_timeline_period_chosen(self, event: Timeline.PeriodChosen) -> None:
        """Narrow the list to a day, a month, or some of them, with the query that does so."""
        words = [w for w in self.search_pane.line.value.split() if not w.startswith("date:")]
        period = event.first if event.first == event.last else f"{event.first}..{event.last}"
        self.search_pane.line.value = " ".join((*words, f"date:{period}"))

    def show_note_counts(self) -> None:
        """Show how many notes each article has."""
        self.search_pane.show_notes(self.note_counts)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a way back from a text or from hits, not from the list of all reports; and to the query line, but
        from there.
        """
        if action == "search" and self.is_mounted:
            return not self.search_pane.line.has_focus
        if action == "back" and self.is_mounted:
            on_list = self.focused is None or self.focused.id == "reports"
            return self.has_class("-reading") or not on_list or self._shows_some or bool(self.marked)
        return super().check_action(action, parameters)

    @property
    def _shows_some(self) -> bool:
        """Whether the list shows what was asked for, not all reports."""
        return self.answer is not None or bool(self.search_pane.line.value) or self._shows_alike

    def hint(self, action: Action) -> str:
        """The word for an action as things stand: `q` leads back where a report was opened over something else, and
        `Esc` does nothing but unmark where all reports are shown.
        """
        if self.is_mounted and action.id == "library.quit" and self._is_over:
            return "back"
        if self.is_mounted and action.id == "library.back" and self.marked and not self._shows_some:
            return "unmark" if self.search_pane.reports.has_focus else action.hint
        return super().hint(action)

    @property
    def _is_over(self) -> bool:
        """Whether a report fills the screen over the list, or was opened from the list of all annotations."""
        from_notes = self._notes_left is not None and self.reading.view.has_focus
        return from_notes or (self.has_class("-narrow") and self.has_class("-reading"))

    async def action_leave(self) -> None:
        """Up one level: from a report to what it was opened over; from the library, quit."""
        if self._is_over:
            self.action_back()
        else:
            await self.run_action("app.quit")

    def action_back(self) -> None:
        """From the text to the list it was opened from; from the list of hits to all reports; from these, unmark."""
        pane = self.search_pane
        if self._notes_left is not None and self.reading.view.has_focus:
            self.action_annotations(self._notes_left)
            self._notes_left = None
            return
        self._notes_left = None
        if pane.reports.has_focus and pane.line.value:
            pane.line.value = ""
        elif pane.reports.has_focus and (self._shows_alike or not self.marked):
            self.show_articles()
        elif pane.reports.has_focus:
            self.action_unmark()
        self.remove_class("-reading")
        self.set_focus(pane.reports)

    # --- other screens -----------------------------------------------------------------------

    def action_about(self) -> None:
        """Tell all that is known of the report, and compare it with another one chosen there."""
        from tui.screens.dialogs.about_dialog import AboutDialog

        if (article := self._meant()) is not None:

            def chosen(other: str | None) -> None:
                if other is not None:
                    self.open_comparison(article, other)

            self.app.push_screen(AboutDialog(self.workspace, article), chosen)

    def action_fold_editions(self) -> None:
        """Show one row for each story, with how many editions it has; or every report again."""
        pane = self.search_pane
        pane.folds_editions = not pane.folds_editions
        self.say("The editions of a story are one row; E shows them all." if pane.folds_editions else "Every report.")
        self.show_articles()

    def open_claims(self, articles: list[str]) -> None:
        """Lay several reports side by side, claim by claim."""
        self.app.post_message(self.ClaimsRequested(articles))

    def open_comparison(self, left: str, right: str) -> None:
        """Lay two articles side by side."""
        self.app.post_message(self.ComparisonRequested(left, right))

    def action_annotations(self, left: ListOfNotes | None = None) -> None:
        """The list of all annotations, as it was `left`."""
        self.app.post_message(self.NotesRequested(left))

    def action_undo(self) -> None:
        """Take back the last change to annotations."""
        self.editor.undo()

    def _read(self, article: str, hit: Hit | None) -> None:
        """What is read from the list leads back to the list."""
        self._notes_left = None
        super()._read(article, hit)

    def read_passage(self, placed: Placed, back: ListOfNotes) -> None:
        """Read the passage of an annotation; the way back leads to the list it was chosen from."""
        self.open_at(placed.annotation.article, placed.placement.span, placed.annotation.id)
        self._notes_left = back

    def on_screen_resume(self) -> None:
        """Another screen was left: notes may have changed there."""
        if self.reading.is_attached and self.reading.article is not None:
            self.show_notes_anew()
