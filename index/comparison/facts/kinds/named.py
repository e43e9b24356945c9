"""Values that are names: the point of the compass something lies at, the nation somebody is of, the place where
something is, who did it.

Example: of "The injured were flown to Szeged" the value is `szeged` with the head `to`.
"""

from __future__ import annotations

from collections.abc import Iterator

from index.article import Span
from index.comparison.facts.kinds.heads import with_head
from index.comparison.facts.kinds.times import SentenceWords
from index.comparison.facts.kinds.who import claims, doers
from index.comparison.facts.stated.values import FactKind, StatedValue
from index.comparison.facts.stated.vocabulary import Vocabulary
from index.comparison.facts.stated.words import FactWord, low_at
from index.comparison.reading.words import tokens
from index.lexicon.reading import kept, regions
from index.names.demonyms import country
from index.text.folding import fold


def named(told: SentenceWords) -> Iterator[StatedValue]:
    """The directions and nations in a sentence, from left to right."""
    words, at = told.words, 0
    while at < len(words):
        found = _direction(told, at) or _nation(told, at)
        if found is not None:
            yield with_head(words, found, told.known)
        at = max(at + 1, found.last if found else 0)
    yield from _places(told)
    yield from _parties(told)


def _between(one: float, other: float) -> float:
    """The point between two of the compass: north-west lies between north and west."""
    return ((one + other) / 2 if abs(one - other) <= 180 else (one + other + 360) / 2) % 360


def _direction(told: SentenceWords, at: int) -> StatedValue | None:
    """A point of the compass that is no part of a name: South Africa is none."""
    words, points = told.words, told.known.directions
    degrees = points.get(words[at].low)
    if degrees is None or (words[at].is_capital and at + 1 < len(words) and words[at + 1].is_capital):
        return None
    last = at + 1
    if low_at(words, last) == "-" and (other := points.get(low_at(words, last + 1))) is not None:
        degrees, last = _between(degrees, other), last + 2
    span = Span(words[at].start, words[last - 1].end)
    return StatedValue(FactKind.DIRECTION, degrees, degrees, at, last, span, degrees)


def _nation(told: SentenceWords, at: int) -> StatedValue | None:
    """A word for those of a nation; a country's own name says where, not who."""
    word = told.words[at]
    nation = country(word.low) if word.is_capital else None
    if nation is None or nation in regions().areas or word.low == nation:
        return None
    names = frozenset({_wider().get(nation, nation)})
    return StatedValue(FactKind.NATION, 0, 0, at, at + 1, Span(word.start, word.end), names=names)


def _places(told: SentenceWords) -> Iterator[StatedValue]:
    """The names behind a preposition of place; a country or a month is none, nor the place of a dateline."""
    words, known = told.words, told.known
    for at, word in enumerate(words[:-1]):
        if word.low not in known.where:
            continue
        first = at + 1 + (words[at + 1].low in known.small.definite)
        last = _end_of_name(words, first)
        names = frozenset(w.stem for w in words[first:last] if w.is_word)
        if not names or any(_is_no_place(w, known) for w in words[first:last]):
            continue
        span = Span(words[first].start, words[last - 1].end)
        yield StatedValue(FactKind.PLACE, 0, 0, first, last, span, names=names, head=frozenset({known.where[word.low]}))


def _end_of_name(words: tuple[FactWord, ...], first: int) -> int:
    """Where a name that begins at `first` ends: with the last capital word, also behind a hyphen (Saint-Aubin)."""
    last = first
    while last < len(words) and words[last].is_capital:
        hyphens = low_at(words, last + 1) == "-" and words[last].end == words[last + 1].start
        last += 1 + (hyphens and last + 2 < len(words) and words[last + 2].is_capital)
    return last


def _is_no_place(word: FactWord, known: Vocabulary) -> bool:
    low = word.low
    return low in known.months or known.weekday(low) is not None or country(low) is not None


def _parties(told: SentenceWords) -> Iterator[StatedValue]:
    """Who does what, who is of which nation, and whether somebody claimed it, as `who` reads them."""
    words = told.words
    tokens_of = tokens(told.text, Span(words[0].start, words[-1].end), fold, told.known.language)
    for reader, kind in ((doers, FactKind.PARTY), (claims, FactKind.CLAIM)):
        for doer in reader(tokens_of, told.known):
            within = [k for k, word in enumerate(words) if word.start < doer.span.end and word.end > doer.span.start]
            first, last = within[0], within[-1] + 1
            yield StatedValue(kind, 0, 0, first, last, doer.span, names=doer.names, head=frozenset({doer.matter}))


@kept()
def _wider() -> dict[str, str]:
    """From a country to the one that it is a part of: English police are British police."""
    return {part: whole for whole, parts in regions().parts.items() for part in parts}
