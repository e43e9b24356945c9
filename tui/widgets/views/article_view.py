"""Reading an article: its text with hits and notes, and the selection of a passage by mouse or keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual import events
from textual.message import Message

from index.article import OWN_WORDS, Article, Kind, Span
from index.text.sentences import sentences_of
from tui.drawing.beside import Rows
from tui.drawing.marks import StyledSpan
from tui.drawing.selecting import Selection, Units
from tui.keymap import bindings
from tui.widgets.views.text_view import TextView

_SHOWN_AS = {Kind.TITLE: "title", Kind.HEADING: "title", Kind.CAPTION: "dim", Kind.DATE: "dim", Kind.BOILERPLATE: "dim"}
"""How a paragraph of each kind is drawn; the body is plain."""


SEEKS_BEGINNING = "Move to where the passage begins and press v there."
BEGINS = "The passage begins here; move to its end."


class ArticleView(TextView):
    """The article being read."""

    BINDINGS = [*bindings("selecting"), *bindings("article"), *bindings("note")]

    BESIDE = 1

    class PassageSelected(Message):
        """A passage is selected; None when nothing is any more."""

        def __init__(self, span: Span | None) -> None:
            super().__init__()
            self.span = span

    class Told(Message):
        """A key has done something that is not seen in the text: what, in a sentence, perhaps one that is so while it
        `holds`.
        """

        def __init__(self, sentence: str, holds: Callable[[], bool] | None = None) -> None:
            super().__init__()
            self.sentence, self.holds = sentence, holds

    class ViewMoved(Message):
        """Another stretch of the text is in view: it was scrolled, or has other room."""

        def __init__(self, *, scrolled: bool) -> None:
            super().__init__()
            self.scrolled = scrolled

    def __init__(self, *, measure: int, spacing: int, id: str | None = None) -> None:
        super().__init__(measure=measure, spacing=spacing, id=id)
        self.article: Article | None = None
        self.units = Units("", (), ())
        self.selection: Selection | None = None
        self._asked: Span | None = None
        """The passage that was asked for last."""
        self._dragging = False
        self._pressed: int | None = None

    def show_article(self, article: Article) -> None:
        """Show an article from its top; hits and notes are set after."""
        self.article, self._asked = article, None
        self._cancel()
        self.show_text(article.text)
        sentences = [s.span for s in sentences_of(article)]
        self.units = Units(article.text, sentences, [p.span for p in article.paragraphs])
        marks = (StyledSpan(p.span, _SHOWN_AS[p.kind]) for p in article.paragraphs if p.kind in _SHOWN_AS)
        self.set_marks("kind", marks)

    def show_hits(self, hits: Sequence[Span], now: Span | None) -> None:
        """Mark the hits of a search; `now` is the one the reader is at."""
        self.set_marks("hits", (StyledSpan(span, "hit") for span in hits))
        self.set_marks("hit-now", [StyledSpan(now, "hit-now")] if now else [])
        if now:
            self.show_passage(now)

    def show_passage(self, span: Span) -> None:
        """Bring a passage into view, with the whole sentence that it stands in."""
        first, last = (self.units.sentence_at(at) for at in (span.start, max(span.start, span.end - 1)))
        start = first.start if first.contains(span.start) else span.start
        end = last.end if last.contains(span.end - 1) else span.end
        self.reveal(span, within=Span(start, end))
        self._asked = span

    def show_notes(self, notes: Sequence[tuple[Span, str, str]]) -> None:
        """Mark the annotated passages; the gutter has the letter of each, in its colour."""
        self.set_marks("notes", (StyledSpan(span, "note") for span, _, _ in notes))
        self.set_letters({span.start: (letter, colour) for span, colour, letter in reversed(notes)})

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that the text was scrolled."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.ViewMoved(scrolled=True))

    def on_resize(self, _: events.Resize) -> None:
        """Tell that the text has other room."""
        self.post_message(self.ViewMoved(scrolled=False))

    def action_fold(self) -> None:
        """Fold away what is not the article's own words; or show it again."""
        if self.article is not None:
            others = [p.span for p in self.article.paragraphs if p.kind not in OWN_WORDS]
            if not others:
                self.post_message(self.Told("All of it is the report's own words: there is nothing to fold."))
            self.fold([] if self.folds else others)

    # --- selecting ---------------------------------------------------------------------------

    @property
    def selected(self) -> Span | None:
        """The selected passage, its words whole, without the white space around it; None when there is none."""
        if self.selection is None:
            return None
        span = self.units.whole_words(self.selection.span)
        start, end = span.start, span.end
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Span(start, end) if start < end else None

    @property
    def reading_at(self) -> int:
        """Where the reader is: at the current hit when it is in view, at a passage that was asked for until the text is
        scrolled, else at the first visible line.
        """
        visible = self.visible_span
        for mark in self._layers["hit-now"].within(visible.start, visible.end):
            return mark.span.start
        if self._asked is not None and self.is_where_wished and visible.contains(self._asked.start):
            return self._asked.start
        return visible.start

    def make_room(self, span: Span, rows: int) -> Rows | None:
        """Where a passage is drawn, as `rows_of`; it is scrolled up where neither above nor below it so many rows of
        the screen are free.
        """
        if (drawn := self.rows_of(span)) is not None:
            first, last = drawn
            missing = rows - (self.screen.size.height - 1 - last)
            if missing > 0 and first < rows:
                self.jump_to(self.scroll_offset.y + min(missing, first - self.scrollable_content_region.y))
        return self.rows_of(span)

    def select(self, span: Span) -> None:
        """Select a passage; its end moves."""
        self._select(Selection(span.start, span.end))

    def open_at(self, span: Span) -> None:
        """Select a passage that was asked for, and show it in its sentence."""
        self._select(Selection(span.start, span.end), show=span)

    def take_up(self, selection: Selection) -> None:
        """Have a selection that there was before."""
        self._select(selection)

    def action_select(self) -> None:
        """Select the sentence in view; again: look for another place to begin; again: begin there."""
        if self.selection is None:
            self.select(self.units.sentence_at(self.reading_at))
        else:
            offset = self.selection.span.start if len(self.selection.span) else self.selection.moving
            seeks = not self.selection.free
            self._select(Selection(offset, offset, free=seeks))
            self.post_message(self.Told(SEEKS_BEGINNING if seeks else BEGINS, partial(self._selects, free=seeks)))

    def _selects(self, *, free: bool) -> bool:
        """Whether a passage is being selected, with both ends moving or one."""
        return self.selection is not None and self.selection.free == free

    def action_extend(self, unit: str, direction: int) -> None:
        """Move the moving end of the selection by so many units: by line from the column it is in, else from where the
        passage is seen to end.
        """
        assert self.selection is not None
        moving = self.selection.moving
        if unit == "line":
            moving = self._line_away(moving, direction)
        else:
            seen = self.units.whole_words(self.selection.span)
            moving = seen.start if moving < self.selection.fixed else max(moving, seen.end)
            if unit == "character" and self._lines.begins_at_right(self._lines.line_of(moving)):
                direction = -direction  # its keys point to a side of the screen
            for _ in range(abs(direction)):
                moving = self.units.moved(moving, unit, 1 if direction > 0 else -1)
        self._select(self.selection.moved_to(moving))

    def action_other_end(self) -> None:
        """Let the other end move."""
        assert self.selection is not None
        self._select(self.selection.swapped())

    def action_cancel_selection(self) -> None:
        """Select nothing."""
        self._cancel()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Selection keys work while there is a selection."""
        if action in ("extend", "other_end", "cancel_selection"):
            return self.selection is not None
        return True

    def _line_away(self, offset: int, direction: int) -> int:
        line = self._lines.line_of(offset)
        return self._lines.offset_at(line + direction, self._lines.column_of(offset))

    def _select(self, selection: Selection, *, show: Span | None = None) -> None:
        self.selection, self._asked = selection, None
        span = self.units.whole_words(selection.span)
        end = span.end if len(span) else min(len(self.text), span.end + 1)
        self.set_marks("selection", [StyledSpan(Span(span.start, end), "selection")])
        if show:
            self.show_passage(show)
        else:
            self.reveal(Span(selection.moving, selection.moving))
        self.refresh_bindings()
        self.post_message(self.PassageSelected(self.selected))

    def _cancel(self) -> None:
        if self.selection is not None:
            self.selection = None
            self.set_marks("selection", [])
            self.refresh_bindings()
            self.post_message(self.PassageSelected(None))

    # --- the mouse ---------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A drag may begin here."""
        if event.button == 1:
            self._pressed = self.offset_under(event.x, event.y)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select while dragging; at the edge, scroll on."""
        if self._pressed is None:
            return
        offset = self.offset_under(event.x, event.y)
        if offset != self._pressed or self._dragging:
            self._dragging = True
            self._select(Selection(self._pressed, offset))
            if event.y <= 0:
                self.action_line(-1)
            elif event.y >= self.window.height - 1:
                self.action_line(1)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """The drag ends."""
        if self._pressed is not None:
            self.release_mouse()
            self._pressed = None

    def on_click(self, event: events.Click) -> None:
        """A plain click ends the selection, a double click selects the word, a triple the sentence."""
        if self._dragging:
            self._dragging = False
            event.stop()
            event.prevent_default()
            return
        offset = self.offset_under(event.x, event.y)
        if event.chain == 2 and len(word := self.units.word_at(offset)):
            self.select(word)
        elif event.chain == 3:
            self.select(self.units.sentence_at(offset))
        else:
            self._cancel()
