"""Counts that no figure gives: that there is none, one told by its article, and the how-manyeth.

Example: of "No arrests were made" the value is a count from 0 to 0 with the head `arrest`.
"""

from __future__ import annotations

from dataclasses import replace

from index.article import Span
from index.comparison.facts.kinds.figures import Words, is_inside_numeral
from index.comparison.facts.kinds.heads import with_head
from index.comparison.facts.stated.values import FactKind, StatedValue
from index.comparison.facts.stated.vocabulary import Vocabulary
from index.comparison.facts.stated.words import low_at, said_behind


def nothing(words: Words, at: int, known: Vocabulary) -> StatedValue | None:
    """That there is none: "no arrests", "nobody", "not a single"."""
    size = said_behind(words, at, known.behind.none)
    following = low_at(words, at + 1)
    if not size or (size == 1 and (following in ("-", ".") or following in known.small.no_none)):
        return None
    last = at + size + said_behind(words, at + size, known.behind.none)  # "no hay ningún"
    value = StatedValue(FactKind.COUNT, 0, 0, at, last, Span(words[at].start, words[last - 1].end), hedge="none")
    if said_behind(words, at, known.behind.nobody) == size:
        if low_at(words, last) not in known.small.of:
            return replace(value, head=frozenset({"person"}))
        return with_head(words, replace(value, last=last + 1, is_part=True), known)  # none of some: "никто из детей"
    return with_head(words, value, known)


def article(words: Words, at: int, known: Vocabulary) -> StatedValue | None:
    """One of something, told by its article: "a woman was hurt"."""
    if words[at].low not in known.small.articles or not low_at(words, at + 1).isalpha():
        return None
    value = StatedValue(FactKind.COUNT, 1, 1, at, at + 1, Span(words[at].start, words[at].end), 1.0, is_article=True)
    return with_head(words, value, known)


def ordinal(words: Words, at: int, known: Vocabulary) -> StatedValue | None:
    """The how-manyeth: "its second explosion"."""
    number = known.ordinals.get(words[at].low)
    following, small = low_at(words, at + 1), known.small
    if (
        number is None
        or not following.isalpha()
        or following in small.no_ordinals
        or (following in small.occasion and low_at(words, at - 2) not in small.lasting)
    ):
        return None
    if is_inside_numeral(words, at, known):
        return None  # twenty-third
    if number <= 2 and not any(
        low_at(words, at - 1) in some for some in (small.definite, small.owners, small.articles)
    ):
        return None
    value = StatedValue(FactKind.ORDINAL, number, number, at, at + 1, Span(words[at].start, words[at].end), number)
    return with_head(words, value, known)
