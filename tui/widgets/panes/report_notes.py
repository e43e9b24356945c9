"""The notes of the open report, in its text and in the pane of notes: one of them is chosen, and lit in both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from index.article import Span
from tui.drawing.chosen_note import note_at
from tui.drawing.rows import letter_of
from tui.widgets.panes.notes_pane import NotesPane
from tui.widgets.views.article_view import ArticleView

if TYPE_CHECKING:
    from index.annotations.annotation import Placed


class ReportNotes:
    """Keeps text and pane at one note: what is chosen in either is chosen in both."""

    def __init__(self, view: ArticleView, pane: NotesPane) -> None:
        """Of the text in a `view`, listed in a `pane`."""
        self._view, self._pane = view, pane
        self.notes: Sequence[Placed] = ()
        """In the order of the text."""

    def show(self, notes: Sequence[Placed], links: Mapping[str, Sequence[str]]) -> None:
        """Show a report's notes and their links; the chosen one stays chosen."""
        self.notes = notes
        self._pane.show_notes(notes, links)
        self._light()
        placed = [(p.placement.span, p) for p in notes if p.placement.span is not None]
        self._view.show_notes([(span, self._colour(p), letter_of(p.annotation.kind)) for span, p in placed])

    def choose(self, annotation_id: str | None) -> None:
        """Choose a note: it is lit beside the text and in it, and keys act on it. Or choose none."""
        self._pane.choose(annotation_id)
        self._light()

    def step(self, direction: int) -> None:
        """To the next or previous note: from the chosen one, or where none is chosen from where the reader is."""
        if not self.notes:
            return
        now = self._pane.note
        if now is not None:
            at = [p.annotation.id for p in self.notes].index(now.annotation.id)
        else:
            here = self._view.reading_at
            spans = [p.placement.span for p in self.notes]
            at = next((n for n, s in enumerate(spans) if s is not None and s.end > here), 0) - (direction > 0)
        self.go_to(self.notes[(at + direction) % len(self.notes)])

    def go_to(self, placed: Placed) -> None:
        """Choose a note and bring its passage into view."""
        self.choose(placed.annotation.id)
        if placed.placement.span is not None:
            self._view.show_passage(placed.placement.span)

    @property
    def sees_chosen(self) -> bool:
        """Whether the chosen note is in view, in the text or beside it."""
        now = self._pane.note
        return now is not None and (self._pane.shows_note or self._sees(now))

    def choose_at(self, span: Span) -> None:
        """Choose the note on a passage, if there is one."""
        now = self._pane.note
        if found := note_at(self.notes, span, now.annotation.id if now else None):
            self.choose(found.annotation.id)

    def choose_in_view(self, *, anew: bool = False) -> None:
        """When the chosen note's passage has left the view, choose the first note that is in view, or none. `anew` also
        chooses where none was chosen.
        """
        now = self._pane.note
        stays = not anew if now is None else now.placement.span is None or self._sees(now)
        if self._view.window.height and not stays:
            first = next((p for p in self.notes if self._sees(p)), None)
            self.choose(first.annotation.id if first else None)

    def _sees(self, placed: Placed) -> bool:
        span, visible = placed.placement.span, self._view.visible_span
        return span is not None and span.start < visible.end and visible.start < span.end

    def _light(self) -> None:
        now = self._pane.note
        self._view.show_chosen(*((now.placement.span, self._colour(now)) if now else (None,)))

    def _colour(self, placed: Placed) -> str:
        return self._pane.kinds.get(placed.annotation.kind, "")
