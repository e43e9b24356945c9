"""The articles of a folder: listed, read, kept up with, searched and compared. What the front door stands on.

Every method may be called from a worker thread. Methods raise `DeraaError` when the whole wish failed; a single bad
file is a value in `not_read`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from index.article import Article
from index.catalogue import home
from index.catalogue.catalogue import Catalogue, Summary
from index.config import Settings
from index.errors import DamagedCache, FolderError, StoreError, UnknownArticle
from index.lexicon import reading as lexicon
from index.loading import folder as folders
from index.loading.folder import NotRead
from index.loading.formats import LoadSettings
from index.loading.formats.naming import as_text
from index.refresh.shelf import Shelf
from index.search.request import SearchRequest

if TYPE_CHECKING:
    from index.comparison.claims.claims import ClaimTable
    from index.comparison.comparing import Comparison
    from index.comparison.reading.names import FolderNames
    from index.names.families import Families
    from index.refresh.process import RefreshProcess
    from index.refresh.refresh import NameSettings, Progress
    from index.search.engines.engine import Engine
    from index.search.query import query
    from index.search.reports import Counts, Reports
    from index.search.searcher import Answer, Hit, Searcher
    from index.workspace.searches import Kept, Searches


class Library:
    """One folder of articles with its catalogue, index and annotations. Heavy rooms are entered when first needed."""

    def __init__(self, settings: Settings) -> None:
        """Open the folder the settings name. Raises `FolderError`, `CatalogueError` or `ConfigError`."""
        self.settings = settings
        self.folder = settings.folder
        folders.check(self.folder)
        self._home = home.home(settings)
        lexicon.use(settings.lexicon, settings.cache)
        self.catalogue = self._opened_catalogue()
        self._shelf = Shelf(self.folder, self.catalogue, self._loading)
        self._engine: Engine | None = None
        self._searcher: Searcher | None = None
        self._families: Families | None = None
        self._compared_names: FolderNames | None = None
        self._summaries: list[Summary] | None = None
        self._as_reports: Reports | None = None
        self._entering = threading.RLock()
        self._refresh_process: RefreshProcess | None = None

    when_damaged: Callable[[DamagedCache], None] = staticmethod(lambda _: None)
    """Called, in any thread, when catalogue or index turn out not to be what was written; whoever shows the folder sets
    it, and answers with `discard` and a refresh.
    """

    noted: Callable[[query.Query], frozenset[str]] = staticmethod(lambda _: frozenset())
    """The articles whose notes a part of a query finds: none, until whoever has the notes sets it."""

    def _opened_catalogue(self) -> Catalogue:
        return Catalogue(self._home / "catalogue.sqlite", self._damaged)

    def _damaged(self, error: DamagedCache) -> None:
        self.when_damaged(error)  # looked up now: it may have been set since

    def close(self) -> None:
        """Let go of every file, and of the processes that read."""
        self.stop_refreshing()
        self._shelf.close()
        if self._engine:
            self._engine.close()
        self.catalogue.close()

    # --- articles ----------------------------------------------------------------------------

    def summaries(self) -> list[Summary]:
        """Every article as a list shows it, the newest first."""
        if self._summaries is None:
            self._summaries = self.catalogue.summaries()
        return self._summaries

    def not_read(self) -> list[NotRead]:
        """The files that gave no article, with the reasons."""
        return self.catalogue.not_read()

    def article(self, article: str) -> Article:
        """The article of that id as its file says now. Raises `UnknownArticle`."""
        found = self._shelf.article(article) or self._shelf.article(self.catalogue.sharing.original(article))
        if found is None:
            raise UnknownArticle(f"{article}: this article's file is gone or cannot be read; run `deraa-tui index`.")
        return found

    def resolve(self, name: str) -> str:
        """The id of the article that `name` is, or is the unambiguous beginning of. Raises `UnknownArticle`."""
        name = as_text(name)
        original = self.catalogue.sharing.original(name)
        if self.catalogue.path(original) is not None:
            return original
        found = self.catalogue.beginning_with(name, 4)
        if len(found) == 1:
            return found[0]
        if found:
            some = ", ".join(found[:3]) + (", …" if len(found) > 3 else "")
            raise UnknownArticle(f"{name}: several articles begin so ({some}); write more.")
        raise UnknownArticle(f"{name}: there is no such article in {self.folder}; `deraa-tui list` shows them.")

    def paths(self, article: str) -> list[str]:
        """Every file that holds this very text, below the folder, the article's own first."""
        return self.catalogue.sharing.paths(article)

    def versions(self, article: str) -> list[str]:
        """The ids of the other editions of the article's story."""
        return self.catalogue.sharing.versions(article)

    def shares_wording_with(self, article: str) -> list[str]:
        """The ids of articles that share wording with this one and are no editions of its story."""
        return self.catalogue.sharing.shares_wording_with(article)

    # --- keeping up with the folder ----------------------------------------------------------

    def is_current(self) -> bool:
        """Whether the folder looks as it did when it was last read; by names, sizes and times only."""
        from index.refresh.refresh import is_complete

        return is_complete(self.folder, self.catalogue, self._names, self._loading)

    def absence(self, even_empty: bool = True) -> str:
        """Why the folder is not there to be read, as a sentence; empty when it is. With `even_empty` a folder that held
        reports and holds nothing at all is taken for the place where a disk was mounted.
        """
        try:
            folders.check(self.folder)
        except FolderError:
            return f"{self.folder}: the folder is gone (renamed, or its disk unmounted?)"
        if even_empty and self.catalogue.count() and folders.is_empty(self.folder):
            return f"{self.folder}: the folder is empty, and it held reports (is its disk mounted?)"
        return ""

    def refresh(self, report: Callable[[Progress], None] = lambda _: None) -> None:
        """Bring catalogue and index up to date, here and now. Raises `CatalogueError`."""
        from index.refresh.refresh import refresh

        refresh(self.folder, self.catalogue, lambda: self.engine, self._names, report, settings=self._loading)
        self.forget_lists()

    def refreshing(self) -> Generator[Progress, None, None]:
        """The same in a process of its own, so that this one stays quick; closing the iterator stops it. Raises
        `CatalogueError`, also as `ReadingStopped`.
        """
        from index.refresh.process import RefreshProcess

        process = self._refresh_process = RefreshProcess(self.settings)
        steps = process.steps()
        try:
            for step in steps:
                self.forget_lists()
                yield step
        finally:
            steps.close()
            self.forget_lists()

    def stop_refreshing(self) -> None:
        """End the process of `refreshing` at once, from any thread; what it recorded stays, the rest is done next
        time.
        """
        if self._refresh_process:
            self._refresh_process.stop()

    def forget_lists(self) -> None:
        """Read the lists anew when they are next asked for: another process has written the catalogue."""
        self._summaries = None
        self._searcher = None
        self._families = self._compared_names = None

    def discard(self) -> None:
        """Throw away all that can be rebuilt of this folder: catalogue and index. The next refresh builds them anew."""
        import shutil

        self.close()
        self._engine = None
        shutil.rmtree(self._home, ignore_errors=True)
        self._home = home.home(self.settings)
        self.catalogue = self._opened_catalogue()
        self._shelf = Shelf(self.folder, self.catalogue, self._loading)
        self.forget_lists()

    # --- search ------------------------------------------------------------------------------

    def search(self, asked: str | SearchRequest, cancelled: Callable[[], bool] = lambda: False) -> Answer:
        """The answer to a query, or to one that is to be taken in some way. Raises `QueryError`, and `Cancelled` once
        `cancelled()` is true.
        """
        request = SearchRequest(asked) if isinstance(asked, str) else asked
        return self.searcher.search(request, self.settings.search.limit, cancelled)

    def warm(self) -> None:
        """Open what a search needs, so that the first one is as quick as the others; for a worker."""
        self.searcher.warm()

    def counts(self, answer: Answer) -> Counts:
        """How the whole result spreads over outlets and months."""
        return self._reports().counts(answer.found)

    def explained(self, answer: Answer, hit: Hit) -> Hit:
        """A hit of the answer with its passages and reasons."""
        return self.searcher.explained(hit, answer.concepts, around=not answer.typing)

    @property
    def engine(self) -> Engine:
        """The search engine over this folder, opened once."""
        from index.search.engines.whoosh_engine import WhooshEngine

        with self._entering:
            if self._engine is None:
                self._engine = WhooshEngine(self._home / "whoosh", self._damaged)
            return self._engine

    @property
    def _loading(self) -> LoadSettings:
        own = self.settings
        return LoadSettings(own.encoding, tuple(own.columns.items()), own.lexicon, own.cache)

    @property
    def _names(self) -> NameSettings:
        from index.refresh.refresh import NameSettings

        known, own, kept = lexicon.regions(), self.settings, self._kept
        return NameSettings(
            (*known.aliases, *own.aliases, *kept.aliases), (*known.never_same, *own.never_same, *kept.never_same)
        )

    @cached_property
    def searches(self) -> Searches:
        """What the user keeps of searching."""
        from index.workspace.searches import Searches

        return Searches(Path(self.settings.searches_file), Path(self.settings.annotations))

    @property
    def _kept(self) -> Kept:
        """What is kept of searching; nothing while its file cannot be read (`searches.read` says why)."""
        from index.workspace.searches import NOTHING

        try:
            return self.searches.read()
        except StoreError:
            return NOTHING

    @property
    def searcher(self) -> Searcher:
        """What answers queries, with the names the folder has taught; made anew when the folder has changed."""
        from index.search.engines.engine import AROUND
        from index.search.plan.word_forms import Known
        from index.search.searcher import Searcher

        with self._entering:
            if self._searcher is None:
                families = self._learned()
                said_around = partial(self.engine.says, AROUND)
                known = Known(self.catalogue, families, self._reports, self.noted, said_around, self._names.never_same)
                self._searcher = Searcher(self.engine, known, self._shelf.article)
            return self._searcher

    def _learned(self) -> Families:
        """The names that the folder has taught, and the user; none before it was read for the first time."""
        from index.names.families import Families

        with self._entering:
            if self._families is None:
                row = self.catalogue.families(self._names.key)
                self._families = Families.from_row(row) if row else Families(())
            return self._families

    def _reports(self) -> Reports:
        """The summaries as a search asks for them, made anew when they have changed."""
        from index.search.reports import Reports

        with self._entering:
            summaries = self.summaries()
            if self._as_reports is None or self._as_reports.summaries is not summaries:
                self._as_reports = Reports(summaries)
            return self._as_reports

    # --- comparison --------------------------------------------------------------------------

    def alike(self, article: str) -> list[Summary]:
        """The other articles, most alike first."""
        from index.comparison.reading.telling_words import telling_words
        from index.search.engines.engine import Best, Forms

        read = self.article(article)
        forms = telling_words(read, self.catalogue.articles_with, self.catalogue.count())
        plan = Best(tuple(Forms((f,)) for f in forms))
        newest = self._reports().newest
        ranked = self.engine.rank(plan, len(newest), newest).best if forms else ()
        order = {r.id: n for n, r in enumerate(ranked)}
        others = [s for s in self.summaries() if s.id != article]
        return sorted(others, key=lambda s: order.get(s.id, len(order)))

    def compare(self, left: str, right: str, cancelled: Callable[[], bool] = lambda: False) -> Comparison:
        """What two articles share and where they part. Raises `UnknownArticle`, `Cancelled`."""
        from index.comparison.comparing import compare

        return compare(self.article(left), self.article(right), cancelled, self._names_compared())

    def claims(self, articles: Sequence[str], cancelled: Callable[[], bool] = lambda: False) -> ClaimTable:
        """What several articles say of one event, claim by claim. Raises `UnknownArticle`, `Cancelled`."""
        from index.comparison.claims.claims import claim_table

        return claim_table([self.article(article) for article in articles], cancelled, self._names_compared())

    def _names_compared(self) -> FolderNames:
        """The names of the folder as comparison needs them, made anew when the folder has changed."""
        from index.comparison.reading.names import FolderNames

        with self._entering:
            if self._compared_names is None:
                self._compared_names = FolderNames(self._learned(), self._names.never_same)
            return self._compared_names
