"""When on its day something happened, by the clock: "at 5 p.m.", "at 17:00", "shortly before 5:40"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.article import Span
from index.comparison.facts.facts import Fact, Field
from index.comparison.facts.moments import is_of_the_event
from index.comparison.reading.words import Token

_CLOCK = re.compile(
    r"(?<![\d:.,])(\d{1,2})(?:[:.](\d\d))?\s?([ap])\.?m\b\.?|(?<![\d:.,])(\d{1,2}):(\d\d)(?![\d:])", re.I
)
# With the half of the day, or without it in hours and minutes; digits in threes are a time taken in a race.

_OTHER_ZONE = re.compile(r"\b(?:GMT|UTC|[A-Z]{1,3}ST|[A-Z]{1,3}DT|CET|EET|WET|BST|ET|PT)\b")
# A time in another zone than that of the place cannot be told from the same time there.

_HALF_A_DAY = 720
_ROUND_HOUR, _ROUND_FIVE = 30, 10
# In minutes: a full hour is said of a quarter to until a quarter past; a time that ends in 0 or 5 of the two around it.

_BEFORE = 3
# What happens then is said right before: "close at 8 p.m.".


def clocks(text: str, words: Sequence[Token]) -> Iterator[Fact]:
    """The time of day that one sentence of `text` names, in minutes; only where it names one, and no zone."""
    if not words:
        return
    start, end = words[0].span.start, words[-1].span.end + 1
    found = list(_CLOCK.finditer(text, start, min(len(text), end)))
    if len(found) != 1 or _OTHER_ZONE.search(text, start, end):
        return
    match = found[0]
    hour, minute, half = int(match[1] or match[4]), int(match[2] or match[5] or 0), (match[3] or "").lower()
    if hour > (12 if half else 24) or minute > 59:
        return
    place = next(k for k, word in enumerate(words) if word.span.end > match.start())
    before = words[max(0, place - _BEFORE) : place]
    if not is_of_the_event(words, place):
        return
    value = (hour % 12 + (12 if half == "p" else 0) if half else hour % 24) * 60 + minute
    step = _ROUND_HOUR if minute == 0 else _ROUND_FIVE if minute % 5 == 0 else 1
    either = not half and 0 < hour <= 12 and not match[4].startswith("0")
    yield Fact(
        Field.DATE,
        Span(match.start(), match.end()),
        {f"{word.term} at": word.text for word in before if word.term},
        value - step / 2,
        value + step / 2,
        recurs=_HALF_A_DAY if either else 0,
    )
