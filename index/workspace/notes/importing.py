"""Annotations that other programs have made, taken in: each on the article it means, where its passage is now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.article import Article
from index.errors import StoreError
from index.search.request import SearchRequest
from index.workspace.library import Library
from index.workspace.notes.notebook import Notebook
from index.workspace.search import FolderSearch

if TYPE_CHECKING:
    from index.annotations.anchoring.selector import Placement
    from index.annotations.annotation import Annotation
    from index.annotations.exchange.imports import Read, TakenIn

QUOTED_WORDS = 12
"""Words of a quote by which its article is searched: enough that no other report has them in a row."""


class NoteImport:
    """Takes annotations into a notebook, from W3C or Hypothesis JSON."""

    def __init__(self, notes: Notebook, library: Library, search: FolderSearch) -> None:
        self._notes, self._library, self._search = notes, library, search

    def take_in(self, value: object) -> TakenIn:
        """Take in all that `value` holds; what is here already is passed over. Raises `NotAnnotations`."""
        from index.annotations.annotation import Placed
        from index.annotations.exchange.imports import TakenIn, annotations_in

        here = {a.id for a in self._notes.store.everything()[0]}
        done = TakenIn([], [], [])
        with self._notes.history.one_step():
            for read in annotations_in(value):
                made = read.annotation
                name = self._meant_by(made)
                if name is None:
                    done.homeless.append(made.article)
                elif made.id not in here:
                    article = self._library.article(name)
                    found, placement = _placed(read, article)
                    try:
                        saved = self._notes.save(replace(found, article=name), heading=article.heading)
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
            if name and self._library.is_known(name):
                return name
        quote = " ".join(made.selector.exact.replace('"', " ").split()[:QUOTED_WORDS])
        asked = SearchRequest(f'"{quote}"', exact=True, limit=2, explain=0)
        hits = self._search.answer(asked).hits if quote else ()
        return hits[0].summary.id if len(hits) == 1 else None


def _placed(read: Read, article: Article) -> tuple[Annotation, Placement]:
    """The annotation with its passage as the article has it, and where that is."""
    from index.annotations.anchoring.anchoring import anchor, describe
    from index.annotations.anchoring.selector import Status
    from index.annotations.exchange.imports import code_points

    made = read.annotation
    start = code_points(article.text, made.selector.start) if read.in_utf16 else made.selector.start
    selector = made.selector._replace(start=start)
    placement = anchor(selector, article.text)
    if placement.status is Status.PLACED and placement.span is not None:
        selector = describe(article.text, placement.span)
    return replace(made, selector=selector), placement
