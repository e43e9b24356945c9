"""Making, changing, deleting and undoing annotations: the same from the library, the comparison and the list of all."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from index.article import Article, Span
from index.errors import DeraaError
from tui.drawing.rows import named
from tui.screens.controlling import Host, background

if TYPE_CHECKING:
    from index.annotations.annotation import Annotation
    from index.workspace import Workspace
    from tui.screens.dialogs.note_dialog import NoteDialog, Save, Written


class ShowsNotes(Host, Protocol):
    """A screen on which notes are shown."""

    def ask(self, dialog: NoteDialog, answered: Callable[[Annotation | None], None]) -> None:
        """Ask for a note."""

    def say_saved(self, file: Path) -> None:
        """Say that a note was saved, and the first time in which file."""

    def annotations_changed(self, chosen: Annotation | None = None) -> object:
        """Annotations changed on disk: show them anew. `chosen` is the one that was made or changed."""


class NoteEditor:
    """Writes notes for a screen. It says that a note was saved once it is there."""

    def __init__(self, workspace: Workspace, screen: ShowsNotes) -> None:
        self.workspace = workspace
        self.screen = screen

    def annotate(self, article: Article, span: Span) -> None:
        """Ask for a note on a passage and save it."""

        def save(written: Written) -> Annotation:
            return self.workspace.notes.annotate(article, span, written.note, kind=written.kind, tags=written.tags)

        self._ask("New note", span.of(article.text), save, None)

    def edit(self, was: Annotation) -> None:
        """Ask for a note's new words and save them."""

        def save(written: Written) -> Annotation:
            return self.workspace.notes.change(
                was, replace(was, note=written.note, kind=written.kind, tags=written.tags)
            )

        self._ask(f"Edit {named(was)}", was.selector.exact, save, was)

    def _ask(self, title: str, quote: str, save: Save, was: Annotation | None) -> None:
        from tui.screens.dialogs.note_dialog import NoteDialog, Written

        written = Written(was.note, was.kind, was.tags) if was else None
        dialog = NoteDialog(title, quote, self.workspace.settings.kinds, save, written, self.workspace.notes.tags())
        self.screen.ask(dialog, self._saved)

    def _saved(self, saved: Annotation | None) -> None:
        if saved is not None:
            self.screen.say_saved(self.workspace.notes.file(saved.article))
            self.screen.annotations_changed(saved)

    @background("annotations")
    async def delete(self, annotation: Annotation) -> None:
        """Delete an annotation; it can be undone."""
        try:
            await asyncio.to_thread(self.workspace.notes.delete, annotation)
        except DeraaError as error:
            self.screen.say(str(error), error=True)
            return
        self.screen.say(f"Deleted {named(annotation)}; u brings it back.")
        self.screen.annotations_changed()

    @background("annotations")
    async def undo(self) -> None:
        """Take back the last change to annotations."""
        try:
            undone = await asyncio.to_thread(self.workspace.notes.undo)
        except DeraaError as error:
            self.screen.say(str(error), error=True)
            return
        about = f": {named(undone.about)}" if undone and undone.about else ""
        self.screen.say(f"Undone: {undone.what}{about}." if undone else "There is nothing to undo.")
        if undone:
            self.screen.annotations_changed(undone.about)
