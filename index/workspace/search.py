"""The search over a folder: answers to queries, and the reports that are most like one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from index.search.request import SearchRequest
from index.workspace.cache import Cache
from index.workspace.library import Library
from index.workspace.names import KnownNames
from index.workspace.remade import Remade

if TYPE_CHECKING:
    from index.catalogue.catalogue import Summary
    from index.catalogue.listing import Bar
    from index.search.query import query
    from index.search.reports import Counts, Reports
    from index.search.searcher import Answer, Hit, Searcher
    from index.workspace.alike import Likes


class FolderSearch:
    """Answers queries over one folder, with the names it has taught. What answers is made when it is first needed, and
    anew when the folder has changed.
    """

    def __init__(
        self,
        cache: Cache,
        library: Library,
        names: KnownNames,
        noted: Callable[[query.Query], frozenset[str]] = lambda _: frozenset(),
        limit: int = 200,
        likeness: Callable[[str, Sequence[str], Callable[[], bool]], Mapping[str, float]] = lambda *_: {},
    ) -> None:
        """`noted` gives the articles whose notes a part of a query finds; `limit` is how many hits are listed unless a
        request says how many; `likeness` tells how alike in meaning an article and others are, where that is known.
        """
        self._likeness = likeness
        self._cache, self._library, self._names = cache, library, names
        self._noted, self._limit = noted, limit
        self._reports = Remade(lambda: cache.age, self._as_reports)
        self._searcher = Remade(lambda: cache.age, self._made_searcher)

    def answer(self, asked: str | SearchRequest, cancelled: Callable[[], bool] = lambda: False) -> Answer:
        """The answer to a query, or to one that is to be taken in some way. Raises `QueryError`, and `Cancelled` once
        `cancelled()` is true.
        """
        request = SearchRequest(asked) if isinstance(asked, str) else asked
        return self.searcher.search(request, self._limit, cancelled)

    def make_ready(self) -> None:
        """Bring in what the first search would wait for. Raises `DeraaError` as that would."""
        self.searcher.warm()

    def explained(self, answer: Answer, hit: Hit) -> Hit:
        """A hit of the answer with its passages and reasons."""
        return self.searcher.explained(hit, answer.concepts, around=not answer.typing)

    def counts(self, answer: Answer) -> Counts:
        """How the whole result spreads over outlets and months."""
        return self._reports().counts(answer.found)

    def timeline(self, answer: Answer) -> list[Bar]:
        """How the whole result spreads over days or months."""
        return self._reports().timeline(answer.found)

    def alike(
        self, article: str, at_once: bool = False, cancelled: Callable[[], bool] = lambda: False
    ) -> list[Summary]:
        """The other articles, those first that say most of the words that tell this one from others; those in another
        language that share its names and numbers stand where their meaning puts them (see `index.workspace.alike`), or
        `at_once` without waiting for that. Raises `UnknownArticle`, `Cancelled`.
        """
        likes = self._likes(article, at_once, cancelled)
        order = {other: n for n, other in enumerate(likes.ranked)}
        others = [s for s in self._library.summaries() if s.id != article]
        return sorted(others, key=lambda s: order.get(s.id, len(order)))

    def likes(self, article: str, cancelled: Callable[[], bool] = lambda: False) -> list[Summary]:
        """Those of them that are like it, in the same order. Raises as `alike`."""
        likes = self._likes(article, False, cancelled)
        known = {summary.id: summary for summary in self._library.summaries()}
        return [known[other] for other in likes.ranked if other in likes.like and other in known]

    def _likes(self, article: str, at_once: bool, cancelled: Callable[[], bool]) -> Likes:
        from index.workspace.alike import Alike

        def likeness(name: str, others: Sequence[str]) -> Mapping[str, float]:
            self._library.articles([name, *others])  # they are read, whether their meaning is asked for or not
            return {} if at_once else self._likeness(name, others, cancelled)

        spellings = self._searcher().spellings_across
        found = Alike(self._library.article, self._cache.catalogue, self._cache.engine, spellings, likeness)
        return found.ranked(article, self._reports().newest)

    def has_other_languages(self, article: str) -> bool:
        """Whether the folder has reports that are known to be in another language. Raises `UnknownArticle`."""
        own = self._library.article(article).metadata.language
        return any(language != own for language in self._cache.catalogue.written_in().values())

    @property
    def searcher(self) -> Searcher:
        """What answers, as the folder is now; it also tells the spellings of a name, and why they are taken for one."""
        return self._searcher()

    def _made_searcher(self) -> Searcher:
        from index.search.engines.engine import AROUND, Run
        from index.search.plan.word_forms import Known
        from index.search.searcher import Searcher

        engine = self._cache.engine
        known = Known(
            self._cache.catalogue,
            self._names.families(),
            self._reports,
            self._noted,
            partial(engine.says, AROUND),
            self._names.rules().never_same,
            lambda row: bool(engine.rank(Run(tuple((form,) for form in row)), 1, self._reports().newest).total),
        )
        return Searcher(engine, known, self._library.articles)

    def _as_reports(self) -> Reports:
        """The reports as a search asks for them: out of the whole list, where somebody shows it."""
        from index.search.listed_reports import ListInMemory, ListOfCatalogue
        from index.search.reports import Reports

        summaries = self._library.summaries
        listed = ListInMemory(summaries()) if summaries.was_asked else ListOfCatalogue(lambda: self._cache.catalogue)
        return Reports(listed)
