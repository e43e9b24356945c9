"""The comparison of a folder's reports: two side by side, or several claim by claim."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from index.article import Article
from index.workspace.cache import Cache
from index.workspace.names import KnownNames
from index.workspace.remade import Remade

if TYPE_CHECKING:
    from index.comparison.claims.claims import ClaimTable
    from index.comparison.comparing import Comparison
    from index.comparison.reading.names import FolderNames


class FolderComparison:
    """Compares articles, with the names the folder has taught."""

    def __init__(self, article: Callable[[str], Article], cache: Cache, names: KnownNames) -> None:
        """`article` gives the article of an id, or raises `UnknownArticle`."""
        self._article, self._names = article, names
        self._compared_names = Remade(lambda: cache.age, self._names_compared)

    def compare(self, left: str, right: str, cancelled: Callable[[], bool] = lambda: False) -> Comparison:
        """What two articles share and where they part. Raises `UnknownArticle`, `Cancelled`."""
        from index.comparison.comparing import compare

        return compare(self._article(left), self._article(right), cancelled, self._compared_names())

    def claims(self, articles: Sequence[str], cancelled: Callable[[], bool] = lambda: False) -> ClaimTable:
        """What several articles say of one event, claim by claim. Raises `UnknownArticle`, `Cancelled`."""
        from index.comparison.claims.claims import claim_table

        return claim_table([self._article(article) for article in articles], cancelled, self._compared_names())

    def _names_compared(self) -> FolderNames:
        from index.comparison.reading.names import FolderNames

        return FolderNames(self._names.families(), self._names.rules().never_same)
