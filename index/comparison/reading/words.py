"""The words of a sentence as comparison sees them: tokens with offsets, and the terms two wordings may share.

A *token* is what stands in the text. A *term* is what it counts as when two sentences are held side by side: a light
stem for a word ("shelled", "shelling"), the family key for the spellings of a name (Daraa, Deraa), the value for a
number ("four", "4"), one name for near-synonyms (see `thesaurus`). Words that carry no matter have no term.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from index.article import Span
from index.comparison.reading.thesaurus import acronyms, concepts, particles, phrasal
from index.lexicon.reading import ENGLISH, kept
from index.text.folding import APOSTROPHES, fold, lower_in, without_case
from index.text.numbers import NUMBER, plain_digits, value_of_word
from index.text.stems import light_stem
from index.text.stop_words import hollow

FamilyKey = Callable[[str], str]
"""From a word to the key all spellings of its name share; for any other word, the word folded."""

_LETTERS = r"(?:[^\W\d_]++[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u064b-\u065f\u0670]*+)++"
# Accents that stand apart from their letters, and the vowel signs of Arabic and Hebrew, belong to the word.
_TOKEN = re.compile(rf"{NUMBER}|(?:[A-Z]\.){{2,}}|{_LETTERS}(?:[{APOSTROPHES}](?!s\b){_LETTERS})*")
# A number with its separators, initials (U.S.), or letters: a possessive 's falls away, inner apostrophes stay (don't).


@dataclass(frozen=True, slots=True)
class Token:
    """One word or number of a text, where it stands, the term it counts as (empty: no matter), and it in lower case."""

    span: Span
    text: str
    term: str
    low: str

    @property
    def is_number(self) -> bool:
        """Whether its term is a value: digits, or a number word."""
        return self.term.startswith("#")


def tokens(text: str, within: Span, family: FamilyKey, language: str = ENGLISH) -> tuple[Token, ...]:
    """The words and numbers inside `within`, in order; a phrasal verb (hand over) counts at its first word. The words
    of `language` (ISO 639-1) are numbers.
    """
    found = [
        Token(
            Span(*match.span()), match.group(), term(match.group(), family, language), lower_in(match.group(), language)
        )
        for match in _TOKEN.finditer(text, within.start, within.end)
        if not _is_possessive(text, match)
    ]
    for place, (verb, particle) in enumerate(pairwise(found)):
        if particle.text in particles() and (concept := phrasal().get((light_stem(verb.low), particle.text))):
            found[place] = Token(verb.span, verb.text, concept, verb.low)
    return tuple(found)


def _is_possessive(text: str, match: re.Match[str]) -> bool:
    start = match.start()
    return match.group() in ("s", "S") and start > 0 and text[start - 1] in APOSTROPHES


def words_written(text: str, spans: Iterable[Span]) -> set[str]:
    """The different words inside `spans`, as written."""
    return {match.group() for span in spans for match in _TOKEN.finditer(text, span.start, span.end)}


def names_only(family: FamilyKey, written: Container[str]) -> FamilyKey:
    """`family` for words that are never `written` small, all others merely folded.

    So the first word of a sentence does not pass for a name when the text knows it in lower case.
    """

    def key(word: str) -> str:
        return fold(word) if _is_no_name(word, word.lower(), written) else family(word)

    return key


def with_names_only(
    sentence: Iterable[Token], family: FamilyKey, written: Container[str], language: str = ENGLISH
) -> tuple[Token, ...]:
    """The tokens found under `family` as they are under `names_only(family, written)`, without reading them anew."""
    return tuple(
        replace(token, term=term(token.text, fold, language))
        if _is_no_name(token.text, token.low, written) and token.term == term(token.text, family, language)
        else token  # a phrasal verb at the beginning keeps its concept
        for token in sentence
    )


def _is_no_name(word: str, low: str, written: Container[str]) -> bool:
    return word[0].isupper() and low in written


def term(word: str, family: FamilyKey, language: str = ENGLISH) -> str:
    """What `word` counts as: `#4` for a number, `=kill` for a concept, else a stem or family key; empty if hollow."""
    word = without_case(word, language)
    fixed = _fixed_term(word, language)
    return _stem_or_concept(family(word)) if fixed is None else fixed


_CACHED = 1 << 16
# A few megabytes at most: the different words of some hundred reports.


@kept(_CACHED)
def _fixed_term(word: str, language: str) -> str | None:
    """The term of a word that is no name of a family: a number, a concept, a hollow word; None for any other."""
    if word[0].isdecimal():
        return "#" + plain_digits(word)
    word = word.replace(".", "")
    if word in acronyms():
        return acronyms()[word]
    low = lower_in(word, language)
    if (value := value_of_word(low, language)) is not None:
        return f"#{value}"
    return "" if low in hollow(language) else concepts().get(low)


@kept(_CACHED)
def _stem_or_concept(key: str) -> str:
    stemmed = light_stem(key)
    return concepts().get(stemmed, stemmed)


_DOUBLED = re.compile(r"([a-z])\1+")
_TRANSLITERATIONS = (
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ei", "i"),
    ("ai", "i"),
    ("ay", "i"),
    ("dh", "d"),
    ("q", "k"),
)
# The commonest ways in which Latin spellings of one Arabic name differ; applied to capitalised words only.

_SHORTEST_NAME = 5
# Four letters and fewer are too close to each other (Hama, Homs, Hums) to even anything out.


@lru_cache(_CACHED)
def spelling_key(word: str) -> str:
    """The family key where no families are known: the word folded, and in a name the vowels of transliteration evened.

    Only a capitalised word is taken for a name; consonants and the last letter stay, so that names do not run together.
    """
    plain = fold(word)
    if not word[:1].isupper() or len(plain) < _SHORTEST_NAME or not plain.isascii():
        return plain
    key = plain
    for spelling, even in _TRANSLITERATIONS:
        key = key.replace(spelling, even)
    key = _DOUBLED.sub(r"\1", key)
    return key[0] + key[1:-1].replace("e", "a").replace("o", "u") + key[-1:]


def low_at(words: Sequence[Token], place: int) -> str:
    """The word at `place` in lower case, or nothing beyond either end."""
    return words[place].low if 0 <= place < len(words) else ""
