"""A report read once for comparison: each sentence with its terms, clauses, quotations, names and numbers."""

from __future__ import annotations

import re
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Any

from index.article import Span
from index.comparison.alignment.wording import word_keys
from index.comparison.reading.days import HEAD
from index.comparison.reading.language import read_in
from index.comparison.reading.names import for_terms, whole_names
from index.comparison.reading.names_across import names_across
from index.comparison.reading.words import (
    FamilyKey,
    Token,
    names_only,
    spelling_key,
    tokens,
    with_names_only,
    words_written,
)
from index.lexicon.reading import kept, languages
from index.loading.facts.dates import dates_in
from index.text.calendar import english_weekday
from index.text.folding import fold
from index.text.numbers import is_number_word
from index.text.numerals import numerals_in
from index.text.sentences import ends_sentence
from index.text.stop_words import folded, hollow, speech

_BREAK = re.compile(r"[,;:()—–\"“”.]")
# A clause ends at punctuation or begins with a word that its language has for it; some texts have lost their commas.

_STRETCH = re.compile(r"[,;:()—–\"“”«»]")
# What parts "the governor said" from what they said.

_SPEAKER = 8
# Words that name and describe who speaks; where more stand before the verb, they tell something.

_QUOTATION = re.compile(r"“([^“”]{3,400})”|«([^«»]{3,400})»|\"([^\"]{3,400})\"")
_QUOTING = frozenset('“”«»"')
# What stands between marks in one sentence; a mark alone belongs to a quotation that goes on beyond it.


_SMALL_WORD = re.compile(r"\b[^\W\d_A-Z]{4,}")
# A word that is no name, and longer than the small words inside names.


@dataclass(frozen=True)
class Side:
    """One report as comparison needs it: its text, the spans of its own sentences, its date (ISO 8601) if known, and
    the `moment` it is of, where that is known more precisely, its language (ISO 639-1), and that of each sentence
    (`spoken`) where some are in another.

    `family` maps a word to the key that all spellings of its name share. A side that is compared with several others
    is read once.
    """

    text: str
    sentences: tuple[Span, ...]
    date: str | None = None
    family: FamilyKey = spelling_key
    moment: str | None = None
    language: str | None = None
    spoken: tuple[str | None, ...] = ()

    @cached_property
    def read_in(self) -> str:
        """The language it is read in, where its own is not known too."""
        return read_in(self.language, self.text)

    @cached_property
    def each_read_in(self) -> tuple[str, ...]:
        """The same for each sentence."""
        return tuple(each or self.read_in for each in self.spoken) or (self.read_in,) * len(self.sentences)

    @cached_property
    def words(self) -> tuple[tuple[Token, ...], ...]:
        """The tokens of each sentence, every capitalised word taken for a name."""
        family, spoken = for_terms(self.family), zip(self.sentences, self.each_read_in, strict=True)
        return tuple(tokens(self.text, span, family, language) for span, language in spoken)

    @cached_property
    def own_from(self) -> tuple[int, ...]:
        """Where in the text the own words of each sentence begin: behind a dateline, of which a copy has another."""
        from index.loading.facts.datelines import dateline_in

        begins = [span.start for span in self.sentences]
        for at, span in enumerate(self.sentences[:HEAD]):
            dateline = dateline_in(self.text, span.start, span.end)
            if dateline is not None and dateline.start == span.start:
                begins[at] = dateline.end
        return tuple(begins)

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
        family, spoken = for_terms(self.family), zip(self.words, self.each_read_in, strict=True)
        return [with_names_only(sentence, family, written, language) for sentence, language in spoken]


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence: its words as wording compares them, its terms in order, and what else stands out in it.

    `matter` are the terms but those that say who says it; `plain_words` are all its words and numbers, folded,
    `telling_words` those that say something; `days` the weekdays it names (Monday is 0). A *title* is a first line that
    does not end as a sentence does, any later one is *bare*: an outlet, a by-line, a small heading; a *dated* one holds
    a whole date, and is no sentence at all.
    """

    span: Span
    word_keys: tuple[str, ...]
    terms: tuple[str, ...]
    matter: tuple[str, ...]
    plain_words: tuple[str, ...]
    telling_words: tuple[str, ...]
    clauses: tuple[frozenset[str], ...]
    quotations: tuple[frozenset[str], ...]
    quotes: bool
    names: frozenset[str]
    numbers: frozenset[str]
    days: frozenset[int]
    is_title: bool
    is_bare: bool
    is_dated: bool


def read(left: Side, right: Side) -> tuple[tuple[Reading, ...], tuple[Reading, ...]]:
    """The sentences of two reports; together, because a word is taken for a name if neither writes it small."""
    written = left.written | right.written
    names = frozenset(word for word in written if len(word) > 1 and word[0].isupper() and word.lower() not in written)
    family = names_only(left.family, written)
    passages = [(side.text, sentence) for side in (left, right) for sentence in side.words]
    whole = whole_names(passages, left.family)
    keys = [word_keys(sentence, family) for sentence in whole]
    beside = left.words_beside(right), right.words_beside(left)
    across = names_across(chain(*beside[0]), chain(*beside[1]), names)
    if across:
        names |= {token.text for row in chain(*beside) for token in row if fold(token.text) in across}
        beside = _with_terms(beside[0], across), _with_terms(beside[1], across)
    return (
        _readings(left, beside[0], keys[: len(left.sentences)], names),
        _readings(right, beside[1], keys[len(left.sentences) :], names),
    )


def _with_terms(sentences: Sequence[tuple[Token, ...]], across: Mapping[str, str]) -> list[tuple[Token, ...]]:
    """The tokens, each word that is a name of the other report with the term of that name."""
    return [
        tuple(replace(token, term=across.get(fold(token.text), token.term)) for token in sentence)
        for sentence in sentences
    ]


def _readings(
    side: Side, sentences: Sequence[tuple[Token, ...]], keys: Sequence[tuple[str, ...]], names: Container[str]
) -> tuple[Reading, ...]:
    return tuple(
        Reading(
            span=span,
            word_keys=keys[number],
            terms=tuple(token.term for token in sentence if token.term),
            matter=_matter(side.text, span, sentence, side.each_read_in[number]),
            plain_words=tuple(fold(token.text) for token in sentence),
            telling_words=_telling(sentence, side.each_read_in[number]),
            clauses=_clauses(side.text, span, sentence, side.each_read_in[number]),
            quotations=_quotations(side.text, span, sentence),
            quotes=not _QUOTING.isdisjoint(span.of(side.text)),
            names=frozenset(token.term for token in sentence if token.term and token.text in names),
            numbers=frozenset(_numbers(side.text, span, sentence, side.each_read_in[number])),
            days=frozenset(day for token in sentence if (day := english_weekday(token.low)) is not None),
            is_title=number == 0 and not ends_sentence(span.of(side.text)),
            is_bare=number > 0 and not ends_sentence(span.of(side.text)),
            is_dated=number > 0 and is_dated_line(side.text, span),
        )
        for number, (span, sentence) in enumerate(zip(side.sentences, sentences, strict=True))
    )


def is_dated_line(text: str, span: Span) -> bool:
    """Whether a line holds a whole date and is no sentence: it does not end like one, or has names alone beside it
    ("The Northern Observer, Tuesday 3 February 2026.").
    """
    days = [found.span for found in dates_in(text, span) if found.day]
    if not days:
        return False
    around = text[span.start : days[0].start] + " " + text[days[0].end : span.end]
    return not ends_sentence(span.of(text)) or not _SMALL_WORD.search(around)


@kept()
def _clause_words(language: str) -> frozenset[str]:
    words = languages().get(language)
    return frozenset((*words.clause_words, *words.link_clause_words) if words else ())


def _clauses(text: str, span: Span, sentence: Iterable[Token], language: str) -> tuple[frozenset[str], ...]:
    """The terms of each clause that has at least two: one shared word alone says little."""
    begins = _clause_words(language)
    clauses: list[set[str]] = [set()]
    end = span.start
    for token in sentence:
        if token.low in begins or _BREAK.search(text, end, token.span.start):
            clauses.append(set())
        end = token.span.end
        if token.term:
            clauses[-1].add(token.term)
    return tuple(frozenset(clause) for clause in clauses if len(clause) > 1)


def _telling(sentence: Iterable[Token], language: str) -> tuple[str, ...]:
    small = folded(hollow(language))
    return tuple(word for token in sentence if (word := fold(token.text)) not in small)


def _matter(text: str, span: Span, sentence: Sequence[Token], language: str) -> tuple[str, ...]:
    """The terms of what is told, without who tells it: "the governor said", "according to the police"."""
    stretches: list[list[Token]] = [[]]
    end = span.start
    for token in sentence:
        if _STRETCH.search(text, end, token.span.start):
            stretches.append([])
        stretches[-1].append(token)
        end = token.span.end
    return tuple(token.term for stretch in stretches for token in _without_speaker(stretch, language) if token.term)


def _without_speaker(stretch: Sequence[Token], language: str) -> Sequence[Token]:
    saying = speech(language)
    at = next((at for at, token in enumerate(stretch) if token.low in saying), None)
    if at is None or at > _SPEAKER:
        return stretch
    if at == 0:
        return stretch[_SPEAKER + 1 :]  # said the governor; according to the police
    return stretch[at + 1 :]


def _quotations(text: str, span: Span, sentence: Sequence[Token]) -> tuple[frozenset[str], ...]:
    """The terms of each quotation that has at least two."""
    found = []
    for match in _QUOTATION.finditer(text, span.start, span.end):
        start, end = match.span()
        found.append(frozenset(t.term for t in sentence if t.term and start <= t.span.start < end))
    return tuple(terms for terms in found if len(terms) > 1)


def _numbers(text: str, span: Span, sentence: Sequence[Token], language: str) -> Iterator[str]:
    """The values of the sentence: `#22` for twenty-two, `#5000000` for 5 million."""
    found = numerals_in(text, span.start, span.end, language)
    in_words = {start: (end, value) for start, end, value in found}
    behind = span.start
    for token in sentence:
        if token.span.start < behind:
            continue
        behind, value = in_words.get(token.span.start, (token.span.end, None))
        is_compound = behind > token.span.end or not is_number_word(token.low, language)
        if is_compound and value is not None:
            yield f"#{value:.12g}"
        elif token.is_number and behind == token.span.end:
            yield token.term
