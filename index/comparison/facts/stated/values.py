"""A stated value: what kind of thing it is, the interval that its wording allows, and what it is the value of.

Two values of one kind that do not meet cannot both be true, if they are values of one thing; whether they are, other
files judge. `meet` says only whether they can be the same value: "about 40 miles" and "60 km" meet.

Example: of "at least 20 people were killed" the value is a `StatedValue` of the kind `count` from 20 to 21.4, with the
head `{"peopl"}`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from index.article import Span


class Field(StrEnum):
    """What a fact is about, and with it a conflict."""

    NUMBER = "number"
    DURATION = "duration"
    DATE = "date"
    PLACE = "place"
    ACTOR = "actor"
    OTHER = "other"


class FactKind(StrEnum):
    """What a value is a value of. Values are held against each other within a kind only."""

    COUNT = "count"
    MONEY = "money"
    SHARE = "share"
    POINTS = "points"
    LENGTH = "length"
    AREA = "area"
    WEIGHT = "weight"
    VOLUME = "volume"
    SPEED = "speed"
    TEMPERATURE = "temperature"
    POWER = "power"
    MAGNITUDE = "magnitude"
    SCORE = "score"
    TIMES = "times"
    ORDINAL = "ordinal"
    AGE = "age"
    DURATION = "duration"
    DAY = "day"
    YEAR = "year"
    CLOCK = "clock"
    DIRECTION = "direction"
    NATION = "nation"
    PLACE = "place"
    PARTY = "party"
    OUTCOME = "outcome"
    CLAIM = "claim"
    IDENTIFIER = "identifier"


MEASURES = frozenset(
    [
        FactKind.LENGTH,
        FactKind.AREA,
        FactKind.WEIGHT,
        FactKind.VOLUME,
        FactKind.SPEED,
        FactKind.TEMPERATURE,
        FactKind.POWER,
        FactKind.MAGNITUDE,
    ]
)
"""What is measured in units that convert."""

FIELDS: dict[FactKind, Field] = {
    FactKind.DURATION: Field.DURATION,
    FactKind.DAY: Field.DATE,
    FactKind.YEAR: Field.DATE,
    FactKind.CLOCK: Field.DATE,
    FactKind.DIRECTION: Field.PLACE,
    FactKind.PLACE: Field.PLACE,
    FactKind.NATION: Field.ACTOR,
    FactKind.PARTY: Field.ACTOR,
    FactKind.CLAIM: Field.ACTOR,
    FactKind.OUTCOME: Field.OTHER,
    FactKind.IDENTIFIER: Field.NUMBER,
}
"""The field of each kind that is no figure: it does not rise or fall from report to report."""


UNDATED = "undated"
"""The unit of a time that is told from the day of a report without a date."""


@dataclass(frozen=True)
class StatedValue:
    """A value and its place: `first` up to and without `last` are its words in the sentence, `span` its text.

    `low..high` is what the wording allows, in the base unit of the kind (metres, kilograms, hours, day numbers);
    `plain` is the figure itself. `unit` keeps apart what converts only roughly (a currency, miles against kilometres)
    and what does not convert at all; `hedge` is how sure the wording is, empty where it is plain. `head` are the stems
    of what is counted and `counts` where it stands; `names` are for values that are no figures: a nation, a
    party, a code. `step` is what the last digit is worth.
    """

    kind: FactKind
    low: float
    high: float
    first: int
    last: int
    span: Span
    plain: float = 0.0
    unit: str = ""
    hedge: str = ""
    head: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    per: str = ""
    is_article: bool = False
    is_part: bool = False
    counts: Span | None = None
    step: float = 0.0

    @property
    def shown(self) -> Span:
        """The words to show: the value with its unit; where it is no figure ("a woman", "no arrests"), what it counts
        as well.
        """
        with_head = self.is_article or self.hedge == "none" or self.kind is FactKind.NATION
        return Span(self.span.start, self.counts.end) if with_head and self.counts is not None else self.span

    @property
    def field(self) -> Field:
        """What a conflict over it is about."""
        return FIELDS.get(self.kind, Field.NUMBER)

    @property
    def is_in_words(self) -> bool:
        """Whether it is told by words that say something besides: a nation, a place, an outcome; no figure or code."""
        return bool(self.names) and self.kind is not FactKind.IDENTIFIER

    @property
    def is_plain(self) -> bool:
        """Whether it is stated without a hedge."""
        return not self.hedge


_UNIT_ROOM = 0.035
# "40 miles" is said of 60 km and of 65: a figure in another unit was rounded after it was converted.

_DEGREE_ROOM = 1.0
# The same of degrees.

_SPAN_ROOM = 0.02
# Two weeks and 14 days are one; a month and 30 days as well.

_PART_ROOM, _CLOCK_ROOM = 2.0, 0.07
# Hours between a part of the day and a time of the clock that are still no contradiction ("in the evening", 16:45); and
# between two times: four minutes are rounding.

_COMPASS_ROOM = 50.0
# Degrees: north and north-west are one direction more or less exactly told, north and east are two.

_ROUND_SHARE = 0.1
# A whole number that was rounded is off by a tenth at most: two million is not 1.6 million.

_HALF_A_DAY = 12
_A_WEEK = 7

_EPSILON = 1e-9


def meet(one: StatedValue, other: StatedValue) -> bool:
    """Whether two values of one kind can be the same, as worded."""
    if one.names or other.names:
        return not one.names.isdisjoint(other.names)
    match one.kind:
        case FactKind.DIRECTION:
            apart = abs(one.low - other.low) % 360
            return min(apart, 360 - apart) <= _COMPASS_ROOM
        case FactKind.MONEY if one.unit != other.unit:
            return True  # what one currency is in another hangs on the day
        case FactKind.DAY if one.unit == other.unit == "weekday" and abs(one.low - other.low) == _A_WEEK:
            return True  # one weekday in both, which only one says to be ahead: "will begin on Thursday"
        case FactKind.CLOCK:
            parts = [value.unit for value in (one, other)].count("part")
            room = (_CLOCK_ROOM, _PART_ROOM, 0.0)[parts]
            is_open = "open" in (one.unit, other.unit)
            again = (0, 24, -24, *((_HALF_A_DAY, -_HALF_A_DAY) if is_open else ()))
            return any(_overlap(one, other, room, later) for later in again)
        case FactKind.DURATION:
            room = 0.0 if one.unit == other.unit else _SPAN_ROOM * max(one.high, other.high)
            return _overlap(one, other, room)
        case FactKind.TEMPERATURE:
            return _overlap(one, other, 0.0 if one.unit == other.unit else _DEGREE_ROOM)
    if one.kind in MEASURES and one.unit != other.unit:
        return _overlap(one, other, _UNIT_ROOM * max(abs(one.high), abs(other.high)))
    return _overlap(_rounded(one, other), _rounded(other, one), 0.0)


def _rounded(coarse: StatedValue, fine: StatedValue) -> StatedValue:
    """A value with the room that its last digit leaves, where the other one is given more finely: 8 percent is said of
    7.6, and 11.6 of 11.66, cut off; of two figures of one precision neither has room.
    """
    if coarse.step <= fine.step * (1 + _EPSILON) or not fine.step:
        return coarse
    below = above = coarse.step / 2
    digits = coarse.plain / coarse.step  # in whatever unit: a mile is no whole number of metres
    if abs(digits - round(digits)) > _EPSILON * max(1.0, abs(digits)) or coarse.step < 1:
        above = coarse.step * (1 - _EPSILON)
    elif coarse.step > 1:
        below = above = min(below, _ROUND_SHARE * abs(coarse.plain))
    return replace(coarse, low=coarse.low - below, high=coarse.high + above)


def _overlap(one: StatedValue, other: StatedValue, room: float, later: float = 0.0) -> bool:
    slack = room + _EPSILON * max(1.0, abs(one.high), abs(other.high))
    return one.low <= other.high + later + slack and other.low + later <= one.high + slack
