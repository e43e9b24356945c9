"""The notes on the article that is open: made, found, edited and deleted from the reading pane."""

from __future__ import annotations

import asyncio

from textual import work

from tui.safe_text import safe
from tui.screens.keeping_up import KeepingUp
from tui.widgets.notes_pane import NotesPane
from tui.widgets.reading_pane import ReadingPane


class Noting(KeepingUp):
    """A screen with a reading pane."""

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
            notes = await asyncio.to_thread(self.workspace.annotations, self.reading.article.id)
            self.reading.show_notes(notes)
