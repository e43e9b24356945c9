"""The words of which a language makes its numbers: each word as parts of a number (`index.text.number_sums`).

Words may be compounds of several parts (zweiundzwanzig), and phrases may be one (quatre-vingt).

Example: `number_parts("de").of_word("zweihundert")` are the number 2 and the scale 100.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import inf

from index.lexicon.reading import kept, languages
from index.lexicon.sections import Language
from index.text.number_sums import (
    HUNDRED,
    HUNDREDS,
    JOIN,
    NUMBER,
    ORDINAL,
    SCALE,
    TEN,
    TENS,
    THOUSAND,
    UNITS,
    Part,
    Sum,
)
from index.text.numbers import magnitudes, plain_digits, value_of_digits, word_values

HYPHENS = frozenset("-‐‑\u200c")
"""What may stand inside one number: hyphens, and the Persian sign that parts letters without a blank."""

_LONGEST = 60
# Letters of a compound: longer words are none, and hostile ones cost nothing.

_CACHED = 1 << 16
# The different words of some hundred reports.

_AN_ORDINAL = (Part(ORDINAL),)

Phrase = tuple[tuple[str, ...], Part]
"""The words of a number that is said in several, without what stands between them, and its value."""


@dataclass(frozen=True)
class NumberParts:
    """The number words of one language. `only_joined` are those that are numbers behind another number word alone."""

    language: str
    numbers: Mapping[str, Part]
    phrases: Mapping[str, tuple[Phrase, ...]]
    scales: Mapping[str, Part]
    joins: Mapping[str, Part]
    articles: frozenset[str]
    may_be_none: frozenset[str]
    only_joined: frozenset[str]
    ordinals: frozenset[str]

    @cached_property
    def own(self) -> frozenset[float]:
        """The numbers below a hundred that have a word of their own: seventeen, but not dix-sept or on yedi."""
        return frozenset(part.value for part in self.numbers.values() if part.value < HUNDRED)

    @cached_property
    def pieces(self) -> Mapping[str, Part]:
        """All that a compound may be made of."""
        return {**self.joins, **self.scales, **self.numbers}

    def begin(self, parts: tuple[Part, ...]) -> Sum | None:
        """The sum of the first parts of a number; an ordinal may begin one where ten follows it: الثالث عشر."""
        return Sum(self.own, is_ordinal=True) if parts == _AN_ORDINAL else Sum(self.own).with_parts(parts)

    def is_large(self, parts: tuple[Part, ...], row: tuple[str, ...], last: int) -> bool:
        """Whether what begins with these parts is said by hundreds or thousands: "five hundred"."""
        has_scale = last < len(row) and row[last] in self.scales
        return has_scale or any(part.kind == SCALE or part.value >= HUNDRED for part in parts)

    def of_word(self, low: str) -> tuple[Part, ...]:
        """The parts of a word in lower case; none where it is no number word."""
        return _parts_of(low, self.language)

    def may_begin(self, low: str) -> bool:
        """Whether a number in words may begin with this word."""
        return (
            low in self.articles
            or any(rest in self.phrases for _, rest in self._without_join(low))
            or bool(self.of_word(low))
        )

    def phrase_at(self, row: tuple[str, ...], at: int) -> tuple[tuple[Part, ...], int] | None:
        """The parts of the phrase at word `at`, and the place behind it; hyphens inside it do not matter."""
        for joined, low in self._without_join(row[at]):
            for words, part in self.phrases.get(low, ()):
                if last := _stands(row, at + 1, words[1:]):
                    return (*joined, part), last
        return None

    def _without_join(self, low: str) -> Iterator[tuple[tuple[Part, ...], str]]:
        """A word as it is, and without the join that stands at its beginning: وثلاثة."""
        yield (), low
        for word, part in self.joins.items():
            if low.startswith(word):
                yield (part,), low[len(word) :]

    def digits_at(self, row: tuple[str, ...], at: int) -> tuple[tuple[Part, ...], int] | None:
        """Digits with the scales behind them (5 million, 200 thousand) as one number; None without such, or where that
        is beyond every number.
        """
        value, last = value_of_digits(plain_digits(row[at].replace(" ", "\u202f"))), at + 1
        while value is not None and last < len(row) and row[last] in self.scales:
            value, last = value * self.scales[row[last]].value, last + 1
        is_one = value is not None and last > at + 1 and THOUSAND <= value < inf
        return ((Part(NUMBER, value),), last) if value is not None and is_one else None


def _stands(row: tuple[str, ...], at: int, words: tuple[str, ...]) -> int:
    """The place behind the words, if they stand from `at` on with hyphens or nothing between them; else 0."""
    for word in words:
        at += at < len(row) and row[at] in HYPHENS
        if at >= len(row) or row[at] != word:
            return 0
        at += 1
    return at


@kept()
def number_parts(language: str) -> NumberParts:
    """The number words of a language by its ISO 639-1 code; none of a language without a lexicon."""
    words = languages().get(language) or Language()
    values = word_values(language)
    rows = {said: tuple(re.split("[- ]", said)) for said in values}
    phrases: dict[str, tuple[Phrase, ...]] = {}
    for said in sorted((said for said, row in rows.items() if len(row) > 1), key=len, reverse=True):
        first = rows[said][0]
        part = Part(NUMBER, float(values[said]), ends_in_ten=values.get(rows[said][-1]) == TEN)
        phrases[first] = (*phrases.get(first, ()), (rows[said], part))
    return NumberParts(
        language=language,
        numbers={said: Part(NUMBER, float(value)) for said, value in values.items() if len(rows[said]) == 1},
        phrases=phrases,
        scales={
            said: Part(SCALE, float(value), said in words.alone)
            for said, value in magnitudes(language).items()
            if len(said) > 1  # a single letter may be metres as well as millions
        },
        joins=_joins(words),
        articles=frozenset(words.articles),
        may_be_none=frozenset((*words.no_numbers, *words.articles)),
        only_joined=frozenset(words.only_joined),
        ordinals=_ordinals(words),
    )


def _joins(words: Language) -> dict[str, Part]:
    sections = {TENS: words.joins_tens, UNITS: words.joins_units, HUNDREDS: words.joins_numbers}
    every = {said for section in sections.values() for said in section}
    return {
        said: Part(JOIN, behind=frozenset(k for k, section in sections.items() if said in section)) for said in every
    }


def _ordinals(words: Language) -> frozenset[str]:
    whole = [said for section in words.ordinals.values() for said in section]
    ends = words.ordinal_stem_endings or ("",)
    return frozenset((*whole, *(stem + end for stem in words.ordinal_stems for end in ends)))


@kept(_CACHED)
def _parts_of(low: str, language: str) -> tuple[Part, ...]:
    words = number_parts(language)
    if part := words.numbers.get(low) or words.scales.get(low):
        return (part,)
    if low in words.ordinals:
        return _AN_ORDINAL
    if len(low) > _LONGEST:
        return ()
    return next((parts for parts in _compounds(low, words) if _is_number(parts, words)), ())


def _is_number(parts: tuple[Part, ...], words: NumberParts) -> bool:
    own = parts[1:] if parts[0].kind == JOIN else parts
    return bool(own) and Sum(words.own).with_parts(own) is not None


def _compounds(low: str, words: NumberParts) -> Iterator[tuple[Part, ...]]:
    """The ways in which a word is made of number words, most of the longest first."""
    if not any(low[:end] in words.pieces for end in range(1, len(low))):
        return
    ways: list[list[tuple[Part, ...]]] = [[] for _ in low] + [[()]]
    for start in reversed(range(len(low))):
        for end in range(len(low), start, -1):
            if ways[end] and (part := words.pieces.get(low[start:end])):
                ways[start].extend((part, *rest) for rest in ways[end][:_WAYS])
    yield from ways[0]


_WAYS = 4
# So many ways to part the rest of a compound are tried: no word of a language has more.
