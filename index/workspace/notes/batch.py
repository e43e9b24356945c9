"""Something done to many notes at once: one made on each of several reports, on its title; some changed alike; some
deleted. It is taken back together, and a note that cannot be written does not keep the others.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, TypeVar

from index.article import Article, Kind, Span
from index.errors import DeraaError
from index.text.sentences import sentences_of
from index.workspace.notes.notebook import Notebook

if TYPE_CHECKING:
    from index.annotations.annotation import Annotation

T = TypeVar("T")


def on_reports(notes: Notebook, articles: Collection[str]) -> list[Annotation]:
    """The annotations of several articles, whatever name they go by."""
    wanted = frozenset(articles)
    return [made for made in notes.store.everything()[0] if notes.home(made) in wanted]


def with_ids(notes: Notebook, ids: Collection[str]) -> list[Annotation]:
    """Those of these annotations that are there."""
    wanted = frozenset(ids)
    return [made for made in notes.store.everything()[0] if made.id in wanted]


def annotate_reports(
    notes: Notebook, articles: Iterable[Article | DeraaError], note: str, *, kind: str = "", tags: tuple[str, ...] = ()
) -> tuple[list[Annotation], list[DeraaError]]:
    """Make a note on each article; those made, and why some could not be. What could not be read of an article is
    handed in as its error: one bad report does not keep the others from their note.
    """

    def annotate(article: Article | DeraaError) -> Annotation:
        if isinstance(article, DeraaError):
            raise article
        return notes.annotate(article, about_all(article), note, kind=kind, tags=tags)

    return _each(notes, articles, annotate)


def change_notes(
    notes: Notebook, annotations: Iterable[Annotation], changed: Callable[[Annotation], Annotation]
) -> tuple[list[Annotation], list[DeraaError]]:
    """Save each annotation as it is `changed`; those that are otherwise now, and why some could not be saved.

    change_notes(notes, some, lambda made: replace(made, kind="claim"))
    """
    others = [(was, now) for was in annotations if (now := changed(was)) != was]
    return _each(notes, others, lambda each: notes.change(*each))


def delete_notes(notes: Notebook, annotations: Iterable[Annotation]) -> tuple[list[Annotation], list[DeraaError]]:
    """Delete these annotations; those that are gone, and why some could not be deleted."""

    def delete(made: Annotation) -> Annotation:
        notes.delete(made)
        return made

    return _each(notes, annotations, delete)


def _each(
    notes: Notebook, some: Iterable[T], act: Callable[[T], Annotation]
) -> tuple[list[Annotation], list[DeraaError]]:
    """Do it to each, as one step."""
    done: list[Annotation] = []
    failed: list[DeraaError] = []
    with notes.history.one_step():
        for each in some:
            try:
                done.append(act(each))
            except DeraaError as error:
                failed.append(error)
    return done, failed


def about_all(article: Article) -> Span:
    """The passage that stands for the whole report: its title, else its first sentence."""
    title = next((p.span for p in article.paragraphs if p.kind is Kind.TITLE), None)
    first = next((s.span for s in sentences_of(article)), Span(0, len(article.text)))
    return title or first
