"""The names of the folder as comparison needs them: which words, and which words in a row, are one name.

names = FolderNames(families)
names("Deraa") == names("Daraa")                      one family
names("Salem") != names("Salam")                      the folder has not joined them: they are two
whole_names("Islamic State fell", words, names)       Islamic State is one word there, because it is also ISIS
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from index.article import Span
from index.comparison.reading.words import FamilyKey, Token, spelling_key, tokens
from index.names.families import Families
from index.names.forms import Bare, bare, without_article
from index.text.folding import fold

OWN_S = "·"
"""Behind a key that ends in s where the name without it is another one: Hamas is no possessive of Hama."""
LONGEST_ARTICLE = 3
"""Letters of an article: ash-."""


class FolderNames:
    """The key that all spellings of a name share, as the folder taught it and the user said; a `FamilyKey`."""

    def __init__(self, families: Families, never_same: Iterable[Sequence[str]] = ()) -> None:
        self._families = families
        pairs = [tuple(map(fold, pair)) for pair in never_same]
        self._apart = {(a, b) for pair in pairs for a in pair for b in pair if a != b}
        self._keys: dict[str, str] = {}

    def __call__(self, name: str) -> str:
        """The key of a name of one word or several; of any other word, the word folded."""
        key = self._keys.get(name)
        if key is None:
            key = self._keys[name] = self._key(name)
        return key

    def _key(self, name: str) -> str:
        family = None if name.islower() else self._families.known(name)
        if family is None:
            return fold(name)
        base = name[:-1] if name[-1:] in "sS" else ""
        other = self._families.known(base) if base else None
        if other is not None and other is not family:
            is_inflected = self._families.is_inflected(bare(name)) and (fold(name), fold(base)) not in self._apart
            return self(base) if is_inflected else " ".join(bare(family.forms[0])) + OWN_S
        return " ".join(bare(family.forms[0]))

    def loosely(self, word: str) -> str:
        """The key of a word where sentences are only brought together: one for all spellings of its name, with the
        vowels of transliteration evened. Salem and Salam may stand in two tellings of one fact; they are two words.
        """
        family = None if word.islower() else self._families.known(word)
        head = bare(family.forms[0]) if family else ()
        return spelling_key(head[0].capitalize() if len(head) == 1 else word)

    def is_one_name(self, text: str) -> bool:
        """Whether words in a row are one name that is also written in other words."""
        return not text.islower() and bare(text) in self._of_several_words[0]

    @property
    def beginnings(self) -> frozenset[str]:
        """The folded words with which such names begin."""
        return self._of_several_words[1]

    @property
    def longest(self) -> int:
        """The most words that such a name has."""
        return self._of_several_words[2]

    @cached_property
    def _of_several_words(self) -> tuple[frozenset[Bare], frozenset[str], int]:
        names: set[Bare] = set()
        beginnings: set[str] = set()
        longest = 1
        for family in self._families.families:
            if len(family.forms) == 1:
                continue
            rows = {form: [t.text for t in tokens(form, Span(0, len(form)), fold)] for form in family.forms}
            if len({tuple(map(self, row)) for row in rows.values()}) < 2:
                continue  # alike word by word
            for form, row in rows.items():
                if len(row) > 1 and self._families.known(form) is family:
                    names.add(bare(form))
                    beginnings.add(fold(row[without_article(form) != form]))
                    longest = max(longest, len(row))
        return frozenset(names), frozenset(beginnings), longest


def for_terms(family: FamilyKey) -> FamilyKey:
    """The key under which the words of a sentence count as terms."""
    return family.loosely if isinstance(family, FolderNames) else family


Passage = tuple[str, Sequence[Token]]
"""A text, and words of it."""


def whole_names(passages: Iterable[Passage], family: FamilyKey) -> list[Sequence[Token]]:
    """The words of passages that are compared, where those that are one name in a row are one word, if it is written
    in other words too.
    """
    read = list(passages)
    if not isinstance(family, FolderNames):
        return [words for _, words in read]
    ends = [_ends_of_names(text, words, family) for text, words in read]
    written: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for (text, words), found in zip(read, ends, strict=True):
        for at, end in found:
            row = tuple(family(word.text) for word in words[at:end])
            written[family(_stretch(text, words, at, end).text)].add(row)
    return [
        [
            word
            for at, end in found
            for word in (
                [_stretch(text, words, at, end)]
                if len(written[family(_stretch(text, words, at, end).text)]) > 1
                else words[at:end]
            )
        ]
        for (text, words), found in zip(read, ends, strict=True)
    ]


def _stretch(text: str, words: Sequence[Token], at: int, end: int) -> Token:
    """The words from `at` to `end` as one."""
    if end == at + 1:
        return words[at]
    span = Span(words[at].span.start, words[end - 1].span.end)
    return replace(words[at], span=span, text=span.of(text), term="", low=span.of(text).lower())


def _ends_of_names(text: str, words: Sequence[Token], names: FolderNames) -> list[tuple[int, int]]:
    """Every word, and the names of several words whole: where each begins and ends, in order."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        end = _end_of_name(text, words, at, names)
        found.append((at, end))
        at = end
    return found


def _is_article(text: str, words: Sequence[Token], at: int) -> bool:
    """Whether a word is the Arabic article of the next."""
    if at + 1 == len(words) or len(words[at].text) > LONGEST_ARTICLE:
        return False
    return without_article(text[words[at].span.start : words[at + 1].span.end]) == words[at + 1].text


def _end_of_name(text: str, words: Sequence[Token], at: int, names: FolderNames) -> int:
    """The place behind the longest name of several words that begins at `at`; the next place if none does."""
    behind = at + _is_article(text, words, at)
    if fold(words[behind].text) in names.beginnings:
        for end in range(min(behind + names.longest, len(words)), at + 1, -1):
            if names.is_one_name(text[words[at].span.start : words[end - 1].span.end]):
                return end
    return at + 1
