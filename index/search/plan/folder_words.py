"""The words of one folder that may be names, by how they sound: made of its vocabulary when a name is first looked for
in another alphabet.

In letters with capitals these are the names that the folder's families know; in Arabic and Hebrew letters any word may
be one, so all are compared, and those that nearly every report has are told as small words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, cached_property, lru_cache
from itertools import product

from index.catalogue.catalogue import Catalogue
from index.names.families import Families
from index.names.forms import ARABIC_ARTICLE, bare, without_arabic_articles
from index.names.heard import Heard
from index.names.letters import ALPHABETS, alphabet
from index.text.affixes import bare_forms

POSSIBLE = 1.0
"""The odds (a logarithm, see `likeness`) from which a word may be part of a name at all."""
SURE_IN_ENGLISH = 17.0
"""The odds from which two names of English reports are one though no family joins them: only where other languages are
there too, whose spellings English reports take over.
"""
SHORTEST = 3
"""Letters of the shortest word that is told by its sound; in letters without vowels one less."""
MOST_WORDS = 200_000
"""Words of one alphabet without capitals that are compared, the most frequent first."""
MOST_FREQUENT = 300
FREQUENT_SHARE, FEWEST_FREQUENT = 0.1, 5
"""Of the most frequent words without capitals, those that so large a share of the reports have which have the
commonest of them, and so many reports, are small words rather than names.
"""

CASELESS = ("A", "H")
"""Alphabets without capitals."""

_HEBREW_ARTICLES = ("אל", "א")
# The Arabic one in Hebrew letters, which stands apart.


class FolderWords:
    """The words of a folder that may be names, an alphabet at a time; nothing is made before it is asked for."""

    def __init__(self, catalogue: Catalogue, families: Families) -> None:
        self._catalogue, self._families = catalogue, families
        self.like = lru_cache(maxsize=4096)(self._like)
        self.written_in = cache(self._written_in)
        self._heard = cache(self._heard_in)

    def reached(self, word: str) -> tuple[str, ...]:
        """The alphabets in which a folded word may be spelled here in ways that its family does not know."""
        own = alphabet(word)
        return tuple(script for script in self._alphabets if script != own or script != "L" or self._foreign_words)

    def _like(self, word: str, script: str) -> list[tuple[float, str]]:
        """The words of an alphabet that a folded word may be, the likeliest first, with their odds."""
        if script not in self.reached(word):
            return []
        found = self._heard(script).like(word, script, POSSIBLE)
        if script != alphabet(word):
            return found
        return [row for row in found if self._may_be_one(word, *row)]

    def _may_be_one(self, word: str, odds: float, other: str) -> bool:
        """Whether two words of one alphabet may be a name by their sound alone: Arabic ones are compared without the
        article, and of two names that English reports have the families have said what they know.
        """
        if alphabet(word) != "L":
            return not (other.startswith(ARABIC_ARTICLE) and len(other) >= len(ARABIC_ARTICLE) + SHORTEST)
        if word in self._foreign or other in self._foreign or word not in self.written_in("L"):
            return True
        return odds >= SURE_IN_ENGLISH

    def said(self, words: Sequence[str], script: str) -> Iterator[tuple[str, ...]]:
        """How a row of words may be written: with the articles that the folder has them with."""
        written = self.written_in(script)
        for row in product(*(written.get(word, ()) for word in words)):
            yield row
            for article in _HEBREW_ARTICLES if script == "H" and len(row) > 1 else ():
                yield tuple(part for word in row for part in (article, word))[1:]
                yield (*row[:-1], article, row[-1])

    @cached_property
    def _alphabets(self) -> tuple[str, ...]:
        """The alphabets that the folder has words in."""
        return tuple(name for name, (first, last) in ALPHABETS.items() if self._catalogue.forms_between(first, last, 1))

    @cached_property
    def _foreign_words(self) -> frozenset[str]:
        """The words in Latin letters of reports that are not English."""
        return frozenset(self._catalogue.forms_of_other_languages())

    @cached_property
    def _foreign(self) -> frozenset[str]:
        """The names among them, each read as one word."""
        names = (map(bare, forms) for forms in self.written_in("L").values())
        return frozenset("".join(n) for several in names for n in several if self._foreign_words.issuperset(n))

    @cached_property
    def frequent(self) -> frozenset[str]:
        """The words without capitals that are hardly names, because so many reports have them."""
        found: set[str] = set()
        for script in CASELESS:
            forms = self._catalogue.forms_between(*ALPHABETS[script], MOST_FREQUENT)
            counts = [self._catalogue.articles_with(form) for form in forms]
            most = max(FREQUENT_SHARE * counts[0], FEWEST_FREQUENT) if counts else 0
            found.update(form for form, count in zip(forms, counts, strict=True) if count >= most)
        return frozenset(found)

    def _written_in(self, script: str) -> dict[str, tuple[str, ...]]:
        """How each word of an alphabet is written: a name of several words, read as one; a word with what is
        joined to it, and in its cases.
        """
        found: dict[str, list[str]] = {}
        for word, form in self._without_capitals(script) if script in CASELESS else self._with_capitals(script):
            found.setdefault(word, []).append(form)
        return {word: tuple(dict.fromkeys(forms)) for word, forms in found.items()}

    def _with_capitals(self, script: str) -> Iterator[tuple[str, str]]:
        for family in self._families.families:
            for form in family.forms:
                words = bare(form)
                joined = "".join(words)
                if alphabet(joined) == script and not any(map(self._families.is_common, words)):
                    yield joined, form
                    yield from ((other, form) for other in bare_forms(joined))

    def _without_capitals(self, script: str) -> Iterator[tuple[str, str]]:
        for form in self._catalogue.forms_between(*ALPHABETS[script], MOST_WORDS):
            yield form, form
            yield from ((other, form) for other in bare_forms(form))
            if len(parts := without_arabic_articles((form,))) > 1:
                yield "".join(parts), form

    def _heard_in(self, script: str) -> Heard:
        shortest = SHORTEST - (script in CASELESS)
        return Heard(word for word in self.written_in(script) if len(word) >= shortest)
