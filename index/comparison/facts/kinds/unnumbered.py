"""Counts that no figure gives: that there is none, one told by its article, and the how-manyeth.

Example: of "No arrests were made" the value is a count from 0 to 0 with the head `arrest`.
"""

from __future__ import annotations

from dataclasses import replace

from index.article import Span
from index.comparison.facts.kinds.figures import Words
from index.comparison.facts.kinds.heads import with_head
from index.comparison.facts.stated.values import FactKind, StatedValue
from index.comparison.facts.stated.vocabulary import Vocabulary
from index.comparison.facts.stated.words import low_at

_ARTICLES = frozenset(["a", "an"])


def nothing(words: Words, at: int, known: Vocabulary) -> StatedValue | None:
    """That there is none: "no arrests", "nobody", "not a single"."""
    low, following = words[at].low, low_at(words, at + 1)
    if low == "not" and following in ("one", "a"):
        single = low_at(words, at + 2) == "single"
        if following == "a" and not single:
            return None
        last = at + 2 + single
    elif low in known.none:
        if following in ("longer", "more", "way", "doubt", "matter", "comment", "-", "."):
            return None
        last = at + 1 + (low == "no" and following == "one")
    else:
        return None
    value = StatedValue(FactKind.COUNT, 0, 0, at, last, Span(words[at].start, words[last - 1].end), hedge="none")
    if low in ("nobody",) or following == "one":
        return replace(value, head=frozenset({"person"}))
    return with_head(words, value, known)


def article(words: Words, at: int, known: Vocabulary) -> StatedValue | None:
    """One of something, told by its article: "a woman was hurt"."""
    if words[at].low not in _ARTICLES or not low_at(words, at + 1).isalpha():
        return None
    value = StatedValue(FactKind.COUNT, 1, 1, at, at + 1, Span(words[at].start, words[at].end), 1.0, is_article=True)
    return with_head(words, value, known)


def ordinal(words: Words, at: int, known: Vocabulary) -> StatedValue | None:
    """The how-manyeth: "its second explosion"."""
    number = known.ordinals.get(words[at].low)
    following = low_at(words, at + 1)
    if (
        number is None
        or not following.isalpha()
        or following in ("of", "half", "to", "and", "place", "quarter")
        or (following == "time" and low_at(words, at - 2) != "for")
    ):
        return None
    if number <= 2 and low_at(words, at - 1) not in ("the", "her", "his", "its", "a", "their"):
        return None
    value = StatedValue(FactKind.ORDINAL, number, number, at, at + 1, Span(words[at].start, words[at].end), number)
    return with_head(words, value, known)
