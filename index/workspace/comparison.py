"""The comparison of a folder's reports: two side by side, or several claim by claim."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from index.article import Article
from index.errors import Cancelled, UnknownArticle
from index.workspace.cache import Cache
from index.workspace.names import KnownNames
from index.workspace.remade import Remade

if TYPE_CHECKING:
    from index.comparison.claims.claims import ClaimTable
    from index.comparison.comparing import Comparison
    from index.comparison.meaning.vectors import Meaning
    from index.comparison.reading.names import FolderNames


MOST_TOGETHER = 10
"""Reports of a story that say together where two of them differ: ten of 30 sentences take about three CPU seconds."""

LONGEST_TOGETHER = 20_000
"""Characters of a report that is still read beside two others of its story: some 150 sentences."""


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
        self._last: tuple[int, ClaimTable] | None = None

    def compare(
        self, left: str, right: str, cancelled: Callable[[], bool] = lambda: False, by_words_alone: bool = False
    ) -> Comparison:
        """What two articles share and where they part; `by_words_alone` is the quicker half of it. Raises
        `UnknownArticle`, `Cancelled`.

        Where the two differ, a table of claims that has both says it for them: the one made last, or else that of their
        story. So whoever lays two of its reports side by side reads there what the table says.
        """
        from index.comparison.comparing import compare
        from index.comparison.meaning.vectors import NO_MEANING

        meaning = NO_MEANING if by_words_alone else self._meaning
        compared = compare(self._article(left), self._article(right), cancelled, self._compared_names(), meaning)
        table = None if by_words_alone else self._table_of_both(compared, cancelled)
        return compared if table is None else table.agreeing(compared)

    def waits_for(self, left: str, right: str) -> str:
        """What comparing the two goes on with when their words are compared: "what is meant", "their story", or
        nothing. Raises `UnknownArticle`.
        """
        if not self.has_meaning_at_hand(left, right):
            return "what is meant"
        is_known = self._known_table(left, right) is not None or len(self._story_of_both(left, right)) <= 2
        return "" if is_known else "their story"

    @property
    def claims_last_made(self) -> ClaimTable | None:
        """The table of claims that was made last, where nothing has changed since."""
        return self._last[1] if self._last is not None and self._last[0] == self._cache.age else None

    def _known_table(self, left: str, right: str) -> ClaimTable | None:
        table = self.claims_last_made
        return table if table and {left, right} <= {article.id for article in table.articles} else None

    def _table_of_both(self, compared: Comparison, cancelled: Callable[[], bool]) -> ClaimTable | None:
        """The table of claims that says where two reports differ; None where they are by themselves."""
        from index.comparison.claims.claims import claim_table

        left, right = compared.left.id, compared.right.id
        if (known := self._known_table(left, right)) is not None:
            return known
        story = self._story_of_both(left, right)
        if len(story) <= 2 or max(len(compared.left.text), len(compared.right.text)) > LONGEST_TOGETHER:
            return None
        self._ahead(story)
        articles = [article for each in story if (article := self._short_article(each))]
        if len(articles) <= 2:
            return None
        return self._remember(claim_table(articles, cancelled, self._compared_names(), self._meaning))

    def _short_article(self, article: str) -> Article | None:
        """One more report of a story; None where it cannot be had, or would take too long."""
        try:
            found = self._article(article)
        except UnknownArticle:
            return None
        return found if len(found.text) <= LONGEST_TOGETHER else None

    def _story_of_both(self, left: str, right: str) -> list[str]:
        """The reports of the story that both are of, those dated nearest to them where it has many; none where they are
        of none.
        """
        others = self._cache.catalogue.stories.others(left)
        if right not in others:
            return []
        at = others.index(right)
        nearest = sorted(range(len(others)), key=lambda place: abs(place - at))[: MOST_TOGETHER - 1]
        return sorted([left, *(others[place] for place in nearest)])

    def _remember(self, table: ClaimTable) -> ClaimTable:
        self._last = self._cache.age, table
        return table

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
        return self._remember(claim_table(read, cancelled, self._compared_names(), self._meaning))

    @cached_property
    def _meaning(self) -> Meaning:
        """The vectors of sentences, kept beside the catalogue."""
        from index.comparison.meaning.vectors import installed_meaning

        return installed_meaning(self._cache.home / "vectors")

    def _names_compared(self) -> FolderNames:
        from index.comparison.reading.names import FolderNames

        return FolderNames(self._names.families(), self._names.rules().never_same)
