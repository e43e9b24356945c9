"""How much may be said of two facts that differ: that both cannot be true, that one may be newer, or only that they do.

Two plain values exclude each other only where both reports surely speak of the same: of one incident, day and part of
it. That is taken for known only of very likely clashes in reports of one day, where neither value is hedged, planned,
of an earlier time or a part.
"""

from __future__ import annotations

from enum import StrEnum

from index.comparison.facts.matching.matching import Match
from index.comparison.facts.stated.values import FIELDS
from index.comparison.reading.reading import Side
from index.text.calendar import by_moment


class Strength(StrEnum):
    """`HARD`: plain statements of what is known to be the same, which exclude each other. `UPDATE`: the later report's
    figure may be the newer one. `SOFT`: what is neither, be it hedged, or perhaps of something else.
    """

    HARD = "hard"
    SOFT = "soft"
    UPDATE = "update"


SURE_CLASH = 0.75
"""The least chance of a hard difference. Of 13 plain clashes this likely, on events held out and in reports not said to
be of two incidents, all 13 were hard; from .6 on 22 of 27 (benchmarks/fitting, on which it was also chosen). Of the 13
only two are in reports known to be of one incident and one day.
"""


def strength(match: Match, left: Side, right: Side, may_be_hard: bool) -> Strength:
    """How much may be said of two values that differ; `may_be_hard` where the reports are known to tell of one incident
    and one day, and neither itself gives two values.
    """
    if match.left.value.kind not in FIELDS and _is_later(left, right):
        return Strength.UPDATE
    return Strength.HARD if may_be_hard and match.chance >= SURE_CLASH and is_plain(match) else Strength.SOFT


def is_plain(match: Match) -> bool:
    """Whether both values are stated without a hedge, of now and of the whole, at one place and on one day."""
    one, other = match.left, match.right
    plain = not is_hedged(match) and not (one.value.is_article or other.value.is_article)
    plain = plain and one.is_state == other.is_state
    whole = not any(
        around.is_earlier or around.is_planned or around.is_part or around.is_superseded for around in (one, other)
    )
    elsewhere = bool(one.near_names and other.near_names) and one.near_names.isdisjoint(other.near_names)
    return plain and whole and not elsewhere and "other_day" not in match.signs


def is_hedged(match: Match) -> bool:
    """Whether one of two values is hedged, or a bound where the other is none: "about 40", "at least 40"."""
    one, other = match.left, match.right
    return not (one.value.is_plain and other.value.is_plain) or one.is_limit != other.is_limit


def _is_later(one: Side, other: Side) -> bool:
    """Whether it is known that one of two reports is the later one: by day, or by the minute of one day."""
    ours, theirs = one.moment or one.date or "", other.moment or other.date or ""
    if by_moment(ours) != ours and by_moment(theirs) != theirs:  # two clocks that are known
        return by_moment(ours) != by_moment(theirs)
    size = min(len(ours), len(theirs))
    return ours[:size] != theirs[:size]
