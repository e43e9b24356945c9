"""The incidents that one report tells of, as far as its words show: what, where, which day, with what toll, and who.

The first is what the report is about, read from its lead; the others are what it looks back to, each told by the
sentences that put it in another year or month. What no sentence states is left out, never guessed.

Example: of a report on a ferry that sank, which recalls another of 2019, the first incident has the words `ferry`,
`sank`, the day on which it sank and the toll "31 people"; the second has the year 2019 and the toll told beside it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from index.article import Span
from index.comparison.facts.around import Around
from index.comparison.facts.stated.values import UNDATED, FactKind, StatedValue
from index.comparison.facts.stated.vocabulary import Vocabulary
from index.comparison.facts.stated.words import FactWord
from index.comparison.facts.told import ToldSentence
from index.comparison.incidents.signature import LEAD
from index.text.calendar import is_of_the_calendar
from index.text.stop_words import hollow

MOST_WORDS, MOST_PLACES, MOST_NAMES, MOST_TOLLS = 4, 3, 5, 6
"""As many of each as tell an incident; more would retell the report."""


@dataclass(frozen=True, slots=True)
class Toll:
    """What befell how many, in the report's words: `fate` is dead, hurt, missing, held, ill or saved."""

    fate: str
    span: Span


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident: `words` of the report for what happened, `places` where, the `day` (None where no sentence names
    one), the `tolls`, the `names` told most often, and the sentences that tell it.
    """

    words: tuple[Span, ...]
    places: tuple[Span, ...]
    day: date | None
    tolls: tuple[Toll, ...]
    names: tuple[Span, ...]
    sentences: tuple[Span, ...]


def incidents_of(told: Sequence[ToldSentence]) -> tuple[Incident, ...]:
    """The incidents of a report, the one it is about first; none of a report without sentences."""
    often = Counter(stem for sentence in told for stem in {word.stem for word in sentence.words})
    past: defaultdict[frozenset[int], list[ToldSentence]] = defaultdict(list)
    main: list[ToldSentence] = []
    for sentence in told:
        (past[sentence.past] if sentence.past else main).append(sentence)
    found = [_incident(main, main[:LEAD], often)] if main else []
    looked_back = (_incident(sentences, sentences, often) for sentences in past.values())
    return (*found, *(incident for incident in looked_back if incident.tolls or incident.places))


def _incident(sentences: Sequence[ToldSentence], lead: Sequence[ToldSentence], often: Counter[str]) -> Incident:
    return Incident(
        words=tuple(_ranked(lead, often, is_name=False))[:MOST_WORDS],
        places=tuple(_places(lead))[:MOST_PLACES],
        day=next(_days(lead), None),
        tolls=tuple(_tolls(sentences))[:MOST_TOLLS],
        names=tuple(_ranked(lead, often, is_name=True))[:MOST_NAMES],
        sentences=tuple(sentence.span for sentence in sentences),
    )


def _ranked(lead: Iterable[ToldSentence], often: Counter[str], is_name: bool) -> Iterator[Span]:
    """The words of the lead that most sentences of the report have, each as it stands first; of names all in a row."""
    first: dict[str, Span] = {}
    for told in lead:
        for row in _rows(told, is_name):
            first.setdefault(row[-1].stem, Span(row[0].start, row[-1].end))
    yield from (first[stem] for stem in sorted(first, key=lambda stem: (-often[stem], first[stem])))


def _rows(told: ToldSentence, is_name: bool) -> Iterator[list[FactWord]]:
    """The words that are names, each with those it stands beside; or one by one those that are none. The days of the
    week are left out, and the words that every report has.
    """
    row: list[FactWord] = []
    for at, word in enumerate(told.words):
        if is_name and at > 0 and word.is_capital and word.is_content and not is_of_the_calendar(word.low):
            row.append(word)
            continue
        if row:
            yield row
            row = []
        if not is_name and word.is_content and not word.is_capital and not _is_told_everywhere(word, told.known):
            yield [word]
    if row:
        yield row


_SHORTEST = 3
# Letters of a word that tells something by itself.


def _is_told_everywhere(word: FactWord, known: Vocabulary) -> bool:
    told = word.low in known.saying or word.low in known.denials or word.low in known.days_away
    counted = word.stem in known.counted or word.low in known.numbers
    return told or counted or word.low in hollow(known.language) or len(word.low) < _SHORTEST


def _places(told: Iterable[ToldSentence]) -> Iterator[Span]:
    seen: set[frozenset[str]] = set()
    for value in _values(told, FactKind.PLACE):
        if "in" in value.head and value.names not in seen:
            seen.add(value.names)
            yield value.span


def _days(told: Iterable[ToldSentence]) -> Iterator[date]:
    for value in _values(told, FactKind.DAY):
        if value.low == value.high and value.unit != UNDATED and value.low >= 1:
            yield date.fromordinal(int(value.low))


def _values(told: Iterable[ToldSentence], kind: FactKind) -> Iterator[StatedValue]:
    return (around.value for each in told for around in each.values if around.value.kind is kind)


def _tolls(told: Iterable[ToldSentence]) -> Iterator[Toll]:
    seen: set[tuple[str, float, float]] = set()
    for around in (around for each in told for around in each.figures):
        value = around.value
        key = around.fate, value.low, value.high
        if value.kind is FactKind.COUNT and around.fate and _is_whole(around) and key not in seen:
            seen.add(key)
            yield Toll(around.fate.partition(":")[2], value.shown)


def _is_whole(around: Around) -> bool:
    return not (around.is_earlier or around.is_part or around.is_planned or around.is_superseded)
