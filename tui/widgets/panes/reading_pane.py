"""The reading pane: header, text, notes and the find line of the article that is open, and where the reader is in
its hits.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Input

from index.article import Article, Span
from tui.drawing.chosen_note import note_at
from tui.drawing.rows import letter_of
from tui.left_off import InReport
from tui.widgets.line_input import LineInput
from tui.widgets.panes.notes_pane import NotesPane
from tui.widgets.translation import Translation
from tui.widgets.views.article_header import ArticleHeader
from tui.widgets.views.article_view import ArticleView
from tui.widgets.views.text_view import TextView

if TYPE_CHECKING:
    from index.annotations.annotation import Placed


AROUND_TEXT = 6
"""Columns of the text's widget beside its lines: gutter, margins, and a scroll bar that does not touch them."""


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
        self.notes: Sequence[Placed] = ()
        self._hits: list[Span] = []
        self._found: list[Span] | None = None
        self._at: int | None = None
        self._notes_by_text = self._is_alone = False
        self._widest: int | None = None

    def compose(self) -> ComposeResult:
        """Header, then text and notes side by side (or one above the other), a translation, the find line."""
        yield ArticleHeader()
        with Horizontal(id="text-and-notes"):
            yield ArticleView(measure=self.measure, id="text")
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
        """Where the reader is."""
        if self.article is None:
            return InReport()
        hit = self._at if self._at is not None and not self.is_finding else -1
        return InReport(self.article.id, self.view.visible_span.start, hit)

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
        self._hits, self._found = list(hits), None
        self._at = (len(hits) - 1 if last_hit else 0) if hits and at is None else None
        if left is not None:
            self._at = left.hit if 0 <= left.hit < len(hits) else None
        if chosen is not None or is_another:
            first = next((p for p in notes if p.placement.span is not None), notes[0] if notes else None)
            self.notes_pane.choose(chosen or (first.annotation.id if first else None))
        self.show_notes(notes, links or {})
        self._show_hits()
        if at is not None:
            self.view.open_at(at)
        elif left is not None:
            start = min(max(0, left.offset), len(article.text))
            self.view.reveal(Span(start, start), at_row=0)
        self.call_after_refresh(self._choose_in_view)
        self.call_after_refresh(self._tell_seen)

    def show_notes(self, notes: Sequence[Placed], links: Mapping[str, Sequence[str]]) -> None:
        """Show the article's notes and their links, beside the text and in it; the chosen one stays chosen."""
        self.notes = notes
        self.notes_pane.show_notes(notes, links)
        self._fit_text()
        self._show_progress()
        self._show_chosen()
        placed = [(p.placement.span, p) for p in notes if p.placement.span is not None]
        self.view.show_notes([(span, self._colour(p), letter_of(p.annotation.kind)) for span, p in placed])

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

    def _fit_text(self) -> None:
        keeps_near = self._is_alone or (self._notes_by_text and bool(self.notes_pane.notes))
        widest = self.measure + AROUND_TEXT if keeps_near else None
        if widest != self._widest:  # to say it again would lay out the screen anew
            self._widest = self.view.styles.max_width = widest

    # --- hits --------------------------------------------------------------------------------

    @property
    def _spans(self) -> list[Span]:
        return self._hits if self._found is None else self._found

    def forget_hits(self) -> None:
        """The query they answer is gone."""
        self._hits, self._at = [], None
        self._show_hits()

    def step_hit(self, direction: int) -> bool:
        """To the next or previous hit in this article; false when there is none further on."""
        at = (-1 if direction > 0 else len(self._spans)) if self._at is None else self._at
        if not 0 <= at + direction < len(self._spans):
            return False
        self._at = at + direction
        self._show_hits()
        return True

    @property
    def is_finding(self) -> bool:
        """Whether the hits are those of the find line."""
        return self._found is not None

    @property
    def finds_some(self) -> bool:
        """Whether the find line has found anything."""
        return bool(self._found)

    def _show_hits(self) -> None:
        now = self._spans[self._at] if self._at is not None and self._at < len(self._spans) else None
        self.view.show_hits(self._spans, now)
        if now is not None:
            self._choose_at(now)
        what = "found" if self.is_finding else "hit"
        position = f"{what} {(self._at or 0) + 1} of {len(self._spans)}" if now else ""
        if self.is_finding and not self._spans and self.query_one("#find", LineInput).value:
            position = "not found"
        self.query_one(ArticleHeader).show_position(position)

    def start_finding(self) -> None:
        """Open the find line."""
        line = self.query_one("#find", LineInput)
        line.remove_class("-hidden")
        line.select_all()
        self.screen.set_focus(line)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find while typing: capitals, white space and no-break spaces alike."""
        event.stop()
        if self.article is None or event.input.id != "find":
            return
        words = [re.escape(word) for word in event.value.split()]
        pattern = re.compile(r"\s+".join(words), re.IGNORECASE) if words else None
        self._found = [Span(m.start(), m.end()) for m in pattern.finditer(self.article.text)] if pattern else []
        here = self.view.visible_span.start
        self._at = next((n for n, span in enumerate(self._found) if span.start >= here), 0 if self._found else None)
        self._show_hits()

    def on_line_input_left(self, event: LineInput.Left) -> None:
        """Close the find line; the text has the focus again. Enter keeps what was found, Escape gives it up."""
        event.stop()
        line = event.line
        line.add_class("-hidden")
        if event.key == "escape":
            with line.prevent(Input.Changed):
                line.value = ""
            self._found, self._at = None, None
            self._show_hits()
        self.screen.set_focus(self.view)

    # --- notes -------------------------------------------------------------------------------

    def choose(self, annotation_id: str | None) -> None:
        """Choose a note: it is lit beside the text and in it, and keys act on it. Or choose none."""
        self.notes_pane.choose(annotation_id)
        self._show_chosen()

    def step_note(self, direction: int) -> None:
        """To the next or previous note: from the chosen one, or where none is chosen from where the reader is."""
        if not self.notes:
            return
        now = self.notes_pane.note
        if now is not None:
            at = [p.annotation.id for p in self.notes].index(now.annotation.id)
        else:
            here = self.view.reading_at
            spans = [p.placement.span for p in self.notes]
            at = next((n for n, s in enumerate(spans) if s is not None and s.end > here), 0) - (direction > 0)
        self.go_to_note(self.notes[(at + direction) % len(self.notes)])

    def go_to_note(self, placed: Placed) -> None:
        """Choose a note and bring its passage into view."""
        self.choose(placed.annotation.id)
        if placed.placement.span is not None:
            self.view.show_passage(placed.placement.span)

    @property
    def sees_chosen(self) -> bool:
        """Whether the chosen note is in view, in the text or beside it."""
        now = self.notes_pane.note
        return now is not None and (self.notes_pane.shows_note or self._sees(now))

    def _sees(self, placed: Placed) -> bool:
        span, visible = placed.placement.span, self.view.visible_span
        return span is not None and span.start < visible.end and visible.start < span.end

    def _show_chosen(self) -> None:
        now = self.notes_pane.note
        self.view.show_chosen(*((now.placement.span, self._colour(now)) if now else (None,)))

    def _colour(self, placed: Placed) -> str:
        return self.kinds.get(placed.annotation.kind, "")

    def _choose_at(self, span: Span) -> None:
        """Choose the note on a passage, if there is one."""
        now = self.notes_pane.note
        if found := note_at(self.notes, span, now.annotation.id if now else None):
            self.choose(found.annotation.id)

    def _choose_in_view(self, *, anew: bool = False) -> None:
        """When the chosen note's passage has left the view, choose the first note that is in view, or none. `anew` also
        chooses where none was chosen.
        """
        now = self.notes_pane.note
        stays = not anew if now is None else now.placement.span is None or self._sees(now)
        if self.view.window.height and not stays:
            first = next((p for p in self.notes if self._sees(p)), None)
            self.choose(first.annotation.id if first else None)

    def on_article_view_view_moved(self, event: ArticleView.ViewMoved) -> None:
        """The choice follows what is read. Other room alone, as when a note was deleted, chooses no other note."""
        event.stop()
        self._choose_in_view(anew=event.scrolled)
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
        beside = self.notes_pane.said if self.screen.has_class("-very-wide") and self.notes else ""
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
            self._choose_at(self.view.selection.span)

    def on_text_view_text_clicked(self, event: TextView.TextClicked) -> None:
        """A click on an annotated passage chooses its note, the shortest passage first."""
        event.stop()
        self._choose_at(Span(event.offset, event.offset))

    def on_notes_pane_note_moved(self, event: NotesPane.NoteMoved) -> None:
        """The text follows the notes."""
        event.stop()
        self.go_to_note(event.placed)
