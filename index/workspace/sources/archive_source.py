"""Reports that come from a desk's archive: what it lists is kept in the cache, texts are fetched when they are read."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Generator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from index.article import Article
from index.config import Settings
from index.refresh.archive.shelf import ArchiveShelf
from index.workspace.cache import Cache
from index.workspace.remade import Remade

if TYPE_CHECKING:
    from index.refresh.completeness import NameSettings, Progress

LEARNED_AGAIN = 0.05
"""The share of reports that may have come or gone before words and names are counted anew: that scans all of them, and
what it says changes slowly.
"""


class ArchiveSource:
    """One archive, as it is read."""

    kind = "archive"

    def __init__(self, settings: Settings, cache: Cache, rules: Callable[[], NameSettings]) -> None:
        """Nothing is asked yet."""
        self._address, self._cache, self._rules = settings.folder, cache, rules
        self._archive = cache.archive
        self._index = cache.archive_index
        self._shelf = Remade(
            lambda: cache.catalogue, lambda: ArchiveShelf(cache.catalogue.outlines, self._archive, self._index)
        )

    def article(self, article: str) -> Article | None:
        """The article of that id, fetched where it was not read before."""
        return self._shelf().article(article)

    def articles(self, articles: Sequence[str]) -> dict[str, Article]:
        """Those of these ids that can be had, by their ids; what is not at hand is fetched in one question."""
        shelf = self._shelf()
        shelf.bring(articles)
        return {article: found for article in articles if (found := shelf.article(article))}

    def lacking(self, article: str) -> str:
        """Why an article that is listed cannot be had."""
        why = self._archive.look()
        return f"{why}, and this report was not read before" if why else "this report is in the archive no longer"

    def file(self, path: str) -> str:
        """The path behind the archive's address: there is no file to be opened."""
        return f"{self._address.rstrip('/')}/{path}"

    def is_current(self) -> bool:
        """Whether every day of the archive has the reports that are known of it. Raises `ArchiveError`."""
        done = self._done()
        if done is None or done.names != self._rules().key:
            return False
        return self._archive.asked(lambda client: self._index.is_current(client, self._cache.catalogue))

    def absence(self, even_empty: bool) -> str:
        """Why the archive does not answer."""
        return self._archive.look()

    def refresh(self, report: Callable[[Progress], None]) -> None:
        """Fetch what is new or changed in its list; count its words and learn its names anew where much has. Raises
        `ArchiveError`.
        """
        from index.refresh.collecting import collecting_seldom

        catalogue, done, names = self._cache.catalogue, self._done(), self._rules()
        catalogue.recording.keep_complete_in(None)
        self._archive.asked(lambda client: self._index.follow(client, catalogue, report))
        many = self._index.learned_from(catalogue)
        learned = done.reports if done else 0
        if done is None or done.names != names.key or abs(many - learned) > LEARNED_AGAIN * learned:
            with collecting_seldom():
                self._archive.asked(lambda client: self._index.learn(client, catalogue.outlines, names))
            learned = many
        catalogue.recording.keep_complete_in(json.dumps(_Done(names.key, learned)))

    def _done(self) -> _Done | None:
        """What was done when a refresh last came to its end; None before."""
        state = self._cache.catalogue.recording.complete_in()
        return _Done(*json.loads(state)) if state else None

    async def changes(self) -> AsyncIterator[None]:
        """Yields from time to time: the archive does not tell, and is asked."""
        while True:
            await asyncio.sleep(self._index.look_again_seconds)
            yield

    def reading_pictures(self) -> Generator[tuple[str, bool], None, None]:
        """None: who fills an archive reads them."""
        yield from ()

    def try_again(self) -> None:
        """Nothing: there is nothing that could not be read."""

    def close(self) -> None:
        """Nothing: the connections are the engine's too."""


class _Done(NamedTuple):
    """A refresh that came to its end: under which settings names were learned (a hash of them), and from how many
    reports.
    """

    names: str
    reports: int
