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
from index.comparison.facts.stated.words import low_at

_TIME = re.compile(r"(\d{1,2})[:.](\d\d)")

_AT = frozenset(
    [
        "at",
        "around",
        "about",
        "by",
        "from",
        "until",
        "after",
        "before",
        "shortly",
        "since",
        "just",
        "to",
        "near",
        "past",
        "um",
        "gegen",
        "a",
        "à",
        "vers",
    ]
)
# What stands before a time without its half of the day.

_BEHIND = frozenset(["local", "gmt", "utc", "on", "a", "the", "h", "uhr"])

_LATE, _EARLY = 3.5, 1.0
# "Before dawn" begins so many hours before it; and ends so many after dawn begins.

_ABOUT = 0.3
# "Shortly after two" is not half past.

_HALVES = {"half": 0.5, "quarter": 0.25}
_MORNING, _LATER = re.compile(r"morning"), re.compile(r"evening|afternoon|night")

_ONLY_BEHIND = frozenset(["the", "in", "at", "late", "early", "that", "this", "of"])
_GENERAL = frozenset(["night", "morning", "evening", "afternoon"])
# "A night of riots" is no time; "in the night" is one.

_LIMITS = frozenset(["by", "until", "till", "since"])


def clocks(told: SentenceWords) -> Iterator[StatedValue]:
    """The times of the clock and parts of the day in a sentence, from left to right."""
    at = 0
    while at < len(told.words):
        found = _time(told, at) or _hour(told, at) or _part(told, at)
        if found is not None:
            yield found
        at = max(at + 1, found.last if found else 0)


def _value(told: SentenceWords, low: float, high: float, first: int, last: int, unit: str) -> StatedValue:
    span = Span(told.words[first].start, told.words[last - 1].end)
    return StatedValue(FactKind.CLOCK, low, high, first, last, span, low, unit=unit)


def _half(words: Words, at: int) -> tuple[str, int]:
    """The letter of the half of the day (`a`, `p`) that stands at word `at`, and the place behind it."""
    low = low_at(words, at)
    if low in ("am", "pm"):
        return low[0], at + 1
    if low in ("a", "p") and (low_at(words, at + 1), low_at(words, at + 2)) == (".", "m"):
        return low, at + 3 + (low_at(words, at + 3) == ".")
    return "", at


def _time(told: SentenceWords, at: int) -> StatedValue | None:
    """A time in hours and minutes."""
    words = told.words
    match = _TIME.fullmatch(words[at].text)
    if match is None or int(match[1]) > 24 or int(match[2]) > 59:
        return None
    half, last = _half(words, at + 1)
    has_colon = ":" in words[at].text
    plainly = low_at(words, at - 1) in _AT or low_at(words, at + 1) in _BEHIND or at == 0
    if not half and not (has_colon and plainly):
        return None
    hour = float(int(match[1]) % 12 + 12 * (half == "p") if half else int(match[1]))
    hour += int(match[2]) / 60
    zone = low_at(words, last) if low_at(words, last) in ("gmt", "utc") else ""
    is_open = not half and 1 <= hour < _NOON + 1 and not words[at].text.startswith("0")
    return _value(told, hour, hour, at, last, zone or ("open" if is_open else "exact"))


_NOON = 12
# A time up to here that names no half of the day may be of either.


def _hour(told: SentenceWords, at: int) -> StatedValue | None:
    """A full hour: "at 5 p.m.", "eight in the evening", "half past six"."""
    words = told.words
    number = number_at(words, at, told.known) if words[at].is_digits or words[at].low in told.known.numbers else None
    if number is None or not 0 < number.value <= 12 or number.value != int(number.value):
        return None
    before = low_at(words, at - 1)
    half, last = _half(words, number.last)
    if half:
        hour = number.value % 12 + 12 * (half == "p")
        room = _ABOUT if before in ("about", "around", "after", "soon", "shortly") else 0.1
        return _value(told, hour - room / 3, hour + room, at, last, "exact")
    behind = " ".join(word.low for word in words[number.last : number.last + 3])
    if before not in ("at", "around", "about", "past", "by") or not re.match(r"o'clock|in the|at night", behind):
        return None
    hour = number.value % 12 + 12 * bool(_LATER.search(behind))
    past = _HALVES.get(low_at(words, at - 2), 0.0) if before == "past" else 0.0
    return _value(told, hour + past - 0.1, hour + past + 0.3, at, number.last, "exact")


def _part(told: SentenceWords, at: int) -> StatedValue | None:
    """A part of the day: at dawn, before dawn, late in the evening."""
    words = told.words
    low = words[at].low
    if low not in told.known.day_parts or (at and words[at].is_capital and told.known.language != "de"):
        return None
    before = low_at(words, at - 1)
    weekday = at and words[at - 1].is_capital
    if (low in _GENERAL and before not in _ONLY_BEHIND and not weekday) or before in _LIMITS:
        return None
    begin, end = told.known.day_parts[low]
    if before == "before":
        begin, end = begin - _LATE, begin + _EARLY
    elif before == "late":
        begin = (begin + end) / 2
    elif before == "early":
        end = (begin + end) / 2
    return _value(told, begin, end, at, at + 1, "part")
