"""The front door: open a folder, list and read its articles, search, annotate, compare. Screens and commands ask
only this.

Every method may be called from a worker thread. Methods raise `DeraaError` when the whole wish failed; a single bad
file is a value in `not_read` or `broken`.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from index.article import Span
from index.errors import StoreError
from index.library import Library

if TYPE_CHECKING:
    from index.annotations.annotation import Annotation, Placed
    from index.annotations.history import History, Undone
    from index.annotations.imports import TakenIn
    from index.annotations.recovery import Recovered, Recovery
    from index.annotations.store import Broken, Store
    from index.search import query


class Workspace(Library):
    """One folder of articles with its catalogue, index and annotations. Heavy rooms are entered when first needed."""

    def _noted(self, part: query.Query) -> frozenset[str]:
        from index.annotations.finding import fits

        test = fits(part)
        noted = {a.article for a in self.store.everything()[0] if test(a)}
        return frozenset(map(self.catalogue.sharing.original, noted))

    @cached_property
    def store(self) -> Store:
        """The user's annotations."""
        from index.annotations.store import Store

        return Store(Path(self.settings.annotations))

    @cached_property
    def history(self) -> History:
        """What was done to annotations in this run."""
        from index.annotations.history import History

        return History(self.store)

    @cached_property
    def _recovery(self) -> Recovery:
        from index.annotations.recovery import Recovery

        return Recovery(Path(self.settings.annotations), Path(self.settings.cache))

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

    def recovered(self) -> list[Recovered]:
        """The notes that could not be saved when they were written, the oldest first."""
        return self._recovery.kept()

    def recover(self, recovered: Recovered) -> Annotation:
        """Save a recovered note; its file goes once it is on disk. Raises `StoreError`.

        When the note was changed since then, both texts stay.
        """
        from dataclasses import replace

        mine = recovered.annotation
        there = next((a for a in self.store.of(mine.article) if a.id == mine.id), None)
        was = replace(there, note="", kind="", tags=(), links=()) if there else None
        saved = self._saved(mine, was)
        recovered.path.unlink(missing_ok=True)
        return saved

    def annotations(self, article: str) -> list[Placed]:
        """An article's annotations and where their passages are now. Raises `StoreError` when the file cannot be
        read.
        """
        copies = (article, *self.catalogue.sharing.copies(article))
        return self._placed(article, [a for i in copies for a in self.store.of(i)])

    def _placed(self, article: str, found: list[Annotation]) -> list[Placed]:
        from index.annotations.anchoring import anchor
        from index.annotations.annotation import Placed
        from index.annotations.selector import Placement, Status

        read = self._shelf.article(article) if found else None
        gone = Placement(Status.ORPHAN, None, "the article's file is gone")
        placed = [Placed(a, anchor(a.selector, read.text) if read else gone) for a in found]
        return sorted(placed, key=_by_place)

    def all_annotations(self, text: str = "") -> tuple[list[Placed], list[Broken]]:
        """Every annotation that the query finds, article by article, and the files that cannot be read. Raises
        `QueryError`.
        """
        from index.annotations.finding import fits
        from index.search.query import parse

        test = fits(parse(text))
        annotations, broken = self.store.everything()
        by_article: dict[str, list[Annotation]] = {}
        for made in annotations:
            kept = by_article.setdefault(self.catalogue.sharing.original(made.article), [])
            if test(made):
                kept.append(made)
        return [p for article, found in by_article.items() for p in self._placed(article, found)], broken

    def annotate(
        self, article: str, span: Span, note: str, *, kind: str = "", tags: tuple[str, ...] = ()
    ) -> Annotation:
        """Make an annotation; it is on disk when this returns. Raises `StoreError`."""
        from index.annotations.anchoring import describe
        from index.annotations.annotation import Annotation, moment, new_id

        read, now = self.article(article), moment()
        made = Annotation(new_id(), article, describe(read.text, span), note, kind, tags, (), now, now)
        return self._saved(made, heading=read.heading)

    def note_conflict(
        self, left: tuple[str, Span], right: tuple[str, Span], about: str
    ) -> tuple[Annotation, Annotation]:
        """Note a conflict on both its passages, (article, span) each, linked with each other. Raises `StoreError`."""
        from dataclasses import replace

        from index.annotations.annotation import Link

        with self.history.one_step():
            one = self.annotate(*left, about, kind="doubt")
            other = self.annotate(*right, about, kind="doubt")
            other = self.change(other, replace(other, links=(Link("contradicts", one.id),)))
            return self.change(one, replace(one, links=(Link("contradicts", other.id),))), other

    def change(self, was: Annotation, now: Annotation) -> Annotation:
        """Save a changed annotation; it is on disk when this returns. Raises `StoreError`."""
        from dataclasses import replace

        from index.annotations.annotation import moment

        return self._saved(replace(now, updated=moment()), was)

    def delete(self, annotation: Annotation) -> None:
        """Take an annotation out of its file; `undo` brings it back. Raises `StoreError`, also when another hand has
        changed the note since it was read: then it stays.
        """
        self.store.delete(annotation)
        self.history.done(annotation, None)

    def undo(self) -> Undone | None:
        """Take back the last step done to annotations here; None when there is none left. Raises `StoreError`."""
        return self.history.undo()

    def place(self, annotation: Annotation, span: Span) -> Annotation:
        """Put an annotation on a passage: a suggestion that was accepted, or an orphan attached again by hand."""
        from dataclasses import replace

        from index.annotations.anchoring import describe

        text = self.article(annotation.article).text
        return self.change(annotation, replace(annotation, selector=describe(text, span)))

    def link(self, annotation: Annotation, relation: str, to: Annotation) -> Annotation:
        """Say what an annotation's passage is to another's; seen from both ends."""
        from dataclasses import replace

        from index.annotations.annotation import Link

        link = Link(relation, to.id)
        return (
            annotation
            if link in annotation.links
            else self.change(annotation, replace(annotation, links=(*annotation.links, link)))
        )

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

    def source(self, article: str) -> str:
        """Where a quote from an article is from: outlet, date, title, id; the id alone when the file is gone."""
        from index.annotations.citation import source

        read = self._shelf.article(article)
        return source(read) if read else article

    def take_in(self, value: object) -> TakenIn:
        """Import annotations from W3C or Hypothesis JSON, found again in the articles they mean.

        What is here already is passed over. Raises `NotAnnotations`.
        """
        from dataclasses import replace

        from index.annotations.anchoring import anchor, describe
        from index.annotations.annotation import Placed
        from index.annotations.imports import TakenIn, annotations_in, code_points
        from index.annotations.selector import Status

        here = {a.id for a in self.store.everything()[0]}
        done = TakenIn([], [], [])
        with self.history.one_step():
            for read in annotations_in(value):
                made = read.annotation
                name = self._meant_by(made)
                if name is None:
                    done.homeless.append(made.article)
                elif made.id not in here:
                    article = self.article(name)
                    start = code_points(article.text, made.selector.start) if read.in_utf16 else made.selector.start
                    selector = replace(made.selector, start=start)
                    placement = anchor(selector, article.text)
                    if placement.status is Status.PLACED and placement.span is not None:
                        selector = describe(article.text, placement.span)
                    try:
                        saved = self._saved(replace(made, article=name, selector=selector), heading=article.heading)
                    except StoreError as error:
                        done.refused.append(str(error))
                        continue
                    here.add(saved.id)
                    done.taken.append(Placed(saved, placement))
        return done

    def _meant_by(self, made: Annotation) -> str | None:
        """The article an imported annotation is on: of that id, of that file name, or the only one with the quote."""
        stem = made.article.rstrip("/").rpartition("/")[2].rpartition(".")[0]
        for name in (made.article, stem):
            if name and self.catalogue.path(name) is not None:
                return name
        quote = " ".join(made.selector.exact.replace('"', " ").split()[:12])
        hits = self.search(f'"{quote}"', exact=True, limit=2, explain=0).hits if quote else ()
        return hits[0].summary.id if len(hits) == 1 else None

    def annotation_file(self, article: str) -> Path:
        """The file that holds an article's annotations."""
        return self.store.file(article)

    def find_annotation(self, annotation_id: str) -> Annotation | None:
        """The annotation of that id, or of the one id that begins so."""
        found = [a for a in self.store.everything()[0] if a.id.startswith(annotation_id)]
        exact = [a for a in found if a.id == annotation_id]
        return exact[0] if exact else found[0] if len(found) == 1 else None


def _by_place(placed: Placed) -> tuple[int, str]:
    span = placed.placement.span
    return (span.start if span else placed.annotation.selector.start, placed.annotation.id)
