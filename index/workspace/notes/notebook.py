"""What the user writes on the articles of a folder: annotations made, changed, placed, linked, taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from index import config, private
from index.article import Article, Span
from index.config import Settings
from index.errors import StoreError
from index.workspace.library import Library
from index.workspace.search import FolderSearch

if TYPE_CHECKING:
    from index.annotations.annotation import Annotation, NoteLink, Placed
    from index.annotations.files.recovery import Recovered, Recovery
    from index.annotations.files.store import Broken, Store
    from index.annotations.history import History, Undone
    from index.search.query import query
    from index.workspace.notes.finding import NoteFinder
    from index.workspace.notes.left_behind import LeftBehind
    from index.workspace.notes.whereabouts import Whereabouts


class Notebook:
    """The user's annotations on the articles of a library. Every change can be undone. What is bad in a file of notes
    is a value in `Broken`.
    """

    def __init__(self, settings: Settings, library: Library, search: FolderSearch) -> None:
        """The notes in the settings' folder of annotations; it is opened when it is first asked for."""
        self._settings, self._library, self._search = settings, library, search
        self._looked_at: tuple[list[Annotation], list[Broken]] | None = None

    @cached_property
    def store(self) -> Store:
        """The files of the user's annotations."""
        from index.annotations.files.store import Store

        folder = Path(self._settings.annotations)
        if folder.is_relative_to(config.own_data()):
            private.close(folder)
        return Store(folder)

    @cached_property
    def history(self) -> History:
        """What was done to annotations in this run."""
        from index.annotations.history import History

        return History(self.store)

    @cached_property
    def _recovery(self) -> Recovery:
        from index.annotations.files.recovery import Recovery

        return Recovery(Path(self._settings.annotations), Path(self._settings.cache), config.own_state())

    @cached_property
    def _finder(self) -> NoteFinder:
        from index.workspace.notes.finding import NoteFinder

        return NoteFinder(self.home, lambda: self._library.age, self._search)

    @cached_property
    def _whereabouts(self) -> Whereabouts:
        from index.workspace.notes.whereabouts import Whereabouts

        return Whereabouts(self._library, self._search)

    # --- reading -----------------------------------------------------------------------------

    def annotations(self, article: str) -> list[Placed]:
        """An article's annotations and where their passages are now. Raises `StoreError` when the file cannot be
        read.
        """
        return self.placed(article, self._made_on(article))

    def placed(self, article: str, annotations: Iterable[Annotation], seen: Article | None = None) -> list[Placed]:
        """Where the passages of these annotations of one article are now, or in its text as it was `seen`; by place."""
        from index.annotations.anchoring.placing import placed

        found = list(annotations)
        read = seen or (self._library.article_if_there(article) if found else None)
        return [self._whereabouts.told(p, article) for p in placed(found, read.text if read else None)]

    def followed(self, article: str, own: Sequence[Placed] | None = None) -> list[Placed]:
        """The annotations of the story's other editions whose passages surely stand in this article too; `own` are its
        own annotations, where they are at hand.
        """
        from index.annotations.anchoring.placing import followed

        others = [a for edition in self._library.sharing.versions(article) for a in self._made_on(edition)]
        if not others:
            return []
        return followed(others, self.annotations(article) if own is None else own, self._library.article(article).text)

    def counts(self) -> tuple[Counter[str], list[Broken]]:
        """How many annotations each article has, whatever name they go by, and the files that cannot be read."""
        annotations, broken = self.store.everything()
        return Counter(map(self.home, annotations)), broken

    def home(self, made: Annotation) -> str:
        """The article that an annotation is on now, whatever name that goes by."""
        return self._whereabouts.home(made).article

    def tags(self) -> list[str]:
        """The tags in use, the most frequent first."""
        counts = Counter(tag for made in self.store.remembered() for tag in made.tags)
        return [tag for tag, _ in counts.most_common()]

    def _made_on(self, article: str) -> list[Annotation]:
        names = (article, *self._library.sharing.other_names_of(article))
        made = [a for i in names for a in self.store.of(i)]
        moved = list(self._whereabouts.moved(self.store.everything()[0]))
        here = [a for a, home in moved if home == article]
        elsewhere = {a.id for a, home in moved if home != article}
        return [a for a in made if a.id not in elsewhere] + here

    def file(self, article: str) -> Path:
        """The file that holds an article's annotations."""
        return self.store.file(article)

    def with_id(self, annotation_id: str) -> Annotation | None:
        """The annotation of that id, or of the one id that begins so. Raises `StoreError` when it may stand in a file
        that cannot be read.
        """
        everything, broken = self.store.everything()
        found = [a for a in everything if a.id.startswith(annotation_id)]
        exact = [a for a in found if a.id == annotation_id]
        if broken and not found:
            raise self.store.unreadable(broken, annotation_id)
        if len(exact) > 1:
            files = " and ".join(str(self.file(a.article)) for a in exact)
            raise StoreError(
                f"{annotation_id}: this id stands in {files}; give one of the notes another, then try again."
            )
        return exact[0] if exact else found[0] if len(found) == 1 else None

    # --- finding -----------------------------------------------------------------------------

    def matching(self, text: str = "", *, anew: bool = True) -> tuple[dict[str, list[Annotation]], list[Broken]]:
        """The annotations that a query finds, by the article they stand in, and the files that cannot be read; without
        looking `anew` whether another hand has changed a file, among those that were looked at last. Raises
        `QueryError`.
        """
        from index.search.query.query import parse

        if anew or self._looked_at is None:
            self._looked_at = self.store.everything()
        annotations, broken = self._looked_at
        return self._finder.by_article(parse(text), annotations), broken

    def matching_placed(self, text: str = "") -> tuple[list[Placed], list[Broken]]:
        """The same, with where each passage is now: every article that has some is read."""
        found, broken = self.matching(text)
        return [p for article, made in found.items() for p in self.placed(article, made)], broken

    def articles(self, part: query.Query) -> frozenset[str]:
        """The articles whose notes a part of a query finds."""
        return frozenset(self._finder.by_article(part, self.store.everything()[0]))

    def source(self, article: str) -> str:
        """Where a quote from an article is from: outlet, date, title, id; the id alone when the file is gone."""
        from index.annotations.exchange.citation import source

        read = self._library.article_if_there(self._library.sharing.original(article))
        return source(read) if read else article

    def left_behind(self) -> list[LeftBehind]:
        """Notes of folders that are gone which fit the reports here, where this folder has no notes yet."""
        from index.workspace.notes.left_behind import left_behind

        return left_behind(Path(self._settings.annotations), self._library)

    def take_over(self, left: LeftBehind) -> int:
        """Copy such notes here; how many files. Raises `StoreError`."""
        from index.workspace.notes.left_behind import take_over

        taken = take_over(left, Path(self._settings.annotations))
        self._remember_home()
        return taken

    def _remember_home(self) -> None:
        from index.workspace.notes.left_behind import remember_home

        remember_home(Path(self._settings.annotations), self._settings.folder)

    # --- making and changing -----------------------------------------------------------------

    def annotate(
        self,
        article: str | Article,
        span: Span,
        note: str,
        *,
        kind: str = "",
        tags: tuple[str, ...] = (),
        links: tuple[NoteLink, ...] = (),
    ) -> Annotation:
        """Make an annotation; it is on disk when this returns. Raises `StoreError`.

        Whoever shows a text hands in the article it shows: the file may have changed since, and the words that were
        seen are the ones that are meant.
        """
        from index.annotations.anchoring.anchoring import describe
        from index.annotations.annotation import Annotation, moment, new_id

        read, now = self._seen(article), moment()
        made = Annotation(
            new_id(), read.id, describe(read.text, span), note, kind, tags, links, created=now, updated=now
        )
        return self.save(made, heading=read.heading)

    def _seen(self, article: str | Article) -> Article:
        return article if isinstance(article, Article) else self._library.article(article)

    def change(self, was: Annotation, now: Annotation) -> Annotation:
        """Save a changed annotation; it is on disk when this returns. Raises `StoreError`."""
        from index.annotations.annotation import moment

        return self.save(replace(now, updated=moment()), was)

    def save(self, annotation: Annotation, was: Annotation | None = None, heading: str = "") -> Annotation:
        """Save, remember for undo; what cannot be saved is kept in a recovery file, and the `StoreError` says where.
        `was` is what it is changed from, `heading` what a new file says of its article.
        """
        try:
            saved = self.store.put(annotation, was, heading)
        except StoreError as error:
            kept = self._recovery.keep(annotation)
            where = f"What you wrote is kept in {kept}." if kept else "What you wrote could not be kept anywhere."
            raise StoreError(f"{error} {where}") from None
        self._recovery.saved(saved)
        self._remember_home()
        self.history.done(was, saved)
        return saved

    def delete(self, annotation: Annotation) -> None:
        """Take an annotation out of its file; `undo` brings it back. Raises `StoreError`, also when another hand has
        changed the note since it was read: then it stays.
        """
        self.store.delete(annotation)
        self.history.done(annotation, None)

    def undo(self) -> Undone | None:
        """Take back the last step done to annotations here; None when there is none left. Raises `StoreError`."""
        return self.history.undo()

    def redo(self) -> Undone | None:
        """Do again what was taken back last; None when there is nothing. Raises `StoreError`."""
        return self.history.redo()

    # --- where a passage is ------------------------------------------------------------------

    def place(self, annotation: Annotation, span: Span, seen: Article | None = None) -> Annotation:
        """Put an annotation on a passage of its article, as it was `seen`: a suggestion that was accepted, or an orphan
        attached again by hand.
        """
        from index.annotations.anchoring.anchoring import describe

        home = self._whereabouts.home(annotation)
        read = self._seen(seen or home.article)
        now = replace(annotation, selector=describe(read.text, span), rejected=())
        return self._refile(annotation, now, read) if home.reason else self.change(annotation, now)

    def _refile(self, was: Annotation, now: Annotation, read: Article) -> Annotation:
        """Keep a note under the report that it was found in, where its own is gone."""
        from index.annotations.annotation import moment

        with self.history.one_step():
            saved = self.save(replace(now, article=read.id, updated=moment()), heading=read.heading)
            self.delete(was)
        return saved

    def reject(self, placed: Placed, seen: Article | None = None) -> Annotation:
        """Say that the suggested passage is not the annotation's: it stays, as an orphan, until it is placed by
        hand or its own words are found.
        """
        made, span = placed.annotation, placed.placement.span
        assert span is not None
        words = span.of(self._seen(seen or placed.article).text)
        return self.change(made, replace(made, rejected=(*made.rejected, words)))

    def follow(self, followed: Placed, article: str | Article) -> Annotation:
        """Keep in this article what was noted on another edition: an annotation of its own that repeats the other."""
        from index.annotations.annotation import REPEATS, NoteLink

        made, span = followed.annotation, followed.placement.span
        assert span is not None
        link = NoteLink(REPEATS, made.id)
        return self.annotate(article, span, made.note, kind=made.kind, tags=made.tags, links=(link,))

    def on_passage(
        self, article: str | Article, span: Span, note: str = "", kind: str = "", tags: tuple[str, ...] = ()
    ) -> Annotation:
        """The annotation on this very passage that says `note` (or anything, when that is empty), else a new one."""
        read = self._seen(article)
        here = (p.annotation for p in self.placed(read.id, self._made_on(read.id), read) if p.placement.span == span)
        made = next((a for a in here if not note or a.note == note), None)
        return made or self.annotate(read, span, note, kind=kind, tags=tags)

    # --- what could not be saved -------------------------------------------------------------

    def recovered(self) -> list[Recovered]:
        """The notes that could not be saved when they were written, the oldest first."""
        return self._recovery.kept()

    def recover(self, recovered: Recovered) -> Annotation:
        """Save a recovered note; its file goes once it is on disk. Raises `StoreError`.

        When the note was changed since then, both texts stay.
        """
        mine = recovered.annotation
        there = next((a for a in self.store.of(mine.article) if a.id == mine.id), None)
        was = replace(there, note="", kind="", tags=(), links=(), rejected=()) if there else None
        saved = self.save(mine, was)
        recovered.path.unlink(missing_ok=True)
        return saved
