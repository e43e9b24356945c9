"""How places where facts differ are told in words: what differs, and how much may be said of it. The same on every
screen and in every file but JSON, which has the names of the values.

    what_differs(FactKind.COUNT)        # "number differs"
    what_differs(FactKind.CLOCK)        # "time differs"
    hardness(Strength.UPDATE)           # "update: the later report may have the newer figure"
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

SAID_AND_DENIED = "said and denied"
"""What one report says and another denies: it is no value that could be named, as a number or a day is."""

OPPOSED = "one report says it, another denies it"
"""What that means."""


def hardness(strength: Strength) -> str:
    """A strength with what it means."""
    return f"{strength.value}: {MEANT[strength]}"


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
