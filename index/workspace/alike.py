"""Which reports are like one, also in other languages.

Those of its own language are ranked by the words that tell it from others. A report in another language shares none of
them; what it can share is names, in the letters it has for them, and numbers. So those that share most of these are
looked for among the reports of other languages, and the first of them placed: where their meaning puts them, if the
sentence encoder is there, else turn by turn with the others. A report that shares no name and no number is not found.
Those of its story (`index.refresh.stories`) are among the first, whatever they share.

However many reports there are, only the first of either ranking are read. Any report that shares a word is ranked;
which of them are like the report is told besides: those of its story, and those that have a part of its own words, or
of its names and numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from index.article import Article
from index.catalogue.catalogue import Catalogue
from index.comparison.reading.key_terms import key_numbers, key_terms
from index.search.columns import ReportColumn
from index.search.engines.engine import Best, Engine, Forms, Plan, Run, Same
from index.search.engines.listed import Newest
from index.text.words import words

LOOKED_AT, ACROSS = 10, 20
"""Reports of its own language and of others that are read and whose meaning is asked: a screen of a list, and about two
seconds of CPU the first time. With ten of others, one of nine reports of the same event was no longer among them.
"""

FEWEST_SHARED = 3
"""Names and numbers that a report in another language must share to be placed without its meaning: two reports of one
war share two by chance.
"""

LEAST_LIKENESS = 0.1
"""The part of a report's own score, asked for its own terms, from which another one is like it. Among 31 reports of
nine invented events 70 of 78 of one event are like each other, 58 of them by their story, and 15 of 852 of two events.
"""

Spellings = Callable[[str], Sequence[str]]
"""The spellings that the folder has of a name in other alphabets and languages; none for what is no name."""

Likeness = Callable[[str, Sequence[str]], Mapping[str, float]]
"""How alike in meaning an article and others are; empty where that is not known."""


class Likes(NamedTuple):
    """The other reports that share anything with one, the most alike first, and which of them are like it."""

    ranked: list[str]
    like: frozenset[str]


class Alike:
    """Ranks the reports of a folder by their likeness to one of them."""

    def __init__(
        self,
        article: Callable[[str], Article],
        catalogue: Catalogue,
        engine: Engine,
        spellings: Spellings,
        likeness: Likeness,
    ) -> None:
        self._article, self._catalogue, self._engine = article, catalogue, engine
        self._spellings, self._likeness = spellings, likeness

    def ranked(self, name: str, newest: Newest) -> Likes:
        """The ids of those that share a word with an article, or a name or number in another language. Raises
        `UnknownArticle`.
        """
        article = self._article(name)
        forms = key_terms(article, self._catalogue.articles_with, self._catalogue.count())
        by_words = self._best([Forms((form,)) for form in forms], len(newest), newest)
        ours = [other for other in by_words if other != name]
        enough = LEAST_LIKENESS * by_words.get(name, max(by_words.values(), default=0.0))
        like = {other for other in ours if by_words[other] >= enough} | set(self._catalogue.stories.others(name))
        spoken, own = self._catalogue.written_in(), article.metadata.language
        languages = ReportColumn(newest, (spoken.get(other, "") for other in newest.ids), "language")
        others = languages.where(lambda language: language != own)
        if not len(others):
            return Likes(ours, frozenset(like))
        shared = self._shared_by(article, forms)
        sharing = self._best([_said(row) for row in shared], ACROSS, Newest(others))
        story = [other for other in self._catalogue.stories.others(name) if other in others]
        across = list(dict.fromkeys((*story[:ACROSS], *sharing)))
        share = {other for other in across if other in story or self._shares(other, shared) >= FEWEST_SHARED}
        placed = self._placed(name, ours, across, share)
        return Likes(placed, frozenset(like - set(across) | share))

    def _best(self, parts: Sequence[Plan], most: int, newest: Newest) -> dict[str, float]:
        """The score of each that is found, the best first."""
        return {r.id: r.score for r in self._engine.rank(Best(tuple(parts)), most, newest).best} if parts else {}

    def _shared_by(self, article: Article, forms: Sequence[str]) -> list[tuple[str, ...]]:
        """What a report in another language can share: each name in all its spellings, each number."""
        named = [tuple(dict.fromkeys((form, *self._spellings(form)))) for form in forms]
        return [*(row for row in named if len(row) > 1), *((number,) for number in key_numbers(article))]

    def _placed(self, name: str, ours: list[str], across: list[str], share: Collection[str]) -> list[str]:
        """The ranking by words, and in it those elsewhere, of which some `share` much or are of the story."""
        ours = [other for other in ours if other not in set(across)]
        known = self._likeness(name, [*ours[:LOOKED_AT], *across]) if across else {}
        if known:
            return _where_meaning_puts_them(ours, across, known)
        alike = [other for other in across if other in share]
        return [*_turn_by_turn(ours, alike), *(other for other in across if other not in alike)]

    def _shares(self, other: str, shared: Sequence[Sequence[str]]) -> int:
        """How many of these names and numbers a report has."""
        text = self._article(other).text
        has = " ".join(["", *(word.form for word in words(text, 0, len(text))), ""])
        return sum(any(f" {said} " in has for said in row) for row in shared)


def _said(row: Sequence[str]) -> Same:
    """A name in any of its spellings, of one word or several."""
    rows = [said.split() for said in row]
    single = tuple(words[0] for words in rows if len(words) == 1)
    return Same((Forms(single), *(Run(tuple((word,) for word in words)) for words in rows if len(words) > 1)))


def _where_meaning_puts_them(ours: Sequence[str], across: Sequence[str], known: Mapping[str, float]) -> list[str]:
    """Ours in their order, each of the others before the first that is less alike."""
    waiting = sorted(across, key=lambda other: -known[other])
    placed: list[str] = []
    for other in ours:
        while waiting and known[waiting[0]] >= known.get(other, 0.0):
            placed.append(waiting.pop(0))
        placed.append(other)
    return [*placed, *waiting]


def _turn_by_turn(ours: Sequence[str], across: Sequence[str]) -> Iterator[str]:
    """One of ours, one of the others, until these are all told."""
    for number, other in enumerate(ours):
        yield other
        if number < len(across):
            yield across[number]
    yield from across[len(ours) :]
