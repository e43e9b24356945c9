"""The facts of a sentence that can disagree with another report: numbers, durations, dates, places, doers.

A `Fact` has the words that state it, its matter (`about`) and a value: an interval of numbers, of days, or a set of
names for who or where. Two facts are comparable if their field is the same and their matter is; `differ` says whether
they then contradict each other. What kind of fact is found where: `quantities`, `moments`, `parties`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from index.article import Span
from index.comparison.words import Token


class Field(StrEnum):
    """What a fact is about, and with it a conflict."""

    NUMBER = "number"
    DURATION = "duration"
    DATE = "date"
    PLACE = "place"
    ACTOR = "actor"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Fact:
    """A stated value. `matters` are the terms it may be the value of; `low..high` what the wording allows.

    `exact` tells a plain figure from a hedged or vague one. `parties` is for places and doers, which have no figures.
    """

    field: Field
    span: Span
    matters: frozenset[str]
    low: float = 0.0
    high: float = 0.0
    exact: bool = True
    parties: frozenset[str] = frozenset()


_SAME_DURATION = 15
# A day and a year are not two opinions of how long one thing lasted.


def differ(left: Fact, right: Fact) -> bool:
    """Whether two facts of one matter cannot both be true as worded."""
    if left.parties or right.parties:
        return bool(left.parties and right.parties) and left.parties.isdisjoint(right.parties)
    apart = left.high < right.low or right.high < left.low
    if left.field is Field.DURATION:
        return apart and max(left.high, right.high) <= _SAME_DURATION * min(left.high, right.high)
    return apart


def stretch(words: Sequence[Token], start: int, end: int) -> Span:
    """The span from word `start` up to and without word `end`."""
    return Span(words[start].span.start, words[end - 1].span.end)
