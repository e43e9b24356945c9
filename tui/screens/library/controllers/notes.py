"""The notes on the article that is open: made, found, edited and deleted from the reading pane."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from index.annotations.anchoring.selector import Status
from index.annotations.annotation import Annotation, Placed
from index.article import Article, Span
from index.errors import DeraaError
from tui.drawing.beside import Rows
from tui.drawing.rows import named, quoted
from tui.output.left_behind import left_in_words
from tui.safe_text import safe
from tui.screens.controlling import Host, background
from tui.screens.library.controllers.fetching import link_lines, notes_on
from tui.widgets.panes.reading_pane import ReadingPane

if TYPE_CHECKING:
    from index.workspace import Workspace
    from tui.screens.note_editing import NoteEditor


NO_REPORT = "No report is open; Enter in the list opens one."

COPIED = 60
"""Columns of a copied passage that are told: enough to see that it is the right one."""


class ShowsReport(Host, Protocol):
    """A screen on which a report is read."""

    def copy(self, text: str) -> None:
        """Hand a text to the terminal, to be pasted elsewhere."""

    async def opened(self) -> None:
        """Wait for the report that is being opened: a key typed right after Enter is meant for it."""

    def show_note_counts(self) -> None:
        """Show how many notes each article has."""


class Notes:
    """The notes on the report that is open, and how many there are on every report: `counts`."""

    def __init__(self, workspace: Workspace, pane: ReadingPane, editor: NoteEditor, screen: ShowsReport) -> None:
        self.workspace = workspace
        self.pane = pane
        self.editor = editor
        self.screen = screen
        self.counts: Counter[str] = Counter()
        self._offered = False
        self._placing: str | None = None
        """The id of a note without a place while the user selects one for it: its choice may pass to a note there."""

    @property
    def chosen(self) -> Placed | None:
        """The note that keys act on."""
        return self.pane.notes_pane.note

    @property
    def can_be_placed(self) -> bool:
        """Whether there is a note without a sure place."""
        return self._to_place() is not None

    @property
    def can_be_rejected(self) -> bool:
        """Whether the chosen note has a place that is only suggested."""
        return self.chosen is not None and self.chosen.placement.status is Status.SUGGESTED

    async def annotate(self) -> None:
        """Annotate the selected passage, or the sentence the reader is at."""
        await self.screen.opened()
        view = self.pane.view
        if view.article is not None:
            span = view.selected or view.units.sentence_at(view.reading_at)
            self.editor.annotate(view.article, span, partial(view.make_room, span))
        else:
            self.screen.say(NO_REPORT)

    def seen_of(self, article: Article, span: Span) -> Callable[[int], Rows | None]:
        """Where a passage is seen, while its report is the one that is open."""
        view = self.pane.view
        return lambda rows: view.make_room(span, rows) if view.article and view.article.id == article.id else None

    async def copy_passage(self) -> None:
        """Copy the selected passage, or the sentence the reader is at, with its citation."""
        from index.annotations.exchange.citation import citation

        await self.screen.opened()
        view = self.pane.view
        if view.article is not None:
            span = view.selected or view.units.sentence_at(view.reading_at)
            self.screen.copy(safe(citation(view.article, span)))
            self.screen.say(f"Copied, with its citation: {quoted(span.of(view.article.text), COPIED)}")
        else:
            self.screen.say(NO_REPORT)

    def step(self, direction: int) -> None:
        """To the next annotated passage."""
        if self.pane.noted.notes:
            self.pane.noted.step(direction)
        else:
            self.meant()

    def edit(self) -> None:
        """Edit the note that is meant here."""
        if (placed := self.meant()) and self._is_own(placed):
            span = placed.placement.span
            self.editor.edit(placed.annotation, lambda rows: self.pane.view.make_room(span, rows) if span else None)

    def delete(self) -> None:
        """Delete the note that is meant here."""
        if (placed := self.meant()) and self._is_own(placed):
            self.pane.noted.choose(None)  # at once: the key pressed again deletes nothing that was not chosen for it
            self.editor.delete(placed.annotation)

    def meant(self) -> Placed | None:
        """The note that is chosen and seen; when there is none, that is said."""
        placed = self.chosen
        if placed is None:
            self.screen.say(self.none_chosen)
        elif not self.pane.noted.sees_chosen:
            self.pane.noted.go_to(placed)
            self.screen.say(f"{named(placed.annotation)} is chosen, and was out of view; press the key again.")
            return None
        return placed

    @property
    def none_chosen(self) -> str:
        """Why a key that acts on a note does nothing where none is chosen."""
        some = "No note is chosen; ] goes to the next one."
        return some if self.pane.noted.notes else "There is no note on this report; a makes one."

    def _is_own(self, placed: Placed) -> bool:
        """Whether the note is this report's; one that followed from another edition is changed there."""
        if placed.from_edition:
            made = placed.annotation
            self.screen.say(f"{named(made)} is on another edition, {made.article}; + keeps it here, to be changed.")
        return not placed.from_edition

    @background("annotations")
    async def place(self) -> None:
        """Put the chosen note on the selection; without one, accept the passage that is suggested for it. One that
        followed from another edition is kept here.
        """
        placed, span = self._to_place(), self.pane.view.selected
        article = self.pane.article
        if placed is None or article is None:
            return
        span = span or (placed.placement.span if placed.placement.status is Status.SUGGESTED else None)
        if placed.from_edition:
            await self._change_note("The note is kept here too", self.workspace.notes.follow, placed, article)
        elif span is None:
            self._placing = placed.annotation.id
            self.screen.say(
                f"Select the passage {named(placed.annotation)} belongs to, then press + again.",
                holds=lambda: self._placing == placed.annotation.id,
            )
        else:
            self._placing = None
            await self._change_note("The note is placed", self.workspace.notes.place, placed.annotation, span, article)

    def _to_place(self) -> Placed | None:
        """The note that + places: the chosen one where it has no sure place, else the one a place is selected for."""
        placed = self.chosen
        if placed and (placed.from_edition or placed.placement.status is not Status.PLACED):
            return placed
        waits = (p for p in self.pane.noted.notes if p.annotation.id == self._placing)
        return next(waits, None) if self.pane.view.selected else None

    @background("annotations")
    async def reject(self) -> None:
        """Say that the chosen note does not belong where it was suggested: it stays, without a place."""
        placed = self.chosen
        if placed is not None and placed.placement.status is Status.SUGGESTED:
            await self._change_note(
                "The note stays, without a place", self.workspace.notes.reject, placed, self.pane.article
            )

    async def _change_note(self, said: str, change: Callable[..., Annotation], *of: object) -> None:
        """Do something to a note in a worker, and say so; what comes of it is chosen."""
        try:
            made = await asyncio.to_thread(change, *of)
        except DeraaError as error:
            self.screen.say(str(error), error=True)
            return
        self.screen.say(f"{said}: {named(made)}; u takes it back.")
        self.changed(made)

    def changed(self, chosen: Annotation | None = None) -> None:
        """Show the open article's notes anew; what was selected for a note has served."""
        self.pane.view.action_cancel_selection()
        article = self.pane.article
        if chosen is not None and article is not None and self.workspace.notes.home(chosen) == article.id:
            self.pane.noted.choose(chosen.id)
        self.show_anew()

    @background("notes")
    async def show_anew(self) -> None:
        """Show the open article's notes as they are on disk."""
        await self.count()
        if self.pane.article is not None:
            article = self.pane.article.id
            try:
                notes, links = await asyncio.to_thread(
                    lambda: (notes_on(self.workspace, article), link_lines(self.workspace, article))
                )
            except DeraaError as error:
                self.screen.say(str(error), error=True)
                return
            if self.pane.article is not None and self.pane.article.id == article:
                self.pane.show_notes(notes, links)

    # --- all notes ---------------------------------------------------------------------------

    @background("annotations")
    async def recover(self) -> None:
        """Save the notes that could not be saved when they were written; without any, take over those of a folder that
        is gone.
        """
        waiting = await asyncio.to_thread(self.workspace.notes.recovered)
        if not waiting and await self._take_over():
            return
        try:
            for each in waiting:
                await asyncio.to_thread(self.workspace.notes.recover, each)
        except DeraaError as error:
            self.screen.say(str(error), error=True)
            return
        count = len(waiting)
        self.screen.say(
            f"Saved {count} note{'s' * (count != 1)} kept from before." if count else "No note waits to be saved."
        )
        await self.count()
        self.changed()

    async def _take_over(self) -> bool:
        """Copy the notes of a folder that is gone, if some fit the reports here."""
        found = await asyncio.to_thread(self.workspace.notes.left_behind)
        if not found:
            return False
        try:
            await asyncio.to_thread(self.workspace.notes.take_over, found[0])
        except DeraaError as error:
            self.screen.say(str(error), error=True)
            return True
        self.screen.say(f"The notes are here now, and still in {found[0].notes_folder}")
        await self.count()
        self.changed()
        return True

    async def count(self) -> None:
        """Count the notes of each article, and say which files of notes cannot be read."""
        self.counts, broken = await asyncio.to_thread(self.workspace.notes.counts)
        self.screen.show_note_counts()
        waiting = await asyncio.to_thread(self.workspace.notes.recovered)
        if waiting:
            notes = "A note" if len(waiting) == 1 else f"{len(waiting)} notes"
            self.screen.say(
                f"{notes} could not be saved before; R saves what is kept in {waiting[0].path.parent}", error=True
            )
        if not self.counts and not broken and not self._offered:
            self._offered = True  # once: each refresh counts anew
            if left := await asyncio.to_thread(self.workspace.notes.left_behind):
                self.screen.say(f"{left_in_words(left[0])}; R copies them here.", error=True)
        if broken:
            first = broken[0]
            self.screen.say(
                f"{first.path}, line {first.line}: {first.reason}; its notes are not shown, the file is left as it is.",
                error=True,
            )
