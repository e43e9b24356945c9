"""Making, changing, deleting and undoing annotations: the same from the library, the comparison and the list of all."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from index.article import Article, Span
from index.errors import DeraaError
from tui.drawing.rows import named, quoted
from tui.left_off import DraftPassage, NoteDraft
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


SeenOf = Callable[[Article, Span], "Seen"]
"""Where a passage of an article is seen."""

UNFINISHED = "Left unfinished"
"""What is said of a note that is offered again."""

MOST_TOLD = 200
"""Columns of an unfinished note that are said where it cannot be offered: enough to write it anew elsewhere."""


def nowhere(rows: int) -> None:
    """The passage is not on the screen."""


def _passage(article: Article, span: Span) -> DraftPassage:
    return DraftPassage(article.id, span.start, span.end, span.of(article.text))


def written_of(draft: NoteDraft) -> Written:
    """What was written of a note that was left unfinished."""
    from tui.screens.dialogs.note_dialog import Written

    return Written(draft.note, draft.kind, draft.tags)


def _waits(draft: NoteDraft) -> str:
    return f"The note that was left unfinished is kept until that is back: {quoted(draft.note, MOST_TOLD)}"


class NoteEditor:
    """Writes notes for a screen. It says that a note was saved once it is there."""

    def __init__(self, workspace: Workspace, screen: ShowsNotes) -> None:
        self.workspace = workspace
        self.screen = screen
        self._made: tuple[int, list[DeraaError]] = (0, [])
        """On how many reports a note was made last, and why not on others."""

    def annotate(self, article: Article, span: Span, seen: Seen = nowhere, left: Written | None = None) -> None:
        """Ask for a note on a passage, which stays in view where it is `seen`, and save it; `left` is what was written
        of it before the app was left.
        """

        def save(written: Written) -> Annotation:
            return self.workspace.notes.annotate(article, span, written.note, kind=written.kind, tags=written.tags)

        draft = NoteDraft(passages=(_passage(article, span),))
        self._ask("New note", span.of(article.text), save, draft, seen=seen, left=left)

    def edit(self, was: Annotation, seen: Seen = nowhere, left: Written | None = None) -> None:
        """Ask for a note's new words and save them; its passage stays in view where it is `seen`."""
        from tui.screens.dialogs.note_dialog import Written

        def save(written: Written) -> Annotation:
            return self.workspace.notes.change(
                was, replace(was, note=written.note, kind=written.kind, tags=written.tags)
            )

        written = Written(was.note, was.kind, was.tags)
        draft = NoteDraft("change", changes=was.id)
        self._ask(f"Edit {named(was)}", was.selector.exact, save, draft, written, seen=seen, left=left)

    def annotate_both(
        self,
        title: str,
        ends: tuple[tuple[Article, Span], tuple[Article, Span]],
        about: str,
        seen: Seen = nowhere,
        left: Written | None = None,
    ) -> None:
        """Ask for one note on two passages that differ, with what it is `about` written already, and save it on both,
        linked; what is typed goes on a line of its own. Nothing is noted before the user has kept it.
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
        draft = NoteDraft("both", tuple(_passage(*each) for each in ends), title=title, about=about)
        self._ask(title, quote, save, draft, Written(f"{about}\n", "doubt"), answered, seen, left)

    def annotate_all(self, articles: Sequence[str], left: Written | None = None) -> None:
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
        self._ask(f"New note on {on}", ", ".join(articles), save, NoteDraft("each"), None, answered, left=left)

    def _ask(
        self,
        title: str,
        quote: str,
        save: Save,
        draft: NoteDraft,
        written: Written | None = None,
        answered: Callable[[Annotation | None], None] | None = None,
        seen: Seen = nowhere,
        left: Written | None = None,
    ) -> None:
        from tui.screens.dialogs.note_dialog import NoteDialog

        kinds, tags = self.workspace.settings.kinds, self.workspace.notes.tags()
        title = f"{UNFINISHED} · {title}" if left else title
        dialog = NoteDialog(title, quote, kinds, save, written, tags, seen, draft, left)
        self.screen.ask(dialog, answered or self._saved)

    @background("drafts")
    async def take_up(self, draft: NoteDraft, seen_of: SeenOf, opened: Callable[[], None]) -> None:
        """Offer a note again that was left unfinished, and tell when it is `opened`. Where its passage or the note that
        it changes is gone, that is said with what was written.
        """
        left = written_of(draft)
        try:
            ends = [await asyncio.to_thread(self._found_again, each) for each in draft.passages]
            was = await asyncio.to_thread(self.workspace.notes.with_id, draft.changes) if draft.changes else None
        except DeraaError as error:
            self.screen.say(f"{error} {_waits(draft)}", error=True)
            return
        if draft.does == "change" and was is not None:
            self.edit(was, left=left)
        elif draft.does == "both" and len(ends) == len(list(filter(None, ends))) == 2:
            one, other = filter(None, ends)
            self.annotate_both(draft.title, (one, other), draft.about, seen_of(*one), left)
        elif draft.does == "annotate" and ends and ends[0]:
            self.annotate(*ends[0], seen_of(*ends[0]), left)
        else:
            self.screen.say(f"What a note was being written about is gone. {_waits(draft)}", error=True)
            return
        opened()

    def _found_again(self, passage: DraftPassage) -> tuple[Article, Span] | None:
        """Where a passage stands now: at its place, or elsewhere where its words stand once."""
        article = self.workspace.library.article(passage.article)
        span = Span(passage.start, passage.end)
        if span.of(article.text) != passage.words:
            if not passage.words or article.text.count(passage.words) != 1:
                return None
            start = article.text.index(passage.words)
            span = Span(start, start + len(passage.words))
        return article, span

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
