"""A report read once for comparison: each sentence with its terms, clauses, names and the numbers beside its words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from index.article import Span
from index.comparison.alignment.wording import word_keys
from index.comparison.reading.names import for_terms, whole_names
from index.comparison.reading.words import (
    FamilyKey,
    Token,
    names_only,
    spelling_key,
    tokens,
    with_names_only,
    words_written,
)
from index.text.calendar import english_weekday
from index.text.numbers import MAGNITUDES

KILL, WOUND = "=kill", "=wound"
"""The concepts whose numbers are a toll: what reports of one incident most often both state."""

_CLAUSE_WORDS = frozenset(
    [
        "after",
        "before",
        "that",
        "which",
        "who",
        "while",
        "as",
        "and",
        "but",
        "when",
        "where",
        "because",
        "although",
        "including",
        "amid",
        "saying",
        "said",
    ]
)
_BREAK = re.compile(r"[,;:()—–\"“”.]")
# A clause ends at punctuation or begins with one of the words; some texts have lost their commas.

_BESIDE = 5
# A number belongs to the words at most this many tokens away: "killing at least 22 civilians".

_OF_A_WAR = 10_000
# A toll this high is a whole war's and never an incident's; the two are not told together.


@dataclass(frozen=True)
class Side:
    """One report as comparison needs it: its text, the spans of its own sentences, its date (ISO 8601) if known, and
    the `moment` it is of, where that is known more precisely.

    `family` maps a word to the key that all spellings of its name share. A side that is compared with several others
    is read once.
    """

    text: str
    sentences: tuple[Span, ...]
    date: str | None = None
    family: FamilyKey = spelling_key
    moment: str | None = None

    @cached_property
    def words(self) -> tuple[tuple[Token, ...], ...]:
        """The tokens of each sentence, every capitalised word taken for a name."""
        return tuple(tokens(self.text, span, for_terms(self.family)) for span in self.sentences)

    @cached_property
    def written(self) -> frozenset[str]:
        """The different words of the sentences, as written."""
        return frozenset(words_written(self.text, self.sentences))

    @cached_property
    def stated(self) -> dict[Hashable, Any]:
        """What was found stated in its sentences, for whoever looks again: see `conflicts`."""
        return {}

    def words_beside(self, other: Side) -> list[tuple[Token, ...]]:
        """The tokens of each sentence, where a word that either report also writes small is no name."""
        written = self.written | other.written
        return [with_names_only(sentence, for_terms(self.family), written) for sentence in self.words]


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence. `counted` maps a term to the values that stand beside it; `place` runs from 0 to 1."""

    span: Span
    word_keys: tuple[str, ...]
    terms: frozenset[str]
    clauses: tuple[frozenset[str], ...]
    names: frozenset[str]
    counted: dict[str, frozenset[str]]
    days: frozenset[int]
    place: float

    @property
    def killed(self) -> frozenset[str]:
        """The numbers of dead of an incident that the sentence gives."""
        return self.counted.get(KILL, frozenset())

    @property
    def wounded(self) -> frozenset[str]:
        """The numbers of wounded that the sentence gives."""
        return self.counted.get(WOUND, frozenset())


def read(left: Side, right: Side) -> tuple[tuple[Reading, ...], tuple[Reading, ...]]:
    """The sentences of two reports; together, because a word is taken for a name if neither writes it small."""
    written = left.written | right.written
    names = frozenset(word for word in written if len(word) > 1 and word[0].isupper() and word.lower() not in written)
    family = names_only(left.family, written)
    passages = [(side.text, sentence) for side in (left, right) for sentence in side.words]
    whole = whole_names(passages, left.family)
    keys = [word_keys(sentence, family) for sentence in whole]
    return (
        _readings(left, left.words_beside(right), keys[: len(left.sentences)], names),
        _readings(right, right.words_beside(left), keys[len(left.sentences) :], names),
    )


def _readings(
    side: Side, sentences: Sequence[tuple[Token, ...]], keys: Sequence[tuple[str, ...]], names: Container[str]
) -> tuple[Reading, ...]:
    last = max(1, len(sentences) - 1)
    return tuple(
        Reading(
            span=span,
            word_keys=keys[number],
            terms=frozenset(token.term for token in sentence if token.term),
            clauses=_clauses(side.text, span, sentence),
            names=frozenset(token.term for token in sentence if token.term and token.text in names),
            counted=_counted(sentence),
            days=frozenset(day for token in sentence if (day := english_weekday(token.low)) is not None),
            place=number / last,
        )
        for number, (span, sentence) in enumerate(zip(side.sentences, sentences, strict=True))
    )


def _clauses(text: str, span: Span, sentence: Iterable[Token]) -> tuple[frozenset[str], ...]:
    """The terms of each clause that has at least two: one shared word alone says little."""
    clauses: list[set[str]] = [set()]
    end = span.start
    for token in sentence:
        if token.low in _CLAUSE_WORDS or _BREAK.search(text, end, token.span.start):
            clauses.append(set())
        end = token.span.end
        if token.term:
            clauses[-1].add(token.term)
    return tuple(frozenset(clause) for clause in clauses if len(clause) > 1)


def _counted(sentence: Sequence[Token]) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for place, token in enumerate(sentence):
        if not token.is_number and token.low != "one":
            continue
        following = sentence[place + 1].low if place + 1 < len(sentence) else ""
        value = (token.term or "#1") + (following if following in MAGNITUDES else "")
        scale = "!" if _large(value) else ""
        for other in sentence[max(0, place - _BESIDE) : place + _BESIDE + 1]:
            if other.term and not other.is_number:
                found[other.term + scale].add(value)
    return {term: frozenset(values) for term, values in found.items()}


def _large(value: str) -> bool:
    """Whether a value is a war's: too high, or with a magnitude word, or no plain number (a date, a time)."""
    try:
        return float(value[1:]) >= _OF_A_WAR
    except ValueError:
        return not value.endswith("hundred")


def name_counts(sentences: Iterable[Reading]) -> Counter[str]:
    """In how many of the sentences each name stands."""
    return Counter(name for sentence in sentences for name in sentence.names)
