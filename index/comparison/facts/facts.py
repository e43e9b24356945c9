"""The facts of a sentence that can disagree with another report: numbers, durations, dates, places, doers.

A `Fact` has the words that state it, its matters and a value: an interval of numbers, of days, or a set of names for
who or where. Two facts are comparable if their field is the same and their matter is; `differ` says whether they then
contradict each other. What kind of fact is found where: `quantities`, `moments`, `clocks`, `parties`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.article import Span
from index.comparison.reading.words import Token


class Field(StrEnum):
    """What a fact is about, and with it a conflict."""

    NUMBER = "number"
    DURATION = "duration"
    DATE = "date"
    PLACE = "place"
    ACTOR = "actor"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Rounding:
    """How coarsely a figure is given: the worth of its last digit, and how far below and above the truth may lie."""

    step: float
    below: float
    above: float

    def times(self, factor: float) -> Rounding:
        """The same of a figure in another unit."""
        return Rounding(self.step * factor, self.below * factor, self.above * factor)


@dataclass(frozen=True, slots=True)
class Fact:
    """A stated value. `matters` are the terms it may be the value of, each with the words of the text that name it;
    only the words are for showing. `low..high` is what the wording allows.

    `exact` tells a plain figure from a hedged or vague one. `parties` is for places and doers, which have no figures.
    A value that `recurs` fits again so much earlier or later: a Friday a week on, half past five twelve hours on.
    """

    field: Field
    span: Span
    matters: Mapping[str, str]
    low: float = 0.0
    high: float = 0.0
    exact: bool = True
    parties: frozenset[str] = frozenset()
    rounding: Rounding | None = None
    recurs: int = 0


_SAME_DURATION = 15
# A day and a year are not two opinions of how long one thing lasted.

_NOISE = 1e-9
# What arithmetic may add to a converted figure, as a part of it.


def differ(left: Fact, right: Fact) -> bool:
    """Whether two facts of one matter cannot both be true as worded."""
    if left.parties or right.parties:
        return bool(left.parties and right.parties) and left.parties.isdisjoint(right.parties)
    gap = _gap(left, right)
    if left.field is Field.DURATION:
        return gap != 0 and max(left.high, right.high) <= _SAME_DURATION * min(left.high, right.high)
    if gap and left.recurs != right.recurs:
        return all(_gap(left, right, later) for again in (left.recurs, right.recurs) for later in (again, -again))
    return gap != 0 and not _rounds(left, right, gap) and not _rounds(right, left, -gap)


def _gap(left: Fact, right: Fact, later: int = 0) -> float:
    """How far the right value lies above the left one, less than zero if below; zero where they meet."""
    gap = max(0.0, right.low + later - left.high) or min(0.0, right.high + later - left.low)
    return 0.0 if abs(gap) <= _NOISE * max(abs(left.high), abs(right.high)) else gap


def _rounds(coarse: Fact, fine: Fact, gap: float) -> bool:
    """Whether the coarse value is the fine one, `gap` above it, rounded or cut off after its last digit."""
    if coarse.rounding is None or fine.rounding is None or coarse.rounding.step <= fine.rounding.step:
        return False
    return gap < coarse.rounding.above * (1 - _NOISE) if gap > 0 else -gap <= coarse.rounding.below * (1 + _NOISE)


def as_written(text: str, words: Sequence[Token], start: int, end: int) -> str:
    """The words from `start` up to and without `end` as they stand in the text, on one line."""
    return " ".join(stretch(words, start, end).of(text).split()) if start < end else ""


def fuller(one: str, other: str) -> str:
    """Of two ways to name a matter the one with more words; of two as long, the same one whichever comes first."""
    return min(one, other, key=lambda words: (-len(words.split()), words))


def stretch(words: Sequence[Token], start: int, end: int) -> Span:
    """The span from word `start` up to and without word `end`."""
    return Span(words[start].span.start, words[end - 1].span.end)
