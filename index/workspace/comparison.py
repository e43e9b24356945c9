"""The comparison of a folder's reports: two side by side, or several claim by claim."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from index.article import Article
from index.errors import Cancelled
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

    def __init__(
        self,
        article: Callable[[str], Article],
        cache: Cache,
        names: KnownNames,
        ahead: Callable[[Sequence[str]], object] = lambda _: None,
    ) -> None:
        """`article` gives the article of an id, or raises `UnknownArticle`; `ahead` hears which will be asked for
        together.
        """
        self._article, self._names, self._cache, self._ahead = article, names, cache, ahead
        self._compared_names = Remade(lambda: cache.age, self._names_compared)

    def compare(
        self, left: str, right: str, cancelled: Callable[[], bool] = lambda: False, by_words_alone: bool = False
    ) -> Comparison:
        """What two articles share and where they part; `by_words_alone` is the quicker half of it. Raises
        `UnknownArticle`, `Cancelled`.
        """
        from index.comparison.comparing import compare
        from index.comparison.meaning.vectors import NO_MEANING

        meaning = NO_MEANING if by_words_alone else self._meaning
        return compare(self._article(left), self._article(right), cancelled, self._compared_names(), meaning)

    def has_meaning_at_hand(self, left: str, right: str) -> bool:
        """Whether comparing the two waits for no encoder. Raises `UnknownArticle`."""
        from index.comparison.comparing import side_of

        return self._meaning.is_at_hand(side_of(self._article(article)) for article in (left, right))

    def likeliest_first(self, article: str, others: Sequence[str]) -> list[str]:
        """The others in their order, but those of its story first, then those that are likely to tell of the same
        incident, and those likely to tell of another last. Raises `UnknownArticle`.
        """
        from index.comparison.comparing import side_of
        from index.comparison.incidents.beside import nearest_first

        family = self._compared_names()
        self._ahead([article, *others])
        own = side_of(self._article(article), family)
        story = set(self._cache.catalogue.stories.others(article))
        rest = {other: side_of(self._article(other), family) for other in others if other not in story}
        return [*(other for other in others if other in story), *nearest_first(own, rest)]

    def likeness(
        self, article: str, others: Sequence[str], cancelled: Callable[[], bool] = lambda: False
    ) -> dict[str, float]:
        """How alike in meaning an article and others are, whatever their languages; nothing without an encoder. The
        vectors of each are made once and kept. Raises `UnknownArticle`, `Cancelled`.
        """
        from index.comparison.comparing import side_of
        from index.comparison.meaning.likeness import likeness

        if not self.has_encoder:
            return {}
        ours, found = self._meaning.of(side_of(self._article(article))), {}
        for other in others:
            if cancelled():
                raise Cancelled
            theirs = self._meaning.of(side_of(self._article(other)))
            if ours is not None and theirs is not None:
                found[other] = likeness(ours, theirs)
        return found

    @property
    def has_encoder(self) -> bool:
        """Whether sentences are also compared by what they mean."""
        return self._meaning.has_encoder

    def claims(self, articles: Sequence[str], cancelled: Callable[[], bool] = lambda: False) -> ClaimTable:
        """What several articles say of one event, claim by claim. Raises `UnknownArticle`, `Cancelled`."""
        from index.comparison.claims.claims import claim_table

        self._ahead(articles)
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
