"""The comparison of a folder's reports: two side by side, or several claim by claim."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from index.article import Article
from index.workspace.cache import Cache
from index.workspace.names import KnownNames
from index.workspace.remade import Remade

if TYPE_CHECKING:
    from index.comparison.claims.claims import ClaimTable
    from index.comparison.comparing import Comparison
    from index.comparison.meaning.vectors import Meaning
    from index.comparison.reading.names import FolderNames


class FolderComparison:
    """Compares articles, with the names the folder has taught."""

    def __init__(self, article: Callable[[str], Article], cache: Cache, names: KnownNames) -> None:
        """`article` gives the article of an id, or raises `UnknownArticle`."""
        self._article, self._names, self._cache = article, names, cache
        self._compared_names = Remade(lambda: cache.age, self._names_compared)

    def compare(self, left: str, right: str, cancelled: Callable[[], bool] = lambda: False) -> Comparison:
        """What two articles share and where they part. Raises `UnknownArticle`, `Cancelled`."""
        from index.comparison.comparing import compare

        return compare(self._article(left), self._article(right), cancelled, self._compared_names(), self._meaning)

    def claims(self, articles: Sequence[str], cancelled: Callable[[], bool] = lambda: False) -> ClaimTable:
        """What several articles say of one event, claim by claim. Raises `UnknownArticle`, `Cancelled`."""
        from index.comparison.claims.claims import claim_table

        read = [self._article(article) for article in articles]
        return claim_table(read, cancelled, self._compared_names(), self._meaning)

    @cached_property
    def _meaning(self) -> Meaning:
        """The vectors of sentences, kept beside the catalogue."""
        from index.comparison.meaning.vectors import installed_meaning

        return installed_meaning(self._cache.home / "vectors")

    def _names_compared(self) -> FolderNames:
        from index.comparison.reading.names import FolderNames

        return FolderNames(self._names.families(), self._names.rules().never_same)
