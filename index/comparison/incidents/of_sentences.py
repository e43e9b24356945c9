"""The signature of a report from its sentences as a comparison reads them, with what they state."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from index.comparison.facts.stated.values import FactKind, StatedValue
from index.comparison.facts.told import ToldSentence
from index.comparison.incidents.signature import LEAD, Signature
from index.comparison.reading.days import day_of, first_weekdays
from index.comparison.reading.reading import Side
from index.comparison.reading.words import Token
from index.text.calendar import english_weekday, is_of_the_calendar


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
