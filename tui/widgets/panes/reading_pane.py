"""The reading pane: header, text, notes and the find line of the article that is open, and where the reader is in
its hits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Input

from index.article import Article, Span
from tui.drawing.hits import Hits
from tui.drawing.selecting import Selection
from tui.left_off import AT_HIT, InReport, SelectedPart, TextShape
from tui.widgets.line_input import LineInput
from tui.widgets.panes.notes_pane import NotesPane
from tui.widgets.panes.report_notes import ReportNotes
from tui.widgets.translation import Translation
from tui.widgets.views.article_header import ArticleHeader
from tui.widgets.views.article_view import ArticleView
from tui.widgets.views.text_view import TextView

if TYPE_CHECKING:
    from index.annotations.annotation import Placed


AROUND_TEXT = 5
"""Columns of the text's widget beside its lines: gutter, margins, and a scroll bar that does not touch them."""


NOTES_BESIDE = 34
"""Columns that notes beside the text have at least: some five words a line."""


class ReadingPane(Vertical):
    """One article, open."""

    class Seen(Message):
        """A report that has the focus was in view up to so many percent of its text."""

        def __init__(self, article: str, percent: int) -> None:
            super().__init__()
            self.article = article
            self.percent = percent

    def __init__(self, *, measure: int, kinds: Mapping[str, str]) -> None:
        super().__init__(id="reading-pane")
        self.measure = measure
        self.kinds = kinds
        self._hits = Hits()
        self._notes_by_text = self._is_alone = False
        self._columns: int | None = None
        """Those that the text's widget is given; None where the style sheet says."""

    def compose(self) -> ComposeResult:
        """Header, then text and notes side by side (or one above the other), a translation, the find line."""
        yield ArticleHeader()
        with Horizontal(id="text-and-notes"):
            yield ArticleView(measure=self.measure, spacing=TextShape().spacing, id="text")
            yield NotesPane(self.kinds)
        yield Translation()
        yield LineInput(
            placeholder="find in this report", id="find", classes="-hidden", leaving=("enter", "escape", "down")
        )

    @property
    def view(self) -> ArticleView:
        """The text."""
        return self.query_one("#text", ArticleView)

    @property
    def notes_pane(self) -> NotesPane:
        """The notes."""
        return self.query_one(NotesPane)

    @cached_property
    def noted(self) -> ReportNotes:
        """What is noted on the report, in the text and in the pane of notes."""
        return ReportNotes(self.view, self.notes_pane)

    @property
    def notes_region(self) -> Region:
        """The room that text and notes share, on the screen."""
        return self.query_one("#text-and-notes").region

    @property
    def translation(self) -> Translation:
        """What the user's translator says of a passage."""
        return self.query_one(Translation)

    @property
    def article(self) -> Article | None:
        """The article that is open."""
        return self.view.article

    @property
    def left_off(self) -> InReport:
        """Where the reader is. Words that were not found were said to be, and are not kept."""
        if self.article is None:
            return InReport()
        found = self._hits.words if self.finds_some else ""
        selection = self.view.selection
        selected = (SelectedPart(selection.fixed, selection.moving, selection.free),) if selection else ()
        return InReport(self.article.id, self.view.first, self._hits.number, found, selected)

    def say_opening(self) -> None:
        """Say that a report is being opened, where none is open yet."""
        if self.article is None:
            self.query_one(ArticleHeader).say_opening()

    # --- showing -----------------------------------------------------------------------------

    def show_article(
        self,
        article: Article,
        hits: Sequence[Span],
        notes: Sequence[Placed],
        *,
        links: Mapping[str, Sequence[str]] | None = None,
        at: Span | None = None,
        last_hit: bool = False,
        chosen: str | None = None,
        left: InReport | None = None,
    ) -> None:
        """Open an article at a passage, where the user `left` it, at its first (or last) hit, or at its top; `chosen`
        is a note's id.
        """
        is_another = self.article is None or self.article.id != article.id
        if self.article is not article:
            self.query_one(ArticleHeader).show_article(article)
            self.view.show_article(article)
            self.translation.hide()
        self._hits.take(hits, None if at is not None else len(hits) - 1 if last_hit else 0)
        if left is not None:
            self._take_up_hits(left)
        if chosen is not None or is_another:
            first = next((p for p in notes if p.placement.span is not None), notes[0] if notes else None)
            self.notes_pane.choose(chosen or (first.annotation.id if first else None))
        self.show_notes(notes, links or {})
        self._show_hits()
        if at is not None and chosen is not None:
            self.view.show_passage(at)  # its bar tells which it is
        elif at is not None:
            self.view.open_at(at)
        elif left is not None:
            self._take_up_view(left)
        self.call_after_refresh(self.noted.choose_in_view)
        self.call_after_refresh(self._tell_seen)

    def _take_up_hits(self, left: InReport) -> None:
        """Be at the hit where the user left off, or have found again what was found, if the text still has it."""
        assert self.article is not None
        if left.found:
            self._hits.find(left.found, self.article.text, 0)
            if not self.finds_some:
                self._hits.give_up_finding()
            with self.prevent(Input.Changed):
                self._find_line.value = self._hits.words
        self._hits.go_to(left.hit)

    def _take_up_view(self, left: InReport) -> None:
        """Select what was selected, and have the same words at the top."""
        end = len(self.view.text)
        for part in left.selected[:1]:
            fixed, moving = (min(max(0, each), end) for each in (part.fixed, part.moving))
            self.view.take_up(Selection(fixed, moving, part.free))
        if left.offset != AT_HIT:
            start = min(max(0, left.offset), end)
            self.view.reveal(Span(start, start), at_row=0)

    def show_notes(self, notes: Sequence[Placed], links: Mapping[str, Sequence[str]]) -> None:
        """Show the article's notes and their links, beside the text and in it; the chosen one stays chosen."""
        self.noted.show(notes, links)
        self._fit_text()
        self._show_progress()

    def let_notes_stand_by_text(self, by_text: bool) -> None:
        """Let the text take no more columns than its lines need, so that what stands beside it is near; or all."""
        self._notes_by_text = by_text
        self._fit_text()

    def shape(self, measure: int, spacing: int, *, alone: bool) -> None:
        """Set the text in lines of so many columns at most, with so many empty ones between paragraphs; `alone` it
        stands in the middle.
        """
        self.measure, self._is_alone = measure, alone
        self.view.shape(measure, spacing)
        self._fit_text()

    def on_resize(self) -> None:
        """There is other room for the text."""
        self._fit_text()

    def _fit_text(self) -> None:
        keeps_near = self._is_alone or (self._notes_by_text and bool(self.notes_pane.notes))
        room = self.size.width - (0 if self._is_alone else NOTES_BESIDE)
        columns = min(self.measure + AROUND_TEXT, room) if keeps_near and room > 0 else None
        if columns != self._columns:  # to say it again would lay out the screen anew
            self._columns = self.view.styles.width = columns

    # --- hits --------------------------------------------------------------------------------

    def forget_hits(self) -> None:
        """The query they answer is gone."""
        self._hits.forget_search()
        self._show_hits()

    def step_hit(self, direction: int) -> bool:
        """To the next or previous hit in this article; false when there is none further on."""
        has_stepped = self._hits.step(direction)
        if has_stepped:
            self._show_hits()
        return has_stepped

    @property
    def is_finding(self) -> bool:
        """Whether the hits are those of the find line."""
        return self._hits.is_finding

    @property
    def finds_some(self) -> bool:
        """Whether the find line has found anything."""
        return self.is_finding and bool(self._hits.spans)

    def _show_hits(self) -> None:
        now = self._hits.now
        self.view.show_hits(self._hits.spans, now)
        if now is not None:
            self.noted.choose_at(now)
        self.query_one(ArticleHeader).show_position(self._hits.position)

    @property
    def _find_line(self) -> LineInput:
        return self.query_one("#find", LineInput)

    def start_finding(self) -> None:
        """Open the find line."""
        line = self._find_line
        line.remove_class("-hidden")
        line.select_all()
        self.screen.set_focus(line)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find while typing."""
        event.stop()
        if self.article is None or event.input.id != "find":
            return
        self._hits.find(event.value, self.article.text, self.view.visible_span.start)
        self._show_hits()

    def on_line_input_left(self, event: LineInput.Left) -> None:
        """Close the find line; the text has the focus again, and keeps what was found."""
        event.stop()
        event.line.add_class("-hidden")
        if event.key == "escape" and not self.finds_some:
            self.give_up_finding()
        self.screen.set_focus(self.view)

    def give_up_finding(self) -> bool:
        """Show the hits of the search again; whether others were shown."""
        if not self.is_finding:
            return False
        with self._find_line.prevent(Input.Changed):
            self._find_line.value = ""
        self._hits.give_up_finding()
        self._show_hits()
        return True

    # --- what the reader does in it ------------------------------------------------------------

    def on_article_view_view_moved(self, event: ArticleView.ViewMoved) -> None:
        """The choice follows what is read. Other room alone, as when a note was deleted, chooses no other note."""
        event.stop()
        self.noted.choose_in_view(anew=event.scrolled)
        self._show_progress()
        self.call_after_refresh(self._tell_seen)

    def on_descendant_focus(self) -> None:
        """What is shown is read from now on."""
        self.add_class("-in-focus")
        self._tell_seen()

    def on_descendant_blur(self) -> None:
        """It is not."""
        self.remove_class("-in-focus")

    def _show_progress(self) -> int | None:
        """Show how far down the view is, in percent of the text; None while there is no view."""
        if self.article is None or not self.view.window.height:
            return None
        percent = round(100 * self.view.visible_span.end / max(1, len(self.article.text)))
        beside = self.notes_pane.said if self.screen.has_class("-very-wide") and self.noted.notes else ""
        self.query_one(ArticleHeader).show_below(percent, beside)
        return percent

    def _tell_seen(self) -> None:
        """Tell how far the report is in view, where it is read; once what stands beside the text has its room."""
        percent = self._show_progress()
        if percent is not None and self.article is not None and self.has_focus_within:
            self.post_message(self.Seen(self.article.id, percent))

    def on_article_view_passage_selected(self, event: ArticleView.PassageSelected) -> None:
        """A selection chooses the note on its passage."""
        event.stop()
        if self.view.selection is not None:
            self.noted.choose_at(self.view.selection.span)

    def on_text_view_text_clicked(self, event: TextView.TextClicked) -> None:
        """A click on an annotated passage chooses its note, the shortest passage first."""
        event.stop()
        self.noted.choose_at(Span(event.offset, event.offset))

    def on_notes_pane_note_moved(self, event: NotesPane.NoteMoved) -> None:
        """The text follows the notes."""
        event.stop()
        self.noted.go_to(event.placed)
