"""Making, changing, deleting and undoing annotations: the same from the library, the comparison and the list of all."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, cast

from textual import events, work
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import WorkerError

from index.article import Article, Span
from index.errors import DeraaError
from tui.drawing.rows import named
from tui.screens.ending import EndsItsWork
from tui.widgets.status_line import StatusLine
from tui.widgets.too_small import too_small

if TYPE_CHECKING:
    from index.annotations.annotation import Annotation
    from index.workspace import Workspace
    from tui.screens.dialogs.note_dialog import Save, Written


class TellsOnce(Protocol):
    """The app, which knows for all its screens what was said already."""

    told_where_notes_are: bool


class Annotating(Screen[None], EndsItsWork):
    """A screen from which passages can be annotated. It says that a note was saved once it is there, and the first time
    in which file.
    """

    workspace: Workspace
    _focused_before: Widget | None = None
    """What had the focus when the terminal became too small."""

    def on_resize(self, event: events.Resize) -> None:
        """In a terminal that is too small, say so instead of showing what cannot be read; where the user was, the user
        is again as soon as there is room.
        """
        small, was_small = too_small(*event.size), self.has_class("-too-small")
        if small and not was_small:
            self._focused_before = self.focused
        self.set_class(small, "-too-small")
        if was_small and not small and self._focused_before is not None:
            self.call_after_refresh(self.set_focus, self._focused_before)

    def annotations_changed(self, chosen: Annotation | None = None) -> object:
        """Called after annotations changed on disk: show them anew. `chosen` is the one that was made or changed."""
        raise NotImplementedError

    def say(self, sentence: str, *, error: bool = False) -> None:
        """Say a sentence in the status line."""
        self.query_one(StatusLine).say(sentence, error=error)

    async def finished(self, group: str) -> None:
        """Wait for the workers of a group."""
        for worker in [w for w in self.workers if w.group == group and not w.is_finished]:
            with suppress(WorkerError):  # a newer wish has taken its place
                await worker.wait()

    def annotate_passage(self, article: Article, span: Span) -> None:
        """Ask for a note on a passage and save it."""

        def save(written: Written) -> Annotation:
            return self.workspace.annotate(article, span, written.note, kind=written.kind, tags=written.tags)

        self._ask("New note", span.of(article.text), save, None)

    def edit(self, was: Annotation) -> None:
        """Ask for a note's new words and save them."""

        def save(written: Written) -> Annotation:
            return self.workspace.change(was, replace(was, note=written.note, kind=written.kind, tags=written.tags))

        self._ask(f"Edit {named(was)}", was.selector.exact, save, was)

    def _ask(self, title: str, quote: str, save: Save, was: Annotation | None) -> None:
        from tui.screens.dialogs.note_dialog import NoteDialog, Written

        written = Written(was.note, was.kind, was.tags) if was else None
        dialog = NoteDialog(title, quote, self.workspace.settings.kinds, save, written, self.workspace.tags())
        self.app.push_screen(dialog, self._saved)

    def _saved(self, saved: Annotation | None) -> None:
        if saved is not None:
            app, file = cast("TellsOnce", self.app), self.workspace.annotation_file(saved.article)
            self.say("Saved." if app.told_where_notes_are else f"Saved in {file.name}, in {file.parent}")
            app.told_where_notes_are = True
            self.annotations_changed(saved)

    @work(exclusive=True, group="annotations")
    async def delete(self, annotation: Annotation) -> None:
        """Delete an annotation; it can be undone."""
        try:
            await asyncio.to_thread(self.workspace.delete, annotation)
        except DeraaError as error:
            self.say(str(error), error=True)
            return
        self.say(f"Deleted {named(annotation)}; u brings it back.")
        self.annotations_changed()

    @work(exclusive=True, group="annotations")
    async def action_undo(self) -> None:
        """Take back the last change to annotations."""
        try:
            undone = await asyncio.to_thread(self.workspace.undo)
        except DeraaError as error:
            self.say(str(error), error=True)
            return
        about = f": {named(undone.about)}" if undone and undone.about else ""
        self.say(f"Undone: {undone.what}{about}." if undone else "There is nothing to undo.")
        if undone:
            self.annotations_changed(undone.about)
