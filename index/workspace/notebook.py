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
from index.errors import StoreError
from index.workspace.library import Library

if TYPE_CHECKING:
    from index.annotations.annotation import Annotation, NoteLink, Placed
    from index.annotations.files.recovery import Recovered, Recovery
    from index.annotations.files.store import Broken, Store
    from index.annotations.history import History, Undone

Passage = tuple[str | Article, Span]
"""A passage of an article: its id, or the article as the user sees it, and where in its text."""


class Notebook(Library):
    """A folder of articles and the user's annotations on them. Every change can be undone."""

    @cached_property
    def store(self) -> Store:
        """The user's annotations."""
        from index.annotations.files.store import Store

        folder = Path(self.settings.annotations)
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

        return Recovery(Path(self.settings.annotations), Path(self.settings.cache), config.own_state())

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
        read = seen or (self._shelf.article(article) if found else None)
        return placed(found, read.text if read else None)

    def read_as(self, article: str) -> str:
        """The article that is shown for one of that id: a copy is read as its original, and one whose file is gone as
        the one that holds its text.
        """
        return self.catalogue.sharing.original(article)

    def followed(self, article: str, own: Sequence[Placed] | None = None) -> list[Placed]:
        """The annotations of the story's other editions whose passages surely stand in this article too; `own` are its
        own annotations, where they are at hand.
        """
        from index.annotations.anchoring.placing import followed

        others = [a for edition in self.versions(article) for a in self._made_on(edition)]
        if not others:
            return []
        return followed(others, self.annotations(article) if own is None else own, self.article(article).text)

    def annotation_counts(self) -> tuple[Counter[str], list[Broken]]:
        """How many annotations each article has, whatever name they go by, and the files that cannot be read."""
        annotations, broken = self.store.everything()
        names = self.catalogue.sharing.other_names()
        return Counter(names.get(made.article, made.article) for made in annotations), broken

    def tags(self) -> list[str]:
        """The tags in use, the most frequent first."""
        counts = Counter(tag for made in self.store.remembered() for tag in made.tags)
        return [tag for tag, _ in counts.most_common()]

    def _made_on(self, article: str) -> list[Annotation]:
        names = (article, *self.catalogue.sharing.other_names_of(article))
        return [a for i in names for a in self.store.of(i)]

    def links_of(self, article: str) -> dict[str, list[tuple[str, Annotation]]]:
        """For each annotation of an article what it is linked with, from both ends: "→ contradicts", "←
        contradicts".
        """
        everything = {a.id: a for a in self.store.everything()[0]}
        found: dict[str, list[tuple[str, Annotation]]] = {}
        for made in everything.values():
            for link in made.links:
                other = everything.get(link.to)
                if other is not None and made.article == article:
                    found.setdefault(made.id, []).append((f"→ {link.relation}", other))
                if other is not None and other.article == article:
                    found.setdefault(other.id, []).append((f"← {link.relation}", made))
        return found

    def annotation_file(self, article: str) -> Path:
        """The file that holds an article's annotations."""
        return self.store.file(article)

    def find_annotation(self, annotation_id: str) -> Annotation | None:
        """The annotation of that id, or of the one id that begins so. Raises `StoreError` when it may stand in a file
        that cannot be read.
        """
        everything, broken = self.store.everything()
        found = [a for a in everything if a.id.startswith(annotation_id)]
        exact = [a for a in found if a.id == annotation_id]
        if broken and not found:
            raise self.store.unreadable(broken, annotation_id)
        if len(exact) > 1:
            files = " and ".join(str(self.annotation_file(a.article)) for a in exact)
            raise StoreError(
                f"{annotation_id}: this id stands in {files}; give one of the notes another, then try again."
            )
        return exact[0] if exact else found[0] if len(found) == 1 else None

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
        return self._saved(made, heading=read.heading)

    def _seen(self, article: str | Article) -> Article:
        return article if isinstance(article, Article) else self.article(article)

    def change(self, was: Annotation, now: Annotation) -> Annotation:
        """Save a changed annotation; it is on disk when this returns. Raises `StoreError`."""
        from index.annotations.annotation import moment

        return self._saved(replace(now, updated=moment()), was)

    def _saved(self, annotation: Annotation, was: Annotation | None = None, heading: str = "") -> Annotation:
        """Save, remember for undo; what cannot be saved is kept in a recovery file, and the error says where."""
        try:
            saved = self.store.put(annotation, was, heading)
        except StoreError as error:
            kept = self._recovery.keep(annotation)
            where = f"What you wrote is kept in {kept}." if kept else "What you wrote could not be kept anywhere."
            raise StoreError(f"{error} {where}") from None
        self._recovery.saved(saved)
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

    # --- where a passage is ------------------------------------------------------------------

    def place(self, annotation: Annotation, span: Span, seen: Article | None = None) -> Annotation:
        """Put an annotation on a passage of its article, as it was `seen`: a suggestion that was accepted, or an orphan
        attached again by hand.
        """
        from index.annotations.anchoring.anchoring import describe

        text = self._seen(seen or annotation.article).text
        return self.change(annotation, replace(annotation, selector=describe(text, span), rejected=()))

    def reject(self, placed: Placed, seen: Article | None = None) -> Annotation:
        """Say that the suggested passage is not the annotation's: it stays, as an orphan, until it is placed by
        hand or its own words are found.
        """
        made, span = placed.annotation, placed.placement.span
        assert span is not None
        words = span.of(self._seen(seen or made.article).text)
        return self.change(made, replace(made, rejected=(*made.rejected, words)))

    def follow(self, followed: Placed, article: str | Article) -> Annotation:
        """Keep in this article what was noted on another edition: an annotation of its own that repeats the other."""
        from index.annotations.annotation import REPEATS, NoteLink

        made, span = followed.annotation, followed.placement.span
        assert span is not None
        link = NoteLink(REPEATS, made.id)
        return self.annotate(article, span, made.note, kind=made.kind, tags=made.tags, links=(link,))

    # --- links -------------------------------------------------------------------------------

    def link(self, annotation: Annotation, relation: str, to: Annotation) -> Annotation:
        """Say what an annotation's passage is to another's; seen from both ends."""
        from index.annotations.annotation import NoteLink

        link = NoteLink(relation, to.id)
        return (
            annotation
            if link in annotation.links
            else self.change(annotation, replace(annotation, links=(*annotation.links, link)))
        )

    def link_passages(
        self, one: Passage, other: Passage, relation: str, note: str = "", *, kind: str = ""
    ) -> tuple[Annotation, Annotation]:
        """Link two passages, each by the annotation that stands on it already or by a new one. Raises `StoreError`."""
        with self.history.one_step():
            first, second = (self._on(passage, note, kind) for passage in (one, other))
            return self.link(first, relation, second), second

    def note_conflict(self, left: Passage, right: Passage, about: str) -> tuple[Annotation, Annotation]:
        """Note a conflict on both its passages, linked with each other. Raises `StoreError`."""
        with self.history.one_step():
            one, other = self.link_passages(left, right, "contradicts", about, kind="doubt")
            return one, self.link(other, "contradicts", one)

    def _on(self, passage: Passage, note: str, kind: str) -> Annotation:
        """The annotation on this very passage that says `note` (or anything, when that is empty), else a new one."""
        read, span = self._seen(passage[0]), passage[1]
        here = (p.annotation for p in self.placed(read.id, self._made_on(read.id), read) if p.placement.span == span)
        made = next((a for a in here if not note or a.note == note), None)
        return made or self.annotate(read, span, note, kind=kind)

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
        saved = self._saved(mine, was)
        recovered.path.unlink(missing_ok=True)
        return saved
