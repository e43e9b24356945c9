"""The words and signs of one sentence as facts are read from them: nothing is left out, each knows its clause.

Comparison's own terms leave out what carries no matter; here "not", "of", "$" and a comma are what tells a value. Words
are cut without knowing the language; what they mean there, a `Vocabulary` says.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from index.article import Span
from index.comparison.facts.stated.small_words import Phrases, Row
from index.comparison.facts.stated.vocabulary import Vocabulary
from index.text.folding import APOSTROPHES, fold, lower_in, without_case
from index.text.numbers import NUMBER
from index.text.stop_words import stop_words

_WORD = re.compile(
    rf"\d{{1,2}}:\d{{2}}(?!\d)|\d{{1,3}}(?: \d{{3}})+(?!\d)|{NUMBER}"
    rf"|[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)*|[^\w\s]"
)
# A clock time, digits in groups of three parted by spaces, any other number, a word, a sign.

_POSSESSIVE = re.compile(rf"[{APOSTROPHES}]s$")


class FactWord(NamedTuple):
    """A word, number or sign: as written, in lower case, its stem, where it stands, the number of its clause, and
    whether it is a word that says something by itself: not one that nearly every report in its language has. A tuple,
    because a report has thousands.
    """

    text: str
    low: str
    stem: str
    start: int
    end: int
    clause: int
    is_content: bool

    @property
    def is_digits(self) -> bool:
        """Whether it begins with a digit."""
        return self.text[0].isdecimal()

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters."""
        return self.text[0].isalpha()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def words_of(text: str, span: Span, vocabulary: Vocabulary) -> tuple[FactWord, ...]:
    """The words and signs of the sentence at `span`, in order."""
    found, clause, ends, language = [], 0, vocabulary.clause_ends, vocabulary.language
    small = stop_words(language)
    for match in _WORD.finditer(text, span.start, span.end):
        written = match.group()
        low = _POSSESSIVE.sub("", lower_in(without_case(written, language), language).replace("’", "'"))
        clause += low in ends
        bare = _bare(low, vocabulary)
        is_word = written[0].isalpha()
        root = vocabulary.root(fold(bare)) if is_word else low
        is_content = is_word and len(low) > 1 and low not in small and bare not in small
        found.append(FactWord(written, low, root, *match.span(), clause, is_content))
    for at, word in enumerate(found[:-1]):
        root = _root_beside(found, at, vocabulary)
        found[at] = word if root == word.stem else word._replace(stem=root)
        if word.low in vocabulary.first_parts:
            found[at] = _with_end(found, at, vocabulary)
    return tuple(found)


def _with_end(words: list[FactWord], at: int, known: Vocabulary) -> FactWord:
    """A word that is the first part of a separable verb whose other part ends what is told, with the stem of the verb
    and, in lower case, its form that is one word: "nahm den Mann am Ufer *fest*".
    """
    for end in range(at + 1, min(len(words), at + 1 + _END_WITHIN)):
        if words[end].low in _ENDS:
            break
        is_last = end + 1 == len(words) or not words[end + 1].is_word or words[end + 1].low in known.small.clause_words
        verb = known.separable.get((words[at].low, words[end].low)) if is_last else None
        if verb is not None:
            return words[at]._replace(low=verb, stem=known.root(verb), is_content=True)
    return words[at]


_END_WITHIN = 24
# Words behind the first part of a verb in which the other one stands.

_ENDS = frozenset([".", "!", "?", ";", ":"])


def _root_beside(words: list[FactWord], at: int, known: Vocabulary) -> str:
    """The stem of a word before others, which beside some is another one: "broke out" is started, and the "release of
    gas" sets nobody free.
    """
    concept = known.phrasal.get((words[at].low, words[at + 1].low))
    if concept is not None and concept in known.deeds:
        return concept
    return _of_stuff(words, at, known)


_OF_LIVING = frozenset(["fled", "free"])
# What befalls only who can move; of a stuff the word is another one.


def _of_stuff(words: list[FactWord], at: int, vocabulary: Vocabulary) -> str:
    """The stem of a word; where it is told of a stuff that it flows out, with the stem of that: "fuite de gaz" and
    "release of gas" are no flight and no release of persons.
    """
    word, known = words[at], vocabulary
    if known.fates.get(word.stem) not in _OF_LIVING or at + 2 >= len(words) or words[at + 1].low not in known.small.of:
        return word.stem
    stuff, has_plain_nouns = words[at + 2], "nouns" not in known.small.capitals
    is_name = stuff.is_capital and has_plain_nouns
    is_living = stuff.stem in known.counted or stuff.stem in known.fates or stuff.low in known.numbers
    return word.stem if is_name or is_living or not stuff.is_content else f"{word.stem} {stuff.stem}"


def _bare(low: str, vocabulary: Vocabulary) -> str:
    """A word without the small word that is joined to it by an apostrophe: the usine of "l'usine"."""
    joined, _, rest = low.partition("'")
    return rest if rest and joined in vocabulary.small.elided else low


def low_at(words: tuple[FactWord, ...], at: int) -> str:
    """The word at `at` in lower case, or nothing beyond either end."""
    return words[at].low if 0 <= at < len(words) else ""


def said_before(words: tuple[FactWord, ...], end: int, phrases: Phrases) -> int:
    """How many words just before `end` are one of the phrases (by their last word); 0 where none stands there."""
    rows = phrases.get(words[end - 1].low) if end > 0 else None
    return next((len(row) for row in rows if _stands(words, end - len(row), row)), 0) if rows else 0


def said_behind(words: tuple[FactWord, ...], at: int, phrases: Phrases) -> int:
    """How many words from `at` on are one of the phrases (by their first word); 0 where none stands there."""
    rows = phrases.get(words[at].low) if at < len(words) else None
    return next((len(row) for row in rows if _stands(words, at, row)), 0) if rows else 0


def _stands(words: tuple[FactWord, ...], start: int, row: Row) -> bool:
    return start >= 0 and tuple(word.low for word in words[start : start + len(row)]) == row
