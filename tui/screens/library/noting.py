"""The notes on the article that is open: made, found, edited and deleted from the reading pane."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual import work

from index.annotations.anchoring.selector import Status
from index.annotations.annotation import Annotation, Placed
from index.errors import DeraaError
from tui.drawing import rows
from tui.drawing.rows import named
from tui.safe_text import safe
from tui.screens.library.keeping_up import KeepingUp
from tui.screens.note_editing import NoteEditor
from tui.widgets.reading_pane import ReadingPane


class Noting(KeepingUp):
    """A screen with a reading pane."""

    editor: NoteEditor

    _link_from: Annotation | None = None
    _placing: str | None = None
    """The id of a note without a place while the user selects one for it: its choice may pass to a note there."""

    @property
    def reading(self) -> ReadingPane:
        """The article that is open."""
        return self.query_one(ReadingPane)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A note can be placed that has no sure place, and one that has a suggested place can be denied it."""
        note = self.reading.notes_pane.note if self.is_mounted else None
        match action:
            case "place_note":
                return self._to_place() is not None
            case "reject_note":
                return note is not None and note.placement.status is Status.SUGGESTED
            case "link_note":
                return note is not None or None  # none: the key says so
        return super().check_action(action, parameters)

    async def opened(self) -> None:
        """Wait for the report that is being opened: a key typed right after Enter is meant for it."""
        await self.finished("open")

    async def action_annotate(self) -> None:
        """Annotate the selected passage, or the sentence the reader is at."""
        await self.opened()
        view = self.reading.view
        if view.article is not None:
            span = view.selected or view.units.sentence_at(view.reading_at)
            self.editor.annotate(view.article, span)

    async def action_copy_passage(self) -> None:
        """Copy the selected passage, or the sentence the reader is at, with its citation."""
        from index.annotations.exchange.citation import citation

        await self.opened()
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
        if (placed := self._meant_note()) and self._is_own(placed):
            self.editor.edit(placed.annotation)

    def action_delete_note(self) -> None:
        """Delete the note that is meant here."""
        if (placed := self._meant_note()) and self._is_own(placed):
            self.reading.choose(None)  # at once: the key pressed again deletes nothing that was not chosen for it
            self.editor.delete(placed.annotation)

    def _meant_note(self) -> Placed | None:
        """The note that is chosen and seen; when there is none, that is said."""
        placed = self.reading.notes_pane.note
        if placed is None:
            some = "No note is chosen; ] goes to the next one."
            self.say(some if self.reading.notes else "There is no note on this report; a makes one.")
        elif not self.reading.sees_chosen:
            self.reading.go_to_note(placed)
            self.say(f"{named(placed.annotation)} is chosen, and was out of view; press the key again.")
            return None
        return placed

    def say_why_not(self, action: str) -> None:
        """Say why a key does nothing here."""
        if action.endswith("link_note"):
            self._meant_note()

    def _is_own(self, placed: Placed) -> bool:
        """Whether the note is this report's; one that followed from another edition is changed there."""
        if placed.from_edition:
            made = placed.annotation
            self.say(f"{named(made)} is on another edition, {made.article}; + keeps it here, to be changed.")
        return not placed.from_edition

    def notes_on(self, article: str) -> list[Placed]:
        """The notes on an article, and those of other editions that follow to it, by place."""
        own = self.workspace.annotations(article)
        return sorted(
            (*own, *self.workspace.followed(article, own)),
            key=lambda p: p.placement.span.start if p.placement.span else -1,
        )

    def link_lines(self, article: str) -> dict[str, list[str]]:
        """A line for each link of each annotation of an article, as the notes pane shows it."""
        links = self.workspace.links_of(article)
        headings = {s.id: s.heading for s in self.workspace.summaries()} if links else {}
        return {
            name: [f"{said}: “{a.selector.exact[:80]}” ({headings.get(a.article, a.article)})" for said, a in found]
            for name, found in links.items()
        }

    @work(exclusive=True, group="annotations")
    async def action_place_note(self) -> None:
        """Put the chosen note on the selection; without one, accept the passage that is suggested for it. One that
        followed from another edition is kept here.
        """
        placed, span = self._to_place(), self.reading.view.selected
        article = self.reading.article
        if placed is None or article is None:
            return
        span = span or (placed.placement.span if placed.placement.status is Status.SUGGESTED else None)
        if placed.from_edition:
            await self._change_note("The note is kept here too", self.workspace.follow, placed, article)
        elif span is None:
            self._placing = placed.annotation.id
            self.say(f"Select the passage {named(placed.annotation)} belongs to, then press + again.")
        else:
            self._placing = None
            await self._change_note("The note is placed", self.workspace.place, placed.annotation, span, article)

    def _to_place(self) -> Placed | None:
        """The note that + places: the chosen one where it has no sure place, else the one a place is selected for."""
        placed = self.reading.notes_pane.note
        if placed and (placed.from_edition or placed.placement.status is not Status.PLACED):
            return placed
        waits = (p for p in self.reading.notes if p.annotation.id == self._placing)
        return next(waits, None) if self.reading.view.selected else None

    @work(exclusive=True, group="annotations")
    async def action_reject_note(self) -> None:
        """Say that the chosen note does not belong where it was suggested: it stays, without a place."""
        placed = self.reading.notes_pane.note
        if placed is not None and placed.placement.status is Status.SUGGESTED:
            await self._change_note(
                "The note stays, without a place", self.workspace.reject, placed, self.reading.article
            )

    async def _change_note(self, said: str, change: Callable[..., Annotation], *of: object) -> None:
        """Do something to a note in a worker, and say so; what comes of it is chosen."""
        try:
            made = await asyncio.to_thread(change, *of)
        except DeraaError as error:
            self.say(str(error), error=True)
            return
        self.say(f"{said}: {named(made)}; u takes it back.")
        self.annotations_changed(made)

    def action_link_note(self) -> None:
        """The first time, remember the note that is meant here; the second time, ask how the first relates to this."""
        from tui.screens.dialogs.relation_dialog import RelationDialog

        here = self._meant_note()
        if here is None:
            return
        first = self._link_from
        if first is None or first.id == here.annotation.id:
            self._link_from = here.annotation
            self.say(f"l: linking {named(here.annotation)}. Go to the other note, in any report, and press l there.")
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
        self.say(f"Linked: {named(first)} {rows.relation(relation)} {named(second)}; u takes it back.")
        self.annotations_changed(second)

    def annotations_changed(self, chosen: Annotation | None = None) -> None:
        """Show the open article's notes anew; what was selected for a note has served."""
        self.reading.view.action_cancel_selection()
        article = self.reading.article
        if chosen is not None and article is not None and self.workspace.read_as(chosen.article) == article.id:
            self.reading.choose(chosen.id)
        self.show_notes_anew()

    @work(exclusive=True, group="notes")
    async def show_notes_anew(self) -> None:
        """Show the open article's notes as they are on disk."""
        await self.count_notes()
        if self.reading.article is not None:
            article = self.reading.article.id
            try:
                notes, links = await asyncio.to_thread(lambda: (self.notes_on(article), self.link_lines(article)))
            except DeraaError as error:
                self.say(str(error), error=True)
                return
            if self.reading.article is not None and self.reading.article.id == article:
                self.reading.show_notes(notes, links)
