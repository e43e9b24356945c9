"""Making, changing, deleting and undoing annotations: the same from the library, the comparison and the list of all."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from index.article import Article, Span
from index.errors import DeraaError
from tui.drawing.rows import named
from tui.screens.controlling import Host, background

if TYPE_CHECKING:
    from index.annotations.annotation import Annotation
    from index.annotations.history import Undone
    from index.workspace import Workspace
    from tui.screens.dialogs.note_dialog import NoteDialog, Save, Seen, Written


class ShowsNotes(Host, Protocol):
    """A screen on which notes are shown."""

    def ask(self, dialog: NoteDialog, answered: Callable[[Annotation | None], None]) -> None:
        """Ask for a note."""

    def say_saved(self, file: Path) -> None:
        """Say that a note was saved, and the first time in which file."""

    def annotations_changed(self, chosen: Annotation | None = None) -> object:
        """Annotations changed on disk: show them anew. `chosen` is the one that was made or changed."""


def _nowhere(rows: int) -> None:
    """The passage is not on the screen."""


class NoteEditor:
    """Writes notes for a screen. It says that a note was saved once it is there."""

    def __init__(self, workspace: Workspace, screen: ShowsNotes) -> None:
        self.workspace = workspace
        self.screen = screen
        self._made: tuple[int, list[DeraaError]] = (0, [])
        """On how many reports a note was made last, and why not on others."""

    def annotate(self, article: Article, span: Span, seen: Seen = _nowhere) -> None:
        """Ask for a note on a passage, which stays in view where it is `seen`, and save it."""

        def save(written: Written) -> Annotation:
            return self.workspace.notes.annotate(article, span, written.note, kind=written.kind, tags=written.tags)

        self._ask("New note", span.of(article.text), save, seen=seen)

    def edit(self, was: Annotation, seen: Seen = _nowhere) -> None:
        """Ask for a note's new words and save them; its passage stays in view where it is `seen`."""
        from tui.screens.dialogs.note_dialog import Written

        def save(written: Written) -> Annotation:
            return self.workspace.notes.change(
                was, replace(was, note=written.note, kind=written.kind, tags=written.tags)
            )

        written = Written(was.note, was.kind, was.tags)
        self._ask(f"Edit {named(was)}", was.selector.exact, save, written, seen=seen)

    def annotate_both(
        self, title: str, ends: tuple[tuple[Article, Span], tuple[Article, Span]], about: str, seen: Seen = _nowhere
    ) -> None:
        """Ask for one note on two passages that differ, with what it is `about` written already, and save it on both,
        linked; nothing is noted before the user has kept it.
        """
        from tui.screens.dialogs.note_dialog import Written

        def save(written: Written) -> Annotation:
            links = self.workspace.links
            return links.note_conflict(*ends, written.note, kind=written.kind, tags=written.tags)[0]

        def answered(saved: Annotation | None) -> None:
            if saved is not None:
                where = self.workspace.notes.file(saved.article).parent
                self.screen.say(f"Noted on both sides, linked as contradicting; u takes it back. In {where}")
                self.screen.annotations_changed()

        quote = " / ".join(span.of(article.text) for article, span in ends)
        self._ask(title, quote, save, Written(about, "doubt"), answered, seen=seen)

    def annotate_all(self, articles: Sequence[str]) -> None:
        """Ask for a note and put it on each of these reports, on its title; `undo` takes it from all of them."""
        count = len(articles)
        library, notes = self.workspace.library, self.workspace.notes

        def read(article: str) -> Article | DeraaError:
            try:
                return library.article(article)
            except DeraaError as error:
                return error

        def save(written: Written) -> Annotation:
            from index.workspace.notes.batch import annotate_reports

            made, failed = annotate_reports(
                notes, map(read, articles), written.note, kind=written.kind, tags=written.tags
            )
            if not made:
                raise failed[0]
            self._made = (len(made), failed)
            return made[0]

        def answered(saved: Annotation | None) -> None:
            if saved is not None:
                made, failed = self._made
                some = f" {failed[0]}" if failed else ""
                said = f"{made} of {count} reports; u takes it from all" if count > 1 else "the report; u takes it back"
                self.screen.say(f"Noted on {said}.{some}", error=bool(failed))
                self.screen.annotations_changed()

        on = f"each of {count} reports" if count > 1 else "the title of this report"
        self._ask(f"New note on {on}", ", ".join(articles), save, None, answered)

    def _ask(
        self,
        title: str,
        quote: str,
        save: Save,
        written: Written | None = None,
        answered: Callable[[Annotation | None], None] | None = None,
        seen: Seen = _nowhere,
    ) -> None:
        from tui.screens.dialogs.note_dialog import NoteDialog

        kinds, tags = self.workspace.settings.kinds, self.workspace.notes.tags()
        dialog = NoteDialog(title, quote, kinds, save, written, tags, seen)
        self.screen.ask(dialog, answered or self._saved)

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

    def undo(self) -> None:
        """Take back the last change to annotations."""
        self._step(self.workspace.notes.undo, "Undone", "There is nothing to undo.")

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._step(self.workspace.notes.redo, "Done again", "There is nothing to do again.")

    @background("annotations")
    async def _step(self, step: Callable[[], Undone | None], said: str, nothing: str) -> None:
        try:
            done = await asyncio.to_thread(step)
        except DeraaError as error:
            self.screen.say(str(error), error=True)
            return
        about = f": {named(done.about)}" if done and done.about else ""
        self.screen.say(f"{said}: {done.what}{about}." if done else nothing)
        if done:
            self.screen.annotations_changed(done.about)
