"""The reading pane: header, text, notes and the find line of the article that is open, and where the reader is in
its hits.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from index.article import Article, Span
from tui.rows import letter_of
from tui.widgets.article_header import ArticleHeader
from tui.widgets.article_view import ArticleView
from tui.widgets.line_input import LineInput
from tui.widgets.notes_pane import NotesPane
from tui.widgets.text_view import TextView

if TYPE_CHECKING:
    from index.annotations.annotation import Placed


class ReadingPane(Vertical):
    """One article, open."""

    def __init__(self, *, measure: int, kinds: Mapping[str, str]) -> None:
        super().__init__(id="reading-pane")
        self.measure = measure
        self.kinds = kinds
        self.notes: Sequence[Placed] = ()
        self._hits: list[Span] = []
        self._found: list[Span] | None = None
        self._at: int | None = None

    def compose(self) -> ComposeResult:
        """Header, then text and notes side by side (or one above the other), then the find line."""
        yield ArticleHeader()
        with Horizontal(id="text-and-notes"):
            yield ArticleView(measure=self.measure, id="text")
            yield NotesPane(self.kinds)
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
    def article(self) -> Article | None:
        """The article that is open."""
        return self.view.article

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
    ) -> None:
        """Open an article at a passage, or at its first (or last) hit, or at its top."""
        if self.article is not article:
            self.query_one(ArticleHeader).show_article(article)
            self.view.show_article(article)
        self._hits, self._found = list(hits), None
        self._at = (len(hits) - 1 if last_hit else 0) if hits and at is None else None
        self.show_notes(notes, links or {})
        self._show_hits()
        if at is not None:
            self.view.open_at(at)

    def show_notes(self, notes: Sequence[Placed], links: Mapping[str, Sequence[str]]) -> None:
        """Show the article's notes and their links, beside the text and in it."""
        self.notes = notes
        self.notes_pane.show_notes(notes, links)
        placed = [(p.placement.span, p.annotation.kind) for p in notes if p.placement.span is not None]
        self.view.show_notes([(span, self.kinds.get(kind, "yellow"), letter_of(kind)) for span, kind in placed])

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

    def _show_hits(self) -> None:
        now = self._spans[self._at] if self._at is not None and self._at < len(self._spans) else None
        self.view.show_hits(self._spans, now)
        what = "found" if self.is_finding else "hit"
        position = f"{what} {(self._at or 0) + 1} of {len(self._spans)}" if now else ""
        if self.is_finding and not self._spans and self.query_one("#find", LineInput).value:
            position = "not found"
        self.query_one(ArticleHeader).show_position(position)

    def start_finding(self) -> None:
        """Open the find line."""
        line = self.query_one("#find", LineInput)
        line.remove_class("-hidden")
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

    def step_note(self, direction: int) -> None:
        """To the next or previous annotated passage from where the reader is."""
        places = [p for p in self.notes if p.placement.span is not None]
        if not places:
            return
        ids = [p.annotation.id for p in places]
        now = self.notes_pane.note
        at = ids.index(now.annotation.id) if now and now.annotation.id in ids and self._sees(now) else None
        if at is None:
            here = self.view.reading_at
            at = next((n for n, p in enumerate(places) if p.placement.span and p.placement.span.start >= here), 0) - (
                direction > 0
            )
        self.go_to_note(places[(at + direction) % len(places)])

    def go_to_note(self, placed: Placed) -> None:
        """Bring a note's passage into view and light the note."""
        self.notes_pane.light(placed.annotation.id)
        if placed.placement.span is not None:
            self.view.reveal(placed.placement.span)

    def note_here(self) -> Placed | None:
        """The note that is meant: the lit one when its passage is in view (or it has none), else the first in view."""
        now = self.notes_pane.note
        if now and (now.placement.span is None or self._sees(now)):
            return now
        return next((p for p in self.notes if self._sees(p)), None)

    def _sees(self, placed: Placed) -> bool:
        span, visible = placed.placement.span, self.view.visible_span
        return span is not None and span.start < visible.end and visible.start < span.end

    def on_text_view_text_clicked(self, event: TextView.TextClicked) -> None:
        """A click on an annotated passage lights its note, the shortest passage first."""
        event.stop()
        here = [p for p in self.notes if p.placement.span is not None and p.placement.span.contains(event.offset)]
        if here:
            self.notes_pane.light(min(here, key=lambda p: len(p.placement.span or ())).annotation.id)

    def on_notes_pane_note_moved(self, event: NotesPane.NoteMoved) -> None:
        """The text follows the notes."""
        event.stop()
        self.go_to_note(event.placed)
