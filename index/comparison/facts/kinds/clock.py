"""When on its day something happened: times of the clock ("at 5 p.m.", "at 17:00", "eight in the evening"), and parts
of the day ("before dawn"), in hours from midnight.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.article import Span
from index.comparison.facts.kinds.figures import Words, number_at
from index.comparison.facts.kinds.times import SentenceWords
from index.comparison.facts.stated.values import FactKind, StatedValue
from index.comparison.facts.stated.vocabulary import Vocabulary
from index.comparison.facts.stated.words import low_at, said_behind
from index.text.stop_words import stop_words

_TIME = re.compile(r"(\d{1,2})[:.](\d\d)")

_LATE, _EARLY = 3.5, 1.0
# "Before dawn" begins so many hours before it; and ends so many after dawn begins.

_ABOUT = 0.3
# "Shortly after two" is not half past.

_ZONES = frozenset(["gmt", "utc"])
# The zones that reports name in every language.


def clocks(told: SentenceWords) -> Iterator[StatedValue]:
    """The times of the clock and parts of the day in a sentence, from left to right."""
    at = 0
    while at < len(told.words):
        found = _time(told, at) or _hour(told, at) or _with_sign(told, at) or _part(told, at)
        if found is not None:
            yield found
        at = max(at + 1, found.last if found else 0)


def _value(told: SentenceWords, low: float, high: float, first: int, last: int, unit: str) -> StatedValue:
    span = Span(told.words[first].start, told.words[last - 1].end)
    return StatedValue(FactKind.CLOCK, low, high, first, last, span, low, unit=unit)


def _half(words: Words, at: int, known: Vocabulary) -> tuple[str, int]:
    """The half of the day (`a` before noon, `p` after) that is told from word `at` on, and the place behind it."""
    for half, phrases in (("a", known.behind.forenoon), ("p", known.behind.afternoon)):
        if size := said_behind(words, at, phrases):
            return half, at + size + (size > 1 and low_at(words, at + size) == ".")
    return "", at


def _time(told: SentenceWords, at: int) -> StatedValue | None:
    """A time in hours and minutes."""
    words = told.words
    match = _TIME.fullmatch(words[at].text)
    if match is None or int(match[1]) > 24 or int(match[2]) > 59:
        return None
    half, last = _half(words, at + 1, told.known)
    if not half and not _is_plainly_a_time(told, at):
        return None
    hour = float(int(match[1]) % 12 + 12 * (half == "p") if half else int(match[1]))
    hour += int(match[2]) / 60
    last += low_at(words, last) in told.known.small.hour_signs  # "17.40 Uhr"
    zone = low_at(words, last) if low_at(words, last) in _ZONES else ""
    is_open = not half and 1 <= hour < _NOON + 1 and not words[at].text.startswith("0")
    return _value(told, hour, hour, at, last, zone or ("open" if is_open else "exact"))


def _is_plainly_a_time(told: SentenceWords, at: int) -> bool:
    """Whether the words beside hours and minutes tell that they are such; with a full stop between them those on both
    sides have to: "um 6.15 Uhr".
    """
    words, small = told.words, told.known.small
    behind = low_at(words, at + 1)
    is_before, is_behind = low_at(words, at - 1) in small.before_times, behind in small.behind_times
    if ":" in words[at].text:
        return is_before or is_behind or at == 0
    if low_at(words, at - 1) in small.only_hours:
        return True
    return is_before and is_behind and behind not in stop_words(told.known.language)


def _with_sign(told: SentenceWords, at: int) -> StatedValue | None:
    """A time with a sign between its hours and minutes: "21 h 40", "à 21 heures"."""
    words, small = told.words, told.known.small
    if low_at(words, at + 1) not in small.hour_signs or not words[at].text.isdecimal() or int(words[at].text) > 24:
        return None
    written = low_at(words, at + 2)
    minutes = int(written) if written.isdecimal() and len(written) == 2 and int(written) < 60 else None
    if minutes is None and not (
        low_at(words, at - 1) in (small.at_hours or small.before_times) and written not in small.of
    ):
        return None  # "a 15 horas de viaje", "nach 15 Uhr"
    hour, last = int(words[at].text) + (minutes or 0) / 60, at + 2 + (minutes is not None)
    return _value(told, hour, hour, at, last, "exact")


_NOON = 12
# A time up to here that names no half of the day may be of either.


def _hour(told: SentenceWords, at: int) -> StatedValue | None:
    """A full hour: "at 5 p.m.", "eight in the evening", "half past six"."""
    words, known, small = told.words, told.known, told.known.small
    number = number_at(words, at, known) if words[at].is_digits or words[at].low in known.numbers else None
    if number is None or not 0 < number.value <= 12 or number.value != int(number.value):
        return None
    before = low_at(words, at - 1)
    half, last = _half(words, number.last, known)
    if half:
        hour = number.value % 12 + 12 * (half == "p")
        room = _ABOUT if before in small.just_at else 0.1
        return _value(told, hour - room / 3, hour + room, at, last, "exact")
    if before not in small.at_hours or not said_behind(words, number.last, known.behind.behind_hours):
        return None
    is_later = any(word.low in small.later_hours for word in words[number.last : number.last + 3])
    hour = number.value % 12 + 12 * is_later
    said = said_behind(words, number.last, known.behind.behind_hours)
    last = number.last + said * (low_at(words, number.last) in small.hour_signs)  # "3 Uhr", and "three o'clock"
    past = known.fractions.get(low_at(words, at - 2), 0.0) if before in small.past_hours else 0.0
    return _value(told, hour + past - 0.1, hour + past + 0.3, at, last, "exact")


def _part(told: SentenceWords, at: int) -> StatedValue | None:
    """A part of the day: at dawn, before dawn, late in the evening."""
    words, known, small = told.words, told.known, told.known.small
    low = words[at].low
    if low not in known.day_parts or (at and words[at].is_capital and "nouns" not in small.capitals):
        return None
    before = low_at(words, at - 1)
    weekday = at and words[at - 1].is_capital
    is_general = low in small.common_day_parts and before not in small.before_day_parts
    if (is_general and not weekday) or before in small.limits:
        return None
    begin, end = known.day_parts[low]
    if before in small.before:
        begin, end = begin - _LATE, begin + _EARLY
    elif before in small.late:
        begin = (begin + end) / 2
    elif before in small.early:
        end = (begin + end) / 2
    return _value(told, begin, end, at, at + 1, "part")
