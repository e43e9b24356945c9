"""When a sentence says something happened: weekdays, dates and weeks, resolved against the report's own date.

"Wednesday" is the last Wednesday up to the day of the report, so that the same word in two reports a week apart is two
days. What is a limit ("by Wednesday"), the day of the telling ("said on Monday") and the date line are no moments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from index.comparison.facts import Fact, Field, stretch
from index.comparison.figures import MONTHS
from index.comparison.thesaurus import EVENTS
from index.comparison.words import Token, low_at

UNDATED = date(2000, 1, 2)
"""Stands in for the date of both reports where either has none: weekdays are then compared by name. A Sunday."""

_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

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


def moments(words: Sequence[Token], report: date) -> Iterator[Fact]:
    """The day or week that one sentence of a report of the day `report` names, as an interval of day numbers.

    Only where it names one: of several it is not plain which belongs to what.
    """
    found = list(_found(words, report))
    if len(found) == 1 and _is_of_the_event(words, found[0]):
        moment = found[0]
        if not any(word.low in MONTHS for word in (*words[: moment.start], *words[moment.end :])):
            near = words[max(0, moment.start - _NEAR) : moment.end + _NEAR]
            matters = frozenset(w.term.lstrip("=") for w in near if w.term in EVENTS or w.term in _ALSO_DATED)
            first, last = moment.first.toordinal(), moment.last.toordinal()
            yield Fact(Field.DATE, stretch(words, moment.start, moment.end), matters, first, last, first == last)


def days_named(words: Sequence[Token], report: date) -> frozenset[int]:
    """The numbers of all the single days that the sentence dates events to."""
    of_events = (moment for moment in _found(words, report) if _is_of_the_event(words, moment))
    return frozenset(moment.first.toordinal() for moment in of_events if moment.first == moment.last)


def _is_of_the_event(words: Sequence[Token], moment: _Moment) -> bool:
    saying = any(low_at(words, k) in _SAYING for k in range(moment.start - _SAYING_NEAR, moment.start))
    return not saying and low_at(words, moment.start - 1) not in _LIMITS


def _found(words: Sequence[Token], report: date) -> Iterator[_Moment]:
    place = 0
    while place < len(words):
        moment = _moment(words, place, report) if _may_begin(words[place].low) else None
        if moment is not None:
            yield moment
        place = moment.end if moment else place + 1


_FIRST_WORDS = frozenset((*_WEEKDAYS, *MONTHS, "yesterday", "weekend", "this", "last"))


def _may_begin(low: str) -> bool:
    return low in _FIRST_WORDS or low[0].isdecimal() or low.removesuffix("s") in _FIRST_WORDS


def _moment(words: Sequence[Token], place: int, report: date) -> _Moment | None:
    """The moment that begins at `place`, if one does."""
    low, following = words[place].low, low_at(words, place + 1)
    monday, one = report - timedelta(report.weekday()), timedelta(1)
    if (day := low.removesuffix("s")) in _WEEKDAYS:
        if following in MONTHS or low_at(words, place + 2) in MONTHS:
            return None  # a date line
        then = report - timedelta((report.weekday() - _WEEKDAYS.index(day)) % 7)
        return _Moment(place, place + 1, then, then)
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
    """A day with its month, the last such up to the report; with a year it is a date line."""
    first, second = words[place].low, low_at(words, place + 1)
    month, day = (first, second) if first in MONTHS else (second, first)
    if month not in MONTHS or not day.isdecimal() or low_at(words, place + 2).isdecimal():
        return None
    try:
        then = date(report.year, MONTHS[month], int(day))
        then = then if then <= report else then.replace(year=report.year - 1)
    except ValueError:
        return None
    return _Moment(place, place + 2, then, then)
