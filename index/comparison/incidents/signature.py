"""What tells one incident from another: its names, words, numbers, days and tolls, above all those of the first lines.

A signature is read from one report alone, so that it is made once and held against many. The words of the beginning
stand apart, because a report tells there what happened, and further on what happened before and elsewhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from index.comparison.facts.stated.values import FactKind, StatedValue
from index.comparison.facts.told import ToldSentence
from index.comparison.reading.counts import Damped
from index.comparison.reading.days import day_of, first_weekdays
from index.comparison.reading.reading import Side
from index.comparison.reading.words import Token
from index.text.calendar import english_weekday, is_of_the_calendar

LEAD = 4
"""Sentences at the beginning that tell what happened: a title and the three behind it."""

FEWEST_TERMS = 30
"""Words that tell something from which a report can be held against others, two or three sentences: shorter ones share
none by chance.
"""

_SMALL = 100
# Numbers of less than three digits stand in two reports by chance.


@dataclass(frozen=True)
class Signature:
    """How often each name and each term stands in a report and in its lead; its numbers; the day it is of, and the
    `weekdays` it names first (Monday is 0); what befell how many (`tolls`, by fate), the `ages` of persons and the
    single `days` it tells of, where its sentences were read for facts.
    """

    day: date | None
    names: Counter[str]
    lead_names: Counter[str]
    terms: Counter[str]
    lead_terms: Counter[str]
    small_words: Counter[str]
    numbers: frozenset[str]
    lead_numbers: frozenset[str]
    weekdays: frozenset[int]
    tolls: Mapping[str, Sequence[StatedValue]] = field(default_factory=dict)
    ages: frozenset[float] = frozenset()
    days: frozenset[float] = frozenset()

    @cached_property
    def short_vectors(self) -> Mapping[str, Damped]:
        """Its names, those of its lead and the terms of its lead, to be held against other reports'."""
        short = {"names": self.names, "lead_names": self.lead_names, "lead_terms": self.lead_terms}
        return {name: Damped.of(counts) for name, counts in short.items()}

    @cached_property
    def terms_vector(self) -> Damped:
        """All its terms: more than all the others together."""
        return Damped.of(self.terms)

    @cached_property
    def long_numbers(self) -> frozenset[str]:
        """The numbers that two reports hardly share by chance."""
        return frozenset(number for number in self.numbers if len(number.lstrip("#").rstrip("0.")) >= len(str(_SMALL)))


def signature_of(side: Side, told: Sequence[ToldSentence] = ()) -> Signature:
    """The signature of a report; `told` are its sentences read for facts, which costs more than all the rest."""
    lead = side.words[:LEAD]
    return Signature(
        day=day_of(side),
        names=_names(side.words, side.written),
        lead_names=_names(lead, side.written),
        terms=_terms(side.words),
        lead_terms=_terms(lead),
        small_words=Counter(token.low for sentence in side.words for token in sentence),
        numbers=_numbers(side.words),
        lead_numbers=_numbers(lead),
        weekdays=first_weekdays(map(_weekdays, side.words)),
        tolls=_tolls(told),
        ages=_plain(told, FactKind.AGE),
        days=frozenset(day for each in told[:LEAD] for day in each.days),
    )


def _names(sentences: Iterable[Sequence[Token]], written: frozenset[str]) -> Counter[str]:
    """The words that the report never writes small, but for those of the calendar, which all reports share."""
    return Counter(
        token.term
        for sentence in sentences
        for token in sentence
        if token.term and token.text[0].isupper() and len(token.text) > 1 and not _is_no_name(token, written)
    )


def _is_no_name(token: Token, written: frozenset[str]) -> bool:
    return token.low in written or is_of_the_calendar(token.low)


def _terms(sentences: Iterable[Sequence[Token]]) -> Counter[str]:
    return Counter(token.term for sentence in sentences for token in sentence if token.term)


def _numbers(sentences: Iterable[Sequence[Token]]) -> frozenset[str]:
    return frozenset(token.term for sentence in sentences for token in sentence if token.is_number)


def _weekdays(sentence: Iterable[Token]) -> frozenset[int]:
    return frozenset(day for token in sentence if (day := english_weekday(token.low)) is not None)


def _tolls(told: Iterable[ToldSentence]) -> dict[str, list[StatedValue]]:
    """What befell how many, by fate; not what is told of earlier times, of a part or of somewhere else."""
    found: defaultdict[str, list[StatedValue]] = defaultdict(list)
    for sentence in told:
        for around in () if sentence.past else sentence.figures:
            if around.value.kind is FactKind.COUNT and around.fate and not (around.is_earlier or around.is_part):
                found[around.fate].append(around.value)
    return dict(found)


def _plain(told: Iterable[ToldSentence], kind: FactKind) -> frozenset[float]:
    return frozenset(around.value.plain for each in told for around in each.figures if around.value.kind is kind)
