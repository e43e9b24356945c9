"""When a sentence says something happened: weekdays, dates and weeks, resolved against the report's own date.

"Wednesday" is the last Wednesday up to the day of the report, so that the same word in two reports a week apart is two
days; beside a date it may as well be the one before or after, for which the date then speaks. What is a limit ("by
Wednesday"), the day of the telling ("said on Monday") and the date line are no moments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from index.comparison.facts.facts import Fact, Field, stretch
from index.comparison.reading.thesaurus import events
from index.comparison.reading.words import Token, low_at
from index.text.calendar import ENGLISH_MONTHS, english_weekday, last_weekday

UNDATED = date(2000, 1, 2)
"""Stands in for the date of both reports where either has none: weekdays are then compared by name, dates with dates,
and neither with the other. A Sunday.
"""

_LIMITS = frozenset(["by", "until", "till", "next", "since", "from", "coming"])
_SAYING = frozenset(["said", "says", "told", "reported", "announced"])
_SAYING_NEAR = 5
# "Said on Tuesday", "told the agency late on Tuesday".

_NEAR = 13
# What happened then stands at most so many words from the day.

_ALSO_DATED = frozenset(["=missile", "=aircraft", "=deal", "=start", "=halt", "=convoy"])
# Things that stand for what happened with them: a missile is fired, a deal is made.


@dataclass(frozen=True, slots=True)
class _Moment:
    start: int
    end: int
    first: date
    last: date
    is_weekday: bool = False
    is_date: bool = False

    def comparable(self, report: date) -> str:
        """What it can be compared with, as a mark on its matters: nothing where all moments can."""
        return " on a date" if self.is_date and report == UNDATED else ""


_A_WEEK = 7
_AHEAD = timedelta(days=60)
# A date without a year is one to come if it is so near, else the last such.


def moments(words: Sequence[Token], report: date) -> Iterator[Fact]:
    """The day or week that one sentence of a report of the day `report` names, as an interval of day numbers.

    Only where it names one: of several it is not plain which belongs to what.
    """
    found = list(_found(words, report))
    if len(found) == 1 and is_of_the_event(words, found[0].start):
        moment = found[0]
        if not any(word.low in ENGLISH_MONTHS for word in (*words[: moment.start], *words[moment.end :])):
            near = words[max(0, moment.start - _NEAR) : moment.end + _NEAR]
            kind = moment.comparable(report)
            of = {w.term.lstrip("=") + kind: w.text for w in near if w.term in events() or w.term in _ALSO_DATED}
            first, last = moment.first.toordinal(), moment.last.toordinal()
            span, recurs = stretch(words, moment.start, moment.end), _A_WEEK if moment.is_weekday else 0
            yield Fact(Field.DATE, span, of, first, last, first == last, recurs=recurs)


def days_named(words: Sequence[Token], report: date) -> frozenset[tuple[str, int]]:
    """The numbers of all the single days that the sentence dates events to, with what each can be compared with."""
    of_events = (moment for moment in _found(words, report) if is_of_the_event(words, moment.start))
    return frozenset((m.comparable(report), m.first.toordinal()) for m in of_events if m.first == m.last)


def other_days(left: frozenset[tuple[str, int]], right: frozenset[tuple[str, int]]) -> bool:
    """Whether two sentences surely name different days."""
    kinds = {kind for kind, _ in left} & {kind for kind, _ in right}
    return bool(kinds) and left.isdisjoint(right)


def is_of_the_event(words: Sequence[Token], start: int) -> bool:
    """Whether the time that begins at `start` is that of an event, not of its telling, and no limit."""
    saying = any(low_at(words, k) in _SAYING for k in range(start - _SAYING_NEAR, start))
    return not saying and low_at(words, start - 1) not in _LIMITS


def _found(words: Sequence[Token], report: date) -> Iterator[_Moment]:
    place = 0
    while place < len(words):
        moment = _moment(words, place, report) if _may_begin(words[place].low) else None
        if moment is not None:
            yield moment
        place = moment.end if moment else place + 1


_FIRST_WORDS = frozenset((*ENGLISH_MONTHS, "yesterday", "weekend", "this", "last"))


def _may_begin(low: str) -> bool:
    return low in _FIRST_WORDS or low[0].isdecimal() or english_weekday(low) is not None


def _moment(words: Sequence[Token], place: int, report: date) -> _Moment | None:
    """The moment that begins at `place`, if one does."""
    low, following = words[place].low, low_at(words, place + 1)
    monday, one = report - timedelta(report.weekday()), timedelta(1)
    if (weekday := english_weekday(low)) is not None:
        if following in ENGLISH_MONTHS or low_at(words, place + 2) in ENGLISH_MONTHS:
            return None  # a date line
        then = last_weekday(weekday, report)
        return _Moment(place, place + 1, then, then, is_weekday=True)
    if low == "yesterday":
        return _Moment(place, place + 1, report - one, report - one)
    if low == "weekend":
        return _Moment(place, place + 1, monday - 2 * one, monday - one)
    if (low, following) == ("this", "week"):
        return _Moment(place, place + 2, monday, report)
    if (low, following) == ("last", "week"):
        return _Moment(place, place + 2, monday - 7 * one, monday - one)
    return _day_of_month(words, place, report)


def _day_of_month(words: Sequence[Token], place: int, report: date) -> _Moment | None:
    """A day with its month, the last such or one near ahead; with a year it is a date line."""
    first, second = words[place].low, low_at(words, place + 1)
    month, day = (first, second) if first in ENGLISH_MONTHS else (second, first)
    if month not in ENGLISH_MONTHS or not day.isdecimal() or low_at(words, place + 2).isdecimal():
        return None
    try:
        then = date(report.year, ENGLISH_MONTHS[month], int(day))
        then = then if then <= report + _AHEAD else then.replace(year=report.year - 1)
    except (ValueError, OverflowError):  # May 31 June; May 99999999999
        return None
    return _Moment(place, place + 2, then, then, is_date=True)
