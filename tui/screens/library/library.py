"""The library: the search pane and the reading pane. Here the user searches, reads and annotates.

The screen says what is where, what has the focus and which key calls which controller; what is done is in these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from tui.actions.action import Action
from tui.keymap import bindings
from tui.screens.full_screen import FullScreen
from tui.screens.library import offered_keys
from tui.screens.library.controllers.completing import completed
from tui.screens.library.controllers.focus import Focus
from tui.screens.library.controllers.folder_refresh import FolderRefresh
from tui.screens.library.controllers.linking import NoteLinking
from tui.screens.library.controllers.listing import Listing
from tui.screens.library.controllers.marks import Marks
from tui.screens.library.controllers.meant_report import MeantReport
from tui.screens.library.controllers.narrowing import Narrowing
from tui.screens.library.controllers.notes import Notes
from tui.screens.library.controllers.opening import Opening
from tui.screens.library.controllers.pane_sizes import PaneSizes
from tui.screens.library.controllers.places import Places
from tui.screens.library.controllers.query_history import QueryHistory
from tui.screens.library.controllers.read_so_far import ReadSoFar
from tui.screens.library.controllers.reader import Reader
from tui.screens.library.controllers.search import Search
from tui.screens.library.controllers.selecting import Selecting
from tui.screens.library.controllers.text_shape import ShapesText
from tui.screens.library.controllers.translating import TranslatedReading
from tui.screens.library.key_answers import key_answers
from tui.screens.library.place import Place
from tui.screens.library.way_back import WayBack
from tui.screens.note_editing import NoteEditor, written_of
from tui.screens.wishes import ListOfNotes, Wish
from tui.widgets.edge import EdgeDragged
from tui.widgets.key_hints import KeyHints
from tui.widgets.line_input import LineInput
from tui.widgets.panes.reading_pane import ReadingPane
from tui.widgets.panes.search_pane import SearchPane
from tui.widgets.status_line import StatusLine
from tui.widgets.timeline import Timeline
from tui.widgets.too_small import TooSmall
from tui.widgets.views.article_view import ArticleView

if TYPE_CHECKING:
    from index.annotations.annotation import Placed
    from index.search.searcher import Answer, Hit
    from index.workspace import Workspace
    from tui.left_off import LeftOff, NoteDraft, ReadReports


class LibraryScreen(FullScreen):
    """The first screen, and the one every other returns to."""

    BINDINGS = bindings("library")
    AUTO_FOCUS = "#reports"
    """At once: the focus passing through the query line would style the pane three times."""

    def __init__(
        self,
        workspace: Workspace,
        left: LeftOff | None = None,
        read: ReadReports | None = None,
        leaves: Callable[[], None] = lambda: None,
    ) -> None:
        """On a folder, where the user `left` off and of which so much was `read`; `leaves` remembers where the user is,
        before going elsewhere.
        """
        super().__init__()
        self.workspace, self.leaves, self._left = workspace, leaves, left
        self.search_pane = SearchPane(partial(completed, workspace))
        self.reading = ReadingPane(measure=workspace.settings.reading.measure, kinds=workspace.settings.kinds)
        self.focus_on = Focus(self.search_pane, self.reading, self)
        self.editor = NoteEditor(workspace, self)
        self.folder_refresh = FolderRefresh(workspace.library, self)
        self.marks = Marks(workspace, self.search_pane, self)
        self.notes = Notes(workspace, self.reading, self.editor, self)
        self.linking = NoteLinking(workspace, self.notes, self)
        self.reader = Reader(workspace, self.search_pane, self.reading, self)
        self.listing = Listing(workspace, self.search_pane, self.reading, self)
        self.search = Search(workspace, self.search_pane, self.reading, self)
        self.history = QueryHistory(workspace, self.search_pane, self)
        self.narrowing = Narrowing(workspace, self.search_pane, self)
        self.translating = TranslatedReading(workspace, self.reading, self)
        self.way_back = WayBack(
            *(self.search_pane, self.reader, self.marks, self.listing, self.search, self.narrowing, self)
        )
        self.meant = MeantReport(self.reader, self.marks, self.listing, self)
        self.read_so_far = ReadSoFar(self.search_pane, self, read)
        self.selecting = Selecting(
            *(workspace, self.search_pane, self.reader, self.marks, self.listing, self.editor, self.read_so_far, self),
        )
        self.opening = Opening(self.wish)
        self.sizes = PaneSizes(self.search_pane, self.reading, self)
        self.text_shape = ShapesText(self.reading, self)
        self.places = Places(workspace, self.reading, self.reader, self)
        self.place = Place(
            *(workspace, self.search_pane, self.reading, self.marks, self.listing, self.search),
            *(self.reader, self.places, self.sizes, self.text_shape, self),
        )
        for name, answer in key_answers(self).items():
            setattr(self, f"action_{name}", answer)
        self._answer_controllers()

    def _answer_controllers(self) -> None:
        """What one controller asks of the screen and another one does."""
        self.go_to_list = self.focus_on.to_list
        self.go_to_query = self.focus_on.to_query
        self.go_to_text = self.focus_on.to_text
        self.fill = self.focus_on.fill
        self.open_comparison = self.opening.comparison
        self.open_claims = self.opening.claims
        self.open_notes = self.opening.notes
        self.open_again = self.opening.again
        self.open_report = self.reader.show
        self.open_at = self.reader.open_at
        self.opened = self.reader.opened
        self.show_anew = self.reader.show_anew
        self.take_out = self.search.take_out
        self.show_hits_anew = self.search.show_anew
        self.leave_query = self.search.make_way
        self.leave_row = self.listing.leave_row
        self.names_changed = partial(self.folder_refresh.refresh, quietly=True)
        self.return_to = self.place.return_to
        self.annotations_changed = self.notes.changed
        self.show_notes_anew = self.notes.show_anew
        self.count_notes = self.notes.count

    def compose(self) -> ComposeResult:
        """Search pane and reading pane side by side, two rows below."""
        self.sizes.choose_layout(self.app.size)  # once there is something below, each class styles all of it anew
        with Horizontal(id="panes"):
            yield self.search_pane
            yield self.reading
        yield StatusLine()
        yield KeyHints(self.hint)
        yield TooSmall()

    def on_mount(self) -> None:
        """Show what is remembered at once; then look whether the folder has changed."""
        self.workspace.cache.when_damaged = self.folder_refresh.damage_found
        self.set_focus(self.search_pane.reports)
        self.sizes.fit_to(self.app.size)
        self.read_so_far.show()
        if self._left is None:
            self.show_articles()
            self.open_again(())
        else:
            self.place.take_up(self._left)
        self.call_after_refresh(self.folder_refresh.refresh, quietly=True)
        self.call_after_refresh(self.folder_refresh.watch)

    def on_folder_refresh_cache_damaged(self, event: FolderRefresh.CacheDamaged) -> None:
        """Build it anew."""
        self.folder_refresh.build_anew(event.error)

    def on_resize(self, event: events.Resize) -> None:
        """Choose the layout that fits."""
        self.sizes.fit_to(event.size)

    def on_edge_dragged(self, event: EdgeDragged) -> None:
        """Size the pane whose edge it is."""
        self.sizes.dragged(event)

    @property
    def is_narrow(self) -> bool:
        """Whether there is no room for a report beside the list."""
        return self.has_class("-narrow") or (self.has_class("-full") and self.shows_report)

    @property
    def shows_report(self) -> bool:
        """Whether the report, and not the list, is what the user is at."""
        return self.has_class("-reading")

    @property
    def reads(self) -> bool:
        """Whether a report, or a note beside it, has the focus, and not the list."""
        return self.reading.has_focus_within

    # --- which keys work, and what they are called -------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does something here."""
        if not self.is_mounted and action != "stop_reading":
            return True
        return offered_keys.does_something(self, action, parameters)

    def say_why_not(self, action: str) -> None:
        """Say why a key does nothing here."""
        if reason := offered_keys.why_not(self, action):
            self.say(reason)

    def hint(self, action: Action) -> str:
        """The word for an action as things stand."""
        return offered_keys.hint(self, action) if self.is_mounted else action.hint

    # --- the list ----------------------------------------------------------------------------

    def show_articles(self) -> None:
        """Show the list anew; or search again when a search is shown, unless another list takes its place."""
        self.marks.show()
        self.listing.count_stories()
        if self.search.is_asked and self.listing.seeks_alike:
            return
        if self.search.is_asked:
            self.search.again()
        else:
            self.listing.show(self.being_read)

    @property
    def being_read(self) -> str:
        """What is still read of the folder; empty where it is known whole."""
        return self.folder_refresh.being_read

    @property
    def note_counts(self) -> Counter[str]:
        """How many notes each article has."""
        return self.notes.counts

    def show_note_counts(self) -> None:
        """Show how many notes each article has."""
        self.search_pane.show_notes(self.note_counts)

    # --- searching ---------------------------------------------------------------------------

    @property
    def answer(self) -> Answer | None:
        """The search that is shown, None for all reports."""
        return self.search.answer

    @property
    def asks_anew(self) -> bool:
        """Whether something is asked that the list does not show yet."""
        return self.search.is_pending

    def on_search_pane_line_entered(self) -> None:
        """Bring in what the first letter needs."""
        self.search.make_ready()

    def on_search_pane_query_changed(self) -> None:
        """Search for it."""
        self.listing.like = ""
        self.search.query_changed()

    def on_search_pane_passages_wanted(self, event: SearchPane.PassagesWanted) -> None:
        """Bring the passages of hits that came into view."""
        self.search.bring_passages(event.hits)

    async def on_line_input_left(self, event: LineInput.Left) -> None:
        """From the query line: up brings back older queries, other keys lead to what was found."""
        if event.key == "up":
            self.history.recall()
        else:
            await self.search.leave_line(event.key)

    def on_timeline_period_chosen(self, event: Timeline.PeriodChosen) -> None:
        """Narrow the list to a period."""
        self.leaves()
        self.go_to_list()
        self.narrowing.to_period(event.first, event.last)

    # --- reading -----------------------------------------------------------------------------

    def on_search_pane_article_moved(self, event: SearchPane.ArticleMoved) -> None:
        """Beside the list, show the article under the cursor once it rests there."""
        self.listing.choose_row(event.article)
        self.marks.follow_range(self.search_pane.reports.now)
        if not self.is_narrow:
            self.reader.preview(event.article, event.hit)

    def on_search_pane_article_chosen(self, event: SearchPane.ArticleChosen) -> None:
        """Read it."""
        self.read_report(event.article, event.hit)

    def on_reading_pane_seen(self, event: ReadingPane.Seen) -> None:
        """It was read so far, unless it only stands there until the one that is to be read has come."""
        if self.reader.on_its_way is None:
            self.listing.choose_row(event.article)
            self.read_so_far.seen(event.article, event.percent)

    def on_row_list_chosen_whole(self) -> None:
        """The report that was clicked twice fills the screen."""
        self.focus_on.fill()

    def read_report(self, article: str, hit: Hit | None) -> None:
        """Read a report from the list; the way back leads to the list."""
        self.leaves()
        self.way_back.notes_left = None
        self.reader.read(article, hit)
        if hit is not None:
            self.history.led_somewhere()

    def read_passage(self, placed: Placed, back: ListOfNotes) -> None:
        """Read the passage of an annotation; the way back leads to the list it was chosen from."""
        self.open_at(placed.article, placed.placement.span, placed.annotation.id)
        self.way_back.notes_left = back

    def take_up_draft(self, draft: NoteDraft, opened: Callable[[], None]) -> None:
        """Offer a note again that was left unfinished over the library, and tell when it is `opened`."""
        if draft.does != "each":
            self.editor.take_up(draft, self.notes.seen_of, opened)
        else:
            self.selecting.annotate_each(written_of(draft))
            opened()

    def on_article_view_told(self, event: ArticleView.Told) -> None:
        """Say what a key has done in the text that is not seen there."""
        self.say(event.sentence, holds=event.holds)

    # --- to and from other screens -----------------------------------------------------------

    def wish(self, wish: Wish) -> None:
        """Wish for what lies beyond the library."""
        self.app.post_message(wish)

    def action_back(self) -> None:
        """One step back: first what stands over the text is put away, then what was found in it; a range of marks is
        taken back, what is on its way given up.
        """
        in_text = self.reading.view.has_focus
        if in_text and (self.translating.put_away() or self.reading.give_up_finding()):
            return
        if not self.marks.give_up_range() and not self.listing.give_up_likes():
            self.way_back.go()

    async def action_leave(self) -> None:
        """Up one level: from a report to what it was opened over; from the library, quit."""
        if self.way_back.is_over:
            self.reading.give_up_finding()
            self.action_back()
        else:
            await self.run_action("app.quit")

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Another screen was left: notes may have changed there."""
        if self.reading.is_attached and self.reading.article is not None:
            self.notes.show_anew()
