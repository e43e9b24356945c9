"""When a sentence says something happened: days, months and years, weekdays, "last week", "two years ago", as intervals
of day numbers or years, told from the day of the report.

"Wednesday" is the last Wednesday up to the day of the report, or the next where the words look ahead. The day of the
telling ("said on Monday") and that of a dateline are no days of an event. Times of the clock are read in `clock`.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from index.article import Span
from index.comparison.facts.kinds.figures import Figure, Words
from index.comparison.facts.stated.values import FactKind, StatedValue
from index.comparison.facts.stated.vocabulary import Vocabulary
from index.comparison.facts.stated.words import FactWord, low_at, said_before, said_behind
from index.text.calendar import last_weekday
from index.text.numbers import plain_digits

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_IN_FIGURES = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")

_TOO_LATE, _TOO_EARLY = 200, -250
# Days from the report at which a date without a year belongs to the year before, or after.

_MONTHS_LATE, _MONTHS_EARLY = 6, -8
# The same in months, of a month without a day.

_A_WEEK, _A_MONTH, _A_YEAR = 168.0, 730.5, 8766.0
# Hours, as the lexicon has them.

_LAST_SPANS = {_A_WEEK: (7, 6), _A_MONTH: (30, 30)}
# "Last week" and "next month": how many days away, and how many days to either side.

_YEAR_HOURS = 8000
# A time of so many hours and more, "ago", is told in years.

_AHEAD_WITHIN, _AHEAD_BEHIND = 60, 20
# Characters before a weekday, and behind it, in which "will" makes it the coming one.

_VERB = 5
# Letters of a verb that is told by its ending; shorter words may be any.

_SAID_WITHIN, _SAID_BY = 3, 7
# "Said late on Monday"; "told reporters in the town on Monday".


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """What times are read from: the words of one sentence of `text`, and the day its report is of."""

    text: str
    words: Words
    known: Vocabulary
    report: date


def days(told: SentenceWords) -> Iterator[StatedValue]:
    """The days, months and years that a sentence names, from left to right."""
    at, year = 0, None
    while at < len(told.words):
        found = (
            _in_figures(told, at) or _month(told, at) or _weekday(told, at) or _relative(told, at) or _year(told, at)
        ) or (_that_year(told, at, year) if year is not None else None)
        if found is not None:
            year = found if found.kind is FactKind.YEAR else year
            yield found
        at = max(at + 1, found.last if found else 0)


def ago(told: SentenceWords, duration: StatedValue) -> StatedValue | None:
    """The time that lies a duration back: "two years ago", "a week earlier", "il y a deux ans"."""
    behind = said_behind(told.words, duration.last, told.known.behind.behind_ago)
    before = said_before(told.words, duration.first, told.known.before.before_ago)
    if not behind and not before:
        return None
    first, last = duration.first - before, duration.last + behind
    room = _factor(duration)
    if room >= _YEAR_HOURS:
        years = told.report.year - duration.high / _A_YEAR - 0.6, told.report.year - duration.low / _A_YEAR + 0.6
        return _value(told, FactKind.YEAR, *years, first, last, "ago")
    today, low, high = told.report.toordinal(), duration.low / 24, duration.high / 24
    return _value(told, FactKind.DAY, today - high - room / 48 - 1, today - low + room / 48, first, last, "away")


def is_of_the_telling(told: SentenceWords, value: StatedValue) -> bool:
    """Whether a day is that on which something was said, or that of a dateline."""
    before = told.words[max(0, value.first - _SAID_WITHIN) : value.first]
    if any(word.low in told.known.saying for word in before) or _is_said_by(told, value):
        return True
    opens = value.first < 9 and told.words[0].text.isupper() and len(told.words[0].text) > 1
    return opens and any(word.low in ("-", "—", "–") for word in told.words[value.last : value.last + 5])


def _is_said_by(told: SentenceWords, value: StatedValue) -> bool:
    """Whether nothing but who says it stands between a verb of saying and a day: "teilte die Polizei am Mittwoch"."""
    known = told.known
    for word in reversed(told.words[max(0, value.first - _SAID_BY) : value.first]):
        if word.low in known.saying:
            return word.clause == told.words[value.first].clause
        happens = word.stem in known.fates or word.stem in known.deeds or word.low in known.small.auxiliaries
        if happens or word.is_digits or word.low in known.small.that:
            return False
    return False


def _factor(duration: StatedValue) -> float:
    return float(duration.unit or 24)


def _value(
    told: SentenceWords, kind: FactKind, low: float, high: float, first: int, last: int, unit: str
) -> StatedValue:
    span = Span(told.words[first].start, told.words[last - 1].end)
    return StatedValue(kind, low, high, first, last, span, low, unit=unit)


def _day(told: SentenceWords, day: date, first: int, last: int, unit: str) -> StatedValue:
    number = day.toordinal()
    return _value(told, FactKind.DAY, number, number, first, last, unit)


def _in_figures(told: SentenceWords, at: int) -> StatedValue | None:
    match = _IN_FIGURES.fullmatch(told.words[at].text)
    if match is None:
        return None
    try:
        return _day(told, date(int(match[3]), int(match[2]), int(match[1])), at, at + 1, "day")
    except ValueError:
        return None


def _month(told: SentenceWords, at: int) -> StatedValue | None:
    """A month, with the day before or behind it and the year, where they are told."""
    words, known = told.words, told.known
    month, behind = _month_name(told, at)
    may_be_none = words[at].low in known.small.no_months or words[at].low in known.numbers  # sept
    if month is None or (at == 0 and may_be_none):
        return None
    first, last, day = _day_beside(told, at, behind)
    year_at = last + (low_at(words, last) == "," or low_at(words, last) in known.small.of)
    year = None
    if year_at < len(words) and _YEAR.fullmatch(words[year_at].text):
        year, last = int(plain_digits(words[year_at].text)), year_at + 1
    elif low_at(words, last) in known.small.last and _span_at(told, last + 1) == _A_YEAR:
        year, last = told.report.year - 1, last + 2
    if may_be_none and "months" not in known.small.capitals and year is None and day is None:
        return None
    return _of_month(told, (first, last), (year, month, day))


def _month_name(told: SentenceWords, at: int) -> tuple[int | None, int]:
    """The month that word `at` names, alone or with the next (كانون الثاني), and the word behind its name."""
    word, known = told.words[at], told.known
    of_two = known.months.get(f"{word.low} {low_at(told.words, at + 1)}")
    return (of_two, at + 2) if of_two else (known.month(word.text, word.low), at + 1)


def _day_beside(told: SentenceWords, at: int, behind: int) -> tuple[int, int, int | None]:
    """The day beside the month whose name lies from word `at` up to `behind`, and from where to where both lie."""
    words, known = told.words, told.known
    of, endings = known.small.of, known.small.ordinal_endings
    day_at = behind + (low_at(words, behind) == ".")
    if (number := _number(words, day_at)) and 1 <= number <= 31:
        return at, day_at + 1 + (low_at(words, day_at + 1) in endings), number
    back = at - 1 - (low_at(words, at - 1) in of) - (low_at(words, at - 1) in endings)
    back -= low_at(words, back) in endings
    if back >= 0 and (number := _number(words, back)) and 1 <= number <= 31:
        return back, behind, number
    if back >= 0 and low_at(words, at - 1) in of and words[back].low in known.ordinals:
        return back, behind, known.ordinals[words[back].low]
    return at, behind, None


def _number(words: Words, at: int) -> int:
    """The whole number in digits at word `at`, at most of two; 0 for anything else."""
    low = low_at(words, at)
    digits = plain_digits(low) if low[:1].isdecimal() else ""
    return int(digits) if digits.isdecimal() and len(digits) <= 2 else 0


def _of_month(
    told: SentenceWords, at: tuple[int, int], told_date: tuple[int | None, int, int | None]
) -> StatedValue | None:
    year, month, day = told_date
    report = told.report
    if year is None:
        year = report.year
        late = month - report.month
        if day is None:
            year += -1 if late > _MONTHS_LATE else 1 if late < _MONTHS_EARLY else 0
    if day is None:
        first, last = date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        low, high = _part_of_month(told, at[0], first.toordinal(), last.toordinal())
        return _value(told, FactKind.DAY, low, high, *at, "month")
    try:
        then = date(year, month, day)
        if told_date[0] is None:
            apart = (then - report).days
            then = then.replace(year=year - 1 if apart > _TOO_LATE else year + 1 if apart < _TOO_EARLY else year)
    except ValueError:  # May 31 June, or 29 February
        return None
    return _day(told, then, *at, "day")


def _part_of_month(told: SentenceWords, at: int, low: int, high: int) -> tuple[int, int]:
    """The end of June, mid-June, early June, of the days from `low` to `high` of a month at word `at`."""
    words, known = told.words, told.known
    if low_at(words, at - 1) in known.small.late or said_before(words, at, known.before.ends):
        return high - 10, high
    if said_before(words, at, known.before.middles):
        return low + 8, low + 20
    if low_at(words, at - 1) in known.small.early or said_before(words, at, known.before.beginnings):
        return low, low + 10
    return low, high


def _span_at(told: SentenceWords, at: int) -> float:
    """How many hours one of the unit of time at word `at` has, by itself and not as one of many; 0 where none is."""
    low = low_at(told.words, at)
    unit = told.known.units.get((low,))
    is_many = low.endswith(told.known.endings.plural_endings)
    return unit.factor if unit is not None and unit.measure == FactKind.DURATION and not is_many else 0.0


def _weekday(told: SentenceWords, at: int) -> StatedValue | None:
    word, words, known = told.words[at], told.words, told.known
    weekday = known.weekday(word.low)
    if weekday is None or (not word.is_capital and "weekdays" in known.small.capitals):
        return None
    is_ahead = _is_ahead(told, word)
    before, behind, report = low_at(words, at - 1), low_at(words, at + 1), told.report
    is_next = before in known.small.next or behind in known.small.next_behind
    is_last = before in known.small.last or behind in known.small.last_behind
    away = (weekday - report.weekday()) % 7
    if is_ahead or is_next:
        then = report + timedelta(away or (7 if is_next else 0))
    else:
        then = last_weekday(weekday, report - timedelta(is_last))
    return _day(told, then, at, at + 1, "weekday")


def _is_ahead(told: SentenceWords, weekday: FactWord) -> bool:
    """Whether words beside a weekday look ahead to it, or a verb does by its ending: "se reanudarán el lunes"."""
    start, end = max(told.words[0].start, weekday.start - _AHEAD_WITHIN), weekday.end + _AHEAD_BEHIND
    if told.known.ahead.search(told.text[start:end]):
        return True
    endings = told.known.endings.future_endings
    return bool(endings) and any(
        word.low.endswith(endings) and len(word.low) >= _VERB and word.low == word.text
        for word in told.words
        if start <= word.start and word.end <= end and word.clause == weekday.clause
    )


def _relative(told: SentenceWords, at: int) -> StatedValue | None:
    """Yesterday; last week, next month, last year, "la semaine dernière"."""
    small, low, following = told.known.small, told.words[at].low, low_at(told.words, at + 1)
    if low in told.known.days_away:
        return _day(told, told.report + timedelta(told.known.days_away[low]), at, at + 1, "away")
    is_before = low in small.last or low in small.next
    if not is_before and following not in small.last_behind and following not in small.next_behind:
        return None
    sign = -1 if low in small.last or following in small.last_behind else 1
    span = _span_at(told, at + is_before)
    if span == _A_YEAR:
        year = told.report.year + sign
        return _value(told, FactKind.YEAR, year, year, at, at + 2, "away")
    if span in _LAST_SPANS:
        away, room = _LAST_SPANS[span]
        middle = told.report.toordinal() + sign * away
        return _value(told, FactKind.DAY, middle - room, middle + room, at, at + 2, "away")
    return None


def _year(told: SentenceWords, at: int) -> StatedValue | None:
    words, small = told.words, told.known.small
    before, behind = low_at(words, at - 1), low_at(words, at + 1)
    if not _YEAR.fullmatch(words[at].text) or behind in ("-", ":") or behind in small.no_years:
        return None
    is_told = before in (",", "(") or before in small.before_years or behind in small.behind_years
    # where nouns have capitals, what has none behind the digits is not counted: "wurde 1996 gebaut"
    is_told |= "nouns" in small.capitals and at + 1 < len(words) and not words[at + 1].is_capital
    if not is_told and behind not in (",", ".", ")"):
        return None
    year = int(plain_digits(words[at].text))
    return _value(told, FactKind.YEAR, year, year, at, at + 1, "")


def _that_year(told: SentenceWords, at: int, year: StatedValue) -> StatedValue | None:
    """The year that the sentence named before: "built in 1996, opened *that year*", "el *mismo* año"."""
    is_same = told.words[at].low in told.known.small.same_one
    if not is_same or _span_at(told, at + 1) != _A_YEAR:
        return None
    span = Span(told.words[at].start, told.words[at + 1].end)
    return replace(year, first=at, last=at + 2, span=span)


def is_a_year(figure: Figure, words: Words) -> bool:
    """Whether four plain digits are a year although nothing tells so."""
    return bool(_YEAR.fullmatch(words[figure.first].text)) and figure.last == figure.first + 1
