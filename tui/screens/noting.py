"""The notes on the article that is open: made, found, edited and deleted from the reading pane."""

from __future__ import annotations

import asyncio

from textual import work

from index.annotations.annotation import Annotation
from index.annotations.selector import Status
from index.errors import DeraaError
from tui.safe_text import safe
from tui.screens.keeping_up import KeepingUp
from tui.widgets.notes_pane import NotesPane
from tui.widgets.reading_pane import ReadingPane


class Noting(KeepingUp):
    """A screen with a reading pane."""

    _link_from: Annotation | None = None

    @property
    def reading(self) -> ReadingPane:
        """The article that is open."""
        return self.query_one(ReadingPane)

    def action_annotate(self) -> None:
        """Annotate the selected passage, or the sentence the reader is at."""
        view = self.reading.view
        if view.article is not None:
            span = view.selected or view.units.sentence_at(view.reading_at)
            self.annotate_passage(view.article, span)

    def action_copy_passage(self) -> None:
        """Copy the selected passage, or the sentence the reader is at, with its citation."""
        from index.annotations.citation import citation

        view = self.reading.view
        if view.article is not None:
            span = view.selected or view.units.sentence_at(view.reading_at)
            self.app.copy_to_clipboard(safe(citation(view.article, span)))
            self.say("The passage with its citation was sent to the terminal.")

    def action_next_note(self, direction: int) -> None:
        """To the next annotated passage."""
        self.reading.step_note(direction)

    def action_edit_note(self) -> None:
        """Edit the note that is meant here."""
        if placed := self.reading.note_here():
            self.edit(placed.annotation)
        else:
            self.say("There is no note in view; a makes one.")

    def action_delete_note(self) -> None:
        """Delete the note that is meant here."""
        if placed := self.reading.note_here():
            self.delete(placed.annotation)
        else:
            self.say("There is no note in view.")

    def link_lines(self, article: str) -> dict[str, list[str]]:
        """A line for each link of each annotation of an article."""
        headings = {s.id: s.heading for s in self.workspace.summaries()}
        return {
            name: [f"{said}: “{a.selector.exact[:80]}” ({headings.get(a.article, a.article)})" for said, a in found]
            for name, found in self.workspace.links_of(article).items()
        }

    @work(exclusive=True, group="annotations")
    async def action_place_note(self) -> None:
        """Put the lit note on the selection; without one, accept the passage that is suggested for it."""
        placed, span = self.reading.notes_pane.note, self.reading.view.selected
        if placed is None:
            return
        span = span or placed.placement.span
        if span is None or placed.placement.status is Status.PLACED:
            self.say("Select the passage this note belongs to, then press + again.")
            return
        try:
            await asyncio.to_thread(self.workspace.place, placed.annotation, span)
        except DeraaError as error:
            self.say(str(error), error=True)
            return
        self.say("The note is placed; u takes it back.")
        self.annotations_changed()

    def action_link_note(self) -> None:
        """The first time, remember the note that is meant here; the second time, ask how the first relates to this."""
        from tui.screens.relation_dialog import RelationDialog

        here = self.reading.note_here()
        if here is None:
            self.say("There is no note in view to link.")
            return
        first = self._link_from
        if first is None or first.id == here.annotation.id:
            self._link_from = here.annotation
            self.say("Go to the other note, in any report, and press l there.")
            return

        def chosen(relation: str | None) -> None:
            self._link_from = None
            if relation is not None:
                self._link(first, relation, here.annotation)

        self.app.push_screen(RelationDialog(first.selector.exact, here.annotation.selector.exact), chosen)

    @work(exclusive=True, group="annotations")
    async def _link(self, first: Annotation, relation: str, second: Annotation) -> None:
        try:
            await asyncio.to_thread(self.workspace.link, first, relation, second)
        except DeraaError as error:
            self.say(str(error), error=True)
            return
        self.say(f"Linked: the first {relation} the second; u takes it back.")
        self.annotations_changed()

    def on_notes_pane_note_edited(self, event: NotesPane.NoteEdited) -> None:
        """Edit a note from the notes pane."""
        self.edit(event.placed.annotation)

    def on_notes_pane_note_deleted(self, event: NotesPane.NoteDeleted) -> None:
        """Delete a note from the notes pane."""
        self.delete(event.placed.annotation)

    @work(exclusive=True, group="notes")
    async def annotations_changed(self) -> None:
        """Show the open article's notes anew."""
        await self.count_notes()
        if self.reading.article is not None:
            self.reading.view.action_cancel_selection()
            article = self.reading.article.id
            notes = await asyncio.to_thread(self.workspace.annotations, article)
            self.reading.show_notes(notes, await asyncio.to_thread(self.link_lines, article))
