"""The front door: open a folder, list and read its articles, search, annotate, compare. Screens and commands ask
only this.

Every method may be called from a worker thread. Methods raise `DeraaError` when the whole wish failed; a single bad
file is a value in `not_read` or `broken`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.errors import StoreError
from index.search.request import SearchRequest
from index.workspace.notebook import Notebook

if TYPE_CHECKING:
    from index.annotations.annotation import Annotation, Placed
    from index.annotations.exchange.imports import TakenIn
    from index.annotations.files.store import Broken
    from index.config import Settings
    from index.search.query import query
    from index.workspace.finding import Asked, Fits


class Workspace(Notebook):
    """One folder of articles with its catalogue, index and annotations. Heavy rooms are entered when first needed."""

    def __init__(self, settings: Settings) -> None:
        """Open the folder the settings name, and its notes. Raises `FolderError` or `CatalogueError`."""
        super().__init__(settings)
        self.noted = self._noted

    def _noted(self, part: query.Query) -> frozenset[str]:
        from index.workspace.finding import fits

        test = fits(part, self._asked)
        names = self.catalogue.sharing.other_names()
        return frozenset(names.get(a.article, a.article) for a in self.store.everything()[0] if test(a))

    @property
    def _asked(self) -> Asked:
        """What finding annotations asks of the folder."""
        from index.workspace.finding import Asked

        def is_on(part: query.Query) -> Fits:
            found = self.search(SearchRequest(str(part), limit=1, explain=0)).found
            names = self.catalogue.sharing.other_names()
            return lambda a: names.get(a.article, a.article) in found

        return Asked(self.searcher.other_spellings, is_on)

    def find_annotations(self, text: str = "") -> tuple[dict[str, list[Annotation]], list[Broken]]:
        """The annotations that a query finds, by the article they stand in, and the files that cannot be read. Raises
        `QueryError`.
        """
        from index.search.query.query import parse
        from index.workspace.finding import fits

        test = fits(parse(text), self._asked)
        annotations, broken = self.store.everything()
        names = self.catalogue.sharing.other_names()
        found: dict[str, list[Annotation]] = {}
        for made in filter(test, annotations):
            found.setdefault(names.get(made.article, made.article), []).append(made)
        return found, broken

    def all_annotations(self, text: str = "") -> tuple[list[Placed], list[Broken]]:
        """The same, with where each passage is now: every article that has some is read."""
        found, broken = self.find_annotations(text)
        return [p for article, made in found.items() for p in self.placed(article, made)], broken

    def source(self, article: str) -> str:
        """Where a quote from an article is from: outlet, date, title, id; the id alone when the file is gone."""
        from index.annotations.exchange.citation import source

        read = self._shelf.article(self.read_as(article))
        return source(read) if read else article

    def take_in(self, value: object) -> TakenIn:
        """Import annotations from W3C or Hypothesis JSON, found again in the articles they mean.

        What is here already is passed over. Raises `NotAnnotations`.
        """
        from dataclasses import replace

        from index.annotations.anchoring.anchoring import anchor, describe
        from index.annotations.anchoring.selector import Status
        from index.annotations.annotation import Placed
        from index.annotations.exchange.imports import TakenIn, annotations_in, code_points

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
        hits = self.search(SearchRequest(f'"{quote}"', exact=True, limit=2, explain=0)).hits if quote else ()
        return hits[0].summary.id if len(hits) == 1 else None
