"""One note on several reports at once, each on its report's title; taken back together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from index.article import Article, Kind, Span
from index.errors import DeraaError
from index.text.sentences import sentences_of
from index.workspace.notes.notebook import Notebook

if TYPE_CHECKING:
    from index.annotations.annotation import Annotation


def annotate_reports(
    notes: Notebook, articles: Iterable[Article | DeraaError], note: str, *, kind: str = "", tags: tuple[str, ...] = ()
) -> tuple[list[Annotation], list[DeraaError]]:
    """Make a note on each article; those made, and why some could not be. What could not be read of an article is
    handed in as its error: one bad report does not keep the others from their note.
    """
    made: list[Annotation] = []
    failed: list[DeraaError] = []
    with notes.history.one_step():
        for article in articles:
            if isinstance(article, DeraaError):
                failed.append(article)
                continue
            try:
                made.append(notes.annotate(article, about_all(article), note, kind=kind, tags=tags))
            except DeraaError as error:
                failed.append(error)
    return made, failed


def about_all(article: Article) -> Span:
    """The passage that stands for the whole report: its title, else its first sentence."""
    title = next((p.span for p in article.paragraphs if p.kind is Kind.TITLE), None)
    first = next((s.span for s in sentences_of(article)), Span(0, len(article.text)))
    return title or first
