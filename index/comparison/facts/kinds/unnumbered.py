"""Values that no figure gives: that there is none, one told by its article, the how-manyeth, a unit without a number.

Example: of "No arrests were made" the value is a count from 0 to 0 with the head `arrest`.
"""

from __future__ import annotations

from dataclasses import replace

from index.article import Span
from index.comparison.facts.kinds.figures import Words, is_inside_numeral
from index.comparison.facts.kinds.heads import with_head
from index.comparison.facts.kinds.measured import unit_at
from index.comparison.facts.kinds.times import SentenceWords, ago
from index.comparison.facts.stated.values import FactKind, StatedValue
from index.comparison.facts.stated.vocabulary import Unit, Vocabulary
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


_SOME = (2, 11)
# "For months" is more than one month and less than a year; so with days, weeks and years.


def bare_unit(told: SentenceWords, at: int) -> StatedValue | None:
    """A unit without a number: one of it told by its article ("an hour later", "a week ago"), a time just gone ("over
    the past month"), or some of it ("for weeks"); no rate ("twice a week").
    """
    words, known, small = told.words, told.known, told.known.small
    low = words[at].low
    before = low_at(words, at - 1)
    is_past = low in small.just_gone and before in small.definite
    is_some = low in small.lasting
    if low not in small.articles and not is_past and not is_some:
        return None
    found = unit_at(words, at + 1, known)
    if found is None or low_at(words, at + 1) in known.ordinals:
        return None  # "a second"
    unit, last = found
    if is_past or is_some:
        is_plural = low_at(words, at + 1).endswith(known.endings.plural_endings)
        if unit.measure != "duration" or is_plural is is_past:
            return None
        least, most = _SOME if is_some else (1, 1)
        return _of_unit(told, unit, (at + is_some, last), (least, most), "vague" if is_some else "")
    is_rate = any(before in some for some in (small.times_over, small.how_often, small.per))
    rate = is_rate or words[max(0, at - 1)].is_digits
    if unit.measure not in ("duration", "length", "weight") or rate:
        return None
    value = _of_unit(told, unit, (at, last), (1, 1), "")
    return (ago(told, value) or value) if value.kind is FactKind.DURATION else value


def _of_unit(told: SentenceWords, unit: Unit, at: tuple[int, int], many: tuple[int, int], hedge: str) -> StatedValue:
    """From `many[0]` to `many[1]` of a unit, told by the words from `at[0]` up to `at[1]`."""
    low, high = many[0] * unit.factor, many[1] * unit.factor
    span = Span(told.words[at[0]].start, told.words[at[1] - 1].end)
    return StatedValue(FactKind(unit.measure), low, high, *at, span, low, unit=f"{unit.factor}", hedge=hedge)
