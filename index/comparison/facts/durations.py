"""How long something lasted: "for over two months", "a two-month siege", "over the past month", "for weeks"."""

from __future__ import annotations

from collections.abc import Sequence

from index.comparison.facts.facts import Fact, Field, stretch
from index.comparison.facts.figures import Figure
from index.comparison.reading.thesaurus import events
from index.comparison.reading.words import Token, low_at
from index.text.calendar import DAYS_IN

_ROUNDED = (0.8, 1.25)
# "Two months" is said of seven weeks and of ten; a month and two months are still apart.

_SOME = (2, 11)
# "For months" is more than one month and less than a year; so with days, weeks and years.

_NEAR = 8
# What lasted so long is an event at most this many words away.

_OVER_AT_ONCE = frozenset({"=kill", "=wound"})
# Deaths are counted over a time and do not last it.

_DURING = frozenset(["over", "for", "in", "during", "within", "throughout"])


def numbered_duration(words: Sequence[Token], figure: Figure) -> Fact | None:
    """The duration that `figure` begins, if a unit of time follows; ages and points in time ("ago") are none."""
    unit = DAYS_IN.get(low_at(words, figure.end).removesuffix("s"))
    if unit is None or low_at(words, figure.end + 1) in ("old", "ago"):
        return None
    low, high = figure.low * unit * _ROUNDED[0], figure.high * unit * _ROUNDED[1]
    return _duration(words, figure.start, figure.end + 1, low, high)


def unnumbered_duration(words: Sequence[Token], place: int) -> Fact | None:
    """The duration whose unit stands at `place` without a number."""
    unit = words[place].low
    length = DAYS_IN.get(unit.removesuffix("s"), 0.0)
    if length < 1:
        return None
    if unit.endswith("s") and low_at(words, place - 1) == "for":
        return _duration(words, place - 1, place + 1, length * _SOME[0], length * _SOME[1])
    before = [low_at(words, k) for k in (place - 3, place - 2, place - 1)]
    if before[0] in _DURING and before[1] == "the" and before[2] in ("past", "last"):
        return _duration(words, place - 3, place + 1, length * _ROUNDED[0], length * _ROUNDED[1])
    return None


def _duration(words: Sequence[Token], start: int, end: int, low: float, high: float) -> Fact:
    near = words[max(0, start - _NEAR) : end + _NEAR]
    matters = {word.term.lstrip("="): word.text for word in near if word.term in events() - _OVER_AT_ONCE}
    return Fact(Field.DURATION, stretch(words, start, end), matters, low, high, exact=False)
