"""How places where facts differ are told in words: what differs, and how much may be said of it. The same on every
screen and in every file but JSON, which has the names of the values.

    what_differs(Field.NUMBER)          # "number differs"
    hardness(Strength.UPDATE)           # "update: the later report may have the newer figure"
"""

from __future__ import annotations

from index.comparison.facts.stated.values import Field
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


def field_named(field: Field) -> str:
    """What a difference is a difference of."""
    return SAID_AND_DENIED if field is Field.OTHER else field.value


def what_differs(field: Field) -> str:
    """What is said of a difference before its matter."""
    return SAID_AND_DENIED if field is Field.OTHER else f"{field.value} differs"
