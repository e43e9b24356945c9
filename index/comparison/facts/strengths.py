"""How much may be said of two facts that differ: that both cannot be true, that one may be newer, or only that they do.

Two plain figures exclude each other only where both reports surely speak of the same: of one incident, place, day and
part of it. So far that is known only of two sentences that are surely the same, in reports of one day, and that name
the same day and no name that the other lacks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from index.comparison.facts.facts import Fact, Field
from index.comparison.reading.reading import Side
from index.text.calendar import ENGLISH_MONTHS, english_weekday


class Strength(StrEnum):
    """`HARD`: plain statements of what is known to be the same, which exclude each other. `UPDATE`: the later report's
    figure may be the newer one. `SOFT`: what is neither, be it hedged, or perhaps of something else.
    """

    HARD = "hard"
    SOFT = "soft"
    UPDATE = "update"


_SURE = 0.5
# More likely than not the two sentences tell the same fact.


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known around two facts that differ: how likely their sentences tell the same, and where those stand in
    which reports; whether both name one day, and whether each report gives this one value of the matter only.
    """

    likelihood: float
    sides: tuple[Side, Side]
    places: tuple[int, int]
    same_day: bool
    only_values: bool


def strength(left: Fact, right: Fact, beside: Beside) -> Strength:
    """How much may be said of two facts that differ."""
    ours, theirs = beside.sides
    if left.field is Field.NUMBER and _is_later(ours, theirs):
        return Strength.UPDATE
    is_plain = left.exact and right.exact and beside.only_values
    reported = bool(ours.date) and ours.date == theirs.date
    same_day = beside.same_day or left.field is Field.DATE
    sure = is_plain and reported and same_day and beside.likelihood >= _SURE
    return Strength.HARD if sure and _same_names(left, right, beside) else Strength.SOFT


def _is_later(one: Side, other: Side) -> bool:
    """Whether it is known that one of two reports is the later one: by day, or by the minute of one day."""
    ours, theirs = one.moment or one.date or "", other.moment or other.date or ""
    size = min(len(ours), len(theirs))
    return ours[:size] != theirs[:size]


def _same_names(left: Fact, right: Fact, beside: Beside) -> bool:
    """Whether two sentences share a name, and one of them has no name that the other lacks."""
    ours, theirs = (dict(_names(beside, fact, place)) for place, fact in enumerate((left, right)))
    shared = ours.keys() & theirs.keys()
    return any(ours[name] and theirs[name] for name in shared) and (shared == ours.keys() or shared == theirs.keys())


def _names(beside: Beside, fact: Fact, which: int) -> Iterator[tuple[str, bool]]:
    """The names in a sentence besides the fact, each with whether it surely is one: a first word may be none."""
    written = beside.sides[0].written | beside.sides[1].written
    for number, word in enumerate(beside.sides[which].words[beside.places[which]]):
        is_name = word.text[0].isupper() and bool(word.term) and not word.is_number and word.low not in written
        is_day = english_weekday(word.low) is not None or word.low in ENGLISH_MONTHS
        if is_name and not is_day and not word.span.overlaps(fact.span):
            yield word.term, number > 0
