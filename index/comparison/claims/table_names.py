"""The names in the reports of a table: whom and what they all speak of, which tells none of their sentences apart.

Capitals show a name where a language has them for names alone. In German, which has them for all nouns, and in letters
without capitals, those words are names that sound like a name of another report. What stands with names, as "director"
and "captain" do, tells as little: it is said with every mention of the man.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from index.comparison.facts.stated.vocabulary import vocabulary
from index.comparison.reading.reading import Side
from index.comparison.reading.words import Token
from index.lexicon.reading import languages
from index.names.heard import Heard
from index.names.letters import alphabet
from index.text.affixes import bare_forms
from index.text.folding import fold

ONE_NAME, IN_ONE_ALPHABET = 7.0, 12.0
"""The odds (see `index.names.letters`) from which a word is a name of two alphabets, and of one, as for incidents."""

SHORTEST = 4
"""Letters of a name that is told by its sound."""

FEWEST_TITLES, OFTEN_TITLE = 2, 0.4
"""In how many sentences of a table a word stands right before a name, from which on it is a title, and in which part of
those that have it: of six invented events in two languages each .3 and .5 are as good.
"""

_NOUNS = "nouns"
# Among the words that a language writes with a capital: all nouns.


@dataclass(frozen=True)
class TableNames:
    """The names of several reports.

    TableNames(sides).has(token, "en")      of "Lennau" True, of "Doctors" False where "doctors" stands anywhere
    """

    sides: Sequence[Side]

    @cached_property
    def _shown(self) -> dict[str, frozenset[str]]:
        """By language the words, as written, that its capitals show to be names: never written small, and with a
        capital inside a sentence too.
        """
        written: defaultdict[str, set[str]] = defaultdict(set)
        inside: defaultdict[str, set[str]] = defaultdict(set)
        for side in self.sides:
            for language, sentence in zip(side.each_read_in, side.words, strict=True):
                written[language].update(token.text for token in sentence)
                inside[language].update(token.text for token in sentence[1:])
        return {
            language: frozenset(
                word for word in inside[language] if word[0].isupper() and word.lower() not in written[language]
            )
            for language in written
            if _shows_names(language, written[language])
        }

    @cached_property
    def _heard(self) -> Heard:
        return Heard(sorted({fold(word) for names in self._shown.values() for word in names if len(word) >= SHORTEST}))

    @cached_property
    def _known(self) -> dict[str, bool]:
        return {}

    @cached_property
    def _titles(self) -> dict[str, frozenset[str]]:
        """By language the terms that stand right before a name as often as not: what persons are ("director", "mayor"),
        which is said with a name whatever else is said of them.
        """
        before: defaultdict[str, Counter[str]] = defaultdict(Counter)
        having: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for side in self.sides:
            for language, sentence in zip(side.each_read_in, side.words, strict=True):
                having[language].update({token.term for token in sentence})
                before[language].update(
                    {one.term for one, other in pairwise(sentence) if self._is_title(one, other, language)}
                )
        return {
            language: frozenset(
                term for term, n in titles.items() if n >= FEWEST_TITLES and n >= OFTEN_TITLE * having[language][term]
            )
            for language, titles in before.items()
        }

    def _is_title(self, token: Token, behind: Token, language: str) -> bool:
        """Whether a word says what the name behind it is of: not where it is, nor what was done to it."""
        known = vocabulary(language)
        stem = known.stem(token.low)
        is_done = stem in known.fates or stem in known.deeds or token.low in known.saying or token.low in known.where
        return bool(token.term) and not is_done and self.is_name(behind, language) and not self.is_name(token, language)

    def has(self, token: Token, language: str) -> bool:
        """Whether a word of a sentence in that language (ISO 639-1) is a name, or a title that stands with names."""
        return self.is_name(token, language) or token.term in self._titles.get(language, ())

    def is_name(self, token: Token, language: str) -> bool:
        """Whether it is a name."""
        if language in self._shown:
            return token.text in self._shown[language]
        if token.text not in self._known:
            self._known[token.text] = self._is_heard(token.text)
        return self._known[token.text]

    def _is_heard(self, text: str) -> bool:
        word = fold(text)
        script = alphabet(word)
        if not script or len(word) < SHORTEST or text[0].islower():
            return False
        return any(
            self._heard.like(form, other, IN_ONE_ALPHABET if other == script else ONE_NAME)
            for form in (word, *bare_forms(word))
            for other in self._heard.alphabets
        )


def _shows_names(language: str, written: Iterable[str]) -> bool:
    """Whether the capitals of a language, in which these words are written, are kept for names."""
    known = languages().get(language)
    return (known is None or _NOUNS not in known.capitals) and any(word[0].isupper() for word in written)
