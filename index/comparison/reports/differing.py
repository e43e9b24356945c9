"""How places where facts differ are told in words: what differs, and how much may be said of it. The same on every
screen and in every file but JSON, which has the names of the values.

    what_differs(FactKind.COUNT)        # "number differs"
    what_differs(FactKind.CLOCK)        # "time differs"
    hardness(Strength.UPDATE, False)    # "update: the later report may have the newer figure"
    hardness(Strength.SOFT, True)       # "soft: hedged"
"""

from __future__ import annotations

from index.comparison.facts.stated.values import FIELDS, FactKind, Field
from index.comparison.facts.strengths import Strength

MEANT = {
    Strength.HARD: "plainly of the same; both cannot be true",
    Strength.SOFT: "hedged, or perhaps of something else",
    Strength.UPDATE: "the later report may have the newer figure",
}
"""What the strength of a difference means: short enough to stand beside it."""

HEDGED, OF_SOMETHING_ELSE = MEANT[Strength.SOFT].split(", or ")
"""Which of both a soft one is, where that is known: one of the values is hedged, or none."""

SAID_AND_DENIED = "said and denied"
"""What one report says and another denies: it is no value that could be named, as a number or a day is."""

OPPOSED = "one report says it, another denies it"
"""What that means."""


def hardness(strength: Strength, is_hedged: bool) -> str:
    """A strength with what it means; of a soft one whether a value `is_hedged`, or may be of something else."""
    soft = HEDGED if is_hedged else OF_SOMETHING_ELSE
    return f"{strength.value}: {soft if strength is Strength.SOFT else MEANT[strength]}"


_TIME = "time"
# What a time of the clock is called: it is no date to a reader, though both say when.


def what_is_named(kind: FactKind) -> str:
    """What a difference is a difference of: "number", "date", "time"."""
    field = FIELDS.get(kind, Field.NUMBER)
    if field is Field.OTHER:
        return SAID_AND_DENIED
    return _TIME if kind is FactKind.CLOCK else field.value


def what_differs(kind: FactKind) -> str:
    """What is said of a difference before its matter."""
    named = what_is_named(kind)
    return named if named == SAID_AND_DENIED else f"{named} differs"
