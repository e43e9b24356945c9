"""Whether a report of weeks later comes back to what an earlier one tells of: a verdict, an inquest, a follow-up.

Its lead names the day of the earlier report's news. That alone says little: a report of another flood in the same town
recalls the day of the first one too. So what its lead says of that day is held against the earlier report's lead, and
so is what it says of its own days. A follow-up tells the earlier news again beside the old day, and news of another
kind beside its own; a report of another incident tells beside its own day what the earlier one told.

"A relay failed when a train hit a lorry on 9 March, killing 13, the inquiry said"   comes back to "Train hits lorry"
"A train hit a lorry on Thursday, three weeks after the accident of 9 March"         is of another accident
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from math import ceil, floor, sqrt

from index.article import Span
from index.comparison.facts.kinds.times import SentenceWords, days
from index.comparison.facts.standing import is_corrected
from index.comparison.facts.stated.values import FactKind, StatedValue
from index.comparison.facts.stated.vocabulary import vocabulary
from index.comparison.facts.stated.words import FactWord, words_of
from index.comparison.incidents.signature import LEAD
from index.comparison.reading.days import APART_DAYS
from index.loading.facts.datelines import dateline_in
from index.text.calendar import is_of_the_calendar
from index.text.stop_words import hollow

WIDEST = 62
"""Days of a time, "in March" or "last month", whose words are none of a report's own days; a year may be."""

SURELY = 1.2
"""So many times more like the earlier report must be what is said of the old day than what is said of the report's own
days. Of 32 pairs of a follow-up and its incident that share words 31 have 1.24 and more, of eleven look-alikes that
recall the first one's day ten have 1.05 and less; the other is of another kind (see `_is_of_the_same`).
"""

MORE_SURELY = 2.0
"""The same where one sentence names both, so that it is less clear what is said of which: *a mile from where the tanker
spilled oil on 6 December*. Of five such pairs of two incidents the most is 1.7; of six of one incident two have more.
"""

FEWEST_SHARED = 2
"""Words, or names, in common that tell anything: "derby" alone may be any."""

Words = frozenset[str]

SpokenSentence = tuple[Span, str]
"""Where a sentence lies, and its language (ISO 639-1)."""


@dataclass(frozen=True, slots=True)
class TimeTold:
    """What a lead says of one time: its first and last day, counted from the year 1, the words, and whether they stand
    `alone`, in a sentence that names no day of the report's own.
    """

    first: int
    last: int
    words: Words
    alone: bool


@dataclass(frozen=True, slots=True)
class LeadInTime:
    """The lead of a report by the times that it tells of: the `day` that the report is of, what it says of its `own`
    days, what it says of any but `earlier` ones (`news`), and of each of these. `names_first` are the names of its own
    news, where these stand before the first earlier day; `names` all that stand anywhere in the report, `full_names`
    those of two words and more, mostly of persons.
    """

    day: int
    own: Words
    news: Words
    earlier: tuple[TimeTold, ...]
    names_first: Words | None
    names: Words
    full_names: Words

    @property
    def earlier_days(self) -> frozenset[int]:
        """The single days that it comes back to."""
        return frozenset(time.first for time in self.earlier if time.first == time.last)


def lead_in_time(text: str, sentences: Sequence[SpokenSentence], written: date) -> LeadInTime:
    """The lead of a report by times, from its sentences, title first, and the day it is of. About a millisecond of CPU.
    What stands behind the lead only tells which words are no names.

    A title, which seldom names a day, counts as news only; so does what stands behind the first earlier day without a
    day of its own.
    """
    read = [_read(text, *sentence, written) for sentence in sentences]
    low = frozenset(word.low for sentence in read for word in sentence.words if not word.is_capital)
    parts = _Parts(written.toordinal())
    for number, sentence in enumerate(read[:LEAD]):
        if sentence.words:
            parts.take(sentence, low, is_title=number == 0)
    names = frozenset(word.low for sentence in read for word in sentence.words if _may_be_name(word, low))
    return parts.lead(names, frozenset(name for sentence in read for name in _full_names(sentence, low)))


@dataclass(slots=True)
class _Parts:
    """A lead that is being read, sentence by sentence."""

    day: int
    own: set[str] = field(default_factory=set)
    news: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    own_is_first: bool = False
    earlier: dict[tuple[int, int], set[str]] = field(default_factory=dict)
    beside_own: set[tuple[int, int]] = field(default_factory=set)

    def take(self, sentence: SentenceWords, low: frozenset[str], is_title: bool) -> None:
        """Give each word of the next sentence to the time that stands nearest."""
        times = list(_times(sentence))
        past = {_days(time) for time in times if time.high < self.day - APART_DAYS}
        if len(past) < len({_days(time) for time in times}):
            self.beside_own |= past
        opens = not self.earlier
        for at, word in _telling(sentence, times, low):
            nearest = min(times, key=lambda time: abs(time.first + time.last - 1 - 2 * at), default=None)
            if nearest and _days(nearest) in past:
                self.earlier.setdefault(_days(nearest), set()).add(word)
                continue
            self.news.add(word)
            if times or not (is_title or self.earlier):
                self.own.add(word)
        if opens:
            self.own_is_first = bool(self.own)
            self.names |= {word.low for word in sentence.words if _may_be_name(word, low)}

    def lead(self, names: Words, full_names: Words) -> LeadInTime:
        """What was read."""
        times = self.earlier.items()
        told = (TimeTold(*when, frozenset(words), when not in self.beside_own) for when, words in times)
        first = frozenset(self.names) if self.own_is_first else None
        return LeadInTime(self.day, frozenset(self.own), frozenset(self.news), tuple(told), first, names, full_names)


def _days(time: StatedValue) -> tuple[int, int]:
    return floor(time.low), ceil(time.high)


def _may_be_name(word: FactWord, low: frozenset[str]) -> bool:
    return word.is_capital and word.is_content and word.low not in low


def _full_names(sentence: SentenceWords, low: frozenset[str]) -> Iterator[str]:
    """The words of names of two words and more."""
    for word, behind in pairwise(sentence.words):
        if _may_be_name(word, low) and _may_be_name(behind, low):
            yield from (word.low, behind.low)


def _read(text: str, span: Span, language: str, written: date) -> SentenceWords:
    dateline = dateline_in(text, span.start, span.end)
    own = Span(dateline.end, span.end) if dateline and dateline.start == span.start else span
    known = vocabulary(language)
    return SentenceWords(text, words_of(text, own, known), known, written)


def come_together(one: LeadInTime, other: LeadInTime) -> bool:
    """Whether the later of two reports that are dated well apart comes back to the other's news. That both come back to
    one day says nothing: so do a verdict and a report of the next accident.
    """
    before, later = sorted((one, other), key=lambda lead: lead.day)
    single = (time for time in later.earlier if time.first == time.last)  # two air raids may both be "of March"
    return _is_of_the_same(later, before) and any(
        _tells(later, time, before.news) for time in single if is_day_of_news(time.first, before.day)
    )


def _is_of_the_same(later: LeadInTime, before: LeadInTime) -> bool:
    """Whether news that stand before an old day are of somebody that the earlier report names, or of two of its names:
    a helicopter that comes down where a plane had crashed shares the place alone.
    """
    if later.names_first is None:
        return True
    is_somebody = not later.names_first.isdisjoint(before.full_names)
    return is_somebody or len(later.names_first & before.names) >= FEWEST_SHARED


def is_day_of_news(day: int, written: int) -> bool:
    """Whether a day may be that of the news of a report written on another: the same or one right before it."""
    return written - APART_DAYS <= day <= written


def _tells(report: LeadInTime, time: TimeTold, news: Words) -> bool:
    """Whether the news are surely what a report says of an earlier time, and not what it says of its own days."""
    surely = SURELY if time.alone else MORE_SURELY
    enough = len(time.words & news) >= FEWEST_SHARED
    return enough and _alike(time.words, news) > surely * _alike(report.own, news)


def _alike(one: Words, other: Words) -> float:
    return len(one & other) / sqrt(len(one) * len(other)) if one and other else 0.0


def _times(sentence: SentenceWords) -> Iterator[StatedValue]:
    """The times that a sentence tells of, of two months at most; not the day on which something was said."""
    for value in days(sentence):
        is_short = value.kind is FactKind.DAY and value.high - value.low <= WIDEST
        if is_short and not is_corrected(sentence, value):
            yield value


def _telling(sentence: SentenceWords, times: Iterable[StatedValue], low: frozenset[str]) -> Iterator[tuple[int, str]]:
    """The words of a sentence that tell what happened, with their places: no names, which both reports have, no times
    and no numbers, which grow. A word of a group counts as the group, in any language.
    """
    known, empty = sentence.known, hollow(sentence.known.language)
    of_times = {at for value in times for at in range(value.first, value.last)}
    has_no_case = "nouns" in known.small.capitals
    for at, word in enumerate(sentence.words):
        if not word.is_content or word.is_digits or at in of_times or is_of_the_calendar(word.low):
            continue
        is_name = word.is_capital and word.low not in low and not has_no_case
        if not is_name and not (word.low in empty or word.low in known.saying or word.low in known.numbers):
            yield at, known.fates.get(word.stem) or known.deeds.get(word.stem, word.stem)
